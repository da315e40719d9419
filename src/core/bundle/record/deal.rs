//! Product bundles and their deals.

use super::Amount;
use crate::key::Key;
use crate::money::Rate;
use crate::vocabulary::Rounding;
use crate::wire::{List, wire_enum, wire_record, wire_struct};

/// A deal's price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DealPrice<'b> {
    /// A share off the singles prices.
    PercentOff(Rate),
    /// An amount off the singles prices.
    AmountOff(List<'b, Amount>),
    /// A price for all of it.
    Total(List<'b, Amount>),
}

impl Default for DealPrice<'_> {
    fn default() -> Self {
        DealPrice::PercentOff(Rate(0))
    }
}

wire_enum!(DealPrice<'b> { 0 => PercentOff(rate), 1 => AmountOff(amounts), 2 => Total(amounts) });

/// A deal: its price, and who applies it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deal<'b> {
    /// Its price.
    pub price: DealPrice<'b>,
    /// The code that the change applies; none: an automatic discount of the platform.
    pub code: Option<&'b str>,
    /// Where the platform rounds; none: unknown, and the highest price of the three is shown.
    pub rounding: Option<Rounding>,
}

wire_struct!(Deal<'b> { price, code, rounding });

/// A quantity break on the trigger line's variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuantityBreak<'b> {
    /// Units that make a set.
    pub quantity: u32,
    /// Units from which the offer triggers; by default one short of a set.
    pub from: u32,
    /// Whether a second set is offered after the first.
    pub repeat: bool,
    /// The price of a set.
    pub deal: Deal<'b>,
}

wire_struct!(QuantityBreak<'b> { quantity, from, repeat, deal });

/// A kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kit<'b> {
    /// Its parts.
    pub components: List<'b, Component<'b>>,
    /// Its price.
    pub deal: Deal<'b>,
}

wire_struct!(Kit<'b> { components, deal });

/// A part of a kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Component<'b> {
    /// Index into the bundle's products.
    pub product: u32,
    /// Indices into its variants, in order of preference; empty: all.
    pub variants: List<'b, u32>,
    /// How many the kit needs.
    pub quantity: u32,
    /// Options or attributes that must equal the trigger's.
    pub same: List<'b, Key>,
}

wire_record!(Component<'b> {
    0: product,
    1: variants,
    2: quantity = 1,
    3: same,
});
