//! The tests of a condition on lines, and what is to be known of each besides which lines of a cart pass it.

use super::{ProductFacts, Range, Value, VariantFacts};
use crate::key::Key;
use crate::wire::{List, wire_enum, wire_struct};
use alloc::vec::Vec;

/// One test on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineTest<'b> {
    /// One of these variants.
    Variant(List<'b, Key>),
    /// One of these SKUs.
    Sku(List<'b, Key>),
    /// One of these products.
    Product(List<'b, Key>),
    /// An option has one of these values.
    Option(OptionTest<'b>),
    /// An attribute compares.
    Attribute(AttributeTest<'b>),
    /// In one of these collections.
    Collection(List<'b, Key>),
    /// With one of these tags.
    Tag(List<'b, Key>),
    /// Of one of these types.
    Type(List<'b, Key>),
    /// From one of these vendors.
    Vendor(List<'b, Key>),
    /// The unit price lies in the range for the cart's currency.
    Price(List<'b, (u32, Range)>),
    /// A subscription (`true`) or a one-off purchase (`false`).
    Subscription(bool),
    /// Is shipped, or is not.
    RequiresShipping(bool),
}

wire_enum!(LineTest<'b> {
    0 => Variant(keys), 1 => Sku(keys), 2 => Product(keys), 3 => Option(test), 4 => Attribute(test),
    5 => Collection(keys), 6 => Tag(keys), 7 => Type(keys), 8 => Vendor(keys), 9 => Price(ranges),
    10 => Subscription(flag), 11 => RequiresShipping(flag),
});

/// How specifically a line was matched; smaller is more specific.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Specificity {
    /// By variant or SKU.
    Variant,
    /// By product.
    Product,
    /// By an attribute or option.
    Attribute,
    /// By collection.
    Collection,
    /// By tag.
    Tag,
    /// By type.
    Type,
    /// By vendor.
    Vendor,
    /// By something that many lines share.
    Other,
}

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

/// Lists the variants of the product index for which a test holds.
pub type VariantsWhere<'a> = dyn Fn(&dyn Fn(&ProductFacts<'_>, &VariantFacts<'_>) -> bool) -> Vec<Key> + 'a;

impl LineTest<'_> {
    /// How specifically a line is matched by this test.
    pub fn specificity(&self) -> Specificity {
        match self {
            LineTest::Variant(_) | LineTest::Sku(_) => Specificity::Variant,
            LineTest::Product(_) => Specificity::Product,
            LineTest::Attribute(_) | LineTest::Option(_) => Specificity::Attribute,
            LineTest::Collection(_) => Specificity::Collection,
            LineTest::Tag(_) => Specificity::Tag,
            LineTest::Type(_) => Specificity::Type,
            LineTest::Vendor(_) => Specificity::Vendor,
            LineTest::Price(_) | LineTest::Subscription(_) | LineTest::RequiresShipping(_) => {
                Specificity::Other
            }
        }
    }

    /// What an offer is filed under whose trigger has this test: a line that passes has one of these keys. `None` where
    /// a line of any product may pass.
    pub fn filed_under(&self, variants_where: &VariantsWhere<'_>) -> Option<(Field, Vec<Key>)> {
        let named = |field: Field, keys: &List<'_, Key>| Some((field, keys.iter().collect()));
        match self {
            LineTest::Variant(keys) => named(Field::Variant, keys),
            LineTest::Product(keys) => named(Field::Product, keys),
            LineTest::Collection(keys) => named(Field::Collection, keys),
            LineTest::Tag(keys) => named(Field::Tag, keys),
            LineTest::Type(keys) => named(Field::Type, keys),
            LineTest::Vendor(keys) => named(Field::Vendor, keys),
            LineTest::Sku(skus) => {
                Some((Field::Variant, variants_where(&|_, variant| skus.has(variant.sku))))
            }
            LineTest::Option(test) => {
                let passes = |facts: &ProductFacts<'_>, variant: &VariantFacts<'_>| {
                    test.values.has(facts.option(variant, test.name))
                };
                Some((Field::Variant, variants_where(&passes)))
            }
            LineTest::Attribute(test) => {
                Some((Field::Variant, variants_where(&|facts, _| test.passes(facts.attribute(test.name)))))
            }
            LineTest::Price(_) | LineTest::Subscription(_) | LineTest::RequiresShipping(_) => None,
        }
    }
}

/// A test on an option's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionTest<'b> {
    /// The option's name.
    pub name: Key,
    /// The values that pass.
    pub values: List<'b, Key>,
}

wire_struct!(OptionTest<'b> { name, values });

/// A test on an attribute's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttributeTest<'b> {
    /// The attribute's name.
    pub name: Key,
    /// The values that pass; empty where a range is given.
    pub values: List<'b, Value>,
    /// The range of numbers that passes.
    pub range: Option<Range>,
}

wire_struct!(AttributeTest<'b> { name, values, range });
