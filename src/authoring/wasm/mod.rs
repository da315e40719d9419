//! What the authoring build exports to JavaScript, a file for each export. Bad input is an answer, never a throw.

pub mod catalog;
pub mod compile;
pub mod explain;
pub mod lint;
pub mod schema;
pub mod simulate;
pub mod starter;

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// Sets a member. It cannot fail on a plain object that was made here.
fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}
