//! The entry points of the merchant's side, and what each promises whatever it is given.

use crate::corpus::{PAGES, RULES, RULES_TEXT, TABLES};
use crate::run::{Input, Target, run};
use crate::schema::Validator;
use crate::{amounts, bytes, table, tree};
use cart_associate::authoring::codes::{ALL, INTERNAL_ID};
use cart_associate::authoring::schema::rules_schema;
use cart_associate::authoring::{Diagnostic, Severity, compile, diagnostic};
use cart_associate::bundle::Bundle;
use cart_associate::import::catalog::{File, Options, import};
use fastrand::Rng;
use serde_json::Value;
use std::sync::{LazyLock, Mutex, PoisonError};

/// One change mostly, several now and then.
fn times(rng: &mut Rng) -> usize {
    1 + usize::from(rng.bool()) * rng.usize(..5)
}

/// A tree of the corpus, changed.
fn tree(corpus: &[Value], rng: &mut Rng) -> Value {
    let mut root = corpus[rng.usize(..corpus.len())].clone();
    let other = &corpus[rng.usize(..corpus.len())];
    for _ in 0..times(rng) {
        tree::mutate(&mut root, other, rng);
    }
    root
}

pub(crate) fn text(value: &Value, rng: &mut Rng) -> Vec<u8> {
    let text = if rng.bool() { serde_json::to_vec(value) } else { serde_json::to_vec_pretty(value) };
    text.unwrap()
}

pub(crate) fn torn(mut input: Vec<u8>, rng: &mut Rng) -> Vec<u8> {
    for _ in 0..times(rng) {
        bytes::mutate(&mut input, rng);
    }
    input
}

/// A rule bundle: changed as a tree, or as bytes, or noise.
pub(crate) fn rules(rng: &mut Rng) -> Vec<u8> {
    match rng.u8(..8) {
        0 => torn(RULES_TEXT[rng.usize(..RULES_TEXT.len())].clone().into_bytes(), rng),
        1 => {
            let changed = tree(&RULES, rng);
            let written = text(&changed, rng);
            torn(written, rng)
        }
        2 if rng.u8(..8) == 0 => (0..rng.usize(..200)).map(|_| rng.u8(..)).collect(),
        _ => {
            let changed = tree(&RULES, rng);
            text(&changed, rng)
        }
    }
}

/// What every list of findings promises: places in the file, known codes, and that it can be shown.
pub(crate) fn assert_findings(source: &[u8], found: &[Diagnostic]) {
    for one in found {
        assert!(ALL.iter().any(|code| code.id == one.code), "{one:?}");
        assert_ne!(one.code, INTERNAL_ID, "{one:?}");
        assert!(one.span.start <= one.span.end && one.span.end <= source.len().max(1), "{one:?}");
        if let Ok(text) = str::from_utf8(source) {
            assert!(text.is_char_boundary(one.span.start), "{one:?}");
        }
    }
    let words = String::from_utf8_lossy(source);
    diagnostic::to_json(&words, found);
    diagnostic::render("rules.json", &words, found);
}

#[test]
fn compiler() {
    let attempt = |input: &Input, _: &mut Rng| {
        let source = &input[0].1;
        let compiled = compile(source);
        assert_findings(source, &compiled.diagnostics);
        let failed = compiled.diagnostics.iter().any(|one| one.severity == Severity::Error);
        assert_eq!(failed, compiled.bytes.is_none());
        match compiled.bytes {
            Some(bytes) => {
                Bundle::open(bytes).unwrap();
                "compiled"
            }
            None if compiled
                .diagnostics
                .iter()
                .any(|one| one.code == "json_syntax" || one.code == "not_utf8") =>
            {
                "no JSON"
            }
            None => "findings",
        }
    };
    run(&Target { name: "compiler", make: |rng| vec![("rules.json", rules(rng))], attempt });
}

static SCHEMA: LazyLock<Mutex<Validator>> =
    LazyLock::new(|| Mutex::new(Validator::new(&serde_json::from_str(&rules_schema()).unwrap())));

/// What the decoder cannot read, the schema refuses; what the schema refuses, is not compiled.
#[test]
fn schema() {
    let attempt = |input: &Input, _: &mut Rng| {
        let value: Value = serde_json::from_slice(&input[0].1).unwrap_or_default();
        if differs_on_purpose(&value) {
            return "not compared";
        }
        let found = compile(&input[0].1).diagnostics;
        let unreadable = ["unknown_field", "missing_field", "missing_why", "wrong_type", "unknown_value"];
        let unreadable: Vec<_> = found.iter().filter(|one| unreadable.contains(&one.code)).collect();
        let errors = SCHEMA.lock().unwrap_or_else(PoisonError::into_inner).errors(&value);
        match errors {
            None => {
                assert!(unreadable.is_empty(), "the schema takes it: {unreadable:?}");
                "valid"
            }
            Some(errors) => {
                assert!(!found.is_empty(), "the compiler takes it: {errors}");
                "refused"
            }
        }
    };
    let make = |rng: &mut Rng| {
        let changed = tree(&RULES, rng);
        vec![("rules.json", changed.to_string().into_bytes())]
    };
    run(&Target { name: "schema", make, attempt });
}

