//! What mutations begin with: the cases, the demo, the starter, and exports of shops.

use cart_associate::authoring::compile;
use jsonc_parser::{ParseOptions, parse_to_serde_value};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name))
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn value(text: &str) -> Value {
    parse_to_serde_value(text, &ParseOptions::default()).unwrap()
}

/// Texts as they are, with their comments.
pub(crate) static RULES_TEXT: LazyLock<Vec<String>> = LazyLock::new(|| {
    let names =
        ["tests/authoring/full.json", "src/authoring/starter.jsonc", "tests/authoring/catalog/by-hand.jsonc"];
    names.into_iter().map(file).collect()
});

/// Rule bundles.
pub(crate) static RULES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut all: Vec<Value> = RULES_TEXT.iter().map(|text| value(text)).collect();
    for scenario in SCENARIOS.iter() {
        all.extend(headed(&scenario["bundle"]));
    }
    for name in ["audit", "coffee", "desk", "jacket", "sofa"] {
        all.extend(headed(&value(&file(&format!("tests/cases/bundles/{name}.json")))));
    }
    // A few whole products and offers of the demo: all of it is a hundred times what most mutations need.
    let mut demo = value(&file("www/demo/rules.json"));
    for list in ["products", "offers"] {
        demo[list].as_array_mut().unwrap().truncate(6);
    }
    all.push(demo);
    assert!(all.len() > 15, "{} rule bundles", all.len());
    all
});

/// Those of them that compile: of others there is nothing to explain.
pub(crate) static SOUND: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let sound = |bundle: &&Value| compile(bundle.to_string().as_bytes()).bytes.is_some();
    let sound: Vec<Value> = RULES.iter().filter(sound).cloned().collect();
    assert!(sound.len() > 8, "{} sound rule bundles", sound.len());
    sound
});

/// The scenarios, each with its cases.
pub(crate) static SCENARIOS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let cases = names.into_iter().filter(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.ends_with(".json") && !name.contains("snap")
    });
    cases.map(|path| value(&fs::read_to_string(path).unwrap())).collect()
});

fn headed(bundle: &Value) -> Option<Value> {
    let mut bundle = bundle.as_object()?.clone();
    for (name, value) in [("format", json!(1)), ("revision", json!("1")), ("language", json!("en"))] {
        bundle.entry(name).or_insert(value);
    }
    Some(bundle.into())
}

/// Pages of `products.json`.
pub(crate) static PAGES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let page = value(&file("tests/authoring/catalog/storefront.json"));
    let admin = json!({ "products": [{ "id": 1, "title": "Lamp", "handle": "lamp", "status": "active", "tags": "a, b",
        "image": { "src": "https://cdn.example/l.jpg", "alt": "A lamp", "width": 10, "height": 10 },
        "options": [{ "name": "Size" }, { "name": "Colour" }],
        "variants": [{ "id": 2, "price": "15.00", "option1": "S", "option2": "red", "inventory_management": "shopify",
            "inventory_policy": "deny", "inventory_quantity": 4, "requires_shipping": false }] }] });
    let one = json!({ "product": page["products"][1].clone() });
    let list = page["products"].clone();
    vec![page, admin, one, list]
});

/// Product CSVs of Shopify, old and new, and of WooCommerce, as rows of cells.
pub(crate) static TABLES: LazyLock<Vec<Vec<Vec<String>>>> = LazyLock::new(|| {
    let names = ["shopify-2019", "shopify-2025", "woo"];
    let rows = |name: &str| {
        let text = file(&format!("tests/authoring/catalog/{name}.csv"));
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    names.into_iter().map(rows).collect()
});
