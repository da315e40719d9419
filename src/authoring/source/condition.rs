//! Conditions: their form in `rules.json`.

use super::{LineCondition, schema};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A condition on the cart. Everything that is given must hold.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Condition {
    /// Some line matches.
    pub line: Option<LineCondition>,
    /// Every one of these holds.
    pub all: Option<Vec<Condition>>,
    /// At least one of these holds.
    pub any: Option<Vec<Condition>>,
    /// Not one of these holds.
    pub none: Option<Vec<Condition>>,
    /// The cart's total lies in the range for its currency: `{"USD": {"min": "50.00"}}`.
    #[schemars(with = "Option<schema::AmountRanges>")]
    pub subtotal: Option<BTreeMap<String, AmountRange>>,
    /// Number of units in the cart.
    pub items: Option<CountRange>,
    /// Number of lines in the cart.
    pub lines: Option<CountRange>,
    /// A discount code is on the cart.
    pub code: Option<String>,
}

/// A range of numbers; at least one end.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NumberRange {
    /// Not below.
    pub min: Option<f64>,
    /// Not above.
    pub max: Option<f64>,
}

/// A range of counts; at least one end.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CountRange {
    /// Not below.
    pub min: Option<u32>,
    /// Not above.
    pub max: Option<u32>,
}

/// A range of amounts; at least one end.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AmountRange {
    /// Not below.
    pub min: Option<String>,
    /// Not above.
    pub max: Option<String>,
}
