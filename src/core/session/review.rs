//! Whether what the shopper accepted still stands, and what they are notified of once.

use super::{Failure, Notice, Session, State};
use crate::bundle::{Bundle, Records};
use crate::cart::Cart;
use crate::context::Context;
use crate::lang::show;
use crate::text::Shown;
use crate::vocabulary::Placement;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

impl Session {
    /// Looks at every acceptance in the light of the cart (docs/semantics.md, Accepted).
    pub(super) fn review(&mut self, cart: &Arc<Cart>, now: i64) {
        let visit = self.ledger.visit;
        let products = products_of(&self.bundle, cart);
        let mut dismissed = Vec::new();
        for entry in &mut self.ledger.offers {
            let Some(accepted) = &mut entry.accepted else { continue };
            let has_left =
                |product: &Option<String>| product.as_ref().is_some_and(|one| !products.contains(one));
            let mut taken_out = accepted.code.as_ref().is_some_and(|code| !cart.has_code(code))
                || !accepted.added.iter().all(|variant| units(cart, variant) > 0);
            let mut broken = false;
            for used in &accepted.uses {
                if units(cart, &used.variant) < u64::from(used.units) {
                    broken = true;
                    taken_out |= accepted.added.contains(&used.variant);
                }
            }
            if taken_out && !has_left(&accepted.belongs_to) {
                // The shopper removed what was added: it counts as a dismissal.
                dismissed.append(&mut accepted.products);
                entry.answer(visit, Some(now), None);
            } else if taken_out {
                // Something nested under a line that left was not removed by choice. It may be offered again.
                entry.accepted = None;
            } else if broken {
                // What was added remains, so that the offer stays spent, but the deal's units may serve another.
                accepted.uses.clear();
            } else if has_left(&accepted.changed) && entry.answered != visit {
                // What was advised about a line is not advised again in the same visit.
                entry.accepted = None;
            }
        }
        self.ledger.dismiss_products(&dismissed, now);
        for card in self.drawers.iter_mut().flat_map(|drawer| &mut drawer.cards) {
            let stands =
                || self.ledger.entry(&card.suggestion.offer).is_some_and(|one| one.accepted.is_some());
            let stuck = card.state == State::Failed(Failure::Stuck);
            let is_over = match card.state {
                // The shopper took it out.
                State::Accepted => !stands() || card.undoing(cart).is_none(),
                _ => stuck && cart.lines.is_empty(),
            };
            if is_over {
                card.state = State::Gone;
            } else if stuck {
                // It goes on saying exactly what is in the cart.
                card.after = cart.clone();
            }
        }
    }

    /// What was added for a product that has left the cart: said once, and nothing is removed.
    pub(super) fn orphans(&self, cart: &Cart, context: &Context) -> Vec<Notice> {
        let mut notices = Vec::new();
        // The cart is where it is said, and once it has been seen there it stays only until the drawer closes.
        let Some(drawer) = self.drawer(Placement::Cart).filter(|one| one.placement == context.placement)
        else {
            return notices;
        };
        let products = products_of(&self.bundle, cart);
        for entry in &self.ledger.offers {
            let Some(accepted) = &entry.accepted else { continue };
            let Some(parent) = &accepted.belongs_to else { continue };
            let standing = drawer.notices.iter().any(|notice| notice.offer == entry.id);
            let remains = accepted.added.iter().any(|variant| units(cart, variant) > 0);
            if products.contains(parent) || !remains || accepted.notified && !standing {
                continue;
            }
            let added = accepted.products.first();
            let named = added.and_then(|one| name(&self.bundle, one, &context.locale, true));
            // Of what has no name nothing can be said.
            if let Some((accessory, parent)) = named.zip(name(&self.bundle, parent, &context.locale, false)) {
                notices.push(Notice { offer: entry.id.clone(), accessory, parent });
            }
        }
        notices
    }
}

/// How many units of a variant the cart holds.
fn units(cart: &Cart, variant: &str) -> u64 {
    let mut units = 0;
    for line in &cart.lines {
        if line.variant == variant {
            units += u64::from(line.quantity);
        }
    }
    units
}

/// The products of a cart, each as the cart and as the bundle name it: a cart may name a variation as a product of its own.
fn products_of(bundle: &Bundle, cart: &Cart) -> Vec<String> {
    let records = Records::new(bundle);
    let mut products = Vec::new();
    for line in &cart.lines {
        products.push(line.product.clone());
        if let Some((index, _)) = bundle.key(&line.variant).and_then(|key| bundle.variant_at(key)) {
            products.push(records.text(records.product(index).id));
        }
    }
    products
}

/// What a person would call a product of the bundle; in full, at the beginning of a sentence.
fn name(bundle: &Bundle, id: &str, locale: &str, in_full: bool) -> Option<Shown> {
    let index = bundle.product_index(bundle.key(id)?)?;
    let records = Records::new(bundle);
    let display = records.product_display(index);
    let short = display.short_name.filter(|_| !in_full);
    let shown = show(bundle, short.unwrap_or(display.title), locale);
    (!records.is_damaged()).then_some(shown)
}
