//! Choosing the language of a text, and saying so where it is not the page's (semantics.md, Languages).

use crate::bundle::Bundle;
use crate::text::{Piece, Shown, Text, Translation, before, clean};
use alloc::string::String;

/// The primary subtag of a BCP 47 tag: "de" of "de-AT".
fn primary(tag: &str) -> &str {
    before(tag, b"-_")
}

/// Picks the translation for a locale: the locale itself, then with its subtags dropped from the right, then
/// any of the same primary language, then the bundle's own language. The second value is the language where
/// it is another than the page's.
pub fn pick<'b>(
    bundle: &'b Bundle,
    text: Text<'b>,
    locale: &str,
) -> Option<(Translation<'b>, Option<String>)> {
    let languages = bundle.meta().languages;
    let tag_of = |one: &Translation<'b>| languages.get(one.language as usize).unwrap_or_default();
    let first = |fits: &dyn Fn(&Translation<'b>) -> bool| text.translations.iter().find(fits);
    let mut wanted = locale;
    let exact = loop {
        let found = first(&|one| tag_of(one).eq_ignore_ascii_case(wanted));
        let shorter = wanted.bytes().rposition(|byte| byte == b'-' || byte == b'_');
        match (found, shorter.and_then(|end| wanted.get(..end))) {
            (Some(found), _) => break Some(found),
            (None, Some(shorter)) => wanted = shorter,
            (None, None) => break None,
        }
    };
    let same = |one: &Translation<'b>| primary(tag_of(one)).eq_ignore_ascii_case(primary(locale));
    let found = exact
        .or_else(|| first(&same))
        .or_else(|| first(&|one| one.language == 0))
        .or_else(|| first(&|_| true))?;
    let other = if same(&found) { None } else { Some(tag_of(&found).into()) };
    Some((found, other))
}

/// A text without values to fill in, ready to show.
pub fn show(bundle: &Bundle, text: Text<'_>, locale: &str) -> Shown {
    let Some((translation, lang)) = pick(bundle, text, locale) else { return Shown::default() };
    let mut words = String::new();
    for piece in translation.pieces {
        if let Piece::Words(part) = piece {
            words.push_str(part);
        }
    }
    Shown { text: clean(&words), lang }
}
