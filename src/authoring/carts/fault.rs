//! What is wrong with a cart or context that a person gave.

use serde::Serialize;

/// A stable code, the place as a JSON Pointer (RFC 6901), and a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Stable code.
    pub code: &'static str,
    /// Where, as a JSON Pointer into what was given; empty for all of it.
    pub pointer: String,
    /// What is wrong, in a plain sentence.
    pub message: String,
}

impl Fault {
    pub(crate) fn new(code: &'static str, pointer: &str, message: String) -> Fault {
        Fault { code, pointer: pointer.into(), message }
    }
}
