//! Conditions: their form in `rules.json`, and the tests that a condition on lines is made of.

use super::{AttributeTest, OneOrMany, Product, Variant, schema};
use crate::codes::{self, Code};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::slice::from_ref;

/// A condition on the cart. Everything that is given must hold.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Condition {
    /// Some line matches.
    pub line: Option<LineCondition>,
    /// Every one of these holds.
    pub all: Option<Vec<Condition>>,
    /// At least one of these holds.
    pub any: Option<Vec<Condition>>,
    /// Not one of these holds.
    pub none: Option<Vec<Condition>>,
    /// The cart's total lies in the range for its currency: `{"USD": {"min": "50.00"}}`.
    #[schemars(with = "Option<schema::AmountRanges>")]
    pub subtotal: Option<BTreeMap<String, AmountRange>>,
    /// Number of units in the cart.
    pub items: Option<CountRange>,
    /// Number of lines in the cart.
    pub lines: Option<CountRange>,
    /// A discount code is on the cart.
    pub code: Option<String>,
}

/// What a line must meet: everything that is given.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LineCondition {
    /// One of these products.
    pub product: Option<OneOrMany<String>>,
    /// One of these variants.
    pub variant: Option<OneOrMany<String>>,
    /// In one of these collections.
    pub collection: Option<OneOrMany<String>>,
    /// With one of these tags.
    pub tag: Option<OneOrMany<String>>,
    /// Of one of these types.
    #[serde(rename = "type")]
    pub product_type: Option<OneOrMany<String>>,
    /// From one of these vendors.
    pub vendor: Option<OneOrMany<String>>,
    /// With one of these SKUs.
    pub sku: Option<OneOrMany<String>>,
    /// Attributes compare: `{"plug": "EU", "desk_thickness_mm": {"min": 18, "max": 40}}`.
    pub attribute: Option<BTreeMap<String, AttributeTest>>,
    /// Options have one of these values: `{"size": ["S", "M"]}`.
    pub option: Option<BTreeMap<String, OneOrMany<String>>>,
    /// The unit price lies in the range for the cart's currency.
    #[schemars(with = "Option<schema::AmountRanges>")]
    pub price: Option<BTreeMap<String, AmountRange>>,
    /// `true`: only subscriptions; `false`: only one-off purchases. Left out: both match, and only one-off
    /// units count towards `quantity`.
    pub subscription: Option<bool>,
    /// Is shipped, or is not.
    pub requires_shipping: Option<bool>,
    /// Units over all matching lines.
    pub quantity: Option<CountRange>,
}

/// A range of numbers; at least one end.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NumberRange {
    /// Not below.
    pub min: Option<f64>,
    /// Not above.
    pub max: Option<f64>,
}

/// A range of counts; at least one end.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CountRange {
    /// Not below.
    pub min: Option<u32>,
    /// Not above.
    pub max: Option<u32>,
}

/// A range of amounts; at least one end.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AmountRange {
    /// Not below.
    pub min: Option<String>,
    /// Not above.
    pub max: Option<String>,
}

