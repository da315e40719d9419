//! Open options where nobody asks the shopper: in a kit, and in the steps of a tier.

use super::Lint;
use crate::check::reference::shown;
use crate::codes;
use crate::place::Place;
use crate::source::{Form, Offer, Variant};

pub(super) fn check(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) {
    let Some(form) = offer.form() else { return };
    let at = at.name(form.field());
    match form {
        Form::Kit(_) => {
            for added in form.facts().added() {
                let Some(product) = lint.check.index.products.get(added.product).copied() else { continue };
                let mut variants = product.variants.iter().filter(|variant| added.may_be(variant));
                let asks = |variant: &Variant| {
                    variant
                        .open_options
                        .iter()
                        .any(|(name, values)| values.len() > 1 && !added.same.contains(name))
                };
                if variants.clone().next().is_none() || !variants.all(asks) {
                    continue;
                }
                let message = format!(
                    "`{}` leaves an option open, and a kit does not ask for it",
                    shown(added.product)
                );
                let help = "name the option in `same`, or give the product a variant for each value";
                at.below(&added.path, &mut |at| {
                    lint.check.warn(
                        codes::OPEN_OPTION,
                        &at.name("product"),
                        message.as_str(),
                        Some(help.into()),
                    );
                });
            }
        }
        Form::Tier(tier) => {
            let steps = at.name("steps");
            for (index, step) in tier.steps.iter().enumerate() {
                for (field, id) in [("variant", &step.variant), ("service", &step.service)] {
                    let known = id.as_ref().and_then(|id| lint.check.index.variants.get(id.as_str()));
                    let Some((_, variant)) = known.filter(|(_, variant)| !variant.open_options.is_empty())
                    else {
                        continue;
                    };
                    let message = format!(
                        "`{}` leaves an option open, and a step does not ask for it",
                        shown(&variant.id)
                    );
                    let help = "give the product a variant for each value, and name one of them";
                    let at = steps.index(index);
                    lint.check.warn(codes::OPEN_OPTION, &at.name(field), message, Some(help.into()));
                }
            }
        }
        Form::Product(_) | Form::Guidance(_) | Form::Confirmation(_) | Form::QuantityBreak(_) => {}
    }
}
