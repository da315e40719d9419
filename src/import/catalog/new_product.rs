//! The text of a product that the rule bundle does not have yet.

use super::imported::{ImportedImage, ImportedProduct, ImportedVariant};
use super::settings::ImportSettings;
use crate::{clean, money};
use cart_associate_authoring::write;
use serde_json::{Map, Value, json};

/// The order of a new product's fields.
const FIELDS: [&str; 12] = [
    "id",
    "handle",
    "title",
    "url",
    "image",
    "type",
    "vendor",
    "tags",
    "collections",
    "attributes",
    "requires_shipping",
    "variants",
];

/// The id of a product: the platform's, or the handle where the file has none.
pub(super) fn product_id(product: &ImportedProduct) -> Option<&String> {
    product.id.as_ref().or(product.handle.as_ref())
}

/// The id of a variant: the platform's, or one that is derived.
pub(super) fn variant_id(product: &ImportedProduct, variant: &ImportedVariant) -> Option<String> {
    variant.id.clone().or_else(|| derived_id(product, variant))
}

/// An id for a variant to which the file gives none: the handle of its product and the values of its options.
pub(super) fn derived_id(product: &ImportedProduct, variant: &ImportedVariant) -> Option<String> {
    let handle = product.handle.as_deref().or(product.id.as_deref())?;
    let options = variant.fields.get("title").and_then(Value::as_str);
    Some([handle].into_iter().chain(options).collect::<Vec<_>>().join(" / "))
}

/// The text of the whole product.
pub(super) fn text(product: &ImportedProduct, settings: &ImportSettings<'_>, variants: Vec<Value>) -> String {
    let mut all: Map<String, Value> = Map::new();
    for (name, value) in product.initial_fields.iter().chain(&product.fields) {
        let says_something = match value {
            Value::Null => false,
            Value::Array(list) => !list.is_empty(),
            // `true` is the default of every flag of a product.
            Value::Bool(flag) => !flag,
            _ => true,
        };
        if says_something {
            all.insert((*name).into(), value.clone());
        }
    }
    if let Some(id) = product_id(product) {
        all.insert("id".into(), id.clone().into());
    }
    all.insert("title".into(), product.title.clone().into());
    if let Some(image) = product.image.as_ref().and_then(|image| picture(image, settings)) {
        all.insert("image".into(), image);
    }
    let collections = collections(product, settings);
    if !collections.is_empty() {
        all.insert("collections".into(), collections.into());
    }
    if !product.attributes.is_empty() {
        all.insert("attributes".into(), json!(product.attributes));
    }
    all.insert("variants".into(), variants.into());
    let fields: Vec<(&str, Value)> =
        FIELDS.iter().filter_map(|name| Some((*name, all.remove(*name)?))).collect();
    write::lines(&fields)
}

/// The collections that the files and the options name.
pub(super) fn collections(product: &ImportedProduct, settings: &ImportSettings<'_>) -> Vec<String> {
    clean::names(product.collections.iter().map(String::as_str).chain(settings.collection))
}

/// A picture, where its size is known.
pub(super) fn picture(image: &ImportedImage, settings: &ImportSettings<'_>) -> Option<Value> {
    let (width, height) = image.size.or(settings.image_size)?;
    let fits = |side: u32| (1..=20_000).contains(&side);
    (fits(width) && fits(height))
        .then(|| json!({ "src": image.src, "alt": image.alt, "width": width, "height": height }))
}

/// A variant under this id.
pub(super) fn variant(variant: &ImportedVariant, id: &str, settings: &ImportSettings<'_>) -> Value {
    let mut all: Map<String, Value> = Map::new();
    for (name, value) in variant.initial_fields.iter().chain(&variant.fields) {
        if !matches!(value, Value::Null | Value::Bool(true)) {
            all.insert((*name).into(), value.clone());
        }
    }
    all.insert("id".into(), id.into());
    let amount = |amount| Value::from(money::decimal_text(amount, settings.currency));
    if let Some(price) = variant.price {
        all.insert("prices".into(), json!({ settings.currency: amount(price) }));
    }
    if let Some(compare_at) = variant.compare_at.flatten() {
        all.insert("compare_at".into(), json!({ settings.currency: amount(compare_at) }));
    }
    if let Some(image) = variant.image.as_ref().and_then(|image| picture(image, settings)) {
        all.insert("image".into(), image);
    }
    all.into()
}
