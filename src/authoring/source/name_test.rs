//! The tests on lines that compare names.

use super::{OneOrMany, Product, Variant};
use crate::codes::{self, Code};
use crate::slug;
use cart_associate_core::bundle::record;
use cart_associate_core::key::Key;
use cart_associate_core::wire::List;
use std::slice::from_ref;

/// Defines the tests with the field of each in `rules.json`, so that the list of all lacks none.
macro_rules! name_tests {
    ($($(#[$doc:meta])+ $name:ident: $field:literal,)+) => {
        /// A test by names: what kind of name it compares.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum NameTest {
            $($(#[$doc])+ $name,)+
        }

        impl NameTest {
            /// All of them.
            pub const ALL: &'static [NameTest] = &[$(NameTest::$name),+];

            /// Its field in `rules.json`.
            pub fn field(self) -> &'static str {
                match self {
                    $(NameTest::$name => $field,)+
                }
            }
        }
    };
}

name_tests! {
    /// The id of the variant.
    Variant: "variant",
    /// The SKU.
    Sku: "sku",
    /// The id of the product.
    Product: "product",
    /// A collection of the product.
    Collection: "collection",
    /// A tag of the product.
    Tag: "tag",
    /// The type of the product.
    Type: "type",
    /// The vendor of the product.
    Vendor: "vendor",
}

/// Where the names that a test compares come from.
#[derive(Debug, Clone, Copy)]
pub(crate) enum NameSource {
    /// The ids of the file's products; another one is an error.
    Products,
    /// The ids of the file's variants; another one is an error.
    Variants,
    /// The SKUs of the file's variants; another one is an error.
    Skus,
    /// A cart may bring names that no product of the file has, so that one of these is worth a warning.
    IndexAndCart {
        /// The warning.
        unknown: Code,
        /// Its words: "no product of the file …".
        has: &'static str,
    },
}

impl NameTest {
    /// Where its names come from.
    pub(crate) fn source(self) -> NameSource {
        let also_cart = |unknown, has| NameSource::IndexAndCart { unknown, has };
        match self {
            NameTest::Variant => NameSource::Variants,
            NameTest::Sku => NameSource::Skus,
            NameTest::Product => NameSource::Products,
            NameTest::Collection => also_cart(codes::UNKNOWN_COLLECTION, "is in the collection"),
            NameTest::Tag => also_cart(codes::UNKNOWN_TAG, "has the tag"),
            NameTest::Type => also_cart(codes::UNKNOWN_TYPE, "is of the type"),
            NameTest::Vendor => also_cart(codes::UNKNOWN_VENDOR, "is from the vendor"),
        }
    }

    /// Its record, with the keys of its names.
    pub(crate) fn record(self, keys: List<'_, Key>) -> record::LineTest<'_> {
        match self {
            NameTest::Variant => record::LineTest::Variant(keys),
            NameTest::Sku => record::LineTest::Sku(keys),
            NameTest::Product => record::LineTest::Product(keys),
            NameTest::Collection => record::LineTest::Collection(keys),
            NameTest::Tag => record::LineTest::Tag(keys),
            NameTest::Type => record::LineTest::Type(keys),
            NameTest::Vendor => record::LineTest::Vendor(keys),
        }
    }

    /// Whether the product index alone has these names.
    pub fn is_of_index(self) -> bool {
        match self.source() {
            NameSource::Products | NameSource::Variants | NameSource::Skus => true,
            NameSource::IndexAndCart { .. } => false,
        }
    }

    /// Whether all variants of a product have the same names.
    pub fn is_about_product(self) -> bool {
        match self.source() {
            NameSource::Variants | NameSource::Skus => false,
            NameSource::Products | NameSource::IndexAndCart { .. } => true,
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

    /// Whether a shop has slugs for these names beside the names themselves.
    pub(crate) fn has_slugs(self) -> bool {
        matches!(self, NameTest::Collection | NameTest::Tag)
    }

    /// Removes from a product and its variants the names that need not be kept. Ids stay.
    pub fn retain(self, product: &mut Product, keep: &dyn Fn(&str) -> bool) {
        let retain_one = |name: &mut Option<String>| *name = name.take().filter(|name| keep(name));
        match self {
            NameTest::Variant | NameTest::Product => {}
            NameTest::Sku => product.variants.iter_mut().for_each(|variant| retain_one(&mut variant.sku)),
            NameTest::Collection => product.collections.retain(|name| keep(name)),
            NameTest::Tag => product.tags.retain(|name| keep(name)),
            NameTest::Type => retain_one(&mut product.product_type),
            NameTest::Vendor => retain_one(&mut product.vendor),
        }
    }

    /// Whether a variant of the product index has one of the names.
    pub fn passes(self, names: &OneOrMany<String>, product: &Product, variant: &Variant) -> bool {
        let is_slug = |name: &String, own: &[String]| {
            self.has_slugs() && own.iter().any(|own| slug::is_slug_of(name, own))
        };
        let has = |own: &[String]| {
            names.as_slice().iter().any(|name| own.contains(name))
                || names.as_slice().iter().any(|name| is_slug(name, own))
        };
        has(self.of_product(product)) || has(self.of_variant(variant))
    }
}
