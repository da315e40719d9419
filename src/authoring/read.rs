//! Reads the bytes of a rule bundle into its tree and its typed form, with everything that cannot be read reported.

use super::codes;
use super::decode::{Decoded, decode};
use super::diagnostic::{Diagnostic, Findings, Span};
use super::json::{self, Node};
use super::place::push;

/// The tree and the typed form; `None` where nothing can be read.
pub(super) fn read(source: &[u8], found: &mut Findings) -> Option<(Node, Decoded)> {
    let text = utf8(source).map_err(|diagnostic| found.push(*diagnostic)).ok()?;
    let (mut root, duplicates) = match json::parse(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            found.push(Diagnostic::new(error.code, String::new(), error.span, error.message, error.help));
            return None;
        }
    };
    for duplicate in duplicates {
        let mut pointer = String::new();
        for step in duplicate.path.iter().chain([&duplicate.name]) {
            push(&mut pointer, step);
        }
        let message = format!("`{}` is given twice here", cart_associate_core::text::clean(&duplicate.name));
        let help = Some("keep one of the two".into());
        found.push(Diagnostic::new(codes::DUPLICATE_NAME, pointer, duplicate.span, message, help));
    }
    let decoded = decode(&mut root, found)?;
    Some((root, decoded))
}

/// The source as text.
fn utf8(source: &[u8]) -> Result<&str, Box<Diagnostic>> {
    let refused = |at: usize, message: String, help: &str| {
        let help = Some(help.into());
        Box::new(Diagnostic::new(codes::NOT_UTF8, String::new(), Span::at(at), message, help))
    };
    if is_utf16(source) {
        let help = "save it as UTF-8; where a command of PowerShell wrote it, add `-Encoding utf8`";
        return Err(refused(0, "the file is UTF-16 text".into(), help));
    }
    str::from_utf8(source).map_err(|error| {
        let at = error.valid_up_to();
        refused(at, format!("the file is not UTF-8 text from byte {at} on"), "save it as UTF-8")
    })
}

/// Whether the text is UTF-16, as some editors and shells of Windows write it: it begins with a byte order mark, or
/// every other byte of its first characters is zero.
fn is_utf16(source: &[u8]) -> bool {
    source.starts_with(&[0xff, 0xfe])
        || source.starts_with(&[0xfe, 0xff])
        || matches!(source, [0, second, ..] if *second != 0)
        || matches!(source, [first, 0, third, 0, ..] if *first != 0 && *third != 0)
}
