//! Cart changes: the whole outcome of one click, and the way back.

use crate::cart::{Cart, Line, has_code};
use crate::money::Money;
use crate::properties::Properties;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The whole outcome of one click. All or nothing, as far as the platform allows.
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
    /// No change.
    pub const NOTHING: CartChange =
        CartChange { add: Vec::new(), replace: Vec::new(), remove: Vec::new(), codes: None };

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

/// What makes two lines the same line to a platform: its variant, its plan and its properties.
type Identity<'c> = (&'c str, Option<&'c str>, &'c Properties);

fn identity(line: &Line) -> Identity<'_> {
    (&line.variant, line.plan.as_deref(), &line.properties)
}

/// The first line of a cart that is the same line to a platform.
fn like<'c>(cart: &'c Cart, wanted: Identity<'_>) -> Option<&'c Line> {
    cart.lines.iter().find(|line| identity(line) == wanted)
}

/// What happened to one tally of line: units, negative where they are taken away.
#[derive(Debug)]
struct LineTally<'c> {
    identity: Identity<'c>,
    /// What the change asks for.
    requested: i64,
    /// What the change did.
    done: i64,
    /// What else happened.
    others: i64,
    /// By how much its lines differ in what they are charged at.
    charged: i64,
}

impl LineTally<'_> {
    /// Puts down to the change as much of what happened as it asks for; gives how much that is.
    fn fulfil(&mut self, requested: i64) -> i64 {
        let part = self.others.min(requested.max(0)).max(requested.min(0));
        self.others -= part;
        self.done += part;
        part
    }
}

/// What a change did to the cart, told apart from what happened meanwhile: the shopper and the theme may change
/// the cart while our change is under way, and that is theirs.
#[derive(Debug)]
pub struct Outcome<'c> {
    change: &'c CartChange,
    before: &'c Cart,
    after: &'c Cart,
    tallies: Vec<LineTally<'c>>,
    /// Units that the change requested for and that did not come.
    short: i64,
}

