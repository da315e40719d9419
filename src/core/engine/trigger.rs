//! Whether a trigger holds, and which line it is about (docs/semantics.md, Lines, quantities, triggers).

use super::evaluator::{Evaluator, Item};
use crate::bundle::record::{Condition, Conditions, LineCondition, LineTest, Range};
use crate::key::Key;
use crate::money::Money;
use crate::wire::List;
use alloc::vec::Vec;

/// How specifically a line was matched; smaller is more specific.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Specificity {
    Variant,
    Product,
    Attribute,
    Collection,
    Tag,
    Type,
    Vendor,
    Other,
}

/// A line that met a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// Index into [`Evaluator::items`].
    pub(super) item: usize,
    pub(super) specificity: Specificity,
}

/// Whether a condition is asked to trigger an offer, or to hold one back. A free line never triggers but is in
/// the cart; a viewed variant may trigger but counts for nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    Triggers,
    HoldsBack,
}

/// The lines that met a trigger, best first: the most specifically matched, among equals the last added. `None`
/// where it does not hold.
pub(super) fn triggers(evaluator: &Evaluator<'_>, when: Condition<'_>) -> Option<Vec<Match>> {
    let mut matches = Vec::new();
    if !holds(evaluator, when, Sense::Triggers, &mut matches) || matches.is_empty() {
        return None;
    }
    let place = |at: usize| matches.get(at).map(|one| (one.specificity, age(evaluator, one.item)));
    let mut once: Vec<Match> = Vec::new();
    for at in ordered(matches.len(), &|_| true, &|one, other| place(one) < place(other)) {
        if let Some(found) = matches.get(at)
            && once.iter().all(|earlier| earlier.item != found.item)
        {
            once.push(*found);
        }
    }
    Some(once)
}

/// Whether a condition that holds an offer back is met.
pub(super) fn holds_back(evaluator: &Evaluator<'_>, unless: Condition<'_>) -> bool {
    holds(evaluator, unless, Sense::HoldsBack, &mut Vec::new())
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

/// Sorts lines: the viewed variant first, then the last added; among lines added at once by key, so that the
/// order of the array means nothing.
pub(super) fn age<'s>(evaluator: &'s Evaluator<'_>, item: usize) -> (core::cmp::Reverse<u32>, &'s str) {
    match evaluator.items.get(item).and_then(|item| item.line) {
        Some(line) => (core::cmp::Reverse(line.added), &line.key),
        None => (core::cmp::Reverse(u32::MAX), ""),
    }
}

/// Whether a trigger asks for subscription lines anywhere.
pub(super) fn asks_for_plans(when: Condition<'_>) -> bool {
    match when {
        Condition::All(list) | Condition::Any(list) => list.iter().any(asks_for_plans),
        Condition::Line(line) => asks_for_plan(&line),
        _ => false,
    }
}

fn asks_for_plan(line: &LineCondition<'_>) -> bool {
    line.tests.iter().any(|test| matches!(test, LineTest::Subscription(true)))
}

/// Puts lines in the order in which their units are used: the trigger line first, then the last added.
/// `serves` picks them.
pub(super) fn in_turn(
    evaluator: &Evaluator<'_>,
    trigger: usize,
    serves: &dyn Fn(usize) -> bool,
) -> Vec<usize> {
    let turn = |one: usize| (one != trigger, age(evaluator, one));
    ordered(evaluator.items.len(), serves, &|one, other| turn(one) < turn(other))
}

/// Whether a condition holds; the lines that met it are put behind those `found` before.
fn holds(evaluator: &Evaluator<'_>, condition: Condition<'_>, sense: Sense, found: &mut Vec<Match>) -> bool {
    let before = found.len();
    let mut each = |list: Conditions<'_>, sense: Sense| {
        let (mut all, mut any) = (true, false);
        // Every one is asked, because each may have lines to tell of.
        for one in list.iter() {
            let holds = holds(evaluator, one, sense, found);
            all &= holds;
            any |= holds;
        }
        (all, any)
    };
    let holds = match condition {
        Condition::All(list) => each(list, sense).0,
        Condition::Any(list) => each(list, sense).1,
        Condition::None(list) => !each(list, Sense::HoldsBack).1,
        Condition::Line(line) => {
            lines(evaluator, &line, sense, found);
            found.len() > before
        }
        Condition::Subtotal(ranges) => in_currency(evaluator, ranges, evaluator.cart.total),
        Condition::Items(range) => range.holds(
            evaluator.items.iter().filter_map(Item::counted).map(|line| i64::from(line.quantity)).sum(),
        ),
        Condition::Lines(range) => {
            range.holds(evaluator.items.iter().filter(|item| item.counted().is_some()).count() as i64)
        }
        Condition::Code(code) => evaluator.cart.has_code(code),
    };
    if !holds {
        found.truncate(before);
    }
    holds
}

