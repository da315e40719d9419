//! The form `confirm`: a statement that the shopper can tick off.

use super::{FormFacts, FormText};
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

    fn is_about_trigger(&self) -> bool {
        true
    }

    fn fills(&self, _: Placeholder) -> bool {
        false
    }
}
