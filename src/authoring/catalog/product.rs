//! A product as it is written into a rule bundle for the first time.

use super::clean;
use super::good::{Good, Sort};
use super::merge::ImportSettings;
use crate::write;
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
pub(super) fn id(good: &Good) -> Option<&String> {
    good.id.as_ref().or(good.handle.as_ref())
}

/// The id of a variant: the platform's, or one that is made up.
pub(super) fn sort_id(good: &Good, sort: &Sort) -> Option<String> {
    sort.id.clone().or_else(|| made_id(good, sort))
}

/// An id for a variant that the file gives none, of the handle and what was chosen.
pub(super) fn made_id(good: &Good, sort: &Sort) -> Option<String> {
    let handle = good.handle.as_deref().or(good.id.as_deref())?;
    let chosen: Vec<&str> = sort.facts.get("title").and_then(Value::as_str).into_iter().collect();
    Some([handle].into_iter().chain(chosen).collect::<Vec<_>>().join(" / "))
}

/// The text of the whole product.
pub(super) fn text(good: &Good, settings: &ImportSettings<'_>, variants: Vec<Value>) -> String {
    let mut all: Map<String, Value> = Map::new();
    for (name, value) in good.first.iter().chain(&good.facts) {
        let says_something = match value {
            Value::Null => false,
            Value::Array(list) => !list.is_empty(),
            // Shipped is what is usual.
            Value::Bool(flag) => !flag,
            _ => true,
        };
        if says_something {
            all.insert((*name).into(), value.clone());
        }
    }
    if let Some(id) = id(good) {
        all.insert("id".into(), id.clone().into());
    }
    all.insert("title".into(), good.title.clone().into());
    if let Some(image) = image(good, settings) {
        all.insert("image".into(), image);
    }
    let collections = collections(good, settings);
    if !collections.is_empty() {
        all.insert("collections".into(), collections.into());
    }
    if !good.attributes.is_empty() {
        all.insert("attributes".into(), json!(good.attributes));
    }
    all.insert("variants".into(), variants.into());
    let fields: Vec<(&str, Value)> =
        FIELDS.iter().filter_map(|name| Some((*name, all.remove(*name)?))).collect();
    write::lines(&fields)
}

/// The collections that the files and the options name.
pub(super) fn collections(good: &Good, settings: &ImportSettings<'_>) -> Vec<String> {
    clean::names(good.collections.iter().map(String::as_str).chain(settings.collection))
}

/// The picture, where its size is known.
pub(super) fn image(good: &Good, settings: &ImportSettings<'_>) -> Option<Value> {
    let image = good.image.as_ref()?;
    let (width, height) = image.size.or(settings.image_size)?;
    let fits = |side: u32| (1..=20_000).contains(&side);
    (fits(width) && fits(height))
        .then(|| json!({ "src": image.src, "alt": image.alt, "width": width, "height": height }))
}

/// A variant.
pub(super) fn sort(sort: &Sort, id: &str, settings: &ImportSettings<'_>) -> Value {
    let mut all: Map<String, Value> = Map::new();
    for (name, value) in sort.first.iter().chain(&sort.facts) {
        if !matches!(value, Value::Null | Value::Bool(true)) {
            all.insert((*name).into(), value.clone());
        }
    }
    all.insert("id".into(), id.into());
    let amount = |amount| Value::from(clean::written(amount, settings.currency));
    if let Some(price) = sort.price {
        all.insert("prices".into(), json!({ settings.currency: amount(price) }));
    }
    if let Some(compare_at) = sort.compare_at.flatten() {
        all.insert("compare_at".into(), json!({ settings.currency: amount(compare_at) }));
    }
    all.into()
}
