//! The file around the sections: what it is, of which version, and whether it is complete and undamaged.

use super::error::OpenError;
use crate::wire::{Corrupt, Reader, Wire, Writer};
use alloc::vec::Vec;
use core::cell::Cell;
use core::ops::Range;

/// The format version that this build writes.
pub const FORMAT: u32 = 1;

/// The oldest format version that this build reads.
pub const OLDEST_FORMAT: u32 = 1;

/// What every compiled rule bundle begins with.
pub const MAGIC: &[u8] = b"CART";

/// Where the sections begin.
const SECTIONS_AT: usize = 20;

/// The sections, with their numbers in the file. A number is never used for anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// One [`Meta`](super::record::Meta) record.
    Meta = 0,
    /// A table of numbers, rising: the names that are compared, as far as they are numbers.
    NumberKeys = 13,
    /// A table of the other names that are compared, sorted.
    TextKeys = 1,
    /// A table of the products' ids: their keys, rising.
    ProductIds = 2,
    /// A table of numbers: for each product the least of its variants' keys.
    FirstVariants = 3,
    /// A table of [`ProductFacts`](super::record::ProductFacts).
    ProductFacts = 4,
    /// A table of the variants' ids: their keys, rising.
    VariantIds = 5,
    /// A table of numbers: for each variant id the product that it belongs to.
    VariantProducts = 6,
    /// A table of numbers, rising: what offers are filed under ([`Posting::number`](super::Posting::number)).
    Postings = 7,
    /// A table of lists, one for each posting: the offers, rising, each as the step from the one before it.
    PostedOffers = 8,
    /// A table of [`OfferRule`](super::record::OfferRule).
    OfferRules = 9,
    /// A table of the offers' ids, sorted.
    OfferIds = 10,
    /// A table of [`OfferDisplay`](super::record::OfferDisplay).
    OfferDisplays = 11,
    /// A table of [`ProductDisplay`](super::record::ProductDisplay).
    ProductDisplays = 12,
}

/// Where each section lies in the file; one that is not there is empty.
#[derive(Debug, Default)]
pub(super) struct Sections([Range<usize>; 14]);

impl Sections {
    /// Checks the head of a file and its checksum, and finds its sections.
    ///
    /// # Errors
    /// Where it is no compiled rule bundle, is of a version that this build does not read, or is damaged.
    pub(super) fn of(file: &[u8]) -> Result<Sections, OpenError> {
        if file.get(..4) != Some(MAGIC) {
            let cut = file.len() < 4 && MAGIC.starts_with(file) && !file.is_empty();
            return Err(if cut { OpenError::Truncated } else { OpenError::NotABundle });
        }
        let word = |at: usize| Some(u32::from_le_bytes(*file.get(at..)?.first_chunk()?));
        match word(4) {
            Some(format) if format > FORMAT => return Err(OpenError::Newer(format)),
            Some(format) if format < OLDEST_FORMAT => return Err(OpenError::Older(format)),
            _ => {}
        }
        if word(8).is_none_or(|length| length as usize != file.len()) {
            return Err(OpenError::Truncated);
        }
        let sum = file.get(12..).and_then(|rest| rest.first_chunk());
        let sections = file.get(SECTIONS_AT..).ok_or(OpenError::Truncated)?;
        if sum.is_none_or(|sum| checksum(sections) != u64::from_le_bytes(*sum)) {
            return Err(OpenError::Corrupt);
        }
        Ok(Sections::found_in(file.len(), sections)?)
    }

    fn found_in(length: usize, sections: &[u8]) -> Result<Sections, Corrupt> {
        let damaged = Cell::new(false);
        let mut reader = Reader::new(sections, Some(&damaged));
        let mut found = Sections::default();
        while !reader.bytes.is_empty() {
            let number = u32::read(&mut reader) as usize;
            let section = reader.part().bytes.len();
            let end = length - reader.bytes.len();
            // One that this build does not know is left out.
            if let Some(place) = found.0.get_mut(number) {
                *place = end.saturating_sub(section)..end;
            }
        }
        if damaged.get() { Err(Corrupt) } else { Ok(found) }
    }

    /// The bytes of a section of this file.
    pub(super) fn bytes<'b>(&self, file: &'b [u8], section: Section) -> &'b [u8] {
        let range = self.0.get(section as usize).cloned();
        range.and_then(|range| file.get(range)).unwrap_or_default()
    }
}

/// The file with these sections; `None` where it would pass 4 GiB.
pub(super) fn file_of(sections: &[(Section, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut body = Writer::default();
    for (section, bytes) in sections.iter().filter(|(_, bytes)| !bytes.is_empty()) {
        (*section as u32).write(&mut body);
        body.part(bytes);
    }
    let length = u32::try_from(SECTIONS_AT + body.bytes.len()).ok()?;
    let mut file = MAGIC.to_vec();
    file.extend_from_slice(&FORMAT.to_le_bytes());
    file.extend_from_slice(&length.to_le_bytes());
    file.extend_from_slice(&checksum(&body.bytes).to_le_bytes());
    file.extend_from_slice(&body.bytes);
    Some(file)
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
