//! `same`: whether anything that triggers an offer has a value that what is suggested has too.

use super::Lint;
use crate::check::reference::shown;
use crate::codes;
use crate::place::Place;
use crate::source::{AttributeValue, Offer, OneOrMany, Product};

/// Whether something fits.
pub(super) fn check(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) -> bool {
    let (Some(when), Some(list)) = (&offer.when, &offer.suggest) else { return true };
    let Some(reach) = lint.catalog.reach(when) else { return true };
    let at = at.name("suggest");
    let mut misfits = Vec::new();
    for (index, suggest) in list.as_slice().iter().enumerate() {
        let Some((_, product)) = lint.catalog.product(&suggest.product) else { return true };
        let names = suggest.same.as_ref().map(OneOrMany::as_slice).unwrap_or_default();
        let alike = |name: &String| {
            let ours = values(product, name);
            // The product itself fits itself, and is in the cart already when it is there.
            let mut triggers = lint.catalog.those(&reach).filter(|one| one.id != product.id);
            triggers.any(|trigger| values(trigger, name).iter().any(|value| ours.contains(value)))
        };
        match names.iter().position(|name| !alike(name)) {
            None => return true,
            Some(misfit) => misfits.push((index, misfit)),
        }
    }
    for (index, misfit) in misfits {
        let (one, Some(suggest)) = (at.index(index), list.as_slice().get(index)) else { continue };
        let name = suggest.same.iter().flat_map(OneOrMany::as_slice).nth(misfit).map(String::as_str);
        let name = shown(name.unwrap_or_default());
        let message =
            format!("nothing that triggers this has the same `{name}` as `{}`", shown(&suggest.product));
        let help = format!("give `{name}` to the products that trigger it, or leave it out of `same`");
        let same = one.name("same");
        lint.check.warn(codes::NEVER_FITS, &same.index(misfit), message, Some(help));
    }
    false
}

/// The values that a product has of an option or attribute.
pub(super) fn values(product: &Product, name: &str) -> Vec<AttributeValue> {
    let options = product.variants.iter().filter_map(|variant| variant.options.get(name));
    let mut values: Vec<_> = options.map(|value| AttributeValue::Word(value.clone())).collect();
    values.extend(product.attributes.get(name).cloned());
    values
}
