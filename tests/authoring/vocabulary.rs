//! Collections and tags have names in exports and slugs in carts: a rule may use either.

use crate::catalog::{product, try_import};
use cart_associate::authoring::explain::answer;
use cart_associate::authoring::{Options, lint};
use cart_associate::import::catalog::Options as ImportOptions;
use serde_json::{Value, json};

const BY_SLUG: &str = include_str!("../field/17-woo-slug/rules-slug.json");
const BY_NAME: &str = include_str!("../field/17-woo-slug/rules-name.json");
const EXPORT: &str = include_str!("../field/17-woo-slug/woo.csv");

/// A cart with a desk whose platform tells these collections and tags.
fn cart(product: &str, collections: &[&str], tags: &[&str]) -> String {
    json!({ "currency": "USD", "exponent": 2, "total": 30_000, "lines": [{ "key": "k", "product": product, "variant": product,
        "quantity": 1, "unit_price": 30_000, "total": 30_000, "collections": collections, "tags": tags }] })
    .to_string()
}

/// Whether the only offer of the rules is shown.
fn is_shown(rules: &str, cart: &str) -> bool {
    let answered = answer(rules.as_bytes(), cart, None, 1_795_348_800_000);
    answered["offers"][0]["shown"] == Value::Bool(true)
}

#[test]
fn names_and_slugs_are_both_understood() {
    for rules in [BY_SLUG, BY_NAME] {
        assert!(is_shown(rules, &cart("140", &[], &[])), "known by the index alone");
        for told in ["standing-desks", "Standing Desks"] {
            assert!(is_shown(rules, &cart("140", &[told], &[])), "{told}");
        }
        assert!(is_shown(rules, &cart("999", &["standing-desks"], &[])), "new, and told by slug");
        assert!(!is_shown(rules, &cart("999", &["desks"], &[])));
        let found = lint(rules.as_bytes(), &Options::default()).diagnostics;
        assert!(!found.iter().any(|one| one.code == "unknown_collection"), "{found:?}");
        // Tags are no different.
        let by_tag = rules
            .replace("\"collection\": \"standing-desks\"", "\"tag\": \"solid-oak\"")
            .replace("\"collection\": \"Standing Desks\"", "\"tag\": \"Solid Oak\"");
        assert!(is_shown(&by_tag, &cart("999", &[], &["solid-oak"])));
        assert!(is_shown(&by_tag, &cart("140", &[], &[])));
        let found = lint(by_tag.as_bytes(), &Options::default()).diagnostics;
        assert!(!found.iter().any(|one| one.code == "unknown_tag"), "{found:?}");
    }
    let wrong = BY_SLUG.replace("\"collection\": \"standing-desks\"", "\"collection\": \"standing-desk\"");
    let found = lint(wrong.as_bytes(), &Options::default()).diagnostics;
    assert!(found.iter().any(|one| one.code == "unknown_collection"), "{found:?}");
}

#[test]
fn two_names_with_one_slug_stay_two() {
    let both = BY_NAME.replace("\"tags\": [", "\"tags\": [\n    \"C++\", \"C\",");
    let rule = |tag: &str| both.replace("\"collection\": \"Standing Desks\"", &format!("\"tag\": \"{tag}\""));
    assert!(is_shown(&rule("C++"), &cart("999", &[], &["C++"])));
    assert!(!is_shown(&rule("C++"), &cart("999", &[], &["c"])), "it may be the slug of the other");
    assert!(!is_shown(&rule("C++"), &cart("999", &[], &["C"])));
}

#[test]
fn an_import_keeps_the_names() {
    let options = ImportOptions { currency: Some("USD".into()), ..ImportOptions::default() };
    let done = try_import(&[("woo.csv", EXPORT)], Some(BY_SLUG), &options).unwrap();
    assert_eq!(done.rules, BY_SLUG, "nothing is new");
    assert_eq!(product(&done.rules, "140")["collections"], json!(["Standing Desks"]));
}
