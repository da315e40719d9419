//! The form `confirm`: a statement that the shopper can tick off.

use super::{Deal, FormFacts, FormText};
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

    fn added_products(&self) -> Vec<&str> {
        Vec::new()
    }

    fn named_variants(&self) -> Vec<&str> {
        Vec::new()
    }

    fn shared_names(&self) -> Vec<&str> {
        Vec::new()
    }

    fn deal(&self) -> Option<&Deal> {
        None
    }

    fn is_about_trigger(&self) -> bool {
        true
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
