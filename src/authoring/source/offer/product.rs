//! The form `suggest`: one product, or several of which the first that fits is taken.

use super::{About, Added, Deal, FormFacts, FormText, OwnSet};
use crate::edit::PathStep;
use crate::source::{OneOrMany, Quantity};
use cart_associate_core::text::Placeholder;
use schemars::JsonSchema;
use serde::Deserialize;

/// A product to suggest.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suggest {
    /// The id of the product in `products`.
    pub product: String,
    /// Which variants may be taken, preferred first; by default all, in the order of the index.
    #[serde(default)]
    pub variant: Option<OneOrMany<String>>,
    /// How many, or `"match_trigger"`: as many as the trigger has. By default 1.
    #[serde(default)]
    pub quantity: Option<Quantity>,
    /// Options or attributes that must be the same as the trigger's: `["color"]`.
    #[serde(default)]
    pub same: Option<OneOrMany<String>>,
    /// Whether the shopper picks the variant in the card; by default the first that fits is taken.
    #[serde(default)]
    pub choose: bool,
    /// Whether it belongs to the trigger line, as a protection plan does: nested under it where the platform
    /// nests, and the shopper is told when the trigger leaves. By default so for `avoids_returns`.
    #[serde(default)]
    pub belongs_to_trigger: Option<bool>,
}

impl FormFacts for OneOrMany<Suggest> {
    fn texts(&self) -> Vec<FormText<'_>> {
        Vec::new()
    }

    fn alternatives(&self) -> Vec<Vec<Added<'_>>> {
        let all = self.as_slice().iter().enumerate();
        all.map(|(index, one)| {
            vec![Added {
                path: vec![PathStep::Index(index)],
                product: &one.product,
                variants: one.variant.as_ref(),
                quantity: match one.quantity {
                    Some(Quantity::Fixed(count)) => count,
                    Some(Quantity::MatchTrigger) | None => 1,
                },
                same: one.same.as_ref().map(OneOrMany::as_slice).unwrap_or_default(),
            }]
        })
        .collect()
    }

    fn own_set(&self) -> Option<OwnSet> {
        None
    }

    fn named_variants(&self) -> Vec<&str> {
        Vec::new()
    }

    fn deal(&self) -> Option<&Deal> {
        None
    }

    fn about(&self) -> About {
        About::Added
    }

    fn has_own_trigger(&self) -> bool {
        false
    }

    fn fills(&self, placeholder: Placeholder) -> bool {
        use Placeholder::{Add, Difference, Price, Product};
        matches!(placeholder, Product | Price | Difference | Add)
    }

    fn same_as(&self) -> Option<String> {
        let all = self.as_slice().iter();
        let all = all.map(|one| format!("{} {:?} {:?}", one.product, one.variant, one.same));
        Some(all.collect::<Vec<_>>().join(","))
    }
}
