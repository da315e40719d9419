//! What shops export, made fit for a rule bundle: texts without markup, links that may be followed.

use cart_associate_core::text::{is_safe_link, is_unsafe_character};
use html_escape::decode_html_entities;

/// Longer names than this are no names; what is shown is cut much earlier.
const LONGEST: usize = 1_000;

/// A text without tags, entities, line breaks, invisible characters and what is left of broken ones.
pub(crate) fn text(raw: &str) -> String {
    let stripped = without_tags(raw);
    let decoded = decode_html_entities(&stripped);
    let visible = decoded.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let visible: String =
        visible.filter(|c| !is_unsafe_character(*c) && *c != char::REPLACEMENT_CHARACTER).collect();
    let words: Vec<&str> = visible.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(LONGEST).collect::<String>().trim_end().into()
}

/// The same, where it says something.
pub(crate) fn name(raw: &str) -> Option<String> {
    Some(text(raw)).filter(|name| !name.trim().is_empty())
}

/// An id as the platform gives it, without what a global id has before it. Programs that know only fractions write `44`
/// as `44.0`.
pub(crate) fn id(raw: &str) -> Option<String> {
    let last = raw.trim().rsplit('/').next().unwrap_or_default();
    let last = last.split('?').next().unwrap_or_default();
    let last = last.strip_suffix(".0").filter(|whole| whole.len() <= 15).unwrap_or(last);
    let digits = !last.is_empty() && last.len() <= 30 && last.chars().all(|c| c.is_ascii_digit());
    digits.then(|| last.to_owned())
}

/// Whether a spreadsheet has shortened a long number: `7.00123E+12`.
pub(crate) fn is_shortened(text: &str) -> bool {
    let Some((number, power)) = text.trim().split_once(['e', 'E']) else { return false };
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    power.strip_prefix('+').is_some_and(digits) && digits(&number.replace(['.', ','], ""))
}

/// Words that stand in a column of SKUs where there is none.
const PLACEHOLDERS: [&str; 22] = [
    "n/a",
    "na",
    "n.a.",
    "#n/a",
    "none",
    "null",
    "nil",
    "nan",
    "undefined",
    "tbd",
    "tba",
    "todo",
    "no sku",
    "nosku",
    "sku",
    "keine",
    "kein",
    "aucun",
    "ninguno",
    "nessuno",
    "geen",
    "0",
];

/// Whether a SKU says that there is none.
pub(crate) fn is_placeholder(sku: &str) -> bool {
    let word = sku.trim().to_lowercase();
    let only = |mark: char| word.chars().all(|c| c == mark);
    PLACEHOLDERS.contains(&word.as_str())
        || !word.chars().any(char::is_alphanumeric)
        || (word.len() > 1 && (only('x') || only('0')))
}

/// Names out of a list.
pub(crate) fn names<'a>(raw: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for one in raw {
        if let Some(one) = name(one).filter(|one| !out.contains(one)) {
            out.push(one);
        }
    }
    out
}

/// A link that may be followed, or nothing.
pub(crate) fn link(raw: &str) -> Option<String> {
    let trimmed = raw.trim();
    let whole = if trimmed.starts_with("//") { format!("https:{trimmed}") } else { trimmed.to_owned() };
    Some(whole.replace(' ', "%20")).filter(|link| link.len() <= 2_000 && is_safe_link(link))
}

/// A `<` begins a tag only where a tag's name follows; `"Size < 40"` has none.
fn without_tags(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let opens = after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
        match after.split_once('>').filter(|_| opens) {
            Some((_, beyond)) => {
                // Two paragraphs are not one word.
                out.push(' ');
                rest = beyond;
            }
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_plain() {
        assert_eq!(text("Salt &amp; Pepper <b>mill</b>\u{202e}\n set"), "Salt & Pepper mill set");
        assert_eq!(text("Size < 40 > 30 &lt;i&gt;"), "Size < 40 > 30 <i>");
        assert_eq!(text("<p>One</p><p>two</p>"), "One two");
        assert_eq!(text("5&quot; pipe <broken"), "5\" pipe <broken");
        assert_eq!(name(" <br> \u{feff}"), None);
        assert_eq!(names(["a", " a ", "", "b"]), ["a", "b"]);
    }

    #[test]
    fn links_are_safe() {
        assert_eq!(link("//cdn.example/a b.jpg").as_deref(), Some("https://cdn.example/a%20b.jpg"));
        assert_eq!(link("javascript:alert(1)"), None);
        assert_eq!(link(""), None);
    }

    #[test]
    fn ids_are_numbers() {
        assert_eq!(id("gid://shopify/Product/675").as_deref(), Some("675"));
        assert_eq!(id(" 38 ").as_deref(), Some("38"));
        assert_eq!(id("7001.0").as_deref(), Some("7001"));
        for bad in ["", "x", "1.5", "-1", "gid://shopify/Product/"] {
            assert_eq!(id(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_word_for_none_is_no_sku() {
        for sku in ["n/a", "N/A", "-", "—", "--", ".", "?", "none", "NULL", "0", "000", "xxx", "#N/A", "TBD"]
        {
            assert!(is_placeholder(sku), "{sku}");
        }
        for sku in ["A", "x", "XL", "nano", "10", "LINEN", "N-A-1", "🛒1"] {
            assert!(!is_placeholder(sku), "{sku}");
        }
        assert!(is_shortened("7.00123E+12") && is_shortened("7e+12") && is_shortened("1,2E+9"));
        for sku in ["12E3", "E+5", "A1E+5", "1E+", "7.1"] {
            assert!(!is_shortened(sku), "{sku}");
        }
    }
}
