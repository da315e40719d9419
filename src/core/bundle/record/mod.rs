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

use super::List;
use super::wire::{Reader, Wire, Writer, wire_enum, wire_struct};
use crate::money::Rate;
use core::num::NonZeroU32;
use serde::{Deserialize, Serialize};

/// A position in the bundle's sorted list of keys: ids, collections, tags, option values and the like. Two
/// equal texts have equal keys, and keys sort as their texts do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(NonZeroU32);

impl Key {
    /// The key at position zero.
    pub const FIRST: Key = Key(NonZeroU32::MIN);

    /// The key at a position, counted from zero.
    pub fn at(position: u32) -> Key {
        Key(NonZeroU32::MIN.saturating_add(position))
    }

    /// The key with this number.
    pub fn numbered(number: u32) -> Option<Key> {
        NonZeroU32::new(number).map(Key)
    }

    /// Its number in the file: its position, counted from one, so that zero is none.
    pub fn number(self) -> u32 {
        self.0.get()
    }
}

impl Wire<'_> for Key {
    fn write(&self, writer: &mut Writer) {
        self.number().write(writer);
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        Key::read_optional(reader).unwrap_or_else(|| {
            reader.fail();
            Key::FIRST
        })
    }
    fn write_optional(value: Option<&Self>, writer: &mut Writer) {
        value.map_or(0, |key| key.number()).write(writer);
    }
    fn read_optional(reader: &mut Reader<'_>) -> Option<Self> {
        Key::numbered(u32::read(reader))
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// The product page.
    Product,
    /// The cart or its drawer.
    #[default]
    Cart,
    /// The host's own checkout page.
    Checkout,
}

wire_enum!(Placement { 0 => Product, 1 => Cart, 2 => Checkout });

impl Placement {
    /// The placement that has this name.
    pub fn named(name: &str) -> Option<Placement> {
        [Placement::Product, Placement::Cart, Placement::Checkout].into_iter().find(|one| one.name() == name)
    }

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Meta<'b> {
    /// The merchant's name for the bundle; also the salt of the holdout, so that it must not change with a revision.
    pub id: &'b str,
    /// The merchant's name for this version.
    pub revision: &'b str,
    /// The languages that texts are given in; the first is the one to fall back to.
    pub languages: List<'b, &'b str>,
    /// Codes and exponents of the currencies that prices are given in.
    pub currencies: List<'b, (&'b str, u8)>,
    /// Markets that the bundle says something about.
    pub markets: List<'b, Market>,
    /// The remote off switch.
    pub enabled: bool,
    /// When the bundle stops being rendered, in ms since 1970.
    pub valid_until: Option<i64>,
    /// The restraint settings.
    pub settings: Settings,
}

wire_struct!(Meta<'b> { id, revision, languages, currencies, markets, enabled, valid_until, settings });

/// A market that the bundle declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Market {
    /// Its id, compared with the context's market.
    pub id: Key,
    /// Whether the bundle's prices for it include tax, if declared.
    pub prices_include_tax: Option<bool>,
}

wire_struct!(Market { id, prices_include_tax });

/// Settings of the bundle, with the defaults of semantics.md filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
