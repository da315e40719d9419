//! Which variants of the index a trigger could be about: an upper bound, from what a line must be.

use super::Check;
use crate::source::{Condition, LineCondition, Offer, OneOrMany, Product, Variant};
use std::collections::BTreeSet;

/// The variants of the index that some line condition of the trigger matches. Empty as well where any of them
/// could not be read.
pub(super) fn of<'a>(check: &Check<'a>, offer: &Offer) -> Vec<&'a Variant> {
    let mut lines = Vec::new();
    if let Some(when) = &offer.when {
        collect(when, &mut lines);
    }
    // Where every line names its products, only those are gone through.
    let named: Option<Vec<&[String]>> =
        lines.iter().map(|line| line.product.as_ref().map(OneOrMany::as_slice)).collect();
    let of_these: Vec<(&Product, &Variant)> = match named {
        Some(named) => {
            let ids: BTreeSet<&String> = named.into_iter().flatten().collect();
            let products = ids.into_iter().filter_map(|id| check.index.products.get(id.as_str()).copied());
            products
                .flat_map(|product| product.variants.iter().map(move |variant| (product, variant)))
                .collect()
        }
        None => check.index.variants.values().copied().collect(),
    };
    let mut found = Vec::new();
    for (product, variant) in of_these {
        if lines.iter().any(|line| matches(line, product, variant)) {
            if check.index.readable_variant(&variant.id).is_none() {
                return Vec::new();
            }
            found.push(variant);
        }
    }
    found
}

fn collect<'c>(condition: &'c Condition, lines: &mut Vec<&'c LineCondition>) {
    lines.extend(&condition.line);
    for inner in [&condition.all, &condition.any].into_iter().flatten().flatten() {
        collect(inner, lines);
    }
}

/// Whether some line of a variant of the index may pass every test of a line condition.
fn matches(line: &LineCondition, product: &Product, variant: &Variant) -> bool {
    line.tests().into_iter().all(|test| test.may_pass(product, variant))
}
