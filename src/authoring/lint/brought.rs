//! The products that offers bring into the cart: only of these are the picture and the struck-through price shown.

use super::{Lint, Subject};
use crate::source::OneOrMany;
use std::collections::BTreeSet;

/// The places, in the file, of the products that an offer suggests or a kit is made of.
pub(super) fn brought(lint: &Lint<'_, '_>, subjects: &[Subject<'_>]) -> BTreeSet<u32> {
    let mut brought = BTreeSet::new();
    for Subject { offer, .. } in subjects {
        let suggested = offer.suggest.iter().flat_map(OneOrMany::as_slice).map(|one| one.product.as_str());
        let parts = offer.kit.iter().flat_map(|kit| &kit.components).map(|one| one.product.as_str());
        brought.extend(suggested.chain(parts).filter_map(|id| lint.catalogue.product(id)).map(|(at, _)| at));
    }
    brought
}
