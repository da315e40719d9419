//! A quantity break: "you have 2, a third makes it $20 more".

use super::deal::{DealItems, Part, applies_code, sums};
use super::eligibility::units_in_use;
use super::evaluator::{Evaluator, Item};
use super::proposal::{Draft, Label, Planned, Proposal};
use super::trigger::{Match, in_turn};
use super::withheld::Withheld;
use crate::bundle::record::{QuantityBreak, VariantAt};
use crate::cart::Line;
use crate::money::Money;
use crate::vocabulary::Form;
use alloc::vec;
use alloc::vec::Vec;

/// The break on the best of the matching lines whose units are short of a set. Subscription lines count only
/// where the trigger asks for them.
pub(super) fn propose<'a>(
    evaluator: &Evaluator<'a>,
    matches: &[Match],
    rule: &QuantityBreak<'_>,
    counts_plans: bool,
) -> Result<Proposal<'a>, Withheld> {
    let mut why = Withheld::NotTriggered;
    for found in matches {
        let Some(item) = evaluator.items.get(found.item) else { continue };
        match on_line(evaluator, *found, item, rule, counts_plans) {
            Err(other) if why == Withheld::NotTriggered => why = other,
            Err(_) => {}
            proposal => return proposal,
        }
    }
    Err(why)
}

fn on_line<'a>(
    evaluator: &Evaluator<'a>,
    trigger: Match,
    item: &Item<'a>,
    rule: &QuantityBreak<'_>,
    counts_plans: bool,
) -> Result<Proposal<'a>, Withheld> {
    let (Some(line), Some(product), Some(ordinal), Some(facts), Some(variant)) =
        (item.counted(), item.product, item.ordinal, &item.facts, &item.variant)
    else {
        return Err(Withheld::NotTriggered);
    };
    if line.plan.is_some() && !counts_plans {
        return Err(Withheld::NotTriggered);
    }
    let alike = |at: usize| {
        let other = evaluator.items.get(at).and_then(Item::counted);
        other.is_some_and(|other| other.variant == line.variant && other.plan == line.plan)
    };
    let in_turn = in_turn(evaluator, trigger.item, &alike);
    let mut lines: Vec<&Line> = Vec::new();
    for at in in_turn {
        if let Some(line) = evaluator.items.get(at).and_then(|item| item.line) {
            lines.push(line);
        }
    }
    let all = lines.iter().fold(0u32, |sum, line| sum.saturating_add(line.quantity));
    // A unit serves one deal: units that an accepted deal uses are not offered another.
    let have = all.saturating_sub(units_in_use(evaluator, &line.variant));
    let whole_sets = have / rule.quantity.max(1);
    let rest = have % rule.quantity.max(1);
    if have == 0 || rest < rule.from || rest == 0 || whole_sets > 0 && !rule.repeat {
        return Err(Withheld::NotTriggered);
    }
    let add = rule.quantity - rest;
    // What is added joins a plain line of the variant; it carries no property that would split it.
    let plain = lines.iter().copied().find(|line| line.properties.is_empty() && line.parent.is_none());
    let on_line = plain.map_or(0, |plain| plain.quantity).saturating_add(add);
    if !evaluator.is_available(variant, add, on_line) {
        return Err(Withheld::Unavailable);
    }

    // The cart is the source of truth for a variant that is in it; the list price may only raise the base.
    let list = if line.plan.is_none() { evaluator.price(variant).unwrap_or_default() } else { Money::ZERO };
    let single = plain.unwrap_or(line).unit_price;
    let mut items = DealItems { sets: whole_sets + 1, add, split: lines.len() > 1, ..DealItems::default() };
    let mut left = have;
    for line in &lines {
        let used = line.quantity.min(left);
        left -= used;
        let joined = if plain.is_some_and(|plain| plain.key == line.key) { add } else { 0 };
        items.take(line, used, joined, list).ok_or(Withheld::NoPrice)?;
    }
    if plain.is_none() {
        items.parts.push(Part { unit: single.max(list), quantity: add });
    }
    items.added_singles = single.times(add).ok_or(Withheld::NoPrice)?;

    let at = VariantAt { product, variant: ordinal };
    let new = Planned { at: Some(at), quantity: add, plan_of: Some(line), ..Planned::default() };
    let mut draft = Draft::new(Label::Only, sums(evaluator, &rule.deal, &items)?, vec![new]);
    draft.codes = applies_code(evaluator, &rule.deal);
    let mut proposal = Proposal::new(Form::QuantityBreak, trigger);
    proposal.choices.push(draft);
    proposal.products.push(facts.id);
    proposal.uses.push((variant.id, have + add));
    Ok(proposal)
}
