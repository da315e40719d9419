//! Mutations that know nothing: bytes are flipped, cut, doubled and put in between.

use fastrand::Rng;

/// What is worth putting in between: marks of the formats, and what is no text at all.
const TOKENS: [&[u8]; 32] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"'",
    b"//",
    b"/*",
    b"*/",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"\\u202e",
    b"null",
    b"1e999",
    b"-",
    b"0x1",
    b"NaN",
    b"\r\n",
    b"\n",
    b"\t",
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\xf0\x9f\x9b\x92",
    b";",
    b"99999999999999999999999999999999",
    b"\"\":",
];

/// Changes bytes in one place.
pub(crate) fn mutate(bytes: &mut Vec<u8>, rng: &mut Rng) {
    let at = rng.usize(..=bytes.len());
    let most = if rng.u8(..8) == 0 { 400 } else { 8 };
    let end = bytes.len().min(at + rng.usize(..=most));
    match rng.u8(..8) {
        0 if at < bytes.len() => bytes[at] ^= 1 << rng.u8(..8),
        1 if at < bytes.len() => bytes[at] = rng.u8(..),
        2 => drop(bytes.drain(at..end)),
        3 => {
            let again = bytes[at..end].to_vec();
            bytes.splice(at..at, again).for_each(drop);
        }
        4 if rng.u8(..4) == 0 => bytes.truncate(at),
        5 => {
            // A digit becomes a number that is too much.
            if let Some(digit) = bytes.iter().skip(at).position(u8::is_ascii_digit) {
                let many = vec![b'9'; rng.usize(1..60)];
                bytes.splice(at + digit..=at + digit, many).for_each(drop);
            }
        }
        6 => {
            let line = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |found| found + 1);
            let again = bytes[line..end].to_vec();
            bytes.splice(line..line, again).for_each(drop);
        }
        _ => {
            let token = TOKENS[rng.usize(..TOKENS.len())];
            let many = if rng.u8(..30) == 0 { 200 } else { 1 };
            bytes.splice(at..at, token.repeat(many)).for_each(drop);
        }
    }
}
