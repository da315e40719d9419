//! Quantity breaks and kits: their parts and their price.

use super::saving::{self, Part};
use super::{Check, candidates, help};
use crate::codes;
use crate::exact;
use crate::place::Place;
use crate::source::{AppliedBy, Deal, Kit, Offer, QuantityBreak};
use cart_associate_core::money::MAX_QUANTITY;
use std::collections::BTreeSet;

pub(super) fn quantity_break(check: &mut Check<'_>, offer: &Offer, offered: &QuantityBreak, at: &Place<'_>) {
    check.within(offered.quantity, 2, MAX_QUANTITY, &at.name("quantity"));
    if let Some(from) = offered.from
        && (from < 1 || from >= offered.quantity)
    {
        let message = format!("`{from}` is not between 1 and one short of a set");
        let help = help("leave it out: a break is offered from one short of a set");
        check.report(codes::OUT_OF_RANGE, &at.name("from"), message, help);
    }
    let at = at.name("deal");
    if deal(check, &offered.deal, &at) && offered.quantity >= 2 {
        let variants = candidates::of(check, offer);
        // A product that the index does not have cannot be compared.
        if !variants.is_empty() {
            let part = Part { variants, quantity: offered.quantity };
            saving::check(check, &[part], &offered.deal, false, &at);
        }
    }
}

pub(super) fn kit(check: &mut Check<'_>, kit: &Kit, at: &Place<'_>) {
    let list = at.name("components");
    let mut products = BTreeSet::new();
    let mut parts = Vec::new();
    for (index, component) in kit.components.iter().enumerate() {
        let at = list.index(index);
        let quantity = component.quantity.unwrap_or(1);
        check.quantity(quantity, &at.name("quantity"));
        if !products.insert(&component.product) {
            let message = format!(
                "product `{}` is in this kit twice",
                cart_associate_core::text::clean(&component.product)
            );
            let help = help("give one component with a \"quantity\"");
            check.report(codes::SMALL_KIT, &at.name("product"), message, help);
        }
        let Some(product) = check.product_ref(&component.product, &at.name("product")) else { continue };
        check.variants_of(product, component.variant.as_ref(), &at.name("variant"));
        check.same(product, component.same.as_ref(), &at.name("same"));
        if let Some(product) = check.index.whole_product(&component.product) {
            let allowed = component.variant.as_ref().map(|ids| ids.as_slice());
            let variants =
                product.variants.iter().filter(|one| allowed.is_none_or(|ids| ids.contains(&one.id)));
            parts.push(Part { variants: variants.collect(), quantity });
        }
    }
    if kit.components.len() < 2 {
        let help = help("for more of one product make a `quantity_break`");
        check.report(codes::SMALL_KIT, &list, "a kit has at least two components", help);
    }
    let at = at.name("deal");
    let complete = parts.len() == kit.components.len() && parts.iter().all(|part| !part.variants.is_empty());
    if deal(check, &kit.deal, &at) && complete && products.len() >= 2 {
        saving::check(check, &parts, &kit.deal, true, &at);
    }
}

/// The deal by itself; whether its price can be compared with the singles.
fn deal(check: &mut Check<'_>, deal: &Deal, at: &Place<'_>) -> bool {
    let before = check.found.len();
    let totals = deal.total.is_some() || deal.market_totals.is_some();
    let ways = [deal.percent_off.is_some(), deal.amount_off.is_some(), totals];
    match ways.iter().filter(|given| **given).count() {
        0 => {
            let help = help("give \"percent_off\", \"amount_off\" or \"total\"");
            check.report(codes::BAD_DEAL, at, "this deal has no price", help);
        }
        1 => {}
        _ => {
            let help = help("keep one of \"percent_off\", \"amount_off\" and \"total\"");
            check.report(codes::BAD_DEAL, at, "this deal has several prices", help);
        }
    }
    if let Some(percent) = deal.percent_off {
        let at = at.name("percent_off");
        if check.fit(exact::rate(percent.0), &at).is_some() && (percent.0 <= 0.0 || percent.0 >= 100.0) {
            let message = format!("`{}` percent is not above 0 and below 100", percent.0);
            check.report(codes::OUT_OF_RANGE, &at, message, None);
        }
    }
    for (name, amounts) in [("amount_off", &deal.amount_off), ("total", &deal.total)] {
        if let Some(amounts) = amounts {
            let at = at.name(name);
            if amounts.is_empty() {
                check.empty_list(&at);
            }
            check.amounts(amounts, &at);
        }
    }
    if let Some(markets) = &deal.market_totals {
        let at = at.name("market_totals");
        if markets.is_empty() {
            check.empty_list(&at);
        }
        check.market_amounts(markets, &at);
    }
    if let AppliedBy::Code(code) = &deal.applied_by {
        let at = at.name("applied_by");
        let at = at.name("code");
        check.name(code, &at);
        if code.trim().contains(char::is_whitespace) || code.contains(',') {
            let help = help("write the code as a shopper would type it");
            check.report(codes::BAD_DEAL, &at, "a code holds neither spaces nor commas", help);
        }
    }
    check.found.len() == before
}
