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

/// The places below `count` that are `taken`, in order; equal ones stay as they are. A binary insertion sort, the
/// one for everything: there are few, and the library's sorts weigh some kilobytes in the shopper's download.
pub(super) fn ordered(
    count: usize,
    taken: &dyn Fn(usize) -> bool,
    before: &dyn Fn(usize, usize) -> bool,
) -> Vec<usize> {
    let mut ordered: Vec<usize> = Vec::new();
    for one in 0..count {
        if !taken(one) {
            continue;
        }
        let (mut low, mut high) = (0, ordered.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match ordered.get(middle) {
                Some(other) if before(one, *other) => high = middle,
                _ => low = middle + 1,
            }
        }
        ordered.insert(low, one);
    }
    ordered
}
