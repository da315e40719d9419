//! Compares what is expected with what is. Fields that are not given are not compared; lists are whole; a
//! change is compared in full.

use serde_json::{Value, json};

/// Everything that differs, with its place.
pub(super) fn compare(expected: &Value, actual: &Value, at: &str, found: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Object(members), Value::Object(have)) => {
            for (name, value) in members {
                let at = [at, "/", name].concat();
                let actual = have.get(name).unwrap_or(&Value::Null);
                if name == "change" {
                    exactly(&change(value), &change(actual), &at, found);
                } else {
                    compare(value, actual, &at, found);
                }
            }
        }
        (Value::Array(wanted), Value::Array(have)) => {
            if wanted.len() != have.len() {
                found.push(format!("{at}: {} expected, {} found:\n{actual:#}", wanted.len(), have.len()));
            }
            for (index, (wanted, have)) in wanted.iter().zip(have).enumerate() {
                compare(wanted, have, &format!("{at}/{index}"), found);
            }
        }
        _ => exactly(expected, actual, at, found),
    }
}

fn exactly(expected: &Value, actual: &Value, at: &str, found: &mut Vec<String>) {
    if expected != actual {
        found.push(format!("{at}: expected {expected}, found {actual}"));
    }
}

/// A change with everything that a case may leave out.
pub(super) fn change(value: &Value) -> Value {
    let Value::Object(given) = value else { return value.clone() };
    let mut whole = json!({ "add": [], "replace": [], "remove": [], "codes": null });
    for (name, value) in given {
        whole[name] = value.clone();
    }
    for line in whole["add"].as_array_mut().into_iter().flatten() {
        new_line(line);
    }
    for replacement in whole["replace"].as_array_mut().into_iter().flatten() {
        new_line(&mut replacement["with"]);
    }
    whole
}

fn new_line(line: &mut Value) {
    let mut whole = json!({ "quantity": 1, "plan": null, "properties": {}, "parent": null });
    for (name, value) in line.as_object().into_iter().flatten() {
        whole[name] = value.clone();
    }
    *line = whole;
}
