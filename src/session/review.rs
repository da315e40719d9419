//! Whether what the shopper accepted still stands, and what they must be told once.

use super::{Notice, Session};
use crate::cart::Cart;
use crate::context::Context;
use crate::lang::show;
use crate::ledger::OfferEntry;
use crate::text::{Shown, clean};

/// What has become of an acceptance.
enum Standing {
    Stands,
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
            let standing = if !accepted.added.iter().all(has) {
                // Something nested under a line that left was not removed by choice.
                match &accepted.belongs_to {
                    Some(parent) if !has_product(parent) => Standing::Over,
                    _ => Standing::Removed,
                }
            } else if accepted.changed.as_ref().is_some_and(|product| !has_product(product)) {
                // What was advised about a line is not advised again in the same visit.
                if accepted.visit == visit { Standing::Stands } else { Standing::Over }
            } else {
                Standing::Stands
            };
            match standing {
                Standing::Stands => {}
                Standing::Removed => removed.push((entry.offer.clone(), products(&self.bundle, entry))),
                Standing::Over => entry.accepted = None,
            }
        }
        for (offer, products) in removed {
            self.ledger.note_dismissed(&offer, &products, now);
        }
    }

    /// What was added for a product that has left the cart: said once, and nothing is removed.
    pub(super) fn orphans(&mut self, cart: &Cart, context: &Context) -> Vec<Notice> {
        let mut notices = Vec::new();
        for entry in &mut self.ledger.offers {
            let Some(accepted) = &mut entry.accepted else { continue };
            let Some(parent) = &accepted.belongs_to else { continue };
            if accepted.told || cart.lines.iter().any(|line| line.product == *parent) {
                continue;
            }
            accepted.told = true;
            let accessory =
                accepted.added.first().map(|variant| name(&self.bundle, variant, &context.locale));
            notices.push(Notice {
                offer: entry.offer.clone(),
                accessory: accessory.unwrap_or_default(),
                parent: name(&self.bundle, parent, &context.locale),
            });
        }
        notices
    }
}

/// The products that an acceptance added.
fn products(bundle: &crate::bundle::Bundle, entry: &OfferEntry) -> Vec<String> {
    let variants = entry.accepted.iter().flat_map(|accepted| &accepted.added);
    let product = |variant: &String| {
        let (product, _) = bundle.variant_at(bundle.key(variant)?)?;
        let facts = bundle.product(product).ok()?;
        bundle.text(facts.id).ok().map(Into::into)
    };
    variants.filter_map(product).collect()
}

/// What a person would call a product or the product of a variant.
fn name(bundle: &crate::bundle::Bundle, id: &str, locale: &str) -> Shown {
    let key = bundle.key(id);
    let index = key.and_then(|key| {
        bundle.product_index(key).or_else(|| bundle.variant_at(key).map(|(product, _)| product))
    });
    match index.map(|index| bundle.product_display(index)) {
        Some(Ok(display)) => show(bundle, display.short_name.as_ref().unwrap_or(&display.title), locale),
        _ => Shown { text: clean(id), lang: None },
    }
}
