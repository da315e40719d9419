//! Findings in SARIF 2.1.0, which code hosts and editors show at their place.

use crate::codes;
use crate::diagnostic::{Diagnostic, Lines, Severity, printable};
use serde_json::{Value, json};

/// The findings as one SARIF log. `name` is the file, relative to where the log is read.
pub fn sarif(name: &str, source: &str, found: &[Diagnostic]) -> Value {
    let lines = Lines::new(source);
    let mut ids: Vec<&str> = found.iter().map(|one| one.code).collect();
    ids.sort_unstable();
    ids.dedup();
    let rules: Vec<Value> = ids.iter().map(|id| rule(id)).collect();
    let results: Vec<Value> = found
        .iter()
        .map(|one| {
            // Columns are counted in characters, which is what `columnKind` says.
            let (start, end) = (lines.position(one.span.start), lines.position(one.span.end));
            let message = match &one.help {
                Some(help) => format!("{}. Help: {help}.", one.message),
                None => format!("{}.", one.message),
            };
            json!({
                "ruleId": one.code,
                "ruleIndex": ids.binary_search(&one.code).unwrap_or_default(),
                "level": level(one.severity),
                "message": { "text": printable(&message) },
                "locations": [{
                    "physicalLocation": {
                        "artifactLocation": { "uri": uri(name) },
                        "region": {
                            "startLine": start.line,
                            "startColumn": start.column,
                            "endLine": end.line,
                            "endColumn": end.column,
                            "byteOffset": one.span.start,
                            "byteLength": one.span.end.saturating_sub(one.span.start),
                        },
                    },
                    "logicalLocations": [{ "fullyQualifiedName": printable(&one.pointer), "kind": "value" }],
                }],
            })
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "cart-associate",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "artifacts": [{ "location": { "uri": uri(name) }, "encoding": "UTF-8" }],
            "results": results,
        }],
    })
}

fn rule(id: &str) -> Value {
    let Some(code) = codes::find(id) else { return json!({ "id": id }) };
    json!({
        "id": code.id,
        "shortDescription": { "text": sentence(code.meaning) },
        "fullDescription": { "text": sentence(code.why) },
        "help": { "text": format!("See {}.", crate::diagnostic::page(code.id)) },
        "defaultConfiguration": { "level": level(code.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    severity.word()
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(chars).chain(['.']).collect()
}

/// A name as a relative URI reference (RFC 3986).
fn uri(name: &str) -> String {
    let mut out = String::new();
    // A name with a colon before any slash would read as a scheme.
    let scheme = name.split('/').next().is_some_and(|first| first.contains(':'));
    if scheme && !name.starts_with('/') {
        out.push_str("./");
    }
    for byte in name.replace('\\', "/").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte.into())
            }
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}
