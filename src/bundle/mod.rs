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
//! records behind them are decoded one by one, when asked for. So opening a bundle of any size costs one pass
//! of the checksum, and a decision costs what the cart touches.
//!
//! Architecture invariant: nothing here trusts the file. Every read is bounds-checked, and what is wrong is an
//! error, never a panic and never a wrong answer.

mod build;
mod index;
pub mod record;
pub mod wire;

pub use build::{BuildError, Builder, OfferParts, ProductParts};
pub use index::{Field, Posting, needs_a_line};

use record::{Key, Meta, OfferDisplay, OfferRule, ProductDisplay, ProductFacts};
use wire::{Corrupt, Reader, Wire};

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
    meta: Meta,
}

fn word(bytes: &[u8], at: usize) -> Result<u32, Corrupt> {
    let four = bytes.get(at..).and_then(|rest| rest.first_chunk::<4>()).ok_or(Corrupt)?;
    Ok(u32::from_le_bytes(*four))
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
        let format = word(&bytes, 4).map_err(|_| OpenError::Truncated)?;
        if format > FORMAT {
            return Err(OpenError::Newer(format));
        }
        if format < OLDEST_FORMAT {
            return Err(OpenError::Older(format));
        }
        if bytes.len() < BODY_AT || word(&bytes, 8)? as usize != bytes.len() {
            return Err(OpenError::Truncated);
        }
        let low = u64::from(word(&bytes, 12)?);
        let high = u64::from(word(&bytes, 16)?);
        if checksum(bytes.get(SECTIONS_AT..).ok_or(Corrupt)?) != low | high << 32 {
            return Err(OpenError::Corrupt);
        }
        let mut bundle = Bundle { bytes, meta: Meta::default() };
        bundle.meta = Meta::read(&mut Reader::new(bundle.section(Section::Meta)?))?;
        if bundle.meta.settings.max_suggestions > 3 {
            return Err(OpenError::Corrupt);
        }
        Ok(bundle)
    }

    fn section(&self, section: Section) -> Result<&[u8], Corrupt> {
        let at = SECTIONS_AT + 8 * section as usize;
        let start = word(&self.bytes, at)? as usize;
        let length = word(&self.bytes, at + 4)? as usize;
        let end = start.checked_add(length).ok_or(Corrupt)?;
        self.bytes.get(start..end).ok_or(Corrupt)
    }

    /// An entry of a table whose entries are three words.
    fn entry(&self, section: Section, index: u32) -> Result<[u32; 3], Corrupt> {
        let table = self.section(section)?;
        let at = (index as usize).checked_mul(12).ok_or(Corrupt)?;
        Ok([word(table, at)?, word(table, at + 4)?, word(table, at + 8)?])
    }

    fn entries(&self, section: Section) -> u32 {
        self.section(section).map_or(0, |table| (table.len() / 12) as u32)
    }

    fn record<T: Wire>(&self, offset: u32) -> Result<T, Corrupt> {
        let records = self.section(Section::Records)?;
        T::read(&mut Reader::new(records.get(offset as usize..).ok_or(Corrupt)?))
    }

    /// What holds for the whole bundle.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The text of a key.
    pub fn text(&self, key: Key) -> Result<&str, Corrupt> {
        let offsets = self.section(Section::KeyOffsets)?;
        let at = (key.0 as usize).checked_mul(4).ok_or(Corrupt)?;
        let start = word(offsets, at)? as usize;
        let end = word(offsets, at + 4)? as usize;
        let bytes = self.section(Section::KeyTexts)?.get(start..end).ok_or(Corrupt)?;
        core::str::from_utf8(bytes).map_err(|_| Corrupt)
    }

    /// The key of a text, if the bundle knows it.
    pub fn key(&self, text: &str) -> Option<Key> {
        let count = (self.section(Section::KeyOffsets).ok()?.len() / 4).checked_sub(1)? as u32;
        let at = search(count, |index| self.text(Key(index)).map(|found| found.cmp(text)))?;
        Some(Key(at))
    }

    /// The index of the product with this id.
    pub fn product_index(&self, id: Key) -> Option<u32> {
        search(self.entries(Section::Products), |index| {
            Ok(self.entry(Section::Products, index)?[0].cmp(&id.0))
        })
    }

    /// The product index and the variant index of the variant with this id.
    pub fn variant_at(&self, id: Key) -> Option<(u32, u32)> {
        let found = search(self.entries(Section::Variants), |index| {
            Ok(self.entry(Section::Variants, index)?[0].cmp(&id.0))
        })?;
        self.entry(Section::Variants, found).ok().map(|[_, product, variant]| (product, variant))
    }

    /// What is matched of the product at this index.
    pub fn product(&self, index: u32) -> Result<ProductFacts, Corrupt> {
        self.record(self.entry(Section::Products, index)?[1])
    }

    /// What is displayed of the product at this index.
    pub fn product_display(&self, index: u32) -> Result<ProductDisplay, Corrupt> {
        self.record(self.entry(Section::Products, index)?[2])
    }

    /// How many offers there are. Their indices run in the order of their ids.
    pub fn offer_count(&self) -> u32 {
        self.entries(Section::Offers)
    }

    /// How many products there are. Their indices run in the order of their ids.
    pub fn product_count(&self) -> u32 {
        self.entries(Section::Products)
    }

    /// The id of the offer at this index.
    pub fn offer_id(&self, index: u32) -> Result<&str, Corrupt> {
        self.text(Key(self.entry(Section::Offers, index)?[0]))
    }

    /// What is matched of the offer at this index.
    pub fn offer(&self, index: u32) -> Result<OfferRule, Corrupt> {
        self.record(self.entry(Section::Offers, index)?[1])
    }

    /// What is displayed of the offer at this index.
    pub fn offer_display(&self, index: u32) -> Result<OfferDisplay, Corrupt> {
        self.record(self.entry(Section::Offers, index)?[2])
    }

    /// The offers that something in the cart could trigger, by what it is filed under.
    pub fn offers_for(&self, posting: Posting) -> Result<Vec<u32>, Corrupt> {
        let found = search(self.entries(Section::Postings), |index| {
            let [field, key, _] = self.entry(Section::Postings, index)?;
            Ok((field, key).cmp(&(posting.field as u32, posting.key.0)))
        });
        match found {
            Some(index) => self.record(self.entry(Section::Postings, index)?[2]),
            None => Ok(Vec::new()),
        }
    }

    /// The index of a currency among those that the bundle prices in, if its exponent agrees too.
    pub fn currency(&self, code: &str, exponent: u8) -> Option<u32> {
        let found =
            self.meta.currencies.iter().position(|(known, digits)| known == code && *digits == exponent);
        found.and_then(|index| u32::try_from(index).ok())
    }
}

/// The index for which `compare` says equal, by halving; `None` also where the table cannot be read.
fn search(count: u32, compare: impl Fn(u32) -> Result<core::cmp::Ordering, Corrupt>) -> Option<u32> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        match compare(middle).ok()? {
            core::cmp::Ordering::Less => low = middle + 1,
            core::cmp::Ordering::Greater => high = middle,
            core::cmp::Ordering::Equal => return Some(middle),
        }
    }
    None
}
