//! Offers in source form.

use super::{
    Amounts, AttributeTest, MarketAmounts, OneOrMany, Percent, Quantity, SwitchTo, Text, schema, yes,
};
use cart_associate_core::vocabulary::{Kind, Placement, Rounding};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One rule: a trigger, what it suggests, its why.
///
/// What it suggests is exactly one of `suggest`, `guidance`, `confirm`, `quantity_break`, `kit` and `tier`:
/// `pairs_well` takes `suggest`; `avoids_returns` takes `suggest`, `guidance` or `confirm`; `bundle` takes
/// `quantity_break` or `kit`; `tier` takes `tier`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// Unique; letters, digits, `-`, `_` and `.`.
    #[schemars(regex(pattern = "^[A-Za-z0-9._-]+$"))]
    pub id: String,
    /// What sort of help it is. It decides which of the six fields says what is suggested.
    #[schemars(with = "schema::Kind")]
    pub kind: Kind,
    /// `false` switches it off.
    #[serde(default = "yes")]
    pub enabled: bool,
    /// A heading of its own. By default the product's title.
    #[serde(default)]
    pub title: Option<Text>,
    /// The trigger. A kit may leave it out: any of its components triggers it.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Withheld while this holds.
    #[serde(default)]
    pub unless: Option<Condition>,
    /// One product, or several of which the first that fits is taken.
    #[serde(default)]
    pub suggest: Option<OneOrMany<Suggest>>,
    /// Advice that adds nothing to the cart.
    #[serde(default)]
    pub guidance: Option<Guidance>,
    /// A statement that the shopper can tick off.
    #[serde(default)]
    pub confirm: Option<Confirm>,
    /// More of the same for less.
    #[serde(default)]
    pub quantity_break: Option<QuantityBreak>,
    /// Several products as one deal.
    #[serde(default)]
    pub kit: Option<Kit>,
    /// Good, better, best.
    #[serde(default)]
    pub tier: Option<Tier>,
    /// Why, in one plain sentence of at most 120 characters; placeholders in braces.
    pub why: Text,
    /// The figures behind a sentence about other shoppers.
    #[serde(default)]
    pub claim: Option<Claim>,
    /// Higher first; by default 0.
    #[serde(default)]
    pub priority: Option<i64>,
    /// At most one offer of a group is shown.
    #[serde(default)]
    pub group: Option<String>,
    /// The jobs that it does. The suggested product's own are added.
    #[serde(default)]
    pub need: Option<OneOrMany<String>>,
    /// Who it is for; by default everyone.
    #[serde(default)]
    pub audience: Option<Audience>,
    /// When it runs; by default always.
    #[serde(default)]
    pub schedule: Option<Schedule>,
    /// Where it may appear; by default the cart.
    #[serde(default)]
    #[schemars(with = "Option<Vec<schema::Placement>>")]
    pub placements: Option<Vec<Placement>>,
    /// The most that accepting may add, in percent of the trigger line's unit price.
    #[serde(default)]
    pub max_price_share: Option<Percent>,
}

/// A condition on the cart. Everything that is given must hold.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Condition {
    /// Some line matches.
    pub line: Option<LineCondition>,
    /// Every one of these holds.
    pub all: Option<Vec<Condition>>,
    /// At least one of these holds.
    pub any: Option<Vec<Condition>>,
    /// Not one of these holds.
    pub none: Option<Vec<Condition>>,
    /// The cart's total lies in the range for its currency: `{"USD": {"min": "50.00"}}`.
    #[schemars(with = "Option<schema::AmountRanges>")]
    pub subtotal: Option<BTreeMap<String, AmountRange>>,
    /// Number of units in the cart.
    pub items: Option<CountRange>,
    /// Number of lines in the cart.
    pub lines: Option<CountRange>,
    /// A discount code is on the cart.
    pub code: Option<String>,
}

/// What a line must meet: everything that is given.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LineCondition {
    /// One of these products.
    pub product: Option<OneOrMany<String>>,
    /// One of these variants.
    pub variant: Option<OneOrMany<String>>,
    /// In one of these collections.
    pub collection: Option<OneOrMany<String>>,
    /// With one of these tags.
    pub tag: Option<OneOrMany<String>>,
    /// Of one of these types.
    #[serde(rename = "type")]
    pub product_type: Option<OneOrMany<String>>,
    /// From one of these vendors.
    pub vendor: Option<OneOrMany<String>>,
    /// With one of these SKUs.
    pub sku: Option<OneOrMany<String>>,
    /// Attributes compare: `{"plug": "EU", "desk_thickness_mm": {"min": 18, "max": 40}}`.
    pub attribute: Option<BTreeMap<String, AttributeTest>>,
    /// Options have one of these values: `{"size": ["S", "M"]}`.
    pub option: Option<BTreeMap<String, OneOrMany<String>>>,
    /// The unit price lies in the range for the cart's currency.
    #[schemars(with = "Option<schema::AmountRanges>")]
    pub price: Option<BTreeMap<String, AmountRange>>,
    /// `true`: only subscriptions; `false`: only one-off purchases. Left out: both match, and only one-off
    /// units count towards `quantity`.
    pub subscription: Option<bool>,
    /// Is shipped, or is not.
    pub requires_shipping: Option<bool>,
    /// Units over all matching lines.
    pub quantity: Option<CountRange>,
}

