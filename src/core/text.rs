//! Texts of a rule bundle: localised, with placeholders that the engine fills, and made safe to show.

use crate::money::{Money, Rate};
use crate::wire::{Arena, Reader, Wire, Writer};
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// The longest text shown, in characters. The check refuses a longer `why`; this cut is for what gets past
/// it: a hand-made bundle, a product title from a live cart.
pub const MAX_SHOWN: usize = 200;

/// A value that the engine computes and a text may name in braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placeholder {
    /// `{trigger}`: the short name of the trigger line's product.
    Trigger,
    /// `{product}`: the short name of the suggested product.
    Product,
    /// `{price}`: what accepting adds, at singles prices where there is no deal.
    Price,
    /// `{difference}`: what accepting adds to the cart's total.
    Difference,
    /// `{saving}`: what the deal saves against buying separately.
    Saving,
    /// `{saving_percent}`: the same as a percentage.
    SavingPercent,
    /// `{have}`: how many units the shopper has.
    Have,
    /// `{add}`: how many units accepting adds.
    Add,
    /// `{share}`: the claim's share of other shoppers, rounded down to whole percents.
    Share,
    /// `{sample}`: how many shoppers the claim rests on.
    Sample,
}

impl Placeholder {
    /// Every placeholder with its name, for reading texts and for "did you mean".
    pub const ALL: [(&'static str, Placeholder); 10] = [
        ("trigger", Placeholder::Trigger),
        ("product", Placeholder::Product),
        ("price", Placeholder::Price),
        ("difference", Placeholder::Difference),
        ("saving", Placeholder::Saving),
        ("saving_percent", Placeholder::SavingPercent),
        ("have", Placeholder::Have),
        ("add", Placeholder::Add),
        ("share", Placeholder::Share),
        ("sample", Placeholder::Sample),
    ];
}

impl Placeholder {
    /// The placeholder that this character stands for in a compiled text.
    fn coded(byte: u8) -> Option<Placeholder> {
        Some(match byte {
            1 => Placeholder::Trigger,
            2 => Placeholder::Product,
            3 => Placeholder::Price,
            4 => Placeholder::Difference,
            5 => Placeholder::Saving,
            6 => Placeholder::SavingPercent,
            7 => Placeholder::Have,
            8 => Placeholder::Add,
            9 => Placeholder::Share,
            10 => Placeholder::Sample,
            _ => return None,
        })
    }

    fn code(self) -> char {
        (1..NOT_SHOWN).find(|code| Placeholder::coded(*code) == Some(self)).map_or('\0', char::from)
    }
}

/// A stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'b> {
    /// Words as written.
    Words(&'b str),
    /// A value to fill in.
    Slot(Placeholder),
}

/// A text in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Translation<'b> {
    /// Index into the bundle's languages.
    pub language: u32,
    coded: &'b str,
}

impl<'b> Translation<'b> {
    /// The text, cut at its placeholders.
    pub fn pieces(self) -> Pieces<'b> {
        Pieces { rest: self.coded }
    }
}

/// The pieces of a text that are still to come.
#[derive(Debug, Clone, Copy)]
pub struct Pieces<'b> {
    rest: &'b str,
}

impl<'b> Iterator for Pieces<'b> {
    type Item = Piece<'b>;
    fn next(&mut self) -> Option<Piece<'b>> {
        while let Some(first) = self.rest.bytes().next() {
            let words = self.rest.bytes().take_while(|byte| *byte >= NOT_SHOWN).count();
            let (words, rest) = self.rest.split_at_checked(words.max(1))?;
            self.rest = rest;
            if first >= NOT_SHOWN {
                return Some(Piece::Words(words));
            }
            // A character that stands for nothing is left out.
            if let Some(slot) = Placeholder::coded(first) {
                return Some(Piece::Slot(slot));
            }
        }
        None
    }
}

/// The characters below this one are never shown, and so they have a meaning of their own in a compiled text.
const NOT_SHOWN: u8 = b' ';

/// The character that begins a translation; the one behind it is [`NOT_SHOWN`] further on than its language's index.
const TRANSLATION: char = '\u{1e}';

/// A text in one or more languages, as one string: a text in the bundle's first language as it is, with a control
/// character in place of each placeholder; and each translation behind a mark with its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Text<'b> {
    coded: &'b str,
}