/// What a line must pass: one field of a [`LineCondition`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LineTest<'a> {
    /// It has one of these names.
    Name(NameTest, &'a OneOrMany<String>),
    /// Each of these options has one of these values.
    Option(&'a BTreeMap<String, OneOrMany<String>>),
    /// Each of these attributes passes.
    Attribute(&'a BTreeMap<String, AttributeTest>),
    /// Its unit price lies in the range for the cart's currency.
    Price(&'a BTreeMap<String, AmountRange>),
    /// It is a subscription, or is not.
    Subscription(bool),
    /// It is shipped, or is not.
    RequiresShipping(bool),
    /// The units of all lines that pass the other tests lie in the range.
    Quantity(&'a CountRange),
}

/// A test by names: what kind of name it compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameTest {
    /// The id of the variant.
    Variant,
    /// The SKU.
    Sku,
    /// The id of the product.
    Product,
    /// A collection of the product.
    Collection,
    /// A tag of the product.
    Tag,
    /// The type of the product.
    Type,
    /// The vendor of the product.
    Vendor,
}

impl LineCondition {
    /// Its tests, in the order in which the compiled form has them.
    pub fn tests(&self) -> Vec<LineTest<'_>> {
        // Without `..`: whoever adds a field handles it here.
        let LineCondition {
            product,
            variant,
            collection,
            tag,
            product_type,
            vendor,
            sku,
            attribute,
            option,
            price,
            subscription,
            requires_shipping,
            quantity,
        } = self;
        let names = [
            (NameTest::Variant, variant),
            (NameTest::Sku, sku),
            (NameTest::Product, product),
            (NameTest::Collection, collection),
            (NameTest::Tag, tag),
            (NameTest::Type, product_type),
            (NameTest::Vendor, vendor),
        ];
        let mut tests: Vec<LineTest<'_>> = names
            .into_iter()
            .filter_map(|(test, names)| Some(LineTest::Name(test, names.as_ref()?)))
            .collect();
        tests.extend(option.as_ref().map(LineTest::Option));
        tests.extend(attribute.as_ref().map(LineTest::Attribute));
        tests.extend(price.as_ref().map(LineTest::Price));
        tests.extend(subscription.map(LineTest::Subscription));
        tests.extend(requires_shipping.map(LineTest::RequiresShipping));
        tests.extend(quantity.as_ref().map(LineTest::Quantity));
        tests
    }
}

impl<'a> LineTest<'a> {
    /// Whether a variant of the product index passes. What only a line of a cart can answer counts as passed.
    pub fn passes(self, product: &Product, variant: &Variant) -> bool {
        match self {
            LineTest::Name(test, names) => test.matches(names, product, variant),
            LineTest::Option(options) => options.iter().all(|(name, values)| {
                variant.options.get(name).is_some_and(|value| values.as_slice().contains(value))
            }),
            LineTest::Attribute(tests) => tests
                .iter()
                .all(|(name, test)| product.attributes.get(name).is_some_and(|value| test.passes(value))),
            LineTest::Price(_)
            | LineTest::Subscription(_)
            | LineTest::RequiresShipping(_)
            | LineTest::Quantity(_) => true,
        }
    }

    /// Whether the product index alone decides. A cart may bring further collections, tags, types and vendors.
    pub fn is_decided_by_index(self) -> bool {
        match self {
            LineTest::Name(test, _) => matches!(test, NameTest::Variant | NameTest::Sku | NameTest::Product),
            LineTest::Option(_) | LineTest::Attribute(_) => true,
            LineTest::Price(_)
            | LineTest::Subscription(_)
            | LineTest::RequiresShipping(_)
            | LineTest::Quantity(_) => false,
        }
    }

    /// Whether all variants of a product pass or none, in any cart.
    pub fn is_about_product(self) -> bool {
        match self {
            LineTest::Name(test, _) => !matches!(test, NameTest::Variant | NameTest::Sku),
            LineTest::Attribute(_) => true,
            LineTest::Option(_)
            | LineTest::Price(_)
            | LineTest::Subscription(_)
            | LineTest::RequiresShipping(_)
            | LineTest::Quantity(_) => false,
        }
    }

    /// The ranges of amounts that it compares with, by currency.
    pub fn amount_ranges(self) -> Option<&'a BTreeMap<String, AmountRange>> {
        match self {
            LineTest::Price(ranges) => Some(ranges),
            LineTest::Name(..)
            | LineTest::Option(_)
            | LineTest::Attribute(_)
            | LineTest::Subscription(_)
            | LineTest::RequiresShipping(_)
            | LineTest::Quantity(_) => None,
        }
    }

    /// Whether every line that passes this test passes the other one. Only what is certain counts.
    pub fn is_within(self, wide: LineTest<'_>) -> bool {
        match (self, wide) {
            (LineTest::Name(one, narrow), LineTest::Name(other, wide)) => {
                one == other && are_among(narrow.as_slice(), wide.as_slice())
            }
            (LineTest::Option(narrow), LineTest::Option(wide)) => wide.iter().all(|(name, wide)| {
                narrow.get(name).is_some_and(|narrow| are_among(narrow.as_slice(), wide.as_slice()))
            }),
            (LineTest::Attribute(narrow), LineTest::Attribute(wide)) => wide.iter().all(|(name, wide)| {
                narrow.get(name).is_some_and(|narrow| match (narrow, wide) {
                    (AttributeTest::Is(narrow), AttributeTest::Is(wide)) => {
                        are_among(narrow.as_slice(), wide.as_slice())
                    }
                    (narrow, wide) => narrow == wide,
                })
            }),
            (narrow, wide) => narrow == wide,
        }
    }
}

fn are_among<T: PartialEq>(narrow: &[T], wide: &[T]) -> bool {
    narrow.iter().all(|value| wide.contains(value))
}

impl NameTest {
    /// All of them.
    pub const ALL: [NameTest; 7] = [
        NameTest::Variant,
        NameTest::Sku,
        NameTest::Product,
        NameTest::Collection,
        NameTest::Tag,
        NameTest::Type,
        NameTest::Vendor,
    ];

    /// Its field in `rules.json`.
    pub fn field(self) -> &'static str {
        match self {
            NameTest::Variant => "variant",
            NameTest::Sku => "sku",
            NameTest::Product => "product",
            NameTest::Collection => "collection",
            NameTest::Tag => "tag",
            NameTest::Type => "type",
            NameTest::Vendor => "vendor",
        }
    }

    /// The names of a product that it compares; none where it compares those of variants.
    pub fn of_product(self, product: &Product) -> &[String] {
        match self {
            NameTest::Variant | NameTest::Sku => &[],
            NameTest::Product => from_ref(&product.id),
            NameTest::Collection => &product.collections,
            NameTest::Tag => &product.tags,
            NameTest::Type => product.product_type.as_slice(),
            NameTest::Vendor => product.vendor.as_slice(),
        }
    }

    /// The names of a variant that it compares; none where it compares those of products.
    pub fn of_variant(self, variant: &Variant) -> &[String] {
        match self {
            NameTest::Variant => from_ref(&variant.id),
            NameTest::Sku => variant.sku.as_slice(),
            NameTest::Product | NameTest::Collection | NameTest::Tag | NameTest::Type | NameTest::Vendor => {
                &[]
            }
        }
    }

    /// The warning where no product of the file has such a name, and its words. A cart may bring further names of this
    /// kind; where it cannot, an unknown name is an error of the checks.
    pub(crate) fn unknown(self) -> Option<(Code, &'static str)> {
        match self {
            NameTest::Variant | NameTest::Sku | NameTest::Product => None,
            NameTest::Collection => Some((codes::UNKNOWN_COLLECTION, "is in the collection")),
            NameTest::Tag => Some((codes::UNKNOWN_TAG, "has the tag")),
            NameTest::Type => Some((codes::UNKNOWN_TYPE, "is of the type")),
            NameTest::Vendor => Some((codes::UNKNOWN_VENDOR, "is from the vendor")),
        }
    }

    fn matches(self, names: &OneOrMany<String>, product: &Product, variant: &Variant) -> bool {
        let has = |own: &[String]| names.as_slice().iter().any(|name| own.contains(name));
        has(self.of_product(product)) || has(self.of_variant(variant))
    }
}
