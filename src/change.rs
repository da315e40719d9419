//! Cart changes: the whole effect of one click, and the way back.

use crate::cart::{Cart, Line};
use crate::money::Money;
use crate::properties::Properties;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
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

/// Units by kind of line; negative ones are taken away.
type Units<'c> = Vec<(Identity<'c>, i64)>;

fn count<'c>(all: &mut Units<'c>, key: Identity<'c>, units: i64) {
    match all.iter_mut().find(|(known, _)| *known == key) {
        Some((_, sum)) => *sum += units,
        None => all.push((key, units)),
    }
}

/// By how many units each kind of line differs between two states of the cart.
fn delta<'c>(before: &'c Cart, after: &'c Cart) -> Units<'c> {
    let mut all = Vec::new();
    for line in &after.lines {
        count(&mut all, identity(line), i64::from(line.quantity));
    }
    for line in &before.lines {
        count(&mut all, identity(line), -i64::from(line.quantity));
    }
    all.retain(|(_, units)| *units != 0);
    all
}

/// By how many units a change asks each kind of line to differ.
fn asked<'c>(change: &'c CartChange, before: &'c Cart) -> Units<'c> {
    let mut all = Vec::new();
    let mut comes = |line: &'c NewLine| {
        let key = (line.variant.as_str(), line.plan.as_deref(), &line.properties);
        count(&mut all, key, i64::from(line.quantity));
    };
    change.add.iter().for_each(&mut comes);
    change.replace.iter().for_each(|one| comes(&one.with));
    let mut goes = |key: &String| {
        if let Some(line) = before.line(key) {
            count(&mut all, identity(line), -i64::from(line.quantity));
        }
    };
    change.replace.iter().for_each(|one| goes(&one.key));
    change.remove.iter().for_each(goes);
    all.retain(|(_, units)| *units != 0);
    all
}

/// What a change did to the cart, told apart from what happened meanwhile: the shopper and the theme may change
/// the cart while our change is under way, and that is theirs.
#[derive(Debug)]
pub struct Effect<'c> {
    change: &'c CartChange,
    before: &'c Cart,
    after: &'c Cart,
    /// What the change did.
    done: Units<'c>,
    /// What else happened.
    others: Units<'c>,
    /// Units that the change asked for and that did not come.
    short: i64,
}

