//! One page's session: the ledger, and for each placement the cards on the screen and what the shopper did with
//! them. The one place with memory; still pure: the time and the cart come in with every call, and a change of
//! the cart goes out as data for the shim to carry out.
//!
//! ```text
//! update ─▶ cards ─▶ press ─▶ begin ─▶ change ─▶ (adapter) ─▶ settle ─▶ done, or a further change
//! ```
//!
//! Architecture invariant: in an open drawer nothing moves. A card that goes keeps its space until the drawer
//! closes, and new cards come only with a change of the cart.

mod card;
mod event;
mod review;
mod settle;

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
pub use card::*;
pub use event::{Event, EventName};

use crate::bundle::Bundle;
use crate::bundle::record::Placement;
use crate::cart::Cart;
use crate::change::{CartChange, Effect};
use crate::context::Context;
use crate::engine::{DecideError, Explain, Suggestion, decide};
use crate::ledger::Ledger;

/// What a session hands back after something has happened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// A change to apply; then [`Session::settle`].
    pub change: Option<CartChange>,
    /// What the page may want to know.
    pub events: Vec<Event>,
}

/// How much an update may change on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freedom {
    /// The drawer is closed, or just opening: everything may change.
    Closed,
    /// The drawer is open and the cart has changed: cards may be added, none may move.
    CartChanged,
    /// The drawer is open and the cart is the same: nothing may be added.
    Held,
}

/// What the shopper can do with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Take the selected choice.
    Accept,
    /// Take an accepted change back.
    Undo,
    /// Remove what was added at a price that was not promised.
    Remove,
    /// Not now.
    Dismiss,
    /// Select a choice; nothing else happens.
    Choose(usize),
}

/// The cards of one placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawer {
    /// Which.
    pub placement: Placement,
    /// Its cards, from the top.
    pub cards: Vec<Card>,
    /// What the shopper is told once.
    pub notices: Vec<Notice>,
    /// For a visitor in the holdout: the offers that would have been shown.
    pub would_have_shown: Vec<String>,
    /// The page's locale at the last update.
    pub locale: String,
    /// The cart's currency at the last update.
    pub currency: String,
    /// Decimals of its minor unit.
    pub exponent: u8,
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
        Session { bundle, ledger, cart: Arc::default(), drawers: Vec::new() }
    }

    /// The rule bundle.
    pub fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    /// What is to be remembered.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What is to be remembered, where the session ends here.
    pub fn into_ledger(self) -> Ledger {
        self.ledger
    }

    /// Takes over what is remembered.
    pub fn restore(&mut self, ledger: Ledger) {
        self.ledger = ledger;
    }

    /// The cards of a placement, once it has been updated.
    pub fn drawer(&self, placement: Placement) -> Option<&Drawer> {
        self.drawers.iter().find(|drawer| drawer.placement == placement)
    }

    fn card(&self, placement: Placement, offer: &str) -> Option<&Card> {
        self.drawer(placement)?.cards.iter().find(|card| card.suggestion.offer == offer)
    }

    fn card_mut(&mut self, placement: Placement, offer: &str) -> Option<&mut Card> {
        let drawer = self.drawers.iter_mut().find(|drawer| drawer.placement == placement)?;
        drawer.cards.iter_mut().find(|card| card.suggestion.offer == offer)
    }

    /// Whether a change of ours is under way anywhere.
    fn is_busy(&self) -> bool {
        let busy = |card: &Card| matches!(card.state, State::Busy(_));
        self.drawers.iter().any(|drawer| drawer.cards.iter().any(busy))
    }

    /// Decides anew for a placement and brings its cards in line.
    ///
    /// # Errors
    /// Where the cart or the context makes no sense, or the bundle is damaged. Nothing changes then.
    pub fn update(&mut self, cart: Cart, context: &Context, freedom: Freedom) -> Result<Step, DecideError> {
        cart.check()?;
        context.check()?;
        let busy = self.is_busy();
        if !busy {
            // While a change of ours is under way, what is missing from the cart says nothing about the shopper.
            self.review(&cart, context.now);
        }
        self.ledger.touch(context.now);
        let decision = decide(&self.bundle, &cart, context, &self.ledger, Explain::Touched)?;
        let notices = self.orphans(&cart, context);
        self.cart = Arc::new(cart);
        let at = match self.drawers.iter().position(|drawer| drawer.placement == context.placement) {
            Some(at) => at,
            None => {
                self.drawers.push(Drawer {
                    placement: context.placement,
                    cards: Vec::new(),
                    notices: Vec::new(),
                    would_have_shown: Vec::new(),
                    locale: String::new(),
                    currency: String::new(),
                    exponent: 0,
                });
                self.drawers.len() - 1
            }
        };
        let most = usize::from(self.bundle.meta().settings.max_suggestions);
        let Some(drawer) = self.drawers.get_mut(at) else { return Ok(Step::default()) };
        drawer.locale.clone_from(&context.locale);
        drawer.currency.clone_from(&decision.currency);
        drawer.exponent = decision.exponent;
        drawer.notices = notices;
        let mut suggestions = decision.suggestions;
        drawer.would_have_shown.clear();
        if decision.held_out {
            for one in core::mem::take(&mut suggestions) {
                drawer.would_have_shown.push(one.offer);
            }
        }
        drawer.bring_in_line(suggestions, freedom, most);
        Ok(Step::default())
    }

    /// The drawer has closed: what was accepted or has gone may leave it.
    pub fn drawer_closed(&mut self, placement: Placement) {
        if let Some(drawer) = self.drawers.iter_mut().find(|drawer| drawer.placement == placement) {
            drawer.cards.retain(|card| matches!(card.state, State::Offered | State::Busy(_)));
            drawer.notices.clear();
        }
    }

    /// The shopper does something with a card. Accepting, undoing and removing make it busy; the change itself
    /// comes from [`Session::begin`] when it is its turn.
    pub fn press(&mut self, placement: Placement, offer: &str, action: Action, now: i64) -> Step {
        let mut step = Step::default();
        let Some(card) = self.card_mut(placement, offer) else { return step };
        let mut dismissed = false;
        card.state = match (action, core::mem::replace(&mut card.state, State::Gone)) {
            (Action::Choose(index), State::Offered | State::Failed(_))
                if index < card.suggestion.choices.len() =>
            {
                card.selected = index;
                State::Offered
            }
            (Action::Accept, State::Offered | State::Failed(_))
                if card.choice().is_some_and(|choice| !choice.change.is_empty()) =>
            {
                State::Busy(Pending::Waiting)
            }
            (Action::Undo, State::Accepted(undo)) => State::Busy(Pending::Undoing(undo)),
            (Action::Remove, State::Mismatch(mismatch, undo)) => {
                State::Busy(Pending::Removing(mismatch, undo))
            }
            (Action::Dismiss, State::Offered | State::Failed(_)) => {
                dismissed = true;
                State::Gone
            }
            (Action::Dismiss, State::Mismatch(..) | State::Withdrawn | State::Accepted(_)) => State::Gone,
            (_, state) => state,
        };
        if dismissed {
            let event = Event::about(EventName::Dismissed, placement, card);
            self.ledger.note_dismissed(offer, &event.products, now);
            step.events.push(event);
        }
        step
    }

    /// The change of a busy card, now that it is its turn; none where it no longer stands.
    pub fn begin(&mut self, placement: Placement, offer: &str) -> Step {
        let cart = self.cart.clone();
        let Some(card) = self.card_mut(placement, offer) else { return Step::default() };
        let change = match &card.state {
            State::Busy(Pending::Waiting) => {
                let change = card.choice().map(|choice| choice.change.clone());
                card.state = State::Busy(Pending::Applying(cart));
                change
            }
            State::Busy(Pending::Undoing(undo) | Pending::Removing(_, undo)) => card
                .choice()
                .map(|choice| Effect::of(&choice.change, &undo.before, &undo.after).take_back(&cart)),
            _ => None,
        };
        Step { change, events: Vec::new() }
    }

    /// At least half of the card, or of a notice, has been on the screen for a second.
    pub fn shown(&mut self, placement: Placement, offer: &str, now: i64) -> Step {
        let mut step = Step::default();
        if self
            .drawer(placement)
            .is_some_and(|drawer| drawer.notices.iter().any(|notice| notice.offer == offer))
        {
            self.ledger.note_told(offer, now);
            return step;
        }
        let Some(card) = self.card_mut(placement, offer) else { return step };
        if card.seen || card.is_gone() {
            return step;
        }
        card.seen = true;
        let event = Event::about(EventName::Shown, placement, card);
        self.ledger.note_shown(offer, &event.products, placement, &self.bundle.meta().settings, now);
        step.events.push(event);
        step
    }

    /// The theme showed these products itself.
    pub fn mark_shown(&mut self, products: &[String], now: i64) {
        self.ledger.note_products(products, now);
    }
}

