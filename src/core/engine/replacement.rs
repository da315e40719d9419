//! A line of the cart that becomes another: what it costs, and whether it may.

use super::because::Because;
use super::evaluator::Evaluator;
use super::item::Item;
use super::observer::Observer;
use super::proposal::Sums;
use super::refusal::Verdict;
use super::withheld::Withheld;
use crate::bundle::record::VariantFacts;
use crate::cart::Line;
use crate::money::Money;

/// What it costs that a line becomes another variant: properties and a plan that is still valid are carried over,
/// and the quantity is kept. Withheld where its plan is not to be had.
pub(super) fn replacement<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    line: &Line,
    variant: &VariantFacts<'_>,
) -> Verdict<Sums, O> {
    let id = evaluator.records.text(variant.id);
    let mut merged = line.quantity;
    let mut charged = Money::ZERO;
    for other in &evaluator.cart.lines {
        if other.key != line.key && other.variant == id && other.plan == line.plan {
            // What the cart charges for this variant already may be more than the bundle knows of.
            charged = charged.max(other.unit_price);
            if other.properties == line.properties {
                merged = merged.saturating_add(other.quantity);
            }
        }
    }
    evaluator.can_be_had(variant, line.quantity, merged)?;
    let price = match &line.plan {
        None => evaluator.price(variant)?,
        Some(plan) => price_on_plan(evaluator, variant, plan)?,
    };
    changed_line(evaluator, line, price.max(charged))
}

/// What one unit of a variant costs on a subscription plan.
pub(super) fn price_on_plan<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    variant: &VariantFacts<'_>,
    plan: &str,
) -> Verdict<Money, O> {
    match variant.plans.iter().find(|(id, _)| *id == plan) {
        Some((_, prices)) => evaluator.amount(prices, Some(variant.id)),
        None => Err(evaluator.refuse_because(Withheld::NotCompatible, || Because::NoPlan { plan })),
    }
}

/// The figures of a line that will be charged at another unit price. Withheld where other lines are nested under it,
/// or where its units serve a deal that the shopper has accepted: that would end, and the rest of it cost more.
pub(super) fn changed_line<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    line: &Line,
    unit: Money,
) -> Verdict<Sums, O> {
    let mut elsewhere = 0u32;
    for other in evaluator.items.iter().filter_map(Item::counted) {
        if other.key != line.key && other.variant == line.variant && other.plan == line.plan {
            elsewhere = elsewhere.saturating_add(other.quantity);
        }
    }
    if line.is_untouchable() {
        return Err(evaluator.refuse_because(Withheld::NotCompatible, || Because::Fixed));
    }
    if evaluator.has_children(line) {
        return Err(evaluator.refuse_because(Withheld::NotCompatible, || Because::Nested));
    }
    if evaluator.units_in_use(&line.variant) > elsewhere {
        return Err(evaluator.refuse_because(Withheld::NotCompatible, || Because::InADeal));
    }
    let difference = unit.times(line.quantity).and_then(|price| Some((price, price.minus(line.total)?)));
    let (price, difference) = difference.ok_or_else(|| evaluator.refuse(Withheld::NoPrice))?;
    Ok(Sums { price, difference, have: line.quantity, ..Sums::default() })
}
