//! A second opinion: what a decision must be, worked out from the source of a rule bundle by the words of the rules
//! alone (docs/semantics.md, Prices; docs/semantics.md, Lines, quantities, triggers), slowly and in exact fractions.
//! Nothing here uses the engine.

mod facts;
mod number;
mod prices;
mod triggers;

pub(crate) use facts::{Facts, items, product_of, strings, variant_of};
pub(crate) use number::{integer, minor_units};
pub(crate) use prices::{check_prices, deal_total, price_of};
pub(crate) use triggers::{matched, unless_holds};
