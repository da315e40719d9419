//! Languages: what some offers say in a language, the others should say in it too.

use super::added_products::added_products;
use super::{Lint, Subject};
use crate::check::Check;
use crate::codes;
use crate::place::Place;
use crate::source::{Image, Product, Text};
use std::collections::BTreeSet;

type Languages<'a> = BTreeSet<&'a str>;

/// What the places of texts have in common.
struct Wanted<'a> {
    languages: Languages<'a>,
    default: &'a str,
}

pub(super) fn check(lint: &mut Lint<'_, '_>, subjects: &[Subject<'_>]) {
    let mut languages = Languages::new();
    for Subject { offer, .. } in subjects {
        if let Text::Localised(all) = &offer.why {
            languages.extend(all.keys().map(|tag| primary(tag)));
        }
    }
    let default = primary(&lint.check.bundle.language);
    languages.insert(default);
    if languages.len() < 2 {
        return;
    }
    let wanted = Wanted { languages, default };
    let list = Place::ROOT.name("offers");
    for Subject { index, offer } in subjects {
        let at = list.index(*index);
        wanted.all(lint.check, &offer.why, &at.name("why"));
        if let Some(title) = &offer.title {
            wanted.all(lint.check, title, &at.name("title"));
        }
        for form in offer.forms() {
            let at = at.name(form.field());
            for text in form.facts().texts().into_iter().filter(|text| !text.is_label) {
                at.below(&text.path, &mut |at| wanted.all(lint.check, text.text, at));
            }
        }
    }
    let list = Place::ROOT.name("products");
    for place in added_products(lint, subjects) {
        if let (Some(product), Ok(index)) = (lint.catalog.at(place), usize::try_from(place)) {
            wanted.product(lint.check, product, &list.index(index));
        }
    }
}

impl Wanted<'_> {
    /// A sentence must be there in every language.
    fn all(&self, check: &mut Check<'_>, text: &Text, at: &Place<'_>) {
        let has: Languages<'_> = match text {
            Text::Plain(_) => Languages::from([self.default]),
            Text::Localised(all) => all.keys().map(|tag| primary(tag)).collect(),
        };
        self.lacks(check, &has, at);
    }

    /// A name may be the same in all languages, and is then plain; where it is translated, it is for all of them.
    fn product(&self, check: &mut Check<'_>, product: &Product, at: &Place<'_>) {
        let image = at.name("image");
        let texts = [
            (Some(&product.title), at.name("title")),
            (product.short_name.as_ref(), at.name("short_name")),
            (product.image.as_ref().map(|image| &image.alt), image.name("alt")),
        ];
        for (text, at) in texts {
            if let Some(text @ Text::Localised(_)) = text {
                self.all(check, text, &at);
            }
        }
        let variants = at.name("variants");
        for (index, variant) in product.variants.iter().enumerate() {
            if let Some(Image { alt: text @ Text::Localised(_), .. }) = &variant.image {
                self.all(check, text, &variants.index(index).name("image").name("alt"));
            }
        }
    }

    fn lacks(&self, check: &mut Check<'_>, has: &Languages<'_>, at: &Place<'_>) {
        // Without the bundle's own language nothing is compiled, and that has been said.
        let lacks: Vec<&str> =
            self.languages.difference(has).copied().filter(|one| *one != self.default).collect();
        let Some(first) = lacks.first() else { return };
        let shown: Vec<String> =
            lacks.iter().map(|one| format!("`{}`", cart_associate_core::text::clean(one))).collect();
        let message =
            format!("this text is not given in {}, which other offers are given in", shown.join(" and "));
        let help = format!("add \"{}\": \"…\"", cart_associate_core::text::clean(first));
        check.warn(codes::MISSING_TRANSLATION, at, message, Some(help));
    }
}

/// The language of a tag: what is given in `de` serves `de-AT` too.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}
