//! Values across the boundary, through serde.

use crate::input::InputError;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

/// Reads a plain object.
pub(super) fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, InputError> {
    serde_wasm_bindgen::from_value(value).map_err(|_| InputError {
        code: "input_form",
        pointer: String::new(),
        message: "this is not of the form that was expected",
    })
}

/// Makes a plain object.
pub(super) fn to_js<T: Serialize>(value: &T) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// Makes the answer to bad input.
pub(super) fn error_value(error: &InputError) -> JsValue {
    #[derive(Serialize)]
    struct Wrapped<'e> {
        error: &'e InputError,
    }
    to_js(&Wrapped { error })
}
