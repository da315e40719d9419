//! What shops export becomes a product index that compiles, and what a person wrote stays.

use cart_associate::authoring::{compile, diagnostic};
use cart_associate::import::catalog::{File, Imported, Note, Options, import};
use serde_json::{Value, json};

const STOREFRONT: &str = include_str!("catalog/storefront.json");
const SHOPIFY: &str = include_str!("catalog/shopify-2019.csv");
const SHOPIFY_2025: &str = include_str!("catalog/shopify-2025.csv");
const WOO: &str = include_str!("catalog/woo.csv");
const BY_HAND: &str = include_str!("catalog/by-hand.jsonc");

/// 22 November 2026, 12:00 UTC.
const NOW: i64 = 1_795_348_800_000;

fn dollars() -> Options {
    Options { currency: Some("USD".into()), now: Some(NOW), ..Options::default() }
}

pub(crate) fn try_import(
    files: &[(&str, &str)],
    existing: Option<&str>,
    options: &Options,
) -> Result<Imported, String> {
    let files: Vec<File<'_>> =
        files.iter().map(|(name, text)| File { name, bytes: text.as_bytes() }).collect();
    import(&files, existing.map(str::as_bytes), options)
}

/// What the compiler finds in the rules, as text.
fn findings(rules: &str) -> String {
    diagnostic::render("rules.json", rules, &compile(rules.as_bytes()).diagnostics)
}

/// An import whose result compiles, and which done again changes nothing.
fn imported(files: &[(&str, &str)], existing: Option<&str>, options: &Options) -> Imported {
    let done = try_import(files, existing, options).unwrap();
    assert_eq!(findings(&done.rules), "", "{}", done.rules);
    let again = try_import(files, Some(&done.rules), options).unwrap();
    assert_eq!(again.rules, done.rules, "a second time changes nothing");
    assert_eq!((again.report.added.len(), again.report.updated.len()), (0, 0));
    done
}

fn value(rules: &str) -> Value {
    jsonc_parser::parse_to_serde_value(rules, &jsonc_parser::ParseOptions::default()).unwrap()
}

pub(crate) fn product(rules: &str, id: &str) -> Value {
    let bundle = value(rules);
    let found = bundle["products"].as_array().unwrap().iter().find(|product| product["id"] == id);
    found.unwrap_or_else(|| panic!("no product {id} in {rules}")).clone()
}

fn noted(notes: &[Note]) -> Vec<(Option<usize>, &str, &str)> {
    notes.iter().map(|note| (note.line, note.what.as_str(), note.why.as_str())).collect()
}

pub(crate) fn has(notes: &[Note], line: usize, what: &str, why: &str) {
    let found = notes
        .iter()
        .any(|note| note.line == Some(line) && note.what.contains(what) && note.why.contains(why));
    assert!(found, "line {line}: {what}: {why} in {:#?}", noted(notes));
}

