//! One page's session: the ledger, and for each placement the cards on the screen and what the shopper did with
//! them. The one place with memory; still pure: the time and the cart come in with every call, and a change of
//! the cart goes out as data for the shim to carry out.
//!
//! ```text
//! update ─▶ cards ─▶ press ─▶ begin ─▶ change ─▶ (adapter) ─▶ settle ─▶ done, or a further change
//! ```
//!
//! Architecture invariant: in an open drawer nothing moves by itself. New cards come, and the space of those that go
//! closes, only with a change of the cart or with what the shopper presses (docs/semantics.md, In the drawer).

mod card;
mod drawer;
mod event;
mod review;
mod settle;

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
pub use card::*;
use core::ops::Deref;
pub use drawer::Drawer;
pub use event::{Event, EventName};
use serde::{Serialize, Serializer};

use drawer::{card_of, drawer_of};

use crate::bundle::Bundle;
use crate::cart::Cart;
use crate::change::CartChange;
use crate::context::Context;
use crate::engine::{DecideError, Suggestion, decide};
use crate::ledger::Ledger;
use crate::vocabulary::Placement;

/// What a session hands back after something has happened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// A change to apply; then [`Session::settle`].
    pub change: Option<Change>,
    /// What the page may want to know.
    pub events: Vec<Event>,
}

impl Step {
    fn report(&mut self, name: EventName, placement: Placement, card: &Card) {
        self.events.push(Event::about(name, placement, card));
    }
}

/// A change to apply: that of an accepted choice, which is a part of its suggestion, or one made for the cart of now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// What the choice of this index does.
    Accepting(Arc<Suggestion>, usize),
    /// The choice beside codes that have come since it was decided, or what takes it back.
    Fresh(CartChange),
}

impl Deref for Change {
    type Target = CartChange;
    fn deref(&self) -> &CartChange {
        static NOTHING: CartChange = CartChange::NOTHING;
        match self {
            Change::Accepting(suggestion, at) => {
                suggestion.choices.get(*at).map_or(&NOTHING, |choice| &choice.change)
            }
            Change::Fresh(change) => change,
        }
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

/// How much an update may change on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpdatePolicy {
    /// The drawer is closed, or just opening: everything may change.
    Replace,
    /// The drawer is open and the cart has changed: cards may be added at the end, and those that are no longer right
    /// go, and their space with them.
    Append,
    /// The drawer is open and the cart is the same: nothing may be added, and nothing may move.
    Hold,
}

/// What the shopper can do with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Take the selected choice.
    Accept,
    /// Take an accepted change, or a dismissal, back.
    Undo,
    /// Remove what was added at a price that was not promised.
    Remove,
    /// Not now; or, where the offer is withdrawn, away with what the card says.
    Dismiss,
    /// Select a choice; nothing else happens.
    Choose(usize),
}

/// One page's session.
#[derive(Debug)]
pub struct Session {
    bundle: Bundle,
    ledger: Ledger,
    cart: Arc<Cart>,
    drawers: Vec<Drawer>,
}

impl Session {
    /// A session with what is remembered from before.
    pub fn new(bundle: Bundle, ledger: Ledger) -> Session {
        let cart = Arc::<Cart>::default();
        let mut drawers = Vec::new();
        for placement in [Placement::Product, Placement::Cart, Placement::Checkout] {
            drawers.push(Drawer {
                placement,
                cards: Vec::new(),
                notices: Vec::new(),
                would_have_shown: Vec::new(),
                cart: cart.clone(),
            });
        }
        Session { bundle, ledger, cart, drawers }
    }

    /// The rule bundle.
    pub fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    /// What is to be remembered.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What is to be remembered, for another session.
    pub fn into_ledger(self) -> Ledger {
        self.ledger
    }

    /// Takes over what is remembered.
    pub fn restore(&mut self, ledger: Ledger) {
        self.ledger = ledger;
    }

    /// The cards of a placement.
    pub fn drawer(&self, placement: Placement) -> Option<&Drawer> {
        self.drawers.iter().find(|drawer| drawer.placement == placement)
    }

    /// Decides anew for a placement and brings its cards in line.
    ///
    /// # Errors
    /// Where the cart or the context makes no sense, or the bundle is damaged. Nothing changes then.
    pub fn update(
        &mut self,
        cart: Cart,
        context: &Context,
        policy: UpdatePolicy,
    ) -> Result<Step, DecideError> {
        let cart = Arc::new(cart);
        cart.check()?;
        context.check()?;
        self.ledger.touch(context.now);
        if !self.drawers.iter().any(|drawer| drawer.cards.iter().any(Card::is_busy)) {
            // While a change of ours is under way, what is missing from the cart says nothing about the shopper.
            self.review(&cart, context.now);
            self.believe(&cart, context.now);
        }
        let decision = decide(&self.bundle, &cart, context, &self.ledger, &())?;
        let hidden = decision.off.is_some() || decision.held_out;
        let notices = if hidden { Vec::new() } else { self.orphans(&cart, context) };
        self.cart = cart;
        let most = usize::from(self.bundle.meta().settings.max_suggestions);
        let Some(drawer) = drawer_of(&mut self.drawers, context.placement) else {
            return Ok(Step::default());
        };
        drawer.cart = self.cart.clone();
        let mut suggestions = decision.suggestions;
        drawer.would_have_shown.clear();
        if decision.held_out {
            for one in &suggestions {
                drawer.would_have_shown.push(one.offer.clone());
            }
            suggestions.clear();
        }
        drawer.bring_in_line(suggestions, policy, most);
        drawer.notices = notices;
        Ok(Step::default())
    }

