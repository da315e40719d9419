//! An offer whose product is in the cart whenever it is triggered.

use super::Lint;
use crate::check::help;
use crate::codes;
use crate::place::Place;
use crate::source::{Offer, OneOrMany};

/// Whether the offer may bring something that the trigger does not.
pub(super) fn check(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) -> bool {
    let (Some(when), Some(list)) = (&offer.when, &offer.suggest) else { return true };
    let places: Option<Vec<u32>> =
        list.as_slice().iter().map(|one| lint.catalog.product(&one.product).map(|(at, _)| at)).collect();
    let Some(places) = places.filter(|places| !places.is_empty()) else { return true };
    // Of several alternatives each would have to be there, each by a line of its own.
    let required = lint.catalog.required(when);
    let there =
        |place: &u32| required.iter().any(|reach| reach.closed && !reach.any && *reach.products == [*place]);
    if !places.iter().all(there) {
        return true;
    }
    let message = "what this suggests is what triggers it, and so is in the cart already";
    let help = match offer.suggest {
        Some(OneOrMany::One(_)) => {
            help("suggest what goes with it; for more of the same, make a `quantity_break`")
        }
        _ => help("suggest something that the trigger does not ask for"),
    };
    lint.check.warn(codes::ALWAYS_IN_CART, &at.name("suggest"), message, help);
    false
}
