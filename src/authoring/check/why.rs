//! The why: one sentence, short, with placeholders that have a value.

use super::{Check, help};
use crate::codes;
use crate::phrases::{Emptiness, phrase};
use crate::place::Place;
use crate::source::{Allowed, Offer};
use crate::template::Piece;
use cart_associate_core::text::Placeholder;

/// The longest why, in characters.
const MAX_LENGTH: usize = 120;

/// What a placeholder counts as.
const SLOT_LENGTH: usize = 8;

pub(super) fn check<'a>(check: &mut Check<'a>, offer: &'a Offer, whole: &Place<'_>) {
    let at = &whole.name("why");
    check.languages(&offer.why, at);
    check.each_language(&offer.why, at, &mut |check, language, words, at| {
        if words.trim().is_empty() {
            let help = help("say in one sentence what it does for the shopper");
            check.report(codes::MISSING_WHY, at, "this why is empty", help);
            return;
        }
        check.words(words, at);
        let pieces = check.template(words, at);
        length(check, &pieces, at);
        if let Some((phrase, Emptiness::Generic)) = phrase(language, words) {
            generic(check, phrase, at);
        }
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

fn generic(check: &mut Check<'_>, phrase: &str, at: &Place<'_>) {
    let message = format!("`{phrase}` could stand on any card");
    if check.bundle.allow.contains(&Allowed::GenericWhy) {
        let help = help("say what it does for them, and take `generic_why` out of `allow`");
        check.warn(codes::GENERIC_WHY, at, message, help);
    } else {
        let help = help(
            "say what it does for them: \"Keeps the cables off the floor when your {trigger} moves.\"; to compile all the same, add \"allow\": [\"generic_why\"] to the file",
        );
        check.report(codes::GENERIC_WHY, at, message, help);
    }
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
    "ggü", "vgl", "p.ex", "env", "ex", "p.ej", "aprox", "máx", "mín", "núm", "n", "nº", "art", "fig", "vol",
    "tel", "ref", "dim", "pcs", "pc", "pkg", "qty", "avg", "temp", "resp", "incl", "excl", "gem", "lt",
    "zzgl", "stk", "std", "sek", "tgl", "versch", "ev", "vs", "réf", "tél", "max", "uds", "ud", "ref", "pág",
    "sr", "sra", "tam", "unid",
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
    let ending = |c: char| matches!(c, '.' | '!' | '?' | '…' | '؟');
    let Some(mark) = get(at) else { return false };
    if matches!(mark, '。' | '！' | '？') {
        let rest = chars.iter().skip(at + 1);
        return rest.clone().any(|c| c.is_alphanumeric())
            && !get(at + 1).is_some_and(|c| matches!(c, '。' | '！' | '？'));
    }
    if !ending(mark) || get(at + 1).is_some_and(ending) {
        return false;
    }
    let before = chars.get(..at).unwrap_or_default();
    if mark == '.' && is_abbreviation(before) {
        return false;
    }
    let closed = get(at + 1).is_some_and(closing);
    let after: Vec<char> = chars.iter().skip(at + 1).copied().skip_while(|c| closing(*c)).collect();
    let first = after.first().copied();
    let next = after.iter().copied().find(|c| c.is_alphanumeric());
    if first.is_some_and(char::is_whitespace) {
        // After dots or a bracket the sentence may go on.
        let may_go_on = closed || mark == '…' || before.last() == Some(&'.');
        return next.is_some_and(|next| !next.is_lowercase() || !may_go_on);
    }
    // "tidy.Also": the space was left out. An address or a number has no such word behind its full stop.
    let ends_word = before.last().is_some_and(|c| c.is_lowercase());
    first.is_some_and(char::is_uppercase) && ends_word && after.get(1).is_none_or(|c| !c.is_uppercase())
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
            "Wait... it holds a monitor too.",
            "Soft (no itch!) and warm.",
            "See shop.example for all sizes.",
            "Fits USB.C and v2.0b plugs.",
            "Works with art. 5 and fig. b of the set.",
            "Mind. zwei Haken, inkl. schrauben.",
        ] {
            assert_eq!(sentences(&pieces(one).0), 1, "{one}");
        }
        for two in [
            "Keeps cables tidy. Your desk looks great.",
            "Hurry! Only today.",
            "Buy now. {product} is good.",
            "Gut. Besser.",
            "keeps cables tidy. looks great.",
            "Keeps cables tidy.Also looks great.",
            "keeps cables tidy! looks great",
            "Hält alles fest.Und leise.",
            "{product} holds it. works with {trigger}.",
            "هل يناسبك؟ نعم.",
            "隠します。便利です。",
            "\"Great.\" Others agree.",
        ] {
            assert_eq!(sentences(&pieces(two).0), 2, "{two}");
        }
    }
}
