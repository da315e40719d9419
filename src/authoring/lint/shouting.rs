//! A why that shouts: in capitals, or with exclamation marks.

use super::Lint;
use crate::check::help;
use crate::codes;
use crate::place::Place;
use crate::source::{Offer, Product, Text};
use crate::template::{self, Piece};

/// Capitals of so many letters may be an abbreviation (USB, HDMI); of more, they shout unless a product is called so.
const ABBREVIATION: usize = 4;

/// Short words that nobody writes in capitals but to shout.
const LOUD: &[&str] = &[
    "BEST", "BUY", "DEAL", "FREE", "HOT", "JETZT", "MUST", "NEU", "NEW", "NOW", "NUR", "ONLY", "OFF", "SALE",
    "SAVE", "TODAY", "WOW", "YOU", "YOUR",
];

pub(super) fn check<'a>(lint: &mut Lint<'a, '_>, offer: &'a Offer, at: &Place<'_>) {
    let products = lint.catalog.products;
    let texts = [("why", Some(&offer.why)), ("title", offer.title.as_ref())];
    for (name, text) in texts {
        let Some(text) = text else { continue };
        lint.check.each_language(text, &at.name(name), &mut |check, _, words, at| {
            let Some(loud) = shouts(words, products) else { return };
            let message = format!("`{}` shouts", cart_associate_core::text::clean(&loud));
            let help = help("write it as you would say it across the counter");
            check.warn(codes::SHOUTING_WHY, at, message, help);
        });
    }
}

/// What is shouted, if anything.
fn shouts(text: &str, products: &[Product]) -> Option<String> {
    let pieces = template::pieces(text).0;
    let words = pieces.iter().filter_map(|piece| match piece {
        Piece::Words(words) => Some(words.as_str()),
        Piece::Slot(_) => None,
    });
    let said: String = words.collect::<Vec<_>>().join(" ");
    if said.chars().filter(|c| matches!(c, '!' | '！')).count() >= 2 {
        return Some("!!".into());
    }
    let capitals: Vec<&str> =
        said.split(|c: char| !c.is_alphabetic()).filter(|word| is_capitals(word)).collect();
    let loud = |word: &&&str| {
        LOUD.contains(*word) || word.chars().count() > ABBREVIATION && !is_a_name(word, products)
    };
    capitals.iter().find(loud).map(|word| (*word).to_owned())
}

fn is_capitals(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

/// Whether a product is written so.
fn is_a_name(word: &str, products: &[Product]) -> bool {
    let says = |text: &Text| match text {
        Text::Plain(words) => words.contains(word),
        Text::Localised(all) => all.values().any(|words| words.contains(word)),
    };
    products.iter().any(|product| {
        says(&product.title)
            || product.short_name.as_ref().is_some_and(says)
            || product.vendor.as_ref().is_some_and(|vendor| vendor.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::shouts;

    #[test]
    fn shouting_is_heard() {
        for text in [
            "BUY it for your {trigger}",
            "Great!! Really",
            "Hurry! Now!",
            "ONLY today",
            "KEEPS the cables tidy",
            "¡Ahora! ¡Ya!",
        ] {
            assert!(shouts(text, &[]).is_some(), "{text}");
        }
        for text in
            ["Fits USB and HDMI.", "For your NAS.", "Tidy at last!", "A quiet word.", "Für die DIN-Norm."]
        {
            assert_eq!(shouts(text, &[]), None, "{text}");
        }
    }
}
