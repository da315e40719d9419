//! Which products of the index a condition is about, found by name and not by going through all of them.

use crate::exact;
use crate::slug;
use crate::source::{
    AttributeValue, Condition, KnownBy, LineCondition, LineTest, NameTest, Product, RuleBundle, TestValue,
};
use cart_associate_core::money::Money;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// The products that lines meeting a condition can be of.
#[derive(Debug, Clone)]
pub(super) struct Reach {
    /// Places in the product index, sorted.
    pub(super) products: Rc<[u32]>,
    /// Whether there can be no others: what the cart brings live may add to collections, tags, types and vendors.
    pub(super) closed: bool,
    /// Whether any line at all will do.
    pub(super) any: bool,
}

type Postings<'a> = HashMap<&'a str, Vec<u32>>;

/// The product index by everything that a condition can name.
pub(super) struct Catalog<'a> {
    pub(super) products: &'a [Product],
    by_id: HashMap<&'a str, u32>,
    /// Places of products by the names that conditions compare.
    by_name: HashMap<NameTest, Postings<'a>>,
    /// The same, by the slugs of those names that have one.
    by_slug: HashMap<NameTest, HashMap<String, Vec<u32>>>,
    /// Attributes with their values.
    attributes: HashSet<(&'a str, String)>,
    all: Rc<[u32]>,
    /// Conditions that have been looked up: by what they say, and by where they stand, which is quicker to ask.
    known: HashMap<String, Reach>,
    seen: HashMap<*const LineCondition, Reach>,
    /// By the products of a reach: the currencies that they have prices in, with the highest.
    kept: Vec<Rc<[u32]>>,
    prices: HashMap<*const [u32], Rc<BTreeMap<&'a str, Money>>>,
}

impl<'a> Catalog<'a> {
    pub(super) fn new(bundle: &'a RuleBundle) -> Catalog<'a> {
        let mut catalog = Catalog {
            products: &bundle.products,
            by_id: HashMap::new(),
            by_name: HashMap::new(),
            by_slug: HashMap::new(),
            attributes: HashSet::new(),
            all: (0..).zip(&bundle.products).map(|(at, _)| at).collect(),
            known: HashMap::new(),
            seen: HashMap::new(),
            kept: Vec::new(),
            prices: HashMap::new(),
        };
        for (at, product) in (0..).zip(&bundle.products) {
            catalog.by_id.entry(&product.id).or_insert(at);
            for test in NameTest::ALL {
                let postings = catalog.by_name.entry(*test).or_default();
                let of_variants = product.variants.iter().flat_map(|variant| test.of_variant(variant));
                for name in test.of_product(product).iter().chain(of_variants) {
                    let places = postings.entry(name).or_default();
                    if places.last() != Some(&at) {
                        places.push(at);
                    }
                }
            }
            catalog.add_slugs(at, product);
            let values = product.attributes.iter().map(|(name, value)| (name.as_str(), format!("{value:?}")));
            catalog.attributes.extend(values);
        }
        catalog
    }

    fn add_slugs(&mut self, at: u32, product: &'a Product) {
        for test in NameTest::ALL.iter().filter(|test| test.has_slugs()) {
            let postings = self.by_slug.entry(*test).or_default();
            for slug in test.of_product(product).iter().flat_map(|name| slug::slugs(name)) {
                let places = postings.entry(slug).or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
        }
    }

    /// The products that have this name, or a name of which it is the slug.
    fn named(&self, test: NameTest, name: &str) -> Vec<u32> {
        let exact = self.by_name.get(&test).and_then(|postings| postings.get(name));
        let mut places = exact.cloned().unwrap_or_default();
        if let Some(by_slug) = self.by_slug.get(&test) {
            places.extend(by_slug.get(name).into_iter().flatten());
        }
        sorted(places)
    }

    /// The place of a product, and itself.
    pub(super) fn product(&self, id: &str) -> Option<(u32, &'a Product)> {
        let at = *self.by_id.get(id)?;
        Some((at, self.at(at)?))
    }

    /// Whether some product or variant has this name, or a name of which it is the slug.
    pub(super) fn knows(&self, test: NameTest, name: &str) -> bool {
        let by_slug = || self.by_slug.get(&test).is_some_and(|postings| postings.contains_key(name));
        self.by_name.get(&test).is_some_and(|postings| postings.contains_key(name)) || by_slug()
    }

    /// All names of a kind.
    pub(super) fn names(&self, test: NameTest) -> impl Iterator<Item = &'a str> {
        self.by_name.get(&test).into_iter().flat_map(HashMap::keys).copied()
    }

    /// Whether some product has this value of an attribute.
    pub(super) fn has(&self, name: &str, value: &AttributeValue) -> bool {
        self.attributes.contains(&(name, format!("{value:?}")))
    }

    /// The product at a place.
    pub(super) fn at(&self, place: u32) -> Option<&'a Product> {
        self.products.get(usize::try_from(place).ok()?)
    }

