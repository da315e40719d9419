//! Words that rules, engine, session and view share: what kinds of offers there are, in which form a suggestion is
//! shown, where it appears.

use crate::wire::wire_enum;
use serde::{Deserialize, Serialize};

/// The kind of an offer (docs/semantics.md, The four kinds).
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

impl Kind {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Kind::AvoidsReturns => "avoids_returns",
            Kind::PairsWell => "pairs_well",
            Kind::Bundle => "bundle",
            Kind::Tier => "tier",
        }
    }
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

    /// The bit of this placement in [`OfferRule::placements`](crate::bundle::record::OfferRule::placements).
    pub fn bit(self) -> u8 {
        match self {
            Placement::Product => 1,
            Placement::Cart => 2,
            Placement::Checkout => 4,
        }
    }
}

/// How a suggestion is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A product to add.
    Product,
    /// Advice.
    Guidance,
    /// A statement to tick.
    Confirmation,
    /// More of the same for less.
    QuantityBreak,
    /// Several products as one deal.
    Kit,
    /// Steps.
    Tier,
}

impl Form {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Form::Product => "product",
            Form::Guidance => "guidance",
            Form::Confirmation => "confirmation",
            Form::QuantityBreak => "quantity_break",
            Form::Kit => "kit",
            Form::Tier => "tier",
        }
    }

    /// Whether accepting it changes the line that triggered it; other forms add lines, or more of the line.
    pub fn changes_line(self) -> bool {
        match self {
            Form::Guidance | Form::Confirmation | Form::Tier => true,
            Form::Product | Form::QuantityBreak | Form::Kit => false,
        }
    }
}

/// Where the platform rounds a percentage deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Each unit's price.
    Unit,
    /// Each line.
    Line,
    /// The deal as a whole.
    Order,
}

wire_enum!(Rounding { 0 => Unit, 1 => Line, 2 => Order });