    /// The drawer has closed: what was accepted or has gone may leave it.
    pub fn drawer_closed(&mut self, placement: Placement) {
        if let Some(drawer) = drawer_of(&mut self.drawers, placement) {
            drawer.close();
        }
    }

    /// The shopper does something with a card. Accepting, undoing and removing make it busy; the change itself
    /// comes from [`Session::begin`] when it is its turn.
    pub fn press(&mut self, placement: Placement, offer: &str, action: Action, now: i64) -> Step {
        let mut step = Step::default();
        let Some(card) = card_of(&mut self.drawers, placement, offer) else { return step };
        let waits = matches!(card.state, State::Offered | State::Failed(_)) && !card.is_withheld;
        card.undo_failed = false;
        card.is_asking = waits && action == Action::Accept && !card.has_chosen;
        card.state = match (action, card.state) {
            (Action::Choose(index), _) if waits && index < card.suggestion.choices.len() => {
                card.selected = index;
                card.has_chosen = true;
                State::Offered
            }
            _ if card.is_asking => State::Offered,
            (Action::Accept, _) if waits && card.choice().is_some_and(|choice| !choice.change.is_empty()) => {
                State::Busy(Pending::Waiting)
            }
            (Action::Undo, State::Accepted) => State::Busy(Pending::Undoing),
            (Action::Remove, State::Mismatch) => State::Busy(Pending::Removing),
            (Action::Undo, State::Dismissed) => {
                self.ledger.note_undone(offer, &card.suggestion.products, now);
                State::Offered
            }
            (Action::Dismiss, _) if waits => {
                self.ledger.note_dismissed(offer, &card.suggestion.products, now);
                step.report(EventName::Dismissed, placement, card);
                State::Dismissed
            }
            (Action::Dismiss, State::Mismatch | State::Withdrawn | State::Failed(_)) => {
                if let Some(drawer) = drawer_of(&mut self.drawers, placement) {
                    drawer.remove(offer);
                }
                return step;
            }
            (_, state) => state,
        };
        step
    }

    /// The change of a busy card, now that it is its turn; none where it no longer stands.
    pub fn begin(&mut self, placement: Placement, offer: &str) -> Step {
        let mut step = Step::default();
        let Some(card) = card_of(&mut self.drawers, placement, offer) else { return step };
        let Some(choice) = card.choice() else { return step };
        match card.state {
            State::Busy(Pending::Waiting) => {
                // A deal that waited behind another one's must not cost the shopper that one's code.
                let codes = self.cart.codes_with(card.suggestion.code.as_deref());
                step.change = Some(match &choice.change.codes {
                    Some(decided) if *decided != codes => {
                        Change::Fresh(CartChange { codes: Some(codes), ..choice.change.clone() })
                    }
                    _ => Change::Accepting(card.suggestion.clone(), card.selected),
                });
                card.before = self.cart.clone();
                card.state = State::Busy(Pending::Applying);
            }
            State::Busy(pending @ (Pending::Undoing | Pending::Removing)) => {
                match card.undoing(&self.cart) {
                    Some(change) => step.change = Some(Change::Fresh(change)),
                    // The shopper has taken it out meanwhile.
                    None if pending == Pending::Removing => card.state = State::Withdrawn,
                    None => card.state = State::Gone,
                }
            }
            _ => {}
        }
        step
    }

    /// At least half of the card, or of a notice, has been on the screen for a second.
    pub fn shown(&mut self, placement: Placement, offer: &str, now: i64) -> Step {
        let mut step = Step::default();
        let Some(drawer) = self.drawer(placement) else { return step };
        if drawer.notices.iter().any(|notice| notice.offer == offer) {
            self.ledger.note_notified(offer, now);
            return step;
        }
        let Some(card) = card_of(&mut self.drawers, placement, offer) else { return step };
        if !card.seen && !matches!(card.state, State::Dismissed | State::Gone) {
            card.seen = true;
            let settings = &self.bundle.meta().settings;
            self.ledger.note_shown(offer, &card.suggestion.products, placement, settings, now);
            step.report(EventName::Shown, placement, card);
        }
        step
    }

    /// The theme showed these products itself.
    pub fn mark_shown(&mut self, products: &[String], now: i64) {
        self.ledger.note_products(products, now);
    }
}
