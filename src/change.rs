//! Cart changes: the whole effect of one click, and the way back.

use crate::cart::{Cart, Line};
use crate::properties::Properties;
use serde::{Deserialize, Serialize};

/// The whole effect of one click. All or nothing, as far as the platform allows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CartChange {
    /// Lines to add; each joins an identical line where there is one.
    pub add: Vec<NewLine>,
    /// Lines to replace.
    pub replace: Vec<Replacement>,
    /// Keys of lines to remove.
    pub remove: Vec<String>,
    /// The complete set of codes to be in force, where codes change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codes: Option<Vec<String>>,
}

impl CartChange {
    /// One new line.
    pub fn adding(line: NewLine) -> CartChange {
        CartChange { add: vec![line], ..CartChange::default() }
    }

    /// One line that becomes another.
    pub fn replacing(line: &Line, with: NewLine) -> CartChange {
        CartChange { replace: vec![Replacement { key: line.key.clone(), with }], ..CartChange::default() }
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.add.is_empty() && self.replace.is_empty() && self.remove.is_empty() && self.codes.is_none()
    }
}

/// A line to be.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NewLine {
    /// Product id.
    pub product: String,
    /// Variant id.
    pub variant: String,
    /// Units.
    pub quantity: u32,
    /// Subscription plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// Line properties, all of them.
    pub properties: Properties,
    /// Key of the line to nest it under, where the platform nests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
}

impl NewLine {
    /// The line as it is.
    pub fn like(line: &Line) -> NewLine {
        NewLine {
            product: line.product.clone(),
            variant: line.variant.clone(),
            quantity: line.quantity,
            plan: line.plan.clone(),
            properties: line.properties.clone(),
            parent: line.parent.clone(),
        }
    }
}

/// A line that becomes another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replacement {
    /// Key of the line.
    pub key: String,
    /// What it becomes.
    pub with: NewLine,
}

/// What makes two lines the same line to a platform.
type Identity<'c> = (&'c str, Option<&'c str>, &'c Properties);

fn identity(line: &Line) -> Identity<'_> {
    (&line.variant, line.plan.as_deref(), &line.properties)
}

