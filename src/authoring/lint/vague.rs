//! A why that gives no reason.

use super::Lint;
use crate::check::help;
use crate::codes;
use crate::place::Place;
use crate::source::Offer;
use crate::template::{self, Piece};

/// What says nothing, by language, in lower case and without punctuation. A why is vague where it is one of
/// these, or begins with one and adds no more than a few words.
const PHRASES: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "you may also like",
            "you might also like",
            "you may like",
            "you might like",
            "you will love",
            "youll love",
            "recommended for you",
            "we recommend",
            "our recommendation",
            "just for you",
            "hand picked for you",
            "handpicked for you",
            "dont miss",
            "dont miss out",
            "hurry",
            "last chance",
            "limited time",
            "while stocks last",
            "while supplies last",
            "dont forget",
            "check this out",
            "check out",
            "take a look",
            "goes well with",
            "goes great with",
            "goes perfectly with",
            "pairs well with",
            "pairs perfectly with",
            "the perfect match",
            "a perfect match",
            "perfect for you",
            "perfect with",
            "great with",
            "perfect addition",
            "the perfect addition",
            "great addition",
            "a great addition",
            "a must have",
            "must have",
            "complete the look",
            "complete your look",
            "complete your outfit",
            "complete your order",
            "complete your purchase",
            "related products",
            "similar products",
            "more like this",
            "why not add",
            "add this",
            "add it to your",
            "add to your",
            "treat yourself",
        ],
    ),
    (
        "de",
        &[
            "das könnte ihnen auch gefallen",
            "das könnte dir auch gefallen",
            "könnte ihnen auch gefallen",
            "könnte dir auch gefallen",
            "das könnte sie auch interessieren",
            "das könnte dich auch interessieren",
            "für sie empfohlen",
            "für dich empfohlen",
            "empfohlen für sie",
            "empfohlen für dich",
            "unsere empfehlung",
            "wir empfehlen",
            "passt gut zu",
            "passt perfekt zu",
            "passt super zu",
            "passt dazu",
            "passend dazu",
            "nicht vergessen",
            "nicht verpassen",
            "nur für kurze zeit",
            "solange der vorrat reicht",
            "jetzt zugreifen",
            "ein muss",
            "das perfekte geschenk",
            "die perfekte ergänzung",
            "perfekte ergänzung",
            "das perfekte zubehör",
            "perfekt zu",
            "perfekt für",
            "ähnliche produkte",
            "gönn dir",
            "gönnen sie sich",
        ],
    ),
    (
        "fr",
        &[
            "vous aimerez aussi",
            "vous aimeriez aussi",
            "vous pourriez aussi aimer",
            "vous pourriez aimer",
            "cela pourrait vous plaire",
            "recommandé pour vous",
            "recommandée pour vous",
            "nous recommandons",
            "notre recommandation",
            "rien que pour vous",
            "va bien avec",
            "va parfaitement avec",
            "se marie bien avec",
            "à ne pas manquer",
            "dernière chance",
            "complément idéal",
            "le complément idéal",
            "parfait avec",
            "noubliez pas",
            "un indispensable",
            "complétez votre commande",
            "complétez votre look",
            "produits similaires",
            "faites vous plaisir",
        ],
    ),
    (
        "es",
        &[
            "también te puede gustar",
            "también te podría gustar",
            "también le puede gustar",
            "te puede interesar",
            "te podría interesar",
            "quizás te guste",
            "recomendado para ti",
            "recomendado para usted",
            "te recomendamos",
            "le recomendamos",
            "nuestra recomendación",
            "solo para ti",
            "combina bien con",
            "combina perfectamente con",
            "no te lo pierdas",
            "última oportunidad",
            "complemento ideal",
            "el complemento ideal",
            "perfecto con",
            "no olvides",
            "un imprescindible",
            "completa tu pedido",
            "completa tu look",
            "productos similares",
            "date un capricho",
        ],
    ),
];

/// So many words after a phrase that says nothing may still be a reason: "goes well with leather that …".
const REASON: usize = 4;

/// A why of fewer words says nothing; so does one of fewer letters in a script without spaces.
const FEW_WORDS: usize = 3;
const FEW_LETTERS: usize = 8;

pub(super) fn check<'a>(lint: &mut Lint<'a, '_>, offer: &'a Offer, at: &Place<'_>) {
    lint.check.each_language(&offer.why, &at.name("why"), &mut |check, language, text, at| {
        let Some(found) = flaw(language, text) else { return };
        let message = match found {
            Flaw::Phrase(phrase) => format!("`{phrase}` gives no reason"),
            Flaw::Short => "this says too little to be a reason".into(),
        };
        let help =
            help("say what it does for them: \"Keeps the cables off the floor when your {trigger} moves.\"");
        check.warn(codes::VAGUE_WHY, at, message, help);
    });
}

/// Whether a why in this language gives no reason.
pub(super) fn is_vague(language: &str, text: &str) -> bool {
    flaw(language, text).is_some()
}

enum Flaw {
    Phrase(&'static str),
    Short,
}

fn flaw(language: &str, text: &str) -> Option<Flaw> {
    let said = plain(text);
    let words: Vec<&str> = said.split(' ').filter(|word| !word.is_empty()).collect();
    let primary = language.split('-').next().unwrap_or_default();
    let known = PHRASES.iter().find(|(known, _)| known.eq_ignore_ascii_case(primary));
    for phrase in known.map(|(_, phrases)| *phrases).unwrap_or_default() {
        let begins = |at: usize| {
            words.get(at).is_some_and(|first| phrase.starts_with(first))
                && phrase.split(' ').zip(0..).all(|(word, next)| words.get(at + next) == Some(&word))
        };
        // At the beginning, or after one word of introduction.
        if (begins(0) || begins(1)) && words.len() - phrase.split(' ').count() < REASON {
            return Some(Flaw::Phrase(phrase));
        }
    }
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    let few = words.len() < FEW_WORDS && (letters < FEW_LETTERS || said.is_ascii());
    few.then_some(Flaw::Short)
}

/// The words alone, in lower case; what fills the placeholders is no part of the reason.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for piece in template::pieces(text).0 {
        match piece {
            Piece::Slot(_) => out.push(' '),
            Piece::Words(words) => {
                for c in words.chars() {
                    match c {
                        '\'' | '’' => {}
                        c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
                        _ => out.push(' '),
                    }
                }
            }
        }
    }
    out
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
            ("nl", "Houdt de kabels van de vloer."),
        ] {
            assert!(!is_vague(language, text), "{text}");
        }
    }
}
