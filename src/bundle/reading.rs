//! Reading many records of a bundle for one answer.

use super::record::{Key, OfferDisplay, OfferRule, ProductDisplay, ProductFacts};
use super::wire::{self, Wire};
use super::{Bundle, Posting, Section};
use alloc::vec::Vec;
use core::cell::Cell;

/// A bundle being read. What is damaged reads as nothing at all and is remembered, so that a decision needs no way
/// out at every step; it counts only if nothing was damaged ([`Reading::is_damaged`]).
#[derive(Debug)]
pub struct Reading<'b> {
    bundle: &'b Bundle,
    damaged: Cell<bool>,
}

impl<'b> Reading<'b> {
    /// Begins.
    pub fn new(bundle: &'b Bundle) -> Reading<'b> {
        Reading { bundle, damaged: Cell::new(false) }
    }

    /// Whether anything that was read is damaged.
    pub fn is_damaged(&self) -> bool {
        self.damaged.get()
    }

    /// Remembers that something does not fit together.
    pub fn damaged(&self) {
        self.damaged.set(true);
    }

    /// A record; an empty slice reads as a damaged one.
    fn record<T: Wire>(&self, offset: Option<u32>) -> T {
        let records = self.bundle.section(Section::Records);
        let bytes = offset.and_then(|offset| records.get(offset as usize..));
        wire::read(bytes.unwrap_or_default(), &self.damaged)
    }

    fn word(&self, section: Section, index: u32, column: usize) -> Option<u32> {
        self.bundle.entry(section, index)?.get(column).copied()
    }

    /// The text of a key.
    pub fn text(&self, key: Key) -> &'b str {
        self.bundle.text_at(key.0).unwrap_or_else(|| {
            self.damaged();
            ""
        })
    }

    /// What is matched of the product at this index.
    pub fn product(&self, index: u32) -> ProductFacts {
        self.record(self.word(Section::Products, index, 1))
    }

    /// What is displayed of the product at this index.
    pub fn product_display(&self, index: u32) -> ProductDisplay {
        self.record(self.word(Section::Products, index, 2))
    }

    /// The id of the offer at this index.
    pub fn offer_id(&self, index: u32) -> &'b str {
        self.text(Key(self.word(Section::Offers, index, 0).unwrap_or(u32::MAX)))
    }

    /// What is matched of the offer at this index.
    pub fn offer(&self, index: u32) -> OfferRule {
        self.record(self.word(Section::Offers, index, 1))
    }

    /// What is displayed of the offer at this index.
    pub fn offer_display(&self, index: u32) -> OfferDisplay {
        self.record(self.word(Section::Offers, index, 2))
    }

    /// The offers that something in the cart could trigger, by what it is filed under.
    pub fn offers_for(&self, posting: Posting) -> Vec<u32> {
        match self.bundle.find(Section::Postings, posting.field as u32, Some(posting.key.0)) {
            Some(index) => self.record(self.word(Section::Postings, index, 2)),
            None => Vec::new(),
        }
    }
}
