//! Exports as they come from the field: read right, or refused with the reason and the place. The files of each case
//! are in `tests/field/`; beside each stand its neighbours.

use crate::catalog::{has, product, try_import};
use cart_associate::import::catalog::{File, Imported, Options, import};
use serde_json::{Value, json};

/// 30 November 2026, 13:30 UTC.
const NOW: i64 = 1_796_045_400_000;

fn options(currency: &str) -> Options {
    Options { currency: Some(currency.into()), now: Some(NOW), ..Options::default() }
}

fn in_zone(zone: &str) -> Options {
    Options { time_zone: Some(zone.into()), ..options("GBP") }
}

fn field(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Imports one text, and again: the second time changes nothing.
fn one(text: &str, existing: Option<&str>, options: &Options) -> Imported {
    let done = try_import(&[("f.csv", text)], existing, options).unwrap();
    let again = try_import(&[("f.csv", text)], Some(&done.rules), options).unwrap();
    assert_eq!(again.rules, done.rules, "a second time changes nothing");
    done
}

fn refused(text: &str, words: &[&str]) {
    let error = try_import(&[("f", text)], None, &options("USD")).unwrap_err();
    for word in words {
        assert!(error.contains(word), "{word}: {error}");
    }
}

/// The price in a currency of the first variant of a product; null where it has none.
fn price(rules: &str, id: &str, currency: &str) -> Value {
    product(rules, id)["variants"][0]["prices"][currency].clone()
}

/// A Shopify CSV with these prices, one product for each: `p1`, `p2` …
fn shopify(prices: &[&str]) -> String {
    let row = |(number, price): (usize, &&str)| format!("p{},Product,\"{price}\",active\n", number + 1);
    let rows: String = prices.iter().enumerate().map(row).collect();
    format!("Handle,Title,Variant Price,Status\n{rows}")
}

/// A WooCommerce CSV with one simple product of these columns and cells.
fn woo(columns: &str, cells: &[&str]) -> String {
    let row = |(number, cells): (usize, &&str)| format!("{},simple,Product,{cells}\n", number + 1);
    let rows: String = cells.iter().enumerate().map(row).collect();
    format!("ID,Type,Name,{columns}\n{rows}")
}

#[test]
fn variants_of_one_sku_are_told_apart_by_their_options() {
    let (page, csv) = (field("01-same-sku/products.json"), field("01-same-sku/export.csv"));
    for files in [[("p.json", &*page), ("e.csv", &csv)], [("e.csv", &csv), ("p.json", &page)]] {
        let Imported { rules, .. } = try_import(&files, None, &options("USD")).unwrap();
        let size = |size: &str| json!({ "Size": size });
        assert_eq!(
            product(&rules, "9001")["variants"],
            json!([
                { "id": "91", "title": "S", "sku": "LINEN", "options": size("S"), "prices": { "USD": "40.00" }, "available": false, "stock": 0 },
                { "id": "92", "title": "M", "sku": "LINEN", "options": size("M"), "prices": { "USD": "45.00" }, "stock": 7 },
                { "id": "93", "title": "L", "sku": "LINEN", "options": size("L"), "prices": { "USD": "50.00" }, "stock": 9 },
            ])
        );
    }
    // One after the other comes to the same, and so does what the rule bundle had.
    let first = one(&page, None, &options("USD"));
    let second = one(&csv, Some(&first.rules), &options("USD"));
    assert_eq!(product(&second.rules, "9001")["variants"][1]["stock"], 7);
    let other_way = one(&page, Some(&one(&csv, None, &options("USD")).rules), &options("USD"));
    assert_eq!(product(&other_way.rules, "9001")["variants"][2]["id"], "93");
    assert_eq!(product(&other_way.rules, "9001")["variants"][2]["stock"], 9);
}

#[test]
fn a_variant_that_only_a_sku_would_join_is_left_out_and_said() {
    let page = field("01-same-sku/products.json");
    let csv = field("01-same-sku/export.csv");
    let other = csv.replace(",L,LINEN", ",XL,LINEN").replace(",M,LINEN", ",M,n/a");
    let Imported { rules, report } =
        try_import(&[("p.json", &page), ("e.csv", &other)], None, &options("USD")).unwrap();
    let variants = product(&rules, "9001")["variants"].clone();
    assert_eq!(variants.as_array().unwrap().len(), 3);
    assert_eq!((&variants[1]["stock"], &variants[1]["sku"]), (&json!(7), &json!("LINEN")));
    assert_eq!((&variants[2]["stock"], &variants[2]["prices"]["USD"]), (&Value::Null, &json!("50.00")));
    has(&report.skipped, 4, "Linen shirt, XL", "options");
    has(&report.skipped, 3, "SKU `n/a` of Linen shirt, M", "none");
    // A price that differs is told.
    let dearer = csv.replace("45.00", "46.00");
    let done = try_import(&[("p.json", &page), ("e.csv", &dearer)], None, &options("USD")).unwrap();
    has(&done.report.notes, 3, "price of Linen shirt, M", "different prices");
}

#[test]
fn thousands_are_read_where_they_are_certain() {
    let Imported { rules, report } = one(&field("02-thousands/shopify.csv"), None, &options("USD"));
    for (id, amount) in [("desk", "1200.00"), ("sofa", "1000.00"), ("lamp", "1250.00"), ("rug", "1200.00")] {
        assert_eq!(price(&rules, id, "USD"), amount, "{id}");
    }
    assert_eq!(product(&rules, "desk")["variants"][0]["compare_at"]["USD"], "1500.00");
    assert_eq!(price(&rules, "shelf", "USD"), Value::Null, "1.20 or 1200");
    has(&report.skipped, 6, "price of Shelf, column `Variant Price`", "1200 or 1.200");
    let yen = one(&field("02-thousands/shopify.csv"), None, &options("JPY"));
    assert_eq!(price(&yen.rules, "desk", "JPY"), "1200");

    let page = field("02-thousands/pj.json");
    let Imported { rules, .. } = one(&page, Some(&field("02-thousands/prev.json")), &options("USD"));
    assert_eq!(price(&rules, "1", "USD"), "1000.00");
    let right = field("02-thousands/prev.json").replace("\"1.00\"", "\"1000.00\"");
    // Nothing that was right is overwritten by what cannot be read.
    for written in ["1.000", "1,00,0", "1.0E+3", "12%", "free", "-1", "(5)", "€1,000", "1,000 each"] {
        let done = one(&page.replace("1,000", written), Some(&right), &options("USD"));
        assert_eq!(price(&done.rules, "1", "USD"), "1000.00", "{written}");
        assert_eq!(product(&done.rules, "1")["variants"][0]["compare_at"]["USD"], "1.50", "{written}");
        assert!(done.report.skipped.iter().any(|note| note.what.contains("price of A")), "{written}");
    }
}

#[test]
fn numbers_in_other_spellings() {
    let written = [
        "1.200,00",
        "1\u{a0}200,00",
        "1\u{202f}200,5",
        "1'200",
        "12,34,567.00",
        "49,-",
        "$1,200.00",
        "USD 3",
    ];
    let Imported { rules, .. } = one(&shopify(&written), None, &options("USD"));
    let amounts = ["1200.00", "1200.00", "1200.50", "1200.00", "1234567.00", "49.00", "1200.00", "3.00"];
    for (at, amount) in amounts.iter().enumerate() {
        assert_eq!(price(&rules, &format!("p{}", at + 1), "USD"), *amount, "{}", written[at]);
    }
    // Where the file writes decimals with a comma, the point groups.
    let Imported { rules, .. } = one(&shopify(&["1.200", "49,90"]), None, &options("EUR"));
    assert_eq!(price(&rules, "p1", "EUR"), "1200.00");
    // A comma that nobody put into quotes moves the cells: the row is refused.
    let moved = "Handle,Title,Variant Price\na,A,1,200\nb,B,5\n";
    let Imported { rules, report } = one(moved, None, &options("USD"));
    assert_eq!(report.added.len(), 1);
    assert_eq!(price(&rules, "b", "USD"), "5.00");
    has(&report.skipped, 2, "A", "without quotes");
    // A column that is there twice, and differs, is none.
    let twice = one("Handle,Title,SKU,Price,price\na,A,S,5,6\n", None, &options("USD"));
    assert_eq!(price(&twice.rules, "a", "USD"), Value::Null);
    has(&twice.report.notes, 2, "column `price`", "twice");
}

#[test]
fn stock_is_counted_or_not_known() {
    let Imported { rules, report } = one(&field("03-float-qty/shopify.csv"), None, &options("USD"));
    let stock = |id: &str| {
        let variant = product(&rules, id)["variants"][0].clone();
        (variant["stock"].clone(), variant["available"].clone())
    };
    assert_eq!(stock("a"), (json!(25), Value::Null));
    assert_eq!(stock("b"), (json!(1200), Value::Null));
    assert_eq!(stock("c"), (Value::Null, Value::Null));
    assert_eq!(stock("d"), (json!(12), Value::Null));
    assert_eq!(stock("e"), (Value::Null, Value::Null));
    has(&report.skipped, 6, "stock of Epsilon, column `Variant Inventory Qty`", "`not stocked`");
    assert_eq!(report.skipped.len(), 1, "{:?}", report.skipped);
    // What is not known stays as it was.
    let known = rules.replace("\"stock\": 25", "\"stock\": 3");
    for written in ["2.5", "1.2E+3", "many", ""] {
        let csv = field("03-float-qty/shopify.csv").replace("25.0", written);
        assert_eq!(product(&one(&csv, Some(&known), &options("USD")).rules, "a")["variants"][0]["stock"], 3);
    }
    let oversold = field("03-float-qty/shopify.csv").replace("25.0", "-3");
    assert_eq!(product(&one(&oversold, None, &options("USD")).rules, "a")["variants"][0]["stock"], 0);

    let cells =
        ["5,1,3.5,0", "5,1,lots,0", "5,backorder,0,0", "5,1,-2,notify", "5,perhaps,4,0", "5,0,,0", "5,1,,"];
    let csv = woo("Regular price,In stock?,Stock,Backorders allowed?", &cells);
    let Imported { rules, report } = one(&csv, None, &options("USD"));
    let stock = |id: &str| {
        let variant = product(&rules, id)["variants"][0].clone();
        (variant["stock"].clone(), variant["available"].clone())
    };
    assert_eq!(stock("1"), (json!(3), Value::Null), "the half cannot be sold");
    assert_eq!(stock("2"), (Value::Null, Value::Null));
    assert_eq!(stock("3"), (Value::Null, Value::Null), "it sells on");
    assert_eq!(stock("4"), (Value::Null, Value::Null), "it sells on");
    assert_eq!(stock("6"), (Value::Null, json!(false)));
    has(&report.skipped, 3, "stock of Product, column `Stock`", "`lots`");
    has(&report.skipped, 6, "`In stock?` of Product", "`perhaps`");
}

#[test]
fn net_prices_are_rounded_as_the_platform_rounds() {
    let Imported { rules, report } = one(&field("24-woo-net-decimals/woo.csv"), None, &options("GBP"));
    for (id, amount) in [("1", "30.83"), ("2", "44.36"), ("3", "16.53"), ("4", "12.50")] {
        assert_eq!(price(&rules, id, "GBP"), amount, "{id}");
    }
    has(&report.notes, 3, "price of Net 44.355, column `Regular price`: 44.355 is taken as 44.36", "rounded");
    assert_eq!(report.notes.iter().filter(|note| note.why.contains("rounded")).count(), 3);
    // Alone, nobody can tell what the point is.
    let alone = one(&woo("Regular price", &["44.355"]), None, &options("GBP"));
    assert_eq!(price(&alone.rules, "1", "GBP"), Value::Null);
    let commas = one(&woo("Regular price", &["\"44,355\"", "\"9,5\""]), None, &options("GBP"));
    assert_eq!(price(&commas.rules, "1", "GBP"), "44.36");
    let tiny = one(&woo("Regular price", &["0.004"]), None, &options("GBP"));
    assert_eq!(price(&tiny.rules, "1", "GBP"), Value::Null, "never zero");
}

#[test]
fn ids_of_matrixify_are_ids() {
    let Imported { rules, report } = one(&field("04-matrixify/export.csv"), None, &options("USD"));
    let desk = product(&rules, "7001");
    assert_eq!((&desk["handle"], &desk["type"]), (&json!("desk"), &json!("Desks")));
    assert_eq!(
        desk["variants"],
        json!([
            { "id": "70011", "title": "140", "sku": "D140", "options": { "Size": "140" }, "prices": { "USD": "499.00" }, "stock": 4 },
            { "id": "70012", "title": "160", "sku": "D160", "options": { "Size": "160" }, "prices": { "USD": "549.00" }, "stock": 2 },
        ])
    );
    assert!(!report.notes.iter().any(|note| note.why.contains("no ids")), "{:?}", report.notes);
    // A spreadsheet keeps fifteen digits, and shows fewer.
    let short = field("04-matrixify/export.csv").replace("70011,", "7.00123E+12,");
    has(&one(&short, None, &options("USD")).report.notes, 2, "id `7.00123E+12`", "shortened");
    let deleted = field("04-matrixify/export.csv").replacen("MERGE", "DELETE", 1);
    has(&one(&deleted, None, &options("USD")).report.skipped, 2, "Oak desk", "deleted");
    refused(
        "Handle,Title,Option1 Name,Option1 Value,SKU,Location,Available,On hand\nd,Desk,Size,S,A,Berlin,4,5\n",
        &["stock by location", "no prices"],
    );
}

#[test]
fn variations_whose_parent_was_left_out_say_why() {
    let Imported { rules, report } = one(&field("06-woo-variants/woo.csv"), None, &options("EUR"));
    has(&report.skipped, 2, "Coffee box", "extension");
    has(&report.skipped, 3, "Coffee box - Dark", "left out: its type belongs to an extension");
    let oil = product(&rules, "20");
    assert_eq!(oil["collections"], json!(["Oils & vinegars", "Oils"]));
    assert_eq!(oil["variants"][0]["options"], json!({ "Content": "0,5 l" }));
    assert_eq!(oil["variants"][1]["options"], json!({ "Content": "0,75 l" }));
    has(&report.notes, 4, "values `0,5 l, 0,75 l` of Content", "backslash");
    has(&report.notes, 5, "value `0,5 l` of Olive oil, 0,5 l", "backslash");
    for (id, amount) in
        [("30", "16.53"), ("31", "0.50"), ("32", "3.00"), ("33", "1200.00"), ("34", "1200.00")]
    {
        assert_eq!(price(&rules, id, "EUR"), amount, "{id}");
    }
    assert_eq!(product(&rules, "32")["variants"][0]["available"], Value::Null, "it can be ordered");
    has(&report.notes, 12, "Free sample", "hidden");
    assert_eq!(product(&rules, "36")["requires_shipping"], Value::Null);
    // Two products with the SKU that a variation names.
    let twins = field("06-woo-variants/woo.csv").replace("simple,NET,", "simple,OIL,");
    has(&one(&twins, None, &options("EUR")).report.skipped, 5, "Olive oil - 0.5", "several products");
}

#[test]
fn an_open_choice_is_said_and_has_the_values_of_its_product() {
    let csv = field("19-woo-sample/sample.csv");
    let Imported { rules, report } = one(&csv, None, &options("USD"));
    let tee = product(&rules, "44");
    for at in 0..3 {
        assert_eq!(tee["variants"][at]["available"], Value::Null);
        assert_eq!(tee["variants"][at]["open_options"], json!({ "Size": ["Large", "Medium", "Small"] }));
    }
    assert_eq!(tee["variants"][0]["options"], json!({ "Color": "Red" }));
    has(&report.notes, 7, "Awesome V-Neck T-Shirt, Red", "which Size (“any”): the shopper chooses it");
    // Fixed now: what was open is no more.
    let fixed = csv.replacen("Color,Red,,1,Size,,,1", "Color,Red,,1,Size,Small,,1", 1);
    let tee = product(&one(&fixed, Some(&rules), &options("USD")).rules, "44");
    assert_eq!(tee["variants"][0]["open_options"], Value::Null);
    assert_eq!(tee["variants"][0]["options"], json!({ "Color": "Red", "Size": "Small" }));
    // Which values there are is not certain, or there are too many: it is not suggested.
    let many: Vec<String> = (0..101).map(|size| format!("S{size}")).collect();
    for (values, why) in
        [("", "does not say"), ("0,5 l, 0,75 l", "does not say"), (many.join(", ").as_str(), "more than")]
    {
        let unknown = csv.replacen("\"Large, Medium, Small\"", &format!("\"{values}\""), 1);
        let Imported { rules, report } = one(&unknown, None, &options("USD"));
        let first = &product(&rules, "44")["variants"][0];
        assert_eq!((&first["available"], &first["open_options"]), (&json!(false), &Value::Null), "{values}");
        has(&report.notes, 7, "Awesome V-Neck T-Shirt, Red", why);
    }
    let hoodie = product(&rules, "45");
    assert_eq!(hoodie["variants"][0]["options"], json!({ "Color": "Red", "Logo": "No" }));
    assert_eq!(hoodie["variants"][0]["available"], Value::Null);
    has(&report.skipped, 11, "Logo Collection", "group");
    has(&report.skipped, 12, "WordPress Pennant", "sold elsewhere");
}

#[test]
fn json_in_other_forms() {
    let done = one(&field("14-json-forms/graphql-nodes.json"), None, &options("USD"));
    has(&done.report.skipped, 1, "Desk", "no variant");
    assert!(one(&field("14-json-forms/pages-concat.json"), None, &options("USD")).report.added.is_empty());
    let Imported { rules, report } =
        one(&field("14-json-forms/lone-surrogate-title.json"), None, &options("USD"));
    assert_eq!(product(&rules, "11")["title"], "Desk");
    has(&report.notes, 1, "Desk", "cut in half");

    let page = |id: u8| {
        format!(
            r#"{{"products":[{{"id":{id},"title":"P{id}","handle":"p{id}","variants":[{{"id":1{id},"price":"10.00"}}]}}]}}"#
        )
    };
    for text in [format!("{}\n\u{feff}{}", page(1), page(2)), format!("[{},{}]", page(1), page(2))] {
        assert_eq!(one(&text, None, &options("USD")).report.added.len(), 2, "{text}");
    }
    let torn = format!("{}\n{{\"products\":[", page(1));
    refused(&torn, &["line 2", "never closed"]);
    refused(r#"{"errors":[{"message":"Throttled"}]}"#, &["Throttled", "download it again"]);
    refused(r#"[{"id":1,"name":"Desk","regular_price":"10","permalink":"x"}]"#, &["WooCommerce", "CSV"]);
    refused(r#"{"id":1,"title":"Desk","price":1000,"price_min":1000,"variants":[]}"#, &["smallest coin"]);
}

#[test]
fn answers_of_graphql() {
    let answer = r#"{"data":{"products":{"edges":[{"node":{"id":"gid://shopify/Product/5","title":"Desk","handle":"desk","productType":"Desks","status":"ACTIVE",
        "featuredImage":{"url":"https://cdn.example/d.jpg","altText":"A desk","width":10,"height":10},
        "variants":{"pageInfo":{"hasNextPage":false},"nodes":[{"id":"gid://shopify/ProductVariant/51","sku":"D","price":"499.00","compareAtPrice":"549.00",
          "inventoryQuantity":4,"inventoryPolicy":"DENY","inventoryItem":{"tracked":true,"requiresShipping":true},"selectedOptions":[{"name":"Size","value":"140"}]},
          {"id":"gid://shopify/ProductVariant/52","price":{"amount":"550.0","currencyCode":"USD"},"availableForSale":false,"selectedOptions":[{"name":"Size","value":"160"}]},
          {"id":"gid://shopify/ProductVariant/53","price":{"amount":"550.0","currencyCode":"CAD"},"selectedOptions":[{"name":"Size","value":"180"}]}]}}}]}}}"#;
    let Imported { rules, report } = one(answer, None, &options("USD"));
    let desk = product(&rules, "5");
    assert_eq!((&desk["type"], &desk["image"]["alt"]), (&json!("Desks"), &json!("A desk")));
    let size = |size: &str| json!({ "Size": size });
    assert_eq!(
        desk["variants"],
        json!([
            { "id": "51", "title": "140", "sku": "D", "options": size("140"), "prices": { "USD": "499.00" }, "compare_at": { "USD": "549.00" }, "stock": 4 },
            { "id": "52", "title": "160", "options": size("160"), "prices": { "USD": "550.00" }, "available": false },
            { "id": "53", "title": "180", "options": size("180") },
        ])
    );
    has(&report.skipped, 6, "price of Desk, 180", "CAD");

    let bulk = "{\"id\":\"gid://shopify/Product/5\",\"title\":\"Desk\",\"handle\":\"desk\",\"status\":\"ACTIVE\"}\n\
        {\"id\":\"gid://shopify/ProductVariant/51\",\"price\":\"499.00\",\"sku\":\"D\",\"__parentId\":\"gid://shopify/Product/5\"}\n\
        {\"id\":\"gid://shopify/Product/6\",\"title\":\"Lamp\",\"handle\":\"lamp\",\"status\":\"DRAFT\"}\n";
    let Imported { rules, report } = one(bulk, None, &options("USD"));
    assert_eq!(price(&rules, "5", "USD"), "499.00");
    has(&report.skipped, 3, "Lamp", "draft");
}

