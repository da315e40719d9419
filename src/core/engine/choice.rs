//! One choice of a suggestion: its name, its figures, and what accepting it does.

use super::decision::{Choice, Figures, UnitPrice};
use super::evaluator::Evaluator;
use super::observer::Observer;
use super::planned_change::change;
use super::proposal::{Draft, Label};
use super::why::{Values, why};
use crate::bundle::record::{Amount, Measure, OfferDisplay};
use crate::lang::show;
use crate::money::Money;
use crate::wire::List;
use alloc::vec::Vec;

/// A draft, ready to show.
pub(super) fn choice<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    draft: &Draft<'_>,
    display: &OfferDisplay<'_>,
    code: Option<&str>,
    values: &Values<'_>,
) -> Choice {
    let mut figures = Figures::from(draft.sums);
    let mut label = None;
    let mut adds = List::default();
    let mut brings = draft.brings();
    if let (Some((at, quantity)), None) = (brings.next(), brings.next()) {
        let product = evaluator.records.product_display(at.product);
        match product.variants.get(at.variant as usize) {
            Some(variant) => {
                if let Label::Variant(_) = draft.label {
                    label = Some(variant.title.unwrap_or(product.title));
                }
                if figures.deal == Money::ZERO && quantity > 0 {
                    let single = Money(figures.price.0 / i64::from(quantity));
                    figures.compare_at =
                        compare_at(evaluator, variant.compare_at, single).and_then(|one| one.times(quantity));
                    figures.unit = variant.measure.and_then(|measure| unit_price(&measure, single));
                }
            }
            None => evaluator.records.damaged(),
        }
    }
    if let Label::Step(index) = draft.label {
        match display.steps.get(index) {
            Some(step) => {
                label = Some(step.title);
                adds = step.adds;
            }
            None => evaluator.records.damaged(),
        }
    }
    let mut choice = Choice {
        label: label.map(|text| show(evaluator.bundle, text, &evaluator.context.locale)),
        adds: Vec::new(),
        figures,
        why: why(evaluator, display.why, values, &draft.sums),
        change: change(evaluator, draft, code),
    };
    for text in adds {
        choice.adds.push(show(evaluator.bundle, text, &evaluator.context.locale));
    }
    choice
}

/// The price to strike through, where the bundle declares one for this market that is above the price.
fn compare_at<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    amounts: List<'_, Amount>,
    price: Money,
) -> Option<Money> {
    let declared = amounts.iter().find(|one| {
        Some(one.currency) == evaluator.currency && one.market.is_some() && one.market == evaluator.market
    })?;
    Some(declared.amount).filter(|amount| *amount > price)
}

fn unit_price(measure: &Measure<'_>, price: Money) -> Option<UnitPrice> {
    let doubled = price.0.checked_mul(measure.reference)?.checked_mul(2)?;
    let per_reference =
        doubled.checked_add(measure.quantity)?.checked_div(measure.quantity.checked_mul(2)?)?;
    Some(UnitPrice { price: Money(per_reference), per: measure.per.into() })
}
