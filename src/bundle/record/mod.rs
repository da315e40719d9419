//! The records of a compiled rule bundle.
//!
//! What is *matched* (read for every candidate offer) is kept apart from what is *displayed* (read for the
//! winners only). Names that are compared are [`Key`]s: positions in one sorted list of texts.

mod catalogue;
mod condition;
mod deal;
mod offer;

pub use catalogue::*;
pub use condition::*;
pub use deal::*;
pub use offer::*;

use super::wire::{wire_enum, wire_struct};
use crate::money::Rate;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A position in the bundle's sorted list of keys: ids, collections, tags, option values and the like. Two
/// equal texts have equal keys, and keys sort as their texts do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub u32);

impl super::wire::Wire for Key {
    fn write(&self, writer: &mut super::wire::Writer) {
        self.0.write(writer);
    }
    fn read(reader: &mut super::wire::Reader<'_>) -> Self {
        Key(u32::read(reader))
    }
}

/// The kind of an offer (playbook.md, "The four kinds").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Protects the shopper: guidance, a confirmation, or a product.
    AvoidsReturns,
    /// Improves ownership.
    PairsWell,
    /// A product bundle: a quantity break or a kit.
    Bundle,
    /// Good, better, best.
    Tier,
}

wire_enum!(Kind { 0 => AvoidsReturns, 1 => PairsWell, 2 => Bundle, 3 => Tier });

/// Where a suggestion appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// The product page.
    Product,
    /// The cart or its drawer.
    Cart,
    /// The host's own checkout page.
    Checkout,
}

wire_enum!(Placement { 0 => Product, 1 => Cart, 2 => Checkout });

impl Placement {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Placement::Product => "product",
            Placement::Cart => "cart",
            Placement::Checkout => "checkout",
        }
    }

    /// The bit of this placement in [`OfferRule::placements`].
    pub fn bit(self) -> u8 {
        match self {
            Placement::Product => 1,
            Placement::Cart => 2,
            Placement::Checkout => 4,
        }
    }
}

/// What holds for the whole bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// The merchant's name for the bundle; also the salt of the holdout, so that it must not change with a revision.
    pub id: String,
    /// The merchant's name for this version.
    pub revision: String,
    /// The languages that texts are given in; the first is the one to fall back to.
    pub languages: Vec<String>,
    /// Codes and exponents of the currencies that prices are given in.
    pub currencies: Vec<(String, u8)>,
    /// Markets that the bundle says something about.
    pub markets: Vec<Market>,
    /// The remote off switch.
    pub enabled: bool,
    /// When the bundle stops being rendered, in ms since 1970.
    pub valid_until: Option<i64>,
    /// The restraint settings.
    pub settings: Settings,
}

wire_struct!(Meta { id, revision, languages, currencies, markets, enabled, valid_until, settings });

/// A market that the bundle declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Market {
    /// Its id, compared with the context's market.
    pub id: Key,
    /// Whether the bundle's prices for it include tax, if declared.
    pub prices_include_tax: Option<bool>,
}

wire_struct!(Market { id, prices_include_tax });

/// Settings of the bundle, with the defaults of semantics.md filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How many suggestions at most, 0 to 3.
    pub max_suggestions: u8,
    /// How long a dismissed or rested offer stays away, in days.
    pub dismiss_for_days: u32,
    /// After how many visits in which it was ignored an offer rests.
    pub rest_after_visits: u32,
    /// The share of consenting visitors who see nothing.
    pub holdout: Rate,
    /// Whether the ledger may outlive the session where the shopper consents.
    pub remember: bool,
    /// Whether accepted lines are marked for the merchant's reports, where the shopper consents.
    pub attribution: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            max_suggestions: 2,
            dismiss_for_days: 30,
            rest_after_visits: 3,
            holdout: Rate(0),
            remember: false,
            attribution: false,
        }
    }
}

wire_struct!(Settings {
    max_suggestions,
    dismiss_for_days,
    rest_after_visits,
    holdout,
    remember,
    attribution
});
