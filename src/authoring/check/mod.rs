//! The structural checks that every compile runs: what the rules exclude in any shop (docs/semantics.md, Purpose).
//! One file per subject; everything is reported, with its place and with help.

mod amount;
pub(super) mod candidates;
mod claim;
mod condition;
mod forms;
mod head;
pub(super) mod index;
mod name;
mod offer;
mod product;
pub(super) mod reference;
pub(super) mod saving;
pub(super) mod social_claim;
mod trigger;
mod variant;
mod why;
mod words;

use super::codes::Code;
use super::decode::Decoded;
use super::diagnostic::{Diagnostic, Findings, Severity};
use super::exact::Unfit;
use super::json::Node;
use super::place::Place;
use super::similar::did_you_mean;
use super::source::RuleBundle;
use index::Index;
use std::collections::BTreeSet;

/// A rule bundle that could be decoded, with everything that is wrong with it. The linter goes on from there.
pub(super) fn check<'a>(root: &'a Node, decoded: &'a Decoded) -> Check<'a> {
    let index = Index::new(root, decoded);
    let mut check =
        Check { root, lost: &decoded.lost, bundle: &decoded.bundle, index, found: Findings::default() };
    head::check(&mut check);
    product::check_all(&mut check);
    offer::check_all(&mut check);
    check
}

/// What the checks share: what is checked, what is known of it, and what was found.
pub(super) struct Check<'a> {
    pub(super) root: &'a Node,
    pub(super) lost: &'a BTreeSet<String>,
    pub(super) bundle: &'a RuleBundle,
    pub(super) index: Index<'a>,
    pub(super) found: Findings,
}

impl Check<'_> {
    /// Reports a finding, unless it may follow from something in the same place that could not be read.
    fn report(&mut self, code: Code, at: &Place<'_>, message: impl Into<String>, help: Option<String>) {
        self.note(Severity::Error, code, at, message.into(), help);
    }

    /// The same, of something that works, but not as it should.
    pub(super) fn warn(
        &mut self,
        code: Code,
        at: &Place<'_>,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        self.note(Severity::Warning, code, at, message.into(), help);
    }

    fn note(
        &mut self,
        severity: Severity,
        code: Code,
        at: &Place<'_>,
        message: String,
        help: Option<String>,
    ) {
        if self.found.is_full_of(severity) {
            // Finding its place takes a walk through the file.
            return self.found.count_one(severity);
        }
        let (pointer, span) = at.resolve(self.root, self.lost.is_empty());
        if !is_lost(self.lost, &pointer) {
            self.found.push(Diagnostic { severity, ..Diagnostic::new(code, pointer, span, message, help) });
        }
    }

    /// Whether something at or below a place could not be read.
    pub(super) fn lacks_something(&self, at: &Place<'_>) -> bool {
        !self.lost.is_empty() && is_lost(self.lost, &at.resolve(self.root, false).0)
    }

    /// What may have been meant, for a finding that is kept: of those that are only counted nobody asks.
    pub(super) fn did_you_mean<'n>(
        &self,
        severity: Severity,
        word: &str,
        candidates: impl IntoIterator<Item = &'n str>,
    ) -> Option<String> {
        if self.found.is_full_of(severity) { None } else { did_you_mean(word, candidates) }
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
pub(super) fn help(text: &str) -> Option<String> {
    Some(text.into())
}
