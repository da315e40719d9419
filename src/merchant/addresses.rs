//! `rule_addresses`: where a rule bundle leads.

use super::to_js;
use cart_associate_authoring::addresses::addresses;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Every address in a rule bundle, `rules` in any of its forms: pages and pictures of products, and links of offers, as
/// a list of texts. Where the rules cannot be read, `{error: {code, pointer, message}, diagnostics?, text?}`.
#[wasm_bindgen]
pub fn rule_addresses(rules: &[u8]) -> JsValue {
    match addresses(rules) {
        Ok(all) => to_js(&all),
        Err(refused) => to_js(&refused.to_json(rules)),
    }
}
