//! Everything that is wrong is reported at once, each in its own place, and nothing that only follows from it.

use crate::edit::{FULL, edited};
use cart_associate::authoring::{Diagnostic, compile};
use serde_json::json;

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