#[test]
fn a_storefronts_products_json() {
    let Imported { rules, report } = imported(&[("products.json", STOREFRONT)], None, &dollars());
    let mill = product(&rules, "7120001");
    assert_eq!(
        mill,
        json!({
            "id": "7120001", "handle": "salt-pepper-mill", "title": "Salt & Pepper mill, oak",
            "url": "/products/salt-pepper-mill",
            "image": { "src": "https://cdn.shopify.example/s/files/1/mill.jpg?v=1714", "alt": "", "width": 1200, "height": 900 },
            "type": "Kitchen", "vendor": "Alder & Quince", "tags": ["oak", "gift"],
            "variants": [{ "id": "41200011", "sku": "MILL-1", "prices": { "USD": "48.00" }, "compare_at": { "USD": "56.00" } }],
        })
    );
    let tunic = product(&rules, "7120002");
    assert_eq!(
        tunic["variants"],
        json!([
            { "id": "41200021", "title": "S / Sand", "options": { "Size": "S", "Colour": "Sand" }, "prices": { "USD": "89.00" } },
            { "id": "41200022", "title": "M / Sand", "sku": "TUN-M", "options": { "Size": "M", "Colour": "Sand" }, "prices": { "USD": "89.00" }, "available": false },
            { "id": "41200023", "title": "L / Sand", "sku": "TUN-L", "options": { "Size": "L", "Colour": "Sand" } },
        ])
    );
    assert_eq!((&tunic["vendor"], &tunic["image"]), (&Value::Null, &Value::Null));
    let plan = product(&rules, "7120004");
    assert_eq!((&plan["requires_shipping"], &plan["tags"]), (&json!(false), &json!(["plan", "care"])));
    assert_eq!(product(&rules, "7120007")["title"], "Number as price {odd}");
    assert_eq!(product(&rules, "7120007")["tags"], json!(["a"]));

    let ids: Vec<&str> = report.added.iter().map(|change| change.id.as_str()).collect();
    assert_eq!(ids, ["7120001", "7120002", "7120004", "7120007"]);
    let skipped = &report.skipped;
    has(skipped, 6, "picture of Linen tunic", "may not be followed");
    has(skipped, 10, "price of Linen tunic, L / Sand", "has no price");
    has(skipped, 13, "Gift card", "gift card");
    has(skipped, 15, "Nothing to choose", "no variant");
    has(skipped, 16, "untitled", "no title");
    has(skipped, 17, "price of Number as price", "stand in quotes");
    has(skipped, 17, "Number as price", "same id");
    has(skipped, 19, "without a name", "no product");
    has(&report.notes, 14, "Care plan", "zero");
    has(&report.notes, 18, "mill", "twice");
    assert_eq!((skipped.len(), report.notes.len()), (8, 2), "{:#?}", noted(skipped));
    let text = report.text();
    assert!(text.starts_with("4 products added, 0 updated, 0 as they were\n"), "{text}");
    assert!(text.contains("  products.json: Gift card (line 13): it is a gift card"), "{text}");
}

#[test]
fn shopifys_csv_of_old_and_new() {
    let size = Options { image_size: Some("600x450".into()), ..dollars() };
    let files = [("old.csv", SHOPIFY), ("new.csv", SHOPIFY_2025)];
    let Imported { rules, report } = imported(&files, None, &size);
    assert_eq!(
        product(&rules, "salt-pepper-mill"),
        json!({
            "id": "salt-pepper-mill", "handle": "salt-pepper-mill", "title": "Salt & Pepper mill, oak",
            "url": "/products/salt-pepper-mill",
            "image": { "src": "https://cdn.shopify.example/s/files/1/mill.jpg?v=1714", "alt": "Two oak mills", "width": 600, "height": 450 },
            "type": "Kitchen", "vendor": "Alder & Quince", "tags": ["oak", "gift"],
            "variants": [{ "id": "salt-pepper-mill", "sku": "MILL-1", "prices": { "USD": "48.00" }, "compare_at": { "USD": "56.00" }, "stock": 7 }],
        })
    );
    let sand = |size: &str| json!({ "Size": size, "Colour": "Sand" });
    assert_eq!(
        product(&rules, "linen-tunic")["variants"],
        json!([
            { "id": "linen-tunic / S / Sand", "title": "S / Sand", "sku": "TUN-S", "options": sand("S"), "prices": { "USD": "89.00" }, "available": false, "stock": 0 },
            { "id": "linen-tunic / M / Sand", "title": "M / Sand", "sku": "TUN-M", "options": sand("M"), "prices": { "USD": "89.00" }, "compare_at": { "USD": "99.00" } },
            { "id": "linen-tunic / L / Sand", "title": "L / Sand", "sku": "TUN-L", "options": sand("L"), "prices": { "USD": "1299.00" } },
        ])
    );
    let wax = &product(&rules, "hard-wax")["variants"];
    assert_eq!(wax[0]["unit_price"], json!({ "quantity": 250, "unit": "g", "reference": 100 }));
    assert_eq!((&wax[0]["stock"], &wax[1]["stock"]), (&json!(12), &Value::Null));
    assert_eq!(wax[1]["prices"], json!({ "USD": "39.50" }));
    let ticket = product(&rules, "workshop-ticket");
    assert_eq!(
        (&ticket["requires_shipping"], &ticket["variants"][0]["id"]),
        (&json!(false), &json!("workshop-ticket"))
    );

    has(&report.skipped, 8, "Old lamp", "archived");
    has(&report.skipped, 9, "Next lamp", "not published");
    has(&report.skipped, 10, "Voucher", "gift card");
    has(&report.skipped, 11, "Lost row", "no handle");
    has(&report.notes, 2, "Salt & Pepper mill", "no ids");
    assert!(report.notes.iter().any(|note| note.file == "old.csv" && note.what.contains("single markets")));
    // Costs are the merchant's own business.
    assert!(!rules.contains("4.10"));
}

