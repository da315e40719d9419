//! The values of a JSON file: one, or several that stand one after another, as when pages are written into one file
//! or a bulk export writes each product on a line of its own.

use cart_associate_authoring::json::{self, Node};
use std::borrow::Cow;

/// A value with the place where its text begins in the file.
#[derive(Debug)]
pub(super) struct Root {
    pub(super) node: Node,
    pub(super) start: usize,
}

/// The values of a file, or a message with its place in bytes.
pub(super) fn read(text: &str) -> Result<Vec<Root>, (usize, String)> {
    let text = &without_lone_surrogates(text);
    let one = match json::parse(text) {
        Ok((node, _)) => return Ok(vec![Root { node, start: 0 }]),
        Err(error) => error,
    };
    let stretches = stretches(text);
    if stretches.len() < 2 {
        return Err((one.span.start, one.message));
    }
    let parse = |(start, end): &(usize, usize)| {
        let (node, _) = json::parse(text.get(*start..*end).unwrap_or_default())
            .map_err(|error| (start + error.span.start, error.message))?;
        Ok(Root { node, start: *start })
    };
    stretches.iter().map(parse).collect()
}

/// Where each of the values begins and ends. What follows the last one that is closed is one more.
fn stretches(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut depth, mut start, mut quoted, mut escaped) = (0usize, None, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let between = start.is_none() && (c.is_whitespace() || c == '\u{feff}');
        if !between {
            start.get_or_insert(at);
        }
        if let Some(from) = start.filter(|_| depth == 0 && !quoted && matches!(c, '}' | ']')) {
            found.push((from, at + c.len_utf8()));
            start = None;
        }
    }
    found.extend(start.map(|from| (from, text.len())));
    found
}

/// The text with `\ufffd` in place of half a character: a description that was cut in the middle of an emoji. Every
/// place in it stays the same.
fn without_lone_surrogates(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('\\')) {
        let escape = at + found;
        match (unit(text, escape), unit(text, escape + 6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => at = escape + 12,
            (Some(0xd800..=0xdfff), _) => {
                out.push_str(text.get(copied..escape).unwrap_or_default());
                out.push_str("\\ufffd");
                copied = escape + 6;
                at = copied;
            }
            (Some(_), _) => at = escape + 6,
            // An escaped backslash hides what follows it.
            (None, _) => {
                let next = text.get(escape + 1..).and_then(|rest| rest.chars().next());
                at = escape + 1 + next.map_or(0, char::len_utf8);
            }
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// The number of the escape `\u…` at this place.
fn unit(text: &str, at: usize) -> Option<u32> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    u32::from_str_radix(digits, 16).ok().filter(|_| digits.bytes().all(|c| c.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_may_stand_one_after_another() {
        let places = |text| read(text).map(|roots| roots.iter().map(|root| root.start).collect::<Vec<_>>());
        assert_eq!(places("{}"), Ok(vec![0]));
        assert_eq!(places("{}{}"), Ok(vec![0, 2]));
        assert_eq!(places("{\"a\":\"}{\\\"\"}\n\u{feff}[1]\n"), Ok(vec![0, 16]));
        assert_eq!(places("{} {\"a\": }").unwrap_err().0, 9);
        assert_eq!(places("{} {").unwrap_err().0, 3);
        assert!(places("").is_err() && places("[1,]").is_err() && places("{}x").is_err());
    }

    #[test]
    fn half_a_character_is_taken_out() {
        for (text, clean) in [
            (r#""a \ud83d""#, r#""a \ufffd""#),
            (r#""\udc00\ud83d\ude00\ud83d""#, r#""\ufffd\ud83d\ude00\ufffd""#),
            (r#""\\ud83d""#, r#""\\ud83d""#),
            (r#""\u00e9é\n""#, r#""\u00e9é\n""#),
        ] {
            assert_eq!(without_lone_surrogates(text), clean);
            assert!(read(text).is_ok(), "{text}");
        }
    }
}
