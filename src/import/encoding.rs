//! The bytes of a file as text.

use std::borrow::Cow;

/// The text of a file, or a sentence that says why it is none. UTF-16 is known by its mark; other letters than those
/// of Unicode are not guessed.
pub(crate) fn text<'a>(name: &str, bytes: &'a [u8]) -> Result<Cow<'a, str>, String> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => {
            Err(format!("{name} is a workbook or an archive; export it as CSV, or unpack it first"))
        }
        [0xff, 0xfe, rest @ ..] => utf16(name, rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(name, rest, u16::from_be_bytes),
        _ => str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            format!(
                "{name} is not UTF-8 text (line {line}); save it as UTF-8, in a spreadsheet as “CSV UTF-8”"
            )
        }),
    }
}

fn utf16<'a>(name: &str, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'a, str>, String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    match String::from_utf16(&units) {
        Ok(text) if rest.is_empty() => Ok(Cow::Owned(text)),
        _ => Err(format!(
            "{name} begins as UTF-16 text and is none; save it as UTF-8, in a spreadsheet as “CSV UTF-8”"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn marks_say_how_letters_are_written() {
        let written = |bytes: &[u8]| text("f", bytes).map(|text| text.into_owned());
        assert_eq!(written("Møbel".as_bytes()), Ok("Møbel".into()));
        let units = "Møbel 🛒".encode_utf16();
        let little: Vec<u8> = [0xfeff].into_iter().chain(units.clone()).flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = [0xfeff].into_iter().chain(units).flat_map(u16::to_be_bytes).collect();
        assert_eq!((written(&little), written(&big)), (Ok("Møbel 🛒".into()), Ok("Møbel 🛒".into())));
        for bad in [&b"a\nM\xf8bel"[..], b"\xff\xfea", b"\xff\xfe\x00\xd8", b"PK\x03\x04"] {
            assert!(written(bad).is_err(), "{bad:?}");
        }
        assert!(written(b"a\nM\xf8bel").unwrap_err().contains("line 2"));
    }
}