impl<'c> Outcome<'c> {
    /// What `change`, begun on the cart `before`, did to the cart as it is `after`.
    pub fn of(change: &'c CartChange, before: &'c Cart, after: &'c Cart) -> Outcome<'c> {
        let mut outcome = Outcome { change, before, after, tallies: Vec::new(), short: 0 };
        outcome.count_cart(after, 1);
        outcome.count_cart(before, -1);
        for line in &change.add {
            outcome.request_addition(line);
        }
        for one in &change.replace {
            outcome.request_addition(&one.with);
            outcome.request_removal(&one.key);
        }
        for key in &change.remove {
            outcome.request_removal(key);
        }
        // The very line first; then, because a platform may put properties of its own on a line that is added,
        // others of the variant.
        for tally in &mut outcome.tallies {
            tally.requested -= tally.fulfil(tally.requested);
        }
        for at in 0..outcome.tallies.len() {
            let Some(tally) = outcome.tallies.get(at) else { break };
            let (variant, mut left) = (tally.identity.0, tally.requested);
            for other in &mut outcome.tallies {
                if left > 0 && other.identity.0 == variant {
                    left -= other.fulfil(left);
                }
            }
            outcome.short += left.abs();
        }
        outcome
    }

    /// The lines of a cart have come, or with a sign of -1 gone.
    fn count_cart(&mut self, cart: &'c Cart, sign: i64) {
        for line in &cart.lines {
            self.count(identity(line), 0, sign * i64::from(line.quantity), sign * line.total.0);
        }
    }

    /// The change asks for a line.
    fn request_addition(&mut self, line: &'c NewLine) {
        let identity = (line.variant.as_str(), line.plan.as_deref(), &line.properties);
        self.count(identity, i64::from(line.quantity), 0, 0);
    }

    /// The change asks for a line to go.
    fn request_removal(&mut self, key: &str) {
        if let Some(line) = self.before.line(key) {
            self.count(identity(line), -i64::from(line.quantity), 0, 0);
        }
    }

    fn count(&mut self, identity: Identity<'c>, requested: i64, others: i64, charged: i64) {
        match self.tallies.iter_mut().find(|tally| tally.identity == identity) {
            Some(tally) => {
                tally.requested += requested;
                tally.others += others;
                tally.charged += charged;
            }
            None => self.tallies.push(LineTally { identity, requested, done: 0, others, charged }),
        }
    }

    /// Whether everything that was requested for has come about.
    pub fn is_whole(&self) -> bool {
        let has_come = |code: &String| self.before.has_code(code) || self.after.has_code(code);
        self.has_lines() && self.change.codes.as_ref().is_none_or(|codes| codes.iter().all(has_come))
    }

    /// Whether the lines are as was requested for, whatever became of the codes.
    pub fn has_lines(&self) -> bool {
        self.short == 0
    }

    /// Whether nothing of it is left: no line, no code of ours, and none of the shopper's codes is gone.
    pub fn is_nothing(&self) -> bool {
        self.tallies.iter().all(|tally| tally.done == 0) && self.codes_back(self.after).is_none()
    }

    /// Whether the change cost the shopper a code of their own.
    pub fn lost_code(&self) -> bool {
        self.change.codes.is_some() && !self.before.codes.iter().all(|code| self.after.has_code(code))
    }

    /// What the change added to the cart's total. What else was added or taken meanwhile is left out; a deal's
    /// discount on lines that were there already is in it.
    pub fn charged(&self) -> Option<Money> {
        let mut charged = self.after.total.minus(self.before.total)?;
        for tally in &self.tallies {
            let theirs = match tally.others {
                0 => 0,
                _ if tally.done == 0 => tally.charged,
                units => {
                    let single = like(self.after, tally.identity).map_or(0, |line| line.unit_price.0);
                    single.checked_mul(units)?
                }
            };
            charged = charged.minus(Money(theirs))?;
        }
        Some(charged)
    }

    /// The change that takes all of it back from the cart as it is `now`. What the shopper changed since, on
    /// other lines or on top of it, stays.
    pub fn take_back(&self, now: &Cart) -> CartChange {
        let mut change = CartChange { codes: self.codes_back(now), ..CartChange::NOTHING };
        for tally in &self.tallies {
            // What the shopper has taken out since is not taken twice: never below what was there before.
            let spare = held(now, tally.identity) - held(self.before, tally.identity);
            reduce(&mut change, now, tally.identity, spare.min(tally.done));
        }
        for tally in &self.tallies {
            let gone = like(self.before, tally.identity).filter(|_| tally.done < 0);
            let Some(line) = gone else { continue };
            let mut with = NewLine::like(line);
            with.quantity = u32::try_from(tally.done.unsigned_abs()).unwrap_or(u32::MAX);
            with.parent = with.parent.filter(|parent| now.line(parent).is_some());
            // A line that was replaced is replaced back, so that it keeps its place in the cart.
            let swapped = change.remove.iter().position(|key| {
                now.line(key).is_some_and(|old| old.product == with.product && old.quantity == with.quantity)
            });
            match swapped {
                Some(at) => change.replace.push(Replacement { key: change.remove.remove(at), with }),
                None => change.add.push(with),
            }
        }
        change
    }

    /// The codes to be in force when the change is taken back, where they are others than now.
    fn codes_back(&self, now: &Cart) -> Option<Vec<String>> {
        let requested = self.change.codes.as_ref()?;
        let mut codes = Vec::new();
        for code in &now.codes {
            if self.before.has_code(code) || !has_code(requested, code) {
                codes.push(code.clone());
            }
        }
        let kept = codes.len();
        for code in &self.before.codes {
            if !now.has_code(code) {
                codes.push(code.clone());
            }
        }
        if kept == now.codes.len() && kept == codes.len() { None } else { Some(codes) }
    }
}

/// How many units of one identity a cart holds.
fn held(cart: &Cart, wanted: Identity<'_>) -> i64 {
    let mut units = 0;
    for line in &cart.lines {
        if identity(line) == wanted {
            units += i64::from(line.quantity);
        }
    }
    units
}

/// Takes `units` off the lines of one identity, the last added first.
fn reduce(change: &mut CartChange, now: &Cart, wanted: Identity<'_>, mut units: i64) {
    let mut last: Option<&Line> = None;
    while units > 0 {
        let mut next: Option<&Line> = None;
        for line in &now.lines {
            if identity(line) == wanted
                && last.is_none_or(|last| is_older(line, last))
                && next.is_none_or(|next| is_older(next, line))
            {
                next = Some(line);
            }
        }
        let Some(line) = next else { break };
        let held = i64::from(line.quantity);
        if held <= units {
            change.remove.push(line.key.clone());
        } else {
            let mut with = NewLine::like(line);
            with.quantity = u32::try_from(held - units).unwrap_or(1);
            change.replace.push(Replacement { key: line.key.clone(), with });
        }
        units -= held;
        last = next;
    }
}

/// Whether a line was added before another; keys decide where that is not known.
fn is_older(line: &Line, other: &Line) -> bool {
    (line.added, &line.key) < (other.added, &other.key)
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
        let back = Outcome::of(&change, &before, &after).take_back(&now);
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
        let outcome = Outcome::of(&change, &before, &after);
        assert!(outcome.is_whole() && !outcome.is_nothing());
        let back = outcome.take_back(&after);
        assert!(back.add.is_empty() && back.remove.is_empty() && back.codes.is_none());
        let replaced = back.replace.first().map(|one| (one.key.as_str(), one.with.variant.as_str()));
        assert_eq!(replaced, Some(("b", "M")));
    }

