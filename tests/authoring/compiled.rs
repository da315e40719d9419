//! What is compiled reads back, is the same whatever the order of the file, and never misleads when damaged.

use cart_associate::authoring::{compile, diagnostic};
use cart_associate::bundle::Bundle;

const SMALL: &str = r#"{
  "format": 1, // comments are welcome
  "revision": "2026-11-22",
  "language": "en",
  "settings": { "max_suggestions": 2 },
  "products": [
    { "id": "1001", "title": "Standing desk", "collections": ["desks"],
      "variants": [{ "id": "1001-140", "title": "140 cm", "prices": { "USD": "499.00" } }] },
    { "id": "1002", "title": "Cable tray", "url": "/products/cable-tray",
      "image": { "src": "/cable-tray.webp", "alt": "Steel cable tray", "width": 400, "height": 400 },
      "variants": [{ "id": "1002-1", "prices": { "USD": "29.00" } }] }
  ],
  "offers": [
    { "id": "desk-cable-tray", "kind": "pairs_well",
      "when": { "line": { "collection": "desks" } },
      "suggest": { "product": "1002" },
      "why": "Keeps the cables off the floor when your {trigger} moves." }
  ]
}"#;

#[test]
fn the_smallest_useful_bundle_compiles() {
    let compiled = compile(SMALL.as_bytes());
    assert!(compiled.diagnostics.is_empty(), "{}", diagnostic::render("small", SMALL, &compiled.diagnostics));
    let bundle = Bundle::open(compiled.bytes.unwrap()).unwrap();
    assert_eq!((bundle.product_count(), bundle.offer_count()), (2, 1));
    assert_eq!(bundle.meta().currencies, [("USD".to_owned(), 2)]);
    assert_eq!(bundle.offer_id(0), Ok("desk-cable-tray"));
}
