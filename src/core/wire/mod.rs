//! The byte encoding of records: of a compiled rule bundle, and of what a browser remembers.
//!
//! | what | its bytes |
//! | --- | --- |
//! | unsigned integer | LEB128: seven bits a byte, the low ones first, the highest bit set where another byte follows |
//! | signed integer | zigzag (0, -1, 1, -2 become 0, 1, 2, 3), then as unsigned |
//! | `bool` | one byte, 0 or 1 |
//! | text | UTF-8, then one byte `FF`, which no UTF-8 text has |
//! | list | the length of its items in bytes, then the items |
//! | fixed struct ([`wire_struct`]) | its fields in order; such a type never gets another field |
//! | record ([`wire_record`]) | the length of what follows in bytes; an unsigned integer whose bit *n* says whether field *n* is given; the given fields in the order of their numbers |
//! | `enum` ([`wire_enum`]) | a tag byte, then the value that the variant holds, if any |
//!
//! A record is read where it lies: its texts borrow the bytes, and a list is stepped over without looking into it and
//! read item by item when somebody asks. A field that is not given reads as zeros would, or has a default of its own. A
//! field that the reader does not know has a higher number than all that it knows, lies behind them, and is left out with
//! the rest of the record. So a reader reads what an older or a newer writer wrote.
//!
//! One trait reads and writes, and small macros derive it, both directions from one list of fields, so that the two
//! cannot drift apart. Hand-made because it is what the shopper downloads: the same engine over a general serde
//! format measured about twice the size.

mod arena;
mod derive;
mod list;
mod table;
mod values;

use alloc::vec::Vec;
pub use arena::Arena;
use core::cell::Cell;
pub use list::{Items, List};
pub(crate) use table::{Rows, Table};

/// The bytes are not what a compiler of this format writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Corrupt;

/// Reads records from a slice; never past its end.
///
/// Where the bytes make no sense it remembers so and goes on as if there were nothing but zeros and empty lists.
/// So reading needs no way out at every field, which would be a good part of the shopper's download; what was
/// read counts only if nothing was damaged, and whoever began to read sees to that.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reader<'b> {
    pub(crate) bytes: &'b [u8],
    /// Where damage is noted; none for bytes that have been read through before.
    damaged: Option<&'b Cell<bool>>,
}

/// The record that `bytes` begin with, read to the last byte.
///
/// # Errors
/// Where they make no sense.
pub fn record<T: for<'b> Wire<'b>>(bytes: &[u8]) -> Result<T, Corrupt> {
    let damaged = Cell::new(false);
    let value = T::read(&mut Reader::new(bytes, Some(&damaged)));
    if damaged.get() { Err(Corrupt) } else { Ok(value) }
}

impl<'b> Reader<'b> {
    /// Reads these bytes, and notes damage there.
    pub(crate) fn new(bytes: &'b [u8], damaged: Option<&'b Cell<bool>>) -> Reader<'b> {
        Reader { bytes, damaged }
    }

    /// Notes that the bytes make no sense; nothing more is read from them.
    pub fn fail(&mut self) {
        if let Some(damaged) = self.damaged {
            damaged.set(true);
        }
        self.bytes = &[];
    }

    fn take(&mut self, length: usize) -> &'b [u8] {
        match self.bytes.split_at_checked(length) {
            Some((head, tail)) => {
                self.bytes = tail;
                head
            }
            None => {
                self.fail();
                &[]
            }
        }
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or_default()
    }

    fn unsigned(&mut self) -> u64 {
        let mut value = 0u64;
        let mut shift = 0;
        loop {
            let byte = self.byte();
            let bits = u64::from(byte & 0x7f);
            let shifted = bits << shift;
            if shifted >> shift != bits {
                self.fail();
            }
            value |= shifted;
            if byte & 0x80 == 0 {
                return value;
            }
            shift += 7;
            if shift > 63 {
                self.fail();
                return 0;
            }
        }
    }

    /// Steps over as many bytes as the length before them says, to be read apart.
    pub(crate) fn part(&mut self) -> Reader<'b> {
        let length = u32::read(self) as usize;
        Reader { bytes: self.take(length), damaged: self.damaged }
    }

    /// The bytes up to the end mark of a text, which is stepped over.
    fn until_end_of_text(&mut self) -> &'b [u8] {
        let length = self.bytes.iter().take_while(|byte| **byte != END_OF_TEXT).count();
        let text = self.take(length);
        self.take(1);
        text
    }

    /// Steps over a record, and reads in it which of its fields are given.
    pub(crate) fn record(&mut self) -> Fields<'b> {
        let mut reader = self.part();
        // A record without fields has no byte at all.
        let given = if reader.bytes.is_empty() { 0 } else { u32::read(&mut reader) };
        Fields { given, reader, zeros: Reader::default() }
    }
}

