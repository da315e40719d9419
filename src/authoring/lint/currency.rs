//! A currency in which the trigger has a price and what is suggested has none.

use super::Lint;
use crate::check::reference::shown;
use crate::codes;
use crate::place::Place;
use crate::source::{Added, Offer, Product};
use std::collections::BTreeSet;

pub(super) fn check(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) {
    // Whoever says for whom an offer is has decided about currencies too; of a deal's price the checks have spoken.
    let chosen = offer.audience.as_ref().is_some_and(|one| one.market.is_some() || one.country.is_some());
    let (Some(when), Some(form), false) = (&offer.when, offer.form(), chosen) else { return };
    let alternatives = form.facts().alternatives();
    let (Some(first), None) = (alternatives.iter().flatten().next(), form.facts().deal()) else { return };
    let Some(reach) = lint.catalog.reach(when).filter(|reach| !reach.any) else { return };
    let triggers = lint.catalog.prices(&reach);
    let priced: BTreeSet<&str> = alternatives.iter().flat_map(|parts| priced(lint, parts)).collect();
    let lacks: Vec<&str> = triggers.keys().filter(|one| !priced.contains(*one)).copied().collect();
    let Some(lacking) = lacks.first() else { return };
    let all: Vec<String> = lacks.iter().map(|one| format!("`{}`", shown(one))).collect();
    let message =
        format!("`{}` has no price in {}, which its trigger has", shown(first.product), all.join(", "));
    let help = format!(
        "add a price in {}, or say with \"audience\": {{\"market\": …}} where the offer is for",
        shown(lacking)
    );
    let at = at.name(form.field());
    let path = if alternatives.len() == 1 { first.path.as_slice() } else { &[] };
    at.below(path, &mut |one| {
        let product = one.name("product");
        let at = if path.is_empty() { one } else { &product };
        lint.check.warn(codes::UNPRICED_CURRENCY, at, message.as_str(), Some(help.clone()));
    });
}

/// The currencies that all parts have a price in.
fn priced<'a>(lint: &Lint<'a, '_>, parts: &[Added<'_>]) -> BTreeSet<&'a str> {
    let mut products = parts.iter().filter_map(|part| lint.catalog.product(part.product));
    let first = products.next().map(|(_, product)| currencies(product).collect::<BTreeSet<_>>());
    products.fold(first.unwrap_or_default(), |all, (_, product)| {
        let also: BTreeSet<&str> = currencies(product).collect();
        all.intersection(&also).copied().collect()
    })
}

/// The currencies that a product has a price in.
pub(super) fn currencies(product: &Product) -> impl Iterator<Item = &str> {
    product.variants.iter().flat_map(|variant| {
        let by_market = variant.market_prices.values().flat_map(|amounts| amounts.keys());
        variant.prices.keys().chain(by_market).map(String::as_str)
    })
}