    /// The products of these places.
    pub(super) fn those(&self, reach: &Reach) -> impl Iterator<Item = &'a Product> {
        reach.products.iter().filter_map(|at| self.products.get(usize::try_from(*at).ok()?))
    }

    /// The highest price among these products in each currency that any of them has a price in.
    pub(super) fn prices(&mut self, reach: &Reach) -> Rc<BTreeMap<&'a str, Money>> {
        let key = Rc::as_ptr(&reach.products);
        if let Some(known) = self.prices.get(&key) {
            return Rc::clone(known);
        }
        let mut highest: BTreeMap<&str, Money> = BTreeMap::new();
        for variant in self.those(reach).flat_map(|product| &product.variants) {
            let by_market = variant.market_prices.values().flatten();
            for (currency, text) in variant.prices.iter().chain(by_market) {
                if let Ok(price) = exact::amount(text, currency) {
                    let known = highest.entry(currency).or_insert(price);
                    *known = (*known).max(price);
                }
            }
        }
        let highest = Rc::new(highest);
        // The products are kept as long as their prices, so that no other list takes their place in memory.
        self.kept.push(Rc::clone(&reach.products));
        self.prices.insert(key, Rc::clone(&highest));
        highest
    }

    /// What the trigger line can be of. Of conditions that must all hold, the one that fewest lines meet.
    pub(super) fn reach(&mut self, condition: &Condition) -> Option<Reach> {
        self.required(condition).into_iter().min_by_key(|reach| (reach.any, reach.products.len()))
    }

    /// For each line that a condition cannot do without, what it can be of.
    pub(super) fn required(&mut self, condition: &Condition) -> Vec<Reach> {
        let mut required = Vec::new();
        if let Some(line) = &condition.line {
            required.push(self.line(line));
        }
        for inner in condition.all.iter().flatten() {
            required.extend(self.required(inner));
        }
        if let Some(any) = &condition.any {
            let ways: Option<Vec<Reach>> = any.iter().map(|one| self.reach(one)).collect();
            required.extend(ways.map(|ways| union(&ways)));
        }
        required
    }

    /// The products that a line condition is about.
    pub(super) fn line(&mut self, line: &LineCondition) -> Reach {
        // The file stays where it is while it is linted, so a place is as good as a name.
        if let Some(seen) = self.seen.get(&std::ptr::from_ref(line)) {
            return seen.clone();
        }
        let reach = self.line_by_words(line);
        self.seen.insert(line, reach.clone());
        reach
    }

    fn line_by_words(&mut self, line: &LineCondition) -> Reach {
        // What only the cart knows says nothing of which product it is.
        let mut tests = line.tests();
        tests.retain(|test| test.known_by() != KnownBy::Cart);
        let key = format!("{tests:?}");
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let reach = self.look_up(&tests);
        self.known.insert(key, reach.clone());
        reach
    }

    fn look_up(&self, tests: &[LineTest<'_>]) -> Reach {
        let by_names = tests.iter().filter_map(|test| match test.value() {
            TestValue::Names(test, names) => {
                Some(sorted(names.as_slice().iter().flat_map(|name| self.named(test, name)).collect()))
            }
            TestValue::Options(_)
            | TestValue::Attributes(_)
            | TestValue::Amounts(_)
            | TestValue::Plain(_) => None,
        });
        let fewest = by_names.min_by_key(Vec::len);
        let closed = tests.iter().any(|test| test.known_by() == KnownBy::Index);
        let from = fewest.as_deref().unwrap_or(&self.all);
        let meets = |at: &&u32| {
            self.at(**at).is_some_and(|product| {
                product.variants.iter().any(|one| tests.iter().all(|test| test.passes(product, one)))
            })
        };
        let products: Rc<[u32]> = from.iter().filter(meets).copied().collect();
        let any = !tests.iter().any(|test| test.singles_out());
        Reach { products, closed, any }
    }
}

fn union(ways: &[Reach]) -> Reach {
    let products = sorted(ways.iter().flat_map(|way| way.products.iter().copied()).collect());
    let all = |test: fn(&Reach) -> bool| ways.iter().all(test);
    Reach { products: products.into(), closed: all(|way| way.closed), any: ways.iter().any(|way| way.any) }
}

fn sorted(mut places: Vec<u32>) -> Vec<u32> {
    places.sort_unstable();
    places.dedup();
    places
}
