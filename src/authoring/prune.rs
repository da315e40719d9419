//! What the offers need of the product index: the compiled form goes without the rest, and decides the same.
//!
//! A product is kept where an offer brings it, where a condition names it or something that it has, where it does
//! a job that an offer does, or where a condition is met by any line. Of what is kept, the facts that no rule asks
//! for are left out, and of what is only ever recognised, never brought or changed, the shop window as well.

use super::source::{Condition, LineCondition, Offer, OneOrMany, Product, RuleBundle, Variant};
use std::collections::BTreeSet;

type Names<'a> = BTreeSet<&'a str>;

/// What the offers need of the products.
pub(super) fn needed_products(bundle: &RuleBundle) -> Vec<Product> {
    let asked = Asked::of(bundle);
    let mut about = Asked::default();
    for when in bundle.offers.iter().filter(|offer| is_about_trigger(offer)).flat_map(|offer| &offer.when) {
        about.condition(when);
    }
    let kept = bundle.products.iter().filter(|product| asked.needs(product));
    kept.map(|product| asked.reduced(product, asked.brings(product) || about.needs(product))).collect()
}

/// Whether an offer is about its trigger line itself: it shows it, changes it or adds more of it.
fn is_about_trigger(offer: &Offer) -> bool {
    let itself = offer.guidance.is_some() || offer.confirm.is_some();
    itself || offer.tier.is_some() || offer.quantity_break.is_some()
}

/// What the offers ask of products.
#[derive(Default)]
struct Asked<'a> {
    products: Names<'a>,
    variants: Names<'a>,
    collections: Names<'a>,
    tags: Names<'a>,
    types: Names<'a>,
    vendors: Names<'a>,
    skus: Names<'a>,
    /// Options and attributes by which lines are recognised.
    facts: Names<'a>,
    /// Options and attributes that something must share with its trigger.
    shared: Names<'a>,
    /// Products that an offer brings, by id, and variants of services and steps.
    brought: Names<'a>,
    brought_variants: Names<'a>,
    jobs: Names<'a>,
    /// Some condition is met by any line, so that any product may be a trigger.
    any_line: bool,
    /// Some offer looks at what the trigger costs.
    prices: bool,
}

impl<'a> Asked<'a> {
    fn of(bundle: &'a RuleBundle) -> Asked<'a> {
        let mut asked = Asked::default();
        for offer in &bundle.offers {
            asked.offer(offer);
        }
        let brought = bundle.products.iter().filter(|product| asked.brings(product));
        let jobs: Vec<&str> = brought.flat_map(jobs_of).collect();
        asked.jobs.extend(jobs);
        asked
    }

    fn offer(&mut self, offer: &'a Offer) {
        for condition in [&offer.when, &offer.unless].into_iter().flatten() {
            self.condition(condition);
        }
        for suggest in offer.suggest.iter().flat_map(OneOrMany::as_slice) {
            self.brought.insert(&suggest.product);
            self.shared.extend(names(&suggest.same));
        }
        for component in offer.kit.iter().flat_map(|kit| &kit.components) {
            self.brought.insert(&component.product);
            self.shared.extend(names(&component.same));
        }
        for step in offer.tier.iter().flat_map(|tier| &tier.steps) {
            self.brought_variants.extend(step.variant.as_deref());
            self.brought_variants.extend(step.service.as_deref());
        }
        self.prices |= offer.max_price_share.is_some();
        self.jobs.extend(names(&offer.need));
    }

    fn condition(&mut self, condition: &'a Condition) {
        if let Some(line) = &condition.line {
            self.line(line);
        }
        for inner in [&condition.all, &condition.any, &condition.none].into_iter().flatten().flatten() {
            self.condition(inner);
        }
    }

    fn line(&mut self, line: &'a LineCondition) {
        self.products.extend(names(&line.product));
        self.variants.extend(names(&line.variant));
        self.collections.extend(names(&line.collection));
        self.tags.extend(names(&line.tag));
        self.types.extend(names(&line.product_type));
        self.vendors.extend(names(&line.vendor));
        self.skus.extend(names(&line.sku));
        self.facts.extend(line.option.iter().flatten().map(|(name, _)| name.as_str()));
        self.facts.extend(line.attribute.iter().flatten().map(|(name, _)| name.as_str()));
        self.prices |= line.price.is_some();
        self.any_line |= is_met_by_any(line);
    }

    fn brings(&self, product: &Product) -> bool {
        self.brought.contains(product.id.as_str())
            || product.variants.iter().any(|one| self.brought_variants.contains(one.id.as_str()))
    }

    fn needs(&self, product: &Product) -> bool {
        let has = |names: &Names<'_>, list: &[String]| list.iter().any(|name| names.contains(name.as_str()));
        let is = |names: &Names<'_>, name: &Option<String>| {
            name.as_ref().is_some_and(|name| names.contains(name.as_str()))
        };
        let variant = |one: &Variant| {
            self.variants.contains(one.id.as_str())
                || is(&self.skus, &one.sku)
                || one.options.keys().any(|name| self.facts.contains(name.as_str()))
        };
        self.any_line
            || self.brings(product)
            || self.products.contains(product.id.as_str())
            || has(&self.collections, &product.collections)
            || has(&self.tags, &product.tags)
            || is(&self.types, &product.product_type)
            || is(&self.vendors, &product.vendor)
            || product.attributes.keys().any(|name| self.facts.contains(name.as_str()))
            || product.variants.iter().any(variant)
            || jobs_of(product).any(|job| self.jobs.contains(job))
    }

