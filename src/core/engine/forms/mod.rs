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
use super::open::is_open;
use super::proposal::Proposal;
use super::refusal::Verdict;
use super::trigger::{Match, asks_for_plans};
use super::withheld::Withheld;
use crate::bundle::record::{OfferBody, OfferRule};
use crate::vocabulary::Form;

/// What the offer would do for this cart, if that is open to the shopper. The lines that matched its trigger come best
/// first. A form fills in the
/// proposal; where it refuses, what it has filled in does not count.
pub(super) fn propose<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    offer: u32,
    rule: &OfferRule<'a>,
    matches: &[Match],
) -> Verdict<Proposal<'a>, O> {
    let best = matches.first().and_then(|trigger| Some((*trigger, evaluator.items.get(trigger.item)?)));
    let Some((trigger, item)) = best else { return Err(evaluator.refuse(Withheld::NotTriggered)) };
    let mut proposal = Proposal::new(form_of(&rule.body), trigger);
    match &rule.body {
        OfferBody::Product(list) => {
            product::propose(evaluator, offer, rule, matches, *list, &mut proposal)?;
            return Ok(proposal);
        }
        OfferBody::Guidance(switch) => guidance::propose(evaluator, item, switch.as_ref(), &mut proposal),
        OfferBody::Confirmation(one) => confirmation::propose(evaluator, item, one, &mut proposal)?,
        OfferBody::QuantityBreak(one) => {
            let counts_plans = asks_for_plans(rule.when);
            quantity_break::propose(evaluator, matches, one, counts_plans, &mut proposal)?;
        }
        OfferBody::Kit(kit) => kit::propose(evaluator, item, kit, &mut proposal)?,
        OfferBody::Tier(tier) => tier::propose(evaluator, item, tier, offer, &mut proposal)?,
    }
    is_open(evaluator, offer, rule, &mut proposal)?;
    Ok(proposal)
}

/// The form in which an offer of this body is shown.
fn form_of(body: &OfferBody<'_>) -> Form {
    match body {
        OfferBody::Product(_) => Form::Product,
        OfferBody::Guidance(_) => Form::Guidance,
        OfferBody::Confirmation(_) => Form::Confirmation,
        OfferBody::QuantityBreak(_) => Form::QuantityBreak,
        OfferBody::Kit(_) => Form::Kit,
        OfferBody::Tier(_) => Form::Tier,
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
