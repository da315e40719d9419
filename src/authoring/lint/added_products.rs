//! The products that offers add to the cart: only of these are the picture and the struck-through price shown.

use super::{Lint, Subject};
use std::collections::BTreeSet;

/// The places, in the file, of the products that the offers add.
pub(super) fn added_products(lint: &Lint<'_, '_>, subjects: &[Subject<'_>]) -> BTreeSet<u32> {
    let forms = subjects.iter().flat_map(|subject| subject.offer.forms());
    let added = forms.flat_map(|form| form.facts().added());
    added.filter_map(|one| lint.catalog.product(one.product)).map(|(place, _)| place).collect()
}
