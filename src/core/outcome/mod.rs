//! What came of a cart change, told apart from what the shopper and the theme did meanwhile; and the way back.

use crate::cart::{Cart, Line, has_code};
use crate::change::{CartChange, NewLine, Replacement};
use crate::money::Money;
use crate::properties::Properties;
use alloc::string::String;
use alloc::vec::Vec;

#[cfg(test)]
mod tests;

/// What makes two lines the same line to a platform: its variant, its plan and its properties.
type Identity<'c> = (&'c str, Option<&'c str>, &'c Properties);

fn identity(line: &Line) -> Identity<'_> {
    (&line.variant, line.plan.as_deref(), &line.properties)
}

/// The first line of a cart that is the same line to a platform, and could be read.
fn like<'c>(cart: &'c Cart, wanted: Identity<'_>) -> Option<&'c Line> {
    cart.lines.iter().find(|line| identity(line) == wanted && !line.opaque)
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
    /// Units that the change asks for and that did not come.
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
                tally.charged = tally.charged.saturating_add(charged);
            }
            None => self.tallies.push(LineTally { identity, requested, done: 0, others, charged }),
        }
    }

    /// Whether everything that the change asks for has come about.
    pub fn is_complete(&self) -> bool {
        let has_come = |code: &String| self.before.has_code(code) || self.after.has_code(code);
        self.has_lines() && self.change.codes.as_ref().is_none_or(|codes| codes.iter().all(has_come))
    }

    /// Whether the lines are as the change asks for, whatever became of the codes.
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
        let mut charged = self.after.total?.minus(self.before.total?)?;
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
                && !line.opaque
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
