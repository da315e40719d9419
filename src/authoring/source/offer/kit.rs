//! The form `kit`: several products as one deal.

use super::{About, Added, Deal, FormFacts, FormText, OwnSet};
use crate::edit::PathStep;
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

impl Component {
    /// How many the kit needs.
    pub fn units(&self) -> u32 {
        self.quantity.unwrap_or(1)
    }
}

impl FormFacts for Kit {
    fn texts(&self) -> Vec<FormText<'_>> {
        Vec::new()
    }

    fn alternatives(&self) -> Vec<Vec<Added<'_>>> {
        let parts = self.components.iter().enumerate().map(|(index, one)| Added {
            path: vec![PathStep::Name("components"), PathStep::Index(index)],
            product: &one.product,
            variants: one.variant.as_ref(),
            quantity: one.units(),
            same: one.same.as_ref().map(OneOrMany::as_slice).unwrap_or_default(),
        });
        vec![parts.collect()]
    }

    fn own_set(&self) -> Option<OwnSet> {
        None
    }

    fn named_variants(&self) -> Vec<&str> {
        Vec::new()
    }

    fn deal(&self) -> Option<&Deal> {
        Some(&self.deal)
    }

    fn about(&self) -> About {
        About::Added
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
