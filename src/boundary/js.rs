//! The few things of JavaScript that the boundary needs.
//!
//! Declared here rather than taken from js-sys, whose declarations leave some three kilobytes of closures behind
//! in the module that nobody calls.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// A new object.
    #[wasm_bindgen(js_name = Object)]
    pub(super) fn object() -> JsValue;
    /// A new list.
    #[wasm_bindgen(js_name = Array)]
    pub(super) fn list() -> JsValue;
    /// A field; what is no object, or a getter of the page's, may throw.
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    pub(super) fn field(object: &JsValue, name: &str) -> Result<JsValue, JsValue>;
    /// An item of a list.
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = get)]
    pub(super) fn item(list: &JsValue, index: u32) -> Result<JsValue, JsValue>;
    /// Sets a field of an object of our own.
    #[wasm_bindgen(js_namespace = Reflect, js_name = set)]
    pub(super) fn set_field(object: &JsValue, name: &str, value: &JsValue);
    /// Sets an item of a list of our own.
    #[wasm_bindgen(js_namespace = Reflect, js_name = set)]
    pub(super) fn set_item(list: &JsValue, index: u32, value: &JsValue);
    #[wasm_bindgen(js_namespace = Array, js_name = isArray)]
    pub(super) fn is_list(value: &JsValue) -> bool;
    /// The names of an object's fields.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    pub(super) fn names(object: &JsValue) -> Result<JsValue, JsValue>;
}

/// How many items a list has.
pub(super) fn length(list: &JsValue) -> u32 {
    field(list, "length").ok().and_then(|length| length.as_f64()).unwrap_or_default() as u32
}
