//! Reads many records of a bundle for one answer.

use super::record::{OfferDisplay, OfferRule, ProductDisplay, ProductFacts};
use super::{Bundle, Posting, Section};
use crate::key::Key;
use crate::wire::{Corrupt, List, Reader, Wire};
use core::cell::Cell;

/// A bundle being read. What is damaged reads as nothing at all and is remembered, so that a decision needs no way
/// out at every step; it counts only if nothing was damaged ([`Records::is_damaged`]).
#[derive(Debug)]
pub struct Records<'b> {
    bundle: &'b Bundle,
    damaged: Cell<bool>,
}

impl<'b> Records<'b> {
    /// Begins.
    pub fn new(bundle: &'b Bundle) -> Records<'b> {
        Records { bundle, damaged: Cell::new(false) }
    }

    /// The bundle.
    pub fn bundle(&self) -> &'b Bundle {
        self.bundle
    }

    /// Whether anything that was read is damaged.
    pub fn is_damaged(&self) -> bool {
        self.damaged.get()
    }

    /// Remembers that something does not fit together.
    pub fn damaged(&self) {
        self.damaged.set(true);
    }

    /// Reads the record that a column of a table points to; an empty slice reads as a damaged one.
    fn record<'r, T: Wire<'r>>(&'r self, section: Section, index: u32, column: usize) -> T {
        T::read(&mut self.reader(section, index, column))
    }

    fn reader(&self, section: Section, index: u32, column: usize) -> Reader<'_> {
        let records = self.bundle.section(Section::Records);
        let offset = self.word(section, index, column);
        let bytes = offset.and_then(|offset| records.get(offset as usize..));
        Reader::new(bytes.unwrap_or_default(), Some(&self.damaged))
    }

    fn word(&self, section: Section, index: u32, column: usize) -> Option<u32> {
        self.bundle.entry(section, index)?.get(column).copied()
    }

    /// The text of a key.
    pub fn text(&self, key: Key) -> &'b str {
        self.known(self.bundle.text(key))
    }

    fn known(&self, text: Option<&'b str>) -> &'b str {
        text.unwrap_or_else(|| {
            self.damaged();
            ""
        })
    }

    /// What is matched of the product at this index.
    pub fn product(&self, index: u32) -> ProductFacts<'_> {
        self.record(Section::Products, index, 1)
    }

    /// What is displayed of the product at this index.
    pub fn product_display(&self, index: u32) -> ProductDisplay<'_> {
        self.record(Section::Products, index, 2)
    }

    /// The id of the offer at this index.
    pub fn offer_id(&self, index: u32) -> &'b str {
        self.known(self.bundle.id(Section::Offers, index))
    }

    /// What is matched of the offer at this index.
    pub fn offer(&self, index: u32) -> OfferRule<'_> {
        self.record(Section::Offers, index, 1)
    }

    /// What is displayed of the offer at this index.
    pub fn offer_display(&self, index: u32) -> OfferDisplay<'_> {
        self.record(Section::Offers, index, 2)
    }

    /// The offers that something in the cart could trigger, by what it is filed under.
    pub fn offers_for(&self, posting: Posting) -> List<'_, u32> {
        match self.bundle.find(Section::Postings, posting.field as u32, Some(posting.key.number())) {
            Some(index) => self.record(Section::Postings, index, 2),
            None => List::default(),
        }
    }

    /// Reads every record to its last byte.
    ///
    /// # Errors
    /// Where any is damaged.
    pub fn read_through(&self) -> Result<(), Corrupt> {
        for index in 0..self.bundle.product_count() {
            self.product(index).read_through();
            self.product_display(index).read_through();
        }
        for index in 0..self.bundle.offer_count() {
            self.offer_id(index);
            self.offer(index).read_through();
            self.offer_display(index).read_through();
        }
        for index in 0..self.bundle.entries(Section::Postings) {
            self.record::<List<'_, u32>>(Section::Postings, index, 2).read_through();
        }
        if self.is_damaged() { Err(Corrupt) } else { Ok(()) }
    }
}
