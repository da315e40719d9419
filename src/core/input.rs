//! What is wrong with something that a page handed in.

use crate::text::digits;
use alloc::string::String;
use serde::Serialize;

/// Bad input is an answer, never a panic: a stable code, and the place as a JSON Pointer (RFC 6901). The sentence for a
/// code stands in `www/shim/faults.json`, which no shopper downloads unless something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputError {
    /// Stable code.
    pub code: &'static str,
    /// Where, as a JSON Pointer into what was handed in; empty for all of it.
    pub pointer: String,
}

impl InputError {
    /// What is wrong with a field of an item of a list.
    pub(crate) fn of_item(code: &'static str, [list, field]: [&str; 2], index: usize) -> InputError {
        let mut pointer = String::from(list);
        pointer.push_str(&digits(index as u64));
        pointer.push_str(field);
        InputError { code, pointer }
    }
}
