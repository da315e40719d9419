//! Choosing among eligible offers (docs/semantics.md, Choosing): lexicographic and explainable, never a weighted
//! mystery.

use super::evaluator::Evaluator;
use super::proposal::{Candidate, Lost};
use super::trigger::{age, ordered};
use super::withheld::Withheld;
use crate::bundle::record::OfferBody;
use crate::key::Key;
use crate::vocabulary::Kind;
use alloc::vec::Vec;
use core::cmp::{Ordering, Reverse};

/// The winners, best first; the others know by what they lost.
pub(super) fn choose(evaluator: &Evaluator<'_>, candidates: &mut [Candidate<'_>]) -> Vec<usize> {
    // 1. Of offers that would bring the same product, the one with the lowest added cost.
    round(evaluator, candidates, &|one| one.proposal.cost().0, &|winners, one| {
        beaten(winners, &|won| shares(&won.proposal.products, &one.proposal.products))
    });

    // 2. Of product bundles on one trigger line, one: by priority, then the larger saving.
    round(evaluator, candidates, &|one| one.proposal.saving().0.saturating_neg(), &|winners, one| {
        beaten(winners, &|won| {
            let both = won.rule.kind == Kind::Bundle && one.rule.kind == Kind::Bundle;
            // A unit serves one deal, whichever line triggered it.
            let uses = |variant| one.proposal.uses.iter().any(|(other, _)| *other == variant);
            let same_units = won.proposal.uses.iter().any(|(variant, _)| uses(*variant));
            both && (won.proposal.trigger.item == one.proposal.trigger.item || same_units)
        })
    });

    // 3. and 4. The first few by rank, one of each group, no job done twice.
    let most = usize::from(evaluator.bundle.meta().settings.max_suggestions);
    round(evaluator, candidates, &|_| 0, &|winners, one| {
        let same_group = |won: &Candidate<'_>| won.rule.group.is_some() && won.rule.group == one.rule.group;
        let same_need = |won: &Candidate<'_>| shares(&won.proposal.needs, &one.proposal.needs);
        if let Some(lost) = beaten(winners, &same_group) {
            Some(lost)
        } else if beaten(winners, &same_need).is_some() {
            Some((Withheld::NeedAlreadyMet, None))
        } else if winners.len() >= most {
            Some((Withheld::Outranked, None))
        } else {
            None
        }
    })
}

fn shares(one: &[Key], other: &[Key]) -> bool {
    one.iter().any(|key| other.contains(key))
}

/// That one is shown instead, if it is among the winners.
fn beaten(winners: &[&Candidate<'_>], by: &dyn Fn(&Candidate<'_>) -> bool) -> Option<Lost> {
    winners.iter().find(|won| by(won)).map(|won| (Withheld::Outranked, Some(won.offer)))
}

/// One round among those that have not lost: by priority, then by `cost`, then by rank. Each meets the winners
/// before it, and `loses` says how that ends.
fn round(
    evaluator: &Evaluator<'_>,
    candidates: &mut [Candidate<'_>],
    cost: &dyn Fn(&Candidate<'_>) -> i64,
    loses: &dyn Fn(&[&Candidate<'_>], &Candidate<'_>) -> Option<Lost>,
) -> Vec<usize> {
    let still_in = |at: usize| candidates.get(at).is_some_and(|one| one.lost.is_none());
    let before = |one: usize, other: usize| {
        let pair = candidates.get(one).zip(candidates.get(other));
        let order = pair.map(|(one, other)| {
            let first = |one: &Candidate<'_>| (Reverse(one.rule.priority), cost(one));
            first(one).cmp(&first(other)).then_with(|| rank(evaluator, one, other))
        });
        order == Some(Ordering::Less)
    };
    let mut winners = Vec::new();
    for at in ordered(candidates.len(), &still_in, &before) {
        let won: Vec<_> = winners.iter().filter_map(|at: &usize| candidates.get(*at)).collect();
        let lost = candidates.get(at).and_then(|one| loses(&won, one));
        match (lost, candidates.get_mut(at)) {
            (Some(_), Some(one)) => one.lost = lost,
            _ => winners.push(at),
        }
    }
    winners
}

/// The rank: kind, with guidance and confirmations before products; how specifically the trigger matched; the
/// trigger line added last; the offer's id.
fn rank(evaluator: &Evaluator<'_>, one: &Candidate<'_>, other: &Candidate<'_>) -> Ordering {
    let key = |candidate: &Candidate<'_>| {
        let adds = matches!(candidate.rule.body, OfferBody::Product(_));
        (candidate.rule.kind, adds, candidate.proposal.trigger.specificity)
    };
    key(one)
        .cmp(&key(other))
        .then_with(|| {
            age(evaluator, one.proposal.trigger.item).cmp(&age(evaluator, other.proposal.trigger.item))
        })
        .then_with(|| one.offer.cmp(&other.offer))
}
