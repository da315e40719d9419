//! Whether a trigger holds, and which line it is about (docs/semantics.md, Lines, quantities, triggers).

use super::evaluator::Evaluator;
use super::item::Item;
use super::line_order::{age, ordered};
use super::observer::Observer;
use crate::bundle::record::{Condition, Conditions, LineCondition, LineTest, Range, Specificity};
use crate::key::Key;
use crate::money::Money;
use crate::wire::List;
use alloc::vec::Vec;

/// A line that matched a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// Index into [`Evaluator::items`].
    pub(super) item: usize,
    pub(super) specificity: Specificity,
}

/// Whether a condition is asked to trigger an offer, or to hold one back. A free line never triggers but is in
/// the cart; a viewed variant may trigger but counts for nothing else.
///
/// What is not known neither triggers nor holds back: inside a `none` it counts as so, elsewhere as not so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    Triggers,
    HoldsBack,
    InsideNone,
}

/// The lines that matched a trigger, best first: the most specifically matched, among equals the last added. `None`
/// where it does not hold.
pub(super) fn triggers<O: Observer>(evaluator: &Evaluator<'_, O>, when: Condition<'_>) -> Option<Vec<Match>> {
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
    if let Some(best) = once.first() {
        evaluator.observer.trigger(evaluator.cart_item(best.item), best.specificity);
    }
    Some(once)
}

/// Whether a condition that holds an offer back is met.
pub(super) fn holds_back<O: Observer>(evaluator: &Evaluator<'_, O>, unless: Condition<'_>) -> bool {
    holds(evaluator, unless, Sense::HoldsBack, &mut Vec::new())
}

/// Whether a trigger asks for subscription lines anywhere.
pub(super) fn asks_for_plans(when: Condition<'_>) -> bool {
    match when {
        Condition::All(list) | Condition::Any(list) => list.iter().any(asks_for_plans),
        Condition::Line(line) => asks_for_plan(&line),
        Condition::None(_)
        | Condition::Subtotal(_)
        | Condition::Items(_)
        | Condition::Lines(_)
        | Condition::Code(_) => false,
    }
}

fn asks_for_plan(line: &LineCondition<'_>) -> bool {
    line.tests.iter().any(|test| matches!(test, LineTest::Subscription(true)))
}

/// Whether a condition holds; the lines that matched it are put behind those `found` before.
fn holds<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    condition: Condition<'_>,
    sense: Sense,
    found: &mut Vec<Match>,
) -> bool {
    evaluator.observer.condition_begins(condition);
    let before = found.len();
    let counts_as = sense == Sense::InsideNone;
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
    let (holds, value) = match condition {
        Condition::All(list) => (each(list, sense).0, 0),
        Condition::Any(list) => (each(list, sense).1, 0),
        Condition::None(list) if counts_as => (!each(list, Sense::HoldsBack).1, 0),
        Condition::None(list) => (!each(list, Sense::InsideNone).1, 0),
        Condition::Line(line) => {
            let units = lines(evaluator, &line, sense, found);
            (found.len() > before, units)
        }
        Condition::Subtotal(ranges) => {
            let total = evaluator.cart.total;
            let holds = total.map_or(counts_as, |total| in_currency(evaluator, ranges, total));
            (holds, total.unwrap_or_default().0)
        }
        Condition::Items(range) => {
            let counted = evaluator.items.iter().filter_map(Item::counted);
            let units = counted.map(|line| i64::from(line.quantity)).sum();
            (count_holds(evaluator, range, units, counts_as), units)
        }
        Condition::Lines(range) => {
            let lines = evaluator.items.iter().filter(|item| item.counted().is_some()).count() as i64;
            (count_holds(evaluator, range, lines, counts_as), lines)
        }
        Condition::Code(code) => (evaluator.cart.has_code(code), 0),
    };
    if !holds {
        found.truncate(before);
    }
    evaluator.observer.condition_ends(condition, holds, value);
    holds
}

/// Whether a count lies in a range. An opaque line may add any number to it.
fn count_holds<O: Observer>(evaluator: &Evaluator<'_, O>, range: Range, count: i64, unknown: bool) -> bool {
    if !evaluator.has_opaque_lines() {
        return range.holds(count);
    }
    if unknown { range.max.is_none_or(|max| count <= max) } else { range.max.is_none() && range.holds(count) }
}

/// Finds the lines that pass every test, if their units together lie in the quantity asked for; those units.
fn lines<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    condition: &LineCondition<'_>,
    sense: Sense,
    found: &mut Vec<Match>,
) -> i64 {
    let before = found.len();
    let specificity = condition.specificity();
    let counts_plans = asks_for_plan(condition);
    let mut units = 0i64;
    for (index, item) in evaluator.items.iter().enumerate() {
        let considered = match sense {
            Sense::Triggers => item.may_trigger(),
            // That an opaque line is there may be known, and never how much of it.
            Sense::HoldsBack | Sense::InsideNone => {
                item.line.is_some_and(|line| !line.opaque || condition.quantity.is_none())
            }
        };
        if !considered && !O::EXHAUSTIVE {
            continue;
        }
        let matches = matches(evaluator, condition, item, considered);
        if considered && matches {
            found.push(Match { item: index, specificity });
            let counted = item.counted().filter(|line| counts_plans || line.plan.is_none());
            units += counted.map_or(0, |line| i64::from(line.quantity));
        }
    }
    if condition.quantity.is_some_and(|range| !range.holds(units)) {
        found.truncate(before);
    }
    units
}

/// Whether a line passes every test.
fn matches<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    condition: &LineCondition<'_>,
    item: &Item<'_>,
    considered: bool,
) -> bool {
    let mut all = true;
    for (place, test) in condition.tests.iter().enumerate() {
        let passes = passes(evaluator, item, &test);
        evaluator.observer.line_tested(place, considered, passes);
        all &= passes;
        if !all && !O::EXHAUSTIVE {
            break;
        }
    }
    evaluator.observer.line_matched(item.seen(), considered, all);
    all
}

fn passes<O: Observer>(evaluator: &Evaluator<'_, O>, item: &Item<'_>, test: &LineTest<'_>) -> bool {
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
            evaluator.unit_price(item).is_some_and(|price| in_currency(evaluator, *ranges, price))
        }
        LineTest::Subscription(wanted) => {
            item.line.is_some_and(|line| !line.opaque && line.plan.is_some() == *wanted)
        }
        LineTest::RequiresShipping(wanted) => {
            item.requires_shipping == *wanted && item.line.is_none_or(|line| !line.opaque)
        }
    }
}

fn has_any(keys: List<'_, Key>, facts: &[Key]) -> bool {
    facts.iter().any(|key| keys.has(Some(*key)))
}

fn in_currency<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    ranges: List<'_, (u32, Range)>,
    amount: Money,
) -> bool {
    evaluator.currency.is_some_and(|currency| {
        ranges.iter().any(|(known, range)| known == currency && range.holds(amount.0))
    })
}
