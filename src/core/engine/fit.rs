//! Which variants of a product go with the trigger, can be bought and have a price.

use super::because::Because;
use super::evaluator::Evaluator;
use super::item::Item;
use super::observer::Observer;
use super::refusal::{Refusal, Verdict};
use super::withheld::Withheld;
use crate::bundle::record::{ProductFacts, Value, VariantFacts};
use crate::key::Key;
use crate::money::Money;
use alloc::vec::Vec;

/// What is asked of the variants of a product.
pub(super) struct Wanted<'w> {
    /// Index of the product.
    pub(super) product: u32,
    /// Indices of its variants in order of preference; none: all.
    pub(super) variants: Vec<u32>,
    /// What must equal the trigger's.
    pub(super) same: &'w [Key],
    /// Units on the line that the wanted ones join; none: those of a plain line of the variant.
    pub(super) joined: Option<u32>,
    /// Units.
    pub(super) units: u32,
}

/// A variant that fits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fit {
    /// Index of the variant.
    pub(super) variant: u32,
    /// Units to buy: what is wanted, or more where the variant is sold in other quantities.
    pub(super) quantity: u32,
    /// The price of one unit.
    pub(super) price: Money,
    /// The variant whose open options it chooses.
    pub(super) choice_of: Option<u32>,
}

/// The variants that fit, in order of preference. Where there is none, why the variant that came furthest does not.
pub(super) fn fitting<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    trigger: &Item<'_>,
    facts: &ProductFacts<'_>,
    wanted: Wanted<'_>,
) -> Verdict<Vec<Fit>, O> {
    evaluator.observer.fitting_begins(wanted.product);
    let mut ordinals = wanted.variants;
    if ordinals.is_empty() {
        for (ordinal, _) in (0..).zip(facts.variants) {
            ordinals.push(ordinal);
        }
    }
    let mut fits = Vec::new();
    let mut reason = Withheld::NotCompatible;
    for ordinal in ordinals {
        let variant = evaluator.variant(facts, ordinal)?;
        if !goes_with(evaluator, trigger, facts, &variant, wanted.same) {
            continue;
        }
        let joined = wanted.joined.unwrap_or_else(|| plain_units(evaluator, variant.id));
        let on_line = allowed_quantity(&variant, joined.saturating_add(wanted.units));
        let quantity = on_line - joined;
        if let Err(refusal) = evaluator.can_be_had(&variant, quantity, on_line) {
            if reason == Withheld::NotCompatible {
                reason = refusal.reason;
            }
            continue;
        }
        match evaluator.price(&variant) {
            Ok(price) => {
                fits.push(Fit { variant: ordinal, quantity, price, choice_of: variant.choice_of });
            }
            Err(Refusal { reason: other, .. }) => reason = other,
        }
    }
    if fits.is_empty() {
        let because = || Because::NoVariant { product: wanted.product, same: wanted.same };
        return Err(evaluator.refuse_because(reason, because));
    }
    Ok(fits)
}

/// Units on the line that further ones of a variant join: one that says nothing but the variant.
fn plain_units<O: Observer>(evaluator: &Evaluator<'_, O>, variant: Key) -> u32 {
    let of_variant = evaluator.items.iter().filter(|item| item.variant_key == Some(variant));
    let mut plain = of_variant
        .filter_map(|item| item.line)
        .filter(|line| line.plan.is_none() && line.properties.is_empty() && line.parent.is_none());
    plain.next().map_or(0, |line| line.quantity)
}

/// The smallest quantity of a variant, from `wanted` up, that a line may hold.
fn allowed_quantity(variant: &VariantFacts<'_>, wanted: u32) -> u32 {
    let step = variant.quantities.increment.max(1);
    let least = wanted.max(variant.quantities.min);
    least.checked_next_multiple_of(step).unwrap_or(least)
}

/// Whether the named options or attributes of a variant equal the trigger's. What the trigger does not say, nothing
/// goes with.
pub(super) fn goes_with<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    trigger: &Item<'_>,
    facts: &ProductFacts<'_>,
    variant: &VariantFacts<'_>,
    same: &[Key],
) -> bool {
    let mut all = true;
    for name in same {
        let ours = value(facts, Some(variant), *name);
        let theirs = value_of(trigger, *name);
        evaluator.observer.compared(*name, ours, theirs);
        all &= ours.is_some() && ours == theirs;
        if !all && !O::EXHAUSTIVE {
            break;
        }
    }
    all
}

/// The value of an option of an item or, failing that, of an attribute of it.
pub(super) fn value_of(item: &Item<'_>, name: Key) -> Option<Value> {
    item.facts.as_ref().and_then(|facts| value(facts, item.variant.as_ref(), name))
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
