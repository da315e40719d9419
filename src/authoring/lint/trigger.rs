//! Relevance: a trigger that nearly every cart meets, and one that no cart can meet.

use super::{Lint, implied};
use crate::check::help;
use crate::codes;
use crate::place::Place;
use crate::source::{About, Condition, Offer};

/// So many products must be met before a share of the index says anything.
const ENOUGH: usize = 6;

/// Whether the trigger can hold at all.
pub(super) fn check(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) -> bool {
    let Some(when) = &offer.when else { return true };
    let at = at.name("when");
    if contradiction(lint, when, offer.unless.as_ref(), &at) {
        return false;
    }
    generic(lint, offer, when, &at);
    true
}

/// How many of the products of the index can trigger an offer, where that is most of them or the trigger asks
/// for no product at all. A step up for the whole order is for every order, and so is no generic offer.
pub(super) fn breadth(lint: &mut Lint<'_, '_>, offer: &Offer) -> Option<Breadth> {
    if offer.form().is_some_and(|form| form.facts().about() == About::Order) {
        return None;
    }
    let reach = lint.catalog.reach(offer.when.as_ref()?)?;
    let (matched, all) = (reach.products.len(), lint.catalog.products.len());
    let most = matched >= ENOUGH && matched * 2 > all;
    let asks_plan = asks_for_plan(offer.when.as_ref()?);
    (most || reach.any && !asks_plan).then_some(Breadth { matched, all, any: reach.any })
}

/// How broad a trigger is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Breadth {
    /// How many products of the index match.
    pub(super) matched: usize,
    /// How many products the index has.
    pub(super) all: usize,
    /// Whether any line matches.
    pub(super) any: bool,
}

fn asks_for_plan(condition: &Condition) -> bool {
    condition.line.as_ref().is_some_and(|line| line.subscription == Some(true))
        || condition.all.iter().flatten().any(asks_for_plan)
}

fn generic(lint: &mut Lint<'_, '_>, offer: &Offer, when: &Condition, at: &Place<'_>) {
    let Some(Breadth { matched, all, any }) = breadth(lint, offer) else { return };
    let message = if any {
        "any line of the cart will do: nearly every cart meets this trigger".into()
    } else {
        format!("{matched} of the {all} products meet this trigger, and so nearly every cart does")
    };
    let help = help(
        "name what the suggestion goes with: a product, a collection, a type, an attribute or an option",
    );
    let line = at.name("line");
    let at = if when.line.is_some() { &line } else { at };
    lint.check.warn(codes::GENERIC_OFFER, at, message, help);
}

fn contradiction(
    lint: &mut Lint<'_, '_>,
    when: &Condition,
    unless: Option<&Condition>,
    at: &Place<'_>,
) -> bool {
    let nothing =
        lint.catalog.required(when).into_iter().any(|reach| reach.closed && reach.products.is_empty());
    let (message, advice) = if nothing {
        ("no product of the file meets all of this at once", "ask for less, or correct the names")
    } else if let Some(found) = counts(when) {
        found
    } else if unless.is_some_and(|unless| implied::follows(lint, when, unless)) {
        ("`unless` holds whenever this does", "narrow down `unless`, or leave it out")
    } else if exclusions(when).iter().any(|none| implied::follows(lint, when, none)) {
        ("what `none` rules out holds whenever the rest does", "narrow down what stands in `none`")
    } else {
        return false;
    };
    lint.check.warn(
        codes::NEVER_TRIGGERED,
        at,
        format!("this trigger can never hold: {message}"),
        help(advice),
    );
    true
}

/// Counts that rule each other out, in whatever cart; so no cart is tried.
fn counts(when: &Condition) -> Option<(&'static str, &'static str)> {
    let most = |range: &Option<crate::source::CountRange>| range.as_ref().and_then(|one| one.max);
    if most(&when.items) == Some(0) || most(&when.lines) == Some(0) {
        return Some(("it asks for a line in an empty cart", "leave out the `max` of 0"));
    }
    let wanted = when.line.as_ref()?.quantity.as_ref()?.min?;
    (most(&when.items)? < wanted)
        .then_some(("it asks for more units of a line than the whole cart may have", "raise `max`"))
}

fn exclusions(when: &Condition) -> Vec<&Condition> {
    let mut all: Vec<&Condition> = when.none.iter().flatten().collect();
    all.extend(when.all.iter().flatten().flat_map(exclusions));
    all
}
