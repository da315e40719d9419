//! The compiled rule bundle: what a storefront reads.
//!
//! The file, all integers little-endian:
//!
//! | at | what |
//! | --- | --- |
//! | 0 | magic `CART` |
//! | 4 | `u32` format version, [`FORMAT`] |
//! | 8 | `u32` length of the whole file |
//! | 12 | `u64` checksum of everything from byte 20 on |
//! | 20 | eight sections: `u32` offset, `u32` length each, in the order of [`Section`] |
//!
//! Four sections are tables of fixed-width entries that are searched by halving without being decoded; the
//! records behind them are read where they lie, one by one, when asked for. So opening a bundle of any size costs one pass
//! of the checksum, and a decision costs what the cart touches.
//!
//! Architecture invariant: nothing here trusts the file. Every read is bounds-checked, and what is wrong is an
//! error, never a panic and never a wrong answer.

mod build;
mod index;
pub mod record;
mod records;

use alloc::vec::Vec;
pub use build::{BuildError, Builder, OfferParts, ProductParts};
use core::cmp::Ordering;
pub use index::{Field, Posting, needs_a_line};
pub use records::Records;

use crate::key::Key;
use crate::wire::{Corrupt, Reader, Wire};
use core::cell::Cell;
use record::Meta;

/// The format version that this build writes.
pub const FORMAT: u32 = 1;

/// The oldest format version that this build reads.
pub const OLDEST_FORMAT: u32 = 1;

const MAGIC: &[u8] = b"CART";
const SECTIONS_AT: usize = 20;
const BODY_AT: usize = SECTIONS_AT + 8 * Section::COUNT;

/// The sections of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    /// One [`Meta`] record.
    Meta,
    /// `u32` offsets into the texts of the keys, one more than there are keys.
    KeyOffsets,
    /// The keys' texts, sorted, end to end.
    KeyTexts,
    /// (product key, offset of facts, offset of display), sorted by key.
    Products,
    /// (variant key, product index, variant index), sorted by key.
    Variants,
    /// (offer key, offset of rule, offset of display), sorted by key.
    Offers,
    /// (field, key, offset of a list of offers), sorted.
    Postings,
    /// The records that the tables point into.
    Records,
}

impl Section {
    const COUNT: usize = 8;
}

/// Why a file is not a rule bundle that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// It does not start as a compiled rule bundle does.
    NotABundle,
    /// It was made by a newer version of this product.
    Newer(u32),
    /// It was made by a version too old to be read.
    Older(u32),
    /// It is shorter or longer than it says.
    Truncated,
    /// Its contents do not match its checksum, or do not fit together.
    Corrupt,
}

impl OpenError {
    /// A stable code.
    pub fn code(&self) -> &'static str {
        match self {
            OpenError::NotABundle => "not_a_bundle",
            OpenError::Newer(_) => "bundle_newer",
            OpenError::Older(_) => "bundle_older",
            OpenError::Truncated => "bundle_truncated",
            OpenError::Corrupt => "bundle_corrupt",
        }
    }

    /// What is wrong and what to do, in a plain sentence.
    pub fn message(&self) -> &'static str {
        match self {
            OpenError::NotABundle => {
                "this is not a compiled rule bundle; make one with `npx cart-associate compile rules.json -o rules.bin`"
            }
            OpenError::Newer(_) => {
                "this rule bundle was compiled by a newer version; update the script, or compile with the version that the page loads"
            }
            OpenError::Older(_) => {
                "this rule bundle was compiled by a version too old to read; compile it again"
            }
            OpenError::Truncated => "this rule bundle is incomplete; upload it again",
            OpenError::Corrupt => "this rule bundle is damaged; compile and upload it again",
        }
    }
}

impl From<Corrupt> for OpenError {
    fn from(_: Corrupt) -> Self {
        OpenError::Corrupt
    }
}

/// An opened rule bundle.
#[derive(Debug)]
pub struct Bundle {
    bytes: Vec<u8>,
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*four))
}

/// A 64-bit checksum. Each step is a bijection of the state and of the eight bytes it takes in, so that any
/// change within eight aligned bytes is certain to be found.
fn checksum(bytes: &[u8]) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut state = bytes.len() as u64 ^ ODD;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        state = (state ^ u64::from_le_bytes(*chunk)).wrapping_mul(ODD).rotate_left(29);
    }
    for byte in rest {
        state = (state ^ u64::from(*byte)).wrapping_mul(ODD).rotate_left(29);
    }
    state
}

