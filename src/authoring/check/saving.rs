//! No deal without a saving: the deal's price against the singles, exactly, rounded as docs/semantics.md, Prices says.

use super::{Check, help};
use crate::codes;
use crate::exact;
use crate::place::Place;
use crate::source::{Amounts, Deal, MarketAmounts, Variant};
use cart_associate_core::money::{Money, Rate};
use cart_associate_core::vocabulary::Rounding;
use std::collections::BTreeSet;

/// Units of a deal, and the variants that they may be.
pub(crate) struct Part<'a> {
    pub(crate) variants: Vec<&'a Variant>,
    pub(crate) quantity: u32,
}

/// A currency, for a market or for all without a price of their own.
pub(crate) type Scope<'a> = (&'a str, Option<&'a str>);

/// Compares a deal with the singles in every currency that it prices. Of the variants that may be chosen the
/// one with the highest price counts: a deal that saves nothing even on that one saves nothing at all.
pub(crate) fn check(
    check: &mut Check<'_>,
    parts: &[Part<'_>],
    deal: &Deal,
    all_priced: bool,
    at: &Place<'_>,
) {
    let by_rate = deal.percent_off.is_some();
    let scopes = if by_rate { priced_scopes(parts) } else { deal_scopes(deal) };
    let mut compared = false;
    for scope in scopes {
        let place = Named::new(deal, scope);
        let (outer, inner);
        let at = match (&place.market, place.field) {
            (_, None) => *at,
            (None, Some(field)) => {
                outer = at.name(field);
                outer.name(scope.0)
            }
            (Some(market), Some(field)) => {
                outer = at.name(field);
                inner = outer.name(market);
                inner.name(scope.0)
            }
        };
        let highest_price =
            parts.iter().map(|part| Some((highest_price(&part.variants, scope)?, part.quantity)));
        let Some(units) = highest_price.collect::<Option<Vec<_>>>() else {
            // A rate prices every currency that all parts have a price in, and no other.
            if !by_rate && all_priced {
                let message = format!("a part of this deal has no price in {}", scope_name(scope));
                let help = help("give the product a price there, or leave the currency out of the deal");
                check.report(codes::UNPRICED_DEAL, &at, message, help);
            }
            continue;
        };
        compared = true;
        compare(check, &units, deal, scope, &at);
    }
    if by_rate && all_priced && !compared {
        let help = help("give every component a price in the same currency");
        check.report(
            codes::UNPRICED_DEAL,
            at,
            "there is no currency in which every part of this deal has a price",
            help,
        );
    }
}

/// Where the deal's amount for a scope stands.
struct Named<'a> {
    field: Option<&'static str>,
    market: Option<&'a str>,
}

impl<'a> Named<'a> {
    fn new(deal: &Deal, (_, market): Scope<'a>) -> Named<'a> {
        let field = match (deal.percent_off, &deal.amount_off, market) {
            (Some(_), _, _) => None,
            (None, Some(_), _) => Some("amount_off"),
            (None, None, None) => Some("total"),
            (None, None, Some(_)) => Some("market_totals"),
        };
        Named { field, market }
    }
}

pub(crate) fn scope_name((currency, market): Scope<'_>) -> String {
    market.map_or_else(|| currency.into(), |market| format!("{currency} for the market `{market}`"))
}

fn compare(check: &mut Check<'_>, units: &[(Money, u32)], deal: &Deal, scope: Scope<'_>, at: &Place<'_>) {
    let total_of = |price: Money, quantity: u32| price.times(quantity);
    let singles =
        units.iter().try_fold(Money::ZERO, |sum, (price, count)| sum.plus(total_of(*price, *count)?));
    let Some((singles, total)) =
        singles.and_then(|singles| Some((singles, total(units, singles, deal, scope)?)))
    else {
        return;
    };
    let exponent = exact::exponent(scope.0).unwrap_or(2);
    let shown = |money| cart_associate_core::text::decimal(money, exponent);
    if total <= Money::ZERO {
        let message = format!(
            "this deal takes off all of the {} that the singles cost in {}",
            shown(singles),
            scope_name(scope)
        );
        check.report(codes::FREE_DEAL, at, message, help("leave a price above zero"));
    } else if total >= singles {
        let message = format!(
            "this deal costs {} in {}, and bought separately {}",
            shown(total),
            scope_name(scope),
            shown(singles)
        );
        let help = help(
            "a deal must save the shopper something; lower its price, or suggest the products without a deal",
        );
        check.report(codes::NO_SAVING, at, message, help);
    }
}

/// What a deal costs for these units.
pub(crate) fn total(
    units: &[(Money, u32)],
    singles: Money,
    deal: &Deal,
    (currency, market): Scope<'_>,
) -> Option<Money> {
    let amount = |amounts: &Amounts| exact::amount(amounts.get(currency)?, currency).ok();
    if let Some(percent) = deal.percent_off {
        return percent_off(exact::rate(percent.0).ok()?, deal.rounding, units, singles);
    }
    if let Some(off) = &deal.amount_off {
        return singles.minus(amount(off)?);
    }
    match market {
        None => amount(deal.total.as_ref()?),
        Some(market) => amount(deal.market_totals.as_ref()?.get(market)?),
    }
}

/// Rounded up where the platform rounds; where that is not declared, the highest of the three.
fn percent_off(
    rate: Rate,
    rounding: Option<Rounding>,
    units: &[(Money, u32)],
    singles: Money,
) -> Option<Money> {
    let sum = |each: &dyn Fn(Money, u32) -> Option<Money>| {
        units.iter().try_fold(Money::ZERO, |sum, (price, count)| sum.plus(each(*price, *count)?))
    };
    let unit = sum(&|price, count| rate.off(price)?.times(count))?;
    let line = sum(&|price, count| rate.off(price.times(count)?))?;
    let order = rate.off(singles)?;
    Some(match rounding {
        Some(Rounding::Unit) => unit,
        Some(Rounding::Line) => line,
        Some(Rounding::Order) => order,
        None => unit.max(line).max(order),
    })
}

fn deal_scopes(deal: &Deal) -> BTreeSet<Scope<'_>> {
    let general = deal.amount_off.iter().chain(&deal.total).flat_map(Amounts::keys);
    let mut scopes: BTreeSet<Scope<'_>> = general.map(|currency| (currency.as_str(), None)).collect();
    for (market, amounts) in deal.market_totals.iter().flat_map(MarketAmounts::iter) {
        scopes.extend(amounts.keys().map(|currency| (currency.as_str(), Some(market.as_str()))));
    }
    scopes
}

fn priced_scopes<'a>(parts: &[Part<'a>]) -> BTreeSet<Scope<'a>> {
    let mut scopes = BTreeSet::new();
    for variant in parts.iter().flat_map(|part| &part.variants) {
        scopes.extend(variant.prices.keys().map(|currency| (currency.as_str(), None)));
        for (market, amounts) in &variant.market_prices {
            scopes.extend(amounts.keys().map(|currency| (currency.as_str(), Some(market.as_str()))));
        }
    }
    scopes
}

fn highest_price(variants: &[&Variant], scope: Scope<'_>) -> Option<Money> {
    variants.iter().filter_map(|variant| price(&variant.prices, &variant.market_prices, scope)).max()
}

/// The price of a variant or plan: the market's own, or the general one.
pub(crate) fn price(
    prices: &Amounts,
    by_market: &MarketAmounts,
    (currency, market): Scope<'_>,
) -> Option<Money> {
    let own = market.and_then(|market| by_market.get(market)?.get(currency));
    exact::amount(own.or_else(|| prices.get(currency))?, currency).ok()
}
