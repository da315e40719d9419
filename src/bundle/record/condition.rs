//! Conditions on the cart.

use super::{Key, Value};
use crate::bundle::wire::{wire_enum, wire_struct};
use alloc::string::String;
use alloc::vec::Vec;

/// A condition on the cart. `All` of nothing holds; `Any` of nothing does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// Not one holds.
    None(Vec<Condition>),
    /// Some line matches.
    Line(LineCondition),
    /// The cart's total lies in the range for its currency; another currency never does.
    Subtotal(Vec<(u32, Range)>),
    /// Number of units in the cart.
    Items(Range),
    /// Number of lines in the cart.
    Lines(Range),
    /// A discount code is on the cart; letter case does not matter.
    Code(String),
}

wire_enum!(Condition {
    0 => All(list), 1 => Any(list), 2 => None(list), 3 => Line(line), 4 => Subtotal(ranges),
    5 => Items(range), 6 => Lines(range), 7 => Code(code),
});

/// A closed range; an open end is `None`. Amounts in minor units, counts as they are, attributes in millionths.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Range {
    /// Not below.
    pub min: Option<i64>,
    /// Not above.
    pub max: Option<i64>,
}

impl Range {
    /// Whether the value lies in the range.
    pub fn holds(&self, value: i64) -> bool {
        self.min.is_none_or(|min| value >= min) && self.max.is_none_or(|max| value <= max)
    }
}

wire_struct!(Range { min, max });

/// What a line must meet: every test, and the quantity over all the lines that do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineCondition {
    /// Every one must hold.
    pub tests: Vec<LineTest>,
    /// Units over all matching lines; none: any.
    pub quantity: Option<Range>,
}

wire_struct!(LineCondition { tests, quantity });

/// One test on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineTest {
    /// One of these variants.
    Variant(Vec<Key>),
    /// One of these SKUs.
    Sku(Vec<Key>),
    /// One of these products.
    Product(Vec<Key>),
    /// An option has one of these values.
    Option(OptionTest),
    /// An attribute compares.
    Attribute(AttributeTest),
    /// In one of these collections.
    Collection(Vec<Key>),
    /// With one of these tags.
    Tag(Vec<Key>),
    /// Of one of these types.
    Type(Vec<Key>),
    /// From one of these vendors.
    Vendor(Vec<Key>),
    /// The unit price lies in the range for the cart's currency.
    Price(Vec<(u32, Range)>),
    /// A subscription (`true`) or a one-off purchase (`false`).
    Subscription(bool),
    /// Is shipped, or is not.
    RequiresShipping(bool),
}

wire_enum!(LineTest {
    0 => Variant(keys), 1 => Sku(keys), 2 => Product(keys), 3 => Option(test), 4 => Attribute(test),
    5 => Collection(keys), 6 => Tag(keys), 7 => Type(keys), 8 => Vendor(keys), 9 => Price(ranges),
    10 => Subscription(flag), 11 => RequiresShipping(flag),
});

/// A test on an option's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionTest {
    /// The option's name.
    pub name: Key,
    /// The values that pass.
    pub values: Vec<Key>,
}

wire_struct!(OptionTest { name, values });

/// A test on an attribute's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeTest {
    /// The attribute's name.
    pub name: Key,
    /// The values that pass; empty where a range is given.
    pub values: Vec<Value>,
    /// The range of numbers that passes.
    pub range: Option<Range>,
}

wire_struct!(AttributeTest { name, values, range });
