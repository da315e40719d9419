//! Numbers as shops and spreadsheets write them: `1,200.00`, `1.200,00`, `1 200`, `1'200`, `12,34,567`.
//!
//! What a point or a comma means is taken from the number itself where only one reading is possible, else from the
//! other numbers of the same file. Where both readings stay possible the number is refused: nobody can tell 1.20 from
//! 1200 by looking at `1,200`.

use cart_associate_core::text::clean;

/// What stands between the digits of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Point,
    Comma,
    /// A space of any width, a no-break space among them.
    Space,
    Apostrophe,
}

impl Mark {
    fn of(c: char) -> Option<Mark> {
        match c {
            '.' => Some(Mark::Point),
            ',' => Some(Mark::Comma),
            '\'' | '’' => Some(Mark::Apostrophe),
            c if c.is_whitespace() => Some(Mark::Space),
            _ => None,
        }
    }

    /// The one that stands before the decimals where this one stands between thousands, and the other way round.
    fn other(self) -> Mark {
        if self == Mark::Comma { Mark::Point } else { Mark::Comma }
    }

    fn is_decimal(self) -> bool {
        matches!(self, Mark::Point | Mark::Comma)
    }
}

/// What kind of number a cell holds: it decides whether a mark can stand before decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decimals {
    /// Exactly as many as this, or none: Shopify's amounts, and whole numbers with 0.
    Exactly(u8),
    /// Any number of them: WooCommerce keeps net prices with as many as they were computed with. The currency has
    /// this many.
    Any(u8),
}

/// Which mark stands before the decimals, as the numbers of a file show it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct NumberStyle {
    point: bool,
    comma: bool,
}

/// A number above or equal to zero, as digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decimal {
    /// The digits before the decimal mark, at least one.
    pub(crate) integer: String,
    /// The digits after the decimal mark, as many as are written.
    pub(crate) fraction: String,
    pub(crate) negative: bool,
}

/// Digits, with the marks between them.
struct Shape<'t> {
    digits: Vec<&'t str>,
    marks: Vec<Mark>,
    negative: bool,
}

/// How a shape can be read by itself.
enum Reading {
    Integer,
    /// The last mark stands before the decimals.
    Decimal,
    /// One mark with three digits after it: `1,200`.
    Either(Mark),
    Neither,
}

impl NumberStyle {
    /// The style that these numbers show. What is no number shows nothing.
    pub(crate) fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> NumberStyle {
        let mut style = NumberStyle::default();
        // The sign of a currency is no part of the number.
        let is_around = |c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',');
        for shape in texts.into_iter().filter_map(|text| shape(text.trim_matches(is_around))) {
            let decimal = match (shape.reading(), shape.marks.as_slice()) {
                (Reading::Decimal, [.., last]) => Some(*last),
                // `1,200,000`: the comma stands between thousands.
                (Reading::Integer, [first, ..]) if first.is_decimal() => Some(first.other()),
                _ => None,
            };
            style.point |= decimal == Some(Mark::Point);
            style.comma |= decimal == Some(Mark::Comma);
        }
        style
    }

    fn shows(self, mark: Mark) -> bool {
        if mark == Mark::Point { self.point } else { self.comma }
    }

    /// Reads a number, or says why it cannot be read for certain.
    pub(crate) fn read(self, text: &str, decimals: Decimals) -> Result<Decimal, String> {
        let shown = clean(text.trim());
        let is_short =
            |part: &str| part.contains(['e', 'E']) && part.starts_with(|c: char| c.is_ascii_digit());
        let Some(shape) = shape(text) else {
            return Err(match () {
                () if is_short(&shown)
                    && shown.chars().all(|c| c.is_ascii_digit() || "eE+-.,".contains(c)) =>
                {
                    format!(
                        "`{shown}` was shortened by a spreadsheet; format the column as a number, and save it again"
                    )
                }
                () if shown.ends_with('%') => format!("`{shown}` is a percentage, not a number"),
                () => format!("`{shown}` is no number; write the number alone, such as 1200.00"),
            });
        };
        match shape.reading() {
            Reading::Integer => Ok(shape.decimal(false)),
            Reading::Decimal => Ok(shape.decimal(true)),
            Reading::Either(mark) => self.either(&shape, mark, decimals).map_err(|why| {
                let [lead, tail] = [shape.digits.first(), shape.digits.last()].map(|part| *part.unwrap_or(&""));
                format!(
                    "`{shown}` may be {lead}{tail} or {lead}.{tail}{why}; write it without a separator between \
                     thousands, as {lead}{tail}.00 or {lead}.{}",
                    tail.get(..2).unwrap_or(tail)
                )
            }),
            Reading::Neither => Err(format!(
                "`{shown}` is no number that can be read for certain; write it as 1200.00, without a separator between thousands"
            )),
        }
    }

    /// One mark with three digits after it, by the other numbers of the file, else by the decimals of the currency.
    fn either(self, shape: &Shape<'_>, mark: Mark, decimals: Decimals) -> Result<Decimal, &'static str> {
        let can_have_three = match decimals {
            Decimals::Exactly(count) => count == 3,
            Decimals::Any(_) => true,
        };
        match (self.shows(mark), self.shows(mark.other())) {
            (true, true) => Err(", and the file writes decimals in both ways"),
            (false, true) => Ok(shape.decimal(false)),
            (true, false) if can_have_three => Ok(shape.decimal(true)),
            (true, false) => Err(", and three decimals are not usual here"),
            // Nothing in the file says it. A comma before decimals that the currency has not got is none.
            (false, false) => match decimals {
                Decimals::Exactly(count) if count != 3 && mark == Mark::Comma => Ok(shape.decimal(false)),
                Decimals::Any(0) if mark == Mark::Comma => Ok(shape.decimal(false)),
                _ => Err(", and no other number of the file says which"),
            },
        }
    }
}

