//! The price of a quantity break or kit, and who applies it.

use crate::source::{Amounts, MarketAmounts, Percent, schema};
use cart_associate_core::vocabulary::Rounding;
use schemars::JsonSchema;
use serde::Deserialize;

/// A deal's price and who applies it. Exactly one of `percent_off`, `amount_off` and `total`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deal {
    /// Percent off the singles prices.
    #[serde(default)]
    pub percent_off: Option<Percent>,
    /// Amount off the singles prices, per currency.
    #[serde(default)]
    #[schemars(with = "Option<schema::Amounts>")]
    pub amount_off: Option<Amounts>,
    /// Price for all of it, per currency.
    #[serde(default)]
    #[schemars(with = "Option<schema::Amounts>")]
    pub total: Option<Amounts>,
    /// Totals per market and currency, where they differ.
    #[serde(default)]
    #[schemars(with = "Option<schema::MarketAmounts>")]
    pub market_totals: Option<MarketAmounts>,
    /// Who applies it: `"automatic"`, or `{"code": "KIT15"}`.
    pub applied_by: AppliedBy,
    /// Where the platform rounds a percentage: `"unit"`, `"line"` or `"order"`. Left out: the highest price of
    /// the three is shown.
    #[serde(default)]
    #[schemars(with = "Option<schema::Rounding>")]
    pub rounding: Option<Rounding>,
}

/// Who applies a deal.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AppliedBy {
    /// An automatic discount of the platform.
    Automatic,
    /// A discount code, which the change applies.
    Code(String),
}
