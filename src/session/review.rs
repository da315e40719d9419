//! Whether what the shopper accepted still stands, and what they must be told once.

use super::{Notice, Session};
use crate::bundle::Reading;
use crate::bundle::record::Placement;
use crate::cart::Cart;
use crate::context::Context;
use crate::lang::show;
use crate::ledger::{OfferEntry, Used};
use crate::text::{Shown, clean};
use alloc::string::String;
use alloc::vec::Vec;

/// What has become of an acceptance.
enum Standing {
    Stands,
    /// What was added remains, so that the offer stays spent, but the deal's units may serve another deal.
    DealBroken,
    /// The shopper removed what was added: it counts as a dismissal.
    Removed,
    /// What it was about is gone; it may be offered again.
    Over,
}

impl Session {
    /// Looks at every acceptance in the light of the cart (semantics.md, *Accepted*).
    pub(super) fn review(&mut self, cart: &Cart, now: i64) {
        let visit = self.ledger.visit_at(now);
        let has = |variant: &String| cart.lines.iter().any(|line| line.variant == *variant);
        let has_product = |product: &String| cart.lines.iter().any(|line| line.product == *product);
        let mut removed = Vec::new();
        for entry in &mut self.ledger.offers {
            let Some(accepted) = &entry.accepted else { continue };
            let short = |used: &&Used| units(cart, &used.variant) < u64::from(used.units);
            let taken_out = !accepted.added.iter().all(has)
                || accepted.uses.iter().filter(short).any(|used| accepted.added.contains(&used.variant))
                || accepted.code.as_ref().is_some_and(|code| !cart.has_code(code));
            let standing = if taken_out {
                // Something nested under a line that left was not removed by choice.
                match &accepted.belongs_to {
                    Some(parent) if !has_product(parent) => Standing::Over,
                    _ => Standing::Removed,
                }
            } else if accepted.uses.iter().any(|used| short(&used)) {
                Standing::DealBroken
            } else if accepted.changed.as_ref().is_some_and(|product| !has_product(product)) {
                // What was advised about a line is not advised again in the same visit.
                if accepted.visit == visit { Standing::Stands } else { Standing::Over }
            } else {
                Standing::Stands
            };
            match standing {
                Standing::Stands => {}
                Standing::DealBroken => {
                    if let Some(accepted) = &mut entry.accepted {
                        accepted.uses.clear();
                    }
                }
                Standing::Removed => removed.push((entry.offer.clone(), products(&self.bundle, entry))),
                Standing::Over => entry.accepted = None,
            }
        }
        for (offer, products) in removed {
            self.ledger.note_dismissed(&offer, &products, now);
        }
    }

    /// What was added for a product that has left the cart: said once, and nothing is removed.
    pub(super) fn orphans(&self, cart: &Cart, context: &Context) -> Vec<Notice> {
        let mut notices = Vec::new();
        for entry in &self.ledger.offers {
            let Some(accepted) = &entry.accepted else { continue };
            let Some(parent) = &accepted.belongs_to else { continue };
            let orphaned = !cart.lines.iter().any(|line| line.product == *parent)
                && cart.lines.iter().any(|line| accepted.added.contains(&line.variant));
            // The cart is where it is told, and once it has been seen there it stays only until the drawer closes.
            let standing = self
                .drawer(context.placement)
                .is_some_and(|drawer| drawer.notices.iter().any(|notice| notice.offer == entry.offer));
            if context.placement != Placement::Cart || !orphaned || accepted.told && !standing {
                continue;
            }
            let accessory =
                accepted.added.first().map(|variant| name(&self.bundle, variant, &context.locale, true));
            notices.push(Notice {
                offer: entry.offer.clone(),
                accessory: accessory.unwrap_or_default(),
                parent: name(&self.bundle, parent, &context.locale, false),
            });
        }
        notices
    }
}

/// How many units of a variant the cart holds.
fn units(cart: &Cart, variant: &str) -> u64 {
    cart.lines.iter().filter(|line| line.variant == variant).map(|line| u64::from(line.quantity)).sum()
}

/// The products that an acceptance added.
fn products(bundle: &crate::bundle::Bundle, entry: &OfferEntry) -> Vec<String> {
    let mut all = Vec::new();
    let Some(accepted) = &entry.accepted else { return all };
    for variant in &accepted.added {
        let product = bundle.key(variant).and_then(|key| bundle.variant_at(key));
        if let Some(id) = product.and_then(|(product, _)| bundle.product_id(product)) {
            all.push(id.into());
        }
    }
    all
}

/// What a person would call a product or the product of a variant; in full, at the beginning of a sentence.
fn name(bundle: &crate::bundle::Bundle, id: &str, locale: &str, in_full: bool) -> Shown {
    let key = bundle.key(id);
    let index = key.and_then(|key| {
        bundle.product_index(key).or_else(|| bundle.variant_at(key).map(|(product, _)| product))
    });
    let book = Reading::new(bundle);
    let shown = index.map(|index| {
        let display = book.product_display(index);
        let short = display.short_name.filter(|_| !in_full);
        show(bundle, short.unwrap_or(display.title), locale)
    });
    match shown {
        Some(shown) if !book.is_damaged() => shown,
        _ => Shown { text: clean(id), lang: None },
    }
}