impl Bundle {
    /// Opens a compiled rule bundle.
    ///
    /// # Errors
    /// Where the file is not one, is of another version, or is damaged.
    pub fn open(bytes: Vec<u8>) -> Result<Bundle, OpenError> {
        if bytes.get(..4) != Some(MAGIC) {
            let cut = bytes.len() < 4 && MAGIC.starts_with(&bytes) && !bytes.is_empty();
            return Err(if cut { OpenError::Truncated } else { OpenError::NotABundle });
        }
        let Some(format) = word(&bytes, 4) else { return Err(OpenError::Truncated) };
        if format > FORMAT {
            return Err(OpenError::Newer(format));
        }
        if format < OLDEST_FORMAT {
            return Err(OpenError::Older(format));
        }
        if bytes.len() < BODY_AT || word(&bytes, 8).is_none_or(|length| length as usize != bytes.len()) {
            return Err(OpenError::Truncated);
        }
        let sum = bytes.get(12..SECTIONS_AT).and_then(|sum| sum.first_chunk::<8>()).ok_or(Corrupt)?;
        if checksum(bytes.get(SECTIONS_AT..).ok_or(Corrupt)?) != u64::from_le_bytes(*sum) {
            return Err(OpenError::Corrupt);
        }
        let bundle = Bundle { bytes };
        let damaged = Cell::new(false);
        let meta = Meta::read(&mut Reader::new(bundle.section(Section::Meta), Some(&damaged)));
        meta.read_through();
        if damaged.get() || meta.settings.max_suggestions > 3 {
            return Err(OpenError::Corrupt);
        }
        Ok(bundle)
    }

    /// The bytes of a section; none, where it does not lie within the file.
    fn section(&self, section: Section) -> &[u8] {
        let at = SECTIONS_AT + 8 * section as usize;
        let range = word(&self.bytes, at).zip(word(&self.bytes, at + 4)).and_then(|(start, length)| {
            let end = start.checked_add(length)?;
            self.bytes.get(start as usize..end as usize)
        });
        range.unwrap_or_default()
    }

    /// An entry of a table whose entries are three words.
    fn entry(&self, section: Section, index: u32) -> Option<[u32; 3]> {
        let entry = self.section(section).get((index as usize).checked_mul(12)?..)?.first_chunk::<12>()?;
        Some([word(entry, 0)?, word(entry, 4)?, word(entry, 8)?])
    }

    fn entries(&self, section: Section) -> u32 {
        (self.section(section).len() / 12) as u32
    }

    /// The index of the entry that begins with `key`, or with `key` and `then`.
    fn find(&self, section: Section, key: u32, then: Option<u32>) -> Option<u32> {
        search(self.entries(section), &|index| {
            let [first, second, _] = self.entry(section, index)?;
            Some((first, then.and(Some(second))).cmp(&(key, then)))
        })
    }

    /// What holds for the whole bundle.
    pub fn meta(&self) -> Meta<'_> {
        // Opening has read it through.
        Meta::read(&mut Reader::new(self.section(Section::Meta), None))
    }

    fn text_at(&self, position: u32) -> Option<&str> {
        let offsets = self.section(Section::KeyOffsets).get((position as usize).checked_mul(4)?..)?;
        let range = word(offsets, 0)? as usize..word(offsets, 4)? as usize;
        core::str::from_utf8(self.section(Section::KeyTexts).get(range)?).ok()
    }

    /// The text of a key, if there is such a key.
    pub fn text(&self, key: Key) -> Option<&str> {
        self.text_at(key.number() - 1)
    }

    /// The key of a text, if the bundle knows it.
    pub fn key(&self, text: &str) -> Option<Key> {
        let count = (self.section(Section::KeyOffsets).len() / 4).checked_sub(1)? as u32;
        search(count, &|index| self.text_at(index).map(|found| found.cmp(text))).map(Key::at)
    }

    /// The id of the product at this index.
    pub fn product_id(&self, index: u32) -> Option<&str> {
        self.id(Section::Products, index)
    }

    fn id(&self, section: Section, index: u32) -> Option<&str> {
        let [key, ..] = self.entry(section, index)?;
        self.text(Key::numbered(key)?)
    }

    /// The index of the product with this id.
    pub fn product_index(&self, id: Key) -> Option<u32> {
        self.find(Section::Products, id.number(), None)
    }

    /// The product index and the variant index of the variant with this id.
    pub fn variant_at(&self, id: Key) -> Option<(u32, u32)> {
        let [_, product, variant] =
            self.entry(Section::Variants, self.find(Section::Variants, id.number(), None)?)?;
        Some((product, variant))
    }

    /// How many offers there are. Their indices run in the order of their ids.
    pub fn offer_count(&self) -> u32 {
        self.entries(Section::Offers)
    }

    /// How many products there are. Their indices run in the order of their ids.
    pub fn product_count(&self) -> u32 {
        self.entries(Section::Products)
    }

    /// The index of a currency among those that the bundle prices in, if its exponent agrees too.
    pub fn currency(&self, code: &str, exponent: u8) -> Option<u32> {
        let found =
            self.meta().currencies.iter().position(|(known, digits)| known == code && digits == exponent);
        found.and_then(|index| u32::try_from(index).ok())
    }
}

/// The index for which `compare` says equal, by halving; `None` also where the table cannot be read.
fn search(count: u32, compare: &dyn Fn(u32) -> Option<Ordering>) -> Option<u32> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        match compare(middle)? {
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
            Ordering::Equal => return Some(middle),
        }
    }
    None
}
