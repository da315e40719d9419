//! Choosing among eligible offers (docs/semantics.md, Choosing).

use super::because::{Because, Rivalry, Standing};
use super::evaluator::Evaluator;
use super::figure::Figure;
use super::line_order::ordered;
use super::observer::Observer;
use super::proposal::Candidate;
use super::rank::compare;
use super::refusal::Lost;
use super::withheld::Withheld;
use crate::key::Key;
use crate::vocabulary::Kind;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// The winners, best first; the others know by what they lost.
pub(super) fn choose<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    candidates: &mut [Candidate<'a, O>],
) -> Vec<usize> {
    // 1. Of offers that would add the same product as a new item, the one with the lowest added cost.
    round(evaluator, candidates, Figure::Cost, &|winners, one| {
        beaten(evaluator, Figure::Cost, winners, one, &|won| {
            let both_add = won.proposal.adds_item() && one.proposal.adds_item();
            let product = shared(&won.proposal.products, &one.proposal.products).filter(|_| both_add)?;
            Some(Rivalry::Product(product))
        })
    });

    // 2. Of product bundles on one trigger line, one: by priority, then the larger saving.
    round(evaluator, candidates, Figure::Saving, &|winners, one| {
        beaten(evaluator, Figure::Saving, winners, one, &|won| same_deal(won, one).then_some(Rivalry::Deal))
    });

    // 3. and 4. The first few by rank, one of each group, no job done twice.
    let most = usize::from(evaluator.bundle.meta().settings.max_suggestions);
    round(evaluator, candidates, Figure::Priority, &|winners, one| {
        let same_group = |won: &Candidate<'_, O>| {
            let group = one.rule.group?;
            (won.rule.group == Some(group)).then_some(Rivalry::Group(group))
        };
        beaten(evaluator, Figure::Priority, winners, one, &same_group)
            .or_else(|| need_is_met(evaluator, winners, one))
            .or_else(|| (winners.len() >= most).then(|| beyond_the_number(evaluator, winners, one)))
    })
}

/// Whether two are product bundles on one line. A unit serves one deal, whichever line triggered it.
fn same_deal<O: Observer>(won: &Candidate<'_, O>, one: &Candidate<'_, O>) -> bool {
    let both = won.rule.kind == Kind::Bundle && one.rule.kind == Kind::Bundle;
    let uses = |variant| one.proposal.uses.iter().any(|(other, _)| *other == variant);
    let same_units = || won.proposal.uses.iter().any(|(variant, _)| uses(*variant));
    both && (won.proposal.trigger.item == one.proposal.trigger.item || same_units())
}

fn shared(one: &[Key], other: &[Key]) -> Option<Key> {
    one.iter().copied().find(|key| other.contains(key))
}

/// That one is shown instead, if a winner is its rival.
fn beaten<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    of_contest: Figure,
    winners: &[&Candidate<'_, O>],
    one: &Candidate<'_, O>,
    rival: &dyn Fn(&Candidate<'_, O>) -> Option<Rivalry>,
) -> Option<Lost<O>> {
    let (won, over) = winners.iter().find_map(|won| Some((won, rival(won)?)))?;
    let refusal = evaluator.refuse_because(Withheld::Outranked, || Because::Rival {
        over,
        own: standing(evaluator, one),
        other: standing(evaluator, won),
        figure: compare(evaluator, of_contest, won, one).1,
    });
    Some((refusal, Some(won.offer)))
}

/// A winner does the same job.
fn need_is_met<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    winners: &[&Candidate<'_, O>],
    one: &Candidate<'_, O>,
) -> Option<Lost<O>> {
    let needs = |won: &&Candidate<'_, O>| shared(&won.proposal.needs, &one.proposal.needs);
    let (won, need) = winners.iter().find_map(|won| Some((won, needs(won)?)))?;
    let because = || Because::NeedShown { need, by: won.offer };
    Some((evaluator.refuse_because(Withheld::NeedAlreadyMet, because), None))
}

/// As many as may be shown come first.
fn beyond_the_number<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    winners: &[&Candidate<'_, O>],
    one: &Candidate<'_, O>,
) -> Lost<O> {
    let mut shown = Vec::new();
    let room = &mut shown;
    let refusal = evaluator.refuse_because(Withheld::Outranked, move || {
        room.extend(winners.iter().map(|won| won.offer));
        let last = winners
            .last()
            .map(|last| (standing(evaluator, last), compare(evaluator, Figure::Priority, last, one).1));
        Because::Enough { shown: room, own: standing(evaluator, one), last }
    });
    (refusal, None)
}

fn standing<'e, O: Observer>(
    evaluator: &'e Evaluator<'_, O>,
    candidate: &'e Candidate<'_, O>,
) -> Standing<'e> {
    let Candidate { offer, rule, proposal, .. } = candidate;
    Standing {
        offer: *offer,
        priority: rule.priority,
        cost: proposal.cost(),
        saving: proposal.saving(),
        kind: rule.kind,
        specificity: proposal.trigger.specificity,
        trigger: evaluator.cart_item(proposal.trigger.item),
    }
}

/// What a candidate loses by, given the winners before it.
type Loses<'l, 'a, O> = &'l dyn Fn(&[&Candidate<'a, O>], &Candidate<'a, O>) -> Option<Lost<O>>;

/// One round among those that have not lost, in the order of the rank. Each meets the winners before it, and
/// `loses` says how that ends.
fn round<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    candidates: &mut [Candidate<'a, O>],
    of_contest: Figure,
    loses: Loses<'_, 'a, O>,
) -> Vec<usize> {
    let still_in = |at: usize| candidates.get(at).is_some_and(|one| one.lost.is_none());
    let before = |one: usize, other: usize| {
        let pair = candidates.get(one).zip(candidates.get(other));
        pair.is_some_and(|(one, other)| compare(evaluator, of_contest, one, other).0 == Ordering::Less)
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
