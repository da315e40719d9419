//! The schema that editors use takes what the compiler takes, and refuses what it cannot even read.

use crate::edit::{Edits, FULL, edited};
use cart_associate::authoring::schema::rules_schema;
use cart_associate::authoring::starter::STARTER;
use cart_associate::authoring::{Options, compile, diagnostic, lint};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

const FILE: &str = "docs/rules.schema.json";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn schema() -> Value {
    serde_json::from_str(&rules_schema()).unwrap()
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).unwrap()
}

/// What stands in a file with comments.
fn value(text: &str) -> Value {
    jsonc_parser::parse_to_serde_value(text, &jsonc_parser::ParseOptions::default()).unwrap()
}

fn assert_valid(validator: &Validator, name: &str, bundle: &Value) {
    let errors: Vec<String> =
        validator.iter_errors(bundle).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
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
    jsonschema::meta::validate(&schema).unwrap();
    // A `format` that is not of the draft would be passed over in silence, and so say nothing.
    assert!(!rules_schema().contains("\"format\": \""));
}

#[test]
fn every_object_is_closed_and_everything_is_explained() {
    let schema = schema();
    let whole = FILE.to_owned();
    let objects = schema["$defs"].as_object().unwrap().iter().chain([(&whole, &schema)]);
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
fn what_is_right_is_valid() {
    let validator = validator();
    let mut checked = 0;
    let mut check = |name: &str, bundle: &Value| {
        assert_valid(&validator, name, bundle);
        checked += 1;
    };
    check("full.json", &value(FULL));
    check("the starter", &value(STARTER));
    check("the demo", &value(&fs::read_to_string(path("www/demo/rules.json")).unwrap()));
    for (name, bundle) in examples() {
        check(&name, &bundle);
    }
    for folder in ["tests/cases", "tests/cases/bundles"] {
        for entry in fs::read_dir(path(folder)).unwrap() {
            let file = entry.unwrap().path();
            let name = file.display().to_string();
            if file.extension().is_none_or(|end| end != "json") || name.ends_with("snap.json") {
                continue;
            }
            let whole: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
            for bundle in bundles(&whole) {
                check(&name, &headed(bundle));
            }
        }
    }
    assert!(checked > 20, "{checked} bundles");
}

/// The rule bundles of a file of scenarios; a file in `bundles/` is one itself.
fn bundles(file: &Value) -> Vec<&Value> {
    if file.get("cases").is_none() {
        return vec![file];
    }
    let cases = file["cases"].as_array().unwrap().iter().map(|case| &case["bundle"]);
    cases.chain([&file["bundle"]]).filter(|bundle| bundle.is_object()).collect()
}

/// With the head that cases leave out.
fn headed(bundle: &Value) -> Value {
    let mut bundle = bundle.clone();
    let object = bundle.as_object_mut().unwrap();
    for (name, value) in [("format", json!(1)), ("revision", json!("1")), ("language", json!("en"))] {
        object.entry(name).or_insert(value);
    }
    bundle
}

/// The complete examples of the pages for merchants.
fn examples() -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for name in ["README.md", "docs/rules.md"] {
        let page = fs::read_to_string(path(name)).unwrap();
        let blocks = page.split("\n```json").skip(1);
        let texts = blocks.map(|block| {
            let (_, text) = block.split_once('\n').unwrap();
            text.split("\n```").next().unwrap()
        });
        let whole: Vec<_> = texts.filter(|text| text.contains("\"format\"")).collect();
        assert!(!whole.is_empty(), "{name} has an example");
        found.extend(whole.into_iter().map(|text| (name.to_owned(), value(text))));
    }
    found
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

// One case a line, however long: it is a table.
#[rustfmt::skip]
fn unreadable() -> Vec<Edits> {
    vec![
        vec![("/settings/maxSuggestions", json!(2))],
        vec![("/offer", json!([]))],
        vec![("/offers/0/suggest/0/quanity", json!(2))],
        vec![("/offers/3/quantity_break/deal/cheap", json!(true))],
        vec![("/offers/0/why", Value::Null)],
        vec![("/language", Value::Null)],
        vec![("/products/0/variants", Value::Null)],
        vec![("/products/0/variants/0/prices/USD", json!(140.0))],
        vec![("/products/0/id", json!(1001))],
        vec![("/products/0/tags", json!("oak"))],
        vec![("/products/0/image/width", json!("400"))],
        vec![("/products/0/attributes/material", json!(["suede"]))],
        vec![("/offers/0/priority", json!(1.5))],
        vec![("/offers/0/enabled", json!("true"))],
        vec![("/offers/4/kit/components/1/quantity", json!(-1))],
        vec![("/offers/1/when/line/attribute/material", json!([{}, "suede"]))],
        vec![("/offers/0/when/all", json!([{ "line": { "produkt": "x" } }]))],
        vec![("/offers/2/when/any/0/line/product", json!(5))],
        vec![("/offers", json!({}))],
        vec![("/offers/0/kind", json!("pair_well"))],
        vec![("/offers/3/quantity_break/deal/rounding", json!("lines"))],
        vec![("/offers/3/quantity_break/deal/applied_by", json!("me"))],
        vec![("/offers/3/quantity_break/deal/applied_by", json!({ "code": 7 }))],
        vec![("/offers/0/suggest/0/quantity", json!("match"))],
        vec![("/offers/0/placements", json!(["card"]))],
        vec![("/offers/6/tier/for", json!("cart"))],
        vec![("/settings/remember", json!("always"))],
        vec![("/offers/0/why", json!(7))],
        vec![("/offers/0/why", json!(["a", "b"]))],
    ]
}

/// What the decoder itself finds.
const UNREADABLE: [&str; 5] =
    ["unknown_field", "missing_field", "missing_why", "wrong_type", "unknown_value"];

#[test]
fn what_cannot_be_read_is_refused() {
    let validator = validator();
    for edits in unreadable() {
        let source = edited(&edits);
        let found = compile(source.as_bytes()).diagnostics;
        assert!(found.iter().any(|one| UNREADABLE.contains(&one.code)), "{edits:?}: {found:?}");
        assert!(!validator.is_valid(&value(&source)), "{edits:?} is taken by the schema");
    }
}

/// What the schema refuses beyond what cannot be read, the check refuses as well.
#[test]
fn what_the_schema_refuses_is_not_compiled() {
    let validator = validator();
    let edits: [(&str, Value); 12] = [
        ("/format", json!(2)),
        ("/language", json!("english language")),
        ("/settings/max_suggestions", json!(4)),
        ("/settings/rest_after_visits", json!(0)),
        ("/settings/holdout", json!(51)),
        ("/products/0/variants/0/prices/USD", json!("$29")),
        ("/products/0/variants/0/prices/dollars", json!("29.00")),
        ("/products/0/variants", json!([])),
        ("/products/0/image/width", json!(0)),
        ("/offers/0/id", json!("belt with shoes")),
        ("/offers/4/kit/components", json!([])),
        ("/offers/6/tier/steps", json!([])),
    ];
    for edit in edits {
        let source = edited(&vec![edit.clone()]);
        assert!(!validator.is_valid(&value(&source)), "{edit:?} is taken by the schema");
        assert!(compile(source.as_bytes()).bytes.is_none(), "{edit:?} is taken by the compiler");
    }
}