impl Shape<'_> {
    fn reading(&self) -> Reading {
        let tail = self.digits.last().map_or(0, |part| part.len());
        let lead = self.digits.first().copied().unwrap_or_default();
        match self.marks.as_slice() {
            [] => Reading::Integer,
            [one] if !one.is_decimal() => self.grouped(self.digits.len()),
            [_] if tail == 0 => Reading::Neither,
            [one] if tail == 3 && (1..=3).contains(&lead.len()) && !lead.starts_with('0') => {
                Reading::Either(*one)
            }
            [_] => Reading::Decimal,
            [first, .., last] if first == last => match self.grouped(self.digits.len()) {
                Reading::Integer if self.marks.iter().all(|mark| mark == first) => Reading::Integer,
                _ => Reading::Neither,
            },
            [first, middle @ .., last] => {
                let same = middle.iter().all(|mark| mark == first);
                match self.grouped(self.digits.len() - 1) {
                    Reading::Integer if same && last.is_decimal() && tail > 0 => Reading::Decimal,
                    _ => Reading::Neither,
                }
            }
        }
    }

    /// Whether the first of the groups are thousands, or lakhs and crores as in India.
    fn grouped(&self, count: usize) -> Reading {
        let sizes: Vec<usize> = self.digits.iter().take(count).map(|part| part.len()).collect();
        let is_grouped = match sizes.as_slice() {
            [first, middle @ .., 3] => {
                let thousands = (1..=3).contains(first) && middle.iter().all(|size| *size == 3);
                let lakhs = (1..=2).contains(first) && middle.iter().all(|size| *size == 2);
                thousands || lakhs
            }
            _ => false,
        };
        if is_grouped { Reading::Integer } else { Reading::Neither }
    }

    fn decimal(&self, has_fraction: bool) -> Decimal {
        let (fraction, integer) = match self.digits.split_last() {
            Some((fraction, integer)) if has_fraction => (*fraction, integer),
            _ => ("", self.digits.as_slice()),
        };
        let integer = integer.concat();
        Decimal {
            integer: if integer.is_empty() { "0".into() } else { integer },
            fraction: fraction.into(),
            negative: self.negative,
        }
    }
}

/// The digits and marks of a number; `None` where it is none.
fn shape(text: &str) -> Option<Shape<'_>> {
    let text = text.trim();
    let (text, mut negative) = match text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
        // How accountants write what is below zero.
        Some(inner) => (inner.trim(), true),
        None => (text, false),
    };
    let minus = ['-', '−', '–'];
    // `29,-` and `29.–` have no minus, but no decimals.
    let round = [",-", ".-", ",–", ".–", ",—", ".—"].iter().find_map(|end| text.strip_suffix(end));
    let text = match (round, text.strip_prefix(minus), text.strip_suffix(minus)) {
        (Some(text), ..) => text,
        (None, Some(rest), _) | (None, None, Some(rest)) => {
            negative = true;
            rest.trim()
        }
        _ => text.strip_prefix('+').unwrap_or(text),
    };
    let mut shape = Shape { digits: Vec::new(), marks: Vec::new(), negative };
    let mut start = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii_digit()) {
        shape.marks.push(Mark::of(c)?);
        shape.digits.push(text.get(start..at)?);
        start = at + c.len_utf8();
    }
    shape.digits.push(text.get(start..)?);
    let has_digits = shape.digits.iter().any(|part| !part.is_empty());
    // Two marks side by side are a slip of the finger.
    let between = shape.digits.get(1..shape.digits.len().saturating_sub(1)).unwrap_or_default();
    (has_digits && between.iter().all(|part| !part.is_empty())).then_some(shape)
}

#[cfg(test)]
mod tests;
