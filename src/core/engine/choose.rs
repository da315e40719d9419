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
    contest(evaluator, candidates, Figure::Cost);

    // 2. Of product bundles on one trigger line, one: by priority, then the larger saving. A unit serves one deal,
    // whichever line triggered it.
    contest(evaluator, candidates, Figure::Saving);

    // 3. and 4. The first few by rank, one of each group, no job done twice.
    let most = usize::from(evaluator.bundle.meta().settings.max_suggestions);
    let mut winners = Vec::new();
    for at in in_order(evaluator, candidates, Figure::Priority) {
        let won: Vec<_> = winners.iter().filter_map(|at: &usize| candidates.get(*at)).collect();
        let Some(one) = candidates.get(at) else { continue };
        let same_group = |won: &&Candidate<'_, O>| {
            evaluator.observer.compares(won.offer, one.offer);
            let same = one.rule.group.is_some() && won.rule.group == one.rule.group;
            same.then(|| beaten(evaluator, Figure::Priority, won, one))
        };
        let lost = won
            .iter()
            .find_map(same_group)
            .or_else(|| need_is_met(evaluator, &won, one))
            .or_else(|| (won.len() >= most).then(|| beyond_the_number(evaluator, &won, one)));
        match (lost, candidates.get_mut(at)) {
            (Some(_), Some(one)) => one.lost = lost,
            _ => winners.push(at),
        }
    }
    winners
}

/// Puts into `stakes` what an offer would have and no other can have beside it: numbers of lines, or of products and
/// variants, which are counted on from there.
fn stakes<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    of_contest: Figure,
    one: &Candidate<'_, O>,
    stakes: &mut Vec<usize>,
) {
    let proposal = &one.proposal;
    if of_contest == Figure::Cost {
        for product in proposal.products.iter().filter(|_| proposal.adds_item()) {
            stakes.push(evaluator.key_stake(*product));
        }
    } else if one.rule.kind == Kind::Bundle {
        stakes.push(proposal.trigger.item);
        for (variant, _) in &proposal.uses {
            stakes.push(evaluator.key_stake(*variant));
        }
    }
}

/// A contest among those that have not lost. Each loses to the first before it, in the order of the rank, that has one
/// of its stakes. Which one that is, is looked up, so that many offers are no more than a long list to sort.
fn contest<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    candidates: &mut [Candidate<'a, O>],
    of_contest: Figure,
) {
    let order = in_order(evaluator, candidates, of_contest);
    // For each stake the turn of the one that has it.
    let mut holders: Vec<usize> = Vec::new();
    let mut own = Vec::new();
    for (turn, at) in order.iter().enumerate() {
        let Some(one) = candidates.get(*at) else { continue };
        own.clear();
        stakes(evaluator, of_contest, one, &mut own);
        let first = own.iter().filter_map(|stake| holders.get(*stake)).min();
        let won = first.and_then(|first| candidates.get(*order.get(*first)?));
        let lost = won.map(|won| {
            evaluator.observer.compares(won.offer, one.offer);
            beaten(evaluator, of_contest, won, one)
        });
        match (lost, candidates.get_mut(*at)) {
            (Some(_), Some(one)) => one.lost = lost,
            _ => {
                for stake in &own {
                    while holders.len() <= *stake {
                        holders.push(usize::MAX);
                    }
                    if let Some(holder) = holders.get_mut(*stake) {
                        *holder = turn;
                    }
                }
            }
        }
    }
}

/// Those that have not lost, in the order of the rank.
fn in_order<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    candidates: &[Candidate<'_, O>],
    of_contest: Figure,
) -> Vec<usize> {
    let still_in = |at: usize| candidates.get(at).is_some_and(|one| one.lost.is_none());
    let before = |one: usize, other: usize| {
        let pair = candidates.get(one).zip(candidates.get(other));
        pair.is_some_and(|(one, other)| compare(evaluator, of_contest, one, other).0 == Ordering::Less)
    };
    ordered(candidates.len(), &still_in, &before)
}

fn shared(one: &[Key], other: &[Key]) -> Option<Key> {
    one.iter().copied().find(|key| other.contains(key))
}

/// That a winner is shown instead.
fn beaten<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    of_contest: Figure,
    won: &Candidate<'_, O>,
    one: &Candidate<'_, O>,
) -> Lost<O> {
    let refusal = evaluator.refuse_because(Withheld::Outranked, || Because::Rival {
        over: rivalry(of_contest, won, one),
        own: standing(evaluator, one),
        other: standing(evaluator, won),
        figure: compare(evaluator, of_contest, won, one).1,
    });
    (refusal, Some(won.offer))
}

/// What two offers are rivals over, in a contest that one of them has lost.
fn rivalry<O: Observer>(of_contest: Figure, won: &Candidate<'_, O>, one: &Candidate<'_, O>) -> Rivalry {
    let product = shared(&won.proposal.products, &one.proposal.products);
    match (of_contest, product, one.rule.group) {
        (Figure::Cost, Some(product), _) => Rivalry::Product(product),
        (Figure::Priority, _, Some(group)) => Rivalry::Group(group),
        _ => Rivalry::Deal,
    }
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
