//! A product to add: `pairs_well`, and `avoids_returns` with an adapter, a mount or a plan.

use super::evaluator::{Evaluator, Item};
use super::proposal::{Draft, Label, Planned, Proposal, Sums};
use super::trigger::Match;
use super::withheld::Withheld;
use crate::bundle::record::{ProductFacts, Suggest, Value, VariantAt, VariantFacts};
use crate::key::Key;
use crate::money::Money;
use crate::vocabulary::Form;
use crate::wire::List;
use alloc::vec;
use alloc::vec::Vec;

/// The first of the alternatives that fits; where none does, why the first does not.
pub(super) fn propose<'a>(
    evaluator: &Evaluator<'a>,
    trigger: Match,
    item: &Item<'a>,
    list: List<'_, Suggest<'_>>,
) -> Result<Proposal<'a>, Withheld> {
    let mut first = None;
    for suggest in list {
        match alternative(evaluator, trigger, item, &suggest) {
            Ok(proposal) => return Ok(proposal),
            Err(withheld) => first = first.or(Some(withheld)),
        }
    }
    Err(first.unwrap_or(Withheld::Unavailable))
}

fn alternative<'a>(
    evaluator: &Evaluator<'a>,
    trigger: Match,
    item: &Item<'a>,
    suggest: &Suggest<'_>,
) -> Result<Proposal<'a>, Withheld> {
    let facts = evaluator.records.product(suggest.product);
    if evaluator.has_product(facts.id) {
        return Err(Withheld::AlreadyInCart);
    }
    if evaluator.items.iter().any(|item| item.line.is_none() && item.product_key == Some(facts.id)) {
        // The page is about this very product: suggesting it there would say it twice.
        return Err(Withheld::ShownElsewhere);
    }
    let wanted = suggest.quantity.unwrap_or_else(|| trigger_units(evaluator, item)).max(1);
    let mut proposal = Proposal::new(Form::Product, trigger);
    let mut same = Vec::new();
    suggest.same.append_to(&mut same);
    for (variant, quantity, price) in
        fitting(evaluator, item, &facts, suggest.variants, None, &same, [0, wanted])?
    {
        let at = VariantAt { product: suggest.product, variant };
        let Some(cost) = price.times(quantity) else { continue };
        let label = if suggest.choose { Label::Variant(at) } else { Label::Only };
        let sums = Sums { price: cost, difference: cost, add: quantity, ..Sums::default() };
        let under = item.line.filter(|_| suggest.belongs);
        let line = Planned { at: Some(at), quantity, under, ..Planned::default() };
        proposal.choices.push(Draft::new(label, sums, vec![line]));
        if !suggest.choose {
            break;
        }
    }
    if proposal.choices.is_empty() {
        return Err(Withheld::NoPrice);
    }
    proposal.belongs = suggest.belongs;
    proposal.products.push(facts.id);
    facts.needs.append_to(&mut proposal.needs);
    Ok(proposal)
}

/// How many units the trigger has: of its variant, bought as the trigger line is.
pub(super) fn trigger_units(evaluator: &Evaluator<'_>, item: &Item<'_>) -> u32 {
    let Some(trigger) = item.line else { return 1 };
    let alike = evaluator
        .items
        .iter()
        .filter_map(Item::counted)
        .filter(|line| line.variant == trigger.variant && line.plan.is_some() == trigger.plan.is_some());
    alike.fold(0, |sum, line| sum.saturating_add(line.quantity))
}

/// The variants that go with the trigger, can be bought and have a price: index, quantity and unit price, in
/// order of preference, or only the one that is `fixed`. `joined` units are on the line that the `wanted` ones join.
/// Where there is none, why the variant that came furthest does not fit.
pub(super) fn fitting(
    evaluator: &Evaluator<'_>,
    trigger: &Item<'_>,
    facts: &ProductFacts<'_>,
    variants: List<'_, u32>,
    fixed: Option<u32>,
    same: &[Key],
    [joined, wanted]: [u32; 2],
) -> Result<Vec<(u32, u32, Money)>, Withheld> {
    let mut ordinals = Vec::new();
    for ordinal in variants {
        ordinals.push(ordinal);
    }
    if ordinals.is_empty() {
        // None named: all of them.
        for (ordinal, _) in (0..).zip(facts.variants) {
            ordinals.push(ordinal);
        }
    }
    if let Some(fixed) = fixed {
        ordinals.clear();
        ordinals.push(fixed);
    }
    let mut fits = Vec::new();
    let mut why = Withheld::NotCompatible;
    for ordinal in ordinals {
        let variant = evaluator.variant(facts, ordinal)?;
        if !same.iter().all(|name| goes_with(trigger, facts, &variant, *name)) {
            continue;
        }
        let on_line = Evaluator::allowed_quantity(&variant, joined.saturating_add(wanted));
        let quantity = on_line - joined;
        if !evaluator.is_available(&variant, quantity, on_line) {
            if why == Withheld::NotCompatible {
                why = Withheld::Unavailable;
            }
            continue;
        }
        match evaluator.price(&variant) {
            Ok(price) => fits.push((ordinal, quantity, price)),
            Err(withheld) => why = withheld,
        }
    }
    if fits.is_empty() { Err(why) } else { Ok(fits) }
}

/// Whether an option or attribute of a variant equals the trigger's. What the trigger does not say, nothing
/// goes with.
pub(super) fn goes_with(
    trigger: &Item<'_>,
    facts: &ProductFacts<'_>,
    variant: &VariantFacts<'_>,
    name: Key,
) -> bool {
    let ours = value(facts, Some(variant), name);
    let theirs = trigger.facts.as_ref().and_then(|facts| value(facts, trigger.variant.as_ref(), name));
    ours.is_some() && ours == theirs
}

/// The value of an option of the variant or, failing that, of an attribute of the product.
pub(super) fn value(
    facts: &ProductFacts<'_>,
    variant: Option<&VariantFacts<'_>>,
    name: Key,
) -> Option<Value> {
    let option = variant.and_then(|variant| facts.option(variant, name)).map(Value::Word);
    option.or_else(|| facts.attribute(name))
}