#[test]
fn pictures_without_a_size_are_left_out() {
    let Imported { rules, report } = imported(&[("old.csv", SHOPIFY)], None, &dollars());
    assert!(!rules.contains("\"image\""));
    has(&report.skipped, 2, "picture of Salt & Pepper mill", "--image-size");
}

#[test]
fn the_csv_and_products_json_complete_each_other() {
    for files in [
        [("products.json", STOREFRONT), ("export.csv", SHOPIFY)],
        [("export.csv", SHOPIFY), ("products.json", STOREFRONT)],
    ] {
        let Imported { rules, .. } = imported(&files, None, &dollars());
        let mill = product(&rules, "7120001");
        assert_eq!(mill["image"]["alt"], "Two oak mills");
        assert_eq!(mill["image"]["width"], 1200);
        assert_eq!(mill["variants"][0]["id"], "41200011");
        assert_eq!(mill["variants"][0]["stock"], 7);
        assert_eq!(product(&rules, "7120002")["variants"].as_array().unwrap().len(), 3);
        assert!(!rules.contains("\"salt-pepper-mill\",\n      \"handle\""), "nothing is there twice");
    }
}

#[test]
fn ids_follow_when_products_json_comes_later() {
    let first = imported(&[("export.csv", SHOPIFY)], None, &dollars());
    let second = imported(&[("products.json", STOREFRONT)], Some(&first.rules), &dollars());
    let mill = product(&second.rules, "7120001");
    assert_eq!((&mill["variants"][0]["id"], &mill["variants"][0]["stock"]), (&json!("41200011"), &json!(7)));
    let ids: Vec<Value> = product(&second.rules, "7120002")["variants"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].clone())
        .collect();
    assert_eq!(ids, ["41200021", "41200022", "41200023"]);

    // What offers name keeps its name, and it is said.
    let offer = "\"offers\": [{ \"id\": \"mill\", \"kind\": \"pairs_well\", \"when\": { \"line\": { \"product\": \"linen-tunic\" } }, \
        \"suggest\": { \"product\": \"salt-pepper-mill\" }, \"why\": \"Goes with your {trigger}.\" }]";
    let named = first.rules.replace("\"offers\": []", offer);
    let third = imported(&[("products.json", STOREFRONT)], Some(&named), &dollars());
    assert_eq!(product(&third.rules, "salt-pepper-mill")["variants"][0]["id"], "salt-pepper-mill");
    assert!(
        third
            .report
            .notes
            .iter()
            .any(|note| note.why.contains("`salt-pepper-mill`") && note.why.contains("`7120001`"))
    );
}

