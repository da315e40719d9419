//! The form `confirm`: a statement that the shopper can tick off.

use super::{About, Added, Deal, FormFacts, FormText, OwnSet};
use crate::edit::PathStep;
use crate::source::Text;
use cart_associate_core::text::Placeholder;
use schemars::JsonSchema;
use serde::Deserialize;

/// A statement that the shopper can tick off.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// What the shopper confirms: `"Fits doorways from 80 cm"`.
    pub statement: Text,
    /// The line property that records it.
    pub property: String,
    /// The property's value; by default `"confirmed"`.
    #[serde(default)]
    pub value: Option<String>,
}

impl FormFacts for Confirm {
    fn texts(&self) -> Vec<FormText<'_>> {
        vec![FormText::statement(&[PathStep::Name("statement")], &self.statement)]
    }

    fn alternatives(&self) -> Vec<Vec<Added<'_>>> {
        Vec::new()
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
        About::Trigger
    }

    fn has_own_trigger(&self) -> bool {
        false
    }

    fn fills(&self, _: Placeholder) -> bool {
        false
    }

    fn same_as(&self) -> Option<String> {
        None
    }
}
