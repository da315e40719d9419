//! What a page is notified of, by DOM events of the shim.

use super::card::Card;
use crate::engine::Suggestion;
use crate::money::Money;
use crate::vocabulary::Placement;
use alloc::sync::Arc;
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// The events' names; the shim puts `cart-associate:` before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub name: EventName,
    /// Where.
    pub placement: Placement,
    /// The suggestion that it is about.
    pub suggestion: Arc<Suggestion>,
    /// Its selected choice.
    pub selected: usize,
    /// For a price mismatch: what the card said that accepting adds, in minor units.
    pub promised: Option<Money>,
    /// For a price mismatch: what the cart charges for it, in minor units.
    pub charged: Option<Money>,
}

impl Event {
    /// An event about a card.
    pub(super) fn about(name: EventName, placement: Placement, card: &Card) -> Event {
        let mismatch = (name == EventName::PriceMismatch).then_some(card.mismatch);
        Event {
            name,
            placement,
            suggestion: card.suggestion.clone(),
            selected: card.selected,
            promised: mismatch.map(|mismatch| mismatch.promised),
            charged: mismatch.map(|mismatch| mismatch.charged),
        }
    }
}

/// As the page gets it: the offer, its kind, how it was shown, the products that it is about, the product that caused it,
/// and the figures of the selected choice.
impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let suggestion = &self.suggestion;
        let mut fields = serializer.serialize_struct("Event", 10)?;
        fields.serialize_field("name", &self.name)?;
        fields.serialize_field("placement", &self.placement)?;
        fields.serialize_field("offer", &suggestion.offer)?;
        fields.serialize_field("kind", &suggestion.kind)?;
        fields.serialize_field("form", &suggestion.form)?;
        fields.serialize_field("products", &suggestion.products)?;
        fields.serialize_field("trigger", &suggestion.trigger.product)?;
        if let Some(choice) = suggestion.choices.get(self.selected) {
            fields.serialize_field("figures", &choice.figures)?;
        }
        if let Some((promised, charged)) = self.promised.zip(self.charged) {
            fields.serialize_field("promised", &promised)?;
            fields.serialize_field("charged", &charged)?;
        }
        fields.end()
    }
}
