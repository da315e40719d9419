//! What is wrong with something that a page handed in.

use crate::text::digits;
use alloc::string::String;
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

impl InputError {
    /// What is wrong with a field of an item of a list.
    pub(crate) fn of_item(
        code: &'static str,
        [list, field]: [&str; 2],
        index: usize,
        message: &'static str,
    ) -> InputError {
        let mut pointer = String::from(list);
        pointer.push_str(&digits(index as u64));
        pointer.push_str(field);
        InputError { code, pointer, message }
    }
}
