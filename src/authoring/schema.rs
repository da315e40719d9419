//! The JSON Schema of `rules.json`, for completion and help in an editor. Made from the types that read the file.

use super::source::RuleBundle;
use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::{Map, Value, json};

/// The schema (draft 2020-12), indented, with a last newline.
pub fn rules_schema() -> String {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<RuleBundle>();
    RecursiveTransform(in_editors).transform(&mut schema);
    schema.insert("title".into(), json!("Cart Associate rule bundle, rules.json"));
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// What Rust says of its numbers becomes what every editor understands, and code in a description is shown as such.
fn in_editors(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    without_null(object);
    whole_numbers(object);
    if let Some(Value::String(text)) = object.get_mut("description") {
        // Rust wraps its comments; a paragraph is one line.
        *text = text.split("\n\n").map(|part| part.replace('\n', " ")).collect::<Vec<_>>().join("\n\n");
        if text.contains('`') {
            let text = text.clone();
            object.insert("markdownDescription".into(), text.into());
        }
    }
}

/// The decoder takes a `null` for what may be left out. Nobody should write one, so it is not offered.
fn without_null(object: &mut Map<String, Value>) {
    if object.get("default").is_some_and(Value::is_null) {
        object.remove("default");
    }
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|one| one != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(ways)) = object.get_mut("anyOf") {
        ways.retain(|way| *way != json!({ "type": "null" }));
        if let [Value::Object(only)] = ways.as_slice() {
            let only = only.clone();
            object.remove("anyOf");
            object.extend(only);
        }
    }
}

fn whole_numbers(object: &mut Map<String, Value>) {
    let bounds = match object.get("format").and_then(Value::as_str) {
        Some("uint32") => (json!(0), json!(u32::MAX)),
        Some("int64") => (json!(i64::MIN), json!(i64::MAX)),
        Some("double") => (json!(f64::MIN), json!(f64::MAX)),
        _ => return,
    };
    let plain = object.remove("format").is_some_and(|format| format == "double");
    if !plain {
        object.entry("minimum").or_insert(bounds.0);
        object.entry("maximum").or_insert(bounds.1);
    }
}
