//! Words by which a text speaks of other shoppers, per language. What is a language missing here is not
//! examined; the list is meant to grow.

/// A sequence of words that is a claim about other people.
struct Pattern {
    /// The words, in lower case, one after another.
    words: &'static [&'static str],
    /// Whether it claims more than half of them.
    majority: bool,
}

const fn some(words: &'static [&'static str]) -> Pattern {
    Pattern { words, majority: false }
}

const fn most(words: &'static [&'static str]) -> Pattern {
    Pattern { words, majority: true }
}

const ENGLISH: &[Pattern] = &[
    most(&["most", "people"]),
    most(&["most", "buyers"]),
    most(&["most", "customers"]),
    most(&["most", "shoppers"]),
    most(&["most", "users"]),
    most(&["most", "owners"]),
    most(&["most", "clients"]),
    most(&["most", "guests"]),
    most(&["most", "parents"]),
    most(&["most", "of", "our"]),
    most(&["most", "who"]),
    most(&["most", "size"]),
    most(&["most", "choose"]),
    most(&["most", "prefer"]),
    most(&["majority", "of"]),
    most(&["nearly", "everyone"]),
    most(&["almost", "everyone"]),
    most(&["everyone"]),
    most(&["everybody"]),
    some(&["customers"]),
    some(&["buyers"]),
    some(&["shoppers"]),
    some(&["many", "people"]),
    some(&["many", "owners"]),
    some(&["many", "users"]),
    some(&["other", "people"]),
    some(&["others", "also"]),
    some(&["people", "also"]),
    some(&["people", "who"]),
    some(&["of", "people"]),
    some(&["frequently", "bought"]),
    some(&["often", "bought"]),
    some(&["%", "of", "our"]),
    some(&["%", "of", "owners"]),
    some(&["%", "of", "users"]),
    some(&["%", "of", "them"]),
    some(&["%", "size"]),
    some(&["%", "choose"]),
    some(&["%", "chose"]),
    some(&["%", "prefer"]),
    some(&["%", "buy"]),
    some(&["%", "add"]),
    some(&["%", "order"]),
    some(&["percent", "of"]),
    some(&["out", "of", "ten"]),
];

const GERMAN: &[Pattern] = &[
    most(&["die", "meisten"]),
    most(&["den", "meisten"]),
    most(&["meisten", "kunden"]),
    most(&["mehrheit", "der"]),
    most(&["fast", "alle"]),
    most(&["jeder", "kauft"]),
    some(&["kunden"]),
    some(&["kundinnen"]),
    some(&["käufer"]),
    some(&["käuferinnen"]),
    some(&["käufern"]),
    some(&["viele", "nutzer"]),
    some(&["viele", "besitzer"]),
    some(&["andere", "kauften"]),
    some(&["oft", "gekauft"]),
    some(&["wird", "oft", "zusammen"]),
    some(&["häufig", "gekauft"]),
    some(&["%", "der", "nutzer"]),
    some(&["%", "unserer"]),
    some(&["%", "aller"]),
    some(&["%", "wählen"]),
    some(&["%", "bestellen"]),
    some(&["%", "nehmen"]),
    some(&["prozent", "der"]),
    some(&["von", "zehn"]),
];

/// The languages whose texts are examined.
const LANGUAGES: &[(&str, &[Pattern])] = &[("en", ENGLISH), ("de", GERMAN)];

/// What a text claims of other people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::authoring) struct Saying {
    /// The words that say so.
    pub(in crate::authoring) words: String,
    /// Whether they claim more than half.
    pub(in crate::authoring) majority: bool,
}

/// What a text in this language claims of other people, if anything.
pub(in crate::authoring) fn speaks_of_people(language: &str, text: &str) -> Option<Saying> {
    let primary = language.split('-').next().unwrap_or_default();
    let (_, patterns) = LANGUAGES.iter().find(|(known, _)| known.eq_ignore_ascii_case(primary))?;
    let words = words(text);
    patterns.iter().find_map(|pattern| {
        let found = words.windows(pattern.words.len()).any(|window| window == pattern.words);
        found.then(|| Saying { words: pattern.words.join(" "), majority: pattern.majority })
    })
}

/// The words of a text in lower case; a percent sign is a word, and a placeholder ends a sequence of words.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    for c in text.chars() {
        match c {
            '%' | '{' | '}' | '.' | '!' | '?' => words.extend([c.to_string(), String::new()]),
            c if c.is_alphanumeric() => {
                if let Some(last) = words.last_mut() {
                    last.extend(c.to_lowercase());
                }
            }
            '\'' | '’' => {}
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_recognised_and_near_misses_are_not() {
        for text in [
            "Most people size up",
            "MOST BUYERS take the L",
            "62% of our customers size up",
            "Our customers love it",
            "4 out of ten add it",
            "80 % choose it",
            "People also buy this",
            "Frequently bought together",
        ] {
            assert!(speaks_of_people("en", text).is_some(), "{text}");
        }
        for text in [
            "Most adapters do not fit this plug",
            "Made of 100% wool",
            "Gets the most out of your {trigger}",
            "Saves 25% of energy",
            "Keeps two people warm",
            "Helps with most stains",
        ] {
            assert_eq!(speaks_of_people("en", text), None, "{text}");
        }
        assert!(
            speaks_of_people("de-AT", "Die meisten nehmen eine Nummer größer").is_some_and(|s| s.majority)
        );
        assert!(speaks_of_people("de", "Unsere Kunden mögen es").is_some_and(|s| !s.majority));
        assert!(speaks_of_people("de", "Holt das meiste aus deinem {trigger}").is_none());
        assert!(speaks_of_people("fr", "most people").is_none());
    }
}