/// What a field that is not given reads as: more zeros than any value begins with.
const ZEROS: &[u8] = &[0; 8];

/// A record that is being read.
#[derive(Debug)]
pub(crate) struct Fields<'b> {
    given: u32,
    reader: Reader<'b>,
    zeros: Reader<'b>,
}

impl<'b> Fields<'b> {
    /// Where the value of this field begins, if it is given. Fields are asked for in the order of their numbers.
    #[inline(never)]
    pub(crate) fn given(&mut self, number: u32) -> Option<&mut Reader<'b>> {
        (self.given >> number & 1 == 1).then_some(&mut self.reader)
    }

    /// Where the value of this field begins, or zeros. So a record is read without a branch at every field; not
    /// inlined, because there are some hundred fields.
    #[inline(never)]
    fn field(&mut self, number: u32) -> &mut Reader<'b> {
        if self.given >> number & 1 == 1 {
            return &mut self.reader;
        }
        self.zeros = Reader::new(ZEROS, None);
        &mut self.zeros
    }

    /// The value of this field, or what zeros read as.
    pub(crate) fn value<T: Wire<'b>>(&mut self, number: u32) -> T {
        const { assert!(T::READS_ZEROS, "such a field needs a default of its own") };
        T::read(self.field(number))
    }
}

/// A record that is being written.
#[derive(Debug, Default)]
pub(crate) struct NewRecord {
    given: u32,
    fields: Writer,
}

impl NewRecord {
    /// Where to write the value of this field. Fields come in the order of their numbers.
    pub(crate) fn field(&mut self, number: u32) -> &mut Writer {
        self.given |= 1 << number;
        &mut self.fields
    }

    /// Writes the value of this field, unless it is nothing but zeros.
    pub(crate) fn value<'b, T: Wire<'b>>(&mut self, number: u32, value: &T) {
        const { assert!(T::READS_ZEROS, "such a field needs a default of its own") };
        let mut writer = Writer::default();
        value.write(&mut writer);
        if writer.bytes.iter().any(|byte| *byte != 0) {
            self.field(number).bytes.extend_from_slice(&writer.bytes);
        }
    }

    /// Appends the record.
    pub(crate) fn end(self, writer: &mut Writer) {
        let mut record = Writer::default();
        if self.given != 0 {
            self.given.write(&mut record);
            record.bytes.extend_from_slice(&self.fields.bytes);
        }
        writer.part(&record.bytes);
    }
}

/// Writes records.
#[derive(Debug, Default)]
pub struct Writer {
    /// What has been written so far.
    pub bytes: Vec<u8>,
}

