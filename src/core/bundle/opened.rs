//! An opened rule bundle, and what is looked up in it by name.

use super::error::OpenError;
use super::file::{Section, Sections};
use super::postings::Posting;
use super::record::{Meta, ProductFacts};
use crate::key::{Key, number_of};
use crate::text::digits;
use crate::wire::{Reader, Table, Wire};
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::Cell;

/// An opened rule bundle.
#[derive(Debug)]
pub struct Bundle {
    file: Vec<u8>,
    sections: Sections,
}

impl Bundle {
    /// Opens a compiled rule bundle.
    ///
    /// # Errors
    /// Where the file is not one, is of another version, or is damaged.
    pub fn open(file: Vec<u8>) -> Result<Bundle, OpenError> {
        let sections = Sections::of(&file)?;
        let bundle = Bundle { file, sections };
        let damaged = Cell::new(false);
        let meta = Meta::read(&mut Reader::new(bundle.section(Section::Meta), Some(&damaged)));
        meta.read_through();
        if damaged.get() || meta.settings.max_suggestions > 3 {
            return Err(OpenError::Corrupt);
        }
        Ok(bundle)
    }

    fn section(&self, section: Section) -> &[u8] {
        self.sections.bytes(&self.file, section)
    }

    /// A section that is a table.
    pub(super) fn table<'b>(&'b self, section: Section, damaged: Option<&'b Cell<bool>>) -> Table<'b> {
        Table::new(self.section(section), damaged)
    }

    /// What holds for the whole bundle.
    pub fn meta(&self) -> Meta<'_> {
        // Opening has read it through.
        Meta::read(&mut Reader::new(self.section(Section::Meta), None))
    }

    /// The text of a key, if there is such a key.
    pub fn text(&self, key: Key) -> Option<String> {
        let (numbers, position) = (self.table(Section::NumberKeys, None), key.number() - 1);
        match position.checked_sub(numbers.count()) {
            Some(position) => self.text_in(Section::TextKeys, position).map(Into::into),
            None => Some(digits(numbers.number(position) as u64)),
        }
    }

    pub(super) fn text_in(&self, section: Section, index: u32) -> Option<&str> {
        let table = self.table(section, None);
        (index < table.count()).then(|| <&str>::read(&mut table.row(index, <&str>::skip)))
    }

    /// The key of a text, if the bundle knows it.
    pub fn key(&self, text: &str) -> Option<Key> {
        let numbers = self.table(Section::NumberKeys, None);
        if let Some(number) = number_of(text) {
            return numbers.find_number(number as i64).map(Key::at);
        }
        let found = self.table(Section::TextKeys, None).find(&mut |reader, _| <&str>::read(reader).cmp(text));
        found.map(|position| Key::at(numbers.count().saturating_add(position)))
    }

    fn key_in(&self, section: Section, key: Key) -> Option<u32> {
        self.table(section, None).find_number(key.number().into())
    }

    /// The key of the id of the product at this index.
    pub(super) fn product_key(&self, index: u32) -> Option<Key> {
        let number = self.table(Section::ProductIds, None).number(index);
        u32::try_from(number).ok().and_then(Key::numbered)
    }

    /// The id of the product at this index.
    pub fn product_id(&self, index: u32) -> Option<String> {
        self.text(self.product_key(index)?)
    }

    /// The index of the product with this id.
    pub fn product_index(&self, id: Key) -> Option<u32> {
        self.key_in(Section::ProductIds, id)
    }

    /// The product index and the variant index of the variant with this id.
    pub fn variant_at(&self, id: Key) -> Option<(u32, u32)> {
        let at = self.key_in(Section::VariantIds, id)?;
        let product = u32::try_from(self.table(Section::VariantProducts, None).number(at)).ok()?;
        let variant = self.product_facts(product, None).variants.iter().position(|one| one.id == id)?;
        Some((product, variant as u32))
    }

    /// What is matched of the product at this index.
    pub(super) fn product_facts<'b>(
        &'b self,
        index: u32,
        damaged: Option<&'b Cell<bool>>,
    ) -> ProductFacts<'b> {
        let table = self.table(Section::ProductFacts, damaged);
        let mut facts = ProductFacts::read(&mut table.row(index, ProductFacts::skip));
        let first = self.table(Section::FirstVariants, damaged).number(index);
        let first = u32::try_from(first).ok().and_then(Key::numbered);
        let Some((id, first)) = self.product_key(index).zip(first) else {
            // What has no id is not a product.
            if let Some(damaged) = damaged {
                damaged.set(true);
            }
            return facts;
        };
        facts.id = id;
        facts.variants.first = first;
        facts
    }

    /// Where a posting lies.
    pub(super) fn posting_index(&self, posting: Posting) -> Option<u32> {
        self.table(Section::Postings, None).find_number(posting.number())
    }

    /// How many offers there are. Their indices run in the order of their ids.
    pub fn offer_count(&self) -> u32 {
        self.table(Section::OfferRules, None).count()
    }

    /// How many products there are. Their indices run in the order of their keys.
    pub fn product_count(&self) -> u32 {
        self.table(Section::ProductFacts, None).count()
    }

    /// The index of a currency among those that the bundle prices in, if its exponent agrees too.
    pub fn currency(&self, code: &str, exponent: u8) -> Option<u32> {
        let found =
            self.meta().currencies.iter().position(|(known, digits)| known == code && digits == exponent);
        found.and_then(|index| u32::try_from(index).ok())
    }
}
