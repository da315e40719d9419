//! `Simulation`: a rule bundle over many carts.

use cart_associate_authoring::load::load;
use cart_associate_authoring::{carts, simulate};
use js_sys::{Date, JSON};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A simulation: `new Simulation(source, context?)`, `add(chunk)` as often as there is something, `finish()`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Simulation {
    begun: Result<simulate::Simulation, Value>,
}

#[wasm_bindgen]
impl Simulation {
    /// Begins: `source` is rules.json or a compiled rule bundle, `context` the JSON of the context of every cart that
    /// gives none of its own.
    #[wasm_bindgen(constructor)]
    pub fn new(source: &[u8], context: Option<String>) -> Simulation {
        Simulation { begun: begin(source, context.as_deref()) }
    }

    /// Why it could not begin: `{error: {code, pointer, message, of}, diagnostics?, text?}`; `undefined` where it did.
    pub fn error(&self) -> JsValue {
        match &self.begun {
            Ok(_) => JsValue::UNDEFINED,
            Err(error) => JSON::parse(&error.to_string()).unwrap_or(JsValue::NULL),
        }
    }

    /// Takes in more of the NDJSON, cut anywhere.
    pub fn add(&mut self, chunk: &[u8]) {
        if let Ok(simulation) = &mut self.begun {
            simulation.add(chunk);
        }
    }

    /// The report on everything that was taken in.
    pub fn finish(&mut self) -> JsValue {
        match &mut self.begun {
            Ok(simulation) => JSON::parse(&simulation.finish().to_string()).unwrap_or(JsValue::NULL),
            Err(_) => self.error(),
        }
    }
}

fn begin(source: &[u8], context: Option<&str>) -> Result<simulate::Simulation, Value> {
    let of = |part: &str, mut answer: Value| {
        if let Some(Value::Object(error)) = answer.get_mut("error") {
            error.insert("of".into(), part.into());
        }
        answer
    };
    let bundle = load(source).map_err(|refused| of("rules", refused.to_json(source)))?;
    let context = context.filter(|text| !text.trim().is_empty()).map(|text| carts::parse("context", text));
    context
        .transpose()
        .and_then(|context| simulate::Simulation::new(bundle, context.as_ref(), Date::now() as i64))
        .map_err(|fault| of("context", json!({ "error": fault })))
}
