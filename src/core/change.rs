//! Cart changes: the whole effect of one click.

use crate::cart::Line;
use crate::properties::Properties;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The whole effect of one click. All or nothing, as far as the platform allows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CartChange {
    /// Lines to add; each joins an identical line where there is one.
    pub add: Vec<NewLine>,
    /// Lines to replace.
    pub replace: Vec<Replacement>,
    /// Keys of lines to remove.
    pub remove: Vec<String>,
    /// The complete set of codes to be in force, where codes change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codes: Option<Vec<String>>,
}

impl CartChange {
    /// No change.
    pub const NOTHING: CartChange =
        CartChange { add: Vec::new(), replace: Vec::new(), remove: Vec::new(), codes: None };

    /// One new line.
    pub fn adding(line: NewLine) -> CartChange {
        CartChange { add: vec![line], ..CartChange::default() }
    }

    /// One line that becomes another.
    pub fn replacing(line: &Line, with: NewLine) -> CartChange {
        CartChange { replace: vec![Replacement { key: line.key.clone(), with }], ..CartChange::default() }
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.add.is_empty() && self.replace.is_empty() && self.remove.is_empty() && self.codes.is_none()
    }
}

/// A line to be.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NewLine {
    /// Product id.
    pub product: String,
    /// Variant id.
    pub variant: String,
    /// Units.
    pub quantity: u32,
    /// Subscription plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// Line properties, all of them.
    pub properties: Properties,
    /// Key of the line to nest it under, where the platform nests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
}

impl NewLine {
    /// The line as it is.
    pub fn like(line: &Line) -> NewLine {
        NewLine {
            product: line.product.clone(),
            variant: line.variant.clone(),
            quantity: line.quantity,
            plan: line.plan.clone(),
            properties: line.properties.clone(),
            parent: line.parent.clone(),
        }
    }
}

/// A line that becomes another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replacement {
    /// Key of the line.
    pub key: String,
    /// What it becomes.
    pub with: NewLine,
}
