//! The structural checks that every compile runs: what the playbook and semantics.md rule out whatever the
//! shop. One file per subject; everything is reported, with its place and with help.

mod amount;
mod candidates;
mod claim;
mod condition;
mod deal;
mod guidance;
mod head;
mod index;
mod name;
mod offer;
mod people;
mod product;
mod reference;
mod saving;
mod tier;
mod trigger;
mod variant;
mod why;
mod words;

use super::codes::Code;
use super::decode::Decoded;
use super::diagnostic::Diagnostic;
use super::exact::Unfit;
use super::json::Node;
use super::place::Place;
use super::source::RuleBundle;
use index::Index;
use std::collections::BTreeSet;

/// Everything that is wrong with a rule bundle that could be decoded.
pub(crate) fn check(root: &Node, decoded: &Decoded) -> Vec<Diagnostic> {
    let index = Index::new(root, decoded);
    let mut check = Check { root, lost: &decoded.lost, bundle: &decoded.bundle, index, found: Vec::new() };
    head::check(&mut check);
    product::check_all(&mut check);
    offer::check_all(&mut check);
    check.found
}

/// What the checks share: what is checked, what is known of it, and what was found.
struct Check<'a> {
    root: &'a Node,
    lost: &'a BTreeSet<String>,
    bundle: &'a RuleBundle,
    index: Index<'a>,
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    /// Reports a finding, unless it may follow from something in the same place that could not be read.
    fn report(&mut self, code: Code, at: &Place<'_>, message: impl Into<String>, help: Option<String>) {
        let (pointer, span) = at.resolve(self.root);
        if !is_lost(self.lost, &pointer) {
            self.found.push(Diagnostic::new(code, pointer, span, message.into(), help));
        }
    }

    /// Reports what is wrong with a number.
    fn unfit(&mut self, unfit: Unfit, at: &Place<'_>) {
        self.report(unfit.code, at, unfit.message, unfit.help);
    }

    /// Reports an error of a number and returns the number otherwise.
    fn fit<T>(&mut self, number: Result<T, Unfit>, at: &Place<'_>) -> Option<T> {
        number.map_err(|unfit| self.unfit(unfit, at)).ok()
    }
}

/// Whether something at or below a place could not be read.
fn is_lost(lost: &BTreeSet<String>, pointer: &str) -> bool {
    if lost.contains(pointer) {
        return true;
    }
    let below = format!("{pointer}/");
    lost.range(below.clone()..).next().is_some_and(|next| next.starts_with(&below))
}

/// A help that is always there.
fn help(text: &str) -> Option<String> {
    Some(text.into())
}