impl Drawer {
    /// Brings the cards in line with a decision, within what may change on the screen.
    fn bring_in_line(&mut self, suggestions: Vec<Suggestion>, freedom: Freedom, most: usize) {
        let mut left = suggestions;
        if freedom == Freedom::Closed {
            // Everything anew, in the order of the decision; only what is under way stays.
            let mut old = core::mem::take(&mut self.cards);
            old.retain(|card| matches!(card.state, State::Offered | State::Busy(_)));
            for suggestion in left {
                match old.iter().position(|card| card.suggestion.offer == suggestion.offer) {
                    Some(at) => {
                        let mut card = old.swap_remove(at);
                        match card.state {
                            State::Offered => drop(card.renew(suggestion)),
                            State::Busy(Pending::Waiting) => card.renew_waiting(suggestion),
                            _ => {}
                        }
                        self.cards.push(card);
                    }
                    None => self.cards.push(Card::new(suggestion)),
                }
            }
            old.retain(
                |card| matches!(&card.state, State::Busy(pending) if !matches!(pending, Pending::Waiting)),
            );
            self.cards.append(&mut old);
        } else {
            for card in &mut self.cards {
                let found = left.iter().position(|one| one.offer == card.suggestion.offer);
                match (found.map(|at| left.remove(at)), &card.state) {
                    (Some(newer), State::Offered | State::Failed(_)) => drop(card.renew(newer)),
                    (Some(newer), State::Busy(Pending::Waiting)) => card.renew_waiting(newer),
                    (None, State::Offered | State::Failed(_) | State::Busy(Pending::Waiting)) => {
                        card.state = State::Gone;
                    }
                    _ => {}
                }
            }
            if freedom == Freedom::CartChanged {
                for suggestion in left {
                    // An empty space is filled before the list grows.
                    match self.cards.iter_mut().find(|card| card.is_gone()) {
                        Some(space) => *space = Card::new(suggestion),
                        None => self.cards.push(Card::new(suggestion)),
                    }
                }
            }
        }
        // At most as many as the merchant allows, those under way or done included.
        let mut room = most;
        self.cards.retain(|card| {
            let counts = !card.is_gone();
            let fits = !counts || room > 0 || matches!(card.state, State::Busy(_));
            room = room.saturating_sub(usize::from(counts && fits));
            fits
        });
    }
}
