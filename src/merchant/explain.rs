//! `explain_cart` and `withheld_text`: why each offer is shown for a cart, or is not.

use cart_associate_authoring::explain;
use js_sys::{Date, JSON};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Explains a cart: `source` is rules.json or a compiled rule bundle, `cart` the JSON of a cart in our own form or a
/// platform's, `context` the JSON of a context, of which everything may be left out; a `ledger` may stand in it.
///
/// Answers `{decision, offers: [{offer, shown, reason?, by?, text}], form, text}`: `offers` in the order shown first,
/// then the rest, `text` what a terminal shows. Where something is wrong, `{error: {code, pointer, message, of},
/// diagnostics?, text?}`, `of` saying in what: `rules`, `cart` or `context`.
#[wasm_bindgen]
pub fn explain_cart(source: &[u8], cart: &str, context: Option<String>) -> JsValue {
    let answer = explain::answer(source, cart, context.as_deref(), Date::now() as i64);
    JSON::parse(&answer.to_string()).unwrap_or(JsValue::NULL)
}

/// The plain words for a reason that an offer is withheld for, without a cart: for panels that have a decision.
#[wasm_bindgen]
pub fn withheld_text(reason: &str, by: Option<String>) -> String {
    explain::withheld_text(reason, by.as_deref())
}
