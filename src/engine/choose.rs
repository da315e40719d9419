//! Choosing among eligible offers (semantics.md, Choosing): lexicographic and explainable, never a weighted
//! mystery.

use super::proposal::Candidate;
use super::scene::Scene;
use super::trigger::age;
use super::withheld::Withheld;
use crate::bundle::record::{Effect, Key, Kind};
use alloc::vec::Vec;
use core::cmp::{Ordering, Reverse};

/// A candidate that lost, why, and to which offer where one took its place.
pub(super) type Loser = (u32, Withheld, Option<u32>);

/// The winners, best first, and the losers.
pub(super) fn choose<'a>(
    scene: &Scene<'a>,
    candidates: Vec<Candidate<'a>>,
) -> (Vec<Candidate<'a>>, Vec<Loser>) {
    let mut losers = Vec::new();

    // 1. Of offers that would bring the same product, the one with the lowest added cost.
    let by_cost = sorted(candidates, &|one, other| {
        let cost = |candidate: &Candidate<'_>| candidate.proposal.cost();
        (Reverse(one.rule.priority), cost(one))
            .cmp(&(Reverse(other.rule.priority), cost(other)))
            .then_with(|| rank(scene, one, other))
    });
    let kept = keep(by_cost, &mut losers, &|earlier, one| {
        shares(&earlier.proposal.products, &one.proposal.products)
    });

    // 2. Of product bundles on one trigger line, one: by priority, then the larger saving.
    let by_saving = sorted(kept, &|one, other| {
        let saving = |candidate: &Candidate<'_>| Reverse(candidate.proposal.saving());
        (Reverse(one.rule.priority), saving(one))
            .cmp(&(Reverse(other.rule.priority), saving(other)))
            .then_with(|| rank(scene, one, other))
    });
    let kept = keep(by_saving, &mut losers, &|earlier, one| {
        let both = earlier.rule.kind == Kind::Bundle && one.rule.kind == Kind::Bundle;
        // A unit serves one deal, whichever line triggered it.
        let same_units = earlier
            .proposal
            .uses
            .iter()
            .any(|(variant, _)| one.proposal.uses.iter().any(|(other, _)| other == variant));
        both && (earlier.proposal.trigger.item == one.proposal.trigger.item || same_units)
    });

    // 3. and 4. The first few by rank, one of each group, no job done twice.
    let ranked = sorted(kept, &|one, other| rank(scene, one, other));
    let most = usize::from(scene.bundle.meta().settings.max_suggestions);
    let mut winners: Vec<Candidate<'a>> = Vec::new();
    for candidate in ranked {
        let same_group = winners
            .iter()
            .find(|won| candidate.rule.group.is_some() && won.rule.group == candidate.rule.group);
        let same_need = winners.iter().any(|won| shares(&won.proposal.needs, &candidate.proposal.needs));
        if let Some(won) = same_group {
            losers.push((candidate.offer, Withheld::Outranked, Some(won.offer)));
        } else if same_need {
            losers.push((candidate.offer, Withheld::NeedAlreadyMet, None));
        } else if winners.len() >= most {
            losers.push((candidate.offer, Withheld::Outranked, None));
        } else {
            winners.push(candidate);
        }
    }
    (winners, losers)
}

fn shares(one: &[Key], other: &[Key]) -> bool {
    one.iter().any(|key| other.contains(key))
}

/// Keeps each candidate that does not clash with one kept before it.
fn keep<'a>(
    candidates: Vec<Candidate<'a>>,
    losers: &mut Vec<Loser>,
    clash: &dyn Fn(&Candidate<'_>, &Candidate<'_>) -> bool,
) -> Vec<Candidate<'a>> {
    let mut kept: Vec<Candidate<'a>> = Vec::new();
    for candidate in candidates {
        match kept.iter().find(|earlier| clash(earlier, &candidate)) {
            Some(earlier) => losers.push((candidate.offer, Withheld::Outranked, Some(earlier.offer))),
            None => kept.push(candidate),
        }
    }
    kept
}

/// The rank: priority; kind, with guidance and confirmations before products; how specifically the trigger
/// matched; the trigger line added last; the offer's id.
fn rank(scene: &Scene<'_>, one: &Candidate<'_>, other: &Candidate<'_>) -> Ordering {
    let key = |candidate: &Candidate<'_>| {
        let adds = matches!(candidate.rule.effect, Effect::Product(_));
        let trigger = candidate.proposal.trigger;
        (Reverse(candidate.rule.priority), candidate.rule.kind, adds, trigger.specificity)
    };
    key(one)
        .cmp(&key(other))
        .then_with(|| age(scene, one.proposal.trigger.item).cmp(&age(scene, other.proposal.trigger.item)))
        .then_with(|| one.offer.cmp(&other.offer))
}

/// A binary insertion sort. There are few candidates, and the library's sorts weigh some kilobytes in the
/// shopper's download.
fn sorted<'a>(
    candidates: Vec<Candidate<'a>>,
    compare: &dyn Fn(&Candidate<'_>, &Candidate<'_>) -> Ordering,
) -> Vec<Candidate<'a>> {
    let mut ordered: Vec<Candidate<'a>> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let (mut low, mut high) = (0, ordered.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match ordered.get(middle).map(|other| compare(&candidate, other)) {
                Some(Ordering::Less) => high = middle,
                _ => low = middle + 1,
            }
        }
        ordered.insert(low, candidate);
    }
    ordered
}
