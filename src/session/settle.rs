//! What came of a change: done, failed, taken back, or charged at another price (semantics.md, One click).

use super::{AfterRestoring, Card, Event, EventName, Failure, Mismatch, Pending, Session, State, Step, Undo};
use crate::bundle::record::Placement;
use crate::cart::Cart;
use crate::change::{CartChange, same_contents, take_back, units_gained};
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
        let message = message.map(|message| clean(&message));
        match pending {
            Pending::Waiting => Step::default(),
            Pending::Applying(before) => self.applied(placement, offer, before, cart, message, now),
            Pending::Restoring(before, then) => {
                if !same_contents(&before, &cart) {
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
        if message.is_some() || !is_whole(&before, &after, &choice.change) {
            // Applied as a whole or undone.
            return self.restore_from(placement, offer, before, &after, AfterRestoring::Failed(message));
        }
        let promised = choice.figures.difference;
        let charged = after.total.minus(before.total).unwrap_or(Money::ZERO);
        let too_much = charged > promised;
        let lost_code = before.codes.iter().any(|code| !after.has_code(code));
        if choice.change.codes.is_some() && (too_much || lost_code) {
            self.ledger.note_withdrawn(offer, now);
            let mut step = self.restore_from(placement, offer, before, &after, AfterRestoring::Withdrawn);
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
        before: Box<Cart>,
        after: &Cart,
        then: AfterRestoring,
    ) -> Step {
        let change = take_back(&before, after, after);
        let state = State::Busy(Pending::Restoring(before.clone(), then));
        let mut step = self.become_state(placement, offer, state, None);
        if change.is_empty() || same_contents(&before, after) {
            // Nothing to take back: settled at once.
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

/// Whether everything that the change asked for has come about.
fn is_whole(before: &Cart, after: &Cart, change: &CartChange) -> bool {
    let added = change.add.iter().chain(change.replace.iter().map(|one| &one.with));
    let mut wanted: Vec<(&str, i64)> = Vec::new();
    let mut count = |variant, units: i64| match wanted.iter_mut().find(|(known, _)| *known == variant) {
        Some((_, sum)) => *sum += units,
        None => wanted.push((variant, units)),
    };
    for line in added {
        count(&line.variant, i64::from(line.quantity));
    }
    let removed = change.replace.iter().map(|one| &one.key).chain(&change.remove);
    for line in removed.filter_map(|key| before.line(key)) {
        count(&line.variant, -i64::from(line.quantity));
    }
    let units = wanted.iter().all(|(variant, units)| units_gained(before, after, variant) == *units);
    let recorded = change.replace.iter().all(|one| {
        let mut lines = after.lines.iter().filter(|line| line.variant == one.with.variant);
        lines.any(|line| {
            one.with.properties.iter().all(|(name, value)| line.properties.get(name) == Some(value))
        })
    });
    let codes = change
        .codes
        .as_ref()
        .is_none_or(|codes| codes.iter().all(|code| before.has_code(code) || after.has_code(code)));
    units && recorded && codes
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
