//! A product to add: `pairs_well`, and `avoids_returns` with an adapter, a mount or a plan.

use crate::bundle::record::{OfferRule, Suggest, VariantAt};
use crate::engine::because::Because;
use crate::engine::evaluator::Evaluator;
use crate::engine::fit::{Wanted, fitting, value_of};
use crate::engine::item::Item;
use crate::engine::observer::Observer;
use crate::engine::open::is_open;
use crate::engine::proposal::{Draft, Label, Planned, Proposal, Sums};
use crate::engine::refusal::Verdict;
use crate::engine::trigger::Match;
use crate::engine::withheld::Withheld;
use crate::key::Key;
use crate::wire::List;
use alloc::vec;
use alloc::vec::Vec;

/// The first of the alternatives that fits and is open to the shopper; where none is, why the first is not.
pub(super) fn propose<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    offer: u32,
    rule: &OfferRule<'a>,
    matches: &[Match],
    list: List<'_, Suggest<'_>>,
    proposal: &mut Proposal<'a>,
) -> Verdict<(), O> {
    let mut first = None;
    for suggest in list {
        let found = alternative(evaluator, matches, &suggest, proposal);
        match found.and_then(|()| is_open(evaluator, offer, rule, proposal)) {
            Ok(()) => return Ok(()),
            Err(refusal) => first = first.or(Some(refusal)),
        }
        proposal.choices.clear();
        proposal.products.clear();
        proposal.needs.clear();
    }
    Err(first.unwrap_or_else(|| evaluator.refuse(Withheld::Unavailable)))
}

/// Fills in one of them.
fn alternative<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    matches: &[Match],
    suggest: &Suggest<'_>,
    proposal: &mut Proposal<'a>,
) -> Verdict<(), O> {
    let Some(item) = evaluator.items.get(proposal.trigger.item) else {
        return Err(evaluator.refuse(Withheld::NotTriggered));
    };
    let facts = evaluator.records.product(suggest.product);
    let mut same = Vec::new();
    suggest.same.append_to(&mut same);
    let mut units = suggest.quantity.unwrap_or_else(|| trigger_units(evaluator, item, matches, &same)).max(1);
    if let Some(there) = evaluator.line_of(facts.id) {
        let have = units_of(evaluator, facts.id);
        if suggest.quantity.is_some() || have >= units {
            let because = || Because::InCart { item: there.seen() };
            return Err(evaluator.refuse_because(Withheld::AlreadyInCart, because));
        }
        units -= have;
    }
    if evaluator.items.iter().any(|item| item.line.is_none() && item.product_key == Some(facts.id)) {
        // The page is about this very product: suggesting it there would say it twice.
        let because = || Because::Viewed { product: suggest.product };
        return Err(evaluator.refuse_because(Withheld::ShownElsewhere, because));
    }
    let under = item.line.filter(|_| suggest.belongs);
    let mut variants = Vec::new();
    for variant in suggest.variants {
        variants.push(variant);
    }
    // What is nested joins no plain line.
    let joined = under.map(|_| 0);
    let wanted = Wanted { product: suggest.product, variants, same: &same, joined, units };
    let fits = fitting(evaluator, item, &facts, wanted)?;
    let choice_of = fits.first().and_then(|fit| fit.choice_of);
    let chooses = suggest.choose || choice_of.is_some();
    for fit in fits {
        if !suggest.choose && fit.choice_of != choice_of {
            continue;
        }
        let at = VariantAt { product: suggest.product, variant: fit.variant };
        let Some(cost) = fit.price.times(fit.quantity) else { continue };
        let label = if chooses { Label::Variant(at) } else { Label::Only };
        let sums = Sums { price: cost, difference: cost, add: fit.quantity, ..Sums::default() };
        let line = Planned { at: Some(at), quantity: fit.quantity, under, ..Planned::default() };
        proposal.choices.push(Draft::new(label, sums, vec![line]));
        if !chooses {
            break;
        }
    }
    if proposal.choices.is_empty() {
        return Err(evaluator.refuse(Withheld::NoPrice));
    }
    // What the rule has fixed is not asked.
    proposal.asks = choice_of.is_some() && proposal.choices.len() > 1;
    proposal.new_item = true;
    proposal.belongs = suggest.belongs;
    proposal.products.push(facts.id);
    facts.needs.append_to(&mut proposal.needs);
    Ok(())
}

/// How many units the trigger has: of its product, in every variant that the trigger matches and that takes the same
/// as the trigger line does, bought as that line is.
fn trigger_units<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    trigger: &Item<'_>,
    matches: &[Match],
    same: &[Key],
) -> u32 {
    let Some(line) = trigger.line else { return 1 };
    let mut units = 0u32;
    for item in matches.iter().filter_map(|one| evaluator.items.get(one.item)) {
        let Some(other) = item.counted() else { continue };
        let of_product = match trigger.product_key {
            Some(key) => item.product_key == Some(key),
            None => other.product == line.product,
        };
        if of_product
            && other.plan.is_some() == line.plan.is_some()
            && same.iter().all(|name| value_of(item, *name) == value_of(trigger, *name))
        {
            units = units.saturating_add(other.quantity);
        }
    }
    units
}

/// How many units of a product are in the cart, free ones too; of a line that could not be read, enough.
fn units_of<O: Observer>(evaluator: &Evaluator<'_, O>, product: Key) -> u32 {
    let of_product = evaluator.items.iter().filter(|item| item.product_key == Some(product));
    of_product
        .filter_map(|item| item.line)
        .fold(0, |sum: u32, line| sum.saturating_add(if line.opaque { u32::MAX } else { line.quantity }))
}
