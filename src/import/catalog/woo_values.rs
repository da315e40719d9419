//! What stands in single cells of WooCommerce's product CSV.

use crate::flag::flag;

/// Whether a product can be bought, by its column `Published`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Published {
    Yes,
    /// For this reason not.
    No(&'static str),
    /// The column says nothing.
    Blank,
    /// The column says something else.
    Unknown,
}

pub(super) fn published(cell: &str) -> Published {
    let word = cell.trim().to_lowercase();
    match word.strip_suffix(".0").unwrap_or(&word) {
        "" => Published::Blank,
        "publish" | "published" => Published::Yes,
        "0" | "private" => Published::No("it is private"),
        "-1" | "−1" | "draft" => Published::No("it is a draft"),
        "2" | "pending" => Published::No("it is pending review"),
        "future" => Published::No("it is published later"),
        "trash" => Published::No("it is in the trash"),
        word => match flag(word) {
            Some(true) => Published::Yes,
            Some(false) => Published::No("it is not published"),
            None => Published::Unknown,
        },
    }
}

/// Whether a product is in stock, or can be ordered nevertheless.
pub(super) fn in_stock(cell: &str) -> Option<bool> {
    match cell.trim().to_lowercase().as_str() {
        "instock" => Some(true),
        "outofstock" => Some(false),
        word => Some(true).filter(|_| is_backordered(word)).or_else(|| flag(word)),
    }
}

/// Whether a product is sold although there is none.
pub(super) fn is_backordered(cell: &str) -> bool {
    matches!(cell.trim().to_lowercase().as_str(), "backorder" | "onbackorder")
}

/// The values of a cell: between commas, of which those that belong to a value have a backslash before them.
pub(super) fn list(cell: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek() == Some(&',') => {
                chars.next();
                push(&mut out, ',');
            }
            ',' => out.push(String::new()),
            c => push(&mut out, c),
        }
    }
    out.into_iter().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

/// The only value of a cell.
pub(super) fn one(cell: &str) -> String {
    cell.replace("\\,", ",")
}

/// Whether a comma has neither a backslash before it nor a space after it: WooCommerce writes none such.
pub(super) fn has_bare_comma(cell: &str) -> bool {
    let mut before = ' ';
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        let inside = chars.peek().is_some_and(|next| !next.is_whitespace() && *next != ',');
        if c == ',' && before != '\\' && !before.is_whitespace() && inside {
            return true;
        }
        before = c;
    }
    false
}

fn push(values: &mut [String], c: char) {
    if let Some(last) = values.last_mut() {
        last.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_between_commas() {
        assert_eq!(list("Clothing > Hoodies, Music"), ["Clothing > Hoodies", "Music"]);
        assert_eq!(list("Red\\, dark, Blue,, "), ["Red, dark", "Blue"]);
        assert_eq!(list("C:\\a"), ["C:\\a"]);
        assert!(list("").is_empty());
        assert_eq!(one("0\\,5 l"), "0,5 l");
        for (cell, is_bare) in
            [("0,5 l, 0,75 l", true), ("S, M", false), ("0\\,5 l, 1 l", false), ("S,, ", false)]
        {
            assert_eq!(has_bare_comma(cell), is_bare, "{cell}");
        }
    }

    #[test]
    fn states_are_numbers_or_words() {
        assert_eq!(published("1"), Published::Yes);
        assert_eq!(published("1.0"), Published::Yes);
        assert_eq!(published(""), Published::Blank);
        assert_eq!(published("2"), Published::No("it is pending review"));
        assert_eq!(published("-1.0"), Published::No("it is a draft"));
        assert_eq!(published("FALSCH"), Published::No("it is not published"));
        assert_eq!((published("3"), published("x")), (Published::Unknown, Published::Unknown));
        assert_eq!(
            (in_stock("1"), in_stock("0"), in_stock("backorder")),
            (Some(true), Some(false), Some(true))
        );
        assert_eq!((in_stock("some"), in_stock("")), (None, None));
    }
}
