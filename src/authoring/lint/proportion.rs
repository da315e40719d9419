//! A suggestion that costs more than half of what it goes with.

use super::Lint;
use crate::check::reference::shown;
use crate::check::saving;
use crate::codes;
use crate::exact;
use crate::place::Place;
use crate::source::{Added, Offer};
use cart_associate_core::money::{Money, Rate};

/// More than that of the trigger's price is out of proportion.
pub(super) const HALF: Rate = Rate(5000);

pub(super) fn check(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) {
    // Whoever gives a share has decided.
    let (Some(when), Some(form), None) = (&offer.when, offer.form(), offer.max_price_share) else { return };
    let Some(reach) = lint.catalog.reach(when).filter(|reach| !reach.any) else { return };
    // What a deal adds depends on what of it is in the cart.
    if form.facts().deal().is_some() {
        return;
    }
    let highest = lint.catalog.prices(&reach);
    for parts in form.facts().alternatives() {
        let Some(first) = parts.first() else { continue };
        // Even beside the most expensive product that triggers it.
        let found = highest.iter().find_map(|(currency, trigger)| {
            let costs = parts.iter().map(|part| cheapest(lint, part, currency));
            let cost = costs.into_iter().try_fold(Money::ZERO, |sum, cost| sum.plus(cost?))?;
            HALF.exceeded_by(cost, *trigger).then_some((*currency, cost, *trigger))
        });
        let Some((currency, cost, trigger)) = found else { continue };
        let decimal =
            |money| cart_associate_core::text::decimal(money, exact::exponent(currency).unwrap_or(2));
        let message = format!(
            "`{}` adds {} {currency} to something that costs {} at most: more than half of it",
            shown(first.product),
            decimal(cost),
            decimal(trigger)
        );
        let help = "suggest something smaller, or say with \"max_price_share\" how much is right here";
        let at = at.name(form.field());
        at.below(&first.path, &mut |at| {
            lint.check.warn(
                codes::OUT_OF_PROPORTION,
                &at.name("product"),
                message.as_str(),
                Some(help.into()),
            );
        });
    }
}

fn cheapest(lint: &Lint<'_, '_>, part: &Added<'_>, currency: &str) -> Option<Money> {
    let (_, product) = lint.catalog.product(part.product)?;
    let variants = product.variants.iter().filter(|one| part.may_be(one));
    let prices = variants.filter_map(|one| saving::price(&one.prices, &one.market_prices, (currency, None)));
    prices.min()?.times(part.quantity)
}
