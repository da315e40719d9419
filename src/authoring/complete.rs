//! One vocabulary for collections and tags, which have [slugs](super::slug) beside their names.
//!
//! A rule may use either: what it compares is completed with the other form, where that is certain. Two names of the
//! index with one slug stay two.

use super::slug::slugs;
use super::source::{Condition, NameTest, OneOrMany, RuleBundle};
use std::collections::{BTreeMap, BTreeSet};

/// Completes what the offers compare with the other form of each name.
pub(super) fn complete(bundle: &mut RuleBundle) {
    let with_slugs = NameTest::ALL.iter().copied().filter(|test| test.has_slugs());
    let known: Vec<(NameTest, Known)> = with_slugs.map(|test| (test, Known::of(bundle, test))).collect();
    for offer in &mut bundle.offers {
        for condition in [&mut offer.when, &mut offer.unless].into_iter().flatten() {
            in_condition(condition, &known);
        }
    }
}

/// The names of the index, by their slugs.
struct Known {
    by_slug: BTreeMap<String, BTreeSet<String>>,
}

impl Known {
    fn of(bundle: &RuleBundle, test: NameTest) -> Known {
        let mut known = Known { by_slug: BTreeMap::new() };
        for name in bundle.products.iter().flat_map(|product| test.of_product(product)) {
            for slug in slugs(name) {
                known.by_slug.entry(slug).or_default().insert(name.clone());
            }
        }
        known
    }

    /// The other forms of a name.
    fn others(&self, name: &str) -> BTreeSet<String> {
        let mut others = BTreeSet::new();
        for slug in slugs(name) {
            let same: Vec<&String> =
                self.by_slug.get(&slug).into_iter().flatten().filter(|one| *one != name).collect();
            match same.as_slice() {
                [] => drop(others.insert(slug)),
                // What the rule has is the slug of the only name of the index.
                [only] if slug == name => drop(others.insert((*only).clone())),
                _ => {}
            }
        }
        others.remove(name);
        others
    }
}

fn in_condition(condition: &mut Condition, known: &[(NameTest, Known)]) {
    if let Some(line) = &mut condition.line {
        for (test, known) in known {
            let names = match test {
                NameTest::Collection => &mut line.collection,
                NameTest::Tag => &mut line.tag,
                _ => continue,
            };
            let Some(list) = names else { continue };
            let others: BTreeSet<String> =
                list.as_slice().iter().flat_map(|name| known.others(name)).collect();
            let missing = others.into_iter().filter(|other| !list.as_slice().contains(other));
            let all: Vec<String> = list.as_slice().iter().cloned().chain(missing).collect();
            if all.len() > list.as_slice().len() {
                *list = OneOrMany::Many(all);
            }
        }
    }
    for inner in [&mut condition.all, &mut condition.any, &mut condition.none].into_iter().flatten().flatten()
    {
        in_condition(inner, known);
    }
}
