//! The form `suggest`: one product, or several of which the first that fits is taken.

use super::{Deal, FormFacts, FormText};
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

    fn added_products(&self) -> Vec<&str> {
        self.as_slice().iter().map(|one| one.product.as_str()).collect()
    }

    fn named_variants(&self) -> Vec<&str> {
        Vec::new()
    }

    fn shared_names(&self) -> Vec<&str> {
        let names = self.as_slice().iter().filter_map(|one| one.same.as_ref());
        names.flat_map(OneOrMany::as_slice).map(String::as_str).collect()
    }

    fn deal(&self) -> Option<&Deal> {
        None
    }

    fn is_about_trigger(&self) -> bool {
        false
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
