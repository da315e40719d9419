//! What is wrong with something that a page handed in.

use serde::Serialize;

/// Bad input is an answer, never a panic: a stable code, the place as a JSON Pointer (RFC 6901), and a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputError {
    /// Stable code.
    pub code: &'static str,
    /// Where, as a JSON Pointer into what was handed in; empty for all of it.
    pub pointer: String,
    /// What is wrong, in a plain sentence.
    pub message: &'static str,
}
