//! Whether an offer may be shown at all, and if not, why (docs/semantics.md, What may not be shown).
//!
//! The order of the questions decides which reason is told: first what makes the offer irrelevant to this cart,
//! then whom it is for, then what the shopper did with it, last what it would do.

use super::evaluator::Evaluator;
use super::proposal::{Candidate, Proposal};
use super::trigger::{Match, asks_for_plans, holds_back, triggers};
use super::withheld::Withheld;
use super::{guidance, kit, product, quantity_break, tier};
use crate::bundle::record::{Audience, OfferBody, OfferRule};
use crate::key::Key;
use crate::wire::List;
use alloc::vec::Vec;

/// What an offer would do, or why it is withheld.
pub(super) fn consider<'a>(evaluator: &Evaluator<'a>, offer: u32) -> Result<Candidate<'a>, Withheld> {
    let rule = evaluator.records.offer(offer);
    if !rule.enabled {
        return Err(Withheld::SwitchedOff);
    }
    let Some(matches) = triggers(evaluator, rule.when) else { return Err(Withheld::NotTriggered) };
    is_for_now(evaluator, &rule)?;
    if rule.unless.is_some_and(|unless| holds_back(evaluator, unless)) {
        return Err(Withheld::NeedAlreadyMet);
    }
    let id = evaluator.records.offer_id(offer);
    remembered(evaluator, id, &[])?;
    let mut proposal = propose(evaluator, offer, &rule, &matches)?;
    rule.needs.append_to(&mut proposal.needs);
    met(evaluator, &rule, &proposal)?;
    let mut products = Vec::new();
    for key in &proposal.products {
        products.push(evaluator.records.text(*key));
    }
    remembered(evaluator, id, &products)?;
    in_proportion(evaluator, &rule, &proposal)?;
    Ok(Candidate { offer, rule, proposal, lost: None })
}

fn is_for_now(evaluator: &Evaluator<'_>, rule: &OfferRule<'_>) -> Result<(), Withheld> {
    let context = evaluator.context;
    if rule.placements & context.placement.bit() == 0 {
        return Err(Withheld::WrongPlacement);
    }
    if rule.from.is_some_and(|from| context.now < from)
        || rule.until.is_some_and(|until| context.now >= until)
    {
        return Err(Withheld::WrongSchedule);
    }
    is_for_shopper(evaluator, &rule.audience)
}

fn is_for_shopper(evaluator: &Evaluator<'_>, audience: &Audience<'_>) -> Result<(), Withheld> {
    let context = evaluator.context;
    let lists = |keys: List<'_, Key>, value: Option<&str>| {
        keys.is_empty() || keys.iter().any(|key| Some(evaluator.records.text(key)) == value)
    };
    if !lists(audience.markets, context.market.as_deref())
        || !lists(audience.countries, context.country.as_deref())
    {
        return Err(Withheld::WrongMarket);
    }
    let tagged = audience.customer_tags.is_empty()
        || context.customer_tags.iter().any(|tag| lists(audience.customer_tags, Some(tag)));
    let wrong = audience.signed_in.is_some_and(|wanted| wanted != context.signed_in)
        || audience.returning.is_some_and(|wanted| context.returning != Some(wanted))
        || !tagged;
    if wrong { Err(Withheld::WrongAudience) } else { Ok(()) }
}

/// What the ledger says of the offer itself, and of the products that it would bring.
fn remembered(evaluator: &Evaluator<'_>, id: &str, products: &[&str]) -> Result<(), Withheld> {
    let (ledger, now) = (evaluator.ledger, evaluator.context.now);
    let settings = &evaluator.bundle.meta().settings;
    if ledger.entry(id).is_some_and(|entry| entry.accepted.is_some()) {
        return Err(Withheld::Accepted);
    }
    if ledger.is_withdrawn(id, now) {
        return Err(Withheld::Withdrawn);
    }
    if ledger.is_dismissed(id, products, settings, now) {
        return Err(Withheld::Dismissed);
    }
    if ledger.is_shown_elsewhere(id, products, evaluator.context.placement, now) {
        return Err(Withheld::ShownElsewhere);
    }
    if ledger.is_capped(id, settings, now) {
        return Err(Withheld::Capped);
    }
    Ok(())
}

/// What the offer would do for this cart.
fn propose<'a>(
    evaluator: &Evaluator<'a>,
    offer: u32,
    rule: &OfferRule<'a>,
    matches: &[Match],
) -> Result<Proposal<'a>, Withheld> {
    let trigger = *matches.first().ok_or(Withheld::NotTriggered)?;
    let item = evaluator.items.get(trigger.item).ok_or(Withheld::NotTriggered)?;
    match &rule.body {
        OfferBody::Product(list) => product::propose(evaluator, trigger, item, *list),
        OfferBody::Guidance(switch) => Ok(guidance::propose(evaluator, trigger, item, switch.as_ref())),
        OfferBody::Confirmation(confirmation) => guidance::confirm(trigger, item, confirmation),
        OfferBody::QuantityBreak(deal) => {
            quantity_break::propose(evaluator, matches, deal, asks_for_plans(rule.when))
        }
        OfferBody::Kit(kit) => kit::propose(evaluator, trigger, item, kit),
        OfferBody::Tier(tier) => tier::propose(evaluator, trigger, item, tier, offer),
    }
}

/// Whether a line of the cart already does the job. Not asked of what is no new item: quantity breaks,
/// replacements, applying a deal to what is there.
fn met(evaluator: &Evaluator<'_>, rule: &OfferRule<'_>, proposal: &Proposal<'_>) -> Result<(), Withheld> {
    let new_item = match &rule.body {
        OfferBody::Product(_) | OfferBody::Guidance(None) | OfferBody::Confirmation(_) => true,
        OfferBody::Kit(_) => proposal.choices.iter().any(|draft| !draft.lines.is_empty()),
        OfferBody::Guidance(Some(_)) | OfferBody::QuantityBreak(_) | OfferBody::Tier(_) => false,
    };
    let in_cart = |need: &Key| {
        evaluator.items.iter().any(|item| {
            let used =
                item.variant_key.is_some_and(|key| proposal.uses.iter().any(|(variant, _)| *variant == key));
            item.line.is_some() && !used && item.facts.is_some_and(|facts| facts.needs.has(Some(*need)))
        })
    };
    if new_item && proposal.needs.iter().any(in_cart) { Err(Withheld::NeedAlreadyMet) } else { Ok(()) }
}

/// Whether what is added is in proportion to what caused it.
fn in_proportion(
    evaluator: &Evaluator<'_>,
    rule: &OfferRule<'_>,
    proposal: &Proposal<'_>,
) -> Result<(), Withheld> {
    let Some(share) = rule.max_price_share else { return Ok(()) };
    let trigger = evaluator
        .items
        .get(proposal.trigger.item)
        .and_then(|item| super::trigger::unit_price(evaluator, item));
    match trigger {
        Some(price) if !share.exceeded_by(proposal.cost(), price) => Ok(()),
        _ => Err(Withheld::OutOfProportion),
    }
}

/// Units of a variant that serve a deal which the shopper has accepted.
pub(super) fn units_in_use(evaluator: &Evaluator<'_>, variant: &str) -> u32 {
    let mut units = 0u32;
    for accepted in evaluator.ledger.offers.iter().filter_map(|entry| entry.accepted.as_ref()) {
        for used in &accepted.uses {
            if used.variant == variant {
                units = units.saturating_add(used.units);
            }
        }
    }
    units
}
