//! What shops export, made fit for a rule bundle: texts without markup, links that may be followed, exact amounts.

use cart_associate_authoring::exact;
use cart_associate_core::money::Money;
use cart_associate_core::text::{decimal, is_safe_link, is_unsafe_character};
use html_escape::decode_html_entities;

/// Longer names than this are no names; what is shown is cut much earlier.
const LONGEST: usize = 1_000;

/// A text without tags, entities, line breaks and invisible characters.
pub(crate) fn text(raw: &str) -> String {
    let stripped = without_tags(raw);
    let decoded = decode_html_entities(&stripped);
    let visible = decoded.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let visible: String = visible.filter(|c| !is_unsafe_character(*c)).collect();
    let words: Vec<&str> = visible.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(LONGEST).collect::<String>().trim_end().into()
}

/// The same, where it says something.
pub(crate) fn name(raw: &str) -> Option<String> {
    Some(text(raw)).filter(|name| !name.trim().is_empty())
}

/// An id as the platform gives it, without what a global id has before it.
pub(crate) fn id(raw: &str) -> Option<String> {
    let last = raw.trim().rsplit('/').next().unwrap_or_default();
    let digits = !last.is_empty() && last.len() <= 30 && last.chars().all(|c| c.is_ascii_digit());
    digits.then(|| last.to_owned())
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

/// A price: nothing where there is none, or why it cannot be taken.
pub(crate) fn amount(raw: &str, currency: &str) -> Result<Option<Money>, String> {
    let trimmed = raw.trim();
    if trimmed.is_empty() {
        return Ok(None);
    }
    // Shops of half of Europe export a comma before the decimals.
    let pointed = if trimmed.contains('.') { trimmed.to_owned() } else { trimmed.replacen(',', ".", 1) };
    let exponent = exact::exponent(currency).map_err(|unfit| unfit.message)?;
    let (whole, decimals) = pointed.split_once('.').unwrap_or((&pointed, ""));
    let kept = decimals.get(..usize::from(exponent)).unwrap_or(decimals);
    let lost = decimals.get(usize::from(exponent)..).unwrap_or_default();
    let exact = if lost.chars().all(|c| c == '0') {
        if kept.is_empty() { whole.to_owned() } else { format!("{whole}.{kept}") }
    } else {
        pointed.clone()
    };
    exact::amount(&exact, currency).map(Some).map_err(|unfit| unfit.message)
}

/// An amount as a rule bundle writes it.
pub(crate) fn decimal_text(amount: Money, currency: &str) -> String {
    decimal(amount, exact::exponent(currency).unwrap_or(2))
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
    fn amounts_are_exact() {
        let read =
            |raw, currency| amount(raw, currency).map(|found| found.map(|one| decimal_text(one, currency)));
        assert_eq!(read("29", "USD"), Ok(Some("29.00".into())));
        assert_eq!(read("29,9", "EUR"), Ok(Some("29.90".into())));
        assert_eq!(read("1000.00", "JPY"), Ok(Some("1000".into())));
        assert_eq!(read("8.7500", "KWD"), Ok(Some("8.750".into())));
        assert_eq!(read(" ", "USD"), Ok(None));
        for bad in ["29.005", "1,299.00", "$29", "-1", "free", "1,299,00"] {
            assert!(read(bad, "USD").is_err(), "{bad}");
        }
    }

    #[test]
    fn ids_are_numbers() {
        assert_eq!(id("gid://shopify/Product/675").as_deref(), Some("675"));
        assert_eq!(id(" 38 ").as_deref(), Some("38"));
        for bad in ["", "x", "1.5", "-1", "gid://shopify/Product/"] {
            assert_eq!(id(bad), None, "{bad}");
        }
    }
}