#[test]
fn csv_in_other_forms() {
    let Imported { rules, report } = one(&field("15-csv-forms/sep-line.csv"), None, &options("EUR"));
    assert_eq!(
        (price(&rules, "desk", "EUR"), price(&rules, "lamp", "EUR")),
        (json!("49.90"), json!("19.90"))
    );
    assert!(report.skipped.iter().all(|note| note.line == Some(3)), "{:?}", report.skipped);

    let Imported { rules, report } = one(&field("15-csv-forms/upper-handle.csv"), None, &options("EUR"));
    let desk = product(&rules, "desk");
    assert_eq!((&desk["handle"], desk["variants"].as_array().unwrap().len()), (&json!("desk"), 2));
    assert_eq!(report.added.len(), 2);
    // A rule bundle of an earlier import may have the other spelling.
    let old = rules.replace("\"desk\"", "\"Desk\"").replace("\"desk / Two\"", "\"Desk / Two\"");
    let again = one(&field("15-csv-forms/upper-handle.csv"), Some(&old), &options("EUR"));
    assert!(again.report.added.is_empty(), "{:?}", again.report.added);

    let Imported { rules, report } = one(&field("15-csv-forms/stray-quote.csv"), None, &options("EUR"));
    assert_eq!(product(&rules, "lamp")["title"], "5\" lamp");
    assert!(!report.notes.iter().any(|note| note.why.contains("quote")), "{:?}", report.notes);
    let open = field("15-csv-forms/stray-quote.csv").replace("5\" lamp", "\"5 lamp");
    assert!(one(&open, None, &options("EUR")).report.notes.iter().any(|note| note.why.contains("quote")));

    let Imported { report, .. } = one(&field("15-csv-forms/gift-type.csv"), None, &options("EUR"));
    has(&report.skipped, 3, "Lamp", "gift card");

    // UTF-16 is known by its mark; letters of one country's code page are not guessed.
    let text = field("15-csv-forms/sep-line.csv").replace("Oak", "Eiche grün");
    let units = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes);
    let bytes: Vec<u8> = units.collect();
    let file = File { name: "f.csv", bytes: &bytes };
    let done = import(&[file], None, &options("EUR")).unwrap();
    assert_eq!(product(&done.rules, "desk")["title"], "Eiche grün desk");
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let file = File { name: "f.csv", bytes: &latin };
    assert!(import(&[file], None, &options("EUR")).unwrap_err().contains("UTF-8 text (line 3)"));
    // Spreadsheets write truth in their own language.
    let german = "Handle,Title,Price,Published\na,A,5,FALSCH\nb,B,5,WAHR\nc,C,5,vielleicht\n";
    let done = one(german, None, &options("EUR"));
    has(&done.report.skipped, 2, "A", "not published");
    has(&done.report.skipped, 4, "C", "nobody knows");
    assert_eq!(done.report.added.len(), 1);
}

