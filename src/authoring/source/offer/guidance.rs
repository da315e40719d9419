//! The form `guidance`: advice that adds nothing to the cart.

use super::{About, Added, Deal, FormFacts, FormText, OwnSet};
use crate::edit::PathStep;
use crate::source::{Percent, SwitchTo, Text};
use cart_associate_core::text::Placeholder;
use schemars::JsonSchema;
use serde::Deserialize;

/// Advice that adds nothing to the cart.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Guidance {
    /// How other shoppers chose, in percent; needs a `claim` with the sample.
    pub distribution: Option<Vec<Share>>,
    /// A link, for instance to an easy exchange.
    pub link: Option<Link>,
    /// A switch of the trigger line to another variant.
    pub switch: Option<Switch>,
}

/// One bar of a distribution.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// What they chose.
    pub label: Text,
    /// How many of them, in percent.
    pub share: Percent,
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Its words.
    pub label: Text,
    /// Its address: `https:` or a path of the shop.
    pub url: String,
}

/// A switch of the trigger line to another variant of its product.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// The option that changes: `"size"`.
    pub option: String,
    /// To this value, or from each value to another: `"L"` or `{"M": "L", "L": "XL"}`.
    pub to: SwitchTo,
}

impl FormFacts for Guidance {
    fn texts(&self) -> Vec<FormText<'_>> {
        let bars = self.distribution.iter().flatten().enumerate().map(|(index, bar)| {
            FormText::label(
                &[PathStep::Name("distribution"), PathStep::Index(index), PathStep::Name("label")],
                &bar.label,
            )
        });
        let link = self
            .link
            .iter()
            .map(|link| FormText::label(&[PathStep::Name("link"), PathStep::Name("label")], &link.label));
        bars.chain(link).collect()
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

    /// None: where the switch cannot be had, the card is shown without one, and without a price.
    fn fills(&self, _: Placeholder) -> bool {
        false
    }

    fn same_as(&self) -> Option<String> {
        None
    }
}
