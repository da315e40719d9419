//! What came of a change: done, failed, taken back, or charged at another price (semantics.md, One click).

use super::{AfterRestoring, Card, Event, EventName, Failure, Mismatch, Pending, Session, State, Step, Undo};
use crate::bundle::record::Placement;
use crate::cart::Cart;
use crate::change::Effect;
use crate::engine::{Choice, Form};
use crate::ledger::Accepted;
use crate::money::Money;
use crate::text::clean;

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
        let cart = cart.filter(|cart| cart.check().is_ok());
        if let Some(cart) = &cart {
            self.cart = cart.clone();
        }
        let Some(card) = self.card(placement, offer) else { return Step::default() };
        let State::Busy(pending) = card.state.clone() else { return Step::default() };
        let Some(cart) = cart else {
            return self.become_state(
                placement,
                offer,
                State::Failed(Failure::Unknown),
                Some(EventName::Failed),
            );
        };
        let message = message.map(|message| clean(&message)).filter(|message| !message.is_empty());
        match pending {
            Pending::Waiting => Step::default(),
            Pending::Applying(before) => self.applied(placement, offer, before, cart, message, now),
            Pending::Restoring(before, then) => {
                let taken_back = card
                    .choice()
                    .is_none_or(|choice| Effect::of(&choice.change, &before, &cart).is_nothing());
                if !taken_back {
                    return self.stuck(placement, offer, &cart);
                }
                match then {
                    AfterRestoring::Failed(message) => {
                        let failure = State::Failed(Failure::Unchanged(message));
                        self.become_state(placement, offer, failure, Some(EventName::Failed))
                    }
                    AfterRestoring::Withdrawn => self.become_state(placement, offer, State::Withdrawn, None),
                }
            }
            Pending::Undoing(undo) => {
                if message.is_some() {
                    return self.become_state(
                        placement,
                        offer,
                        State::Accepted(undo),
                        Some(EventName::Failed),
                    );
                }
                self.ledger.note_undone(offer, now);
                self.become_state(placement, offer, State::Offered, None)
            }
            Pending::Removing(mismatch, undo) => {
                if message.is_some() {
                    let state = State::Mismatch(mismatch, undo);
                    return self.become_state(placement, offer, state, Some(EventName::Failed));
                }
                self.become_state(placement, offer, State::Withdrawn, None)
            }
        }
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
            step.events.extend(event.map(|name| Event::about(name, placement, card)));
        }
        step
    }

    fn applied(
        &mut self,
        placement: Placement,
        offer: &str,
        before: Box<Cart>,
        after: Cart,
        message: Option<String>,
        now: i64,
    ) -> Step {
        let Some(card) = self.card(placement, offer).cloned() else { return Step::default() };
        let Some(choice) = card.choice() else { return Step::default() };
        let effect = Effect::of(&choice.change, &before, &after);
        // Applied as a whole or undone. An answer that was lost on the way does not make a whole change less.
        if !effect.is_whole() {
            let then = AfterRestoring::Failed(message);
            return self.restore_from(placement, offer, &effect, &before, &after, then);
        }
        let promised = choice.figures.difference;
        let charged = effect.charged().unwrap_or(Money::ZERO);
        let too_much = charged > promised;
        if choice.change.codes.is_some() && (too_much || effect.lost_code()) {
            self.ledger.note_withdrawn(offer, now);
            let mut step =
                self.restore_from(placement, offer, &effect, &before, &after, AfterRestoring::Withdrawn);
            if too_much {
                step.events.push(mismatch_event(placement, &card, Mismatch { promised, charged }));
            }
            return step;
        }
        let undo = Undo { before, after: Box::new(after) };
        if too_much {
            self.ledger.note_withdrawn(offer, now);
            let mismatch = Mismatch { promised, charged };
            let mut step = self.become_state(placement, offer, State::Mismatch(mismatch, undo), None);
            step.events.push(mismatch_event(placement, &card, mismatch));
            return step;
        }
        self.ledger.note_accepted(offer, acceptance(&card, choice), now);
        self.become_state(placement, offer, State::Accepted(undo), Some(EventName::Accepted))
    }

    /// Takes back what was changed, if anything was.
    fn restore_from(
        &mut self,
        placement: Placement,
        offer: &str,
        effect: &Effect<'_>,
        before: &Cart,
        after: &Cart,
        then: AfterRestoring,
    ) -> Step {
        let state = State::Busy(Pending::Restoring(Box::new(before.clone()), then));
        let mut step = self.become_state(placement, offer, state, None);
        let change = effect.take_back(after);
        if change.is_empty() {
            // Nothing to take back: settled at once. No time passes, and none is noted.
            step = self.settle(placement, offer, Some(after.clone()), None, 0);
        } else {
            step.change = Some(change);
        }
        step
    }

    /// Neither done nor taken back: the card says exactly what is in the cart.
    fn stuck(&mut self, placement: Placement, offer: &str, cart: &Cart) -> Step {
        let lines = cart
            .lines
            .iter()
            .map(|line| (line.quantity, clean(line.title.as_deref().unwrap_or(&line.variant))));
        let failure = State::Failed(Failure::Stuck(lines.collect()));
        self.become_state(placement, offer, failure, Some(EventName::Failed))
    }
}

fn mismatch_event(placement: Placement, card: &Card, mismatch: Mismatch) -> Event {
    Event {
        promised: Some(mismatch.promised),
        charged: Some(mismatch.charged),
        ..Event::about(EventName::PriceMismatch, placement, card)
    }
}

/// What the ledger remembers of an acceptance.
fn acceptance(card: &Card, choice: &Choice) -> Accepted {
    let suggestion = &card.suggestion;
    let changes_line = matches!(suggestion.form, Form::Guidance | Form::Confirmation | Form::Tier);
    Accepted {
        added: choice.change.add.iter().map(|line| line.variant.clone()).collect(),
        code: suggestion.code.clone().filter(|_| choice.change.codes.is_some()),
        changed: changes_line.then(|| suggestion.trigger.product.clone()),
        uses: suggestion.uses.clone(),
        belongs_to: suggestion.belongs_to.clone(),
        ..Accepted::default()
    }
}
