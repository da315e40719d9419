//! A suggestion that costs more than half of what it goes with.

use super::Lint;
use crate::check::reference::shown;
use crate::check::saving;
use crate::codes;
use crate::exact;
use crate::place::Place;
use crate::source::{Offer, OneOrMany, Product, Quantity};
use cart_associate_core::money::Money;

pub(super) fn check(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) {
    // Whoever gives a share has decided.
    let (Some(when), Some(list), None) = (&offer.when, &offer.suggest, offer.max_price_share) else { return };
    let Some(reach) = lint.catalog.reach(when).filter(|reach| !reach.any) else { return };
    let highest = lint.catalog.prices(&reach);
    for (index, suggest) in list.as_slice().iter().enumerate() {
        let Some((_, product)) = lint.catalog.product(&suggest.product) else { continue };
        let quantity = match suggest.quantity {
            Some(Quantity::Fixed(count)) => count,
            // As many of both: the proportion is that of one.
            Some(Quantity::MatchTrigger) | None => 1,
        };
        let allowed = suggest.variant.as_ref().map(OneOrMany::as_slice);
        let found = super::currency::currencies(product).find_map(|currency| {
            let cost = cheapest(product, allowed, currency)?.times(quantity)?;
            // Even beside the most expensive product that triggers it.
            let trigger = *highest.get(currency)?;
            (cost.times(2)? > trigger).then_some((currency, cost, trigger))
        });
        let Some((currency, cost, trigger)) = found else { continue };
        let decimal =
            |money| cart_associate_core::text::decimal(money, exact::exponent(currency).unwrap_or(2));
        let message = format!(
            "`{}` adds {} {currency} to something that costs {} at most: more than half of it",
            shown(&suggest.product),
            decimal(cost),
            decimal(trigger)
        );
        let help =
            "suggest something smaller, or say with \"max_price_share\" how much is right here".to_owned();
        let at = at.name("suggest");
        let at = at.index(index);
        lint.check.warn(codes::OUT_OF_PROPORTION, &at.name("product"), message, Some(help));
    }
}

fn cheapest(product: &Product, allowed: Option<&[String]>, currency: &str) -> Option<Money> {
    let variants = product.variants.iter().filter(|one| allowed.is_none_or(|ids| ids.contains(&one.id)));
    variants.filter_map(|one| saving::price(&one.prices, &one.market_prices, (currency, None))).min()
}
