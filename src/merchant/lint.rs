//! `lint_rules`: what the compiler and the linter say of a rule bundle.

use super::set;
use cart_associate_authoring::diagnostic;
use cart_associate_authoring::lint::{self, Options, cost_problems};
use js_sys::{JSON, Object};
use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Lints the text of a rule bundle. `options` is JSON: `{costs?: text of a CSV, margin_floor?: percent, now?: ms}`.
///
/// Answers `{diagnostics: [{code, severity, pointer, message, why?, help?, page, line, column, start, end}], text,
/// sarif, quick_win?: {offer, pointer, found, text, replacement?}, problems: [{line?, message}]}`: everything that
/// a compile finds and what the linter adds, `sarif` as a text, and under `problems` what is wrong with the options,
/// which are then used as far as they could be read.
#[wasm_bindgen]
pub fn lint_rules(source: &[u8], name: Option<String>, options: Option<String>) -> JsValue {
    let (options, problems) = read_options(options.as_deref());
    let linted = cart_associate_authoring::lint(source, &options);
    let words = String::from_utf8_lossy(source);
    let name = name.as_deref().unwrap_or("rules.json");
    let found = &linted.diagnostics;
    let answer = Object::new();
    set(&answer, "diagnostics", &parsed(&diagnostic::to_json(&words, found)));
    set(&answer, "text", &diagnostic::render(name, &words, found).into());
    set(&answer, "sarif", &format!("{:#}", lint::sarif(name, &words, found)).into());
    if let Some(win) = &linted.quick_win {
        let object = Object::new();
        set(&object, "offer", &win.offer.as_str().into());
        set(&object, "pointer", &win.pointer.as_str().into());
        set(&object, "found", &win.found.into());
        set(&object, "text", &win.text.as_str().into());
        if let Some(replacement) = &win.replacement {
            set(&object, "replacement", &replacement.as_str().into());
        }
        set(&answer, "quick_win", &object);
    }
    set(&answer, "problems", &parsed(&problems));
    answer.into()
}

fn parsed(value: &serde_json::Value) -> JsValue {
    JSON::parse(&value.to_string()).unwrap_or(JsValue::NULL)
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct LintRequest {
    costs: Option<String>,
    margin_floor: Option<f64>,
    now: Option<f64>,
}

/// The options, and what is wrong with them.
pub(super) fn read_options(text: Option<&str>) -> (Options, serde_json::Value) {
    let (request, mut problems) = match text.map(serde_json::from_str::<LintRequest>) {
        None => (LintRequest::default(), Vec::new()),
        Some(Ok(request)) => (request, Vec::new()),
        Some(Err(error)) => {
            (LintRequest::default(), vec![serde_json::json!({ "message": format!("the options: {error}") })])
        }
    };
    for problem in request.costs.as_deref().map(cost_problems).unwrap_or_default() {
        problems.push(serde_json::json!({ "line": problem.line, "message": problem.message }));
    }
    let now = request.now.filter(|now| now.abs() < 9e15).map(|now| now as i64);
    (
        Options { costs: request.costs, margin_floor: request.margin_floor, now },
        serde_json::Value::Array(problems),
    )
}
