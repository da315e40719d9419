//! Whether one condition holds whenever another does. Only what is certain counts: a no may be a yes that takes
//! more thought than this.
//!
//! The engine answers for one cart, and this is asked of all carts. So it is reasoned over the source: one condition is
//! within another where it asks for the same and more.

use super::Lint;
use crate::source::{Condition, LineCondition, LineTest};

/// Whether `then` holds wherever `when` does.
pub(super) fn follows(lint: &mut Lint<'_, '_>, when: &Condition, then: &Condition) -> bool {
    if *then == Condition::default() {
        return false;
    }
    if when == then {
        return true;
    }
    let all = then.all.iter().flatten().all(|one| follows(lint, when, one));
    let any = then.any.as_ref().is_none_or(|any| any.iter().any(|one| follows(lint, when, one)));
    let line = then.line.as_ref().is_none_or(|line| line_follows(lint, when, line));
    let rest = (then.none.is_none() || then.none == when.none)
        && (then.subtotal.is_none() || then.subtotal == when.subtotal)
        && (then.items.is_none() || then.items == when.items)
        && (then.lines.is_none() || then.lines == when.lines)
        && (then.code.is_none() || then.code == when.code);
    all && any && line && rest
}

fn line_follows(lint: &mut Lint<'_, '_>, when: &Condition, then: &LineCondition) -> bool {
    if lines(when).into_iter().any(|line| is_within(line, then)) {
        return true;
    }
    // The trigger says which products its lines are of, and nothing of their variants or of the cart.
    if !then.tests().into_iter().all(LineTest::is_about_product) {
        return false;
    }
    let wide = lint.catalog.line(then).products;
    let required = lint.catalog.required(when);
    required.iter().any(|reach| {
        reach.closed
            && !reach.products.is_empty()
            && reach.products.iter().all(|at| wide.binary_search(at).is_ok())
    })
}

/// The lines that a condition cannot do without.
fn lines(condition: &Condition) -> Vec<&LineCondition> {
    let mut all: Vec<&LineCondition> = condition.line.iter().collect();
    all.extend(condition.all.iter().flatten().flat_map(lines));
    all
}

/// Whether every line that meets `narrow` meets `wide`: it asks for no more than that.
fn is_within(narrow: &LineCondition, wide: &LineCondition) -> bool {
    wide.tests().into_iter().all(|wide| narrow.tests().into_iter().any(|narrow| narrow.is_within(wide)))
}
