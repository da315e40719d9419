//! The form `kit`: several products as one deal.

use super::{Deal, FormFacts, FormText};
use crate::source::OneOrMany;
use cart_associate_core::text::Placeholder;
use schemars::JsonSchema;
use serde::Deserialize;

/// Several products as one deal.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kit {
    /// Its parts, at least two.
    #[schemars(length(min = 2))]
    pub components: Vec<Component>,
    /// Its price.
    pub deal: Deal,
}

/// A part of a kit.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// The id of the product in `products`.
    pub product: String,
    /// Which variants may be taken, preferred first; by default all.
    #[serde(default)]
    pub variant: Option<OneOrMany<String>>,
    /// How many; by default 1.
    #[serde(default)]
    pub quantity: Option<u32>,
    /// Options or attributes that must be the same as the trigger's.
    #[serde(default)]
    pub same: Option<OneOrMany<String>>,
}

impl FormFacts for Kit {
    fn texts(&self) -> Vec<FormText<'_>> {
        Vec::new()
    }

    fn added_products(&self) -> Vec<&str> {
        self.components.iter().map(|one| one.product.as_str()).collect()
    }

    fn named_variants(&self) -> Vec<&str> {
        Vec::new()
    }

    fn shared_names(&self) -> Vec<&str> {
        let names = self.components.iter().filter_map(|one| one.same.as_ref());
        names.flat_map(OneOrMany::as_slice).map(String::as_str).collect()
    }

    fn deal(&self) -> Option<&Deal> {
        Some(&self.deal)
    }

    fn is_about_trigger(&self) -> bool {
        false
    }

    /// Any of its components triggers it.
    fn has_own_trigger(&self) -> bool {
        true
    }

    fn fills(&self, placeholder: Placeholder) -> bool {
        super::facts::deal_fills(placeholder)
    }

    fn same_as(&self) -> Option<String> {
        let components = self.components.iter();
        let mut parts: Vec<String> =
            components.map(|one| format!("{} {:?}", one.product, one.quantity)).collect();
        parts.sort();
        Some(parts.join(","))
    }
}
