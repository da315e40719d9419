//! Whether an offer may be shown at all, and if not, why (docs/semantics.md, What may not be shown).
//!
//! The order of the questions decides which reason is told: first what makes the offer irrelevant to this cart,
//! then whom it is for, then what the shopper did with it, last what it would do.

use super::because::Because;
use super::evaluator::Evaluator;
use super::forms;
use super::memory::remembered;
use super::observer::Observer;
use super::proposal::{Candidate, Proposal};
use super::refusal::Verdict;
use super::trigger::{holds_back, triggers};
use super::withheld::Withheld;
use crate::bundle::record::{Audience, OfferRule};
use crate::context::is_over;
use crate::key::Key;
use crate::wire::List;

/// What an offer would do, or why it is withheld.
pub(super) fn consider<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    offer: u32,
) -> Verdict<Candidate<'a, O>, O> {
    evaluator.observer.offer(offer);
    let rule = evaluator.records.offer(offer);
    if !rule.enabled {
        return Err(evaluator.refuse_because(Withheld::SwitchedOff, || Because::OfferOff));
    }
    let Some(matches) = triggers(evaluator, rule.when) else {
        return Err(evaluator.refuse_because(Withheld::NotTriggered, || {
            let counts = evaluator.items.iter().any(|item| item.may_trigger());
            if counts {
                Because::Trigger
            } else {
                Because::NothingCounts { empty: evaluator.items.is_empty() }
            }
        }));
    };
    is_for_now(evaluator, &rule)?;
    if let Some(condition) = rule.unless
        && holds_back(evaluator, condition)
    {
        return Err(evaluator.refuse_because(Withheld::NeedAlreadyMet, || Because::Unless { condition }));
    }
    let id = evaluator.records.offer_id(offer);
    remembered(evaluator, id, &[])?;
    let proposal = forms::propose(evaluator, offer, &rule, &matches)?;
    in_proportion(evaluator, &rule, &proposal)?;
    Ok(Candidate { offer, rule, proposal, lost: None })
}

fn is_for_now<O: Observer>(evaluator: &Evaluator<'_, O>, rule: &OfferRule<'_>) -> Verdict<(), O> {
    let (context, placements) = (evaluator.context, rule.placements);
    if placements & context.placement.bit() == 0 {
        return Err(evaluator.refuse_because(Withheld::WrongPlacement, || Because::Placements { placements }));
    }
    if let Some(from) = rule.from.filter(|from| context.now < *from) {
        return Err(evaluator.refuse_because(Withheld::WrongSchedule, || Because::NotYet { from }));
    }
    if let Some(until) = rule.until.filter(|until| is_over(*until, context.now)) {
        return Err(evaluator.refuse_because(Withheld::WrongSchedule, || Because::Over { until }));
    }
    is_for_shopper(evaluator, &rule.audience)
}

fn is_for_shopper<O: Observer>(evaluator: &Evaluator<'_, O>, audience: &Audience<'_>) -> Verdict<(), O> {
    let context = evaluator.context;
    let Audience { signed_in, returning, customer_tags: tags, countries, markets } = *audience;
    let lists = |keys: List<'_, Key>, value: Option<&str>| {
        keys.is_empty() || keys.iter().any(|key| Some(evaluator.records.text(key).as_str()) == value)
    };
    if !lists(markets, context.market.as_deref()) {
        return Err(evaluator.refuse_because(Withheld::WrongMarket, || Because::Markets { markets }));
    }
    if !lists(countries, context.country.as_deref()) {
        return Err(evaluator.refuse_because(Withheld::WrongMarket, || Because::Countries { countries }));
    }
    if let Some(wanted) = signed_in.filter(|wanted| *wanted != context.signed_in) {
        return Err(evaluator.refuse_because(Withheld::WrongAudience, || Because::SignedIn { wanted }));
    }
    if let Some(wanted) = returning.filter(|wanted| context.returning != Some(*wanted)) {
        return Err(evaluator.refuse_because(Withheld::WrongAudience, || Because::Returning { wanted }));
    }
    if !tags.is_empty() && !context.customer_tags.iter().any(|tag| lists(tags, Some(tag))) {
        return Err(evaluator.refuse_because(Withheld::WrongAudience, || Because::CustomerTags { tags }));
    }
    Ok(())
}

/// Refuses where what is added is out of proportion to what caused it.
fn in_proportion<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    rule: &OfferRule<'_>,
    proposal: &Proposal<'_>,
) -> Verdict<(), O> {
    let Some(share) = rule.max_price_share else { return Ok(()) };
    let adds = proposal.cost();
    let unit = evaluator.items.get(proposal.trigger.item).and_then(|item| evaluator.unit_price(item));
    match unit {
        Some(price) if !share.exceeded_by(adds, price) => Ok(()),
        _ => Err(evaluator.refuse_because(Withheld::OutOfProportion, || Because::Proportion {
            adds,
            share,
            unit,
        })),
    }
}
