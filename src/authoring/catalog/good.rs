//! A product as an export tells of it, whatever the platform.

use cart_associate_core::money::Money;
use serde_json::Value;
use std::collections::BTreeMap;

/// Facts by the name of their field. `Null` says that there is none; a field that is not here is not told.
pub(super) type Facts = BTreeMap<&'static str, Value>;

/// A product.
#[derive(Debug, Default, Clone)]
pub(super) struct Good {
    /// Which of the files, and where in it.
    pub(super) file: usize,
    pub(super) line: usize,
    /// The platform's id; the product CSV of Shopify has none.
    pub(super) id: Option<String>,
    pub(super) handle: Option<String>,
    pub(super) title: String,
    /// Why nobody can buy it, where that is so.
    pub(super) withdrawn: Option<&'static str>,
    /// What the platform decides.
    pub(super) facts: Facts,
    /// What is taken only where the rule bundle says nothing yet.
    pub(super) first: Facts,
    pub(super) image: Option<Picture>,
    pub(super) collections: Vec<String>,
    pub(super) attributes: BTreeMap<String, Value>,
    pub(super) variants: Vec<Sort>,
    /// Whether all of its variants are here.
    pub(super) complete: bool,
}

/// A picture.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    pub(super) src: String,
    pub(super) alt: String,
    pub(super) size: Option<(u32, u32)>,
}

/// A variant.
#[derive(Debug, Default, Clone)]
pub(super) struct Sort {
    pub(super) line: usize,
    pub(super) id: Option<String>,
    pub(super) options: BTreeMap<String, String>,
    pub(super) facts: Facts,
    pub(super) first: Facts,
    pub(super) price: Option<Money>,
    /// Told or not; and if told, whether there is one.
    pub(super) compare_at: Option<Option<Money>>,
}

impl Good {
    /// What messages call it.
    pub(super) fn called(&self) -> String {
        let name = [Some(&self.title), self.handle.as_ref(), self.id.as_ref()];
        let name = name.into_iter().flatten().find(|name| !name.is_empty());
        name.map_or_else(|| "a product without a name".into(), |name| cart_associate_core::text::clean(name))
    }
}

impl Sort {
    /// Its SKU.
    pub(super) fn sku(&self) -> Option<&str> {
        self.facts.get("sku").and_then(Value::as_str)
    }

    /// What messages add to the product's name.
    pub(super) fn called(&self, good: &Good) -> String {
        match self.facts.get("title").and_then(Value::as_str) {
            Some(title) => format!("{}, {}", good.called(), cart_associate_core::text::clean(title)),
            None => good.called(),
        }
    }

    /// Puts in the options, and the title that they make.
    pub(super) fn choose(&mut self, options: impl IntoIterator<Item = (String, String)>) {
        self.options = options.into_iter().collect();
        if !self.options.is_empty() {
            let all: serde_json::Map<String, Value> =
                self.options.iter().map(|(name, value)| (name.clone(), value.clone().into())).collect();
            self.facts.insert("options", all.into());
        }
    }

    /// Puts in what the shop knows of its stock. `None`: it does not count, or sells on when there is none left.
    pub(super) fn stock(&mut self, counted: Option<i64>) {
        let left = counted.map(|count| count.clamp(0, i64::from(u32::MAX)));
        self.facts.insert("stock", left.map_or(Value::Null, Value::from));
        self.facts.insert("available", left.is_none_or(|left| left > 0).into());
    }
}
