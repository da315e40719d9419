//! What a form of offer is to the engine: the one place that names all of them. Everything else about a form stands
//! in the file of its name.

mod confirmation;
mod guidance;
mod kit;
mod product;
mod quantity_break;
mod tier;

use super::evaluator::Evaluator;
use super::observer::Observer;
use super::proposal::Proposal;
use super::refusal::Verdict;
use super::trigger::{Match, asks_for_plans};
use super::withheld::Withheld;
use crate::bundle::record::{OfferBody, OfferRule};
use crate::vocabulary::Form;

/// What the offer would do for this cart. The lines that matched its trigger come best first.
pub(super) fn propose<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    offer: u32,
    rule: &OfferRule<'a>,
    matches: &[Match],
) -> Verdict<Proposal<'a>, O> {
    let best = matches.first().and_then(|trigger| Some((*trigger, evaluator.items.get(trigger.item)?)));
    let Some((trigger, item)) = best else { return Err(evaluator.refuse(Withheld::NotTriggered)) };
    match &rule.body {
        OfferBody::Product(list) => product::propose(evaluator, trigger, item, *list),
        OfferBody::Guidance(switch) => Ok(guidance::propose(evaluator, trigger, item, switch.as_ref())),
        OfferBody::Confirmation(one) => confirmation::propose(evaluator, trigger, item, one),
        OfferBody::QuantityBreak(one) => {
            quantity_break::propose(evaluator, matches, one, asks_for_plans(rule.when))
        }
        OfferBody::Kit(kit) => kit::propose(evaluator, trigger, item, kit),
        OfferBody::Tier(tier) => tier::propose(evaluator, trigger, item, tier, offer),
    }
}

/// Whether the card shows the product that is brought; otherwise it shows the one that it is about.
pub(super) fn shows_what_it_brings(form: Form) -> bool {
    match form {
        Form::Product | Form::QuantityBreak | Form::Kit => true,
        Form::Guidance | Form::Confirmation | Form::Tier => false,
    }
}

/// Whether the card is named after everything that is brought, and not after the first of it.
pub(super) fn names_all_it_brings(form: Form) -> bool {
    match form {
        Form::Kit => true,
        Form::Product | Form::Guidance | Form::Confirmation | Form::QuantityBreak | Form::Tier => false,
    }
}

/// Whether it comes after other forms of its kind: advice comes before a product.
pub(super) fn comes_after_advice(form: Form) -> bool {
    match form {
        Form::Product => true,
        Form::Guidance | Form::Confirmation | Form::QuantityBreak | Form::Kit | Form::Tier => false,
    }
}