#[test]
fn woocommerces_csv() {
    let Imported { rules, report } = imported(&[("wc-product-export.csv", WOO)], None, &dollars());
    let hoodie = product(&rules, "44");
    assert_eq!(hoodie["collections"], json!(["Clothing", "Hoodies", "New"]));
    assert_eq!((&hoodie["url"], &hoodie["tags"]), (&json!("/?p=44"), &json!(["soft", "warm"])));
    let option = |colour: &str, logo: &str| json!({ "Colour": colour, "Logo": logo });
    assert_eq!(
        hoodie["variants"],
        json!([
            { "id": "60", "title": "Blue / Yes", "sku": "woo-hoodie-blue-logo", "options": option("Blue", "Yes"), "prices": { "USD": "42.00" }, "compare_at": { "USD": "45.00" }, "stock": 6 },
            { "id": "61", "title": "Green / No", "options": option("Green", "No"), "prices": { "USD": "45.00" }, "available": false, "stock": 0 },
            { "id": "62", "title": "Green / Yes", "options": option("Green", "Yes"), "prices": { "USD": "45.50" }, "available": false },
        ])
    );
    let album = product(&rules, "70");
    assert_eq!(album["title"], "Woo Album & Notes");
    assert_eq!(
        (&album["requires_shipping"], &album["attributes"]),
        (&json!(false), &json!({ "Artist": "The Alders" }))
    );
    assert_eq!(album["variants"][0]["quantity_rule"], json!({ "max": 1 }));
    let belt = product(&rules, "75");
    assert_eq!(
        belt["variants"],
        json!([{ "id": "75", "sku": "belt", "prices": { "USD": "55.00" }, "stock": 3 }])
    );
    assert_eq!(belt["collections"], json!(["Accessories, leather"]));

    for (line, what, why) in [
        (7, "Lost - Red", "parent"),
        (9, "Draft cap", "draft"),
        (10, "WordPress pennant", "sold elsewhere"),
        (11, "Logo collection", "group"),
        (12, "Monthly box", "extension"),
        (2, "picture of Hoodie", "--image-size"),
    ] {
        has(&report.skipped, line, what, why);
    }
    // The sale of the belt has not begun; that of the hoodie is over in a year.
    let later = Options { now: Some(NOW + 365 * 86_400_000), ..dollars() };
    let Imported { rules, .. } = imported(&[("wc-product-export.csv", WOO)], Some(&rules), &later);
    assert_eq!(product(&rules, "75")["variants"][0]["compare_at"], json!({ "USD": "55.00" }));
    let blue = &product(&rules, "44")["variants"][0];
    assert_eq!((&blue["prices"], &blue["compare_at"]), (&json!({ "USD": "45.00" }), &json!({})));
    // Without a clock nobody knows whether a sale with dates holds.
    let no_clock = Options { now: None, ..dollars() };
    let Imported { rules, report } = imported(&[("wc-product-export.csv", WOO)], None, &no_clock);
    assert_eq!(product(&rules, "44")["variants"][0]["prices"], Value::Null);
    has(&report.skipped, 4, "price of Hoodie, Blue / Yes", "not known");
}

#[test]
fn what_a_person_wrote_stays() {
    let Imported { rules, report } =
        imported(&[("products.json", STOREFRONT), ("export.csv", SHOPIFY)], Some(BY_HAND), &dollars());
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/authoring/catalog/by-hand.after.jsonc");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(file, &rules).unwrap();
    }
    assert_eq!(rules, std::fs::read_to_string(file).unwrap(), "run with UPDATE_SNAPSHOTS=1, and look");

    let (before, after) = (product(BY_HAND, "7120001"), product(&rules, "7120001"));
    for field in ["short_name", "need", "attributes"] {
        assert_eq!(before[field], after[field], "{field}");
    }
    assert_eq!(after["title"], json!({ "en": "Salt & Pepper mill, oak", "de": "Salz- und Pfeffermühle" }));
    assert_eq!(after["image"]["alt"], "Two mills of oak, side by side");
    assert_eq!(after["image"]["width"], 1200);
    assert_eq!(after["tags"], json!(["gift", "oak"]), "the order of tags means nothing");
    let variant = &after["variants"][0];
    assert_eq!(variant["prices"], json!({ "USD": "48.00", "EUR": "42.00" }));
    assert_eq!(variant["compare_at"], json!({ "USD": "56.00", "EUR": "48.00" }));
    for field in ["market_prices", "plans"] {
        assert_eq!(before["variants"][0][field], variant[field], "{field}");
    }
    let comments = BY_HAND.lines().filter_map(|line| line.split_once("//").map(|(_, comment)| comment));
    for comment in
        comments.filter(|comment| !comment.contains("cdn.")).chain(["/* measured */", "Kitchen first. */"])
    {
        assert!(rules.contains(comment), "{comment}");
    }
    let tail = |text: &str| text.split_once("\"offers\"").unwrap().1.to_owned();
    let head = |text: &str| text.split_once("\"products\"").unwrap().0.to_owned();
    assert_eq!(
        (tail(&rules), head(&rules)),
        (tail(BY_HAND), head(BY_HAND)),
        "offers and settings are not touched"
    );

    let updated: Vec<_> =
        report.updated.iter().map(|change| (change.id.as_str(), change.fields.join(" "))).collect();
    assert_eq!(updated[0].0, "7120001");
    for field in ["title", "url", "src", "prices", "compare_at", "stock", "handle"] {
        assert!(updated[0].1.contains(field), "{field} in {updated:?}");
    }
    has(&report.notes, 6, "variant 41200029 of Linen tunic", "not available");
    let gone = &product(&rules, "7120002")["variants"][1];
    assert_eq!((&gone["id"], &gone["available"]), (&json!("41200029"), &json!(false)));
    assert_eq!(report.kept, 1, "the engraving");
}

