//! Writes JSON text.

use alloc::string::String;
use cart_associate_core::text::digits;

/// A whole number in digits.
pub fn signed(number: i64) -> String {
    let mut digits = digits(number.unsigned_abs());
    if number < 0 {
        digits.insert(0, '-');
    }
    digits
}

/// A JSON text in the making.
#[derive(Debug, Default)]
pub struct Json {
    out: String,
}

impl Json {
    /// What has been written.
    pub fn done(self) -> String {
        self.out
    }

    /// A comma, where something stands before.
    fn next(&mut self) {
        if !matches!(self.out.as_bytes().last(), None | Some(b'[' | b'{' | b':')) {
            self.out.push(',');
        }
    }

    /// Begins a list (`[`) or an object (`{`).
    pub fn open(&mut self, bracket: char) {
        self.next();
        self.out.push(bracket);
    }

    /// Ends it.
    pub fn close(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    /// The name of a field, before its value.
    pub fn name(&mut self, name: &str) {
        self.text(name);
        self.out.push(':');
    }

    /// `true`, `false` or `null`.
    pub fn word(&mut self, word: &str) {
        self.next();
        self.out.push_str(word);
    }

    /// A number.
    pub fn number(&mut self, number: i64) {
        self.next();
        self.out.push_str(&signed(number));
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.next();
        self.out.push('"');
        for c in text.chars() {
            if c < ' ' {
                // As long as it must be: a control character is the rarest of all.
                self.out.push_str("\\u00");
                self.out.push(if c < '\u{10}' { '0' } else { '1' });
                self.out.push(char::from_digit(u32::from(c) % 16, 16).unwrap_or('0'));
                continue;
            }
            if matches!(c, '"' | '\\') {
                self.out.push('\\');
            }
            self.out.push(c);
        }
        self.out.push('"');
    }
}
