//! Variants: prices, quantities, plans, contents.

use super::reference::shown;
use super::{Check, help};
use crate::choices;
use crate::codes;
use crate::exact;
use crate::place::Place;
use crate::source::{QuantityRule, Variant};
use std::collections::BTreeSet;

pub(super) fn check<'a>(check: &mut Check<'a>, variant: &'a Variant, at: &Place<'_>) {
    check.platform_id(&variant.id, &at.name("id"));
    if let Some(title) = &variant.title {
        check.text(title, &at.name("title"));
    }
    if let Some(sku) = &variant.sku {
        check.name(sku, &at.name("sku"));
    }
    let options = at.name("options");
    for (name, value) in &variant.options {
        let at = options.name(name);
        check.name(name, &at);
        check.name(value, &at);
    }
    check_open_options(check, variant, &at.name("open_options"));
    check.amounts(&variant.prices, &at.name("prices"));
    check.market_amounts(&variant.market_prices, &at.name("market_prices"));
    check.amounts(&variant.compare_at, &at.name("compare_at"));
    check.market_amounts(&variant.lowest_30_days, &at.name("lowest_30_days"));
    if let Some(rule) = &variant.quantity_rule {
        check_rule(check, rule, &at.name("quantity_rule"));
    }
    let plans = at.name("plans");
    let mut ids = BTreeSet::new();
    for (index, plan) in variant.plans.iter().enumerate() {
        let at = plans.index(index);
        check.platform_id(&plan.id, &at.name("id"));
        if !ids.insert(&plan.id) {
            let message = format!("this variant has the plan `{}` twice", plan.id);
            check.report(codes::DUPLICATE_ID, &at.name("id"), message, help("remove one of them"));
        }
        if let Some(title) = &plan.title {
            check.text(title, &at.name("title"));
        }
        check.amounts(&plan.prices, &at.name("prices"));
        check.market_amounts(&plan.market_prices, &at.name("market_prices"));
    }
    if let Some(unit) = &variant.unit_price {
        let at = at.name("unit_price");
        check.fit(exact::contents(unit.quantity), &at.name("quantity"));
        check.fit(exact::contents(unit.reference), &at.name("reference"));
        check.name(&unit.unit, &at.name("unit"));
    }
    if let Some(image) = &variant.image {
        super::product::check_image(check, image, &at.name("image"));
    }
}

fn check_open_options(check: &mut Check<'_>, variant: &Variant, at: &Place<'_>) {
    for (name, values) in &variant.open_options {
        let at = at.name(name);
        check.name(name, &at);
        if variant.options.contains_key(name) {
            let message = format!("`{}` has a value in \"options\" already", shown(name));
            check.report(codes::DUPLICATE_NAME, &at, message, help("leave it out here, or there"));
        }
        if values.is_empty() {
            check.empty_list(&at);
        }
        let mut known = BTreeSet::new();
        for (index, value) in values.iter().enumerate() {
            let at = at.index(index);
            check.name(value, &at);
            if !known.insert(value) {
                let message = format!("`{}` can be chosen twice", shown(value));
                check.report(codes::DUPLICATE_ID, &at, message, help("remove one of them"));
            }
        }
    }
    let count = choices::count(variant);
    if count > choices::MOST {
        let message =
            format!("these options can be chosen in {count} ways; at most {} are possible", choices::MOST);
        let help = help("give it variants of their own for some of the values");
        check.report(codes::OUT_OF_RANGE, at, message, help);
    }
}

fn check_rule(check: &mut Check<'_>, rule: &QuantityRule, at: &Place<'_>) {
    for (name, count) in [("min", rule.min), ("max", rule.max), ("increment", rule.increment)] {
        if let Some(count) = count {
            check.quantity(count, &at.name(name));
        }
    }
    if rule.max.is_some_and(|max| rule.min.is_some_and(|min| min > max)) {
        let help = help("exchange \"min\" and \"max\"");
        check.report(codes::EMPTY_RANGE, at, "this range ends before it begins", help);
    }
}
