//! Writes a compiled rule bundle.
//!
//! The same parts give the same bytes whatever order they come in: products and offers are sorted by id, keys
//! as [`Key::order`] says. Keys are interned in two steps, because records hold the final, sorted positions: the
//! caller collects all texts first and asks for positions afterwards.

use super::file::{Section, file_of};
use super::postings::{self, Posting};
use super::record::{Meta, OfferDisplay, OfferRule, ProductDisplay, ProductFacts, Value, VariantFacts};
use crate::key::{Key, number_of};
use crate::wire::{Rows, Wire, Writer};
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
    pub id: &'b str,
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
    keys: BTreeMap<String, Key>,
}

impl Builder {
    /// A builder that knows these texts.
    pub fn new(texts: BTreeSet<String>) -> Builder {
        let mut texts: Vec<String> = texts.into_iter().collect();
        texts.sort_by(|one, other| Key::order(one).cmp(&Key::order(other)));
        Builder { keys: texts.into_iter().zip((0..).map(Key::at)).collect() }
    }

    /// The key of a text given to [`Builder::new`].
    pub fn key(&self, text: &str) -> Option<Key> {
        self.keys.get(text).copied()
    }

    /// Writes the file. Products come sorted by their keys, offers by their ids.
    ///
    /// # Errors
    /// Where an offer has no trigger line, or the file would pass 4 GiB.
    pub fn write(
        &self,
        meta: &Meta<'_>,
        products: &[ProductParts<'_>],
        offers: &[OfferParts<'_>],
    ) -> Result<Vec<u8>, BuildError> {
        let mut meta_record = Writer::default();
        meta.write(&mut meta_record);
        let [mut number_keys, mut text_keys] = [(); 2].map(|()| Rows::default());
        let mut names: Vec<_> = self.keys.iter().collect();
        names.sort_by_key(|(_, key)| **key);
        for (name, _) in names {
            match number_of(name) {
                Some(number) => number_keys.push_number(number as i64),
                None => text_keys.push(&name.as_str()),
            }
        }

        let [mut ids, mut firsts, mut facts, mut product_displays] = [(); 4].map(|()| Rows::default());
        let mut variants = BTreeMap::new();
        for (index, product) in (0..).zip(products) {
            ids.push_number(product.facts.id.number().into());
            firsts.push_number(product.facts.variants.first.number().into());
            facts.push(&product.facts);
            product_displays.push(&product.display);
            variants.extend(product.facts.variants.iter().map(|variant| (variant.id, index)));
        }
        let [mut variant_ids, mut variant_products] = [(); 2].map(|()| Rows::default());
        for (id, product) in variants {
            variant_ids.push_number(id.number().into());
            variant_products.push_number(product);
        }

        let [mut offer_ids, mut rules, mut offer_displays] = [(); 3].map(|()| Rows::default());
        let mut filed: BTreeMap<Posting, BTreeSet<u32>> = BTreeMap::new();
        let variants_where =
            |passes: &dyn Fn(&ProductFacts<'_>, &VariantFacts<'_>) -> bool| variants_where(products, passes);
        for (index, offer) in (0..).zip(offers) {
            offer_ids.push(&offer.id);
            rules.push(&offer.rule);
            offer_displays.push(&offer.display);
            let postings = postings::postings_of(offer.rule.when, &variants_where)
                .ok_or_else(|| BuildError::NoTriggerLine(offer.id.into()))?;
            for posting in postings {
                filed.entry(posting).or_default().insert(index);
            }
        }
        let [mut postings, mut posted] = [(); 2].map(|()| Rows::default());
        for (posting, offers) in filed {
            postings.push_number(posting.number());
            let before = core::iter::once(0).chain(offers.iter().copied());
            posted
                .push(&offers.iter().zip(before).map(|(offer, before)| offer - before).collect::<Vec<u32>>());
        }

        // Displays last: what is matched lies close together.
        let sections = [
            (Section::Meta, meta_record.bytes),
            (Section::NumberKeys, number_keys.end()),
            (Section::TextKeys, text_keys.end()),
            (Section::ProductIds, ids.end()),
            (Section::FirstVariants, firsts.end()),
            (Section::ProductFacts, facts.end()),
            (Section::VariantIds, variant_ids.end()),
            (Section::VariantProducts, variant_products.end()),
            (Section::Postings, postings.end()),
            (Section::PostedOffers, posted.end()),
            (Section::OfferRules, rules.end()),
            (Section::OfferIds, offer_ids.end()),
            (Section::OfferDisplays, offer_displays.end()),
            (Section::ProductDisplays, product_displays.end()),
        ];
        file_of(&sections).ok_or(BuildError::TooLarge)
    }
}

/// The variants that pass a test.
fn variants_where(
    products: &[ProductParts<'_>],
    passes: &dyn Fn(&ProductFacts<'_>, &VariantFacts<'_>) -> bool,
) -> Vec<Key> {
    let mut keys = Vec::new();
    for product in products {
        let facts = &product.facts;
        keys.extend(facts.variants.iter().filter(|variant| passes(facts, variant)).map(|variant| variant.id));
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
