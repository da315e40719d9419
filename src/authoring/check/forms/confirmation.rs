//! Confirmations: the statement, and the line property that records it.

use crate::check::Check;
use crate::place::Place;
use crate::source::Confirm;

pub(super) fn check<'a>(check: &mut Check<'a>, confirm: &'a Confirm, at: &Place<'_>) {
    // Without `..`: whoever adds a field checks it here.
    let Confirm { statement, property, value } = confirm;
    check.offer_text(statement, &at.name("statement"));
    check.name(property, &at.name("property"));
    if let Some(value) = value {
        check.name(value, &at.name("value"));
    }
}
