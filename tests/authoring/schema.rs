//! The schema that editors use is that of the types. What it accepts and refuses is tested in
//! `tests/node/schema.test.mjs`, with a validator that is not ours.

use crate::edit::{Edits, edited};
use cart_associate::authoring::schema::rules_schema;
use cart_associate::authoring::starter::STARTER;
use cart_associate::authoring::{Options, compile, diagnostic, lint};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const FILE: &str = "docs/rules.schema.json";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn schema() -> Value {
    serde_json::from_str(&rules_schema()).unwrap()
}

#[test]
fn the_file_is_what_the_types_say() {
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(path(FILE), rules_schema()).unwrap();
    }
    let file = fs::read_to_string(path(FILE)).unwrap();
    assert!(file == rules_schema(), "run with UPDATE_SNAPSHOTS=1, and look at what has changed in {FILE}");
}

#[test]
fn it_is_a_schema_of_its_draft() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    // A `format` that is not of the draft would be passed over in silence, and so say nothing.
    assert!(!rules_schema().contains("\"format\": \""));
}

#[test]
fn every_object_is_closed_and_everything_is_explained() {
    let schema = schema();
    let file = FILE.to_owned();
    let objects = schema["$defs"].as_object().unwrap().iter().chain([(&file, &schema)]);
    let mut seen = 0;
    for (name, object) in objects {
        assert!(object["description"].is_string(), "{name} is explained");
        let Some(properties) = object["properties"].as_object() else { continue };
        assert_eq!(object["additionalProperties"], false, "{name} is closed");
        for (property, schema) in properties {
            seen += 1;
            assert!(schema["description"].is_string(), "{name}.{property} is explained");
        }
    }
    assert!(seen > 100, "{seen} fields");
}

#[test]
fn the_starter_has_no_findings() {
    let compiled = compile(STARTER.as_bytes());
    assert!(compiled.bytes.is_some() && compiled.diagnostics.is_empty(), "{}", {
        diagnostic::render("starter", STARTER, &compiled.diagnostics)
    });
    let linted = lint(STARTER.as_bytes(), &Options::default());
    assert!(linted.diagnostics.is_empty(), "{}", diagnostic::render("starter", STARTER, &linted.diagnostics));
    assert!(STARTER.contains("\"$schema\": \"./rules.schema.json\""));
}

/// Changes to a good rule bundle, each of which the schema refuses too (`tests/node/schema.test.mjs`): `unreadable` are
/// those that the decoder finds, `refused` those that a check finds.
fn cases(which: &str) -> Vec<Edits> {
    let mut all: BTreeMap<&str, Vec<Edits>> =
        serde_json::from_str(include_str!("schema-cases.json")).unwrap();
    all.remove(which).unwrap()
}

/// What the decoder itself finds.
const UNREADABLE: [&str; 5] =
    ["unknown_field", "missing_field", "missing_why", "wrong_type", "unknown_value"];

#[test]
fn what_cannot_be_read_is_refused() {
    for edits in cases("unreadable") {
        let found = compile(edited(&edits).as_bytes()).diagnostics;
        assert!(found.iter().any(|one| UNREADABLE.contains(&one.code)), "{edits:?}: {found:?}");
    }
}

#[test]
fn what_the_schema_refuses_is_not_compiled() {
    for edits in cases("refused") {
        assert!(compile(edited(&edits).as_bytes()).bytes.is_none(), "{edits:?} is taken by the compiler");
    }
}
