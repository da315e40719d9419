//! Quantity breaks: how many units make a set, and its price.

use super::deal;
use crate::check::saving::{self, Part};
use crate::check::{Check, candidates, help};
use crate::codes;
use crate::place::Place;
use crate::source::{Offer, QuantityBreak};
use cart_associate_core::money::MAX_QUANTITY;

pub(super) fn check(check: &mut Check<'_>, offer: &Offer, offered: &QuantityBreak, at: &Place<'_>) {
    check.within(offered.quantity, 2, MAX_QUANTITY, &at.name("quantity"));
    if let Some(from) = offered.from
        && (from < 1 || from >= offered.quantity)
    {
        let message = format!("`{from}` is not between 1 and one short of a set");
        let help = help("leave it out: a break is offered from one short of a set");
        check.report(codes::OUT_OF_RANGE, &at.name("from"), message, help);
    }
    let at = at.name("deal");
    if deal::check(check, &offered.deal, &at) && offered.quantity >= 2 {
        let variants = candidates::of(check, offer);
        // A product that the index does not have cannot be compared.
        if !variants.is_empty() {
            let part = Part { variants, quantity: offered.quantity };
            saving::check(check, &[part], &offered.deal, false, &at);
        }
    }
}