    /// The product without what no rule asks for. What is brought or changed keeps all that the shop shows of it.
    fn reduced(&self, product: &Product, shown: bool) -> Product {
        let mut kept = product.clone();
        let asked = |name: &String| self.facts.contains(name.as_str()) || self.shared.contains(name.as_str());
        kept.collections.retain(|name| self.collections.contains(name.as_str()));
        kept.tags.retain(|name| self.tags.contains(name.as_str()));
        kept.product_type = kept.product_type.filter(|name| self.types.contains(name.as_str()));
        kept.vendor = kept.vendor.filter(|name| self.vendors.contains(name.as_str()));
        kept.attributes.retain(|name, _| asked(name));
        let jobs: Vec<String> =
            jobs_of(product).filter(|job| self.jobs.contains(job)).map(String::from).collect();
        kept.need = (!jobs.is_empty()).then_some(OneOrMany::Many(jobs));
        for variant in &mut kept.variants {
            variant.sku = variant.sku.take().filter(|sku| self.skus.contains(sku.as_str()));
        }
        if !shown {
            kept.url = None;
            kept.image = None;
            for variant in &mut kept.variants {
                variant.title = None;
                variant.options.retain(|name, _| asked(name));
                self.recognised(variant);
            }
        }
        kept
    }

    /// What is left of a variant that is only ever recognised.
    fn recognised(&self, variant: &mut Variant) {
        if !self.prices {
            variant.prices.clear();
            variant.market_prices.clear();
        }
        variant.compare_at.clear();
        variant.lowest_30_days.clear();
        variant.stock = None;
        variant.quantity_rule = None;
        variant.plans.clear();
        variant.unit_price = None;
    }
}

/// Whether a condition asks for nothing that a name of the index could answer.
fn is_met_by_any(line: &LineCondition) -> bool {
    let named = [
        &line.product,
        &line.variant,
        &line.collection,
        &line.tag,
        &line.product_type,
        &line.vendor,
        &line.sku,
    ];
    named.into_iter().all(Option::is_none) && line.attribute.is_none() && line.option.is_none()
}

fn names(list: &Option<OneOrMany<String>>) -> impl Iterator<Item = &str> {
    list.iter().flat_map(OneOrMany::as_slice).map(String::as_str)
}

fn jobs_of(product: &Product) -> impl Iterator<Item = &str> {
    names(&product.need)
}
