//! An offer whose product is in the cart whenever it is triggered.

use super::Lint;
use super::trial::{Never, never};
use crate::check::help;
use crate::codes;
use crate::place::Place;
use crate::source::{Offer, Product};

/// Whether the offer may bring something that the trigger does not.
pub(super) fn check(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) -> bool {
    let (Some(when), Some(form)) = (&offer.when, offer.form()) else { return true };
    let alternatives = form.facts().alternatives();
    // A line of a product that the file does not list says nothing.
    let required: Vec<_> = lint.catalog.required(when);
    let lines: Vec<Vec<&Product>> = required
        .iter()
        .filter(|reach| reach.closed && !reach.any)
        .map(|reach| lint.catalog.those(reach).collect())
        .collect();
    let triggers = |id: &str| lines.iter().flatten().any(|product| product.id == id);
    let likely = alternatives.iter().all(|parts| parts.iter().any(|part| triggers(part.product)));
    if alternatives.is_empty() || !likely || never(lint, offer, &lines) != Some(Never::InCart) {
        return true;
    }
    let message = "what this suggests is what triggers it, and so is in the cart already";
    let help = match alternatives.as_slice() {
        [_] => help("suggest what goes with it; for more of the same, make a `quantity_break`"),
        _ => help("suggest something that the trigger does not ask for"),
    };
    lint.check.warn(codes::ALWAYS_IN_CART, &at.name(form.field()), message, help);
    false
}
