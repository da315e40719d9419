//! The product index in source form.

use super::{Amounts, AttributeValue, MarketAmounts, OneOrMany, Text, schema, yes};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A product that your offers speak of.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// The platform's id.
    pub id: String,
    /// The platform's handle. Not used by the engine; for the reader and for imports.
    #[serde(default)]
    pub handle: Option<String>,
    /// Full title.
    pub title: Text,
    /// What a person would call it: `"desk"`. Used by `{trigger}` and `{product}`.
    #[serde(default)]
    pub short_name: Option<Text>,
    /// Its page: a path of the shop, or a web address.
    #[serde(default)]
    pub url: Option<String>,
    /// Its picture.
    #[serde(default)]
    pub image: Option<Image>,
    /// Product type.
    #[serde(default, rename = "type")]
    pub product_type: Option<String>,
    /// Vendor.
    #[serde(default)]
    pub vendor: Option<String>,
    /// Its tags.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The collections that it is in.
    #[serde(default)]
    pub collections: Vec<String>,
    /// Free attributes: `{"plug": "EU", "desk_thickness_mm": 30}`.
    #[serde(default)]
    pub attributes: BTreeMap<String, AttributeValue>,
    /// The jobs it does (`"cable-management"`): an offer for the same job is not shown beside it.
    #[serde(default)]
    pub need: Option<OneOrMany<String>>,
    /// `false` for a service or a download.
    #[serde(default = "yes")]
    pub requires_shipping: bool,
    /// Its variants, preferred first; at least one.
    #[schemars(length(min = 1))]
    pub variants: Vec<Variant>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// Its address.
    pub src: String,
    /// What it shows, for those who do not see it; `""` if it only decorates.
    pub alt: Text,
    /// Width in CSS pixels.
    #[schemars(range(min = 1, max = 20_000))]
    pub width: u32,
    /// Height in CSS pixels.
    #[schemars(range(min = 1, max = 20_000))]
    pub height: u32,
}

/// A variant.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// The platform's id.
    pub id: String,
    /// Its title; leave it out for a product with one variant.
    #[serde(default)]
    pub title: Option<Text>,
    /// Stock keeping unit.
    #[serde(default)]
    pub sku: Option<String>,
    /// Options: `{"color": "brown", "size": "M"}`.
    #[serde(default)]
    pub options: BTreeMap<String, String>,
    /// Options that the shopper chooses when adding it, with the values to choose from: `{"engraving": ["yes", "no"]}`.
    #[serde(default)]
    pub open_options: BTreeMap<String, Vec<String>>,
    /// Price of one unit per currency.
    #[serde(default)]
    #[schemars(with = "schema::Amounts")]
    pub prices: Amounts,
    /// Prices of one unit per market and currency, where they differ.
    #[serde(default)]
    #[schemars(with = "schema::MarketAmounts")]
    pub market_prices: MarketAmounts,
    /// Compare-at price per currency. Shown only with `lowest_30_days` for the market.
    #[serde(default)]
    #[schemars(with = "schema::Amounts")]
    pub compare_at: Amounts,
    /// The lowest price of the last 30 days per market and currency.
    #[serde(default)]
    #[schemars(with = "schema::MarketAmounts")]
    pub lowest_30_days: MarketAmounts,
    /// Whether it can be bought.
    #[serde(default = "yes")]
    pub available: bool,
    /// Units in stock, where known.
    #[serde(default)]
    pub stock: Option<u32>,
    /// Allowed quantities.
    #[serde(default)]
    pub quantity_rule: Option<QuantityRule>,
    /// Subscription plans.
    #[serde(default)]
    pub plans: Vec<Plan>,
    /// Contents, for a unit price.
    #[serde(default)]
    pub unit_price: Option<UnitPrice>,
    /// Its own picture, where it looks other than the product's.
    #[serde(default)]
    pub image: Option<Image>,
}

/// Allowed quantities.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuantityRule {
    /// At least; by default 1.
    #[serde(default)]
    pub min: Option<u32>,
    /// At most.
    #[serde(default)]
    pub max: Option<u32>,
    /// In steps of; by default 1.
    #[serde(default)]
    pub increment: Option<u32>,
}

/// A subscription plan.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The platform's id.
    pub id: String,
    /// Its name. Not used by the engine; for the reader and for imports.
    #[serde(default)]
    pub title: Option<Text>,
    /// Price of one unit per currency.
    #[serde(default)]
    #[schemars(with = "schema::Amounts")]
    pub prices: Amounts,
    /// Prices of one unit per market and currency, where they differ.
    #[serde(default)]
    #[schemars(with = "schema::MarketAmounts")]
    pub market_prices: MarketAmounts,
}

/// Contents, for a unit price ("€1.20/100 g").
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitPrice {
    /// How much the variant holds: `250`.
    #[schemars(range(min = 0))]
    pub quantity: f64,
    /// Of what: `"g"`.
    pub unit: String,
    /// What the unit price is for: `100`.
    #[schemars(range(min = 0))]
    pub reference: f64,
}
