//! Reads JSON text into values, one after another, without a tree in between.
//!
//! It reads what `JSON.stringify` writes, from which every request comes (`www/shim/boundary.js`): no white space, whole
//! numbers as their digits, and only those escapes that it needs. Any other text is refused or read as something, and
//! harms nothing.

use alloc::string::String;
use cart_associate_core::input::InputError;
use cart_associate_core::text::digits;

/// How deep lists and objects may lie in each other. What the boundary reads is five deep.
const MAX_DEPTH: u32 = 64;

/// The largest whole number that JavaScript counts with exactly.
const MAX_SAFE_INTEGER: i64 = (1 << 53) - 1;

/// A value that is read from JSON text.
pub trait FromJson {
    /// Becomes the value that the reader is at. Where that is of another kind the reader fails, and what this has become
    /// does not count.
    fn read(&mut self, json: &mut Reader<'_>);
}

/// A value whose fields are read by their names.
pub trait Structure {
    /// The names of its fields, 32 at most.
    const NAMES: &[&str];

    /// Reads the field whose name has this place among the names.
    fn read_field(&mut self, place: usize, json: &mut Reader<'_>);
}

/// Reads a whole JSON text.
///
/// # Errors
/// The first thing that is wrong, with its place.
pub fn read<T>(text: &str, value: impl FnOnce(&mut Reader<'_>) -> T) -> Result<T, InputError> {
    let mut json =
        Reader { text, at: 0, depth: 0, error: None, has_failed: false, is_lenient: false, unread: None };
    let value = value(&mut json);
    if json.at < text.len() {
        json.fail_syntax();
    }
    json.error.map_or(Ok(value), Err)
}

/// Reads JSON text from its beginning to its end.
///
/// A failure is remembered, and everything that is read after it is empty: whoever reads a structure need not look at
/// each of its fields, and [`read`] tells the failure in the end.
#[derive(Debug)]
pub struct Reader<'t> {
    text: &'t str,
    /// Where the next character stands, in bytes.
    at: usize,
    depth: u32,
    /// The first thing that is not as it must be.
    error: Option<InputError>,
    /// Whether nothing more is read because of it.
    has_failed: bool,
    /// A field that is not as it must be is noted and stepped over.
    is_lenient: bool,
    /// The first that was stepped over.
    unread: Option<InputError>,
}

impl<'t> Reader<'t> {
    fn fail_syntax(&mut self) {
        self.fail("input_json");
    }

    /// What stands here is not what it must be: a stable code, whose sentence stands in `www/shim/faults.json`.
    pub fn fail(&mut self, code: &'static str) {
        self.note(code);
        self.has_failed = true;
        self.at = self.text.len();
    }

    /// The same, and reading goes on.
    fn note(&mut self, code: &'static str) {
        self.error.get_or_insert(InputError { code, pointer: String::new() });
    }

    /// What is wrong lies in the field or the item that is called so. Called from the inside to the outside.
    fn locate(&mut self, name: &str) {
        let Some(error) = &mut self.error else { return };
        let mut pointer = String::from("/");
        for c in name.chars() {
            match c {
                '~' => pointer.push_str("~0"),
                '/' => pointer.push_str("~1"),
                _ => pointer.push(c),
            }
        }
        pointer.push_str(&error.pointer);
        error.pointer = pointer;
    }

    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    /// Steps over this character, if it is the next one.
    fn accept(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == byte && self.at < self.text.len();
        self.at += usize::from(is_next);
        is_next
    }

