//! What came of a change: done, failed, taken back, or charged at another price (docs/semantics.md, One click).

use super::drawer::card_of;
use super::{Card, Change, EventName, Failure, Mismatch, Pending, Session, State, Step};
use crate::cart::Cart;
use crate::change::CartChange;
use crate::engine::{Choice, Suggestion};
use crate::ledger::{Accepted, Ledger};
use crate::money::Money;
use crate::outcome::Outcome;
use crate::text::clean;
use crate::vocabulary::Placement;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

/// What a card becomes, and what is reported of it.
type End = (State, Option<EventName>);

impl Session {
    /// What came of the change of a busy card: the cart as it is now, if it could be read, and the platform's
    /// words, which may be none, if the change failed. `lost`: no answer came, and the shop may still carry it out.
    /// While the answer holds a further change, it is to be applied and settled too.
    pub fn settle(
        &mut self,
        placement: Placement,
        offer: &str,
        cart: Option<Cart>,
        message: Option<String>,
        lost: bool,
        now: i64,
    ) -> Step {
        let mut step = Step::default();
        let read = cart.filter(|cart| cart.check().is_ok());
        let is_read = read.is_some();
        if let Some(cart) = read {
            self.cart = Arc::new(cart);
        }
        let Some(card) = card_of(&mut self.drawers, placement, offer) else { return step };
        let State::Busy(pending) = card.state else { return step };
        let failed = message.is_some();
        let message = clean(message.as_deref().unwrap_or_default());
        // A failure is believed only as far as the cart shows it: the answer alone may have been lost on the way.
        let still_there =
            || failed && !card.choice().is_none_or(|choice| is_undone(choice, card, &self.cart));
        let (state, event) = match pending {
            _ if !is_read => (State::Failed(Failure::Unknown), Some(EventName::Failed)),
            Pending::Waiting => return step,
            Pending::Undoing if still_there() => {
                card.undo_failed = true;
                card.message = message;
                (State::Accepted, Some(EventName::Failed))
            }
            Pending::Undoing => {
                self.ledger.note_undone(offer, &card.suggestion.products, now);
                (State::Offered, None)
            }
            Pending::Removing if still_there() => (State::Mismatch, Some(EventName::Failed)),
            Pending::Removing => (State::Withdrawn, None),
            Pending::Applying => {
                card.after = self.cart.clone();
                card.message = message;
                applied(card, placement, &mut self.ledger, failed, now, &mut step)
            }
            Pending::Restoring | Pending::Withdrawing => {
                card.after = self.cart.clone();
                restored(card, pending == Pending::Withdrawing)
            }
        };
        card.state = match state {
            // What the shop has not answered it may still carry out: nobody knows that the cart stays as it was.
            State::Failed(Failure::Unchanged) if lost => State::Failed(Failure::Unknown),
            State::Failed(Failure::Unchanged) if pending != Pending::Applying => {
                State::Failed(Failure::TakenBack)
            }
            state => state,
        };
        if let Some(name) = event {
            step.report(name, placement, card);
        }
        step
    }
}

impl Session {
    /// A change of which nothing was known has come about after all, as the cart shows: it counts as accepted.
    pub(super) fn believe(&mut self, cart: &Arc<Cart>, now: i64) {
        for card in self.drawers.iter_mut().flat_map(|drawer| &mut drawer.cards) {
            if card.state == State::Failed(Failure::Unknown) {
                card.after = cart.clone();
                let (state, _) =
                    applied(card, Placement::Cart, &mut self.ledger, true, now, &mut Step::default());
                if matches!(state, State::Accepted | State::Mismatch) {
                    card.is_withheld = false;
                    card.state = state;
                }
            }
        }
    }
}

/// What came of the accepted change itself.
fn applied(
    card: &mut Card,
    placement: Placement,
    ledger: &mut Ledger,
    failed: bool,
    now: i64,
    step: &mut Step,
) -> End {
    let Some(choice) = card.suggestion.choices.get(card.selected) else { return restored(card, false) };
    let offer = &card.suggestion.offer;
    let outcome = Outcome::of(&choice.change, &card.before, &card.after);
    // Applied as a whole or undone. An answer that was lost on the way does not make a complete change less, and a
    // shop that is content without our code has carried it out, at another price.
    let carried_out = outcome.is_complete() || !failed && outcome.has_lines();
    let promised = choice.figures.difference;
    let charged = outcome.charged().unwrap_or(Money::ZERO);
    let too_much = carried_out && charged > promised;
    let complete = outcome.is_complete() || too_much;
    if too_much {
        card.mismatch = Mismatch { promised, charged };
        step.report(EventName::PriceMismatch, placement, card);
    }
    if !complete || choice.change.codes.is_some() && (too_much || outcome.lost_code()) {
        if complete {
            ledger.note_withdrawn(offer, now);
        }
        let change = outcome.take_back(&card.after);
        if change.is_empty() {
            return restored(card, complete);
        }
        step.change = Some(Change::Fresh(change));
        let pending = if complete { Pending::Withdrawing } else { Pending::Restoring };
        return (State::Busy(pending), None);
    }
    if too_much {
        ledger.note_withdrawn(offer, now);
        return (State::Mismatch, None);
    }
    ledger.note_accepted(offer, acceptance(&card.suggestion, &choice.change, now), now);
    (State::Accepted, Some(EventName::Accepted))
}

/// What a card becomes when its change should have been taken back.
fn restored(card: &Card, withdrawn: bool) -> End {
    if !card.choice().is_none_or(|choice| is_undone(choice, card, &card.after)) {
        // Neither done nor taken back: the card says exactly what is in the cart.
        (State::Failed(Failure::Stuck), Some(EventName::Failed))
    } else if withdrawn {
        (State::Withdrawn, None)
    } else {
        (State::Failed(Failure::Unchanged), Some(EventName::Failed))
    }
}

/// Whether nothing of an accepted choice is in the cart.
fn is_undone(choice: &Choice, card: &Card, cart: &Cart) -> bool {
    Outcome::of(&choice.change, &card.before, cart).is_nothing()
}

/// What the ledger remembers of an acceptance.
fn acceptance(suggestion: &Suggestion, change: &CartChange, at: i64) -> Accepted {
    let (mut added, mut products) = (Vec::new(), Vec::new());
    for line in &change.add {
        added.push(line.variant.clone());
        products.push(line.product.clone());
    }
    Accepted {
        at,
        added,
        products,
        code: if change.codes.is_some() { suggestion.code.clone() } else { None },
        changed: suggestion.form.changes_line().then(|| suggestion.trigger.product.clone()),
        uses: suggestion.uses.clone(),
        belongs_to: suggestion.belongs_to.clone(),
        notified: false,
    }
}
