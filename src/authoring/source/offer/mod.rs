//! Offers, and their forms: what an offer can suggest. A file for each form has its fields, and what the checks, the
//! linter and the compiler need to know of them.

mod confirmation;
mod deal;
mod facts;
mod guidance;
mod kit;
mod product;
mod quantity_break;
mod tier;

pub use confirmation::*;
pub use deal::*;
pub use facts::*;
pub use guidance::*;
pub use kit::*;
pub use product::*;
pub use quantity_break::*;
pub use tier::*;

use super::{Condition, OneOrMany, Percent, Text, schema, yes};
use cart_associate_core::vocabulary::{Kind, Placement};
use schemars::JsonSchema;
use serde::Deserialize;

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

/// What an offer suggests.
#[derive(Debug, Clone, Copy)]
pub enum Form<'a> {
    /// One product, or several of which the first that fits is taken.
    Product(&'a OneOrMany<Suggest>),
    /// Advice.
    Guidance(&'a Guidance),
    /// A statement to tick off.
    Confirmation(&'a Confirm),
    /// More of the same for less.
    QuantityBreak(&'a QuantityBreak),
    /// Several products as one deal.
    Kit(&'a Kit),
    /// Steps up.
    Tier(&'a Tier),
}

impl Offer {
    /// The forms that are given. An offer that passes the checks has exactly one.
    pub fn forms(&self) -> Vec<Form<'_>> {
        // Without `..`: whoever adds a form adds it here.
        let Offer {
            suggest,
            guidance,
            confirm,
            quantity_break,
            kit,
            tier,
            id: _,
            kind: _,
            enabled: _,
            title: _,
            when: _,
            unless: _,
            why: _,
            claim: _,
            priority: _,
            group: _,
            need: _,
            audience: _,
            schedule: _,
            placements: _,
            max_price_share: _,
        } = self;
        let forms = [
            suggest.as_ref().map(Form::Product),
            guidance.as_ref().map(Form::Guidance),
            confirm.as_ref().map(Form::Confirmation),
            quantity_break.as_ref().map(Form::QuantityBreak),
            kit.as_ref().map(Form::Kit),
            tier.as_ref().map(Form::Tier),
        ];
        forms.into_iter().flatten().collect()
    }

    /// Its priority.
    pub fn priority(&self) -> i64 {
        self.priority.unwrap_or(0)
    }

    /// Where it may appear.
    pub fn placements(&self) -> &[Placement] {
        self.placements.as_deref().unwrap_or(&[Placement::Cart])
    }

    /// The form of an offer that passes the checks.
    pub fn form(&self) -> Option<Form<'_>> {
        self.forms().into_iter().next()
    }
}

/// The fields that say what an offer of this kind suggests.
pub fn fields_of(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::PairsWell => &["suggest"],
        Kind::AvoidsReturns => &["suggest", "guidance", "confirm"],
        Kind::Bundle => &["quantity_break", "kit"],
        Kind::Tier => &["tier"],
    }
}

impl<'a> Form<'a> {
    /// Its field in `rules.json`.
    pub fn field(self) -> &'static str {
        match self {
            Form::Product(_) => "suggest",
            Form::Guidance(_) => "guidance",
            Form::Confirmation(_) => "confirm",
            Form::QuantityBreak(_) => "quantity_break",
            Form::Kit(_) => "kit",
            Form::Tier(_) => "tier",
        }
    }

    /// What is known of it, whichever form it is.
    pub fn facts(self) -> &'a dyn FormFacts {
        match self {
            Form::Product(list) => list,
            Form::Guidance(guidance) => guidance,
            Form::Confirmation(confirm) => confirm,
            Form::QuantityBreak(quantity_break) => quantity_break,
            Form::Kit(kit) => kit,
            Form::Tier(tier) => tier,
        }
    }
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
