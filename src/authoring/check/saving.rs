//! No deal without a saving: the deal's price against the singles, both as the engine reckons them.

use super::{Check, help};
use crate::codes;
use crate::exact;
use crate::place::Place;
use crate::source::{Amounts, Deal, MarketAmounts, Variant};
use cart_associate_core::bundle::record::amount_in;
use cart_associate_core::engine::deal::{self, DealItems};
use cart_associate_core::money::Money;
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
        let highest_price = parts.iter().map(|part| {
            Some(deal::Part { unit: highest_price(&part.variants, scope)?, quantity: part.quantity })
        });
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
        compare(check, units, deal, scope, &at);
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

fn compare(check: &mut Check<'_>, units: Vec<deal::Part>, deal: &Deal, scope: Scope<'_>, at: &Place<'_>) {
    let Some((singles, total)) = deal::singles(&units).zip(total(units.clone(), deal, scope)) else { return };
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

/// What one set of these units costs as a deal, as the engine reckons it; `None` where the deal has no price there.
pub(crate) fn total(units: Vec<deal::Part>, deal: &Deal, (currency, market): Scope<'_>) -> Option<Money> {
    let amount = |amounts: &Amounts| exact::amount(amounts.get(currency)?, currency).ok();
    match (deal.percent_off, &deal.amount_off) {
        (Some(percent), _) => {
            deal::percent_off(exact::rate(percent.0).ok()?, deal.rounding, &DealItems::one_set(units))
        }
        (None, Some(off)) => deal::amount_off(amount(off)?, &DealItems::one_set(units)),
        (None, None) => {
            let (general, by_market) = (Amounts::new(), MarketAmounts::new());
            let general = deal.total.as_ref().unwrap_or(&general);
            let by_market = deal.market_totals.as_ref().unwrap_or(&by_market);
            price(general, by_market, (currency, market))
        }
    }
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

/// The price of a variant or plan in a market, as the engine takes it.
pub(crate) fn price(
    prices: &Amounts,
    by_market: &MarketAmounts,
    (currency, market): Scope<'_>,
) -> Option<Money> {
    let read = |of, amounts: &Amounts| Some((of, exact::amount(amounts.get(currency)?, currency).ok()?));
    let own = by_market.iter().filter_map(|(market, amounts)| read(Some(market.as_str()), amounts));
    amount_in(market, read(None, prices).into_iter().chain(own))
}
