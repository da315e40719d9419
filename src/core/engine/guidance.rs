//! Guidance and confirmations: `avoids_returns` that adds nothing to the cart.

use super::eligibility::units_in_use;
use super::evaluator::{Evaluator, Item};
use super::proposal::{Draft, Label, Planned, Proposal, Sums};
use super::trigger::Match;
use super::withheld::Withheld;
use crate::bundle::record::{Confirmation, Switch, VariantAt, VariantFacts};
use crate::cart::Line;
use crate::money::Money;
use crate::vocabulary::Form;
use alloc::vec;

/// Advice about the trigger line, with a switch to another variant where that can be had.
pub(super) fn propose<'a>(
    evaluator: &Evaluator<'a>,
    trigger: Match,
    item: &Item<'a>,
    switch: Option<&Switch<'_>>,
) -> Proposal<'a> {
    let mut proposal = Proposal::new(Form::Guidance, trigger);
    if let Some(draft) = switch.and_then(|switch| switched(evaluator, item, switch)) {
        proposal.choices.push(draft);
        if let Some(product) = item.product_key {
            proposal.products.push(product);
        }
    }
    proposal
}

/// The switch, unless it cannot be done or its price cannot be told.
fn switched<'a>(evaluator: &Evaluator<'a>, item: &Item<'a>, switch: &Switch<'_>) -> Option<Draft<'a>> {
    let (line, product) = (item.line?, item.product?);
    let (facts, present) = (item.facts.as_ref()?, item.variant.as_ref()?);
    let value = facts.option(present, switch.option);
    let step =
        switch.steps.iter().find(|(from, to)| (from.is_none() || *from == value) && Some(*to) != value);
    let (_, to) = step?;
    let (ordinal, variant) = (0u32..).zip(facts.variants).find(|(_, variant)| {
        facts.option(variant, switch.option) == Some(to)
            && present.options.iter().count() == variant.options.iter().count()
            && present
                .options
                .iter()
                .all(|(name, value)| name == switch.option || facts.option(variant, name) == Some(value))
    })?;
    let at = VariantAt { product, variant: ordinal };
    let sums = replacement(evaluator, line, &variant).ok()?;
    Some(Draft::new(Label::Variant(at), sums, vec![Planned::changed(line, Some(at))]))
}

/// What it costs that a line becomes another variant: properties and a plan that is still valid are carried over,
/// and the quantity is kept. Withheld where its plan is not to be had.
pub(super) fn replacement(
    evaluator: &Evaluator<'_>,
    line: &Line,
    variant: &VariantFacts<'_>,
) -> Result<Sums, Withheld> {
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
    if !evaluator.is_available(variant, line.quantity, merged) {
        return Err(Withheld::Unavailable);
    }
    let price = match &line.plan {
        None => evaluator.price(variant)?,
        Some(plan) => planned(evaluator, variant, plan)?,
    };
    changed_line(evaluator, line, price.max(charged))
}

/// What one unit of a variant costs on a subscription plan.
pub(super) fn planned(
    evaluator: &Evaluator<'_>,
    variant: &VariantFacts<'_>,
    plan: &str,
) -> Result<Money, Withheld> {
    let (_, prices) = variant.plans.iter().find(|(id, _)| *id == plan).ok_or(Withheld::NotCompatible)?;
    evaluator.amount(prices)
}

/// The figures of a line that will be charged at another unit price. Withheld where other lines are nested under it,
/// or where its units serve a deal that the shopper has accepted: that would end, and the rest of it cost more.
pub(super) fn changed_line(evaluator: &Evaluator<'_>, line: &Line, unit: Money) -> Result<Sums, Withheld> {
    let mut elsewhere = 0u32;
    for other in evaluator.items.iter().filter_map(Item::counted) {
        if other.key != line.key && other.variant == line.variant && other.plan == line.plan {
            elsewhere = elsewhere.saturating_add(other.quantity);
        }
    }
    if evaluator.has_children(line) || units_in_use(evaluator, &line.variant) > elsewhere {
        return Err(Withheld::NotCompatible);
    }
    let price = unit.times(line.quantity).ok_or(Withheld::NoPrice)?;
    let difference = price.minus(line.total).ok_or(Withheld::NoPrice)?;
    Ok(Sums { price, difference, have: line.quantity, ..Sums::default() })
}

/// A statement to tick, recorded as a property of the trigger line beside those it has.
pub(super) fn confirm<'a>(
    trigger: Match,
    item: &Item<'a>,
    confirmation: &Confirmation<'_>,
) -> Result<Proposal<'a>, Withheld> {
    let line = item.line.ok_or(Withheld::NotCompatible)?;
    if line.properties.get(confirmation.property).is_some() {
        return Err(Withheld::Accepted);
    }
    let mut proposal = Proposal::new(Form::Confirmation, trigger);
    proposal.choices.push(Draft::new(Label::Only, Sums::default(), vec![Planned::changed(line, None)]));
    Ok(proposal)
}
