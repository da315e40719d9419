//! Texts that a shopper reads, and their languages.

use super::{Check, help};
use crate::codes;
use crate::place::Place;
use crate::source::Text;
use crate::template;
use cart_associate_core::text::{Placeholder, is_unsafe_character};

impl<'a> Check<'a> {
    /// Calls for each language of a text, with its place.
    pub(crate) fn each_language(
        &mut self,
        text: &'a Text,
        at: &Place<'_>,
        each: &mut dyn FnMut(&mut Check<'a>, &'a str, &'a str, &Place<'_>),
    ) {
        match text {
            Text::Plain(words) => each(self, &self.bundle.language, words, at),
            Text::Localised(all) => {
                for (language, words) in all {
                    each(self, language, words, &at.name(language));
                }
            }
        }
    }

    /// A text that is shown as it is.
    pub(crate) fn text(&mut self, text: &'a Text, at: &Place<'_>) {
        self.languages(text, at);
        self.each_language(text, at, &mut |check, _, words, at| check.words(words, at));
    }

    /// A text of an offer that is shown as it is: placeholders are filled in the why only.
    pub(crate) fn offer_text(&mut self, text: &'a Text, at: &Place<'_>) {
        self.text(text, at);
        self.each_language(text, at, &mut |check, _, words, at| {
            let known = Placeholder::ALL.iter().find(|(name, _)| words.contains(&format!("{{{name}}}")));
            if let Some((name, _)) = known {
                let message = format!("`{{{name}}}` is not filled in here");
                check.report(
                    codes::UNUSABLE_PLACEHOLDER,
                    at,
                    message,
                    help("placeholders are filled in `why` only"),
                );
            }
        });
    }

    /// Which languages a text is given in.
    pub(crate) fn languages(&mut self, text: &Text, at: &Place<'_>) {
        let Text::Localised(all) = text else { return };
        for language in all.keys() {
            self.language(language, &at.name(language));
        }
        let default = &self.bundle.language;
        if !all.contains_key(default) && !self.lost.contains("/language") {
            let message = format!("this text is not given in `{default}`, the language of the rule bundle");
            let help =
                format!("add \"{default}\": \"…\"; it is what shoppers see whose language is not there");
            self.report(codes::MISSING_LANGUAGE, at, message, Some(help));
        }
    }

    /// A BCP 47 tag, checked lightly: a language and subtags, with hyphens.
    pub(crate) fn language(&mut self, tag: &str, at: &Place<'_>) {
        let mut subtags = tag.split('-');
        let primary = subtags.next().unwrap_or_default();
        let good = matches!(primary.len(), 2 | 3) && primary.chars().all(|c| c.is_ascii_alphabetic());
        let rest = subtags.all(|subtag| {
            (1..=8).contains(&subtag.len()) && subtag.chars().all(|c| c.is_ascii_alphanumeric())
        });
        if !good || !rest {
            let message = format!("`{}` is no language tag", cart_associate_core::text::clean(tag));
            self.report(
                codes::BAD_LANGUAGE,
                at,
                message,
                help("write a BCP 47 tag, such as `en` or `pt-BR`"),
            );
        }
    }

    /// The words themselves.
    pub(crate) fn words(&mut self, words: &str, at: &Place<'_>) {
        if words.trim().is_empty() {
            self.report(
                codes::EMPTY_VALUE,
                at,
                "this text is empty",
                help("say something here, or leave it out"),
            );
        }
        if let Some(c) = words.chars().find(|c| is_unsafe_character(*c)) {
            let message = format!("this text holds the control character U+{:04X}", u32::from(c));
            let help = help("remove it: it could hide or reorder what stands around it");
            self.report(codes::UNSAFE_TEXT, at, message, help);
        }
    }

    /// The words of a text with placeholders: flaws of the template.
    pub(crate) fn template(&mut self, words: &str, at: &Place<'_>) -> Vec<crate::template::Piece> {
        let (pieces, flaws) = template::pieces(words);
        for flaw in flaws {
            match flaw {
                template::Flaw::Unbalanced => {
                    let help = help("write `{{` and `}}` for braces that are to be shown");
                    self.report(codes::BAD_BRACES, at, "a brace has no partner", help);
                }
                template::Flaw::Unknown(name) => self.unknown_placeholder(&name, at),
            }
        }
        pieces
    }

    fn unknown_placeholder(&mut self, name: &str, at: &Place<'_>) {
        let names = || Placeholder::ALL.iter().map(|(name, _)| *name);
        let message = format!("there is no placeholder `{{{}}}`", cart_associate_core::text::clean(name));
        let help = crate::similar::similar(name, names()).map_or_else(
            || {
                let all: Vec<String> = names().map(|name| format!("`{{{name}}}`")).collect();
                format!("there are {}", all.join(", "))
            },
            |near| format!("did you mean `{{{near}}}`?"),
        );
        self.report(codes::UNKNOWN_PLACEHOLDER, at, message, Some(help));
    }

    /// A link that may be followed.
    pub(crate) fn link(&mut self, url: &str, at: &Place<'_>) {
        // A browser takes it for a file beside the page.
        let half = url.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
        if half || !cart_associate_core::text::is_safe_link(url) {
            let message =
                format!("`{}` is no link that may be followed", cart_associate_core::text::clean(url));
            let help =
                help("write a path of the shop, such as `/pages/returns`, or an address with `https://`");
            self.report(codes::UNSAFE_LINK, at, message, help);
        }
    }
}
