//! `rules_schema`: what an editor needs to complete a rule bundle.

use cart_associate_authoring::schema;
use wasm_bindgen::prelude::wasm_bindgen;

/// The JSON Schema (draft 2020-12) of `rules.json`, as text.
#[wasm_bindgen]
pub fn rules_schema() -> String {
    schema::rules_schema()
}
