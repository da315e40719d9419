//! Conditions on lines: their form in `rules.json`, the tests that they are made of, and what the checks, the linter and
//! the compiler need to know of each test.

use super::{AmountRange, AttributeTest, CountRange, NameTest, OneOrMany, Product, Variant, schema};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

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

/// The value of a line test's field. What is asked of the values of a kind is the same for all fields that have one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TestValue<'a> {
    /// Names of products or variants.
    Names(NameTest, &'a OneOrMany<String>),
    /// Values by option.
    Options(&'a BTreeMap<String, OneOrMany<String>>),
    /// Tests by attribute.
    Attributes(&'a BTreeMap<String, AttributeTest>),
    /// Ranges by currency.
    Amounts(&'a BTreeMap<String, AmountRange>),
    /// A value that holds no names and no amounts.
    Plain(PlainValue<'a>),
}

/// A value that holds no names of the product index and no amounts: it is only checked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PlainValue<'a> {
    /// Yes or no.
    Flag(bool),
    /// A range of units.
    Units(&'a CountRange),
}

/// What knows whether a line passes a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownBy {
    /// The product index alone.
    Index,
    /// The product index, unless the cart says otherwise: it may bring further collections, tags, types and vendors, and
    /// say for a line whether it is shipped.
    IndexAndCart,
    /// The cart alone.
    Cart,
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
    /// Its field in `rules.json`.
    pub fn field(self) -> &'static str {
        match self {
            LineTest::Name(test, _) => test.field(),
            LineTest::Option(_) => "option",
            LineTest::Attribute(_) => "attribute",
            LineTest::Price(_) => "price",
            LineTest::Subscription(_) => "subscription",
            LineTest::RequiresShipping(_) => "requires_shipping",
            LineTest::Quantity(_) => "quantity",
        }
    }

    /// The value of its field.
    pub fn value(self) -> TestValue<'a> {
        match self {
            LineTest::Name(test, names) => TestValue::Names(test, names),
            LineTest::Option(options) => TestValue::Options(options),
            LineTest::Attribute(attributes) => TestValue::Attributes(attributes),
            LineTest::Price(ranges) => TestValue::Amounts(ranges),
            LineTest::Subscription(wanted) | LineTest::RequiresShipping(wanted) => {
                TestValue::Plain(PlainValue::Flag(wanted))
            }
            LineTest::Quantity(range) => TestValue::Plain(PlainValue::Units(range)),
        }
    }

    /// The names of the options and attributes that it reads, also where a name is fixed. What no rule reads is pruned.
    pub fn facts_read(self) -> Vec<&'a str> {
        match self {
            LineTest::Option(options) => options.keys().map(String::as_str).collect(),
            LineTest::Attribute(attributes) => attributes.keys().map(String::as_str).collect(),
            LineTest::Name(..)
            | LineTest::Price(_)
            | LineTest::Subscription(_)
            | LineTest::RequiresShipping(_)
            | LineTest::Quantity(_) => Vec::new(),
        }
    }

    /// What knows whether a line passes.
    pub fn known_by(self) -> KnownBy {
        match self {
            LineTest::Name(test, _) if test.is_of_index() => KnownBy::Index,
            LineTest::Option(_) | LineTest::Attribute(_) => KnownBy::Index,
            LineTest::Name(..) | LineTest::RequiresShipping(_) => KnownBy::IndexAndCart,
            LineTest::Price(_) | LineTest::Subscription(_) | LineTest::Quantity(_) => KnownBy::Cart,
        }
    }

    /// Whether some line of a variant of the product index passes, whatever its cart says.
    pub fn may_pass(self, product: &Product, variant: &Variant) -> bool {
        match self {
            LineTest::RequiresShipping(_) => true,
            LineTest::Name(..)
            | LineTest::Option(_)
            | LineTest::Attribute(_)
            | LineTest::Price(_)
            | LineTest::Subscription(_)
            | LineTest::Quantity(_) => self.passes(product, variant),
        }
    }

    /// Whether a variant of the product index passes. What only a line of a cart can answer counts as passed. The checks
    /// ask this of a file that may have errors, and so cannot be compiled and put before the engine.
    pub fn passes(self, product: &Product, variant: &Variant) -> bool {
        match self {
            LineTest::Name(test, names) => test.passes(names, product, variant),
            LineTest::Option(options) => options.iter().all(|(name, values)| {
                let open = variant.open_options.get(name).into_iter().flatten();
                variant
                    .options
                    .get(name)
                    .into_iter()
                    .chain(open)
                    .any(|value| values.as_slice().contains(value))
            }),
            LineTest::Attribute(tests) => tests
                .iter()
                .all(|(name, test)| product.attributes.get(name).is_some_and(|value| test.passes(value))),
            LineTest::RequiresShipping(wanted) => product.requires_shipping == wanted,
            LineTest::Price(_) | LineTest::Subscription(_) | LineTest::Quantity(_) => true,
        }
    }

    /// Whether all variants of a product pass or none, in any cart.
    pub fn is_about_product(self) -> bool {
        match self {
            LineTest::Name(test, _) => test.is_about_product(),
            LineTest::Attribute(_) => true,
            LineTest::Option(_)
            | LineTest::Price(_)
            | LineTest::Subscription(_)
            | LineTest::RequiresShipping(_)
            | LineTest::Quantity(_) => false,
        }
    }

    /// Whether it says which products a line can be of, where nearly any other product would not do. To be shipped is what
    /// nearly everything is; not to be shipped says something.
    pub fn singles_out(self) -> bool {
        match self {
            LineTest::Name(..) | LineTest::Option(_) | LineTest::Attribute(_) => true,
            LineTest::RequiresShipping(wanted) => !wanted,
            LineTest::Price(_) | LineTest::Subscription(_) | LineTest::Quantity(_) => false,
        }
    }

    /// Whether the price of the product decides where the cart brings none.
    pub fn needs_price(self) -> bool {
        match self {
            LineTest::Price(_) => true,
            LineTest::Name(..)
            | LineTest::Option(_)
            | LineTest::Attribute(_)
            | LineTest::Subscription(_)
            | LineTest::RequiresShipping(_)
            | LineTest::Quantity(_) => false,
        }
    }

    /// Whether every line that passes this test passes the other one. Only what is certain counts.
    pub fn is_within(self, wide: LineTest<'_>) -> bool {
        self.field() == wide.field() && self.value().is_within(wide.value())
    }
}

