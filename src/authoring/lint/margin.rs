//! The margin after the deal, where costs are given.

use super::Lint;
use crate::check::saving::{self, Scope};
use crate::codes;
use crate::place::Place;
use crate::source::{Added, Deal, Offer, Variant};
use cart_associate_core::engine::deal;
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
    let Some(form) = offer.form() else { return };
    let (facts, at) = (form.facts(), at.name(form.field()));
    let deal_at = at.name("deal");
    for alternative in facts.alternatives() {
        let parts: Option<Vec<Part<'_>>> = alternative.iter().map(|one| part(lint, one)).collect();
        let (parts, path) = (parts.unwrap_or_default(), alternative.first().map(|one| one.path.as_slice()));
        match facts.deal() {
            Some(deal) => _ = judge(lint, &parts, Some(deal), &deal_at),
            None => at.below(path.unwrap_or_default(), &mut |at| _ = judge(lint, &parts, None, at)),
        }
    }
    if let (Some(set), Some(when)) = (facts.own_set(), &offer.when) {
        let Some(reach) = lint.catalog.reach(when) else { return };
        let variants: Vec<&Variant> =
            lint.catalog.those(&reach).flat_map(|product| &product.variants).collect();
        // A set is of one variant, so each is judged by itself; the first with too low a margin is reported.
        for variant in variants {
            let part = Part { variants: vec![variant], quantity: set.quantity };
            if judge(lint, &[part], facts.deal(), &deal_at) {
                break;
            }
        }
    }
}

fn part<'a>(lint: &Lint<'a, '_>, added: &Added<'_>) -> Option<Part<'a>> {
    let (_, product) = lint.catalog.product(added.product)?;
    let variants = product.variants.iter().filter(|variant| added.may_be(variant));
    Some(Part { variants: variants.collect(), quantity: added.quantity })
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
fn margin(lint: &Lint<'_, '_>, parts: &[Part<'_>], offered: Option<&Deal>, scope: Scope<'_>) -> Option<f64> {
    let (mut units, mut cost) = (Vec::new(), Money::ZERO);
    for part in parts {
        let priced = part.variants.iter().filter_map(|variant| {
            let price = saving::price(&variant.prices, &variant.market_prices, scope)?;
            let cost = lint.costs.of(&variant.id, variant.sku.as_deref(), scope.0)?;
            Some((price, cost))
        });
        let (price, each) = priced.min_by_key(|(price, cost)| price.0.saturating_sub(cost.0))?;
        units.push(deal::Part { unit: price, quantity: part.quantity });
        cost = cost.plus(each.times(part.quantity)?)?;
    }
    let paid = match offered {
        None => deal::singles(&units)?,
        // A deal that has no price here is not offered here.
        Some(offered) => saving::total(units, offered, scope)?,
    };
    (paid > Money::ZERO).then(|| (paid.0.saturating_sub(cost.0)) as f64 * 100.0 / paid.0 as f64)
}