/// Finds the lines that meet every test, if their units together meet the quantity too.
fn lines(evaluator: &Evaluator<'_>, condition: &LineCondition<'_>, sense: Sense, found: &mut Vec<Match>) {
    let before = found.len();
    let specificity =
        condition.tests.iter().map(|test| specificity(&test)).min().unwrap_or(Specificity::Other);
    let counts_plans = asks_for_plan(condition);
    let mut units = 0i64;
    for (index, item) in evaluator.items.iter().enumerate() {
        let considered = match sense {
            Sense::Triggers => item.may_trigger(),
            Sense::HoldsBack => item.line.is_some(),
        };
        if considered && condition.tests.iter().all(|test| passes(evaluator, item, &test)) {
            found.push(Match { item: index, specificity });
            let counted = item.counted().filter(|line| counts_plans || line.plan.is_none());
            units += counted.map_or(0, |line| i64::from(line.quantity));
        }
    }
    if condition.quantity.is_some_and(|range| !range.holds(units)) {
        found.truncate(before);
    }
}

fn specificity(test: &LineTest<'_>) -> Specificity {
    match test {
        LineTest::Variant(_) | LineTest::Sku(_) => Specificity::Variant,
        LineTest::Product(_) => Specificity::Product,
        LineTest::Attribute(_) | LineTest::Option(_) => Specificity::Attribute,
        LineTest::Collection(_) => Specificity::Collection,
        LineTest::Tag(_) => Specificity::Tag,
        LineTest::Type(_) => Specificity::Type,
        LineTest::Vendor(_) => Specificity::Vendor,
        LineTest::Price(_) | LineTest::Subscription(_) | LineTest::RequiresShipping(_) => Specificity::Other,
    }
}

fn passes(evaluator: &Evaluator<'_>, item: &Item<'_>, test: &LineTest<'_>) -> bool {
    match test {
        LineTest::Variant(keys) => keys.has(item.variant_key),
        LineTest::Sku(keys) => keys.has(item.variant.and_then(|variant| variant.sku)),
        LineTest::Product(keys) => keys.has(item.product_key),
        LineTest::Option(test) => {
            let known = item.facts.as_ref().zip(item.variant.as_ref());
            test.values.has(known.and_then(|(facts, variant)| facts.option(variant, test.name)))
        }
        LineTest::Attribute(test) => {
            test.passes(item.facts.as_ref().and_then(|facts| facts.attribute(test.name)))
        }
        LineTest::Collection(keys) => has_any(*keys, &item.collections),
        LineTest::Tag(keys) => has_any(*keys, &item.tags),
        LineTest::Type(keys) => has_any(*keys, &item.types),
        LineTest::Vendor(keys) => has_any(*keys, &item.vendors),
        LineTest::Price(ranges) => {
            unit_price(evaluator, item).is_some_and(|price| in_currency(evaluator, *ranges, price))
        }
        LineTest::Subscription(wanted) => item.line.is_some_and(|line| line.plan.is_some() == *wanted),
        LineTest::RequiresShipping(wanted) => item.requires_shipping == *wanted,
    }
}

fn has_any(keys: List<'_, Key>, facts: &[Key]) -> bool {
    facts.iter().any(|key| keys.has(Some(*key)))
}

/// What one unit of a line is charged at, or what the viewed variant would cost.
pub(super) fn unit_price(evaluator: &Evaluator<'_>, item: &Item<'_>) -> Option<Money> {
    match item.line {
        Some(line) => Some(line.unit_price),
        None => evaluator.price(item.variant.as_ref()?).ok(),
    }
}

fn in_currency(evaluator: &Evaluator<'_>, ranges: List<'_, (u32, Range)>, amount: Money) -> bool {
    evaluator.currency.is_some_and(|currency| {
        ranges.iter().any(|(known, range)| known == currency && range.holds(amount.0))
    })
}
