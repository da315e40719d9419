//! Whether what an offer would do is open to the shopper: nothing in the cart does its job, and none of its products
//! was dismissed, was shown elsewhere, or comes after too many dismissals. Of several alternatives the first that is.

use super::because::Because;
use super::evaluator::Evaluator;
use super::memory::remembered;
use super::observer::Observer;
use super::proposal::Proposal;
use super::refusal::Verdict;
use super::withheld::Withheld;
use crate::bundle::record::OfferRule;
use crate::vocabulary::Form;
use alloc::vec::Vec;

/// Refuses what the shopper needs no more, or has dismissed.
pub(super) fn is_open<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    offer: u32,
    rule: &OfferRule<'_>,
    proposal: &mut Proposal<'_>,
) -> Verdict<(), O> {
    rule.needs.append_to(&mut proposal.needs);
    need_is_open(evaluator, proposal)?;
    let mut products = Vec::new();
    for key in &proposal.products {
        products.push(evaluator.records.text(*key));
    }
    remembered(evaluator, evaluator.records.offer_id(offer), &products)?;
    if proposal.new_item && !products.is_empty() && evaluator.ledger.dismissed_enough(evaluator.context.now) {
        return Err(evaluator.refuse(Withheld::DismissedEnough));
    }
    Ok(())
}

/// Refuses where a line of the cart already does the job. Not asked of what is no new item: quantity breaks,
/// replacements, applying a deal to what is there.
fn need_is_open<O: Observer>(evaluator: &Evaluator<'_, O>, proposal: &Proposal<'_>) -> Verdict<(), O> {
    if !proposal.new_item {
        return Ok(());
    }
    for need in &proposal.needs {
        let meets = evaluator.items.iter().find(|item| {
            let used =
                item.variant_key.is_some_and(|key| proposal.uses.iter().any(|(variant, _)| *variant == key));
            // Of a product that is suggested, some are there, and more are called for.
            let suggested = proposal.form == Form::Product
                && item.product_key.is_some_and(|key| proposal.products.contains(&key));
            item.line.is_some()
                && !used
                && !suggested
                && item.facts.is_some_and(|facts| facts.needs.has(Some(*need)))
        });
        if let Some(item) = meets {
            let because = || Because::NeedInCart { need: *need, item: item.seen() };
            return Err(evaluator.refuse_because(Withheld::NeedAlreadyMet, because));
        }
    }
    Ok(())
}
