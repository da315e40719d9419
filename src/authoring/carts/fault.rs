//! What is wrong with a cart or context that a person gave.

use cart_associate_core::input::InputError;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::LazyLock;

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

    /// What the core has a code for, of all that was given.
    pub(crate) fn of_code(code: &'static str) -> Fault {
        InputError { code, pointer: String::new() }.into()
    }
}

impl From<InputError> for Fault {
    fn from(InputError { code, pointer }: InputError) -> Fault {
        Fault { code, message: SENTENCES.get(code).map_or(code, String::as_str).into(), pointer }
    }
}

/// The sentences of the core's codes, from the file that the page takes them from; a test holds that each code has one.
static SENTENCES: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../www/shim/faults.json")).unwrap_or_default());

#[cfg(test)]
mod tests {
    use super::*;
    use cart_associate_core::bundle::OpenError;

    #[test]
    fn every_reason_why_a_file_cannot_be_used_has_a_sentence() {
        for error in [
            OpenError::NotABundle,
            OpenError::Newer(9),
            OpenError::Older(0),
            OpenError::Truncated,
            OpenError::Corrupt,
        ] {
            let code = error.code();
            assert!(SENTENCES.contains_key(code), "{code}");
            assert_ne!(Fault::of_code(code).message, code);
        }
    }
}