/// By how many units each kind of line differs between two states of the cart; equal ones are left out.
fn delta<'c>(before: &'c Cart, after: &'c Cart) -> Vec<(Identity<'c>, i64)> {
    let mut all: Vec<(Identity<'c>, i64)> = Vec::new();
    let signed = after.lines.iter().map(|line| (line, 1)).chain(before.lines.iter().map(|line| (line, -1)));
    for (line, sign) in signed {
        let units = sign * i64::from(line.quantity);
        match all.iter_mut().find(|(known, _)| *known == identity(line)) {
            Some((_, sum)) => *sum += units,
            None => all.push((identity(line), units)),
        }
    }
    all.retain(|(_, units)| *units != 0);
    all
}

/// Whether two states hold the same lines and codes. Prices may differ.
pub fn same_contents(one: &Cart, other: &Cart) -> bool {
    delta(one, other).is_empty()
        && missing(&one.codes, &other.codes).is_empty()
        && missing(&other.codes, &one.codes).is_empty()
}

/// How many units of a variant the second state has more than the first.
pub fn units_gained(before: &Cart, after: &Cart, variant: &str) -> i64 {
    let count = |cart: &Cart| -> i64 {
        cart.lines.iter().filter(|line| line.variant == variant).map(|line| i64::from(line.quantity)).sum()
    };
    count(after) - count(before)
}

/// The codes of `all` that `others` does not have.
fn missing(all: &[String], others: &[String]) -> Vec<String> {
    all.iter().filter(|code| !others.iter().any(|other| other.eq_ignore_ascii_case(code))).cloned().collect()
}

/// The change that takes back, from the cart as it is `now`, what happened between `before` and `after`.
///
/// Only that: what the shopper changed since, on other lines or on top of it, stays.
pub fn take_back(before: &Cart, after: &Cart, now: &Cart) -> CartChange {
    let mut change = CartChange::default();
    let mut to_add = Vec::new();
    for (key, units) in delta(before, after) {
        if units > 0 {
            reduce(&mut change, now, &key, units);
        } else if let Some(line) = before.lines.iter().find(|line| identity(line) == key) {
            let quantity = u32::try_from(-units).unwrap_or(u32::MAX);
            let parent = line.parent.clone().filter(|parent| now.line(parent).is_some());
            to_add.push(NewLine { quantity, parent, ..NewLine::like(line) });
        }
    }
    // A line that was replaced is replaced back, so that it keeps its place in the cart.
    for line in to_add {
        let swapped = change.remove.iter().position(|key| {
            now.line(key).is_some_and(|old| old.product == line.product && old.quantity == line.quantity)
        });
        match swapped {
            Some(at) => change.replace.push(Replacement { key: change.remove.remove(at), with: line }),
            None => change.add.push(line),
        }
    }
    let ours = missing(&after.codes, &before.codes);
    let theirs = missing(&before.codes, &after.codes);
    if !ours.is_empty() || !theirs.is_empty() {
        let mut codes = missing(&now.codes, &ours);
        codes.extend(missing(&theirs, &codes));
        change.codes = Some(codes);
    }
    change
}

/// Takes `units` off the lines of one identity, the last added first.
fn reduce(change: &mut CartChange, now: &Cart, key: &Identity<'_>, mut units: i64) {
    let mut lines: Vec<&Line> = now.lines.iter().filter(|line| identity(line) == *key).collect();
    while units > 0 {
        let last = (0..lines.len()).max_by_key(|at| lines.get(*at).map(|line| (line.added, &line.key)));
        let Some(line) = last.map(|at| lines.swap_remove(at)) else { break };
        let held = i64::from(line.quantity);
        if held <= units {
            change.remove.push(line.key.clone());
        } else {
            let quantity = u32::try_from(held - units).unwrap_or(1);
            change.replace.push(Replacement {
                key: line.key.clone(),
                with: NewLine { quantity, ..NewLine::like(line) },
            });
        }
        units -= held;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(key: &str, variant: &str, quantity: u32) -> Line {
        Line { key: key.into(), product: "p".into(), variant: variant.into(), quantity, ..Line::default() }
    }

    fn cart(lines: Vec<Line>, codes: &[&str]) -> Cart {
        Cart { lines, codes: codes.iter().map(|code| (*code).into()).collect(), ..Cart::default() }
    }

    #[test]
    fn taking_back_an_addition_leaves_the_rest() {
        let before = cart(vec![line("a", "1", 2)], &["HERS"]);
        let after = cart(vec![line("a", "1", 3), line("b", "2", 1)], &["HERS", "KIT15"]);
        let now =
            cart(vec![line("a", "1", 4), line("b", "2", 1), line("c", "3", 1)], &["HERS", "KIT15", "NEW"]);
        let change = take_back(&before, &after, &now);
        assert_eq!(change.remove, ["b"]);
        assert_eq!(change.replace.first().map(|one| (one.key.as_str(), one.with.quantity)), Some(("a", 3)));
        assert_eq!(change.codes, Some(vec!["HERS".into(), "NEW".into()]));
        assert!(change.add.is_empty());
    }

    #[test]
    fn taking_back_a_replacement_replaces() {
        let before = cart(vec![line("a", "M", 2)], &[]);
        let after = cart(vec![line("b", "L", 2)], &[]);
        let change = take_back(&before, &after, &after);
        assert!(change.add.is_empty() && change.remove.is_empty() && change.codes.is_none());
        assert_eq!(
            change.replace.first().map(|one| (one.key.as_str(), one.with.variant.as_str())),
            Some(("b", "M"))
        );
    }

    #[test]
    fn what_the_shopper_removed_since_is_not_removed_twice() {
        let before = cart(vec![], &[]);
        let after = cart(vec![line("a", "1", 2)], &[]);
        let now = cart(vec![line("a", "1", 1)], &[]);
        assert_eq!(take_back(&before, &after, &now).remove, ["a"]);
        assert!(take_back(&before, &after, &before).is_empty());
    }

    #[test]
    fn a_lost_code_comes_back() {
        let before = cart(vec![], &["HERS"]);
        let after = cart(vec![], &["KIT15"]);
        assert_eq!(take_back(&before, &after, &after).codes, Some(vec!["HERS".into()]));
        assert!(!same_contents(&before, &after));
        assert!(same_contents(&before, &before));
    }
}