    #[test]
    fn what_the_shopper_does_meanwhile_is_theirs() {
        let before = cart(vec![], &[]);
        let after = cart(vec![line("a", "1", 1, 10), line("b", "2", 3, 5)], &[]);
        let change = adding("1", 1);
        let outcome = Outcome::of(&change, &before, &after);
        assert_eq!(outcome.charged(), Some(Money(10)));
        assert_eq!(outcome.take_back(&after).remove, ["a"]);
        // The same variant by the shopper's own click, and ours refused: one unit is ambiguous, two are not.
        let more = cart(vec![line("a", "1", 3, 10)], &[]);
        let outcome = Outcome::of(&change, &before, &more);
        assert_eq!(outcome.charged(), Some(Money(10)));
        let back = outcome.take_back(&more);
        assert_eq!(back.replace.first().map(|one| one.with.quantity), Some(2));
    }

    #[test]
    fn what_the_shopper_removed_since_is_not_removed_twice() {
        let (before, now) = (cart(vec![], &[]), cart(vec![line("a", "1", 1, 10)], &[]));
        let after = cart(vec![line("a", "1", 2, 10)], &[]);
        let change = adding("1", 2);
        let outcome = Outcome::of(&change, &before, &after);
        assert_eq!(outcome.take_back(&now).remove, ["a"]);
        assert!(outcome.take_back(&before).is_empty());
        // One of three was the shopper's own, and one is left: it is theirs.
        let (one, three) = (cart(vec![line("a", "1", 1, 10)], &[]), cart(vec![line("a", "1", 3, 10)], &[]));
        assert!(Outcome::of(&change, &one, &three).take_back(&one).is_empty());
    }

    #[test]
    fn a_part_is_not_the_whole() {
        let before = cart(vec![], &[]);
        let after = cart(vec![line("a", "1", 1, 10)], &[]);
        let mut change = adding("1", 1);
        change.add.extend(adding("2", 1).add);
        let outcome = Outcome::of(&change, &before, &after);
        assert!(!outcome.is_whole() && !outcome.is_nothing());
        assert!(Outcome::of(&change, &before, &before).is_nothing());
    }

    #[test]
    fn a_lost_code_comes_back() {
        let before = cart(vec![], &["HERS"]);
        let after = cart(vec![], &["KIT15"]);
        let change = CartChange { codes: Some(vec!["HERS".into(), "KIT15".into()]), ..CartChange::default() };
        let outcome = Outcome::of(&change, &before, &after);
        assert!(outcome.lost_code() && outcome.is_whole() && !outcome.is_nothing());
        assert_eq!(outcome.take_back(&after).codes, Some(vec!["HERS".into()]));
    }
}
