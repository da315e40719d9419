//! The linter: what an experienced colleague would say of a rule bundle that is well-formed.
//!
//! It goes on from the structural [`check`](super::check), with the product index at hand. One file per subject.
//! All it says are warnings: nothing here keeps a bundle from being compiled.

mod added_products;
mod already_in_cart;
mod catalog;
mod compare_at;
mod costs;
mod currency;
mod fit;
mod image;
mod implied;
mod margin;
mod market;
mod names;
mod numbers;
mod open_options;
mod proportion;
mod quick_win;
mod relation;
mod rivals;
mod sample;
mod sarif;
mod schedule;
mod shouting;
mod translation;
mod trial;
mod trigger;
mod vague;

pub use costs::{CostProblem, problems as cost_problems};
pub use quick_win::QuickWin;
pub use sarif::sarif;

use super::check::{Check, help};
use super::codes;
use super::diagnostic::Severity;
use super::place::Place;
use super::source::Offer;
use catalog::Catalog;
use costs::Costs;

/// What the linter takes into account besides the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// What things cost you, as CSV: `variant,currency,cost`. Private: nothing of it goes anywhere but into warnings.
    pub costs: Option<String>,
    /// The lowest margin after a deal, in percent; 0 where it is not given.
    pub margin_floor: Option<f64>,
    /// The time by which schedules are judged, in ms since 1970.
    pub now: Option<i64>,
}

/// What all lints share.
struct Lint<'a, 'c> {
    check: &'c mut Check<'a>,
    catalog: Catalog<'a>,
    options: &'c Options,
    costs: Costs,
}

/// An offer without errors, with its place among all.
#[derive(Clone, Copy)]
struct Subject<'a> {
    index: usize,
    offer: &'a Offer,
}

/// Adds the warnings to what the checks have found, and says which offer is best replaced.
pub(super) fn lint(check: &mut Check<'_>, options: &Options) -> Option<QuickWin> {
    let subjects = sound_offers(check);
    let catalog = Catalog::new(check.bundle);
    let costs = options.costs.as_deref().map(Costs::read).unwrap_or_default();
    let mut lint = Lint { check, catalog, options, costs };
    settings(&mut lint);
    schedule::file(&mut lint);
    let list = Place::ROOT.name("offers");
    for subject in subjects.iter().copied() {
        one(&mut lint, subject, &list.index(subject.index));
    }
    rivals::check(&mut lint, &subjects);
    translation::check(&mut lint, &subjects);
    image::check(&mut lint, &subjects);
    compare_at::check(&mut lint, &subjects);
    quick_win::find(&mut lint, &subjects)
}

fn one<'a>(lint: &mut Lint<'a, '_>, subject: Subject<'a>, at: &Place<'_>) {
    let Subject { offer, .. } = subject;
    names::check(lint, offer, at);
    market::check(lint, offer, at);
    schedule::offer(lint, offer, at);
    vague::check(lint, offer, at);
    shouting::check(lint, offer, at);
    numbers::check(lint, offer, at);
    sample::check(lint, offer, at);
    open_options::check(lint, offer, at);
    // What can never be triggered is said once, and nothing that follows from it.
    if trigger::check(lint, offer, at)
        && already_in_cart::check(lint, offer, at)
        && fit::check(lint, offer, at)
    {
        currency::check(lint, offer, at);
        proportion::check(lint, offer, at);
        margin::check(lint, offer, at);
    }
}

fn settings(lint: &mut Lint<'_, '_>) {
    let settings = Place::ROOT.name("settings");
    if lint.check.bundle.settings.max_suggestions == Some(0) {
        let at = settings.name("max_suggestions");
        let help = help("write 1, 2 or 3; to switch everything off for a while, write \"enabled\": false");
        lint.check.warn(codes::NOTHING_SHOWN, &at, "at most 0 suggestions are shown", help);
    }
}

/// The offers that have no error: what is said of the others could follow from it. None where not all errors are known.
fn sound_offers<'a>(check: &Check<'a>) -> Vec<Subject<'a>> {
    if check.found.hidden_errors() > 0 {
        return Vec::new();
    }
    let all = check.bundle.offers.iter().enumerate().map(|(index, offer)| Subject { index, offer });
    // Of what says nothing the rest can be judged all the same, and it is what a quick win is for.
    let unsound = || check.found.iter().filter(|found| found.code != codes::GENERIC_WHY.id);
    if check.lost.is_empty() && unsound().all(|found| found.severity != Severity::Error) {
        return all.collect();
    }
    let list = Place::ROOT.name("offers");
    let mut wrong: Vec<&str> = unsound().map(|found| found.pointer.as_str()).collect();
    wrong.sort_unstable();
    let sound = |subject: &Subject<'_>| {
        let at = list.index(subject.index);
        // What could not be read is missing from what it says.
        if check.lacks_something(&at) {
            return false;
        }
        let (pointer, _) = at.resolve(check.root, check.lost.is_empty());
        let from = wrong.partition_point(|found| *found < pointer.as_str());
        !wrong.get(from).is_some_and(|found| {
            found.strip_prefix(pointer.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    all.filter(sound).collect()
}
