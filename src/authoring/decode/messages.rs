//! Messages about values that cannot be read, and how to put them right.

use super::error::{PathSegment, shortened};
use crate::codes::{self, Code};

/// What matters to a shopper has a code of its own.
pub(super) fn missing_code(name: &str, path: &[PathSegment]) -> Code {
    let inside = |last: &str| matches!(path.last(), Some(PathSegment::Name(name)) if name == last);
    match name {
        "why" => codes::MISSING_WHY,
        "applied_by" => codes::UNAPPLIED_DEAL,
        "width" | "height" if inside("image") => codes::IMAGE_WITHOUT_SIZE,
        "alt" if inside("image") => codes::IMAGE_WITHOUT_ALT,
        _ => codes::MISSING_FIELD,
    }
}

/// How to add a field that is missing.
pub(super) fn missing_help(name: &str, path: &[PathSegment]) -> String {
    match (name, path.is_empty()) {
        ("language", true) => "add \"language\": \"en\", or whichever language the plain texts are in".into(),
        ("revision", true) => "add \"revision\": \"1\", or any name for this version of the file".into(),
        ("format", true) => "add \"format\": 1".into(),
        ("why", _) => "add \"why\": \"…\", one sentence that says what it does for the shopper".into(),
        ("applied_by", _) => {
            "add \"applied_by\": \"automatic\", or {\"code\": \"…\"} where the click is to apply a code"
                .into()
        }
        ("width" | "height", _) => format!("add \"{name}\": …, in pixels"),
        ("alt", _) => "add \"alt\": \"…\", what is to be seen in it".into(),
        _ => format!("add \"{name}\": …"),
    }
}

/// How a message speaks of the value at the end of a path.
pub(super) fn named(path: &[PathSegment]) -> String {
    match path {
        [.., PathSegment::Name(name)] => format!("`{}`", shortened(name)),
        [.., PathSegment::Name(list), PathSegment::Index(_)] => format!("an entry of `{list}`"),
        _ => "this".into(),
    }
}

/// An amount written as a number is the most likely mistake of all.
pub(super) fn amount_help(path: &[PathSegment], expected: &str) -> Option<String> {
    let money = |step: &PathSegment| {
        matches!(step, PathSegment::Name(name)
            if matches!(name.as_str(), "prices" | "market_prices" | "compare_at" | "lowest_30_days" | "total"
                | "market_totals" | "amount_off" | "subtotal" | "price"))
    };
    (expected == "a text in quotes" && path.iter().any(money))
        .then(|| "write amounts in quotes, such as \"29.00\", so that no digit is lost".into())
}

/// `lines` for `line`: the one counts, the other says what a line is.
pub(super) fn counts_help(path: &[PathSegment]) -> Option<String> {
    matches!(path, [.., PathSegment::Name(counted), PathSegment::Name(_)] if counted == "lines")
        .then(|| "`lines` is how many lines the cart has; what a line is stands in `line`".into())
}

pub(super) fn listed(known: &[&str]) -> String {
    known.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", ")
}
