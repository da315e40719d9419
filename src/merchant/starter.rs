//! `starter_rules`: a rule bundle to start from.

use cart_associate_authoring::starter::STARTER;
use wasm_bindgen::prelude::wasm_bindgen;

/// The commented rule bundle that `init` writes.
#[wasm_bindgen]
pub fn starter_rules() -> String {
    STARTER.into()
}
