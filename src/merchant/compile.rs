//! `compile_rules`: from the text of a rule bundle to its compiled form.

use super::set;
use cart_associate_authoring::{compile_linted, diagnostic};
use js_sys::{JSON, Object, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Compiles the text of a rule bundle.
///
/// Answers `{bytes?: Uint8Array, diagnostics: [{code, severity, pointer, message, why?, help?, page, line, column,
/// start, end}], text, products, dropped, offers}`: `bytes` where there is no error (what the linter finds are
/// warnings), `text` the findings as a terminal shows them, under the `name` of the file, `dropped` how many products
/// no offer needs. `options` are those of `lint_rules`; nothing of them is in `bytes`.
#[wasm_bindgen]
pub fn compile_rules(source: &[u8], name: Option<String>, options: Option<String>) -> JsValue {
    let (options, _) = super::lint::read_options(options.as_deref());
    let compiled = compile_linted(source, &options);
    let words = String::from_utf8_lossy(source);
    let findings = diagnostic::to_json(&words, &compiled.diagnostics).to_string();
    let text = diagnostic::render(name.as_deref().unwrap_or("rules.json"), &words, &compiled.diagnostics);
    let answer = Object::new();
    if let Some(bytes) = &compiled.bytes {
        set(&answer, "bytes", &Uint8Array::from(bytes.as_slice()));
    }
    set(&answer, "diagnostics", &JSON::parse(&findings).unwrap_or(JsValue::NULL));
    set(&answer, "text", &text.into());
    set(&answer, "products", &JsValue::from_f64(compiled.products as f64));
    set(&answer, "dropped", &JsValue::from_f64(compiled.dropped as f64));
    set(&answer, "offers", &JsValue::from_f64(compiled.offers as f64));
    answer.into()
}
