//! Contextual only: every way in which a trigger can be met needs a line of the cart.

use super::{Check, help};
use crate::codes;
use crate::place::Place;
use crate::source::{Condition, Offer};

pub(super) fn check(check: &mut Check<'_>, offer: &Offer, at: &Place<'_>) {
    let Some(when) = &offer.when else {
        if !offer.forms().into_iter().any(|form| form.facts().has_own_trigger()) {
            let help = help("add \"when\", such as {\"line\": {\"collection\": \"desks\"}}");
            check.report(
                codes::NO_TRIGGER_LINE,
                at,
                "this offer has no `when`: nothing in the cart triggers it",
                help,
            );
        }
        return;
    };
    let at = at.name("when");
    check.condition(when, &at);
    needs_line(check, when, &at);
}

fn holds_without_line(condition: &Condition) -> bool {
    // An empty condition or list is reported as such.
    if *condition == Condition::default() {
        return false;
    }
    let by_line = condition.line.is_some();
    let by_all = condition.all.iter().flatten().any(|inner| !holds_without_line(inner));
    let by_any = condition.any.as_ref().is_some_and(|any| !any.iter().any(holds_without_line));
    !(by_line || by_all || by_any || condition.all.as_ref().is_some_and(Vec::is_empty))
}

/// Reports the alternatives that need no line, or else the condition as a whole.
fn needs_line(check: &mut Check<'_>, condition: &Condition, at: &Place<'_>) {
    if !holds_without_line(condition) {
        return;
    }
    let any = condition.any.as_deref().unwrap_or_default();
    if any.iter().any(|inner| !holds_without_line(inner)) {
        let at = at.name("any");
        for (index, inner) in any.iter().enumerate() {
            needs_line(check, inner, &at.index(index));
        }
        return;
    }
    let message = "this can hold without any line of the cart, so that the offer would come out of nowhere";
    let help = help("add a `line` condition here: it is what the suggestion is tied to");
    check.report(codes::NO_TRIGGER_LINE, at, message, help);
}
