//! Which offers something in the cart could trigger, so that a decision costs what the cart touches.
//!
//! An offer is filed under the keys of a positive line condition that every way of meeting its trigger needs.
//! Collections, tags, types and vendors stay keys of their own, because a live cart can bring such facts for a
//! product that the index does not have. Attributes, options and SKUs come only from the index, so the compiler
//! files these offers under the variants that have them.

use super::record::{Condition, LineCondition, LineTest};
use crate::key::Key;
use crate::wire::List;
use alloc::vec;
use alloc::vec::Vec;

/// What an offer can be filed under. The order is that of specificity and part of the file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u32)]
pub enum Field {
    /// A variant id.
    Variant = 0,
    /// A product id.
    Product = 1,
    /// A collection.
    Collection = 2,
    /// A tag.
    Tag = 3,
    /// A product type.
    Type = 4,
    /// A vendor.
    Vendor = 5,
    /// Any line at all; the key is zero.
    Any = 6,
}

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
/// `variants_with` lists the variants that pass a test which only the index can answer.
pub(super) fn postings_of(
    condition: Condition<'_>,
    variants_with: &dyn Fn(&LineTest<'_>) -> Vec<Key>,
) -> Option<Vec<Posting>> {
    match condition {
        Condition::Line(line) => Some(line_postings(&line, variants_with)),
        Condition::All(list) => {
            // Any one of them will do; the one filed under the fewest keys touches the fewest carts.
            let found = list.iter().filter_map(|one| postings_of(one, variants_with));
            found.min_by_key(|keys| (keys.contains(&Posting::ANY), keys.len()))
        }
        Condition::Any(list) => {
            let mut all = Vec::new();
            for one in list.iter() {
                all.extend(postings_of(one, variants_with)?);
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

fn line_postings(
    line: &LineCondition<'_>,
    variants_with: &dyn Fn(&LineTest<'_>) -> Vec<Key>,
) -> Vec<Posting> {
    let filed = |field: Field, keys: List<'_, Key>| keys.iter().map(|key| Posting { field, key }).collect();
    let by_test = line.tests.iter().filter_map(|test| {
        let found: (Field, Vec<Posting>) = match test {
            LineTest::Variant(keys) => (Field::Variant, filed(Field::Variant, keys)),
            LineTest::Product(keys) => (Field::Product, filed(Field::Product, keys)),
            LineTest::Sku(_) | LineTest::Option(_) | LineTest::Attribute(_) => {
                let variants = variants_with(&test).into_iter();
                (Field::Product, variants.map(|key| Posting { field: Field::Variant, key }).collect())
            }
            LineTest::Collection(keys) => (Field::Collection, filed(Field::Collection, keys)),
            LineTest::Tag(keys) => (Field::Tag, filed(Field::Tag, keys)),
            LineTest::Type(keys) => (Field::Type, filed(Field::Type, keys)),
            LineTest::Vendor(keys) => (Field::Vendor, filed(Field::Vendor, keys)),
            LineTest::Price(_) | LineTest::Subscription(_) | LineTest::RequiresShipping(_) => return None,
        };
        Some(found)
    });
    by_test.min_by_key(|(field, _)| *field).map_or_else(|| vec![Posting::ANY], |(_, keys)| keys)
}

/// Whether every way of meeting the condition needs a positive line condition.
pub fn needs_a_line(condition: Condition<'_>) -> bool {
    postings_of(condition, &|_| Vec::new()).is_some()
}
