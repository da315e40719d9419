//! The form `tier`: real steps up, good, better, best.

use super::{About, Added, Deal, FormFacts, FormText, OwnSet};
use crate::edit::PathStep;
use crate::source::{OneOrMany, Text};
use cart_associate_core::text::Placeholder;
use schemars::JsonSchema;
use serde::Deserialize;

/// Good, better, best.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// `"line"`: about the trigger line (the default); `"order"`: about the whole order.
    #[serde(default, rename = "for")]
    pub scope: TierScope,
    /// Two to four steps, lowest first.
    #[schemars(length(min = 2, max = 4))]
    pub steps: Vec<TierStep>,
}

/// What a tier is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TierScope {
    /// The trigger line.
    #[default]
    Line,
    /// The whole order.
    Order,
}

/// A step. At most one of `variant`, `service` and `plan`; none of them: as it is.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Step")]
pub struct TierStep {
    /// Its name.
    pub title: Text,
    /// What the shopper gets, step by step more.
    pub adds: OneOrMany<Text>,
    /// The line becomes this variant.
    #[serde(default)]
    pub variant: Option<String>,
    /// This variant of a service is added as a line.
    #[serde(default)]
    pub service: Option<String>,
    /// The line is put on this plan.
    #[serde(default)]
    pub plan: Option<String>,
    /// Whether the merchant recommends it; at most one step.
    #[serde(default)]
    pub recommended: bool,
}

impl FormFacts for Tier {
    fn texts(&self) -> Vec<FormText<'_>> {
        let mut texts = Vec::new();
        for (index, step) in self.steps.iter().enumerate() {
            let at = [PathStep::Name("steps"), PathStep::Index(index)];
            let [list, place] = at;
            texts.push(FormText::statement(&[list, place, PathStep::Name("title")], &step.title));
            for (index, text) in step.adds.as_slice().iter().enumerate() {
                let path = [list, place, PathStep::Name("adds"), PathStep::Index(index)];
                texts.push(FormText::statement(&path, text));
            }
        }
        texts
    }

    fn alternatives(&self) -> Vec<Vec<Added<'_>>> {
        Vec::new()
    }

    fn own_set(&self) -> Option<OwnSet> {
        None
    }

    fn named_variants(&self) -> Vec<&str> {
        let steps = self.steps.iter();
        steps.flat_map(|step| step.variant.iter().chain(&step.service)).map(String::as_str).collect()
    }

    fn deal(&self) -> Option<&Deal> {
        None
    }

    fn about(&self) -> About {
        match self.scope {
            TierScope::Line => About::Trigger,
            TierScope::Order => About::Order,
        }
    }

    fn has_own_trigger(&self) -> bool {
        false
    }

    fn fills(&self, placeholder: Placeholder) -> bool {
        matches!(placeholder, Placeholder::Price | Placeholder::Difference)
    }

    fn same_as(&self) -> Option<String> {
        None
    }
}
