//! What can be wrong with a value, and where, in words for the person who edits the file.

use serde::de::{Expected, Unexpected};
use std::fmt;

/// A segment of a path: from a value to one in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PathSegment {
    /// To the member of this name.
    Name(String),
    /// To the element at this index of the file.
    Index(usize),
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// There is no such field.
    UnknownField { found: String, known: &'static [&'static str] },
    /// A required field is missing.
    MissingField(&'static str),
    /// The value is of another type.
    WrongType { expected: String, found: String },
    /// The value is none of the known ones.
    UnknownValue { found: String, known: &'static [&'static str] },
}

/// What is wrong, and where: steps from the value that was to be decoded, innermost first.
#[derive(Debug)]
pub(super) struct Error {
    pub(super) fault: Fault,
    pub(super) steps: Vec<PathSegment>,
}

impl Error {
    pub(super) fn new(fault: Fault) -> Error {
        Error { fault, steps: Vec::new() }
    }

    pub(super) fn wrong_type(expected: &str, found: String) -> Error {
        Error::new(Fault::WrongType { expected: expected.into(), found })
    }

    pub(super) fn inside(mut self, step: PathSegment) -> Error {
        self.steps.push(step);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.fault)
    }
}

impl std::error::Error for Error {}

fn found(unexpected: Unexpected<'_>) -> String {
    match unexpected {
        Unexpected::Bool(flag) => format!("`{flag}`"),
        Unexpected::Unsigned(number) => format!("the number `{number}`"),
        Unexpected::Signed(number) => format!("the number `{number}`"),
        Unexpected::Float(number) => format!("the number `{number}`"),
        Unexpected::Str(text) => format!("the text `{}`", shortened(text)),
        Unexpected::Seq => "a list".into(),
        Unexpected::Map | Unexpected::NewtypeVariant | Unexpected::StructVariant => "an object".into(),
        Unexpected::Unit | Unexpected::Option | Unexpected::UnitVariant => "nothing".into(),
        _ => "something else".into(),
    }
}

/// The visitors of serde itself name Rust types; ours speak of what stands in the file.
fn wanted(expected: &dyn Expected) -> String {
    let text = expected.to_string();
    match text.as_str() {
        "a string" => "a text in quotes".into(),
        "a boolean" => "true or false".into(),
        "a sequence" => "a list".into(),
        "a map" => "an object".into(),
        "f64" => "a number".into(),
        "u8" | "u32" | "u64" | "i64" => "a whole number".into(),
        other if other.starts_with("struct ") || other.starts_with("enum ") => "an object".into(),
        _ => text,
    }
}

/// A text as it is quoted in a message.
pub(super) fn shortened(text: &str) -> String {
    let mut out: String =
        text.chars().filter(|c| !cart_associate_core::text::is_unsafe_character(*c)).take(40).collect();
    if out.chars().count() < text.chars().count() {
        out.push('…');
    }
    out
}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Error::wrong_type(&message.to_string(), "something else".into())
    }
    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Error::wrong_type(&wanted(expected), found(unexpected))
    }
    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Error::wrong_type(&wanted(expected), found(unexpected))
    }
    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Error::new(Fault::UnknownValue { found: variant.into(), known: expected })
    }
    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Error::new(Fault::UnknownField { found: field.into(), known: expected })
    }
    fn missing_field(field: &'static str) -> Self {
        Error::new(Fault::MissingField(field))
    }
}