#[test]
fn a_sale_holds_by_the_clock_of_the_shop() {
    let prices = |file: &str, options: &Options| -> Vec<(Value, Value)> {
        let Imported { rules, .. } = one(&field(file), None, options);
        let ids: Vec<String> = (1..=field(file).lines().count() - 1).map(|id| id.to_string()).collect();
        let amounts = |id: &String| {
            let compare_at = product(&rules, id)["variants"][0]["compare_at"]["GBP"].clone();
            (price(&rules, id, "GBP"), compare_at)
        };
        ids.iter().map(amounts).collect()
    };
    let (sale, regular) = ((json!("18.00"), json!("20.00")), (json!("20.00"), Value::Null));
    let unknown = (Value::Null, Value::Null);
    let mut expected = vec![sale.clone(); 9];
    expected[5] = regular.clone();
    assert_eq!(prices("20-woo-sale-dates/woo.csv", &in_zone("Europe/London")), expected);
    // Without the time zone, the one that ends today is not known; the others are, wherever the shop is.
    expected[6] = unknown.clone();
    assert_eq!(prices("20-woo-sale-dates/woo.csv", &options("GBP")), expected);
    let Imported { report, .. } = one(&field("20-woo-sale-dates/woo.csv"), None, &options("GBP"));
    has(&report.skipped, 8, "price of Ends today date only", "--time-zone Europe/London");
    assert!(report.notes.iter().any(|note| note.line.is_none() && note.why.contains("--time-zone")));

    let mut expected = vec![sale; 7];
    assert_eq!(prices("20-woo-sale-dates/tz.csv", &in_zone("Europe/Berlin")), expected);
    expected[6] = regular;
    assert_eq!(prices("20-woo-sale-dates/tz.csv", &in_zone("UTC")), expected);
    expected[6] = unknown;
    assert_eq!(prices("20-woo-sale-dates/tz.csv", &options("GBP")), expected);
    let error =
        try_import(&[("f", &field("20-woo-sale-dates/tz.csv"))], None, &in_zone("Berlin")).unwrap_err();
    assert!(error.contains("`Berlin` is no time zone"), "{error}");
}