impl Writer {
    fn unsigned(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push((value as u8 & 0x7f) | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// Appends bytes with their length before them.
    pub(crate) fn part(&mut self, bytes: &[u8]) {
        self.unsigned(bytes.len() as u64);
        self.bytes.extend_from_slice(bytes);
    }
}

/// Something that has a form in bytes. It takes at least one byte.
pub trait Wire<'b>: Sized {
    /// Whether zeros read as a value: none, nothing, empty. What does not is given a default where it is a field.
    const READS_ZEROS: bool = true;
    /// Appends the value.
    fn write(&self, writer: &mut Writer);
    /// Reads a value, leaving the reader behind it.
    fn read(reader: &mut Reader<'b>) -> Self;
    /// Appends a value that may be missing.
    fn write_optional(value: Option<&Self>, writer: &mut Writer) {
        value.is_some().write(writer);
        if let Some(value) = value {
            value.write(writer);
        }
    }
    /// Reads a value that may be missing.
    fn read_optional(reader: &mut Reader<'b>) -> Option<Self> {
        bool::read(reader).then(|| Self::read(reader))
    }
    /// Steps over a value.
    fn skip(reader: &mut Reader<'b>) {
        Self::read(reader);
    }
    /// Reads what otherwise is read only when somebody asks, so that all damage is noted.
    fn read_through(&self) {}
}

/// The byte that ends a text.
const END_OF_TEXT: u8 = 0xff;

pub(crate) use derive::{rises, wire_enum, wire_record, wire_struct};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;
    use alloc::string::String;
    use alloc::vec;

    /// What these bytes read as to their last byte, and whether they are damaged.
    fn through<T: for<'b> Wire<'b>>(bytes: &[u8], look: impl FnOnce(T)) -> bool {
        let damaged = Cell::new(false);
        let value = T::read(&mut Reader::new(bytes, Some(&damaged)));
        value.read_through();
        look(value);
        damaged.get()
    }

    fn round_trip<T: for<'b> Wire<'b> + PartialEq + core::fmt::Debug>(value: T) {
        let mut writer = Writer::default();
        value.write(&mut writer);
        assert!(!through::<T>(&writer.bytes, |read| assert_eq!(read, value)));
        for end in 0..writer.bytes.len() {
            let cut = writer.bytes.get(..end).unwrap();
            assert!(record::<T>(cut).is_err(), "a cut record must not read");
        }
    }

    #[test]
    fn values_come_back() {
        round_trip(0u32);
        round_trip(u32::MAX);
        for value in [0, 1, -1, 63, -64, i64::MAX, i64::MIN] {
            round_trip(value);
        }
        round_trip(String::from("grün"));
        round_trip(Some(Money(-5)));
        round_trip(vec![(1u32, true), (300, false)]);
    }

    #[test]
    fn nonsense_is_refused() {
        assert_eq!(record::<bool>(&[2]), Err(Corrupt));
        assert_eq!(record::<u32>(&[0xff; 12]), Err(Corrupt));
        assert_eq!(record::<String>(&[0xc3, 0x28, 0xff]), Err(Corrupt));
        assert_eq!(record::<Vec<u8>>(&[0xff, 0xff, 0xff, 0x7f, 0]), Err(Corrupt));
        assert_eq!(record::<Vec<u32>>(&[1, 0x80]), Err(Corrupt), "the last item is cut");
    }

    #[derive(Debug, PartialEq)]
    struct Old {
        name: String,
        count: u32,
    }

    wire_record!(Old { 0: name = String::new(), 3: count = 7 });

    #[derive(Debug, PartialEq)]
    struct New {
        name: String,
        count: u32,
        tags: Vec<String>,
        limit: Option<u32>,
    }

    wire_record!(New { 0: name = String::new(), 3: count = 7, 4: tags, 31: limit = Some(1) });

    fn written<'b>(value: &impl Wire<'b>) -> Vec<u8> {
        let mut writer = Writer::default();
        value.write(&mut writer);
        writer.bytes
    }

    #[test]
    fn a_record_with_more_fields_reads_as_one_with_fewer() {
        let old = || Old { name: "tray".into(), count: 9 };
        let new = |tags: Vec<String>, limit| New { name: "tray".into(), count: 9, tags, limit };
        for newer in [new(vec!["a".into()], None), new(vec![], Some(3)), new(vec![], Some(1))] {
            assert_eq!(record::<Old>(&written(&newer)), Ok(old()));
            assert_eq!(record::<New>(&written(&newer)).as_ref(), Ok(&newer));
        }
        assert_eq!(
            record::<New>(&written(&old())),
            Ok(new(vec![], Some(1))),
            "what is missing has its default"
        );
        // What follows the record is found behind all of its fields.
        let both = written(&vec![new(vec!["a".into()], None), new(vec![], None)]);
        assert_eq!(record::<Vec<Old>>(&both), Ok(vec![old(), old()]));
    }

    #[test]
    fn a_record_of_nothing_but_defaults_is_one_byte() {
        assert_eq!(written(&Old { name: String::new(), count: 7 }), [0]);
        assert_eq!(record::<Old>(&[0]), Ok(Old { name: String::new(), count: 7 }));
        assert_eq!(record::<Old>(&[1, 1]), Err(Corrupt), "a field that is given is there");
        assert_eq!(record::<Old>(&[2, 9, 0xff]), Err(Corrupt), "and so is every one");
        assert_eq!(record::<Old>(&[9, 0]), Err(Corrupt), "a record longer than the file");
    }

    #[test]
    fn numbers_of_fields_rise() {
        assert!(rises(&[]) && rises(&[0, 1, 31]));
        assert!(!rises(&[1, 1]) && !rises(&[2, 1]) && !rises(&[32]));
    }
}
