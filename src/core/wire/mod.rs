//! The byte encoding of records: of a compiled rule bundle, and of what a browser remembers.
//!
//! A record is its fields one after another: integers as LEB128, signed ones zigzagged, an `enum` as a tag byte,
//! texts and lists with their length in bytes before them. So a list is stepped over without looking into it, and a
//! record is a small value that borrows the file: its texts lie there, and its lists are read item by item when
//! somebody asks.
//!
//! One trait reads and writes, and two small macros derive it for the same types, so that the two directions
//! cannot drift apart. Hand-made because it is what the shopper downloads: the same engine over a general serde
//! format measured about twice the size.

mod arena;
mod derive;
mod list;
mod values;

use alloc::vec::Vec;
pub use arena::Arena;
use core::cell::Cell;
pub use list::{Items, List};

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
    /// Reads what otherwise is read only when somebody asks, so that all damage is noted.
    fn read_through(&self) {}
}

pub(crate) use derive::{wire_enum, wire_struct};

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
        assert_eq!(record::<String>(&[2, 0xc3, 0x28]), Err(Corrupt));
        assert_eq!(record::<Vec<u8>>(&[0xff, 0xff, 0xff, 0x7f, 0]), Err(Corrupt));
        assert_eq!(record::<Vec<u32>>(&[1, 0x80]), Err(Corrupt), "the last item is cut");
    }
}
