//! The rank of eligible offers (docs/semantics.md, Choosing): lexicographic and explainable, never a weighted
//! mystery.

use super::evaluator::Evaluator;
use super::figure::Figure;
use super::forms::comes_after_advice;
use super::line_order::age;
use super::observer::Observer;
use super::proposal::Candidate;
use core::cmp::Ordering;

/// Which of two offers comes first, and the figure that decides: the first in which they differ. `of_contest` is
/// asked right after the priority.
pub(super) fn compare<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    of_contest: Figure,
    one: &Candidate<'_, O>,
    other: &Candidate<'_, O>,
) -> (Ordering, Figure) {
    evaluator.observer.compares(one.offer, other.offer);
    let by = |figure: Figure| {
        let (left, right) = (&one.proposal, &other.proposal);
        match figure {
            Figure::Priority => other.rule.priority.cmp(&one.rule.priority),
            Figure::Cost => left.cost().cmp(&right.cost()),
            Figure::Saving => right.saving().cmp(&left.saving()),
            Figure::Kind => one.rule.kind.cmp(&other.rule.kind),
            Figure::Advice => comes_after_advice(left.form).cmp(&comes_after_advice(right.form)),
            Figure::Specificity => left.trigger.specificity.cmp(&right.trigger.specificity),
            Figure::Added => age(evaluator, left.trigger.item).cmp(&age(evaluator, right.trigger.item)),
            Figure::Id => one.offer.cmp(&other.offer),
        }
    };
    let figures = [
        Figure::Priority,
        of_contest,
        Figure::Kind,
        Figure::Advice,
        Figure::Specificity,
        Figure::Added,
        Figure::Id,
    ];
    for figure in figures {
        let order = by(figure);
        if order.is_ne() {
            return (order, figure);
        }
    }
    (Ordering::Equal, Figure::Id)
}
