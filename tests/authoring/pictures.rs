//! A variant's own picture: from a shop's export into the rules, and from there onto the card.

use crate::catalog::{product, try_import};
use cart_associate::import::catalog::Options;
use serde_json::{Value, json};

fn options(size: Option<&str>) -> Options {
    Options {
        currency: Some("USD".into()),
        image_size: size.map(Into::into),
        now: Some(1_795_348_800_000),
        ..Options::default()
    }
}

/// The pictures of a product's variants after an import, and of a second one with the same file.
fn pictures(name: &str, text: &str, id: &str, existing: Option<&str>) -> (String, Vec<Value>) {
    let done = try_import(&[(name, text)], existing, &options(Some("600x800"))).unwrap();
    let again = try_import(&[(name, text)], Some(&done.rules), &options(Some("600x800"))).unwrap();
    assert_eq!(again.rules, done.rules, "a second time changes nothing");
    let product = product(&done.rules, id);
    let all =
        product["variants"].as_array().unwrap().iter().map(|variant| variant["image"].clone()).collect();
    (done.rules, all)
}

const CSV: &str = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src,Image Position,Variant Image,Status\n\
    belt,Belt,Colour,Brown,B-1,45.00,https://cdn.example/belt.jpg,1,https://cdn.example/brown.jpg?v=1,active\n\
    belt,,,Black,B-2,45.00,,,https://cdn.example/belt.jpg,active\n\
    belt,,,Red,B-3,45.00,,,javascript:alert(1),active\n";

#[test]
fn of_shopify_s_csv() {
    let (rules, found) = pictures("products.csv", CSV, "belt", None);
    let brown = json!({ "src": "https://cdn.example/brown.jpg?v=1", "alt": "Belt, Brown", "width": 600, "height": 800 });
    // The product's own picture is said once, and one that may not be followed is left out.
    assert_eq!(found, [brown, Value::Null, Value::Null]);
    let done = try_import(&[("products.csv", CSV)], None, &options(Some("600x800"))).unwrap();
    assert!(
        done.report.skipped.iter().any(|note| note.what == "the picture of Belt, Red"),
        "{:?}",
        done.report.skipped
    );

    // Words by hand stay, and the address follows the shop.
    let by_hand = rules.replace("\"Belt, Brown\"", "\"A brown belt\"");
    let later = CSV.replace("brown.jpg?v=1", "brown.jpg?v=2");
    let (_, found) = pictures("products.csv", &later, "belt", Some(&by_hand));
    let brown = json!({ "src": "https://cdn.example/brown.jpg?v=2", "alt": "A brown belt", "width": 600, "height": 800 });
    assert_eq!(found.first(), Some(&brown));
}

#[test]
fn without_its_size_none_is_taken_and_that_is_said() {
    let done = try_import(&[("products.csv", CSV)], None, &options(None)).unwrap();
    let belt = product(&done.rules, "belt");
    assert_eq!(belt["variants"][0]["image"], Value::Null);
    assert!(done.report.skipped.iter().any(|note| note.why.contains("--image-size")));
}

#[test]
fn of_shopify_s_json() {
    for own in [
        r#""featured_image": { "id": 2, "src": "https://cdn.example/brown.jpg", "width": 900, "height": 900, "alt": "A brown belt" }"#,
        r#""image_id": 2"#,
    ] {
        let text = format!(
            r#"{{ "products": [{{ "id": 7, "title": "Belt", "handle": "belt", "published_at": "2026-01-01T00:00:00Z",
              "options": [{{ "name": "Colour" }}],
              "images": [{{ "id": 1, "src": "https://cdn.example/belt.jpg", "width": 900, "height": 900 }},
                {{ "id": 2, "src": "https://cdn.example/brown.jpg", "width": 900, "height": 900, "alt": "A brown belt" }}],
              "variants": [{{ "id": 71, "option1": "Brown", "price": "45.00", "available": true, {own} }},
                {{ "id": 72, "option1": "Black", "price": "45.00", "available": true, "featured_image": null }}] }}] }}"#
        );
        let (_, found) = pictures("products.json", &text, "7", None);
        let brown = json!({ "src": "https://cdn.example/brown.jpg", "alt": "A brown belt", "width": 900, "height": 900 });
        assert_eq!(found, [brown, Value::Null], "{own}");
    }
}

#[test]
fn of_woocommerce_s_csv() {
    let text = "ID,Type,SKU,Name,Published,In stock?,Regular price,Images,Parent,Attribute 1 name,Attribute 1 value(s)\n\
        44,variable,hoodie,Hoodie,1,1,,https://shop.example/hoodie.jpg,,Colour,\"Blue, Green\"\n\
        60,variation,h-blue,Hoodie - Blue,1,1,45,https://shop.example/blue.jpg,hoodie,Colour,Blue\n\
        61,variation,h-green,Hoodie - Green,1,1,45,,hoodie,Colour,Green\n";
    let (_, found) = pictures("woo.csv", text, "44", None);
    let blue =
        json!({ "src": "https://shop.example/blue.jpg", "alt": "Hoodie, Blue", "width": 600, "height": 800 });
    assert_eq!(found, [blue, Value::Null]);
}
