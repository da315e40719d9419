//! The cards of one placement, and what of them may change on the screen.

use super::{Card, Notice, State, UpdatePolicy};
use crate::cart::Cart;
use crate::engine::Suggestion;
use crate::vocabulary::Placement;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

/// The cards of one placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawer {
    /// Which.
    pub placement: Placement,
    /// Its cards, from the top.
    pub cards: Vec<Card>,
    /// What the shopper is notified of once.
    pub notices: Vec<Notice>,
    /// For a visitor in the holdout: the offers that would have been shown.
    pub would_have_shown: Vec<String>,
    /// The cart at the last update.
    pub cart: Arc<Cart>,
}

/// The drawer of a placement.
pub(super) fn drawer_of(drawers: &mut [Drawer], placement: Placement) -> Option<&mut Drawer> {
    drawers.iter_mut().find(|drawer| drawer.placement == placement)
}

/// The card of an offer in a placement.
pub(super) fn card_of<'s>(
    drawers: &'s mut [Drawer],
    placement: Placement,
    offer: &str,
) -> Option<&'s mut Card> {
    card_in(&mut drawer_of(drawers, placement)?.cards, offer)
}

fn card_in<'s>(cards: &'s mut [Card], offer: &str) -> Option<&'s mut Card> {
    cards.iter_mut().find(|card| card.suggestion.offer == offer)
}

impl Drawer {
    fn keep(&mut self, stays: &mut dyn FnMut(&Card) -> bool) {
        self.cards.retain(stays);
    }

    /// The card of an offer goes, and its space with it.
    pub(super) fn remove(&mut self, offer: &str) {
        self.keep(&mut |card| card.suggestion.offer != offer);
    }

    /// The shopper has closed it, and read what there was to read.
    pub(super) fn close(&mut self) {
        for card in &mut self.cards {
            card.is_unread = card.is_busy();
        }
        self.tidy();
    }

    /// Only what waits for the shopper, is under way, or failed while nobody looked, stays.
    fn tidy(&mut self) {
        self.keep(&mut |card| {
            matches!(card.state, State::Offered | State::Busy(_)) || card.waits_to_be_read()
        });
        self.notices.clear();
    }

    /// Brings the cards in line with a decision, within what may change on the screen.
    pub(super) fn bring_in_line(&mut self, suggestions: Vec<Suggestion>, policy: UpdatePolicy, most: usize) {
        let closed = policy == UpdatePolicy::Replace;
        if closed {
            self.tidy();
        }
        for card in &mut self.cards {
            if !suggestions.iter().any(|one| one.offer == card.suggestion.offer) {
                card.renew(None);
            }
        }
        // Everything anew in a closed drawer, in the order of the decision; only what is under way stays.
        let mut old = core::mem::take(&mut self.cards);
        let mut new = Vec::new();
        for suggestion in suggestions {
            match old.iter().position(|card| card.suggestion.offer == suggestion.offer) {
                None => new.push(Card::new(suggestion, &self.cart)),
                Some(at) if closed => {
                    let mut card = old.remove(at);
                    card.renew(Some(suggestion));
                    new.push(card);
                }
                Some(_) => {
                    if let Some(card) = card_in(&mut old, &suggestion.offer) {
                        card.renew(Some(suggestion));
                    }
                }
            }
        }
        let (first, then) = if closed { (new, old) } else { (old, new) };
        self.cards = first;
        for card in then {
            // The place of one that has gone is taken before the list grows.
            match self.cards.iter_mut().find(|card| card.is_gone()) {
                _ if policy == UpdatePolicy::Hold => {}
                Some(space) => *space = card,
                None => self.cards.push(card),
            }
        }
        // At most as many as the merchant allows, those under way, done or dismissed included. What has gone leaves a hole
        // only where closing it would be a movement that the shopper has not caused.
        let unread = self.cards.iter().filter(|card| card.waits_to_be_read()).count();
        let mut room = most.saturating_sub(unread);
        self.keep(&mut |card| {
            if card.waits_to_be_read() {
                return true;
            }
            let counts = !card.is_gone();
            let fits = if counts { room > 0 || card.is_busy() } else { policy == UpdatePolicy::Hold };
            room = room.saturating_sub(usize::from(counts && fits));
            fits
        });
    }
}
