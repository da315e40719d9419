//! What goes with what, where the product index says so: nothing is guessed from titles, prices or popularity.

use super::catalog::Catalog;
use crate::source::{AttributeValue, OneOrMany, Product};
use std::collections::HashMap;

/// Attributes by which a product names what it is made for: a product's id, a handle, a type, a collection or a tag.
pub(super) const COMPLEMENTS: [&str; 4] = ["goes_with", "complements", "fits", "made_for"];

/// Attributes by which a product names a job that it leaves open; another product's `need` does it.
pub(super) const NEEDS: [&str; 2] = ["needs", "requires"];

/// What is shared by more products than that tells none of them from the others.
const COMMON: usize = 40;

/// Why one product goes with another, the strongest first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Relation {
    /// The one says that it is made for the other.
    Complement(Named),
    /// The one does a job that the other leaves open: the attribute, and the job.
    OpenNeed(String, String),
    /// Both have this value of an attribute.
    Attribute(String, String),
    /// Both come with this option.
    Option(String),
}

/// By what a product names another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Named {
    Product(String),
    Type(String),
    Collection(String),
    Tag(String),
}

/// A product that goes with another, and why.
pub(super) type Related = (u32, Relation);

/// The product index by what relates its products.
pub(super) struct Relations<'a> {
    complements: HashMap<&'a str, Vec<u32>>,
    jobs: HashMap<&'a str, Vec<u32>>,
    attributes: HashMap<(&'a str, &'a str), Vec<u32>>,
    options: HashMap<(&'a str, &'a str), Vec<u32>>,
}

impl<'a> Relations<'a> {
    pub(super) fn new(catalog: &Catalog<'a>) -> Relations<'a> {
        let mut all = Relations {
            complements: HashMap::new(),
            jobs: HashMap::new(),
            attributes: HashMap::new(),
            options: HashMap::new(),
        };
        for (place, product) in (0..).zip(catalog.products) {
            for (name, value) in words(product) {
                if COMPLEMENTS.contains(&name) {
                    all.complements.entry(value).or_default().push(place);
                } else {
                    all.attributes.entry((name, value)).or_default().push(place);
                }
            }
            for job in product.need.iter().flat_map(OneOrMany::as_slice) {
                all.jobs.entry(job).or_default().push(place);
            }
            for (name, value) in product.variants.iter().flat_map(|variant| &variant.options) {
                let list = all.options.entry((name, value)).or_default();
                if list.last() != Some(&place) {
                    list.push(place);
                }
            }
        }
        all
    }

    /// What goes with a product.
    pub(super) fn of(&self, product: &Product) -> Vec<Related> {
        let mut found = Vec::new();
        let mut add = |list: Option<&Vec<u32>>, relation: Relation| {
            let list = list.filter(|list| list.len() <= COMMON);
            found.extend(list.into_iter().flatten().map(|place| (*place, relation.clone())));
        };
        let named = std::iter::once((product.id.as_str(), Named::Product(product.id.clone())))
            .chain(product.handle.iter().map(|name| (name.as_str(), Named::Product(product.id.clone()))))
            .chain(product.product_type.iter().map(|name| (name.as_str(), Named::Type(name.clone()))))
            .chain(product.collections.iter().map(|name| (name.as_str(), Named::Collection(name.clone()))))
            .chain(product.tags.iter().map(|name| (name.as_str(), Named::Tag(name.clone()))));
        for (name, named) in named {
            add(self.complements.get(name), Relation::Complement(named));
        }
        for (name, value) in words(product) {
            if NEEDS.contains(&name) {
                add(self.jobs.get(value), Relation::OpenNeed(name.into(), value.into()));
            } else {
                add(self.attributes.get(&(name, value)), Relation::Attribute(name.into(), value.into()));
            }
        }
        for (name, value) in product.variants.iter().flat_map(|variant| &variant.options) {
            add(self.options.get(&(name.as_str(), value.as_str())), Relation::Option(name.clone()));
        }
        found
    }
}

/// The attributes that are words.
fn words(product: &Product) -> impl Iterator<Item = (&str, &str)> {
    product.attributes.iter().filter_map(|(name, value)| match value {
        AttributeValue::Word(word) => Some((name.as_str(), word.as_str())),
        AttributeValue::Flag(_) | AttributeValue::Number(_) => None,
    })
}
