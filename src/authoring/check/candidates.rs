//! Which variants of the index a trigger could be about: an upper bound, from what a line must be.

use super::Check;
use crate::source::{
    AttributeTest, AttributeValue, Condition, LineCondition, NumberRange, Offer, OneOrMany, Product, Variant,
};
use core::slice::from_ref;
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
            if check.index.whole_variant(&variant.id).is_none() {
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

/// Whether a variant meets what a line condition asks of the index.
pub(crate) fn matches(line: &LineCondition, product: &Product, variant: &Variant) -> bool {
    let among = |names: &Option<OneOrMany<String>>, have: &[String]| {
        names.as_ref().is_none_or(|names| names.as_slice().iter().any(|name| have.contains(name)))
    };
    let option = |(name, values): (&String, &OneOrMany<String>)| {
        variant.options.get(name).is_some_and(|have| values.as_slice().contains(have))
    };
    let attribute = |(name, test): (&String, &AttributeTest)| {
        product.attributes.get(name).is_some_and(|have| passes(test, have))
    };
    among(&line.product, from_ref(&product.id))
        && among(&line.variant, from_ref(&variant.id))
        && among(&line.collection, &product.collections)
        && among(&line.tag, &product.tags)
        && among(&line.product_type, product.product_type.as_slice())
        && among(&line.vendor, product.vendor.as_slice())
        && among(&line.sku, variant.sku.as_slice())
        && line.option.iter().flatten().all(option)
        && line.attribute.iter().flatten().all(attribute)
}

fn passes(test: &AttributeTest, value: &AttributeValue) -> bool {
    match (test, value) {
        (AttributeTest::Is(values), value) => values.as_slice().contains(value),
        (AttributeTest::Between(NumberRange { min, max }), AttributeValue::Number(number)) => {
            min.is_none_or(|min| *number >= min) && max.is_none_or(|max| *number <= max)
        }
        (AttributeTest::Between(_), _) => false,
    }
}
