//! What the offers need of the product index: the compiled form goes without the rest, and decides the same.
//!
//! A product is kept where an offer adds it, where a condition compares a name or fact that it has, where it meets a
//! need that an offer meets, or where a condition matches any line. Of a product that is kept, the facts that no rule
//! compares are left out; of a product that is only recognized in a cart, and never shown, also what a card shows.

use super::source::{
    About, Condition, LineCondition, NameTest, Offer, OneOrMany, Product, RuleBundle, TestValue, Variant,
};
use std::collections::BTreeSet;

type Names<'a> = BTreeSet<&'a str>;

/// The products that the offers need, without what no rule compares.
pub(super) fn needed_products(bundle: &RuleBundle) -> Vec<Product> {
    let needs = Needs::of(bundle);
    let mut triggers = Needs::default();
    let is_about_trigger =
        |offer: &&Offer| offer.forms().iter().any(|form| form.facts().about() != About::Added);
    for when in bundle.offers.iter().filter(is_about_trigger).flat_map(|offer| &offer.when) {
        triggers.condition(when);
    }
    let kept = bundle.products.iter().filter(|product| needs.includes(product));
    kept.map(|product| needs.reduced(product, needs.is_added(product) || triggers.includes(product)))
        .collect()
}

/// What the offers need of products.
#[derive(Default)]
struct Needs<'a> {
    /// Names that conditions compare.
    names: BTreeSet<(NameTest, &'a str)>,
    /// Options and attributes that conditions compare.
    facts: Names<'a>,
    /// Options and attributes that what is suggested shares with its trigger.
    shared: Names<'a>,
    /// Ids of products that an offer adds to the cart.
    added: Names<'a>,
    /// Ids of variants that a line becomes, or that are added as a service.
    named_variants: Names<'a>,
    /// The needs that offers and the products they add meet.
    needs: Names<'a>,
    /// Some condition matches any line, so that any product may be a trigger.
    any_line: bool,
    /// Some offer depends on what the trigger costs.
    prices: bool,
}

impl<'a> Needs<'a> {
    fn of(bundle: &'a RuleBundle) -> Needs<'a> {
        let mut needs = Needs::default();
        for offer in &bundle.offers {
            needs.offer(offer);
        }
        let added = bundle.products.iter().filter(|product| needs.is_added(product));
        let by_products: Vec<&str> = added.flat_map(|product| names(&product.need)).collect();
        needs.needs.extend(by_products);
        needs
    }

    fn offer(&mut self, offer: &'a Offer) {
        for condition in [&offer.when, &offer.unless].into_iter().flatten() {
            self.condition(condition);
        }
        for form in offer.forms() {
            let facts = form.facts();
            for added in facts.added() {
                self.added.insert(added.product);
                self.shared.extend(added.same.iter().map(String::as_str));
            }
            self.named_variants.extend(facts.named_variants());
        }
        self.prices |= offer.max_price_share.is_some();
        self.needs.extend(names(&offer.need));
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
        let mut any_line = true;
        for test in line.tests() {
            self.prices |= test.needs_price();
            let facts = test.facts_read();
            any_line &= facts.is_empty();
            self.facts.extend(facts);
            match test.value() {
                TestValue::Names(test, names) => {
                    self.names.extend(names.as_slice().iter().map(|name| (test, name.as_str())));
                    any_line = false;
                }
                // What they read is asked above.
                TestValue::Options(_)
                | TestValue::Attributes(_)
                | TestValue::Amounts(_)
                | TestValue::Plain(_) => {}
            }
        }
        self.any_line |= any_line;
    }

    /// Whether some offer adds the product, or one of its variants.
    fn is_added(&self, product: &Product) -> bool {
        self.added.contains(product.id.as_str())
            || product.variants.iter().any(|one| self.named_variants.contains(one.id.as_str()))
    }

    /// Whether the compiled form needs the product.
    fn includes(&self, product: &Product) -> bool {
        let variants = &product.variants;
        let is_named = |test: NameTest| {
            let of_variants = variants.iter().flat_map(|variant| test.of_variant(variant));
            test.of_product(product).iter().chain(of_variants).any(|name| self.compares(test, name))
        };
        self.any_line
            || self.is_added(product)
            || NameTest::ALL.iter().copied().any(is_named)
            || product.attributes.keys().any(|name| self.facts.contains(name.as_str()))
            || variants
                .iter()
                .flat_map(|one| one.options.keys().chain(one.open_options.keys()))
                .any(|name| self.facts.contains(name.as_str()))
            || names(&product.need).any(|need| self.needs.contains(need))
    }

    fn compares(&self, test: NameTest, name: &str) -> bool {
        self.names.contains(&(test, name))
    }

    /// The product without what no rule compares. A product that is shown keeps everything that its card shows.
    fn reduced(&self, product: &Product, shown: bool) -> Product {
        let mut kept = product.clone();
        let compared =
            |name: &String| self.facts.contains(name.as_str()) || self.shared.contains(name.as_str());
        for test in NameTest::ALL {
            test.retain(&mut kept, &|name| self.compares(*test, name));
        }
        kept.attributes.retain(|name, _| compared(name));
        let needs: Vec<String> =
            names(&product.need).filter(|need| self.needs.contains(need)).map(String::from).collect();
        kept.need = (!needs.is_empty()).then_some(OneOrMany::Many(needs));
        if !shown {
            kept.url = None;
            kept.image = None;
            for variant in &mut kept.variants {
                variant.title = None;
                variant.image = None;
                variant.options.retain(|name, _| compared(name));
                variant.open_options.retain(|name, _| compared(name));
                self.reduce_variant(variant);
            }
        }
        kept
    }

    /// Removes from a variant what only matters where it is shown.
    fn reduce_variant(&self, variant: &mut Variant) {
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

fn names(list: &Option<OneOrMany<String>>) -> impl Iterator<Item = &str> {
    list.iter().flat_map(OneOrMany::as_slice).map(String::as_str)
}
