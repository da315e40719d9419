//! Yes and no, as shops and spreadsheets write them.

/// Spreadsheets write truth in the language that they run in.
const YES: [&str; 18] = [
    "true",
    "yes",
    "y",
    "1",
    "on",
    "wahr",
    "ja",
    "vrai",
    "oui",
    "verdadero",
    "verdadeiro",
    "vero",
    "waar",
    "sant",
    "sand",
    "sann",
    "tosi",
    "prawda",
];
const NO: [&str; 17] = [
    "false", "no", "n", "0", "off", "falsch", "nein", "faux", "non", "falso", "onwaar", "falskt", "falsk",
    "usann", "epätosi", "fałsz", "nee",
];

/// Whether a word says yes; `None` where it says neither.
pub(crate) fn flag(word: &str) -> Option<bool> {
    let word = word.trim().to_lowercase();
    let is = |list: &[&str]| list.contains(&word.as_str());
    if is(&YES) { Some(true) } else { is(&NO).then_some(false) }
}

#[cfg(test)]
mod tests {
    use super::flag;

    #[test]
    fn truth_has_many_words() {
        for (word, truth) in
            [("TRUE", Some(true)), ("Falsch", Some(false)), (" vrai ", Some(true)), ("0", Some(false))]
        {
            assert_eq!(flag(word), truth, "{word}");
        }
        for word in ["", "maybe", "2", "-1"] {
            assert_eq!(flag(word), None, "{word}");
        }
    }
}