    /// Steps over this word, if it is what comes next.
    pub fn accept_word(&mut self, word: &str) -> bool {
        let is_next = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    /// Reads a list: `each` reads an item.
    pub fn list(&mut self, each: &mut dyn FnMut(&mut Reader<'t>)) {
        if !self.accept(b'[') {
            return self.fail("input_list");
        }
        let mut index = 0;
        self.items(b']', &mut |json| {
            let was_known = json.error.is_some();
            each(json);
            if !was_known && json.error.is_some() {
                json.locate(&digits(index));
            }
            index += 1;
        });
    }

    /// Reads an object: `each` is given a field's name, and its place among the `names` where it is one of them, and reads
    /// its value, or skips it. The bits of `required` are the places of fields that must be there. One that is `null` and
    /// need not be there is as if it were not.
    pub fn object(
        &mut self,
        names: &[&str],
        required: u32,
        each: &mut dyn FnMut(&mut Reader<'t>, &str, Option<usize>),
    ) -> u32 {
        if !self.accept(b'{') {
            if self.is_lenient {
                self.note("input_object");
                self.skip();
            } else {
                self.fail("input_object");
            }
            return 0;
        }
        let mut given = 0;
        self.items(b'}', &mut |json| {
            let name = json.string();
            if !json.accept(b':') {
                return json.fail_syntax();
            }
            let place = names.iter().position(|one| *one == name);
            let bit = place.map_or(0, |place| 1 << place);
            if required & bit != 0 || !json.accept_word("null") {
                given |= bit;
                let (at, depth, was_known) = (json.at, json.depth, json.error.is_some());
                each(json, &name, place);
                if !was_known && json.error.is_some() {
                    json.locate(&name);
                }
                if json.is_lenient && json.has_failed {
                    (json.at, json.depth, json.has_failed) = (at, depth, false);
                    json.skip();
                }
            }
        });
        self.require(names, required & !given);
        given
    }

    /// Fields are missing, by the bits of their places among the names.
    pub fn require(&mut self, names: &[&str], missing: u32) {
        let Some(name) = names.get(missing.trailing_zeros() as usize) else { return };
        if self.error.is_none() {
            self.note("input_required");
            self.locate(name);
        }
        self.has_failed |= !self.is_lenient;
    }

    /// Reads a structure of which these fields are required, by the bits of their places. Fields that it does not know are
    /// stepped over.
    pub fn structure<T: Structure>(&mut self, required: u32, value: &mut T) -> u32 {
        self.object(T::NAMES, required, &mut |json, _, place| match place {
            Some(place) => value.read_field(place, json),
            None => json.skip(),
        })
    }

    /// Reads what stands between commas, up to the bracket that closes.
    fn items(&mut self, close: u8, each: &mut dyn FnMut(&mut Reader<'t>)) {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.fail_syntax();
        }
        if !self.accept(close) {
            loop {
                each(self);
                if !self.accept(b',') {
                    break;
                }
            }
            if !self.accept(close) {
                self.fail_syntax();
            }
        }
        self.depth -= 1;
    }

    /// Reads a text.
    pub fn text(&mut self) -> String {
        if self.peek() != b'"' {
            self.fail("input_text");
        }
        self.string()
    }

    /// Reads a text in quotation marks. Half a surrogate pair becomes the replacement character, as everywhere in browsers.
    fn string(&mut self) -> String {
        if !self.accept(b'"') {
            self.fail_syntax();
        }
        let mut whole = String::new();
        loop {
            let from = self.at;
            while !matches!(self.peek(), b'"' | b'\\' | ..=0x1f) {
                self.at += 1;
            }
            whole.push_str(self.text.get(from..self.at).unwrap_or_default());
            if self.accept(b'"') {
                return whole;
            }
            if !self.accept(b'\\') {
                self.fail_syntax();
                return whole;
            }
            whole.push(self.escaped());
        }
    }

    /// Reads what stands after a backslash.
    fn escaped(&mut self) -> char {
        let escape = self.peek();
        self.at += 1;
        match escape {
            b'"' | b'\\' | b'/' => char::from(escape),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let code = self.four_digits();
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => {
                self.fail_syntax();
                ' '
            }
        }
    }

    fn four_digits(&mut self) -> u32 {
        let mut number = 0;
        for _ in 0..4 {
            match char::from(self.peek()).to_digit(16) {
                Some(digit) => number = number * 16 + digit,
                None => self.fail_syntax(),
            }
            self.at += 1;
        }
        number
    }

    /// Reads a whole number that JavaScript counts with exactly. `JSON.stringify` writes such a number as its digits, and no
    /// other number without a point or an exponent behind them.
    pub fn integer(&mut self) -> i64 {
        let is_negative = self.accept(b'-');
        let from = self.at;
        let mut value = 0i64;
        while self.peek().is_ascii_digit() {
            value = value.saturating_mul(10).saturating_add(i64::from(self.peek() & 15));
            self.at += 1;
        }
        if self.at == from || matches!(self.peek(), b'.' | b'e') || value > MAX_SAFE_INTEGER {
            self.fail("input_number");
        }
        if is_negative { -value } else { value }
    }

    /// Steps over a value of any kind.
    pub fn skip(&mut self) {
        match self.peek() {
            b'"' => {
                self.string();
            }
            b'[' => self.list(&mut Reader::skip),
            b'{' => {
                self.object(&[], 0, &mut |json, _, _| json.skip());
            }
            b'-' | b'0'..=b'9' => {
                while matches!(self.peek(), b'0'..=b'9' | b'-' | b'+' | b'.' | b'e') {
                    self.at += 1;
                }
            }
            _ => {
                if !(self.accept_word("null") || self.accept_word("true") || self.accept_word("false")) {
                    self.fail_syntax();
                }
            }
        }
    }

    /// Reads an item of a list, by its place; where it is not as it must be, what of it is.
    pub fn salvage<T: FromJson + Default>(&mut self, place: [&str; 2]) -> (T, bool) {
        let mut value = T::default();
        let had_failed = self.has_failed;
        self.is_lenient = true;
        value.read(self);
        self.is_lenient = false;
        if had_failed || self.has_failed {
            return (value, true);
        }
        let Some(error) = self.error.take() else { return (value, true) };
        let [list, item] = place;
        self.unread.get_or_insert(InputError { pointer: [list, item, &error.pointer].concat(), ..error });
        (value, false)
    }

    /// The first that was salvaged: what is not as it must be.
    pub fn take_unread(&mut self) -> Option<InputError> {
        self.unread.take()
    }
}
