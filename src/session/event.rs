//! What a page is told, as DOM events by the shim.

use super::card::Card;
use crate::bundle::record::{Kind, Placement};
use crate::engine::{Figures, Form};
use crate::money::Money;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// The events' names; the shim puts `cart-associate:` before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventName {
    /// At least half of a card has been on the screen for a second.
    Shown,
    /// A suggestion was accepted, and the cart has it.
    Accepted,
    /// A suggestion was dismissed.
    Dismissed,
    /// A change did not come about.
    Failed,
    /// The cart charges more than was promised.
    PriceMismatch,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// What.
    pub name: EventName,
    /// Where.
    pub placement: Placement,
    /// The offer.
    pub offer: String,
    /// Its kind.
    pub kind: Kind,
    /// How it was shown.
    pub form: Form,
    /// The products that it is about.
    pub products: Vec<String>,
    /// The figures of the selected choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures: Option<Figures>,
    /// For a price mismatch: what the card said that accepting adds, in minor units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promised: Option<Money>,
    /// For a price mismatch: what the cart charges for it, in minor units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charged: Option<Money>,
}

impl Event {
    /// An event about a card.
    pub(super) fn about(name: EventName, placement: Placement, card: &Card) -> Event {
        let suggestion = &card.suggestion;
        Event {
            name,
            placement,
            offer: suggestion.offer.clone(),
            kind: suggestion.kind,
            form: suggestion.form,
            products: suggestion.products.clone(),
            figures: card.choice().map(|choice| choice.figures.clone()),
            promised: None,
            charged: None,
        }
    }
}
