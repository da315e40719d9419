//! Loads a rule bundle to decide with, from its text or its compiled form.

use super::carts::Fault;
use super::diagnostic::{self, Diagnostic};
use super::pipeline::compile;
use cart_associate_core::bundle::{Bundle, MAGIC};
use serde_json::{Value, json};

/// A rule bundle that cannot be decided with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Why.
    pub fault: Fault,
    /// Of a source: everything that was found in it.
    pub diagnostics: Vec<Diagnostic>,
}

impl Refused {
    /// As the exports answer it: `{error, diagnostics?, text?}`.
    pub fn to_json(&self, source: &[u8]) -> Value {
        let mut answer = json!({ "error": self.fault });
        if let (false, Value::Object(members)) = (self.diagnostics.is_empty(), &mut answer) {
            let words = String::from_utf8_lossy(source);
            members.insert("diagnostics".into(), diagnostic::to_json(&words, &self.diagnostics));
            members.insert("text".into(), diagnostic::render("rules.json", &words, &self.diagnostics).into());
        }
        answer
    }
}

/// Loads a compiled rule bundle, or compiles the text of one.
///
/// # Errors
/// Where it is damaged, or has errors.
pub fn load(source: &[u8]) -> Result<Bundle, Refused> {
    let bytes = if source.starts_with(MAGIC) {
        source.to_vec()
    } else {
        let compiled = compile(source);
        let Some(bytes) = compiled.bytes else {
            let message = "the rule bundle has errors, so that nothing can be decided with it";
            let fault = Fault::new("rules_refused", "", message.into());
            return Err(Refused { fault, diagnostics: compiled.diagnostics });
        };
        bytes
    };
    Bundle::open(bytes)
        .map_err(|error| Refused { fault: Fault::of_code(error.code()), diagnostics: Vec::new() })
}
