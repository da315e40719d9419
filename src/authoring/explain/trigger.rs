//! Which part of a trigger nothing in the cart meets.
//!
//! A condition is gone through twice, in the same order: once to collect the questions, which the engine then answers
//! all at once, and once to put its answers into words.

use super::names::{Names, between};
use super::probe::{Probe, any_line, both, not};
use cart_associate_core::bundle::record::{Condition, Conditions, LineCondition, LineTest, Range};
use cart_associate_core::cart::Cart;
use cart_associate_core::wire::Arena;
use std::vec::IntoIter;

/// Questions on their way to the engine, or its answers on their way back.
enum Asking<'b> {
    Collecting { holds: Vec<Condition<'b>>, units: Vec<LineCondition<'b>> },
    Answered { holds: IntoIter<bool>, units: Option<IntoIter<i64>> },
}

impl<'b> Asking<'b> {
    /// Whether a condition holds.
    fn ask(&mut self, condition: Condition<'b>) -> bool {
        match self {
            Asking::Collecting { holds, .. } => {
                holds.push(condition);
                true
            }
            Asking::Answered { holds, .. } => holds.next().unwrap_or(true),
        }
    }

    /// How many units the lines have that meet a condition but for its quantity.
    fn units(&mut self, line: LineCondition<'b>) -> Option<i64> {
        match self {
            Asking::Collecting { units, .. } => {
                units.push(line);
                None
            }
            Asking::Answered { units, .. } => units.as_mut()?.next(),
        }
    }
}

/// Why each of these triggers does not hold: what no line meets. Empty where it cannot be told.
pub(super) fn failures(
    names: &Names<'_>,
    cart: &Cart,
    probe: &Probe<'_>,
    triggers: &[Condition<'_>],
) -> Vec<String> {
    let teller = Teller { names, cart, arena: probe.arena() };
    let mut asking = Asking::Collecting { holds: vec![any_line()], units: Vec::new() };
    for when in triggers {
        teller.fails(*when, &mut asking);
    }
    let unknown = || vec![String::new(); triggers.len()];
    let Asking::Collecting { holds, units } = asking else { return unknown() };
    let Some(holds) = probe.hold(&holds) else { return unknown() };
    let units = probe.units(&units).map(Vec::into_iter);
    let mut answered = Asking::Answered { holds: holds.into_iter(), units };
    let anything = answered.ask(any_line());
    let told = triggers.iter().map(|when| {
        let told = teller.fails(*when, &mut answered).unwrap_or_default();
        match anything {
            true => told,
            false if cart.lines.is_empty() => "the cart is empty".into(),
            false => "nothing in the cart is charged for, and a free line calls for nothing".into(),
        }
    });
    told.collect()
}

struct Teller<'a> {
    names: &'a Names<'a>,
    cart: &'a Cart,
    arena: &'a Arena,
}

impl<'a> Teller<'a> {
    /// Why a condition does not hold; `None` where it does.
    fn fails(&self, condition: Condition<'a>, asking: &mut Asking<'a>) -> Option<String> {
        match condition {
            Condition::All(list) => {
                let mut failing: Vec<String> =
                    list.iter().filter_map(|one| self.fails(one, asking)).collect();
                failing.dedup();
                (!failing.is_empty()).then(|| failing.join("; "))
            }
            Condition::Any(list) => {
                let told: Vec<Option<String>> = list.iter().map(|one| self.fails(one, asking)).collect();
                if told.iter().any(Option::is_none) {
                    return None;
                }
                let mut failing: Vec<String> = told.into_iter().flatten().collect();
                failing.dedup();
                Some(some_of(failing))
            }
            Condition::None(list) => {
                let mut holding = Vec::new();
                for one in list.iter() {
                    if !asking.ask(not(self.arena, one)) {
                        holding.push(describe(self.names, one));
                    }
                }
                (!holding.is_empty()).then(|| format!("its `none` holds: {}", holding.join(", and ")))
            }
            Condition::Line(line) => self.line(line, asking),
            Condition::Subtotal(_) | Condition::Items(_) | Condition::Lines(_) | Condition::Code(_) => {
                let holds = asking.ask(both(self.arena, any_line(), condition));
                (!holds).then(|| self.amount(condition))
            }
        }
    }

    fn line(&self, line: LineCondition<'a>, asking: &mut Asking<'a>) -> Option<String> {
        let only = |tests| Condition::Line(LineCondition { tests, quantity: None });
        let holds = asking.ask(Condition::Line(line));
        let all_tests = asking.ask(only(line.tests));
        let mut unmet = Vec::new();
        for test in line.tests {
            if !asking.ask(only(self.arena.list(&[test]))) {
                unmet.push(predicate(self.names, test));
            }
        }
        // `unless` and `none` count free lines too.
        let free = !asking.ask(not(self.arena, only(line.tests)));
        let units = line.quantity.is_some().then(|| asking.units(line)).flatten();
        if holds {
            return None;
        }
        if !all_tests {
            let met = || line.tests.iter().map(|test| predicate(self.names, test)).collect::<Vec<_>>();
            let mut told = match unmet.is_empty() {
                false => format!("no line {}", unmet.join(", and no line ")),
                true => format!("no single line {}", met().join(" and ")),
            };
            if free {
                told.push_str(" and is charged for (a free line calls for nothing)");
            }
            return Some(told);
        }
        let range = line.quantity.unwrap_or_default();
        let has = units.map_or_else(String::new, |units| format!(", and the cart has {units}"));
        Some(format!("it takes {} {}{has}", units_of(range), matching(self.names, line)))
    }

