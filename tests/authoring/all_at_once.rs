//! Everything that is wrong is reported at once, each in its own place, and nothing that only follows from it.

use crate::edit::{FULL, edited};
use cart_associate::authoring::{Diagnostic, compile};
use serde_json::{Value, json};

fn places(source: &str) -> Vec<(&'static str, String)> {
    let mut all: Vec<_> = compile(source.as_bytes())
        .diagnostics
        .into_iter()
        .map(|one: Diagnostic| (one.code, one.pointer))
        .collect();
    all.sort();
    all
}

#[test]
fn all_errors_are_reported_and_consequences_are_not() {
    let source = edited(&vec![
        ("/settings/max_suggestions", json!("two")),
        ("/products/0/title", json!(7)),
        ("/products/1/variants/0/prices/USD", json!(45)),
        ("/products/2/variants/0/stock", json!(true)),
        ("/offers/0/suggest/0/sam", json!("color")),
        ("/offers/0/priority", json!("high")),
        ("/offers/2/when/any/0/line/produkt", json!("shoes")),
        ("/offers/2/when/any/1/line/sku", json!(5)),
        ("/offers/6/tier/steps/0/title", json!(null)),
        ("/offer", json!([])),
    ]);
    let expected = [
        ("missing_field", "/offers/6/tier/steps/0"),
        ("unknown_field", "/offer"),
        ("unknown_field", "/offers/0/suggest/0/sam"),
        ("unknown_field", "/offers/2/when/any/0/line/produkt"),
        ("wrong_type", "/offers/0/priority"),
        ("wrong_type", "/offers/2/when/any/1/line/sku"),
        ("wrong_type", "/products/0/title"),
        ("wrong_type", "/products/1/variants/0/prices/USD"),
        ("wrong_type", "/products/2/variants/0/stock"),
        ("wrong_type", "/settings/max_suggestions"),
    ];
    let found = places(&source);
    assert_eq!(found, expected.map(|(code, pointer)| (code, pointer.to_owned())));
}

#[test]
fn findings_keep_the_indices_of_the_file() {
    // The first alternative cannot be read; what is wrong with the second still says that it is the second.
    let source = edited(&vec![(
        "/offers/0/suggest",
        json!([{ "quantity": 1 }, { "product": "belts", "variant": ["belt-brown"] }, { "product": "belt", "quantity": 0 }]),
    )]);
    let expected = [
        ("missing_field", "/offers/0/suggest/0"),
        ("out_of_range", "/offers/0/suggest/2/quantity"),
        ("unknown_product", "/offers/0/suggest/1/product"),
    ];
    assert_eq!(places(&source), expected.map(|(code, pointer)| (code, pointer.to_owned())));
}

#[test]
fn findings_come_in_the_order_of_the_file() {
    let source = edited(&vec![
        ("/offers/5/why", json!("")),
        ("/settings/max_suggestions", json!(9)),
        ("/products/0/url", json!("ftp://x")),
    ]);
    let starts: Vec<_> = compile(source.as_bytes()).diagnostics.iter().map(|one| one.span.start).collect();
    assert_eq!(starts.len(), 3);
    assert!(starts.is_sorted());
}

#[test]
fn whatever_the_bytes_there_is_an_answer() {
    for end in 0..FULL.trim_end().len() {
        let compiled = compile(&FULL.as_bytes()[..end]);
        assert!(compiled.bytes.is_none() && !compiled.diagnostics.is_empty(), "cut at {end}");
    }
    // Each byte in turn replaced by one that changes the structure.
    for at in (0..FULL.len()).step_by(7) {
        for byte in *b"{}[],:\"0-/\xff" {
            let mut bytes = FULL.as_bytes().to_vec();
            bytes[at] = byte;
            let compiled = compile(&bytes);
            assert_eq!(compiled.bytes.is_some(), compiled.diagnostics.is_empty(), "at {at}");
        }
    }
    for odd in [
        "null",
        "[]",
        "0",
        "\"\"",
        "{}",
        "{\"products\": null}",
        "{\"offers\": [null, 1, [], {}]}",
        "{\"markets\": []}",
    ] {
        assert!(!compile(odd.as_bytes()).diagnostics.is_empty(), "{odd}");
    }
}

/// A file with `count` unknown fields in one place.
fn damaged(at: &str, count: usize) -> String {
    let mut bundle: Value = serde_json::from_str(FULL).unwrap();
    let members = bundle.pointer_mut(at).unwrap().as_object_mut().unwrap();
    members.extend((0..count).map(|one| (format!("field_{one}"), json!(1))));
    bundle.to_string()
}

#[test]
fn of_a_damaged_part_so_much_is_told_as_anybody_reads() {
    for at in ["", "/settings", "/offers/0", "/products/1"] {
        let found = places(&damaged(at, 3_000));
        let count = |code| found.iter().filter(|one| one.0 == code).count();
        assert_eq!((count("unknown_field"), count("too_many_findings")), (100, 1), "{at}");
        assert!(found.contains(&("too_many_findings", at.into())), "{at}");
    }
    assert_eq!(places(&damaged("/settings", 100)).len(), 100, "not one less");
}

#[test]
fn of_a_damaged_file_the_first_thousand_are_told_and_the_others_counted() {
    let offers: Vec<_> =
        (0..900).map(|one| json!({ "id": format!("o{one}"), "kindd": 1, "whenn": 2 })).collect();
    let source = edited(&vec![("/offers", json!(offers))]);
    let found = compile(source.as_bytes()).diagnostics;
    assert_eq!(found.len(), 1_001);
    assert_eq!((found[0].code, found[0].pointer.as_str()), ("too_many_findings", ""));
    assert_eq!(found[0].message, "here are the first 1000, and at least 567 errors more are not told");
}
