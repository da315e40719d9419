//! Guidance: advice about the trigger line, with a switch to another variant where that can be had.

use crate::bundle::record::{Switch, VariantAt};
use crate::engine::evaluator::Evaluator;
use crate::engine::item::Item;
use crate::engine::observer::Observer;
use crate::engine::proposal::{Draft, Label, Planned, Proposal};
use crate::engine::replacement::replacement;
use alloc::vec;

/// The advice, and the switch where there is one.
pub(super) fn propose<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    item: &Item<'a>,
    switch: Option<&Switch<'_>>,
    proposal: &mut Proposal<'a>,
) {
    // A switch replaces what is in the cart; advice alone says something new.
    proposal.new_item = switch.is_none();
    if let Some(draft) = switch.and_then(|switch| switched(evaluator, item, switch)) {
        proposal.choices.push(draft);
        if let Some(product) = item.product_key {
            proposal.products.push(product);
        }
    }
}

/// The switch, unless it cannot be done or its price cannot be told.
fn switched<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    item: &Item<'a>,
    switch: &Switch<'_>,
) -> Option<Draft<'a>> {
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
