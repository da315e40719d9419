//! A card on the screen, and what has become of it.

use crate::cart::Cart;
use crate::change::CartChange;
use crate::engine::{Choice, Suggestion};
use crate::money::Money;
use crate::outcome::Outcome;
use crate::text::Shown;
use alloc::string::String;
use alloc::sync::Arc;

/// One card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// What it suggests. Shared with the events about it.
    pub suggestion: Arc<Suggestion>,
    /// The choice that the shopper has made, or the preselected one.
    pub selected: usize,
    /// Whether the shopper has chosen, where the suggestion asks for it.
    pub has_chosen: bool,
    /// Whether the shopper wanted to accept before that: the card asks for the choice.
    pub is_asking: bool,
    /// What has become of it.
    pub state: State,
    /// Whether its offer may not be shown any more: it stays for what it says of a failure, and offers nothing.
    pub is_withheld: bool,
    /// Whether `shown` has been reported.
    pub seen: bool,
    /// Whether the drawer closed while a change of it was under way: what came of that has not been read yet.
    pub(super) is_unread: bool,
    /// The cart before the change that was last begun: what is needed to take it back.
    pub(super) before: Arc<Cart>,
    /// The cart that came of it.
    pub after: Arc<Cart>,
    /// Why it was refused, in the platform's own words; empty where it gave none.
    pub message: String,
    /// Whether it was accepted and could not be taken back when the shopper asked; `message` says why.
    pub undo_failed: bool,
    /// Both figures of a broken promise.
    pub mismatch: Mismatch,
}

impl Card {
    /// A fresh card, decided for this cart.
    pub(super) fn new(suggestion: Suggestion, cart: &Arc<Cart>) -> Card {
        Card {
            selected: suggestion.selected as usize,
            has_chosen: suggestion.asks.is_none(),
            suggestion: Arc::new(suggestion),
            is_asking: false,
            state: State::Offered,
            is_withheld: false,
            seen: false,
            is_unread: false,
            before: cart.clone(),
            after: cart.clone(),
            message: String::new(),
            undo_failed: false,
            mismatch: Mismatch::default(),
        }
    }

    /// The choice that accepting would take.
    pub fn choice(&self) -> Option<&Choice> {
        self.suggestion.choices.get(self.selected).filter(|_| !self.is_withheld)
    }

    /// What takes the accepted change back; nothing where no part of it is in the cart any more.
    pub(super) fn undoing(&self, cart: &Cart) -> Option<CartChange> {
        let back = Outcome::of(&self.choice()?.change, &self.before, &self.after).take_back(cart);
        // A line that was replaced comes back only in place of what replaced it.
        let takes = !back.remove.is_empty() || !back.replace.is_empty() || back.codes.is_some();
        takes.then_some(back)
    }

    /// Whether its space is empty.
    pub fn is_gone(&self) -> bool {
        matches!(self.state, State::Gone)
    }

    /// Whether a change of it waits or is under way.
    pub fn is_busy(&self) -> bool {
        matches!(self.state, State::Busy(_))
    }

    /// Whether it tells of a change that did not go as it said, while the drawer was closed.
    pub(super) fn waits_to_be_read(&self) -> bool {
        let failed = matches!(self.state, State::Failed(_) | State::Mismatch | State::Withdrawn);
        self.is_unread && (failed || self.undo_failed)
    }

    /// Takes over a newer decision about the same offer, keeping a half-made choice where it is still there; without
    /// one its space empties, but for what says that a change failed. What is under way or done stays as it is.
    ///
    /// Where a change waits for its turn, the shopper clicked on what the card said: where it would now do something
    /// else, or cost more, it takes a fresh click.
    pub(super) fn renew(&mut self, newer: Option<Suggestion>) {
        let waits = matches!(self.state, State::Busy(Pending::Waiting));
        if !waits && !matches!(self.state, State::Offered | State::Failed(_)) {
            return;
        }
        self.is_withheld = newer.is_none();
        let Some(newer) = newer else {
            if !matches!(self.state, State::Failed(_)) {
                self.state = State::Gone;
            }
            return;
        };
        let older = core::mem::replace(&mut self.suggestion, Arc::new(newer));
        let clicked = older.choices.get(self.selected);
        let was_preselected = self.selected == older.selected as usize;
        let asks = self.suggestion.asks.is_some();
        let is_own = if asks { self.has_chosen } else { !was_preselected };
        let kept = clicked.filter(|_| is_own).and_then(|chosen| {
            self.suggestion.choices.iter().position(|choice| choice.label == chosen.label)
        });
        self.has_chosen = !asks || kept.is_some();
        self.selected = kept.unwrap_or(self.suggestion.selected as usize);
        let stands = clicked.zip(self.choice()).is_some_and(|(clicked, now)| {
            now.change == clicked.change && now.figures.difference <= clicked.figures.difference
        });
        if waits && !stands {
            self.state = State::Offered;
        }
    }
}

/// What has become of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits for the shopper.
    Offered,
    /// A change is under way; the pressed button is busy.
    Busy(Pending),
    /// It was accepted, and can be undone for as long as the drawer stays open.
    Accepted,
    /// The change failed; the cart is as it was, or as the failure says. It can be tried again.
    Failed(Failure),
    /// The cart charges more than was promised. What was added can be removed.
    Mismatch,
    /// The offer was withdrawn: its code cost the shopper one of theirs or did not give the price, and the cart
    /// is as it was; or the shopper removed what was added after a mismatch.
    Withdrawn,
    /// The shopper does not want it. One line says so, and takes it back, until the drawer closes.
    Dismissed,
    /// No longer right, without the shopper's doing: its space stays empty until the cart changes or the drawer closes, so
    /// that nothing moves by itself.
    Gone,
}

/// A change under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pending {
    /// It waits for its turn.
    Waiting,
    /// The accepted change is being applied to the cart as it was.
    Applying,
    /// What came about in part is being taken back; then the card says that nothing was changed, and why.
    Restoring,
    /// What came about at a cost is being taken back; then the card says that the offer was withdrawn.
    Withdrawing,
    /// The shopper takes the acceptance back.
    Undoing,
    /// The shopper removes what was added at a price that was not promised.
    Removing,
}

/// Both figures of a broken promise, in minor units: what accepting adds to the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mismatch {
    /// What the card said.
    pub promised: Money,
    /// What the cart charges.
    pub charged: Money,
}

/// Why a change did not come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Nothing was changed; [`Card::message`] may say why.
    Unchanged,
    /// It was changed in part, and that was taken back: the cart is as it was. [`Card::message`] may speak of the part.
    TakenBack,
    /// It was changed in part and could not be taken back: [`Card::after`] is exactly what is in the cart, and is kept so.
    Stuck,
    /// The cart could not be read, so that nothing can be said about it.
    Unknown,
}

/// Something that the shopper is notified of once: what was added belongs to a product that has left the cart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The offer that added it.
    pub offer: String,
    /// What was added.
    pub accessory: Shown,
    /// What it belongs to.
    pub parent: Shown,
}
