//! The margin after the deal, where costs are given.

use super::Lint;
use crate::check::saving::{self, Scope};
use crate::codes;
use crate::place::Place;
use crate::source::{Deal, Offer, OneOrMany, Variant};
use cart_associate_core::money::Money;

/// Units that an offer sells, and the variants that they may be.
struct Part<'a> {
    variants: Vec<&'a Variant>,
    quantity: u32,
}

pub(super) fn check(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) {
    if lint.costs.is_empty() {
        return;
    }
    if let Some(list) = &offer.suggest {
        let at = at.name("suggest");
        for (index, suggest) in list.as_slice().iter().enumerate() {
            let part = part(lint, &suggest.product, suggest.variant.as_ref(), 1);
            judge(lint, &part.into_iter().collect::<Vec<_>>(), None, &at.index(index));
        }
    } else if let Some(kit) = &offer.kit {
        let parts = kit.components.iter();
        let parts: Option<Vec<_>> = parts
            .map(|one| part(lint, &one.product, one.variant.as_ref(), one.quantity.unwrap_or(1)))
            .collect();
        let at = at.name("kit");
        judge(lint, &parts.unwrap_or_default(), Some(&kit.deal), &at.name("deal"));
    } else if let (Some(offered), Some(when)) = (&offer.quantity_break, &offer.when) {
        let Some(reach) = lint.catalog.reach(when) else { return };
        let variants: Vec<&Variant> =
            lint.catalog.those(&reach).flat_map(|product| &product.variants).collect();
        let at = at.name("quantity_break");
        let at = at.name("deal");
        // A set is of one variant, so each is judged by itself; the first with too low a margin is reported.
        for variant in variants {
            let part = Part { variants: vec![variant], quantity: offered.quantity };
            if judge(lint, &[part], Some(&offered.deal), &at) {
                break;
            }
        }
    }
}

fn part<'a>(
    lint: &Lint<'a, '_>,
    product: &str,
    allowed: Option<&OneOrMany<String>>,
    quantity: u32,
) -> Option<Part<'a>> {
    let (_, product) = lint.catalog.product(product)?;
    let allowed = allowed.map(OneOrMany::as_slice);
    let variants = product.variants.iter().filter(|one| allowed.is_none_or(|ids| ids.contains(&one.id)));
    Some(Part { variants: variants.collect(), quantity })
}

/// Judges the choice of variants that leaves least, in every currency. Whether it was too little.
fn judge(lint: &mut Lint<'_, '_>, parts: &[Part<'_>], deal: Option<&Deal>, at: &Place<'_>) -> bool {
    if parts.is_empty() {
        return false;
    }
    let floor = lint.options.margin_floor.unwrap_or(0.0);
    let mut scopes: Vec<Scope<'_>> = Vec::new();
    for variant in parts.iter().flat_map(|part| &part.variants) {
        scopes.extend(variant.prices.keys().map(|currency| (currency.as_str(), None)));
        for (market, amounts) in &variant.market_prices {
            scopes.extend(amounts.keys().map(|currency| (currency.as_str(), Some(market.as_str()))));
        }
    }
    scopes.sort_unstable();
    scopes.dedup();
    for scope in scopes {
        let Some(margin) = margin(lint, parts, deal, scope) else { continue };
        if margin < floor {
            let message = format!(
                "the margin after the deal is {margin:.1} percent in {}, and the floor is {floor}",
                saving::scope_name(scope)
            );
            let help = "raise the price of the deal, or suggest something that leaves more".to_owned();
            lint.check.warn(codes::LOW_MARGIN, at, message, Some(help));
            return true;
        }
    }
    false
}

/// What is left of what the shopper pays, in percent of it.
fn margin(lint: &Lint<'_, '_>, parts: &[Part<'_>], deal: Option<&Deal>, scope: Scope<'_>) -> Option<f64> {
    let (mut units, mut cost) = (Vec::new(), Money::ZERO);
    for part in parts {
        let priced = part.variants.iter().filter_map(|variant| {
            let price = saving::price(&variant.prices, &variant.market_prices, scope)?;
            let cost = lint.costs.of(&variant.id, variant.sku.as_deref(), scope.0)?;
            Some((price, cost))
        });
        let (price, each) = priced.min_by_key(|(price, cost)| price.0.saturating_sub(cost.0))?;
        units.push((price, part.quantity));
        cost = cost.plus(each.times(part.quantity)?)?;
    }
    let singles = units.iter().try_fold(Money::ZERO, |sum, (price, count)| sum.plus(price.times(*count)?))?;
    let paid = match deal {
        None => singles,
        // A deal that has no price here is not offered here.
        Some(deal) => saving::total(&units, singles, deal, scope)?,
    };
    (paid > Money::ZERO).then(|| (paid.0.saturating_sub(cost.0)) as f64 * 100.0 / paid.0 as f64)
}
