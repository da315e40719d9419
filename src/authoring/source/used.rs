//! Which languages and currencies a rule bundle uses.

use super::{
    Amounts, Condition, Deal, LineCondition, MarketAmounts, Offer, Product, RuleBundle, TestValue, Text,
};
use std::collections::BTreeSet;

type Names<'a> = BTreeSet<&'a str>;

impl RuleBundle {
    /// The languages that localised texts are given in, sorted.
    pub fn languages_used(&self) -> BTreeSet<&str> {
        let products = self.products.iter().flat_map(Product::texts);
        let offers = self.offers.iter().flat_map(Offer::texts);
        let mut used = Names::new();
        for text in products.chain(offers) {
            if let Text::Localised(all) = text {
                used.extend(all.keys().map(String::as_str));
            }
        }
        used
    }

    /// The currencies that amounts are given in, sorted.
    pub fn currencies_used(&self) -> BTreeSet<&str> {
        let mut used = Names::new();
        for variant in self.products.iter().flat_map(|product| &product.variants) {
            amounts(&variant.prices, &mut used);
            by_market(&variant.market_prices, &mut used);
            amounts(&variant.compare_at, &mut used);
            by_market(&variant.lowest_30_days, &mut used);
            for plan in &variant.plans {
                amounts(&plan.prices, &mut used);
                by_market(&plan.market_prices, &mut used);
            }
        }
        for offer in &self.offers {
            for condition in [&offer.when, &offer.unless].into_iter().flatten() {
                in_condition(condition, &mut used);
            }
            for deal in offer.forms().into_iter().filter_map(|form| form.facts().deal()) {
                in_deal(deal, &mut used);
            }
        }
        used
    }
}

fn amounts<'a>(amounts: &'a Amounts, used: &mut Names<'a>) {
    used.extend(amounts.keys().map(String::as_str));
}

fn by_market<'a>(markets: &'a MarketAmounts, used: &mut Names<'a>) {
    for market in markets.values() {
        amounts(market, used);
    }
}

fn in_deal<'a>(deal: &'a Deal, used: &mut Names<'a>) {
    for general in [&deal.amount_off, &deal.total].into_iter().flatten() {
        amounts(general, used);
    }
    for market in deal.market_totals.iter() {
        by_market(market, used);
    }
}

fn in_condition<'a>(condition: &'a Condition, used: &mut Names<'a>) {
    for test in condition.line.iter().flat_map(LineCondition::tests) {
        match test.value() {
            TestValue::Amounts(ranges) => used.extend(ranges.keys().map(String::as_str)),
            TestValue::Names(..) | TestValue::Options(_) | TestValue::Attributes(_) | TestValue::Plain(_) => {
            }
        }
    }
    used.extend(condition.subtotal.iter().flatten().map(|(currency, _)| currency.as_str()));
    for list in [&condition.all, &condition.any, &condition.none].into_iter().flatten() {
        for inner in list {
            in_condition(inner, used);
        }
    }
}

impl Product {
    /// Every text of the product that is shown.
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts = vec![&self.title];
        texts.extend(&self.short_name);
        texts.extend(self.image.iter().map(|image| &image.alt));
        for variant in &self.variants {
            texts.extend(&variant.title);
            texts.extend(variant.image.iter().map(|image| &image.alt));
        }
        texts
    }
}

impl Offer {
    /// Every text of the offer that is shown, its why among them.
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts = vec![&self.why];
        texts.extend(&self.title);
        for form in self.forms() {
            texts.extend(form.facts().texts().into_iter().map(|text| text.text));
        }
        texts
    }
}
