//! The source form of a rule bundle, as a merchandiser writes it in `rules.json`.
//!
//! These types are the definition of the format: names, defaults and what may be left out. Amounts are decimal
//! strings per currency ("29.00"), so that a person can read them and nothing is lost to floating point. Rates
//! are percentages (`25` or `12.5`). What JSON's shape cannot say is said by [`check`](super::check).

mod condition;
mod line_condition;
mod name_test;
mod offer;
mod product;
mod schema;
mod settings;
mod shape;
mod used;

pub use condition::*;
pub use line_condition::*;
pub use name_test::*;
pub use offer::*;
pub use product::*;
pub use settings::*;
pub use shape::*;

use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Amounts by currency code: `{"USD": "29.00"}`.
pub type Amounts = BTreeMap<String, String>;

/// Amounts by market and currency: `{"GB": {"GBP": "24.00"}}`.
pub type MarketAmounts = BTreeMap<String, Amounts>;

/// A number of percent, up to two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Percent(pub f64);

/// What you sell and what goes with what: a head with a few settings, the products that your rules speak of, and
/// the offers.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleBundle {
    /// Where your editor finds this schema. Ignored by the compiler.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// Version of the source format: `1`.
    #[schemars(range(min = 1, max = 1), extend("default" = 1))]
    pub format: u32,
    /// The merchant's name for the bundle. Do not change it with a revision: it keeps the holdout stable.
    #[serde(default)]
    pub id: Option<String>,
    /// The merchant's name for this version.
    pub revision: String,
    /// When the file was made, as an RFC 3339 time.
    #[serde(default)]
    pub generated_at: Option<String>,
    /// From when nothing of it may be rendered: an RFC 3339 time, or a date (its beginning in UTC).
    #[serde(default)]
    pub valid_until: Option<String>,
    /// The language of plain texts, and the one to fall back to: `"en"`, `"pt-BR"`.
    #[schemars(regex(pattern = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"), extend("examples" = ["en"]))]
    pub language: String,
    /// `false` switches everything off, as an ordinary file.
    #[serde(default = "yes")]
    pub enabled: bool,
    /// What is only warned of, where an error would keep the file from being compiled.
    #[serde(default)]
    pub allow: Vec<Allowed>,
    /// How restrained to be.
    #[serde(default)]
    pub settings: Settings,
    /// Markets by id, where there is something to say about them.
    #[serde(default)]
    pub markets: BTreeMap<String, Market>,
    /// The product index: what your offers suggest, and what triggers them.
    #[serde(default)]
    pub products: Vec<Product>,
    /// Your rules.
    #[serde(default)]
    pub offers: Vec<Offer>,
}

/// An error that a file may allow, by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Allowed {
    /// A why that says no more than that something is suggested.
    GenericWhy,
}

/// What there is to say about a market.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Market {
    /// Whether the prices given for it include tax.
    pub prices_include_tax: Option<bool>,
}

fn yes() -> bool {
    true
}
