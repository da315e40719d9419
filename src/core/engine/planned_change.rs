//! What accepting does to the cart, with every id and text.

use super::evaluator::Evaluator;
use super::observer::Observer;
use super::proposal::Draft;
use crate::change::{CartChange, NewLine, Replacement};

/// What accepting a draft does to the cart, with every id and text.
pub(super) fn change<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    draft: &Draft<'_>,
    code: Option<&str>,
) -> CartChange {
    let mut change = CartChange::default();
    for planned in &draft.lines {
        let like = planned.like;
        let (mut product, mut variant) =
            like.map_or_else(Default::default, |line| (line.product.clone(), line.variant.clone()));
        if let Some(at) = planned.at {
            let facts = evaluator.records.product(at.product);
            product = evaluator.records.text(facts.id);
            if let Ok(found) = evaluator.variant(&facts, at.variant) {
                variant = evaluator.records.text(found.id);
            }
        }
        let plan = planned.plan.or_else(|| like?.plan.as_deref());
        let parent = planned.under.map(|line| &line.key).or_else(|| like?.parent.as_ref());
        let mut line = NewLine {
            product,
            variant,
            quantity: planned.quantity,
            plan: plan.map(Into::into),
            properties: like.map(|line| line.properties.clone()).unwrap_or_default(),
            parent: parent.cloned(),
        };
        if let Some((name, value)) = planned.property {
            line.properties.insert(name.into(), value.into());
        }
        match planned.replaces {
            Some(old) => change.replace.push(Replacement { key: old.key.clone(), with: line }),
            None => change.add.push(line),
        }
    }
    if draft.codes {
        change.codes = Some(evaluator.cart.codes_with(code));
    }
    change
}
