//! The byte encoding of one record in a compiled rule bundle.
//!
//! A record is its fields one after another: integers as LEB128, signed ones zigzagged, texts and lists with
//! their length before them, an `enum` as a tag byte. One trait reads and writes, and two small macros derive
//! it, so that the two directions cannot drift apart. Hand-made because it is what the shopper downloads:
//! the same engine over a general serde format measured about twice the size.

use crate::money::{Money, Rate};
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::Cell;

/// The bytes are not what a compiler of this format writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Corrupt;

/// How deep conditions may nest, checked by the compiler and again by the reader.
pub const MAX_DEPTH: u8 = 16;

/// Reads records from a slice; never past its end.
///
/// Where the bytes make no sense it remembers so and goes on as if there were nothing but zeros and empty lists.
/// So reading needs no way out at every field, which would be a good part of the shopper's download; what was
/// read counts only if nothing was damaged, and [`record`] sees to that.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    depth: u8,
    damaged: bool,
}

/// The record that `bytes` begin with.
///
/// # Errors
/// Where they make no sense.
pub fn record<T: Wire>(bytes: &[u8]) -> Result<T, Corrupt> {
    let damaged = Cell::new(false);
    let value = read(bytes, &damaged);
    if damaged.get() { Err(Corrupt) } else { Ok(value) }
}

/// What `bytes` begin with; where they are damaged, that is remembered and the value means nothing.
pub(super) fn read<T: Wire>(bytes: &[u8], damaged: &Cell<bool>) -> T {
    let mut reader = Reader { bytes, depth: 0, damaged: false };
    let value = T::read(&mut reader);
    if reader.damaged {
        damaged.set(true);
    }
    value
}

impl<'a> Reader<'a> {
    fn fail(&mut self) {
        self.damaged = true;
        self.bytes = &[];
    }

    fn take(&mut self, length: usize) -> &'a [u8] {
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

    fn byte(&mut self) -> u8 {
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

    fn text(&mut self) -> &'a str {
        let length = u32::read(self) as usize;
        core::str::from_utf8(self.take(length)).unwrap_or_else(|_| {
            self.fail();
            ""
        })
    }

    /// Whether one more item of a list is to be read, counting down.
    fn more(&self, left: &mut u32) -> bool {
        let more = *left > 0 && !self.damaged;
        *left = left.saturating_sub(1);
        more
    }

    /// Enters something that may contain itself, refusing to go deeper than [`MAX_DEPTH`], and gives its tag.
    pub fn enter(&mut self) -> u8 {
        self.depth = self.depth.saturating_add(1);
        if self.depth > MAX_DEPTH {
            self.fail();
        }
        self.byte()
    }

    /// Leaves it again.
    pub fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// Refuses a tag that means nothing. What is read from then on has the first tag, zero.
    pub fn refuse(&mut self) {
        self.leave();
        self.fail();
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
    fn read(reader: &mut Reader<'_>) -> Self;
}

impl Wire for u8 {
    fn write(&self, writer: &mut Writer) {
        writer.bytes.push(*self);
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        reader.byte()
    }
}

impl Wire for bool {
    fn write(&self, writer: &mut Writer) {
        writer.bytes.push(u8::from(*self));
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        let byte = reader.byte();
        if byte > 1 {
            reader.fail();
        }
        byte == 1
    }
}

impl Wire for u32 {
    fn write(&self, writer: &mut Writer) {
        writer.unsigned(u64::from(*self));
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        u32::try_from(reader.unsigned()).unwrap_or_else(|_| {
            reader.fail();
            0
        })
    }
}

impl Wire for i64 {
    fn write(&self, writer: &mut Writer) {
        writer.unsigned(((self << 1) ^ (self >> 63)) as u64);
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        let raw = reader.unsigned();
        (raw >> 1) as i64 ^ -((raw & 1) as i64)
    }
}

impl Wire for Money {
    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        Money(i64::read(reader))
    }
}

impl Wire for Rate {
    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        Rate(u32::read(reader))
    }
}

impl Wire for String {
    fn write(&self, writer: &mut Writer) {
        writer.unsigned(self.len() as u64);
        writer.bytes.extend_from_slice(self.as_bytes());
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        reader.text().into()
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, writer: &mut Writer) {
        self.is_some().write(writer);
        if let Some(value) = self {
            value.write(writer);
        }
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        bool::read(reader).then(|| T::read(reader))
    }
}

impl<T: Wire> Wire for alloc::boxed::Box<T> {
    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        Self::new(T::read(reader))
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, writer: &mut Writer) {
        writer.unsigned(self.len() as u64);
        for item in self {
            item.write(writer);
        }
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        let mut left = u32::read(reader);
        // Not reserved up front: a corrupt length must not become a huge allocation.
        let mut items = Vec::new();
        while reader.more(&mut left) {
            items.push(T::read(reader));
        }
        items
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
        self.1.write(writer);
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        (A::read(reader), B::read(reader))
    }
}

/// Derives [`Wire`] for a struct: its fields in the order given.
macro_rules! wire_struct {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::bundle::wire::Wire for $name {
            fn write(&self, writer: &mut $crate::bundle::wire::Writer) {
                $($crate::bundle::wire::Wire::write(&self.$field, writer);)*
            }
            fn read(reader: &mut $crate::bundle::wire::Reader<'_>) -> Self {
                $name { $($field: $crate::bundle::wire::Wire::read(reader)),* }
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
            fn read(reader: &mut $crate::bundle::wire::Reader<'_>) -> Self {
                let value = match reader.enter() {
                    $($tag => $name::$variant $(({
                        let $value = $crate::bundle::wire::Wire::read(reader);
                        $value
                    }))?,)*
                    _ => {
                        reader.refuse();
                        return $crate::bundle::wire::Wire::read(reader);
                    }
                };
                reader.leave();
                value
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
        let mut reader = Reader { bytes: &writer.bytes, depth: 0, damaged: false };
        assert_eq!(T::read(&mut reader), value);
        assert!(reader.bytes.is_empty() && !reader.damaged && reader.depth == 0);
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
    fn nothing_nests_without_end() {
        use crate::bundle::record::Condition;
        let nested = [0, 1].repeat(usize::from(MAX_DEPTH) - 1);
        let deepest = [nested.as_slice(), &[0, 0]].concat();
        assert!(record::<Condition>(&deepest).is_ok());
        assert_eq!(record::<Condition>(&[&[0, 1], deepest.as_slice()].concat()), Err(Corrupt));
        assert_eq!(record::<Condition>(&[99]), Err(Corrupt));
        assert_eq!(record::<Condition>(&[0, 1].repeat(1_000_000)), Err(Corrupt));
    }

    #[test]
    fn nonsense_is_refused() {
        assert_eq!(record::<bool>(&[2]), Err(Corrupt));
        assert_eq!(record::<u32>(&[0xff; 12]), Err(Corrupt));
        assert_eq!(record::<String>(&[2, 0xc3, 0x28]), Err(Corrupt));
        assert_eq!(record::<Vec<u8>>(&[0xff, 0xff, 0xff, 0x7f, 0]), Err(Corrupt));
    }
}
