//! Kits: their components and their price.

use super::deal;
use crate::check::saving::{self, Part};
use crate::check::{Check, help};
use crate::codes;
use crate::place::Place;
use crate::source::Kit;
use std::collections::BTreeSet;

pub(super) fn check(check: &mut Check<'_>, kit: &Kit, at: &Place<'_>) {
    let list = at.name("components");
    let mut products = BTreeSet::new();
    let mut parts = Vec::new();
    for (index, component) in kit.components.iter().enumerate() {
        let at = list.index(index);
        let quantity = component.units();
        check.quantity(quantity, &at.name("quantity"));
        if !products.insert(&component.product) {
            let message = format!(
                "product `{}` is in this kit twice",
                cart_associate_core::text::clean(&component.product)
            );
            let help = help("give one component with a \"quantity\"");
            check.report(codes::SMALL_KIT, &at.name("product"), message, help);
        }
        let Some(product) = check.product_ref(&component.product, &at.name("product")) else { continue };
        check.variants_of(product, component.variant.as_ref(), &at.name("variant"));
        check.same(product, component.same.as_ref(), &at.name("same"));
        if let Some(product) = check.index.readable_product(&component.product) {
            let allowed = component.variant.as_ref().map(|ids| ids.as_slice());
            let variants =
                product.variants.iter().filter(|one| allowed.is_none_or(|ids| ids.contains(&one.id)));
            parts.push(Part { variants: variants.collect(), quantity });
        }
    }
    if kit.components.len() < 2 {
        let help = help("for more of one product make a `quantity_break`");
        check.report(codes::SMALL_KIT, &list, "a kit has at least two components", help);
    }
    let at = at.name("deal");
    let complete = parts.len() == kit.components.len() && parts.iter().all(|part| !part.variants.is_empty());
    if deal::check(check, &kit.deal, &at) && complete && products.len() >= 2 {
        saving::check(check, &parts, &kit.deal, true, &at);
    }
}
