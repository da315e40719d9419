//! The decision: what the engine returns.

use super::off::Off;
use crate::change::CartChange;
use crate::ledger::Used;
use crate::money::{Money, Rate};
use crate::text::{Sentence, Shown};
use crate::vocabulary::{Form, Kind, Placement};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Serialize, Serializer};

/// What to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// Where.
    pub placement: Placement,
    /// The cart's currency.
    pub currency: String,
    /// Decimals of its minor unit.
    pub exponent: u8,
    /// The visitor is in the holdout: the suggestions are what would have been shown, and nothing is rendered.
    pub held_out: bool,
    /// Why nothing of the bundle is shown, so that nothing is suggested; `None` where it is in force. It is written
    /// as whether the bundle has expired.
    #[serde(rename = "expired", serialize_with = "has_expired")]
    pub off: Option<Off>,
    /// None to three, best first.
    pub suggestions: Vec<Suggestion>,
}

fn has_expired<S: Serializer>(off: &Option<Off>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bool(*off == Some(Off::Expired))
}

/// An offer that won, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The offer.
    pub offer: String,
    /// Its kind.
    pub kind: Kind,
    /// How it is shown.
    pub form: Form,
    /// The line that caused it.
    pub trigger: TriggerLine,
    /// Heading.
    pub title: Shown,
    /// The one-sentence why, for the preselected choice.
    pub why: Sentence,
    /// Link to the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Picture>,
    /// What the shopper can choose from. Empty: there is nothing to accept.
    pub choices: Vec<Choice>,
    /// Index of the preselected choice.
    pub selected: u32,
    /// The names of the options that the shopper is to choose a value of before accepting; nothing is preselected then, and
    /// `selected` stands for all choices, which cost the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asks: Option<String>,
    /// Ids of the products that it is about.
    pub products: Vec<String>,
    /// For a kit: what it holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contents: Vec<Content>,
    /// For guidance: how other shoppers chose.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub distribution: Vec<Bar>,
    /// For guidance: a link to follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Anchor>,
    /// For a confirmation: what is confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<Shown>,
    /// The code that the deal needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Units that the deal uses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<Used>,
    /// The product that what is added belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub belongs_to: Option<String>,
}

/// The line that caused a suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TriggerLine {
    /// Its key; none for the variant viewed on a product page.
    pub key: Option<String>,
    /// Product id.
    pub product: String,
    /// What a person would call it.
    pub name: Shown,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Address.
    pub src: String,
    /// Alternative text.
    pub alt: Shown,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
}

/// One choice of a suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// Its name, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Shown>,
    /// For a step: what it adds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub adds: Vec<Shown>,
    /// Its figures.
    pub figures: Figures,
    /// The one-sentence why with this choice's figures.
    pub why: Sentence,
    /// What accepting it does; empty for "as it is".
    pub change: CartChange,
}

/// The exact figures of a choice, in minor units of the cart's currency.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Figures {
    /// What the added units cost bought separately; for a replacement, what the line will cost.
    pub price: Money,
    /// What accepting adds to what the cart charges; negative where it costs less.
    pub difference: Money,
    /// What a deal saves against buying separately; zero without a deal.
    pub saving: Money,
    /// The same as a percentage; zero without a deal.
    pub saving_percent: Rate,
    /// What the whole deal costs; zero without a deal.
    pub deal: Money,
    /// Units that the shopper has.
    pub have: u32,
    /// Units that accepting adds.
    pub add: u32,
    /// A price to strike through, where the bundle declares the lowest price of the last 30 days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compare_at: Option<Money>,
    /// A unit price, where the product carries a measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitPrice>,
}

/// A price per measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitPrice {
    /// The price of the reference quantity, rounded half up.
    pub price: Money,
    /// What it is for: "100 g".
    pub per: String,
}

/// A part of a kit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Content {
    /// Its title.
    pub title: Shown,
    /// Units in the kit.
    pub quantity: u32,
    /// Whether all of them are in the cart.
    pub in_cart: bool,
    /// Units that accepting adds.
    pub adds: u32,
    /// What these cost bought separately.
    pub price: Money,
    /// Picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Picture>,
}

/// One bar of a distribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// What they chose.
    pub label: Shown,
    /// How many of them.
    pub share: Rate,
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Anchor {
    /// Its words.
    pub label: Shown,
    /// Its address.
    pub url: String,
}
