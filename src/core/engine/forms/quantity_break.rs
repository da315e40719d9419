//! A quantity break: "you have 2, a third makes it $20 more".

use crate::bundle::record::{QuantityBreak, VariantAt};
use crate::cart::Line;
use crate::engine::because::Because;
use crate::engine::deal::{DealItems, Part, applies_code, sums};
use crate::engine::evaluator::Evaluator;
use crate::engine::item::Item;
use crate::engine::line_order::in_turn;
use crate::engine::observer::Observer;
use crate::engine::proposal::{Draft, Label, Planned, Proposal};
use crate::engine::refusal::{Refusal, Verdict};
use crate::engine::trigger::Match;
use crate::engine::withheld::Withheld;
use crate::money::Money;
use alloc::vec;
use alloc::vec::Vec;

/// The break on the best of the matching lines whose units are short of a set. Subscription lines count only
/// where the trigger asks for them. Where there is none, why the best line that has a set cannot have it.
pub(super) fn propose<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    matches: &[Match],
    rule: &QuantityBreak<'a>,
    counts_plans: bool,
    proposal: &mut Proposal<'a>,
) -> Verdict<(), O> {
    let mut first: Option<Refusal<O::Note>> = None;
    for found in matches {
        let Some(item) = evaluator.items.get(found.item) else { continue };
        proposal.trigger = *found;
        match on_line(evaluator, item, rule, counts_plans, proposal) {
            Ok(()) => return Ok(()),
            Err(refusal) => {
                let untriggered = |one: &Refusal<O::Note>| one.reason == Withheld::NotTriggered;
                if first.as_ref().is_none_or(|first| untriggered(first) && !untriggered(&refusal)) {
                    first = Some(refusal);
                }
            }
        }
    }
    Err(first.unwrap_or_else(|| evaluator.refuse(Withheld::NotTriggered)))
}

/// Fills in the break on one line; where there is none, nothing.
fn on_line<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    item: &Item<'a>,
    rule: &QuantityBreak<'a>,
    counts_plans: bool,
    proposal: &mut Proposal<'a>,
) -> Verdict<(), O> {
    let (Some(line), Some(product), Some(ordinal), Some(facts), Some(variant)) =
        (item.counted(), item.product, item.ordinal, &item.facts, &item.variant)
    else {
        return Err(evaluator.refuse(Withheld::NotTriggered));
    };
    if line.fixed {
        return Err(evaluator.refuse_because(Withheld::NotCompatible, || Because::Fixed));
    }
    if line.plan.is_some() && !counts_plans {
        let because = || Because::Subscription { item: item.seen() };
        return Err(evaluator.refuse_because(Withheld::NotTriggered, because));
    }
    let alike = |at: usize| {
        let other = evaluator.items.get(at).and_then(Item::counted);
        other.is_some_and(|other| other.variant == line.variant && other.plan == line.plan && !other.fixed)
    };
    let in_turn = in_turn(evaluator, proposal.trigger.item, &alike);
    let mut lines: Vec<&Line> = Vec::new();
    for at in in_turn {
        if let Some(line) = evaluator.items.get(at).and_then(|item| item.line) {
            lines.push(line);
        }
    }
    let all = lines.iter().fold(0u32, |sum, line| sum.saturating_add(line.quantity));
    // A unit serves one deal: units that an accepted deal uses are not offered another.
    let have = all.saturating_sub(evaluator.units_in_use(&line.variant));
    let whole_sets = have / rule.quantity.max(1);
    let rest = have % rule.quantity.max(1);
    if have == 0 || rest < rule.from || rest == 0 || whole_sets > 0 && !rule.repeat {
        return Err(evaluator.refuse_because(Withheld::NotTriggered, || Because::NotShortOfASet {
            item: item.seen(),
            quantity: rule.quantity,
            from: rule.from,
            repeats: rule.repeat,
            have,
            all,
        }));
    }
    let add = rule.quantity - rest;
    // What is added joins a plain line of the variant; it carries no property that would split it.
    let plain = lines.iter().copied().find(|line| line.properties.is_empty() && line.parent.is_none());
    let on_line = plain.map_or(0, |plain| plain.quantity).saturating_add(add);
    evaluator.can_be_had(variant, add, on_line)?;

    // The cart is the source of truth for a variant that is in it; the list price may only raise the base.
    let list =
        if line.plan.is_none() { evaluator.price(variant).unwrap_or(Money::ZERO) } else { Money::ZERO };
    let single = plain.unwrap_or(line).unit_price;
    let mut items = DealItems { sets: whole_sets + 1, add, split: lines.len() > 1, ..DealItems::default() };
    let no_price = || evaluator.refuse(Withheld::NoPrice);
    let mut left = have;
    for line in &lines {
        let used = line.quantity.min(left);
        left -= used;
        let joined = if plain.is_some_and(|plain| plain.key == line.key) { add } else { 0 };
        items.take(line, used, joined, list).ok_or_else(no_price)?;
    }
    if plain.is_none() {
        items.parts.push(Part { unit: single.max(list), quantity: add });
    }
    items.added_singles = single.times(add).ok_or_else(no_price)?;

    let at = VariantAt { product, variant: ordinal };
    let new = Planned { at: Some(at), quantity: add, plan: line.plan.as_deref(), ..Planned::default() };
    let mut draft = Draft::new(Label::Only, sums(evaluator, &rule.deal, &items)?, vec![new]);
    draft.codes = applies_code(evaluator, &rule.deal);
    proposal.code = rule.deal.code;
    proposal.choices.push(draft);
    proposal.products.push(facts.id);
    proposal.uses.push((variant.id, have + add));
    Ok(())
}
