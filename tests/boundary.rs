//! The boundary of the storefront module as a page calls it: JSON text in, JSON text out. Natively, since all of it
//! but wasm-bindgen's wrappers is plain Rust.
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/calls.rs"]
mod calls;

use calls::ask;
use cart_associate::authoring::compile;
use cart_associate::storefront::boundary::Boundary;
use serde_json::{Value, json};

const RULES: &str = r#"{
  "format": 1, "revision": "r1", "language": "en",
  "settings": { "remember": "with_consent", "attribution": true },
  "products": [
    { "id": "desk", "title": "Standing desk", "variants": [{ "id": "desk-1", "prices": { "USD": "499.00" } }] },
    { "id": "tray", "title": "Cable tray", "variants": [{ "id": "tray-1", "prices": { "USD": "29.00" } }] }
  ],
  "offers": [
    { "id": "desk-tray", "kind": "pairs_well", "when": { "line": { "product": "desk" } },
      "suggest": { "product": "tray" }, "why": "Keeps the cables off the floor." }
  ]
}"#;

const NOW: i64 = 1_795_348_800_000;

fn parsed(answer: &str) -> Value {
    serde_json::from_str(answer).unwrap_or_else(|error| panic!("{error}: {answer}"))
}

/// Every code that a page can be told has a sentence there.
fn assert_has_sentence(code: &Value) {
    let sentences: Value = serde_json::from_str(include_str!("../www/shim/faults.json")).unwrap();
    assert!(sentences[code.as_str().unwrap()].is_string(), "{code}");
}

fn rules() -> Vec<u8> {
    let compiled = compile(RULES.as_bytes());
    compiled.bytes.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics))
}

fn loaded() -> Boundary {
    let mut boundary = Boundary::new();
    assert_eq!(
        parsed(&boundary.load(rules())),
        json!({ "revision": "r1", "remember": true, "attribution": true, "holdout": 0, "choices": [] })
    );
    boundary
}

fn cart(lines: &[(&str, i64)]) -> Value {
    let lines: Vec<Value> = lines
        .iter()
        .map(|(product, price)| {
            json!({ "key": product, "product": product, "variant": format!("{product}-1"), "quantity": 1,
                "unit_price": price, "total": price, "added": 1 })
        })
        .collect();
    let total: i64 = lines.iter().map(|line| line["total"].as_i64().unwrap()).sum();
    json!({ "currency": "USD", "exponent": 2, "total": total, "lines": lines })
}

fn update() -> Value {
    json!({ "cart": cart(&[("desk", 49_900)]), "policy": "replace",
        "context": { "now": NOW, "locale": "en", "placement": "cart" } })
}

fn about(more: Value) -> Value {
    let mut request = json!({ "placement": "cart", "offer": "desk-tray", "now": NOW });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    request
}

fn with_a_card() -> Boundary {
    let mut boundary = loaded();
    assert_eq!(cards_after_update(&mut boundary), 1);
    boundary
}

/// How many cards there are after a good update.
fn cards_after_update(boundary: &mut Boundary) -> usize {
    assert_eq!(parsed(&ask(boundary, "update", &update().to_string())), json!({}));
    cards_of(boundary)
}

fn cards_of(boundary: &Boundary) -> usize {
    boundary.drawer("cart").unwrap().cards.iter().filter(|card| !card.is_gone()).count()
}

