//! Addresses of pages and pictures, which most shops make from a product's title.
//!
//! The title “Steel cable tray” gives the handle `steel-cable-tray`, and that the addresses
//! `/products/steel-cable-tray` and `https://cdn.example/steel-cable-tray.webp`. In the file one control character
//! stands for what is repeated: in the handle for the title's own, in the addresses for the handle.

use crate::text::{Piece, Text};
use alloc::string::String;

/// What stands for the part that is repeated. No address that a page may use has it.
const STEM: char = '\u{1}';

/// The handle that is the title's own, as it is written in the file.
pub const OWN_HANDLE: &str = "\u{1}";

/// The handle that shops make from a title: letters and digits, with one hyphen for everything between them.
pub fn handle_of(title: Text<'_>) -> String {
    let mut handle = String::new();
    for piece in title.translations().next().into_iter().flat_map(|one| one.pieces()) {
        let Piece::Words(words) = piece else { continue };
        for c in words.chars() {
            if c.is_ascii_alphanumeric() {
                handle.push(c.to_ascii_lowercase());
            } else if !matches!(c, '\'' | '’') && !handle.ends_with('-') {
                handle.push('-');
            }
        }
    }
    handle
}

/// An address in full.
pub fn in_full(short: &str, stem: &str) -> String {
    let mut full = String::new();
    for c in short.chars() {
        if c == STEM {
            full.push_str(stem);
        } else {
            full.push(c);
        }
    }
    full
}

/// An address with one character for the last place at which it has the stem.
pub fn shortened(full: &str, stem: &str) -> String {
    // What no page may use stays so, and is not taken for the stem.
    let full = full.replace(STEM, "\u{2}");
    let found = full.rfind(stem).filter(|_| !stem.is_empty());
    let parts = found.and_then(|at| Some((full.get(..at)?, full.get(at + stem.len()..)?)));
    parts.map_or(full.clone(), |(before, after)| [before, OWN_HANDLE, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Arena;
    use alloc::vec;

    #[test]
    fn addresses_come_back() {
        let arena = Arena::default();
        let title = Text::of(&arena, &[(0, vec![Piece::Words("Chef’s knife, 20 cm")])]);
        assert_eq!(handle_of(title), "chefs-knife-20-cm");
        for (full, short) in [
            ("/products/chefs-knife-20-cm?v=1", "/products/\u{1}?v=1"),
            ("/chefs-knife-20-cm/chefs-knife-20-cm", "/chefs-knife-20-cm/\u{1}"),
            ("/knife", "/knife"),
            ("", ""),
        ] {
            assert_eq!(shortened(full, "chefs-knife-20-cm"), short);
            assert_eq!(in_full(short, "chefs-knife-20-cm"), full);
        }
        assert_eq!(in_full(&shortened("/a\u{1}b", "knife"), "knife"), "/a\u{2}b");
        assert_eq!(shortened("/a", ""), "/a");
    }
}