#[test]
fn a_product_that_is_withdrawn_is_marked() {
    let files = |status: &str| {
        json!({ "products": [{ "id": 1, "title": "Lamp", "handle": "lamp", "status": status,
            "variants": [{ "id": 2, "price": "15.00", "inventory_management": "shopify", "inventory_quantity": 4 }] }] })
        .to_string()
    };
    let first = imported(&[("p.json", &files("active"))], None, &dollars());
    assert_eq!(product(&first.rules, "1")["variants"][0]["stock"], 4);
    let second = imported(&[("p.json", &files("archived"))], Some(&first.rules), &dollars());
    assert_eq!(product(&second.rules, "1")["variants"][0]["available"], false);
    has(&second.report.skipped, 1, "Lamp", "archived");
    let third = imported(&[("p.json", &files("active"))], Some(&second.rules), &dollars());
    assert_eq!(product(&third.rules, "1")["variants"][0]["available"], true);
}

#[test]
fn prices_of_a_market_go_to_that_market_alone() {
    let pounds = Options { currency: Some("GBP".into()), market: Some("GB".into()), ..dollars() };
    let page = STOREFRONT.replace("48.00", "37.00");
    let Imported { rules, report } = imported(&[("gb.json", &page)], Some(BY_HAND), &pounds);
    let mill = product(&rules, "7120001");
    assert_eq!(mill["variants"][0]["market_prices"], json!({ "GB": { "GBP": "37.00" } }));
    assert_eq!(mill["title"], product(BY_HAND, "7120001")["title"]);
    let tunic = product(&rules, "7120002");
    assert_eq!(tunic["variants"][0]["market_prices"], json!({ "GB": { "GBP": "89.00" } }));
    assert_eq!(tunic["variants"][1], product(BY_HAND, "7120002")["variants"][1]);
    has(&report.skipped, 14, "Care plan", "without `--market`");
    assert!(report.added.is_empty());
}

#[test]
fn a_collections_own_products_json() {
    let kitchen = Options { collection: Some("kitchen".into()), ..dollars() };
    let Imported { rules, .. } = imported(&[("products.json", STOREFRONT)], Some(BY_HAND), &kitchen);
    assert_eq!(product(&rules, "7120001")["collections"], json!(["kitchen"]));
    assert_eq!(product(&rules, "7120004")["collections"], json!(["kitchen"]));
    let gifts = Options { collection: Some("gifts".into()), ..dollars() };
    let Imported { rules, .. } = imported(&[("products.json", STOREFRONT)], Some(&rules), &gifts);
    assert_eq!(product(&rules, "7120001")["collections"], json!(["kitchen", "gifts"]));
}

#[test]
fn an_attribute_that_differs_is_yours() {
    let mine =
        imported(&[("woo.csv", WOO)], None, &dollars()).rules.replace("The Alders", "Alders & friends");
    let Imported { rules, report } = imported(&[("woo.csv", WOO)], Some(&mine), &dollars());
    assert_eq!(rules, mine);
    has(&report.notes, 8, "Artist of Woo Album", "yours stays");
}

#[test]
fn what_cannot_be_imported_is_said_in_a_sentence() {
    let cases: [(&str, Option<&str>, Options, &[&str]); 10] = [
        (STOREFRONT, None, Options::default(), &["--currency"]),
        (STOREFRONT, None, Options { currency: Some("usd".into()), ..Options::default() }, &["`usd`", "USD"]),
        (
            STOREFRONT,
            None,
            Options { image_size: Some("large".into()), ..dollars() },
            &["`large`", "600x600"],
        ),
        ("{\n  \"products\": [\n    { \"id\": 1,\n", None, dollars(), &["f, line ", "closed"]),
        ("{ \"errors\": \"Not Found\" }", None, dollars(), &["no `products`"]),
        ("a,b,c\n1,2,3\n", None, dollars(), &["none of the files", "`a`, `b`, `c`"]),
        ("PK\u{3}\u{4}rest", None, dollars(), &["workbook"]),
        ("", None, dollars(), &["empty"]),
        (STOREFRONT, Some("{ \"products\": [ }"), dollars(), &["rule bundle", "line 1"]),
        (STOREFRONT, Some("{ \"products\": {} }"), dollars(), &["no list"]),
    ];
    for (text, existing, options, words) in cases {
        let error = try_import(&[("f", text)], existing, &options).unwrap_err();
        for word in words {
            assert!(error.contains(word), "{word}: {error}");
        }
    }
    let latin = File { name: "export.csv", bytes: b"M\xf8bel" };
    assert!(import(&[latin], None, &dollars()).unwrap_err().contains("UTF-8"));
    assert!(import(&[], None, &dollars()).unwrap_err().contains("no file"));
}

