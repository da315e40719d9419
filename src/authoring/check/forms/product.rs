//! Products to suggest.

use crate::check::Check;
use crate::place::Place;
use crate::source::{OneOrMany, Quantity, Suggest};

pub(super) fn check(check: &mut Check<'_>, list: &OneOrMany<Suggest>, at: &Place<'_>) {
    if list.as_slice().is_empty() {
        check.empty_list(at);
    }
    for (index, suggest) in list.as_slice().iter().enumerate() {
        check_one(check, suggest, &at.index(index));
    }
}

fn check_one(check: &mut Check<'_>, suggest: &Suggest, at: &Place<'_>) {
    if let Some(Quantity::Fixed(quantity)) = suggest.quantity {
        check.quantity(quantity, &at.name("quantity"));
    }
    let Some(product) = check.product_ref(&suggest.product, &at.name("product")) else { return };
    check.variants_of(product, suggest.variant.as_ref(), &at.name("variant"));
    check.same(product, suggest.same.as_ref(), &at.name("same"));
}
