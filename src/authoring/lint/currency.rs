//! A currency in which the trigger has a price and what is suggested has none.

use super::Lint;
use crate::check::reference::shown;
use crate::codes;
use crate::place::Place;
use crate::source::{Offer, OneOrMany, Product};
use std::collections::BTreeSet;

pub(super) fn check(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) {
    // Whoever says for whom an offer is has decided about currencies too.
    let chosen = offer.audience.as_ref().is_some_and(|one| one.market.is_some() || one.country.is_some());
    let (Some(when), Some(list), false) = (&offer.when, &offer.suggest, chosen) else { return };
    let Some(reach) = lint.catalog.reach(when) else { return };
    if reach.any {
        return;
    }
    let triggers = lint.catalog.prices(&reach);
    let suggested = list.as_slice().iter().filter_map(|one| lint.catalog.product(&one.product));
    let priced: BTreeSet<&str> = suggested.flat_map(|(_, product)| currencies(product)).collect();
    let lacks: Vec<&str> = triggers.keys().filter(|one| !priced.contains(*one)).copied().collect();
    let (Some(first), [suggest, ..]) = (lacks.first(), list.as_slice()) else { return };
    let all: Vec<String> = lacks.iter().map(|one| format!("`{}`", shown(one))).collect();
    let message =
        format!("`{}` has no price in {}, which its trigger has", shown(&suggest.product), all.join(", "));
    let help = format!(
        "add a price in {}, or say with \"audience\": {{\"market\": …}} where the offer is for",
        shown(first)
    );
    let at = at.name("suggest");
    let alone = matches!(list, OneOrMany::One(_));
    let one = at.index(0);
    let product = one.name("product");
    lint.check.warn(codes::UNPRICED_CURRENCY, if alone { &product } else { &at }, message, Some(help));
}

/// The currencies that a product has a price in.
pub(super) fn currencies(product: &Product) -> impl Iterator<Item = &str> {
    product.variants.iter().flat_map(|variant| {
        let by_market = variant.market_prices.values().flat_map(|amounts| amounts.keys());
        variant.prices.keys().chain(by_market).map(String::as_str)
    })
}