impl<'c> Effect<'c> {
    /// What `change`, begun on the cart `before`, did to the cart as it is `after`.
    pub fn of(change: &'c CartChange, before: &'c Cart, after: &'c Cart) -> Effect<'c> {
        let mut others = delta(before, after);
        let mut done: Units<'c> = Vec::new();
        let mut short = 0;
        for (key, wanted) in asked(change, before) {
            let mut left = wanted;
            // The very line first; then, because a platform may put properties of its own on a line that is
            // added, another of the variant.
            for exact in [true, false] {
                for (known, units) in &mut others {
                    let fits = if exact { *known == key } else { wanted > 0 && known.0 == key.0 };
                    if fits && left != 0 && *units != 0 && (*units > 0) == (left > 0) {
                        let part = if left > 0 { left.min(*units) } else { left.max(*units) };
                        *units -= part;
                        left -= part;
                        count(&mut done, *known, part);
                    }
                }
            }
            short += left.abs();
        }
        others.retain(|(_, units)| *units != 0);
        Effect { change, before, after, done, others, short }
    }

    /// Whether everything that was asked for has come about.
    pub fn is_whole(&self) -> bool {
        let wanted = self.change.codes.iter().flatten();
        self.short == 0
            && wanted.into_iter().all(|code| self.before.has_code(code) || self.after.has_code(code))
    }

    /// Whether nothing of it is left: no line, no code of ours, and none of the shopper's codes is gone.
    pub fn is_nothing(&self) -> bool {
        self.done.is_empty() && self.codes_back(self.after).is_none()
    }

    /// Whether the change cost the shopper a code of their own.
    pub fn lost_code(&self) -> bool {
        self.change.codes.is_some() && !missing(&self.before.codes, &self.after.codes).is_empty()
    }

    /// What the change added to the cart's total. What else was added or taken meanwhile is left out; a deal's
    /// discount on lines that were there already is in it.
    pub fn charged(&self) -> Option<Money> {
        let mut charged = self.after.total.minus(self.before.total)?;
        for (key, units) in &self.others {
            let ours = self.done.iter().any(|(known, _)| known == key);
            let worth = if ours {
                let line = self.after.lines.iter().find(|line| identity(line) == *key);
                let single = line.map_or(Money::ZERO, |line| line.unit_price);
                Money(single.0.checked_mul(*units)?)
            } else {
                let total = |cart: &Cart| {
                    let lines = cart.lines.iter().filter(|line| identity(line) == *key);
                    lines.fold(Money::ZERO, |sum, line| Money(sum.0.saturating_add(line.total.0)))
                };
                total(self.after).minus(total(self.before))?
            };
            charged = charged.minus(worth)?;
        }
        Some(charged)
    }

    /// The change that takes all of it back from the cart as it is `now`. What the shopper changed since, on
    /// other lines or on top of it, stays.
    pub fn take_back(&self, now: &Cart) -> CartChange {
        let mut change = CartChange::default();
        let mut to_add = Vec::new();
        for (key, units) in &self.done {
            if *units > 0 {
                // What the shopper has taken out since is not taken twice: never below what was there before.
                let spare = held(now, key) - held(self.before, key);
                reduce(&mut change, now, key, spare.min(*units));
            } else if let Some(line) = self.before.lines.iter().find(|line| identity(line) == *key) {
                let quantity = u32::try_from(units.unsigned_abs()).unwrap_or(u32::MAX);
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
        change.codes = self.codes_back(now);
        change
    }

    /// The codes to be in force when the change is taken back, where they are others than now.
    fn codes_back(&self, now: &Cart) -> Option<Vec<String>> {
        let ours = missing(self.change.codes.as_ref()?, &self.before.codes);
        let theirs = missing(&self.before.codes, &now.codes);
        let mut codes = missing(&now.codes, &ours);
        if theirs.is_empty() && codes.len() == now.codes.len() {
            return None;
        }
        let mut theirs = theirs;
        codes.append(&mut theirs);
        Some(codes)
    }
}

/// The codes of `all` that `others` does not have.
fn missing(all: &[String], others: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for code in all {
        if !others.iter().any(|other| other.eq_ignore_ascii_case(code)) {
            found.push(code.clone());
        }
    }
    found
}

/// How many units of one identity a cart holds.
fn held(cart: &Cart, key: &Identity<'_>) -> i64 {
    let mut units = 0;
    for line in &cart.lines {
        if identity(line) == *key {
            units += i64::from(line.quantity);
        }
    }
    units
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

    fn line(key: &str, variant: &str, quantity: u32, price: i64) -> Line {
        Line {
            key: key.into(),
            product: "p".into(),
            variant: variant.into(),
            quantity,
            unit_price: Money(price),
            total: Money(price * i64::from(quantity)),
            ..Line::default()
        }
    }

    fn cart(lines: Vec<Line>, codes: &[&str]) -> Cart {
        let total = lines.iter().map(|line| line.total.0).sum();
        let codes = codes.iter().map(|code| (*code).into()).collect();
        Cart { lines, codes, total: Money(total), ..Cart::default() }
    }

    fn adding(variant: &str, quantity: u32) -> CartChange {
        let line = NewLine { product: "p".into(), variant: variant.into(), quantity, ..NewLine::default() };
        CartChange::adding(line)
    }

    #[test]
    fn taking_back_an_addition_leaves_the_rest() {
        let before = cart(vec![line("a", "1", 2, 10)], &["HERS"]);
        let after = cart(vec![line("a", "1", 3, 10), line("b", "2", 1, 5)], &["HERS", "KIT15"]);
        let now = cart(
            vec![line("a", "1", 4, 10), line("b", "2", 1, 5), line("c", "3", 1, 7)],
            &["HERS", "KIT15", "NEW"],
        );
        let mut change = adding("1", 1);
        change.add.extend(adding("2", 1).add);
        change.codes = Some(vec!["HERS".into(), "KIT15".into()]);
        let back = Effect::of(&change, &before, &after).take_back(&now);
        assert_eq!(back.remove, ["b"]);
        assert_eq!(back.replace.first().map(|one| (one.key.as_str(), one.with.quantity)), Some(("a", 3)));
        assert_eq!(back.codes, Some(vec!["HERS".into(), "NEW".into()]));
        assert!(back.add.is_empty());
    }

    #[test]
    fn taking_back_a_replacement_replaces() {
        let before = cart(vec![line("a", "M", 2, 10)], &[]);
        let after = cart(vec![line("b", "L", 2, 10)], &[]);
        let with = NewLine { variant: "L".into(), ..NewLine::like(&before.lines[0]) };
        let change = CartChange::replacing(&before.lines[0], with);
        let effect = Effect::of(&change, &before, &after);
        assert!(effect.is_whole() && !effect.is_nothing());
        let back = effect.take_back(&after);
        assert!(back.add.is_empty() && back.remove.is_empty() && back.codes.is_none());
        let replaced = back.replace.first().map(|one| (one.key.as_str(), one.with.variant.as_str()));
        assert_eq!(replaced, Some(("b", "M")));
    }

    #[test]
    fn what_the_shopper_does_meanwhile_is_theirs() {
        let before = cart(vec![], &[]);
        let after = cart(vec![line("a", "1", 1, 10), line("b", "2", 3, 5)], &[]);
        let change = adding("1", 1);
        let effect = Effect::of(&change, &before, &after);
        assert_eq!(effect.charged(), Some(Money(10)));
        assert_eq!(effect.take_back(&after).remove, ["a"]);
        // The same variant by the shopper's own click, and ours refused: one unit is ambiguous, two are not.
        let more = cart(vec![line("a", "1", 3, 10)], &[]);
        let effect = Effect::of(&change, &before, &more);
        assert_eq!(effect.charged(), Some(Money(10)));
        let back = effect.take_back(&more);
        assert_eq!(back.replace.first().map(|one| one.with.quantity), Some(2));
    }

    #[test]
    fn what_the_shopper_removed_since_is_not_removed_twice() {
        let (before, now) = (cart(vec![], &[]), cart(vec![line("a", "1", 1, 10)], &[]));
        let after = cart(vec![line("a", "1", 2, 10)], &[]);
        let change = adding("1", 2);
        let effect = Effect::of(&change, &before, &after);
        assert_eq!(effect.take_back(&now).remove, ["a"]);
        assert!(effect.take_back(&before).is_empty());
        // One of three was the shopper's own, and one is left: it is theirs.
        let (one, three) = (cart(vec![line("a", "1", 1, 10)], &[]), cart(vec![line("a", "1", 3, 10)], &[]));
        assert!(Effect::of(&change, &one, &three).take_back(&one).is_empty());
    }

    #[test]
    fn a_part_is_not_the_whole() {
        let before = cart(vec![], &[]);
        let after = cart(vec![line("a", "1", 1, 10)], &[]);
        let mut change = adding("1", 1);
        change.add.extend(adding("2", 1).add);
        let effect = Effect::of(&change, &before, &after);
        assert!(!effect.is_whole() && !effect.is_nothing());
        assert!(Effect::of(&change, &before, &before).is_nothing());
    }

    #[test]
    fn a_lost_code_comes_back() {
        let before = cart(vec![], &["HERS"]);
        let after = cart(vec![], &["KIT15"]);
        let change = CartChange { codes: Some(vec!["HERS".into(), "KIT15".into()]), ..CartChange::default() };
        let effect = Effect::of(&change, &before, &after);
        assert!(effect.lost_code() && effect.is_whole() && !effect.is_nothing());
        assert_eq!(effect.take_back(&after).codes, Some(vec!["HERS".into()]));
    }
}
