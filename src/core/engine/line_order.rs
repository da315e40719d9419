//! The order of lines, in which the order of the cart's array means nothing.

use super::evaluator::Evaluator;
use super::observer::Observer;
use alloc::vec::Vec;
use core::cmp::Reverse;

/// Sorts lines: the viewed variant first, then the last added; among lines added at once by key.
pub(super) fn age<'s, O: Observer>(evaluator: &'s Evaluator<'_, O>, item: usize) -> (Reverse<u32>, &'s str) {
    match evaluator.items.get(item).and_then(|item| item.line) {
        Some(line) => (Reverse(line.added), &line.key),
        None => (Reverse(u32::MAX), ""),
    }
}

/// The lines that `serves` picks, in the order in which their units are used: the trigger line first, then the last
/// added.
pub(super) fn in_turn<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    trigger: usize,
    serves: &dyn Fn(usize) -> bool,
) -> Vec<usize> {
    let turn = |one: usize| (one != trigger, age(evaluator, one));
    ordered(evaluator.items.len(), serves, &|one, other| turn(one) < turn(other))
}

/// The places below `count` that are `taken`, in order; equal ones stay as they are. A merge sort, the one for
/// everything: the library's sorts weigh some kilobytes in the shopper's download.
pub(super) fn ordered(
    count: usize,
    taken: &dyn Fn(usize) -> bool,
    before: &dyn Fn(usize, usize) -> bool,
) -> Vec<usize> {
    let mut ordered: Vec<usize> = Vec::new();
    for one in 0..count {
        if taken(one) {
            ordered.push(one);
        }
    }
    // Runs of this many are in order already.
    let mut run = 1;
    while run < ordered.len() {
        let mut merged = Vec::new();
        for two in ordered.chunks(2 * run) {
            let (mut left, mut right) = two.split_at_checked(run).unwrap_or((two, &[]));
            loop {
                let next = match (left, right) {
                    ([one, ..], [other, rest @ ..]) if before(*other, *one) => {
                        right = rest;
                        other
                    }
                    ([one, rest @ ..], _) => {
                        left = rest;
                        one
                    }
                    ([], [other, rest @ ..]) => {
                        right = rest;
                        other
                    }
                    ([], []) => break,
                };
                merged.push(*next);
            }
        }
        ordered = merged;
        run *= 2;
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::ordered;
    use alloc::vec::Vec;

    #[test]
    fn equal_ones_stay_as_they_are() {
        for count in 0..70 {
            let tens = |at: usize| (at * 7919 % 31) / 3;
            let mut wanted: Vec<usize> = (0..count).filter(|at| at % 5 != 2).collect();
            wanted.sort_by_key(|at| tens(*at));
            let found = ordered(count, &|at| at % 5 != 2, &|one, other| tens(one) < tens(other));
            assert_eq!(found, wanted, "{count}");
        }
    }

    #[test]
    fn so_many_comparisons_and_no_more() {
        let asked = core::cell::Cell::new(0usize);
        let before = |one: usize, other: usize| {
            asked.set(asked.get() + 1);
            one * 7919 % 10_007 < other * 7919 % 10_007
        };
        assert_eq!(ordered(10_000, &|_| true, &before).len(), 10_000);
        assert!(asked.get() < 10_000 * 14, "{}", asked.get());
    }
}