#[test]
fn a_sale_that_cannot_be_read_leaves_the_price_as_it_was() {
    let columns = "Sale price,Regular price,Date sale price starts,Date sale price ends";
    let known = one(&woo("Regular price", &["20"]), None, &in_zone("UTC")).rules;
    // Sale and dates, and the price that comes of them; none where it is not known, and said.
    for (cells, amount) in [
        ("18,20,soon,", None),
        ("18,20,46327,", None),
        ("18,20,1/12/2026 0:00,", None),
        ("18,20,2026-02-30,", None),
        ("abc,20,,", None),
        ("18,20,soon,2026-01-31", Some("20.00")),
        ("18,20,13/12/2026 0:00,", Some("20.00")),
        ("18,20,11/30/2026 1:00 PM,", Some("18.00")),
        ("18,20,11/30/2026 2:00 PM,", Some("20.00")),
        ("18,20,,2026-11-30T15:00:00+01:00", Some("18.00")),
        ("18,20,1793525400,", Some("18.00")),
        ("25,20,,", Some("20.00")),
        (",20,2026-11-01,", Some("20.00")),
    ] {
        let csv = woo(columns, &[cells]);
        let Imported { rules, report } = one(&csv, None, &in_zone("UTC"));
        assert_eq!(price(&rules, "1", "GBP"), amount.map_or(Value::Null, Value::from), "{cells}");
        assert_eq!(report.skipped.iter().any(|note| note.line == Some(2)), amount.is_none(), "{cells}");
        let kept = one(&csv, Some(&known), &in_zone("UTC")).rules;
        assert_eq!(price(&kept, "1", "GBP"), amount.unwrap_or("20.00"), "{cells}");
    }
    let above = one(&woo(columns, &["25,20,,"]), None, &in_zone("UTC"));
    has(&above.report.notes, 2, "Product", "not below its regular price");
    let without = one(&woo(columns, &["18,,,"]), None, &in_zone("UTC"));
    has(&without.report.skipped, 2, "price of Product", "no price");
}