/// Every call that takes a request, with one that is right.
fn calls() -> [(&'static str, Value); 8] {
    [
        ("restore", json!({ "ledger": "" })),
        ("update", update()),
        ("press", about(json!({ "action": "choose", "choice": 0 }))),
        ("begin", about(json!({}))),
        ("settle", about(json!({ "cart": cart(&[]), "message": "Sold out" }))),
        ("shown", about(json!({}))),
        ("mark_shown", json!({ "products": ["tray"], "now": NOW })),
        ("drawer_closed", json!({ "placement": "cart" })),
    ]
}

#[test]
fn a_suggestion_is_seen_accepted_and_taken_back() {
    let mut boundary = with_a_card();
    let seen = parsed(&ask(&mut boundary, "shown", &about(json!({})).to_string()));
    assert_eq!(seen["events"][0]["name"], "shown");
    assert_eq!(
        parsed(&ask(&mut boundary, "shown", &about(json!({})).to_string())),
        json!({ "busy": false, "events": [] })
    );

    let pressed = parsed(&ask(&mut boundary, "press", &about(json!({ "action": "accept" })).to_string()));
    assert_eq!(pressed, json!({ "busy": true, "events": [] }));
    let begun = parsed(&ask(&mut boundary, "begin", &about(json!({})).to_string()));
    let tray = json!({ "product": "tray", "variant": "tray-1", "quantity": 1, "properties": {} });
    assert_eq!(begun["change"], json!({ "add": [tray], "replace": [], "remove": [] }));
    let after = cart(&[("desk", 49_900), ("tray", 2900)]);
    let settled = about(json!({ "cart": after, "message": null }));
    let settled = parsed(&ask(&mut boundary, "settle", &settled.to_string()));
    assert_eq!(settled["busy"], false);
    assert_eq!(
        settled["events"],
        json!([{ "name": "accepted", "placement": "cart", "offer": "desk-tray", "kind": "pairs_well",
            "form": "product", "trigger": "desk", "products": ["tray"],
            "figures": { "price": 2900, "difference": 2900, "saving": 0, "have": 0, "add": 1 } }])
    );
    parsed(&ask(&mut boundary, "press", &about(json!({ "action": "undo" })).to_string()));
    let back = parsed(&ask(&mut boundary, "begin", &about(json!({})).to_string()));
    assert_eq!(back["change"]["remove"], json!(["tray"]));
}

#[test]
fn what_is_remembered_goes_through_the_page_and_comes_back() {
    let mut boundary = with_a_card();
    let dismissed = parsed(&ask(&mut boundary, "press", &about(json!({ "action": "dismiss" })).to_string()));
    assert_eq!(dismissed["events"][0]["name"], "dismissed");
    let kept = ask(&mut boundary, "ledger", "{}");
    let mut anew = loaded();
    assert_eq!(ask(&mut anew, "restore", &kept), "{}");
    assert_eq!(cards_after_update(&mut anew), 0);
    // A damaged one is as none.
    assert_eq!(ask(&mut anew, "restore", r#"{"ledger":"1damaged"}"#), "{}");
    assert_eq!(cards_after_update(&mut anew), 1);
    // The rules may be loaded anew, and what was remembered stays.
    ask(&mut anew, "restore", &kept);
    anew.load(rules());
    assert_eq!(ask(&mut anew, "ledger", "{}"), kept);
    assert_eq!(cards_after_update(&mut anew), 0);
    assert_eq!(ask(&mut anew, "drawer_closed", r#"{"placement":"cart"}"#), "{}");
    assert_eq!(ask(&mut anew, "mark_shown", &json!({ "products": ["desk"], "now": NOW }).to_string()), "{}");
}

#[test]
fn without_rules_every_call_says_so() {
    for (name, request) in calls() {
        let answer = parsed(&ask(&mut Boundary::new(), name, &request.to_string()));
        assert_eq!(answer["error"]["code"], "no_bundle", "{name}");
    }
    assert_eq!(parsed(&ask(&mut Boundary::new(), "ledger", "{}"))["error"]["code"], "no_bundle");
    assert!(Boundary::new().drawer("cart").is_none());
    assert_eq!(parsed(&Boundary::new().load(b"{}".to_vec()))["error"]["code"], "not_a_bundle");
}

#[test]
fn every_request_that_is_right_is_answered_without_an_error() {
    for (name, request) in calls() {
        let mut request = request;
        request["not_known_here"] = json!({ "a": [1, 2.5e300, null, "\u{1f600}"] });
        let answer = parsed(&ask(&mut with_a_card(), name, &request.to_string()));
        assert_eq!(answer.get("error"), None, "{name}");
    }
}

#[test]
fn a_field_that_is_missing_or_of_another_type_is_an_answer_with_its_place() {
    for (name, request) in calls() {
        for field in request.as_object().unwrap().keys() {
            // What is not looked at may be anything.
            let optional = matches!(
                (name, field.as_str()),
                ("settle", "cart" | "message") | ("press", "choice") | ("begin", "now")
            );
            let mut left_out = request.clone();
            left_out.as_object_mut().unwrap().remove(field);
            let answer = parsed(&ask(&mut with_a_card(), name, &left_out.to_string()));
            let place = format!("/{field}");
            let expected = json!({ "code": "input_required", "pointer": place });
            assert_eq!(answer.get("error"), (!optional).then_some(&expected), "{name} without {field}");

            let mut changed = request.clone();
            changed[field] = json!(false);
            let error = parsed(&ask(&mut with_a_card(), name, &changed.to_string()))["error"].take();
            assert_has_sentence(&error["code"]);
            assert_eq!(error["pointer"], json!(place), "{name}");
        }
    }
}

#[test]
fn what_is_wrong_in_a_cart_or_a_context_is_told_by_its_place_there() {
    let cases = [
        ("/cart/lines", json!({}), "input_list", "/cart/lines"),
        ("/cart/total", json!("1"), "input_number", "/cart/total"),
        ("/cart/currency", json!("usd"), "cart_currency", "/currency"),
        ("/cart/exponent", json!(300), "cart_exponent", "/exponent"),
        ("/context/locale", json!(7), "input_text", "/context/locale"),
        ("/context/now", json!(9_000_000_000_000_000_i64), "context_time", "/now"),
        ("/context/placement", json!("footer"), "input_placement", "/context/placement"),
        ("/policy", json!("closed"), "input_policy", "/policy"),
    ];
    for (place, value, code, pointer) in cases {
        let mut request = update();
        *request.pointer_mut(place).unwrap() = value;
        let answer = parsed(&ask(&mut with_a_card(), "update", &request.to_string()));
        assert_eq!((&answer["error"]["code"], &answer["error"]["pointer"]), (&json!(code), &json!(pointer)));
        assert_has_sentence(&answer["error"]["code"]);
    }
    let late = about(json!({ "action": "accept", "now": i64::MAX >> 10 }));
    assert_eq!(parsed(&ask(&mut with_a_card(), "press", &late.to_string()))["error"]["code"], "context_time");
}

#[test]
fn a_line_that_cannot_be_read_leaves_the_others_and_is_told_with_its_place() {
    let line = |more: Value| {
        let mut line =
            json!({ "key": "o", "product": "o", "variant": "o", "quantity": 1, "unit_price": 1, "total": 1 });
        line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        line
    };
    let cases = [
        (line(json!({ "quantity": 0.5 })), "input_number", "/lines/1/quantity"),
        (line(json!({ "quantity": 0 })), "cart_quantity", "/lines/1/quantity"),
        (line(json!({ "total": null })), "input_number", "/lines/1/total"),
        (line(json!({ "unit_price": -1 })), "cart_amount", "/lines/1/unit_price"),
        (line(json!({ "tags": { "a": [1, { "b": null }] } })), "input_list", "/lines/1/tags"),
        (line(json!({ "properties": { "a": 1, "b": "c" } })), "input_text", "/lines/1/properties/a"),
        (line(json!({ "quantity_rule": 5 })), "input_object", "/lines/1/quantity_rule"),
        (json!({ "key": "o" }), "input_required", "/lines/1/product"),
        (json!({}), "input_required", "/lines/1/key"),
        (json!([]), "input_object", "/lines/1"),
        (json!(null), "input_object", "/lines/1"),
        (json!("sold out"), "input_object", "/lines/1"),
    ];
    for (odd, code, pointer) in cases {
        let mut request = update();
        let lines = request.pointer_mut("/cart/lines").unwrap().as_array_mut().unwrap();
        lines.extend([odd.clone(), line(json!({ "key": "last", "product": "p", "variant": "p" }))]);
        let mut boundary = loaded();
        let answer = parsed(&ask(&mut boundary, "update", &request.to_string()));
        assert_eq!(cards_of(&boundary), 1, "{odd}: {answer}");
        let unread = &answer["unread"];
        assert_eq!((&unread["code"], &unread["pointer"]), (&json!(code), &json!(pointer)), "{odd}: {unread}");
        assert_has_sentence(&unread["code"]);
    }
    let mut request = update();
    request["cart"]["total"] = json!(-1);
    assert_eq!(parsed(&ask(&mut loaded(), "update", &request.to_string()))["unread"]["pointer"], "/total");
    assert_eq!(parsed(&ask(&mut loaded(), "update", &update().to_string())).get("unread"), None);
}

#[test]
fn a_cart_that_makes_no_sense_after_a_change_settles_nothing_and_none_says_that_it_could_not_be_read() {
    let mut boundary = with_a_card();
    ask(&mut boundary, "press", &about(json!({ "action": "accept" })).to_string());
    ask(&mut boundary, "begin", &about(json!({})).to_string());
    for nonsense in [json!({ "lines": 5 }), json!("sold out"), json!({ "lines": [] })] {
        let settled = about(json!({ "cart": nonsense, "message": null })).to_string();
        let answer = parsed(&ask(&mut boundary, "settle", &settled));
        assert!(answer["error"]["pointer"].as_str().unwrap().starts_with("/cart"), "{settled}: {answer}");
    }
    let settled = about(json!({ "cart": null, "message": null })).to_string();
    assert_eq!(parsed(&ask(&mut boundary, "settle", &settled))["events"][0]["name"], "failed");
}

#[test]
fn requests_that_are_cut_or_damaged_are_answered_and_harm_nothing() {
    let mut boundary = with_a_card();
    let before = ask(&mut boundary, "ledger", "{}");
    for (name, request) in calls() {
        let text = request.to_string();
        for (at, letter) in text.char_indices() {
            let (start, rest) = text.split_at(at);
            let cut = parsed(&ask(&mut boundary, name, start));
            let code = cut["error"]["code"].as_str().unwrap_or_default();
            assert!(code.starts_with("input_"), "{name} at {at}: {code}");
            for other in ["\0", "\"", "}", "9", "\\"] {
                let damaged = [start, other, rest.strip_prefix(letter).unwrap_or_default()].concat();
                if serde_json::from_str::<Value>(&damaged).is_err() {
                    let answer = parsed(&ask(&mut boundary, name, &damaged));
                    assert!(answer["error"].is_object(), "{name} at {at}: {damaged}");
                }
            }
        }
    }
    assert_eq!(ask(&mut boundary, "ledger", "{}"), before);
    assert_eq!(cards_after_update(&mut boundary), 1);
}

#[test]
fn what_is_not_known_is_no_card() {
    for more in [json!({ "offer": "gone" }), json!({ "placement": "checkout" })] {
        let mut boundary = with_a_card();
        let request = about(json!({ "action": "accept" }));
        let mut request = request.as_object().unwrap().clone();
        request.extend(more.as_object().unwrap().clone());
        let request = Value::from(request).to_string();
        assert_eq!(parsed(&ask(&mut boundary, "press", &request)), json!({ "busy": false, "events": [] }));
        assert_eq!(parsed(&ask(&mut boundary, "begin", &request)), json!({ "busy": false, "events": [] }));
        assert_eq!(parsed(&ask(&mut boundary, "shown", &request)), json!({ "busy": false, "events": [] }));
        assert_eq!(parsed(&ask(&mut boundary, "settle", &request)), json!({ "busy": false, "events": [] }));
    }
}

#[test]
fn a_call_that_nobody_knows_is_an_answer() {
    for (request, code, pointer) in [
        ("{}", "input_required", "/call"),
        (r#"{"call":"forget"}"#, "input_call", "/call"),
        (r#"{"call":7}"#, "input_text", "/call"),
    ] {
        let answer = parsed(&with_a_card().call(request));
        assert_eq!(answer, json!({ "error": { "code": code, "pointer": pointer } }), "{request}");
        assert_has_sentence(&answer["error"]["code"]);
    }
}
