//! What the product index holds, for looking up what offers refer to.

use super::is_lost;
use crate::decode::Decoded;
use crate::json::Node;
use crate::place::Place;
use crate::source::{Product, Variant};
use std::collections::{BTreeMap, BTreeSet};

/// The product index by its names.
pub(crate) struct Index<'a> {
    /// Products by id.
    pub(crate) products: BTreeMap<&'a str, &'a Product>,
    /// Variants by id, with their product.
    pub(crate) variants: BTreeMap<&'a str, (&'a Product, &'a Variant)>,
    /// Options with their values.
    pub(crate) options: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// Names of attributes.
    pub(crate) attributes: BTreeSet<&'a str>,
    /// SKUs.
    pub(crate) skus: BTreeSet<&'a str>,
    /// Ids of subscription plans.
    pub(crate) plans: BTreeSet<&'a str>,
    /// Products and variants that the file has, but that could not be read in full.
    pub(crate) lost: BTreeSet<&'a str>,
    /// Whether anything of the products could not be read.
    pub(crate) incomplete: bool,
}

impl<'a> Index<'a> {
    pub(crate) fn new(root: &Node, decoded: &'a Decoded) -> Index<'a> {
        let mut index = Index {
            products: BTreeMap::new(),
            variants: BTreeMap::new(),
            options: BTreeMap::new(),
            attributes: BTreeSet::new(),
            skus: BTreeSet::new(),
            plans: BTreeSet::new(),
            lost: decoded.lost_products.iter().chain(&decoded.lost_variants).map(String::as_str).collect(),
            incomplete: is_lost(&decoded.lost, "/products"),
        };
        let list = Place::ROOT.name("products");
        for (at, product) in decoded.bundle.products.iter().enumerate() {
            index.products.entry(&product.id).or_insert(product);
            index.attributes.extend(product.attributes.keys().map(String::as_str));
            for variant in &product.variants {
                index.add_variant(product, variant);
            }
            if index.incomplete && is_lost(&decoded.lost, &list.index(at).resolve(root, false).0) {
                index.lost.insert(&product.id);
            }
        }
        index
    }

    fn add_variant(&mut self, product: &'a Product, variant: &'a Variant) {
        self.variants.entry(&variant.id).or_insert((product, variant));
        for (name, value) in &variant.options {
            self.options.entry(name).or_default().insert(value);
        }
        for (name, values) in &variant.open_options {
            self.options.entry(name).or_default().extend(values.iter().map(String::as_str));
        }
        self.skus.extend(variant.sku.iter().map(String::as_str));
        self.plans.extend(variant.plans.iter().map(|plan| plan.id.as_str()));
    }

    /// The product, if all of it could be read.
    pub(crate) fn readable_product(&self, id: &str) -> Option<&'a Product> {
        self.products.get(id).copied().filter(|_| !self.lost.contains(id))
    }

    /// The variant with its product, if all of it could be read.
    pub(crate) fn readable_variant(&self, id: &str) -> Option<(&'a Product, &'a Variant)> {
        let found = self.variants.get(id).copied();
        found.filter(|(product, _)| !self.lost.contains(id) && !self.lost.contains(product.id.as_str()))
    }
}
