//! What is wrong with a text that is no JSON, in words for the person who edits it.

use jsonc_parser::errors::ParseErrorKind;

/// What is wrong, and how to put it right.
pub(super) type Message = (String, Option<&'static str>);

/// The message for an error of the parser; `rest` is the text from the place of the error on.
pub(super) fn message(kind: &ParseErrorKind, rest: &str) -> Message {
    if rest.starts_with(CURLY) { curly_quotes() } else { words(kind) }
}

/// Quotes that word processors and messengers put in the place of `"`.
const CURLY: [char; 7] = ['“', '”', '„', '‟', '‘', '’', '«'];

fn curly_quotes() -> Message {
    let help = "replace them with \"; a word processor may have put them there";
    ("these quotes are not the straight ones that JSON has".into(), Some(help))
}

/// What is wrong, for a person who edits the file.
fn words(kind: &ParseErrorKind) -> Message {
    let (message, help): (&str, Option<&'static str>) = match kind {
        ParseErrorKind::TrailingCommasNotAllowed => {
            ("there is a comma after the last entry", Some("remove the comma"))
        }
        ParseErrorKind::ExpectedComma => ("a comma is missing here", Some("put a `,` between two entries")),
        ParseErrorKind::SingleQuotedStringsNotAllowed => {
            ("texts stand in double quotes, not in single ones", Some("write \"…\""))
        }
        ParseErrorKind::ExpectedStringObjectProperty => {
            ("names stand in double quotes", Some("write \"name\": value"))
        }
        ParseErrorKind::UnterminatedObject => ("this `{` is never closed", Some("add the missing `}`")),
        ParseErrorKind::UnterminatedArray => ("this `[` is never closed", Some("add the missing `]`")),
        ParseErrorKind::UnterminatedCommentBlock => {
            ("this comment is never closed", Some("add the missing `*/`"))
        }
        ParseErrorKind::MultipleRootJsonValues => {
            ("the file goes on after its end", Some("a rule bundle is one object"))
        }
        ParseErrorKind::ExpectedColonAfterObjectKey => {
            ("a colon is missing after the name", Some("write \"name\": value"))
        }
        ParseErrorKind::ExpectedObjectValue => ("a value is missing after the colon", None),
        other => return (first_lower(&other.to_string()), None),
    };
    (message.into(), help)
}

fn first_lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
