//! `import_catalog`: the product index out of what a shop exports.

use super::{set, to_js};
use cart_associate_authoring::{compile, diagnostic};
use cart_associate_import::catalog::{File, Options, import};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// Imports the products of exported files into a rule bundle, or into a new one.
///
/// `files` are `{name: string, bytes: Uint8Array}`; `options` is JSON: `{currency?, market?, collection?, language?,
/// image_size?, now?, time_zone?}`. Answers `{rules, added, updated, kept, not_in_files, changes, skipped: [{file, line?,
/// what, why}], notes: [{file, line?, what, why}], text, findings}`, with `findings` what the compiler finds in the rules
/// now, as text; or `{error}`, a sentence.
#[wasm_bindgen]
pub fn import_catalog(files: Array, existing: Option<Uint8Array>, options: Option<String>) -> JsValue {
    let answer = Object::new();
    let existing = existing.map(|bytes| bytes.to_vec());
    let read: Vec<(String, Vec<u8>)> = files.iter().map(|file| named_bytes(&file)).collect();
    let files: Vec<File<'_>> = read.iter().map(|(name, bytes)| File { name, bytes }).collect();
    let imported = match serde_json::from_str::<Options>(options.as_deref().unwrap_or("{}")) {
        Ok(options) => import(&files, existing.as_deref(), &options),
        Err(error) => Err(format!("the options cannot be read: {error}")),
    };
    match imported {
        Ok(imported) => {
            let report = to_js(&imported.report.to_json());
            if let Some(report) = report.dyn_ref::<Object>() {
                Object::assign(&answer, report);
            }
            let findings = compile(imported.rules.as_bytes()).diagnostics;
            let findings = diagnostic::render("rules.json", &imported.rules, &findings);
            set(&answer, "findings", &findings.into());
            set(&answer, "rules", &imported.rules.into());
        }
        Err(error) => set(&answer, "error", &error.into()),
    }
    answer.into()
}

/// The name and bytes of a file; empty where it is none.
fn named_bytes(file: &JsValue) -> (String, Vec<u8>) {
    let member = |name: &str| Reflect::get(file, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let bytes = member("bytes").dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
    (member("name").as_string().unwrap_or_else(|| "the file".into()), bytes)
}
