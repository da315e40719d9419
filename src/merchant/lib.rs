//! The merchant's WebAssembly module: what the command line, the playground and the preview call, a file for each
//! export. It is the outermost unit of the merchant's side; it knows `src/authoring` and `src/import`, which know
//! nothing of JavaScript.
//!
//! Bad input is an answer, never a throw.

#![cfg(target_arch = "wasm32")]
#![forbid(unsafe_code)]

pub mod addresses;
pub mod compile;
pub mod explain;
pub mod import;
pub mod lint;
pub mod schema;
pub mod simulate;
pub mod starter;

use js_sys::{Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// An answer as JavaScript has it: plain objects, lists, numbers and texts. Nothing that is answered is refused.
fn to_js<T: Serialize>(value: &T) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// Sets a member. It cannot fail on a plain object that was made here.
fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}
