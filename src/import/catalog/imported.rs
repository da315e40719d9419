//! A product as an export describes it, whatever the platform.

use super::identity::Traits;
use super::new_product::derived_id;
use cart_associate_core::money::Money;
use cart_associate_core::text::clean;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Values by the name of their field in `rules.json`. `Null` says that the product has no such value; a field that is
/// not in the map is one that the export does not mention.
pub(super) type Fields = BTreeMap<&'static str, Value>;

/// A product of an export.
#[derive(Debug, Default, Clone)]
pub(super) struct ImportedProduct {
    /// The index of its file in the list of files.
    pub(super) file: usize,
    /// The line on which it begins.
    pub(super) line: usize,
    /// The platform's id. Shopify's product CSV has none.
    pub(super) id: Option<String>,
    pub(super) handle: Option<String>,
    pub(super) title: String,
    /// Why nobody can buy it, where that is so.
    pub(super) unavailable: Option<&'static str>,
    /// What the platform decides: it replaces what the rule bundle has.
    pub(super) fields: Fields,
    /// What is taken only where the rule bundle has no such field yet.
    pub(super) initial_fields: Fields,
    pub(super) image: Option<ImportedImage>,
    pub(super) collections: Vec<String>,
    pub(super) attributes: BTreeMap<String, Value>,
    pub(super) variants: Vec<ImportedVariant>,
    /// Whether the export has all of its variants.
    pub(super) complete: bool,
}

/// A picture of an export.
#[derive(Debug, Clone)]
pub(super) struct ImportedImage {
    pub(super) src: String,
    /// The alternative text; empty where the export has none.
    pub(super) alt: String,
    /// Width and height in pixels, where the export has them.
    pub(super) size: Option<(u32, u32)>,
}

impl ImportedImage {
    /// A picture of which the export has no more than the address; `None` where there is none.
    pub(super) fn at(src: &str) -> Option<ImportedImage> {
        (!src.is_empty()).then(|| ImportedImage { src: src.to_owned(), alt: String::new(), size: None })
    }
}

/// A variant of an export.
#[derive(Debug, Default, Clone)]
pub(super) struct ImportedVariant {
    /// The line on which it begins.
    pub(super) line: usize,
    pub(super) id: Option<String>,
    pub(super) options: BTreeMap<String, String>,
    /// What the platform decides: it replaces what the rule bundle has.
    pub(super) fields: Fields,
    /// What is taken only where the rule bundle has no such field yet.
    pub(super) initial_fields: Fields,
    pub(super) price: Option<Money>,
    /// `None`: the export does not mention it. `Some(None)`: there is no compare-at price.
    pub(super) compare_at: Option<Option<Money>>,
    /// Its own picture, where that is not the product's.
    pub(super) image: Option<ImportedImage>,
}

/// How much of a variant there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stock {
    Units(i64),
    /// The shop does not count it, or sells on when there is none left.
    Endless,
    /// The export does not say it, or not so that it can be read.
    Unknown,
}

impl ImportedProduct {
    /// Its name in messages.
    pub(super) fn display_name(&self) -> String {
        let name = [Some(&self.title), self.handle.as_ref(), self.id.as_ref()];
        let name = name.into_iter().flatten().find(|name| !name.is_empty());
        name.map_or_else(|| "a product without a name".into(), |name| clean(name))
    }
}

impl ImportedVariant {
    /// Its SKU.
    pub(super) fn sku(&self) -> Option<&str> {
        self.fields.get("sku").and_then(Value::as_str)
    }

    /// Its name in messages, after that of its product.
    pub(super) fn display_name(&self, product: &ImportedProduct) -> String {
        self.name_after(&product.display_name())
    }

    /// Its name in messages, after this name of its product.
    pub(super) fn name_after(&self, product: &str) -> String {
        match self.fields.get("title").and_then(Value::as_str) {
            Some(title) => format!("{product}, {}", clean(title)),
            None => product.to_owned(),
        }
    }

    /// What it is known by.
    pub(super) fn traits(&self, product: &ImportedProduct) -> Traits {
        let derived = derived_id(product, self);
        let options = self.options.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        Traits::new(self.id.as_deref(), derived.as_deref(), options, self.sku())
    }

    /// Sets the options.
    pub(super) fn set_options(&mut self, options: impl IntoIterator<Item = (String, String)>) {
        self.options = options.into_iter().collect();
        if !self.options.is_empty() {
            let all: Map<String, Value> =
                self.options.iter().map(|(name, value)| (name.clone(), value.clone().into())).collect();
            self.fields.insert("options", all.into());
        }
    }

    /// Sets the stock. What is not known stays as it is.
    pub(super) fn set_stock(&mut self, stock: Stock) {
        let left = match stock {
            Stock::Units(count) => Some(count.clamp(0, i64::from(u32::MAX))),
            Stock::Endless => None,
            Stock::Unknown => return,
        };
        self.fields.insert("stock", left.map_or(Value::Null, Value::from));
        self.fields.insert("available", left.is_none_or(|left| left > 0).into());
    }
}
