//! A card on the screen, and what has become of it.

use crate::cart::Cart;
use crate::engine::{Choice, Suggestion};
use crate::money::Money;
use crate::text::Shown;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

/// One card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// What it suggests.
    pub suggestion: Suggestion,
    /// The choice that the shopper has made, or the preselected one.
    pub selected: usize,
    /// What has become of it.
    pub state: State,
    /// Whether `shown` has been told.
    pub seen: bool,
}

impl Card {
    /// A fresh card.
    pub(super) fn new(suggestion: Suggestion) -> Card {
        let selected = suggestion.selected as usize;
        Card { suggestion, selected, state: State::Offered, seen: false }
    }

    /// The choice that accepting would take.
    pub fn choice(&self) -> Option<&Choice> {
        self.suggestion.choices.get(self.selected)
    }

    /// Whether its space is empty.
    pub fn is_gone(&self) -> bool {
        matches!(self.state, State::Gone)
    }

    /// Takes over a newer decision about the same offer, keeping a half-made choice where it is still there, and
    /// gives back the older one.
    pub(super) fn renew(&mut self, newer: Suggestion) -> Suggestion {
        let older = core::mem::replace(&mut self.suggestion, newer);
        let was_preselected = self.selected == older.selected as usize;
        let chosen = older.choices.get(self.selected).filter(|_| !was_preselected);
        let kept = chosen.and_then(|chosen| {
            self.suggestion.choices.iter().position(|choice| choice.label == chosen.label)
        });
        self.selected = kept.unwrap_or(self.suggestion.selected as usize);
        older
    }

    /// The same for a card whose change waits for its turn. The shopper clicked on what the card said: where it
    /// would now do something else, or cost more, it takes a fresh click.
    pub(super) fn renew_waiting(&mut self, newer: Suggestion) {
        let selected = self.selected;
        let older = self.renew(newer);
        let stands = older.choices.get(selected).zip(self.choice()).is_some_and(|(clicked, now)| {
            now.change == clicked.change && now.figures.difference <= clicked.figures.difference
        });
        if !stands {
            self.state = State::Offered;
        }
    }
}

/// What has become of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It waits for the shopper.
    Offered,
    /// A change is under way; the pressed button is busy.
    Busy(Pending),
    /// It was accepted, and can be undone for as long as the drawer stays open.
    Accepted(Undo),
    /// The change failed; the cart is as it was, or as the failure says. It can be tried again.
    Failed(Failure),
    /// The cart charges more than was promised. What was added can be removed.
    Mismatch(Mismatch, Undo),
    /// The offer was withdrawn: its code cost the shopper one of theirs or did not give the price, and the cart
    /// is as it was; or the shopper removed what was added after a mismatch.
    Withdrawn,
    /// Dismissed, or no longer right; its space stays empty until the drawer closes, so that nothing moves.
    Gone,
}

/// A change under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pending {
    /// It waits for its turn.
    Waiting,
    /// The accepted change is being applied to the cart as it was.
    Applying(Arc<Cart>),
    /// What went wrong is being taken back.
    Restoring(Arc<Cart>, AfterRestoring),
    /// The shopper takes the acceptance back.
    Undoing(Undo),
    /// The shopper removes what was added at a price that was not promised.
    Removing(Mismatch, Undo),
}

/// What the card becomes when everything is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AfterRestoring {
    /// It says that nothing was changed, and why.
    Failed(Option<String>),
    /// It says that the offer was withdrawn.
    Withdrawn,
}

/// The cart before and after an accepted change: what is needed to take it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo {
    /// Before.
    pub before: Arc<Cart>,
    /// After.
    pub after: Arc<Cart>,
}

/// Both figures of a broken promise, in minor units: what accepting adds to the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mismatch {
    /// What the card said.
    pub promised: Money,
    /// What the cart charges.
    pub charged: Money,
}

/// Why a change did not come about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Nothing was changed; the platform's own words, if it gave any.
    Unchanged(Option<String>),
    /// It was changed in part and could not be taken back: exactly what is in the cart now.
    Stuck(Vec<(u32, String)>),
    /// The cart could not be read, so that nothing can be said about it.
    Unknown,
}

/// Something that the shopper is told once: what was added belongs to a product that has left the cart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The offer that added it.
    pub offer: String,
    /// What was added.
    pub accessory: Shown,
    /// What it belongs to.
    pub parent: Shown,
}
