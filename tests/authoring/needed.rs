//! What no offer needs is not in the compiled form, and what an offer needs for any reason is.

use crate::edit::{SMALL, merged};
use cart_associate::authoring::compile;
use cart_associate::bundle::Bundle;
use serde_json::{Value, json};

/// The products of the compiled form, by id.
fn kept(source: &str) -> Vec<String> {
    let compiled = compile(source.as_bytes());
    assert_eq!(compiled.diagnostics, []);
    let all: Value = serde_json::from_str(source).unwrap();
    let given = all["products"].as_array().unwrap();
    let bundle = Bundle::open(compiled.bytes.unwrap()).unwrap();
    let has = |id: &str| bundle.key(id).is_some_and(|key| bundle.product_index(key).is_some());
    let ids = given.iter().map(|product| product["id"].as_str().unwrap());
    let kept: Vec<String> = ids.filter(|id| has(id)).map(String::from).collect();
    assert_eq!((compiled.products, compiled.dropped), (kept.len(), given.len() - kept.len()));
    kept
}

#[test]
fn products_that_no_offer_needs_are_left_out() {
    assert_eq!(kept(SMALL), ["desk", "cable-tray"]);
    let none: Value = serde_json::from_str(&merged("head", json!({ "offers": [] }))).unwrap();
    assert_eq!(kept(&none.to_string()), [""; 0]);
}

#[test]
fn every_reason_to_need_a_product_keeps_it() {
    let with = |change: Value| kept(&merged("offer", change));
    let line = |test: Value| with(json!({ "when": { "line": test } }));
    assert_eq!(line(json!({ "product": "soap" })), ["cable-tray", "soap"]);
    assert_eq!(line(json!({ "variant": "soap-1" })), ["cable-tray", "soap"]);
    assert_eq!(line(json!({ "sku": "DESK-160" })), ["desk", "cable-tray"]);
    assert_eq!(line(json!({ "tag": "oak" })), ["desk", "cable-tray"]);
    assert_eq!(line(json!({ "type": "Desks" })), ["desk", "cable-tray"]);
    assert_eq!(line(json!({ "vendor": "Northwood" })), ["desk", "cable-tray"]);
    assert_eq!(line(json!({ "option": { "width": "140" } })), ["desk", "cable-tray"]);
    assert_eq!(line(json!({ "attribute": { "material": "oak" } })), ["desk", "cable-tray", "oak-oil"]);
    let everything = ["desk", "cable-tray", "oak-oil", "soap", "priority"];
    assert_eq!(
        line(json!({ "requires_shipping": true })),
        everything,
        "any of them may be the trigger, and is named"
    );
    // What holds an offer back has to be recognised as well.
    assert_eq!(with(json!({ "unless": { "line": { "product": "soap" } } })), ["desk", "cable-tray", "soap"]);
    assert_eq!(
        with(
            json!({ "when": { "line": { "product": "desk" }, "none": [{ "line": { "product": "soap" } }] } })
        ),
        ["desk", "cable-tray", "soap"]
    );
    assert_eq!(
        with(json!({ "suggest": [{ "product": "soap" }, { "product": "oak-oil" }] })),
        ["desk", "oak-oil", "soap"]
    );
    let tier = json!({ "kind": "tier", "tier": { "steps": [
        { "title": "As it is", "adds": [] }, { "title": "Next day", "adds": "Tomorrow", "service": "priority-1" }] } });
    assert_eq!(with(tier), ["desk", "priority"]);
    let kit = json!({ "kind": "bundle", "kit": { "components": [{ "product": "soap" }, { "product": "oak-oil" }],
        "deal": { "percent_off": 10, "applied_by": "automatic" } } });
    assert_eq!(with(kit), ["desk", "oak-oil", "soap"]);
}

#[test]
fn what_does_the_same_job_is_kept() {
    let mut all: Value = serde_json::from_str(SMALL).unwrap();
    all["products"][1]["need"] = json!(["tidy", "quiet"]);
    all["products"][3]["need"] = json!("quiet");
    all["products"][2]["need"] = json!("shine");
    assert_eq!(kept(&all.to_string()), ["desk", "cable-tray", "soap"]);
    all["offers"][0]["need"] = json!("shine");
    assert_eq!(kept(&all.to_string()), ["desk", "cable-tray", "oak-oil", "soap"]);
}

#[test]
fn of_what_is_only_recognised_the_shop_window_is_left_out() {
    let holds =
        |bytes: &[u8], wanted: &str| bytes.windows(wanted.len()).any(|window| window == wanted.as_bytes());
    let mut all: Value = serde_json::from_str(SMALL).unwrap();
    all["products"][0]["image"] =
        json!({ "src": "/desk.webp", "alt": "A desk", "width": 400, "height": 400 });
    let plain = compile(all.to_string().as_bytes()).bytes.unwrap();
    for (wanted, there) in [
        ("/tray.webp", true),
        ("desks", true),
        ("/desk.webp", false),
        ("Northwood", false),
        ("top_mm", false),
        ("140 cm", false),
        ("DESK-140", false),
    ] {
        assert_eq!(holds(&plain, wanted), there, "{wanted}");
    }
    // An offer that is about the desk itself shows it.
    all["offers"][0] = json!({ "id": "door", "kind": "avoids_returns", "when": { "line": { "product": "desk" } }, "guidance": {}, "why": "Comes in two boxes." });
    let shown = compile(all.to_string().as_bytes()).bytes.unwrap();
    assert!(holds(&shown, "/desk.webp") && holds(&shown, "140 cm") && !holds(&shown, "/tray.webp"));
}
