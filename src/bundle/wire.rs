//! The byte encoding of one record in a compiled rule bundle.
//!
//! A record is its fields one after another: integers as LEB128, signed ones zigzagged, texts and lists with
//! their length before them, an `enum` as a tag byte. One trait reads and writes, and two small macros derive
//! it, so that the two directions cannot drift apart. Hand-made because it is what the shopper downloads:
//! the same engine over a general serde format measured about twice the size.

use crate::money::{Money, Rate};

/// The bytes are not what a compiler of this format writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Corrupt;

/// How deep conditions may nest, checked by the compiler and again by the reader.
pub const MAX_DEPTH: u8 = 16;

/// Reads records from a slice; never past its end.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    depth: u8,
}

impl<'a> Reader<'a> {
    /// A reader over `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { bytes, depth: 0 }
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], Corrupt> {
        let (head, tail) = self.bytes.split_at_checked(length).ok_or(Corrupt)?;
        self.bytes = tail;
        Ok(head)
    }

    /// The next byte.
    pub fn byte(&mut self) -> Result<u8, Corrupt> {
        let (first, rest) = self.bytes.split_first().ok_or(Corrupt)?;
        self.bytes = rest;
        Ok(*first)
    }

    fn unsigned(&mut self) -> Result<u64, Corrupt> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            let shifted = bits << shift;
            if shifted >> shift != bits {
                return Err(Corrupt);
            }
            value |= shifted;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(Corrupt)
    }

    fn text(&mut self) -> Result<&'a str, Corrupt> {
        let length = u32::read(self)? as usize;
        core::str::from_utf8(self.take(length)?).map_err(|_| Corrupt)
    }

    /// Reads something that may contain itself, refusing to go deeper than [`MAX_DEPTH`].
    pub fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Corrupt>) -> Result<T, Corrupt> {
        if self.depth >= MAX_DEPTH {
            return Err(Corrupt);
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
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
}

/// Something with a place in a compiled rule bundle.
pub trait Wire: Sized {
    /// Appends the value.
    fn write(&self, writer: &mut Writer);
    /// Reads a value, leaving the reader behind it.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Corrupt>;
}

impl Wire for u8 {
    fn write(&self, writer: &mut Writer) {
        writer.bytes.push(*self);
    }
    fn read(reader: &mut Reader<'_>) -> Result<Self, Corrupt> {
        reader.byte()
    }
}

impl Wire for bool {
    fn write(&self, writer: &mut Writer) {
        writer.bytes.push(u8::from(*self));
    }
    fn read(reader: &mut Reader<'_>) -> Result<Self, Corrupt> {
        match reader.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Corrupt),
        }
    }
}

impl Wire for u32 {
    fn write(&self, writer: &mut Writer) {
        writer.unsigned(u64::from(*self));
    }
    fn read(reader: &mut Reader<'_>) -> Result<Self, Corrupt> {
        u32::try_from(reader.unsigned()?).map_err(|_| Corrupt)
    }
}

impl Wire for i64 {
    fn write(&self, writer: &mut Writer) {
        writer.unsigned(((self << 1) ^ (self >> 63)) as u64);
    }
    fn read(reader: &mut Reader<'_>) -> Result<Self, Corrupt> {
        let raw = reader.unsigned()?;
        Ok((raw >> 1) as i64 ^ -((raw & 1) as i64))
    }
}

impl Wire for Money {
    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
    fn read(reader: &mut Reader<'_>) -> Result<Self, Corrupt> {
        i64::read(reader).map(Money)
    }
}

impl Wire for Rate {
    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
    fn read(reader: &mut Reader<'_>) -> Result<Self, Corrupt> {
        u32::read(reader).map(Rate)
    }
}

impl Wire for String {
    fn write(&self, writer: &mut Writer) {
        writer.unsigned(self.len() as u64);
        writer.bytes.extend_from_slice(self.as_bytes());
    }
    fn read(reader: &mut Reader<'_>) -> Result<Self, Corrupt> {
        reader.text().map(Into::into)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, writer: &mut Writer) {
        self.is_some().write(writer);
        if let Some(value) = self {
            value.write(writer);
        }
    }
    fn read(reader: &mut Reader<'_>) -> Result<Self, Corrupt> {
        if bool::read(reader)? { T::read(reader).map(Some) } else { Ok(None) }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, writer: &mut Writer) {
        writer.unsigned(self.len() as u64);
        for item in self {
            item.write(writer);
        }
    }
    fn read(reader: &mut Reader<'_>) -> Result<Self, Corrupt> {
        let length = u32::read(reader)?;
        // Not reserved up front: a corrupt length must not become a huge allocation.
        let mut items = Vec::new();
        for _ in 0..length {
            items.push(T::read(reader)?);
        }
        Ok(items)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
        self.1.write(writer);
    }
    fn read(reader: &mut Reader<'_>) -> Result<Self, Corrupt> {
        Ok((A::read(reader)?, B::read(reader)?))
    }
}

/// Derives [`Wire`] for a struct: its fields in the order given.
macro_rules! wire_struct {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::bundle::wire::Wire for $name {
            fn write(&self, writer: &mut $crate::bundle::wire::Writer) {
                $($crate::bundle::wire::Wire::write(&self.$field, writer);)*
            }
            fn read(
                reader: &mut $crate::bundle::wire::Reader<'_>,
            ) -> Result<Self, $crate::bundle::wire::Corrupt> {
                Ok($name { $($field: $crate::bundle::wire::Wire::read(reader)?),* })
            }
        }
    };
}

/// Derives [`Wire`] for an enum whose variants hold nothing or one value: a tag byte, then the value. Tags are
/// written out because they are part of the file format.
macro_rules! wire_enum {
    ($name:ident { $($tag:literal => $variant:ident $(($value:ident))?),* $(,)? }) => {
        impl $crate::bundle::wire::Wire for $name {
            fn write(&self, writer: &mut $crate::bundle::wire::Writer) {
                match self {
                    $($name::$variant $(($value))? => {
                        writer.bytes.push($tag);
                        $($crate::bundle::wire::Wire::write($value, writer);)?
                    })*
                }
            }
            fn read(
                reader: &mut $crate::bundle::wire::Reader<'_>,
            ) -> Result<Self, $crate::bundle::wire::Corrupt> {
                reader.nested(|reader| match reader.byte()? {
                    $($tag => Ok($name::$variant $(({
                        let $value = $crate::bundle::wire::Wire::read(reader)?;
                        $value
                    }))?),)*
                    _ => Err($crate::bundle::wire::Corrupt),
                })
            }
        }
    };
}

pub(crate) use {wire_enum, wire_struct};

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip<T: Wire + PartialEq + core::fmt::Debug>(value: T) {
        let mut writer = Writer::default();
        value.write(&mut writer);
        let mut reader = Reader::new(&writer.bytes);
        assert_eq!(T::read(&mut reader), Ok(value));
        assert!(reader.bytes.is_empty());
        for end in 0..writer.bytes.len() {
            let cut = writer.bytes.get(..end).unwrap();
            assert!(T::read(&mut Reader::new(cut)).is_err(), "a cut record must not read");
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
        assert_eq!(bool::read(&mut Reader::new(&[2])), Err(Corrupt));
        assert_eq!(u32::read(&mut Reader::new(&[0xff; 12])), Err(Corrupt));
        assert_eq!(String::read(&mut Reader::new(&[2, 0xc3, 0x28])), Err(Corrupt));
        assert_eq!(Vec::<u8>::read(&mut Reader::new(&[0xff, 0xff, 0xff, 0x7f, 0])), Err(Corrupt));
    }
}