/// A range of numbers; at least one end.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NumberRange {
    /// Not below.
    pub min: Option<f64>,
    /// Not above.
    pub max: Option<f64>,
}

/// A range of counts; at least one end.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CountRange {
    /// Not below.
    pub min: Option<u32>,
    /// Not above.
    pub max: Option<u32>,
}

/// A range of amounts; at least one end.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AmountRange {
    /// Not below.
    pub min: Option<String>,
    /// Not above.
    pub max: Option<String>,
}

/// A product to suggest.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suggest {
    /// The id of the product in `products`.
    pub product: String,
    /// Which variants may be taken, preferred first; by default all, in the order of the index.
    #[serde(default)]
    pub variant: Option<OneOrMany<String>>,
    /// How many, or `"match_trigger"`: as many as the trigger has. By default 1.
    #[serde(default)]
    pub quantity: Option<Quantity>,
    /// Options or attributes that must be the same as the trigger's: `["color"]`.
    #[serde(default)]
    pub same: Option<OneOrMany<String>>,
    /// Whether the shopper picks the variant in the card; by default the first that fits is taken.
    #[serde(default)]
    pub choose: bool,
    /// Whether it belongs to the trigger line, as a protection plan does: nested under it where the platform
    /// nests, and the shopper is told when the trigger leaves. By default so for `avoids_returns`.
    #[serde(default)]
    pub belongs_to_trigger: Option<bool>,
}

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

/// A statement that the shopper can tick off.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// What the shopper confirms: `"Fits doorways from 80 cm"`.
    pub statement: Text,
    /// The line property that records it.
    pub property: String,
    /// The property's value; by default `"confirmed"`.
    #[serde(default)]
    pub value: Option<String>,
}

/// More of the same for less.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuantityBreak {
    /// Units that make a set.
    pub quantity: u32,
    /// Units from which it is offered; by default one short of a set.
    #[serde(default)]
    pub from: Option<u32>,
    /// Whether a further set is offered after the first.
    #[serde(default)]
    pub repeat: bool,
    /// The price of a set.
    pub deal: Deal,
}

/// Several products as one deal.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kit {
    /// Its parts, at least two.
    #[schemars(length(min = 2))]
    pub components: Vec<Component>,
    /// Its price.
    pub deal: Deal,
}

/// A part of a kit.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// The id of the product in `products`.
    pub product: String,
    /// Which variants may be taken, preferred first; by default all.
    #[serde(default)]
    pub variant: Option<OneOrMany<String>>,
    /// How many; by default 1.
    #[serde(default)]
    pub quantity: Option<u32>,
    /// Options or attributes that must be the same as the trigger's.
    #[serde(default)]
    pub same: Option<OneOrMany<String>>,
}

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

/// Good, better, best.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// `"line"`: about the trigger line (the default); `"order"`: about the whole order.
    #[serde(default, rename = "for")]
    pub scope: TierScope,
    /// Two to four steps, lowest first.
    #[schemars(length(min = 2, max = 4))]
    pub steps: Vec<Step>,
}

/// What a tier is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TierScope {
    /// The trigger line.
    #[default]
    Line,
    /// The whole order.
    Order,
}

/// A step. At most one of `variant`, `service` and `plan`; none of them: as it is.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its name.
    pub title: Text,
    /// What the shopper gets, step by step more.
    pub adds: OneOrMany<Text>,
    /// The line becomes this variant.
    #[serde(default)]
    pub variant: Option<String>,
    /// This variant of a service is added as a line.
    #[serde(default)]
    pub service: Option<String>,
    /// The line is put on this plan.
    #[serde(default)]
    pub plan: Option<String>,
    /// Whether the merchant recommends it; at most one step.
    #[serde(default)]
    pub recommended: bool,
}

/// The figures behind a sentence about other shoppers.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The share of them, in percent.
    pub share: Percent,
    /// How many were counted.
    pub sample: u32,
}

/// Who an offer is for. Everything that is given must hold.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Audience {
    /// Signed in, or not.
    pub signed_in: Option<bool>,
    /// Returning, or new.
    pub returning: Option<bool>,
    /// At least one of these customer tags.
    pub customer_tag: Option<OneOrMany<String>>,
    /// One of these countries (ISO 3166, `"GB"`).
    pub country: Option<OneOrMany<String>>,
    /// One of these markets.
    pub market: Option<OneOrMany<String>>,
}

/// When an offer runs: RFC 3339 times, or dates (their beginning in UTC).
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Schedule {
    /// Not before.
    pub from: Option<String>,
    /// Not from then on.
    pub until: Option<String>,
}
