//! Whether one condition holds whenever another does. Only what is certain counts: a no may be a yes that takes
//! more thought than this.

use super::Lint;
use crate::source::{AttributeTest, Condition, LineCondition, OneOrMany};
use std::collections::BTreeMap;

/// Whether `then` holds wherever `when` does.
pub(super) fn follows(lint: &mut Lint<'_, '_>, when: &Condition, then: &Condition) -> bool {
    if *then == Condition::default() {
        return false;
    }
    if when == then {
        return true;
    }
    let all = then.all.iter().flatten().all(|one| follows(lint, when, one));
    let any = then.any.as_ref().is_none_or(|any| any.iter().any(|one| follows(lint, when, one)));
    let line = then.line.as_ref().is_none_or(|line| line_follows(lint, when, line));
    let rest = (then.none.is_none() || then.none == when.none)
        && (then.subtotal.is_none() || then.subtotal == when.subtotal)
        && (then.items.is_none() || then.items == when.items)
        && (then.lines.is_none() || then.lines == when.lines)
        && (then.code.is_none() || then.code == when.code);
    all && any && line && rest
}

fn line_follows(lint: &mut Lint<'_, '_>, when: &Condition, then: &LineCondition) -> bool {
    if lines(when).into_iter().any(|line| is_within(line, then)) {
        return true;
    }
    if then.quantity.is_some() || then.price.is_some() || then.subscription.is_some() {
        return false;
    }
    // Every variant of the products that the trigger needs would have to be met, so options decide nothing here.
    if then.variant.is_some()
        || then.sku.is_some()
        || then.option.is_some()
        || then.requires_shipping.is_some()
    {
        return false;
    }
    let wide = lint.catalogue.line(then).products;
    let required = lint.catalogue.required(when);
    required.iter().any(|reach| {
        reach.closed
            && !reach.products.is_empty()
            && reach.products.iter().all(|at| wide.binary_search(at).is_ok())
    })
}

/// The lines that a condition cannot do without.
fn lines(condition: &Condition) -> Vec<&LineCondition> {
    let mut all: Vec<&LineCondition> = condition.line.iter().collect();
    all.extend(condition.all.iter().flatten().flat_map(lines));
    all
}

/// Whether every line that meets `narrow` meets `wide`: it asks for no more than that.
fn is_within(narrow: &LineCondition, wide: &LineCondition) -> bool {
    let names = |narrow: &Option<OneOrMany<String>>, wide: &Option<OneOrMany<String>>| match (narrow, wide) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(narrow), Some(wide)) => narrow.as_slice().iter().all(|name| wide.as_slice().contains(name)),
    };
    names(&narrow.product, &wide.product)
        && names(&narrow.variant, &wide.variant)
        && names(&narrow.collection, &wide.collection)
        && names(&narrow.tag, &wide.tag)
        && names(&narrow.product_type, &wide.product_type)
        && names(&narrow.vendor, &wide.vendor)
        && names(&narrow.sku, &wide.sku)
        && by_name(&narrow.option, &wide.option, |narrow, wide| {
            narrow.as_slice().iter().all(|value| wide.as_slice().contains(value))
        })
        && by_name(&narrow.attribute, &wide.attribute, |narrow: &AttributeTest, wide| match (narrow, wide) {
            (AttributeTest::Is(narrow), AttributeTest::Is(wide)) => {
                narrow.as_slice().iter().all(|value| wide.as_slice().contains(value))
            }
            (narrow, wide) => narrow == wide,
        })
        && (wide.price.is_none() || wide.price == narrow.price)
        && (wide.subscription.is_none() || wide.subscription == narrow.subscription)
        && (wide.requires_shipping.is_none() || wide.requires_shipping == narrow.requires_shipping)
        && (wide.quantity.is_none() || wide.quantity == narrow.quantity)
}

fn by_name<T>(
    narrow: &Option<BTreeMap<String, T>>,
    wide: &Option<BTreeMap<String, T>>,
    within: impl Fn(&T, &T) -> bool,
) -> bool {
    wide.iter().flatten().all(|(name, wide)| {
        narrow.as_ref().and_then(|all| all.get(name)).is_some_and(|narrow| within(narrow, wide))
    })
}
