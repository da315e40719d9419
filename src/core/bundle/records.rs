//! Reads many records of a bundle for one answer.

use super::file::Section;
use super::record::{OfferDisplay, OfferRule, ProductDisplay, ProductFacts};
use super::{Bundle, Posting};
use crate::key::Key;
use crate::wire::{Corrupt, List, Table, Wire};
use alloc::string::String;
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

    fn row<'r, T: Wire<'r>>(&'r self, section: Section, index: u32) -> T {
        T::read(&mut self.table(section).row(index, T::skip))
    }

    fn table(&self, section: Section) -> Table<'_> {
        self.bundle.table(section, Some(&self.damaged))
    }

    /// The text of a key.
    pub fn text(&self, key: Key) -> String {
        self.known(self.bundle.text(key))
    }

    /// What is not there is damage.
    fn known<T: Default>(&self, found: Option<T>) -> T {
        if found.is_none() {
            self.damaged();
        }
        found.unwrap_or_default()
    }

    /// What is matched of the product at this index.
    pub fn product(&self, index: u32) -> ProductFacts<'_> {
        self.bundle.product_facts(index, Some(&self.damaged))
    }

    /// What is displayed of the product at this index.
    pub fn product_display(&self, index: u32) -> ProductDisplay<'_> {
        self.row(Section::ProductDisplays, index)
    }

    /// The id of the offer at this index.
    pub fn offer_id(&self, index: u32) -> &'b str {
        self.known(self.bundle.text_in(Section::OfferIds, index))
    }

    /// What is matched of the offer at this index.
    pub fn offer(&self, index: u32) -> OfferRule<'_> {
        self.row(Section::OfferRules, index)
    }

    /// What is displayed of the offer at this index.
    pub fn offer_display(&self, index: u32) -> OfferDisplay<'_> {
        self.row(Section::OfferDisplays, index)
    }

    /// The offers that something in the cart could trigger, by what it is filed under, rising.
    pub fn offers_for(&self, posting: Posting) -> impl Iterator<Item = u32> {
        let index = self.bundle.posting_index(posting);
        self.posted(index.map(|index| self.row(Section::PostedOffers, index)).unwrap_or_default())
    }

    /// The offers whose steps these are.
    fn posted<'r>(&self, steps: List<'r, u32>) -> impl Iterator<Item = u32> + use<'r> {
        let mut offer = 0u32;
        steps.iter().map(move |step| {
            offer = offer.wrapping_add(step);
            offer
        })
    }

    /// Reads every record to its last byte.
    ///
    /// # Errors
    /// Where any is damaged.
    pub fn read_through(&self) -> Result<(), Corrupt> {
        for index in 0..self.bundle.product_count() {
            self.product(index).read_through();
            self.text(self.product(index).id);
            self.product_display(index).read_through();
        }
        for index in 0..self.bundle.offer_count() {
            self.offer_id(index);
            self.offer(index).read_through();
            self.offer_display(index).read_through();
        }
        for index in 0..self.table(Section::Postings).count() {
            self.row::<List<'_, u32>>(Section::PostedOffers, index).read_through();
        }
        if self.is_damaged() { Err(Corrupt) } else { Ok(()) }
    }
}