impl<'b> Text<'b> {
    /// A text with these translations, in the order of the bundle's languages. It borrows from the arena.
    pub fn of(arena: &'b Arena, translations: &[(u32, Vec<Piece<'_>>)]) -> Text<'b> {
        let mut coded = String::new();
        for (language, pieces) in translations {
            if *language > 0 || translations.len() > 1 && pieces.is_empty() {
                coded.push(TRANSLATION);
                coded.extend(char::from_u32(language + u32::from(NOT_SHOWN)));
            }
            for piece in pieces {
                match piece {
                    Piece::Words(words) => {
                        coded.extend(words.chars().filter(|c| *c >= char::from(NOT_SHOWN)))
                    }
                    Piece::Slot(slot) => coded.push(slot.code()),
                }
            }
        }
        Text { coded: arena.text(&coded) }
    }

    /// The translations, in the order of the bundle's languages.
    pub fn translations(self) -> Translations<'b> {
        Translations { rest: Some(self.coded) }
    }
}

impl<'b> Wire<'b> for Text<'b> {
    const READS_ZEROS: bool = false;
    fn write(&self, writer: &mut Writer) {
        self.coded.write(writer);
    }
    fn read(reader: &mut Reader<'b>) -> Self {
        Text { coded: <&str>::read(reader) }
    }
}

/// The translations of a text that are still to come.
#[derive(Debug, Clone, Copy)]
pub struct Translations<'b> {
    rest: Option<&'b str>,
}

impl<'b> Iterator for Translations<'b> {
    type Item = Translation<'b>;
    fn next(&mut self) -> Option<Translation<'b>> {
        let mut rest = self.rest?;
        let mut language = 0;
        let mut characters = rest.chars();
        if characters.next() == Some(TRANSLATION) {
            language = u32::from(characters.next()?).wrapping_sub(NOT_SHOWN.into());
            rest = characters.as_str();
        }
        let coded = before(rest, &[TRANSLATION as u8]);
        self.rest = rest.get(coded.len()..).filter(|rest| !rest.is_empty());
        Some(Translation { language, coded })
    }
}

/// A finished text: safe to show, with its language where that is not the page's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Shown {
    /// What to show.
    pub text: String,
    /// BCP 47 language, where the text fell back to another language than the page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

/// One part of a finished sentence. Amounts stay amounts, because how they are written is for the page's
/// locale (`Intl`), which the core does not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Words.
    Text(String),
    /// An amount in minor units.
    Money(Money),
    /// A percentage.
    Percent(Rate),
    /// A count.
    Count(u32),
}

/// A sentence with every placeholder computed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Sentence {
    /// The parts, in order.
    pub parts: Vec<Part>,
    /// BCP 47 language, where the text fell back to another language than the page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

impl Sentence {
    /// The sentence in plain characters with amounts as decimals (`20.00`), for explanations and tests; a page
    /// formats the parts itself.
    pub fn plain(&self, exponent: u8) -> String {
        let mut out = String::new();
        for part in &self.parts {
            match part {
                Part::Text(words) => out.push_str(words),
                Part::Money(money) => out.push_str(&decimal(*money, exponent)),
                Part::Percent(rate) => {
                    out.push_str(&digits(u64::from(rate.whole_percents())));
                    out.push('%');
                }
                Part::Count(count) => out.push_str(&digits(u64::from(*count))),
            }
        }
        out
    }
}

/// A whole number in digits. In place of `to_string`, which would bring the library's whole formatting into the
/// shopper's download.
pub fn digits(number: u64) -> String {
    let mut left = number;
    let mut reversed = [0u8; 20];
    let mut count = 0;
    for digit in &mut reversed {
        *digit = b'0' + (left % 10) as u8;
        left /= 10;
        count += 1;
        if left == 0 {
            break;
        }
    }
    let mut out = String::new();
    for digit in reversed.iter().take(count).rev() {
        out.push(char::from(*digit));
    }
    out
}

