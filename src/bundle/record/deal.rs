//! Product bundles and their deals.

use super::{Amount, Key};
use crate::bundle::wire::{wire_enum, wire_struct};
use crate::money::Rate;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A deal's price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Terms {
    /// A share off the singles prices.
    PercentOff(Rate),
    /// An amount off the singles prices.
    AmountOff(Vec<Amount>),
    /// A price for all of it.
    Total(Vec<Amount>),
}

wire_enum!(Terms { 0 => PercentOff(rate), 1 => AmountOff(amounts), 2 => Total(amounts) });

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

/// A deal: its price, and who applies it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deal {
    /// Its price.
    pub terms: Terms,
    /// The code that the change applies; none: an automatic discount of the platform.
    pub code: Option<String>,
    /// Where the platform rounds; none: unknown, and the highest price of the three is shown.
    pub rounding: Option<Rounding>,
}

wire_struct!(Deal { terms, code, rounding });

/// A quantity break on the trigger line's variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuantityBreak {
    /// Units that make a set.
    pub quantity: u32,
    /// Units from which the offer triggers; by default one short of a set.
    pub from: u32,
    /// Whether a second set is offered after the first.
    pub repeat: bool,
    /// The price of a set.
    pub deal: Deal,
}

wire_struct!(QuantityBreak { quantity, from, repeat, deal });

/// A kit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kit {
    /// Its parts.
    pub components: Vec<Component>,
    /// Its price.
    pub deal: Deal,
}

wire_struct!(Kit { components, deal });

/// A part of a kit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// Index into the bundle's products.
    pub product: u32,
    /// Indices into its variants, in order of preference; empty: all.
    pub variants: Vec<u32>,
    /// How many the kit needs.
    pub quantity: u32,
    /// Options or attributes that must equal the trigger's.
    pub same: Vec<Key>,
}

wire_struct!(Component { product, variants, quantity, same });
