//! Choosing the language of a text, and saying so where it is not the page's (docs/semantics.md, Languages).

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
    let mut best: Option<(usize, Translation<'b>, Option<&'b str>)> = None;
    for one in text.translations() {
        let tag = languages.get(one.language as usize).unwrap_or_default();
        let (begins, rest) = locale.split_at_checked(tag.len()).unwrap_or_default();
        let fits = begins.eq_ignore_ascii_case(tag) && before(rest, b"-_").is_empty();
        let same = primary(tag).eq_ignore_ascii_case(primary(locale));
        // The longer the part of the locale that it is for, the better.
        let rank = match one.language {
            _ if fits => 3 + tag.len(),
            _ if same => 2,
            0 => 1,
            _ => 0,
        };
        if best.is_none_or(|(earlier, ..)| earlier < rank) {
            best = Some((rank, one, (!same).then_some(tag)));
        }
    }
    best.map(|(_, one, other)| (one, other.map(Into::into)))
}

/// A text without values to fill in, ready to show.
pub fn show(bundle: &Bundle, text: Text<'_>, locale: &str) -> Shown {
    let Some((translation, lang)) = pick(bundle, text, locale) else { return Shown::default() };
    let mut words = String::new();
    for piece in translation.pieces() {
        if let Piece::Words(part) = piece {
            words.push_str(part);
        }
    }
    Shown { text: clean(&words), lang }
}