impl TestValue<'_> {
    /// Whether what passes with this value passes with the other one, which is of the same field.
    fn is_within(self, wide: TestValue<'_>) -> bool {
        match self {
            TestValue::Names(_, narrow) => {
                matches!(wide, TestValue::Names(_, wide) if are_among(narrow.as_slice(), wide.as_slice()))
            }
            TestValue::Options(narrow) => {
                let TestValue::Options(wide) = wide else { return false };
                wide.iter().all(|(name, wide)| {
                    narrow.get(name).is_some_and(|narrow| are_among(narrow.as_slice(), wide.as_slice()))
                })
            }
            TestValue::Attributes(narrow) => {
                let TestValue::Attributes(wide) = wide else { return false };
                wide.iter().all(|(name, wide)| narrow.get(name).is_some_and(|narrow| narrow.is_within(wide)))
            }
            TestValue::Amounts(_) | TestValue::Plain(_) => self == wide,
        }
    }
}

impl AttributeTest {
    /// Whether every value that passes this test passes the other one. Only what is certain counts.
    fn is_within(&self, wide: &AttributeTest) -> bool {
        match (self, wide) {
            (AttributeTest::Is(narrow), AttributeTest::Is(wide)) => {
                are_among(narrow.as_slice(), wide.as_slice())
            }
            (AttributeTest::Between(narrow), AttributeTest::Between(wide)) => narrow == wide,
            (AttributeTest::Is(_), AttributeTest::Between(_))
            | (AttributeTest::Between(_), AttributeTest::Is(_)) => false,
        }
    }
}

fn are_among<T: PartialEq>(narrow: &[T], wide: &[T]) -> bool {
    narrow.iter().all(|value| wide.contains(value))
}