#[test]
fn what_is_not_published_is_not_sold() {
    let csv = field("25-woo-pending/woo.csv");
    let Imported { rules, report } = one(&csv, None, &options("GBP"));
    let ids: Vec<&str> = report.added.iter().map(|change| change.id.as_str()).collect();
    assert_eq!(ids, ["4", "5", "6"]);
    has(&report.skipped, 2, "Pending review", "pending");
    has(&report.skipped, 3, "Draft", "draft");
    has(&report.skipped, 4, "Private", "private");
    has(&report.notes, 6, "Blank", "whether it is published");
    has(&report.notes, 8, "Variable", "pending");
    assert_eq!(product(&rules, "6")["variants"][0]["available"], false);

    let Imported { rules, .. } = one(&csv, Some(&field("25-woo-pending/prev.json")), &options("GBP"));
    let available = |id: &str| product(&rules, id)["variants"][0]["available"].clone();
    assert_eq!((available("1"), available("6")), (json!(false), json!(false)));
    assert_eq!((available("4"), available("5")), (Value::Null, Value::Null));
    // A word that says neither is no answer.
    let odd = csv.replace("Pending review,2", "Pending review,7");
    let Imported { rules, report } = one(&odd, Some(&field("25-woo-pending/prev.json")), &options("GBP"));
    has(&report.skipped, 2, "Pending review", "none of 1, 0, -1 and 2");
    assert_eq!(product(&rules, "1")["variants"][0]["available"], Value::Null);

    let page = |published: &str| {
        format!(
            r#"{{"products":[{{"id":1,"title":"Desk","published_at":{published},"variants":[{{"id":2,"price":"10.00"}}]}}]}}"#
        )
    };
    for (published, added) in [("\"2026-12-24T00:00:00Z\"", 0), ("\"2026-11-30T13:00:00Z\"", 1), ("null", 0)]
    {
        let done = one(&page(published), None, &options("GBP"));
        assert_eq!(done.report.added.len(), added, "{published}");
    }
    let status = one("Handle,Title,Price,Status\na,A,5,unlisted\nb,B,5,parked\n", None, &options("GBP"));
    has(&status.report.skipped, 3, "B", "`Status`");
    assert_eq!(status.report.added.len(), 1);
}
