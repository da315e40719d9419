//! An item: a line of the cart, or the variant looked at, joined with what the bundle knows of it.

use super::because::CartItem;
use crate::bundle::record::{ProductFacts, VariantFacts};
use crate::bundle::{Bundle, Records};
use crate::cart::Line;
use crate::key::Key;
use alloc::string::String;
use alloc::vec::Vec;

/// A line of the cart with what the bundle and the cart know of it.
#[derive(Debug)]
pub(super) struct Item<'a> {
    /// `None` for the variant viewed on a product page, which is on no line.
    pub(super) line: Option<&'a Line>,
    pub(super) product: Option<u32>,
    /// What the index says; the cart may add to the collections and tags.
    pub(super) facts: Option<ProductFacts<'a>>,
    /// The line's variant in the index.
    pub(super) variant: Option<VariantFacts<'a>>,
    /// Index of `variant` in `facts`.
    pub(super) ordinal: Option<u32>,
    pub(super) product_key: Option<Key>,
    pub(super) variant_key: Option<Key>,
    pub(super) collections: Vec<Key>,
    pub(super) tags: Vec<Key>,
    /// That of the index and that of the cart, which may be in the shopper's language.
    pub(super) types: Vec<Key>,
    pub(super) vendors: Vec<Key>,
    pub(super) requires_shipping: bool,
}

impl<'a> Item<'a> {
    /// A line of the cart. What the cart knows of it is joined with what the bundle does.
    pub(super) fn of_line(records: &'a Records<'a>, line: &'a Line) -> Item<'a> {
        let bundle = records.bundle();
        let mut item = Item::of_variant(records, &line.product, &line.variant);
        item.line = Some(line);
        add_keys(bundle, &mut item.collections, &line.collections);
        add_keys(bundle, &mut item.tags, &line.tags);
        add_keys(bundle, &mut item.types, line.product_type.as_slice());
        add_keys(bundle, &mut item.vendors, line.vendor.as_slice());
        item.requires_shipping = line.requires_shipping.unwrap_or(item.requires_shipping);
        item
    }

    /// A variant that is on no line.
    pub(super) fn of_variant(records: &'a Records<'a>, product: &str, variant: &str) -> Item<'a> {
        let bundle = records.bundle();
        let variant_key = bundle.key(variant);
        let mut item = Item {
            line: None,
            product: None,
            facts: None,
            variant: None,
            ordinal: None,
            product_key: bundle.key(product),
            variant_key,
            collections: Vec::new(),
            tags: Vec::new(),
            types: Vec::new(),
            vendors: Vec::new(),
            requires_shipping: true,
        };
        // The variant's id decides; a cart that names the product otherwise still finds it.
        match variant_key.and_then(|key| bundle.variant_at(key)) {
            Some((product, ordinal)) => {
                item.product = Some(product);
                item.ordinal = Some(ordinal);
            }
            None => item.product = item.product_key.and_then(|key| bundle.product_index(key)),
        }
        if let Some(index) = item.product {
            let facts = records.product(index);
            item.product_key = Some(facts.id);
            item.variant = item.ordinal.and_then(|ordinal| facts.variants.get(ordinal as usize));
            facts.collections.append_to(&mut item.collections);
            facts.tags.append_to(&mut item.tags);
            item.types.extend(facts.product_type);
            item.vendors.extend(facts.vendor);
            item.requires_shipping = facts.requires_shipping;
            item.facts = Some(facts);
        }
        item
    }

    /// Whether it may trigger: it counts, or is looked at.
    pub(super) fn may_trigger(&self) -> bool {
        self.line.is_none_or(Line::counts)
    }

    /// As the observer sees it.
    pub(super) fn seen(&self) -> CartItem<'a> {
        CartItem { line: self.line, product: self.product, variant: self.ordinal }
    }

    /// The line, where its units count: on the cart, readable and charged for.
    pub(super) fn counted(&self) -> Option<&'a Line> {
        self.line.filter(|line| line.counts())
    }
}

fn add_keys(bundle: &Bundle, keys: &mut Vec<Key>, live: &[String]) {
    for text in live {
        if let Some(key) = bundle.key(text).filter(|key| !keys.contains(key)) {
            keys.push(key);
        }
    }
}
