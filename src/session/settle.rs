//! What came of a change: done, failed, taken back, or charged at another price (semantics.md, One click).

use super::{AfterRestoring, Card, Event, EventName, Failure, Mismatch, Pending, Session, State, Step, Undo};
use crate::bundle::record::Placement;
use crate::cart::Cart;
use crate::change::Effect;
use crate::engine::{Choice, Form};
use crate::ledger::Accepted;
use crate::money::Money;
use crate::text::clean;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

impl Session {
    /// What came of the change of a busy card: the cart as it is now, if it could be read, and the platform's
    /// words if the change was refused. While the answer holds a further change, it is to be applied and settled
    /// too.
    pub fn settle(
        &mut self,
        placement: Placement,
        offer: &str,
        cart: Option<Cart>,
        message: Option<String>,
        now: i64,
    ) -> Step {
        let cart = cart.filter(|cart| cart.check().is_ok()).map(Arc::new);
        if let Some(cart) = &cart {
            self.cart = cart.clone();
        }
        let Some(card) = self.card_mut(placement, offer) else { return Step::default() };
        let State::Busy(pending) = &mut card.state else { return Step::default() };
        let pending = core::mem::replace(pending, Pending::Waiting);
        let message = message.map(|message| clean(&message)).filter(|message| !message.is_empty());
        let refused = message.is_some();
        let (state, event) = match (pending, cart) {
            (_, None) => (State::Failed(Failure::Unknown), Some(EventName::Failed)),
            (Pending::Waiting, _) => return Step::default(),
            (Pending::Applying(before), Some(cart)) => {
                return self.applied(placement, offer, before, cart, message, now);
            }
            (Pending::Restoring(before, then), Some(cart)) => {
                let choice = self.card(placement, offer).and_then(Card::choice);
                let taken_back =
                    choice.is_none_or(|choice| Effect::of(&choice.change, &before, &cart).is_nothing());
                restored(taken_back, &cart, then)
            }
            (Pending::Undoing(undo), _) if refused => (State::Accepted(undo), Some(EventName::Failed)),
            (Pending::Undoing(_), _) => {
                self.ledger.note_undone(offer, now);
                (State::Offered, None)
            }
            (Pending::Removing(mismatch, undo), _) if refused => {
                (State::Mismatch(mismatch, undo), Some(EventName::Failed))
            }
            (Pending::Removing(..), _) => (State::Withdrawn, None),
        };
        self.become_state(placement, offer, state, event)
    }

    fn become_state(
        &mut self,
        placement: Placement,
        offer: &str,
        state: State,
        event: Option<EventName>,
    ) -> Step {
        let mut step = Step::default();
        if let Some(card) = self.card_mut(placement, offer) {
            card.state = state;
            if let Some(name) = event {
                step.events.push(Event::about(name, placement, card));
            }
        }
        step
    }

    fn applied(
        &mut self,
        placement: Placement,
        offer: &str,
        before: Arc<Cart>,
        after: Arc<Cart>,
        message: Option<String>,
        now: i64,
    ) -> Step {
        let Some(card) = self.card(placement, offer) else { return Step::default() };
        let Some(choice) = card.choice() else { return Step::default() };
        let effect = Effect::of(&choice.change, &before, &after);
        // Applied as a whole or undone. An answer that was lost on the way does not make a whole change less.
        let whole = effect.is_whole();
        let promised = choice.figures.difference;
        let charged = effect.charged().unwrap_or(Money::ZERO);
        let too_much = whole && charged > promised;
        let told = too_much.then(|| Event {
            promised: Some(promised),
            charged: Some(charged),
            ..Event::about(EventName::PriceMismatch, placement, card)
        });
        let mut step = if !whole || choice.change.codes.is_some() && (too_much || effect.lost_code()) {
            let then = if whole { AfterRestoring::Withdrawn } else { AfterRestoring::Failed(message) };
            let change = effect.take_back(&after);
            let nothing = effect.is_nothing();
            if whole {
                self.ledger.note_withdrawn(offer, now);
            }
            if change.is_empty() {
                let (state, event) = restored(nothing, &after, then);
                self.become_state(placement, offer, state, event)
            } else {
                let state = State::Busy(Pending::Restoring(before, then));
                Step { change: Some(change), ..self.become_state(placement, offer, state, None) }
            }
        } else if too_much {
            self.ledger.note_withdrawn(offer, now);
            let state = State::Mismatch(Mismatch { promised, charged }, Undo { before, after });
            self.become_state(placement, offer, state, None)
        } else {
            let accepted = acceptance(card, choice);
            self.ledger.note_accepted(offer, accepted, now);
            let state = State::Accepted(Undo { before, after });
            self.become_state(placement, offer, state, Some(EventName::Accepted))
        };
        if let Some(event) = told {
            step.events.push(event);
        }
        step
    }
}

/// What a card becomes when its change should have been taken back.
fn restored(taken_back: bool, now: &Cart, then: AfterRestoring) -> (State, Option<EventName>) {
    if !taken_back {
        // Neither done nor taken back: the card says exactly what is in the cart.
        let mut lines = Vec::new();
        for line in &now.lines {
            lines.push((line.quantity, clean(line.title.as_deref().unwrap_or(&line.variant))));
        }
        return (State::Failed(Failure::Stuck(lines)), Some(EventName::Failed));
    }
    match then {
        AfterRestoring::Failed(message) => {
            (State::Failed(Failure::Unchanged(message)), Some(EventName::Failed))
        }
        AfterRestoring::Withdrawn => (State::Withdrawn, None),
    }
}

/// What the ledger remembers of an acceptance.
fn acceptance(card: &Card, choice: &Choice) -> Accepted {
    let suggestion = &card.suggestion;
    let changes_line = matches!(suggestion.form, Form::Guidance | Form::Confirmation | Form::Tier);
    let mut added = Vec::new();
    for line in &choice.change.add {
        added.push(line.variant.clone());
    }
    Accepted {
        added,
        code: suggestion.code.clone().filter(|_| choice.change.codes.is_some()),
        changed: changes_line.then(|| suggestion.trigger.product.clone()),
        uses: suggestion.uses.clone(),
        belongs_to: suggestion.belongs_to.clone(),
        ..Accepted::default()
    }
}