#[test]
fn the_currency_of_the_rule_bundle_need_not_be_said() {
    let options = Options { now: Some(NOW), ..Options::default() };
    let yen = BY_HAND.replace("\"EUR\"", "\"USD\"");
    assert!(try_import(&[("f", STOREFRONT)], Some(&yen), &options).is_err(), "GBP and USD");
    let done = imported(
        &[("f", STOREFRONT)],
        Some(
            "{\"format\":1,\"revision\":\"1\",\"language\":\"en\",\"products\":[{\"id\":\"1\",\"title\":\"A\",\"variants\":[{\"id\":\"2\",\"prices\":{\"JPY\":\"999\"}}]}]}",
        ),
        &options,
    );
    assert_eq!(product(&done.rules, "7120001")["variants"][0]["prices"], json!({ "JPY": "48" }));
}

#[test]
fn what_an_import_breaks_is_found() {
    let rules = BY_HAND.replace(
        "\"offers\": [",
        "\"offers\": [{ \"id\": \"mill-1\", \"kind\": \"pairs_well\", \"when\": { \"line\": { \"sku\": \"MILL-1\" } }, \"suggest\": { \"product\": \"by-hand\" }, \"why\": \"It fits.\" },",
    );
    let page = STOREFRONT.replace("MILL-1", "MILL-2");
    let done = try_import(&[("p.json", &page)], Some(&rules), &dollars()).unwrap();
    assert!(findings(&done.rules).contains("unknown_sku"), "{}", done.rules);
}

#[test]
fn line_ends_and_marks_of_the_system_stay() {
    let windows = BY_HAND.replace('\n', "\r\n");
    let done = imported(&[("p.json", STOREFRONT)], Some(&windows), &dollars());
    assert!(!done.rules.replace("\r\n", "").contains('\n'));
    let marked = format!("\u{feff}{STOREFRONT}");
    assert_eq!(
        imported(&[("p.json", &marked)], Some(BY_HAND), &dollars()).rules,
        imported(&[("p.json", STOREFRONT)], Some(BY_HAND), &dollars()).rules
    );
    let excel = SHOPIFY_2025.replace('\n', "\r\n");
    assert_eq!(imported(&[("s.csv", &format!("\u{feff}{excel}"))], None, &dollars()).report.added.len(), 2);
}

#[test]
fn thousands_of_products_take_moments() {
    let one = |number: u32| {
        json!({ "id": 10_000 + number, "title": format!("Product {number}"), "handle": format!("product-{number}"),
            "published_at": "2026-05-04T09:00:00+02:00", "tags": ["a", "b"], "options": [{ "name": "Size" }],
            "variants": (0..4).map(|size| json!({ "id": 1_000_000 + number * 10 + size, "option1": format!("{size}"), "price": "12.00", "available": true })).collect::<Vec<_>>() })
    };
    let page = |price: &str| {
        json!({ "products": (0..3_000).map(one).collect::<Vec<_>>() }).to_string().replace("12.00", price)
    };
    let start = std::time::Instant::now();
    let first = imported(&[("p.json", &page("12.00"))], None, &dollars());
    assert_eq!(first.report.added.len(), 3_000);
    let second = imported(&[("p.json", &page("13.00"))], Some(&first.rules), &dollars());
    assert_eq!(second.report.updated.len(), 3_000);
    assert_eq!(value(&second.rules)["products"].as_array().unwrap().len(), 3_000);
    assert!(compile(second.rules.as_bytes()).bytes.is_some());
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