/// The decoder takes a `null` for nothing, which the schema does not offer; and to JSON Schema 2.0 is an integer, which
/// is no way to write a count.
fn differs_on_purpose(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Number(number) => {
            number.is_f64() && number.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        Value::Array(list) => list.iter().any(differs_on_purpose),
        Value::Object(members) => members.values().any(differs_on_purpose),
        _ => false,
    }
}

/// A file that a shop might have exported.
fn export(rng: &mut Rng) -> (&'static str, Vec<u8>) {
    let (name, written) = match rng.u8(..3) {
        0 => {
            let changed = tree(&PAGES, rng);
            ("products.json", text(&changed, rng))
        }
        _ => {
            let mut rows = TABLES[rng.usize(..TABLES.len())].clone();
            for _ in 0..times(rng) {
                table::mutate(&mut rows, rng);
            }
            ("export.csv", table::written(&rows, rng))
        }
    };
    (name, if rng.u8(..5) == 0 { torn(written, rng) } else { written })
}

fn choice(rng: &mut Rng, of: &[&str]) -> Option<String> {
    Some(of[rng.usize(..of.len())]).filter(|word| !word.is_empty()).map(str::to_owned)
}

/// Products come in without an error of their own, their amounts stand in the files, what was there stays, and a second
/// time changes nothing.
#[test]
fn catalog() {
    let attempt = |input: &Input, rng: &mut Rng| {
        let existing =
            input.iter().find(|(name, _)| *name == "rules.json").map(|(_, bytes)| bytes.as_slice());
        let files: Vec<File<'_>> = input
            .iter()
            .filter(|(name, _)| *name != "rules.json")
            .map(|(name, bytes)| File { name, bytes })
            .collect();
        let options = Options {
            currency: choice(
                rng,
                &["USD", "USD", "USD", "USD", "USD", "JPY", "JPY", "KWD", "KWD", "usd", ""],
            ),
            market: choice(rng, &["", "", "", "", "", "GB"]),
            collection: choice(rng, &["", "", "", "kitchen"]),
            language: choice(rng, &["", "", "de"]),
            image_size: choice(
                rng,
                &["", "", "", "600x600", "600x600", "600x600", "600x600", "0x1", "99999x1", "x"],
            ),
            now: choice(rng, &["", "1795348800000", "9223372036854775807"]).and_then(|now| now.parse().ok()),
            time_zone: choice(rng, &["", "", "Europe/London", "-03:30", "nowhere"]),
        };
        let Ok(done) = import(&files, existing, &options) else { return "refused" };
        let currency = options.currency.as_deref().unwrap_or_default();
        if ["USD", "JPY", "KWD"].contains(&currency) {
            let bytes: Vec<&[u8]> = files.iter().map(|file| file.bytes).collect();
            amounts::assert_from_files(&done.rules, existing, &bytes, currency);
        }
        done.report.text();
        done.report.to_json();
        let after = compile(done.rules.as_bytes());
        let own = existing.is_none_or(|rules| compile(rules).diagnostics.is_empty() && !has_offers(rules));
        if own {
            assert!(
                after.diagnostics.is_empty(),
                "{options:?}\n{}",
                diagnostic::render("rules.json", &done.rules, &after.diagnostics)
            );
        }
        let again = import(&files, Some(done.rules.as_bytes()), &options).unwrap();
        let report = &again.report;
        let same = again.rules == done.rules && report.added.is_empty() && report.updated.is_empty();
        assert!(
            same,
            "{options:?}: a second time changes something: {:?} {:?}",
            report.added, report.updated
        );
        if let Some(offers) = existing.and_then(offers) {
            assert_eq!(offers, self::offers(done.rules.as_bytes()).unwrap(), "offers are not touched");
        }
        if done.report.added.is_empty() && done.report.updated.is_empty() {
            "nothing new"
        } else {
            "imported"
        }
    };
    let make = |rng: &mut Rng| {
        let mut input: Input = (0..1 + usize::from(rng.u8(..4) == 0)).map(|_| export(rng)).collect();
        match rng.u8(..4) {
            0 => input.push(("rules.json", rules(rng))),
            1 => input.push(("rules.json", RULES_TEXT[rng.usize(..RULES_TEXT.len())].clone().into_bytes())),
            _ => {}
        }
        input
    };
    run(&Target { name: "catalog", make, attempt });
}

/// The offers of a rule bundle.
fn offers(rules: &[u8]) -> Option<Value> {
    let text = str::from_utf8(rules).ok()?;
    let value: Value =
        jsonc_parser::parse_to_serde_value(text, &jsonc_parser::ParseOptions::default()).ok()?;
    value.get("offers").cloned()
}

fn has_offers(rules: &[u8]) -> bool {
    offers(rules).is_some_and(|offers| offers != Value::Array(Vec::new()))
}
