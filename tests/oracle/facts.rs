//! What is known of a line: the product index joined with what the live cart knows.

use cart_associate::cart::{Cart, Line};
use cart_associate::context::Context;
use serde_json::Value;

static NOTHING: Value = Value::Null;

/// One value or a list of them.
pub(crate) fn items(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(list) => list.iter().collect(),
        one => vec![one],
    }
}

/// One text or a list of them.
pub(crate) fn strings(value: &Value) -> Vec<&str> {
    items(value).into_iter().filter_map(Value::as_str).collect()
}

pub(crate) fn product_of<'b>(bundle: &'b Value, product: &str) -> &'b Value {
    items(&bundle["products"]).into_iter().find(|one| one["id"] == product).unwrap_or(&NOTHING)
}

/// The product and the variant with this id.
pub(crate) fn variant_of<'b>(bundle: &'b Value, variant: &str) -> (&'b Value, &'b Value) {
    for product in items(&bundle["products"]) {
        for one in items(&product["variants"]) {
            if one["id"] == variant {
                return (product, one);
            }
        }
    }
    (&NOTHING, &NOTHING)
}

/// A line, or the variant looked at.
#[derive(Debug, Clone)]
pub(crate) struct Facts<'a> {
    pub(crate) line: Option<&'a Line>,
    pub(crate) product: &'a Value,
    pub(crate) variant: &'a Value,
    pub(crate) product_id: &'a str,
    pub(crate) variant_id: &'a str,
}

impl<'a> Facts<'a> {
    /// The lines, and on the product page the variant looked at.
    pub(crate) fn all(bundle: &'a Value, cart: &'a Cart, context: &'a Context) -> Vec<Facts<'a>> {
        let mut all: Vec<Facts<'a>> = cart
            .lines
            .iter()
            .map(|line| Facts { line: Some(line), ..Facts::new(bundle, &line.product, &line.variant) })
            .collect();
        if context.placement == cart_associate::vocabulary::Placement::Product {
            all.extend(context.viewed.iter().map(|v| Facts::new(bundle, &v.product, &v.variant)));
        }
        all
    }

    fn new(bundle: &'a Value, product_id: &'a str, variant_id: &'a str) -> Facts<'a> {
        let (mut product, variant) = variant_of(bundle, variant_id);
        if product.is_null() {
            product = product_of(bundle, product_id);
        }
        let product_id = product["id"].as_str().unwrap_or(product_id);
        Facts { line: None, product, variant, product_id, variant_id }
    }

    pub(crate) fn is_free(&self) -> bool {
        self.line.is_some_and(|line| line.total.0 == 0)
    }

    fn live(&self, names: fn(&Line) -> &[String]) -> Vec<&'a str> {
        self.line.map(names).unwrap_or_default().iter().map(String::as_str).collect()
    }

    pub(crate) fn collections(&self) -> Vec<&'a str> {
        [strings(&self.product["collections"]), self.live(|line| &line.collections)].concat()
    }

    pub(crate) fn tags(&self) -> Vec<&'a str> {
        [strings(&self.product["tags"]), self.live(|line| &line.tags)].concat()
    }

    pub(crate) fn types(&self) -> Vec<&'a str> {
        let live = self.line.and_then(|line| line.product_type.as_deref());
        self.product["type"].as_str().into_iter().chain(live).collect()
    }

    pub(crate) fn vendors(&self) -> Vec<&'a str> {
        let live = self.line.and_then(|line| line.vendor.as_deref());
        self.product["vendor"].as_str().into_iter().chain(live).collect()
    }

    pub(crate) fn requires_shipping(&self) -> bool {
        let indexed = self.product["requires_shipping"].as_bool().unwrap_or(true);
        self.line.and_then(|line| line.requires_shipping).unwrap_or(indexed)
    }
}
