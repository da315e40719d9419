//! Which part of a trigger nothing in the cart meets, in words.

use super::names::{Names, between, millionths_text};
use cart_associate_core::bundle::record::{self, Condition, LineCondition, LineTest, Range};
use cart_associate_core::money::Money;
use cart_associate_core::text::clean;

/// The conditions that are being evaluated, the innermost last, and why the last whole one did not hold.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    open: Vec<Open>,
    failure: Option<String>,
}

/// A condition that is being evaluated.
#[derive(Debug, Default)]
struct Open {
    /// Whether its parts must not hold.
    negates: bool,
    /// Why its parts do not hold.
    failing: Vec<String>,
    /// Its parts that hold, in words, where they must not.
    holding: Vec<String>,
    /// By test: whether a line that counts has passed it.
    passed: Vec<bool>,
    /// Whether a line that counts has passed all.
    matched: bool,
    /// Whether a free line has passed all.
    matched_free: bool,
}

impl Conditions {
    /// Why the trigger does not hold, where that can be told.
    pub(super) fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    pub(super) fn begin(&mut self, condition: Condition<'_>) {
        self.open.push(Open { negates: matches!(condition, Condition::None(_)), ..Open::default() });
    }

    pub(super) fn line_tested(&mut self, test: usize, passes: bool) {
        let Some(open) = self.open.last_mut() else { return };
        if open.passed.len() <= test {
            open.passed.resize(test + 1, false);
        }
        if let Some(passed) = open.passed.get_mut(test) {
            *passed |= passes;
        }
    }

    pub(super) fn line_matched(&mut self, considered: bool, in_cart: bool) {
        let Some(open) = self.open.last_mut() else { return };
        open.matched |= considered;
        open.matched_free |= !considered && in_cart;
    }

    pub(super) fn end(&mut self, names: &Names<'_>, condition: Condition<'_>, holds: bool, found: i64) {
        let Some(open) = self.open.pop() else { return };
        let failure = (!holds).then(|| open.failure(names, condition, found));
        match (self.open.last_mut(), failure) {
            (None, failure) => self.failure = failure,
            (Some(outer), Some(failure)) => outer.failing.push(failure),
            (Some(outer), None) if outer.negates => outer.holding.push(describe(names, condition)),
            (Some(_), None) => {}
        }
    }
}

impl Open {
    /// Why this condition does not hold.
    fn failure(mut self, names: &Names<'_>, condition: Condition<'_>, found: i64) -> String {
        self.failing.dedup();
        match condition {
            Condition::All(_) => self.failing.join("; "),
            Condition::Any(_) => some_of(self.failing),
            Condition::None(_) => format!("its `none` holds: {}", self.holding.join(", and ")),
            Condition::Line(line) => self.line(names, line, found),
            Condition::Subtotal(_) if names.cart.total.is_none() => "the cart's total is not known".into(),
            Condition::Subtotal(ranges) => match names.own_range(ranges) {
                Some(range) => format!(
                    "it takes a total of {}, and the cart's is {}",
                    names.amounts(range),
                    names.money(Money(found))
                ),
                None => format!("its `subtotal` has no range in {}", names.cart.currency),
            },
            Condition::Items(range) => {
                let there = format!("there {} {found}{}", are(found), beside(names));
                format!("it takes {} in the cart, and {there}", units_of(range))
            }
            Condition::Lines(range) => {
                let there = format!("there {} {found}{}", are(found), beside(names));
                format!("it takes {} lines, and {there}", number(range))
            }
            Condition::Code(code) => format!("the code `{}` is not on the cart", clean(code)),
        }
    }

    fn line(&self, names: &Names<'_>, line: LineCondition<'_>, units: i64) -> String {
        let tests: Vec<String> = line.tests.iter().map(|test| predicate(names, test)).collect();
        if self.matched {
            let of =
                if tests.is_empty() { "in all".into() } else { format!("of what {}", tests.join(" and ")) };
            let range = units_of(line.quantity.unwrap_or_default());
            return format!("it takes {range} {of}, and the cart has {units}");
        }
        let passed = |at: usize| self.passed.get(at).copied().unwrap_or(false);
        let unmet: Vec<&str> =
            tests.iter().enumerate().filter(|(at, _)| !passed(*at)).map(|(_, test)| test.as_str()).collect();
        let told = match unmet.is_empty() {
            false => format!("no line {}", unmet.join(", and no line ")),
            true => format!("no single line {}", tests.join(" and ")),
        };
        let free = if self.matched_free { " and is charged for (a free line calls for nothing)" } else { "" };
        format!("{told}{free}")
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

/// A condition that holds, in words.
pub(super) fn describe(names: &Names<'_>, condition: Condition<'_>) -> String {
    let all = |list: record::Conditions<'_>, word: &str| {
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
        Condition::Subtotal(ranges) => match names.own_range(ranges) {
            Some(range) => format!("the cart's total is {}", names.amounts(range)),
            None => "the cart's total lies in its `subtotal`".into(),
        },
        Condition::Items(range) => format!("the cart has {}", units_of(range)),
        Condition::Lines(range) => format!("the cart has {} lines", number(range)),
        Condition::Code(code) => {
            format!("the code `{}` is on the cart", clean(code))
        }
    }
}

/// What is in the cart besides what was counted.
fn beside(names: &Names<'_>) -> &'static str {
    if names.cart.lines.iter().any(|line| line.opaque) { ", beside what cannot be read" } else { "" }
}

/// What a test asks of a line: "is in the collection `desks`".
fn predicate(names: &Names<'_>, test: LineTest<'_>) -> String {
    match test {
        LineTest::Variant(keys) => format!("is of variant {}", names.variant_ids(keys)),
        LineTest::Sku(keys) => format!("has the SKU {}", names.any(keys)),
        LineTest::Product(keys) => format!("is of product {}", names.product_ids(keys)),
        LineTest::Option(test) => {
            format!("has the option `{}` {}", clean(&names.text(test.name)), names.any(test.values))
        }
        LineTest::Attribute(test) => {
            let name = clean(&names.text(test.name));
            match test.range {
                Some(range) => {
                    let range = between(range, &millionths_text);
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
        LineTest::Price(ranges) => match names.own_range(ranges) {
            Some(range) => format!("costs {} a unit", names.amounts(range)),
            None => format!("has a price that is asked for in {}", names.cart.currency),
        },
        LineTest::Subscription(true) => "is a subscription".into(),
        LineTest::Subscription(false) => "is bought once, without a subscription".into(),
        LineTest::RequiresShipping(true) => "is shipped".into(),
        LineTest::RequiresShipping(false) => "is a service that needs no shipping".into(),
    }
}
