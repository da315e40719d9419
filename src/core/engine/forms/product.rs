//! A product to add: `pairs_well`, and `avoids_returns` with an adapter, a mount or a plan.

use crate::bundle::record::{Suggest, VariantAt};
use crate::engine::because::Because;
use crate::engine::evaluator::Evaluator;
use crate::engine::fit::{Wanted, fitting};
use crate::engine::item::Item;
use crate::engine::observer::Observer;
use crate::engine::proposal::{Draft, Label, Planned, Proposal, Sums};
use crate::engine::refusal::Verdict;
use crate::engine::withheld::Withheld;
use crate::wire::List;
use alloc::vec;
use alloc::vec::Vec;

/// The first of the alternatives that fits; where none does, why the first does not.
pub(super) fn propose<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    item: &Item<'a>,
    list: List<'_, Suggest<'_>>,
    proposal: &mut Proposal<'a>,
) -> Verdict<(), O> {
    let mut first = None;
    for suggest in list {
        match alternative(evaluator, item, &suggest, proposal) {
            Ok(()) => return Ok(()),
            Err(refusal) => first = first.or(Some(refusal)),
        }
    }
    Err(first.unwrap_or_else(|| evaluator.refuse(Withheld::Unavailable)))
}

/// Fills in one of them; where it does not fit, nothing.
fn alternative<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    item: &Item<'a>,
    suggest: &Suggest<'_>,
    proposal: &mut Proposal<'a>,
) -> Verdict<(), O> {
    let facts = evaluator.records.product(suggest.product);
    if let Some(there) = evaluator.line_of(facts.id) {
        let because = || Because::InCart { item: there.seen() };
        return Err(evaluator.refuse_because(Withheld::AlreadyInCart, because));
    }
    if evaluator.items.iter().any(|item| item.line.is_none() && item.product_key == Some(facts.id)) {
        // The page is about this very product: suggesting it there would say it twice.
        let because = || Because::Viewed { product: suggest.product };
        return Err(evaluator.refuse_because(Withheld::ShownElsewhere, because));
    }
    let units = suggest.quantity.unwrap_or_else(|| trigger_units(evaluator, item)).max(1);
    let mut same = Vec::new();
    suggest.same.append_to(&mut same);
    let mut variants = Vec::new();
    for variant in suggest.variants {
        variants.push(variant);
    }
    let wanted = Wanted { product: suggest.product, variants, same: &same, joined: 0, units };
    for fit in fitting(evaluator, item, &facts, wanted)? {
        let at = VariantAt { product: suggest.product, variant: fit.variant };
        let Some(cost) = fit.price.times(fit.quantity) else { continue };
        let label = if suggest.choose { Label::Variant(at) } else { Label::Only };
        let sums = Sums { price: cost, difference: cost, add: fit.quantity, ..Sums::default() };
        let under = item.line.filter(|_| suggest.belongs);
        let line = Planned { at: Some(at), quantity: fit.quantity, under, ..Planned::default() };
        proposal.choices.push(Draft::new(label, sums, vec![line]));
        if !suggest.choose {
            break;
        }
    }
    if proposal.choices.is_empty() {
        return Err(evaluator.refuse(Withheld::NoPrice));
    }
    proposal.new_item = true;
    proposal.belongs = suggest.belongs;
    proposal.products.push(facts.id);
    facts.needs.append_to(&mut proposal.needs);
    Ok(())
}

/// How many units the trigger has: of its variant, bought as the trigger line is.
fn trigger_units<O: Observer>(evaluator: &Evaluator<'_, O>, item: &Item<'_>) -> u32 {
    let Some(trigger) = item.line else { return 1 };
    let alike = evaluator
        .items
        .iter()
        .filter_map(Item::counted)
        .filter(|line| line.variant == trigger.variant && line.plan.is_some() == trigger.plan.is_some());
    alike.fold(0, |sum, line| sum.saturating_add(line.quantity))
}
