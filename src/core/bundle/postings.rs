//! Which offers something in the cart could trigger, so that a decision costs what the cart touches.
//!
//! An offer is filed under the keys of a positive line condition that every way of meeting its trigger needs.
//! Collections, tags, types and vendors stay keys of their own, because a live cart can bring such facts for a
//! product that the index does not have. Attributes, options and SKUs come only from the index, so the compiler
//! files these offers under the variants that have them.

use super::record::{Condition, Field, LineCondition, VariantsWhere};
use crate::key::Key;
use alloc::vec;
use alloc::vec::Vec;

/// What offers are filed under: a field with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Posting {
    /// The field.
    pub field: Field,
    /// Its value.
    pub key: Key,
}

impl Posting {
    /// The posting of offers that any line could trigger.
    pub const ANY: Posting = Posting { field: Field::Any, key: Key::FIRST };

    /// Its number in the file: by field, then by key.
    pub(super) fn number(self) -> i64 {
        (self.field as i64) << 32 | i64::from(self.key.number())
    }
}

/// The postings to file a trigger under, or `None` where it can be met without any positive line condition.
/// `variants_where` answers tests which only the index can answer.
pub(super) fn postings_of(
    condition: Condition<'_>,
    variants_where: &VariantsWhere<'_>,
) -> Option<Vec<Posting>> {
    match condition {
        Condition::Line(line) => Some(line_postings(&line, variants_where)),
        Condition::All(list) => {
            // Any one of them will do; the one filed under the fewest keys touches the fewest carts.
            let found = list.iter().filter_map(|one| postings_of(one, variants_where));
            found.min_by_key(|keys| (keys.contains(&Posting::ANY), keys.len()))
        }
        Condition::Any(list) => {
            let mut all = Vec::new();
            for one in list.iter() {
                all.extend(postings_of(one, variants_where)?);
            }
            // `Any` of nothing never holds, and so needs no line to hold; it is refused all the same.
            (!list.is_empty()).then_some(all)
        }
        Condition::None(_)
        | Condition::Subtotal(_)
        | Condition::Items(_)
        | Condition::Lines(_)
        | Condition::Code(_) => None,
    }
}

/// By the most specific test that offers can be filed by.
fn line_postings(line: &LineCondition<'_>, variants_where: &VariantsWhere<'_>) -> Vec<Posting> {
    let by_test = line.tests.iter().filter_map(|test| {
        let (field, keys) = test.filed_under(variants_where)?;
        Some((test.specificity(), field, keys))
    });
    match by_test.min_by_key(|(specificity, ..)| *specificity) {
        Some((_, field, keys)) => keys.into_iter().map(|key| Posting { field, key }).collect(),
        None => vec![Posting::ANY],
    }
}

/// Whether every way of meeting the condition needs a positive line condition.
pub fn needs_a_line(condition: Condition<'_>) -> bool {
    postings_of(condition, &|_| Vec::new()).is_some()
}
