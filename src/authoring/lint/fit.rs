//! `same`: whether anything that triggers an offer has a value that what is suggested has too.

use super::Lint;
use super::trial::{Compared, Never, never};
use crate::check::reference::shown;
use crate::codes;
use crate::place::Place;
use crate::source::{Added, Offer, Product};

/// Whether something fits.
pub(super) fn check(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) -> bool {
    let (Some(when), Some(form)) = (&offer.when, offer.form()) else { return true };
    if form.facts().added().all(|added| added.same.is_empty()) {
        return true;
    }
    // Whichever line of a trigger that takes several is the one that the offer goes with.
    let required = lint.catalog.required(when);
    let mut compared = Compared::default();
    for reach in &required {
        let products: Vec<&Product> = lint.catalog.those(reach).collect();
        let Some(Never::Fits(also)) = never(lint, offer, &[products]) else { return true };
        compared.tried.extend(also.tried);
        compared.same.extend(also.same);
    }
    let at = at.name(form.field());
    let mut fits = true;
    for added in form.facts().added().filter(|added| compared.tried.contains(added.product)) {
        fits &= one(lint, &added, &compared, &at);
    }
    fits
}

/// Reports a product that does not go with any trigger. Whether it does.
fn one(lint: &mut Lint<'_, '_>, added: &Added<'_>, compared: &Compared, at: &Place<'_>) -> bool {
    let Some(last) = added.same.len().checked_sub(1) else { return true };
    // The first that agrees with no trigger is the one to mend; where each agrees with some, it is all of them together.
    let agrees = |name: &String| compared.same.contains(&(added.product.to_owned(), name.clone()));
    let misfit = added.same.iter().position(|name| !agrees(name));
    let wrong = misfit.and_then(|at| added.same.get(at)).map_or(added.same, std::slice::from_ref);
    let misfit = misfit.unwrap_or(last);
    let names: Vec<String> = wrong.iter().map(|name| format!("`{}`", shown(name))).collect();
    let names = names.join(" and ");
    let message = format!("nothing that triggers this has the same {names} as `{}`", shown(added.product));
    let help = format!("give {names} to the products that trigger it, or leave it out of `same`");
    at.below(&added.path, &mut |at| {
        let same = at.name("same");
        lint.check.warn(codes::NEVER_FITS, &same.index(misfit), message.as_str(), Some(help.clone()));
    });
    false
}
