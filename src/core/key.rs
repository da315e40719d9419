//! Keys: names that are compared, as numbers.
//!
//! The list of keys has two parts. First come the names that are whole numbers, as most ids of shops are, in the order
//! of the numbers: they are stored as numbers, each as the difference to the one before it. Then come all others, in
//! the order of their bytes.

use crate::wire::{List, Reader, Wire, Writer};
use alloc::vec::Vec;
use core::num::NonZeroU32;

/// A position in the bundle's sorted list of keys: ids, collections, tags, option values and the like. Two
/// equal texts have equal keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(NonZeroU32);

impl Key {
    /// The key at position zero.
    pub const FIRST: Key = Key(NonZeroU32::MIN);

    /// What the names of keys are sorted by: the number that a name is, or, behind all numbers, the name.
    pub fn order(name: &str) -> (u64, &str) {
        number_of(name).map_or((u64::MAX, name), |number| (number, ""))
    }

    /// The key at a position, counted from zero.
    pub fn at(position: u32) -> Key {
        Key(NonZeroU32::MIN.saturating_add(position))
    }

    /// The key with this number.
    pub fn numbered(number: u32) -> Option<Key> {
        NonZeroU32::new(number).map(Key)
    }

    /// The key that lies this much further on.
    pub fn further(self, by: u32) -> Key {
        Key(self.0.saturating_add(by))
    }

    /// Its number in the file: its position, counted from one, so that zero is none.
    pub fn number(self) -> u32 {
        self.0.get()
    }
}

/// The number that a name is: up to 18 digits, which every `u64` holds, written as we would write it.
pub(crate) fn number_of(name: &str) -> Option<u64> {
    let is_number = matches!(name.len(), 1..=18)
        && name.bytes().all(|byte| byte.is_ascii_digit())
        && (name == "0" || !name.starts_with('0'));
    is_number.then(|| name.bytes().fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
}

impl Wire<'_> for Key {
    const READS_ZEROS: bool = false;
    fn write(&self, writer: &mut Writer) {
        self.number().write(writer);
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        Key::read_optional(reader).unwrap_or_else(|| {
            reader.fail();
            Key::FIRST
        })
    }
    fn write_optional(value: Option<&Self>, writer: &mut Writer) {
        value.map_or(0, |key| key.number()).write(writer);
    }
    fn read_optional(reader: &mut Reader<'_>) -> Option<Self> {
        Key::numbered(u32::read(reader))
    }
}

impl List<'_, Key> {
    /// Whether this key is among them.
    pub fn has(&self, key: Option<Key>) -> bool {
        self.iter().any(|one| Some(one) == key)
    }

    /// Puts the keys behind those of `keys`.
    pub fn append_to(&self, keys: &mut Vec<Key>) {
        for key in self.iter() {
            keys.push(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::number_of;

    #[test]
    fn numbers_are_short_and_plain() {
        assert_eq!(number_of("0"), Some(0));
        assert_eq!(number_of("999999999999999999"), Some(999_999_999_999_999_999));
        let long = "9".repeat(400);
        for other in
            ["", "00", "01", "-1", "+1", "1.0", "1e3", "1000000000000000000", "12a", "１", long.as_str()]
        {
            assert_eq!(number_of(other), None, "{other}");
        }
    }
}
