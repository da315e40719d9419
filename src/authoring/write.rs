//! JSON as a person would write it: short things on one line, names in the order of the documentation.

use serde_json::Value;

/// Names that have a place of their own; others follow in the alphabet.
const ORDER: [&str; 27] = [
    "id",
    "handle",
    "title",
    "short_name",
    "url",
    "image",
    "type",
    "vendor",
    "tags",
    "collections",
    "attributes",
    "need",
    "requires_shipping",
    "sku",
    "options",
    "prices",
    "market_prices",
    "compare_at",
    "available",
    "stock",
    "quantity_rule",
    "variants",
    "src",
    "alt",
    "width",
    "height",
    "quantity",
];

/// A text in quotes.
pub fn text(words: &str) -> String {
    Value::from(words).to_string()
}

/// A value on one line.
pub fn line(value: &Value) -> String {
    match value {
        Value::Array(list) => format!("[{}]", list.iter().map(line).collect::<Vec<_>>().join(", ")),
        Value::Object(members) if members.is_empty() => "{}".into(),
        Value::Object(members) => {
            let mut names: Vec<&String> = members.keys().collect();
            names.sort_by_key(|name| (place(name), *name));
            let each = names.into_iter().filter_map(|name| Some((name, members.get(name)?)));
            let all: Vec<String> =
                each.map(|(name, value)| format!("{}: {}", text(name), line(value))).collect();
            format!("{{ {} }}", all.join(", "))
        }
        other => other.to_string(),
    }
}

/// An object over several lines, a member on each; a list of objects over several lines as well.
pub fn lines(members: &[(&str, Value)]) -> String {
    let mut out = String::from("{");
    for (index, (name, value)) in members.iter().enumerate() {
        out.push_str(if index > 0 { ",\n  " } else { "\n  " });
        out.push_str(&text(name));
        out.push_str(": ");
        match value {
            Value::Array(list) if list.iter().any(Value::is_object) => {
                let all: Vec<String> = list.iter().map(|one| format!("\n    {}", line(one))).collect();
                out.push_str(&format!("[{}\n  ]", all.join(",")));
            }
            other => out.push_str(&line(other)),
        }
    }
    out.push_str("\n}");
    out
}

fn place(name: &str) -> usize {
    ORDER.iter().position(|known| *known == name).unwrap_or(ORDER.len())
}

#[cfg(test)]
mod tests {
    use super::{line, lines};
    use serde_json::json;

    #[test]
    fn short_things_stand_on_a_line() {
        let image = json!({ "width": 4, "alt": "a \"b\"", "src": "/x", "other": [] });
        assert_eq!(line(&image), r#"{ "src": "/x", "alt": "a \"b\"", "width": 4, "other": [] }"#);
        let product = [("id", json!("1")), ("tags", json!(["a", "b"])), ("variants", json!([{ "id": "2" }]))];
        let expected = "{\n  \"id\": \"1\",\n  \"tags\": [\"a\", \"b\"],\n  \"variants\": [\n    { \"id\": \"2\" }\n  ]\n}";
        assert_eq!(lines(&product), expected);
    }
}