/// An amount as a decimal number in the currency's own decimals: `-0.50`.
pub fn decimal(money: Money, exponent: u8) -> String {
    let digits = digits(money.0.unsigned_abs());
    let decimals = usize::from(exponent);
    let mut out = String::new();
    if money.0 < 0 {
        out.push('-');
    }
    let padding = (decimals + 1).saturating_sub(digits.len());
    let whole = digits.len() + padding - decimals;
    for (index, digit) in core::iter::repeat_n('0', padding).chain(digits.chars()).enumerate() {
        if index == whole {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// Whether a character could reorder, hide or break the text around it: bidirectional controls and the other
/// control characters. They are dropped from everything that is shown.
pub fn is_unsafe_character(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The text without unsafe characters, cut at [`MAX_SHOWN`] characters.
pub fn clean(text: &str) -> String {
    cut(text, MAX_SHOWN).0
}

/// The text without unsafe characters, cut at `most` characters, and how many more there might have been; `None`
/// where it was cut.
pub(crate) fn cut(text: &str, most: usize) -> (String, Option<usize>) {
    let mut out = String::new();
    let mut room = most;
    for c in text.chars() {
        if is_unsafe_character(c) {
            continue;
        }
        if room == 0 {
            out.push('…');
            return (out, None);
        }
        room -= 1;
        out.push(c);
    }
    (out, Some(room))
}

/// The text up to the first of these ASCII characters. The library's own searching weighs more.
pub fn before<'t>(text: &'t str, stops: &[u8]) -> &'t str {
    let end = text.bytes().take_while(|byte| !stops.contains(byte)).count();
    text.get(..end).unwrap_or_default()
}

/// Control characters, white space and the backslash. Written out, because the library's table weighs more.
fn is_unfit_for_links(c: char) -> bool {
    matches!(c, '\0'..=' ' | '\\' | '\u{7f}'..='\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}')
        || matches!(c, '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Whether a link may be followed: `https:`, `http:`, or a path of the same origin. Everything else
/// (`javascript:`, `data:`, control characters that browsers strip before reading the scheme) is refused.
pub fn is_safe_link(url: &str) -> bool {
    if url.is_empty() || url.chars().any(is_unfit_for_links) {
        return false;
    }
    let scheme = before(url, b"/?#:");
    let after = url.get(scheme.len()..).unwrap_or_default();
    if after.starts_with(':') {
        let web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        return web && after.starts_with("://") && after.len() > 3;
    }
    !url.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use alloc::vec;

    #[test]
    fn amounts_keep_their_decimals() {
        assert_eq!(decimal(Money(2000), 2), "20.00");
        assert_eq!(decimal(Money(5), 2), "0.05");
        assert_eq!(decimal(Money(-50), 2), "-0.50");
        assert_eq!(decimal(Money(250), 0), "250");
        assert_eq!(decimal(Money(8750), 3), "8.750");
        assert_eq!(decimal(Money(0), 0), "0");
    }

    #[test]
    fn digits_are_those_of_the_library() {
        for number in [0, 7, 10, 99, 100, u64::from(u32::MAX), u64::MAX] {
            assert_eq!(digits(number), number.to_string());
        }
    }

    #[test]
    fn controls_are_dropped_and_length_is_cut() {
        assert_eq!(clean("a\u{202e}b\u{2066}c\nd"), "abcd");
        assert_eq!(clean(&"x".repeat(5000)).chars().count(), MAX_SHOWN + 1);
        assert_eq!(clean("<img src=x>"), "<img src=x>");
    }

    #[test]
    fn what_is_unfit_for_links_is_what_the_library_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_unfit_for_links(c), c.is_control() || c.is_whitespace() || c == '\\', "{c:?}");
        }
    }

    #[test]
    fn only_web_links_are_followed() {
        for good in
            ["/returns", "returns/sizes", "?size=l", "#fit", "https://shop.example/a", "HTTP://x.example"]
        {
            assert!(is_safe_link(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "https:/evil",
            "https:",
            "",
            "\\\\evil.example",
            "vbscript:x",
            "a:b",
        ] {
            assert!(!is_safe_link(bad), "{bad}");
        }
    }

    #[test]
    fn a_text_keeps_its_translations_and_placeholders() {
        let arena = Arena::default();
        for translations in [
            vec![(
                0,
                vec![Piece::Words("Keeps your "), Piece::Slot(Placeholder::Trigger), Piece::Words(" tidy.")],
            )],
            vec![(0, vec![])],
            vec![(0, vec![]), (1, vec![Piece::Words("auf Deutsch")])],
            vec![(2, vec![Piece::Slot(Placeholder::Sample)]), (300, vec![])],
            vec![
                (0, vec![Piece::Words("grün")]),
                (1, vec![Piece::Words("vert")]),
                (95, vec![Piece::Words("绿")]),
            ],
        ] {
            let text = Text::of(&arena, &translations);
            let read = text.translations().map(|one| (one.language, one.pieces().collect()));
            assert_eq!(read.collect::<Vec<(u32, Vec<Piece<'_>>)>>(), translations);
        }
        for (name, slot) in Placeholder::ALL {
            assert_eq!(Placeholder::coded(slot.code() as u8), Some(slot), "{name}");
        }
        let hostile = Text::of(&arena, &[(0, vec![Piece::Words("a\u{1}b\u{1e}\nc")])]);
        let read: Vec<_> = hostile.translations().map(|one| one.pieces().collect::<Vec<_>>()).collect();
        assert_eq!(read, [[Piece::Words("abc")]], "what is never shown has no other meaning either");
        // Whatever lies in a file, reading ends.
        for coded in ["\u{1e}", "\u{1e}\u{1e}\u{1e}", "\u{1e}\u{3}x", "\u{b}\u{1f}", "x\u{1e}"] {
            assert!(Text { coded }.translations().map(|one| one.pieces().count()).sum::<usize>() < 9);
        }
    }
}
