//! The why: one sentence, short, with placeholders that have a value.

use super::{Check, help};
use crate::codes;
use crate::place::Place;
use crate::source::Offer;
use crate::template::Piece;
use cart_associate_core::text::Placeholder;

/// The longest why, in characters.
const MAX_LENGTH: usize = 120;

/// What a placeholder counts as.
const SLOT_LENGTH: usize = 8;

pub(super) fn check<'a>(check: &mut Check<'a>, offer: &'a Offer, whole: &Place<'_>) {
    let at = &whole.name("why");
    check.languages(&offer.why, at);
    check.each_language(&offer.why, at, &mut |check, _, words, at| {
        if words.trim().is_empty() {
            let help = help("say in one sentence what it does for the shopper");
            check.report(codes::MISSING_WHY, at, "this why is empty", help);
            return;
        }
        check.words(words, at);
        let pieces = check.template(words, at);
        length(check, &pieces, at);
        if sentences(&pieces) > 1 {
            let help = help("say the one thing that helps the shopper, and drop the rest");
            check.report(codes::SEVERAL_SENTENCES, at, "this why is more than one sentence", help);
        }
        for piece in &pieces {
            // Of an offer that could not be read in full there is no telling what has a value.
            if let Piece::Slot(slot) = piece
                && !check.lacks_something(whole)
            {
                usable(check, offer, *slot, at);
            }
        }
    });
}

fn length(check: &mut Check<'_>, pieces: &[Piece], at: &Place<'_>) {
    let length: usize = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.chars().count(),
            Piece::Slot(_) => SLOT_LENGTH,
        })
        .sum();
    if length > MAX_LENGTH {
        let message = format!("this why has {length} characters; more than {MAX_LENGTH} are not read");
        let help = format!("shorten it by {}; a placeholder counts as {SLOT_LENGTH}", length - MAX_LENGTH);
        check.report(codes::LONG_WHY, at, message, Some(help));
    }
}

fn usable(check: &mut Check<'_>, offer: &Offer, slot: Placeholder, at: &Place<'_>) {
    let help = match slot {
        Placeholder::Trigger => return,
        Placeholder::Product => "this offer adds no product; `{trigger}` names what it is about",
        Placeholder::Price | Placeholder::Difference => {
            "this offer may cost nothing; the card says the price of a switch itself"
        }
        Placeholder::Saving | Placeholder::SavingPercent => "only a quantity break or a kit saves anything",
        Placeholder::Have => "only a quantity break or a kit counts what the shopper has",
        Placeholder::Add => "this offer adds nothing that is counted",
        Placeholder::Share | Placeholder::Sample => {
            if offer.claim.is_none() {
                let message = format!("`{{{}}}` needs figures", name(slot));
                let help = super::help("add \"claim\": {\"share\": …, \"sample\": …} to the offer");
                check.report(codes::CLAIM_WITHOUT_EVIDENCE, at, message, help);
            }
            return;
        }
    };
    if !offer.forms().into_iter().any(|form| form.facts().fills(slot)) {
        let message = format!("`{{{}}}` has no value for this offer", name(slot));
        check.report(codes::UNUSABLE_PLACEHOLDER, at, message, super::help(help));
    }
}

fn name(slot: Placeholder) -> &'static str {
    Placeholder::ALL.iter().find(|(_, known)| *known == slot).map(|(name, _)| *name).unwrap_or_default()
}

/// Words after which a full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "e.g", "i.e", "approx", "incl", "excl", "max", "min", "no", "nos", "vs", "dr", "mr", "mrs", "ms", "st",
    "etc", "est", "cf", "z.b", "d.h", "u.a", "ca", "bzw", "usw", "inkl", "exkl", "nr", "evtl", "ggf", "mind",
    "ggü", "vgl", "p.ex", "env", "ex", "p.ej", "aprox", "máx", "mín", "núm", "n", "nº",
];

/// How many sentences a text has. Full stops after abbreviations, initials and ordinal numbers end none.
fn sentences(pieces: &[Piece]) -> usize {
    let text: String = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.as_str(),
            Piece::Slot(_) => "Xx",
        })
        .collect();
    let chars: Vec<char> = text.trim().chars().collect();
    let breaks = (0..chars.len()).filter(|at| ends_sentence(&chars, *at)).count();
    breaks + 1
}

/// Whether a sentence ends at this character and another one follows.
fn ends_sentence(chars: &[char], at: usize) -> bool {
    let get = |at: usize| chars.get(at).copied();
    let closing = |c: char| matches!(c, '"' | '\'' | ')' | ']' | '”' | '’' | '»' | '“' | '」');
    let ending = |c: char| matches!(c, '.' | '!' | '?' | '…');
    let Some(mark) = get(at) else { return false };
    if matches!(mark, '。' | '！' | '？') {
        let rest = chars.iter().skip(at + 1);
        return rest.clone().any(|c| c.is_alphanumeric())
            && !get(at + 1).is_some_and(|c| matches!(c, '。' | '！' | '？'));
    }
    if !ending(mark) || get(at + 1).is_some_and(ending) {
        return false;
    }
    let after: Vec<char> = chars.iter().skip(at + 1).copied().skip_while(|c| closing(*c)).collect();
    let spaced = after.first().is_some_and(|c| c.is_whitespace());
    let next = after.into_iter().find(|c| c.is_alphanumeric());
    let begins = next.is_some_and(|next| !next.is_lowercase());
    if !spaced || !begins {
        return false;
    }
    mark != '.' || !is_abbreviation(chars.get(..at).unwrap_or_default())
}

fn is_abbreviation(before: &[char]) -> bool {
    let start = before.iter().rposition(|c| c.is_whitespace()).map_or(0, |space| space + 1);
    let word: String = before.iter().skip(start).filter(|c| !matches!(c, '(' | '"' | '„' | '“')).collect();
    let word = word.to_lowercase();
    word.chars().count() == 1
        || word.chars().all(|c| c.is_ascii_digit())
        || ABBREVIATIONS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::sentences;
    use crate::template::pieces;

    #[test]
    fn sentences_are_counted() {
        for one in [
            "Keeps the cables off the floor.",
            "Keeps cables tidy",
            "Fits 18 mm, e.g. Oak.",
            "z. B. Eichenholz hält länger.",
            "Das 3. Stück kostet weniger.",
            "Fits approx. 80 cm.",
            "Wow!",
            "Really?!",
            "Up to 1.5 m long.",
            "Wait … what",
            "Made by J. Smith.",
            "Saves {saving}. ",
            "",
            "They said \"yes.\"",
            "ケーブルを隠します。",
        ] {
            assert_eq!(sentences(&pieces(one).0), 1, "{one}");
        }
        for two in [
            "Keeps cables tidy. Your desk looks great.",
            "Hurry! Only today.",
            "Buy now. {product} is good.",
            "Gut. Besser.",
            "隠します。便利です。",
            "\"Great.\" Others agree.",
        ] {
            assert_eq!(sentences(&pieces(two).0), 2, "{two}");
        }
    }
}