    fn amount(&self, condition: Condition<'_>) -> String {
        let counted = self.cart.lines.iter().filter(|line| !line.is_free());
        match condition {
            Condition::Subtotal(ranges) => {
                let currency = self.names.bundle.currency(&self.cart.currency, self.cart.exponent);
                let own = ranges.iter().find(|(known, _)| Some(*known) == currency);
                match own {
                    Some((_, range)) => format!(
                        "it takes a total of {}, and the cart's is {}",
                        self.names.amounts(range),
                        self.names.money(self.cart.total)
                    ),
                    None => format!("its `subtotal` has no range in {}", self.cart.currency),
                }
            }
            Condition::Items(range) => {
                let units: i64 = counted.map(|line| i64::from(line.quantity)).sum();
                format!("it takes {} in the cart, and there {} {units}", units_of(range), are(units))
            }
            Condition::Lines(range) => {
                let lines = counted.count() as i64;
                format!("it takes {} lines, and there {} {lines}", number(range), are(lines))
            }
            Condition::Code(code) => {
                format!("the code `{}` is not on the cart", cart_associate_core::text::clean(code))
            }
            other => describe(self.names, other),
        }
    }
}

/// Alternatives of which none holds; of many, the first few.
fn some_of(mut failing: Vec<String>) -> String {
    const MOST: usize = 4;
    let more = failing.len().saturating_sub(MOST);
    failing.truncate(MOST);
    let mut told = failing.join("; ");
    if more > 0 {
        told.push_str(&format!("; and {more} more of the kind"));
    }
    told
}

fn are(number: i64) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

fn number(range: Range) -> String {
    between(range, &|number| number.to_string())
}

fn units_of(range: Range) -> String {
    let one = range.max.or(range.min) == Some(1);
    format!("{} unit{}", number(range), if one { "" } else { "s" })
}

/// "of what is in the collection `desks`".
fn matching(names: &Names<'_>, line: LineCondition<'_>) -> String {
    if line.tests.is_empty() {
        return "in all".into();
    }
    let tests: Vec<String> = line.tests.iter().map(|test| predicate(names, test)).collect();
    format!("of what {}", tests.join(" and "))
}

/// A condition that holds, in words.
pub(super) fn describe(names: &Names<'_>, condition: Condition<'_>) -> String {
    let all = |list: Conditions<'_>, word: &str| {
        list.iter().map(|one| describe(names, one)).collect::<Vec<_>>().join(word)
    };
    match condition {
        Condition::All(list) => all(list, ", and "),
        Condition::Any(list) => all(list, ", or "),
        Condition::None(list) => format!("it is not so that {}", all(list, ", or ")),
        Condition::Line(line) if line.tests.is_empty() => "there is a line".into(),
        Condition::Line(line) => {
            let tests: Vec<String> = line.tests.iter().map(|test| predicate(names, test)).collect();
            let units = line.quantity.map(|range| format!(", with {}", units_of(range)));
            format!("a line {}{}", tests.join(" and "), units.unwrap_or_default())
        }
        Condition::Subtotal(ranges) => {
            let currency = names.bundle.currency(names.currency, names.exponent);
            let own = ranges.iter().find(|(known, _)| Some(*known) == currency);
            match own {
                Some((_, range)) => format!("the cart's total is {}", names.amounts(range)),
                None => "the cart's total lies in its `subtotal`".into(),
            }
        }
        Condition::Items(range) => format!("the cart has {}", units_of(range)),
        Condition::Lines(range) => format!("the cart has {} lines", number(range)),
        Condition::Code(code) => {
            format!("the code `{}` is on the cart", cart_associate_core::text::clean(code))
        }
    }
}

/// What a test asks of a line: "is in the collection `desks`".
fn predicate(names: &Names<'_>, test: LineTest<'_>) -> String {
    match test {
        LineTest::Variant(keys) => format!("is of variant {}", names.variant_ids(keys)),
        LineTest::Sku(keys) => format!("has the SKU {}", names.any(keys)),
        LineTest::Product(keys) => format!("is of product {}", names.product_ids(keys)),
        LineTest::Option(test) => {
            format!(
                "has the option `{}` {}",
                cart_associate_core::text::clean(names.text(test.name)),
                names.any(test.values)
            )
        }
        LineTest::Attribute(test) => {
            let name = cart_associate_core::text::clean(names.text(test.name));
            match test.range {
                Some(range) => {
                    let range = between(range, &super::names::millionths_text);
                    format!("has the attribute `{name}` of {range}")
                }
                None if test.values.is_empty() => format!("has the attribute `{name}`"),
                None => {
                    let values: Vec<String> = test.values.iter().map(|value| names.value(value)).collect();
                    format!("has the attribute `{name}` {}", values.join(" or "))
                }
            }
        }
        LineTest::Collection(keys) => format!("is in the collection {}", names.any(keys)),
        LineTest::Tag(keys) => format!("has the tag {}", names.any(keys)),
        LineTest::Type(keys) => format!("is of type {}", names.any(keys)),
        LineTest::Vendor(keys) => format!("is from the vendor {}", names.any(keys)),
        LineTest::Price(ranges) => {
            let currency = names.bundle.currency(names.currency, names.exponent);
            match ranges.iter().find(|(known, _)| Some(*known) == currency) {
                Some((_, range)) => format!("costs {} a unit", names.amounts(range)),
                None => format!("has a price that is asked for in {}", names.currency),
            }
        }
        LineTest::Subscription(true) => "is a subscription".into(),
        LineTest::Subscription(false) => "is bought once, without a subscription".into(),
        LineTest::RequiresShipping(true) => "is shipped".into(),
        LineTest::RequiresShipping(false) => "is a service that needs no shipping".into(),
    }
}
