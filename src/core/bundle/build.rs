//! Writes a compiled rule bundle.
//!
//! The same parts give the same bytes whatever order they come in: products and offers are sorted by id, keys
//! by their text. Keys are interned in two steps, because records hold the final, sorted positions: the
//! caller collects all texts first and asks for positions afterwards.

use super::index::{self, Posting};
use super::record::{
    LineTest, Meta, OfferDisplay, OfferRule, ProductDisplay, ProductFacts, Value, VariantFacts,
};
use super::{BODY_AT, FORMAT, MAGIC, SECTIONS_AT, Section, checksum};
use crate::key::Key;
use crate::wire::{Wire, Writer};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

/// A product to write.
#[derive(Debug, Clone, Copy)]
pub struct ProductParts<'b> {
    /// What is matched.
    pub facts: ProductFacts<'b>,
    /// What is displayed.
    pub display: ProductDisplay<'b>,
}

/// An offer to write.
#[derive(Debug, Clone, Copy)]
pub struct OfferParts<'b> {
    /// Its id.
    pub id: Key,
    /// What is matched.
    pub rule: OfferRule<'b>,
    /// What is displayed.
    pub display: OfferDisplay<'b>,
}

/// Why parts do not make a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BuildError {
    /// The offer's trigger can be met without a positive line condition.
    NoTriggerLine(String),
    /// The file would be larger than its 32-bit offsets reach.
    TooLarge,
}

/// Collects the texts that are compared, then writes the file.
#[derive(Debug, Default)]
pub struct Builder {
    texts: BTreeMap<String, u32>,
}

impl Builder {
    /// A builder that knows these texts. Positions follow the texts' byte order.
    pub fn new(texts: BTreeSet<String>) -> Builder {
        Builder { texts: texts.into_iter().zip(0..).collect() }
    }

    /// The key of a text given to [`Builder::new`].
    pub fn key(&self, text: &str) -> Option<Key> {
        self.texts.get(text).map(|position| Key::at(*position))
    }

    /// Writes the file.
    ///
    /// # Errors
    /// Where an offer has no trigger line, or the file would pass 4 GiB.
    pub fn write(
        &self,
        meta: &Meta<'_>,
        products: &[ProductParts<'_>],
        offers: &[OfferParts<'_>],
    ) -> Result<Vec<u8>, BuildError> {
        let mut records = Writer::default();
        let mut offset_of = |write: &dyn Fn(&mut Writer)| {
            let at = records.bytes.len();
            write(&mut records);
            u32::try_from(at).map_err(|_| BuildError::TooLarge)
        };

        let mut product_table = Vec::new();
        let mut variant_table = Vec::new();
        for (index, product) in (0..).zip(products) {
            let facts = offset_of(&|w| product.facts.write(w))?;
            product_table.push([product.facts.id.number(), facts, 0]);
            for (ordinal, variant) in (0..).zip(product.facts.variants) {
                variant_table.push([variant.id.number(), index, ordinal]);
            }
        }
        let mut offer_table = Vec::new();
        let mut filed: BTreeMap<Posting, BTreeSet<u32>> = BTreeMap::new();
        let variants_with = |test: &LineTest<'_>| variants_with(products, test);
        for (index, offer) in (0u32..).zip(offers) {
            let rule = offset_of(&|w| offer.rule.write(w))?;
            offer_table.push([offer.id.number(), rule, 0]);
            let postings = index::postings(offer.rule.when, &variants_with)
                .ok_or_else(|| BuildError::NoTriggerLine(self.text(offer.id)))?;
            for posting in postings {
                filed.entry(posting).or_default().insert(index);
            }
        }
        let mut posting_table = Vec::new();
        for (posting, list) in filed {
            let list: Vec<u32> = list.into_iter().collect();
            let at = offset_of(&|w| list.write(w))?;
            posting_table.push([posting.field as u32, posting.key.number(), at]);
        }
        // Displays last: what is matched lies close together.
        for (entry, product) in product_table.iter_mut().zip(products) {
            entry[2] = offset_of(&|w| product.display.write(w))?;
        }
        for (entry, offer) in offer_table.iter_mut().zip(offers) {
            entry[2] = offset_of(&|w| offer.display.write(w))?;
        }
        variant_table.sort_unstable();

        let mut meta_bytes = Writer::default();
        meta.write(&mut meta_bytes);
        let mut key_offsets = Vec::new();
        let mut key_texts = Vec::new();
        for text in self.texts.keys() {
            push_word(&mut key_offsets, key_texts.len())?;
            key_texts.extend_from_slice(text.as_bytes());
        }
        push_word(&mut key_offsets, key_texts.len())?;

        let sections: [Vec<u8>; Section::COUNT] = [
            meta_bytes.bytes,
            key_offsets,
            key_texts,
            table(&product_table),
            table(&variant_table),
            table(&offer_table),
            table(&posting_table),
            records.bytes,
        ];
        let mut head = Vec::new();
        let mut body: Vec<u8> = Vec::new();
        for section in &sections {
            push_word(&mut head, BODY_AT + body.len())?;
            push_word(&mut head, section.len())?;
            body.extend_from_slice(section);
        }
        head.extend_from_slice(&body);
        let mut file = MAGIC.to_vec();
        file.extend_from_slice(&FORMAT.to_le_bytes());
        push_word(&mut file, SECTIONS_AT + head.len())?;
        file.extend_from_slice(&checksum(&head).to_le_bytes());
        file.extend_from_slice(&head);
        Ok(file)
    }

    fn text(&self, key: Key) -> String {
        self.texts
            .iter()
            .find(|(_, at)| Key::at(**at) == key)
            .map(|(text, _)| text.clone())
            .unwrap_or_default()
    }
}

fn push_word(bytes: &mut Vec<u8>, value: usize) -> Result<(), BuildError> {
    let word = u32::try_from(value).map_err(|_| BuildError::TooLarge)?;
    bytes.extend_from_slice(&word.to_le_bytes());
    Ok(())
}

fn table(entries: &[[u32; 3]]) -> Vec<u8> {
    entries.iter().flatten().flat_map(|word| word.to_le_bytes()).collect()
}

/// The variants that pass a test which only the index can answer.
fn variants_with(products: &[ProductParts<'_>], test: &LineTest<'_>) -> Vec<Key> {
    let mut keys = Vec::new();
    for product in products {
        let facts = &product.facts;
        for variant in facts.variants {
            let passes = match test {
                LineTest::Sku(skus) => skus.has(variant.sku),
                LineTest::Option(test) => test.values.has(facts.option(&variant, test.name)),
                LineTest::Attribute(test) => test.passes(facts.attribute(test.name)),
                _ => false,
            };
            if passes {
                keys.push(variant.id);
            }
        }
    }
    keys
}

impl ProductFacts<'_> {
    /// The value of a variant's option.
    pub fn option(&self, variant: &VariantFacts<'_>, name: Key) -> Option<Key> {
        variant.options.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The value of a free attribute.
    pub fn attribute(&self, name: Key) -> Option<Value> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

impl super::record::AttributeTest<'_> {
    /// Whether an attribute's value passes; a product without the attribute does not.
    pub fn passes(&self, value: Option<Value>) -> bool {
        let in_range = match (value, &self.range) {
            (Some(Value::Number(number)), Some(range)) => range.holds(number),
            (_, Some(_)) => false,
            (Some(_), None) => true,
            (None, None) => false,
        };
        in_range && (self.values.is_empty() || self.values.iter().any(|one| Some(one) == value))
    }
}
