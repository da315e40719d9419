//! The form `quantity_break`: more of the same for less.

use super::{About, Added, Deal, FormFacts, FormText, OwnSet};
use cart_associate_core::text::Placeholder;
use schemars::JsonSchema;
use serde::Deserialize;

/// More of the same for less.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuantityBreak {
    /// Units that make a set.
    pub quantity: u32,
    /// Units from which it is offered; by default one short of a set.
    #[serde(default)]
    pub from: Option<u32>,
    /// Whether a further set is offered after the first.
    #[serde(default)]
    pub repeat: bool,
    /// The price of a set.
    pub deal: Deal,
}

impl QuantityBreak {
    /// Units from which it is offered.
    pub fn offered_from(&self) -> u32 {
        self.from.unwrap_or(self.quantity.saturating_sub(1))
    }
}

impl FormFacts for QuantityBreak {
    fn texts(&self) -> Vec<FormText<'_>> {
        Vec::new()
    }

    fn alternatives(&self) -> Vec<Vec<Added<'_>>> {
        Vec::new()
    }

    fn own_set(&self) -> Option<OwnSet> {
        Some(OwnSet { quantity: self.quantity, from: self.offered_from() })
    }

    fn named_variants(&self) -> Vec<&str> {
        Vec::new()
    }

    fn deal(&self) -> Option<&Deal> {
        Some(&self.deal)
    }

    fn about(&self) -> About {
        About::Trigger
    }

    fn has_own_trigger(&self) -> bool {
        false
    }

    fn fills(&self, placeholder: Placeholder) -> bool {
        super::facts::deal_fills(placeholder)
    }

    fn same_as(&self) -> Option<String> {
        Some(self.quantity.to_string())
    }
}
