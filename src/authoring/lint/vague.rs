//! A why that gives no reason, and yet is no phrase that every compile refuses.

use super::Lint;
use crate::check::help;
use crate::codes;
use crate::phrases::{Emptiness, phrase, plain};
use crate::place::Place;
use crate::source::Offer;

/// A why of fewer words says nothing; so does one of fewer letters in a script without spaces.
const FEW_WORDS: usize = 3;
const FEW_LETTERS: usize = 8;

pub(super) fn check<'a>(lint: &mut Lint<'a, '_>, offer: &'a Offer, at: &Place<'_>) {
    lint.check.each_language(&offer.why, &at.name("why"), &mut |check, language, text, at| {
        let message = match phrase(language, text) {
            Some((phrase, Emptiness::Vague)) => format!("`{phrase}` gives no reason"),
            None if is_short(text) => "this says too little to be a reason".into(),
            // The check has said it.
            Some((_, Emptiness::Generic)) | None => return,
        };
        let help =
            help("say what it does for them: \"Keeps the cables off the floor when your {trigger} moves.\"");
        check.warn(codes::VAGUE_WHY, at, message, help);
    });
}

/// Whether a why in this language gives no reason.
pub(super) fn is_vague(language: &str, text: &str) -> bool {
    phrase(language, text).is_some() || is_short(text)
}

fn is_short(text: &str) -> bool {
    let said = plain(text);
    let words: Vec<&str> = said.split_whitespace().collect();
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    words.len() < FEW_WORDS && (letters < FEW_LETTERS || said.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::is_vague;

    #[test]
    fn phrases_without_a_reason_are_recognised() {
        for (language, text) in [
            ("en", "You may also like this."),
            ("en", "You might also like the {product}"),
            ("en-GB", "Goes well with your {trigger}."),
            ("en", "We think you'll love it"),
            ("en", "Popular right now"),
            ("en", "Our top pick"),
            ("de", "Unser Tipp für Ihren {trigger}"),
            ("fr", "Notre coup de cœur"),
            ("es", "Te va a encantar."),
            ("pt-BR", "Você também pode gostar"),
            ("en", "Don’t miss out!"),
            ("en", "Nice."),
            ("en", "{product} for your {trigger}"),
            ("de", "Das könnte Ihnen auch gefallen"),
            ("de-AT", "Passt perfekt zu Ihrem {trigger}."),
            ("fr", "Vous aimerez aussi"),
            ("fr", "N'oubliez pas : {product}"),
            ("en", "Complete your look."),
            ("en", "Great addition to your {trigger}."),
            ("en", "Perfect with your {trigger}."),
            ("en", "Add it to your order."),
            ("en", "Don't miss out on this deal."),
            ("de", "Das perfekte Zubehör für dein {trigger}."),
            ("de", "Solange der Vorrat reicht!"),
            ("fr", "Le complément idéal de votre {trigger}."),
            ("es", "Perfecto con tu {trigger}."),
            ("es", "También te puede gustar"),
            ("ja", "最高"),
        ] {
            assert!(is_vague(language, text), "{text}");
        }
        for (language, text) in [
            ("en", "Keeps the cables off the floor."),
            ("en", "Goes well with oak, because its wax is free of colour."),
            ("en", "Check out the gap before you drill: this template shows it."),
            ("en", "You may also like to know that it fits doors from 80 cm."),
            ("en", "Never without soap."),
            ("en", "Perfect with a desk that moves, because its cable gives way."),
            ("en", "Add it to your machine once a month to keep lime away."),
            ("en", "Great grip for wet hands."),
            ("de", "Perfekt für nasse Wege, weil die Sohle auch auf Laub hält."),
            ("de", "Hält die Kabel vom Boden fern."),
            ("fr", "Garde les câbles hors du sol."),
            ("es", "Mantiene los cables ordenados."),
            ("ja", "ケーブルを床から離して整理します。"),
            ("pt", "Mantém os cabos longe do chão."),
            ("en", "Our top picks up dust that the short one leaves behind."),
            ("nl", "Houdt de kabels van de vloer."),
        ] {
            assert!(!is_vague(language, text), "{text}");
        }
    }
}
