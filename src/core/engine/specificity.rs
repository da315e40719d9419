//! How specifically a line was matched.

use crate::bundle::record::{LineCondition, LineTest};

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

/// That of the most specific test.
pub(super) fn specificity(condition: &LineCondition<'_>) -> Specificity {
    condition.tests.iter().map(|test| of_test(&test)).min().unwrap_or(Specificity::Other)
}

fn of_test(test: &LineTest<'_>) -> Specificity {
    match test {
        LineTest::Variant(_) | LineTest::Sku(_) => Specificity::Variant,
        LineTest::Product(_) => Specificity::Product,
        LineTest::Attribute(_) | LineTest::Option(_) => Specificity::Attribute,
        LineTest::Collection(_) => Specificity::Collection,
        LineTest::Tag(_) => Specificity::Tag,
        LineTest::Type(_) => Specificity::Type,
        LineTest::Vendor(_) => Specificity::Vendor,
        LineTest::Price(_) | LineTest::Subscription(_) | LineTest::RequiresShipping(_) => Specificity::Other,
    }
}
