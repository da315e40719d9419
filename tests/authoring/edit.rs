//! Changes to a rule bundle in JSON, for cases that differ from a good one in one place.

use serde_json::Value;

/// A whole rule bundle that has something of everything and nothing wrong.
pub(crate) const FULL: &str = include_str!("full.json");

/// Changes: a JSON Pointer and what to put there. A last step of `-` appends to a list; `null` removes a
/// member.
pub(crate) type Edits = Vec<(&'static str, Value)>;

pub(crate) fn edited(edits: &Edits) -> String {
    let mut bundle: Value = serde_json::from_str(FULL).unwrap();
    for (pointer, value) in edits {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let name = name.replace("~1", "/").replace("~0", "~");
        match bundle.pointer_mut(parent).unwrap_or_else(|| panic!("nothing at {parent}")) {
            Value::Array(list) if name == "-" => list.push(value.clone()),
            Value::Array(list) => list[name.parse::<usize>().unwrap()] = value.clone(),
            Value::Object(members) if value.is_null() => drop(members.remove(&name)),
            Value::Object(members) => drop(members.insert(name, value.clone())),
            _ => panic!("{parent} holds nothing"),
        }
    }
    serde_json::to_string_pretty(&bundle).unwrap()
}

/// The small rule bundle that the pages of the diagnostics speak of.
pub(crate) const SMALL: &str = include_str!("pages.json");

/// The small rule bundle with some members of a part replaced: of the `head`, of the desk (`product`), of its
/// first `variant`, of what is `suggested`, or of the `offer`. `null` takes a member away.
pub(crate) fn merged(place: &str, part: Value) -> String {
    let mut bundle: Value = serde_json::from_str(SMALL).unwrap();
    let pointer = match place {
        "head" => "",
        "product" => "/products/0",
        "variant" => "/products/0/variants/0",
        "suggested" => "/products/1",
        "offer" => "/offers/0",
        other => panic!("{other} is no part of the small rule bundle"),
    };
    let Value::Object(part) = part else { panic!("a part is an object") };
    let whole = bundle.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
    if ["guidance", "confirm", "quantity_break", "kit", "tier"].iter().any(|name| part.contains_key(*name)) {
        whole.remove("suggest");
    }
    for (name, value) in part {
        match value {
            Value::Null => drop(whole.remove(&name)),
            value => drop(whole.insert(name, value)),
        }
    }
    serde_json::to_string_pretty(&bundle).unwrap()
}
