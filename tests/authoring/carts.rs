//! Carts of the platforms, and what is wrong with them.

use cart_associate::authoring::carts::{Form, parse, read, situation};
use cart_associate::cart::Cart;
use cart_associate::money::Money;
use serde_json::{Value, json};

fn taken(value: &Value) -> (Cart, Form) {
    read(value).unwrap_or_else(|fault| panic!("{fault:?}\n{value:#}"))
}

/// A cart with a member at a pointer changed, and what is then said of it: code, pointer and message.
fn refused(cart: &Value, pointer: &str, to: Value) -> (String, String, String) {
    let mut cart = cart.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = cart.pointer_mut(parent).unwrap();
    match to {
        Value::Null => {
            parent.as_object_mut().unwrap().remove(name).unwrap();
        }
        to => parent[name] = to,
    }
    let fault = read(&cart).expect_err(&format!("{pointer} is wrong"));
    (fault.code.into(), fault.pointer, fault.message)
}

fn own() -> Value {
    json!({
        "currency": "USD", "exponent": 2, "total": 49900,
        "lines": [{ "key": "1", "product": "desk", "variant": "desk-140", "quantity": 1, "unit_price": 49900, "total": 49900,
            "added": 1, "vendor": null, "properties": { "Engraving": "A" } }]
    })
}

fn ajax() -> Value {
    json!({
        "token": "Z2NwLX", "note": null, "attributes": {}, "original_total_price": 3399, "total_price": 2925, "total_discount": 474,
        "item_count": 3, "currency": "CAD", "requires_shipping": true, "items_subtotal_price": 3149,
        "cart_level_discount_applications": [], "discount_codes": [{ "code": "TEN", "applicable": true }, { "code": "OLD", "applicable": false }],
        "items": [
            { "id": 39897499729985u64, "variant_id": 39897499729985u64, "product_id": 6786188247105u64, "properties": { "_gift": "yes", "Note": 5 },
              "key": "39897499729985:b1fca88d", "title": "Health potion - S / Low", "product_title": "Health potion", "quantity": 2,
              "price": 900, "final_price": 850, "final_line_price": 1700, "vendor": "Potions", "product_type": "", "requires_shipping": true,
              "selling_plan_allocation": { "price": 850, "selling_plan": { "id": 183638, "name": "Monthly" } } },
            { "id": 11, "variant_id": 11, "product_id": 10, "properties": [], "key": "11:x", "title": "Gift", "quantity": 1,
              "price": 0, "final_price": 0, "final_line_price": 0, "vendor": null, "product_type": "gift", "requires_shipping": true }
        ]
    })
}

fn woo() -> Value {
    let totals = |subtotal: &str, tax: &str, total: &str, total_tax: &str| {
        json!({ "line_subtotal": subtotal, "line_subtotal_tax": tax, "line_total": total, "line_total_tax": total_tax,
            "currency_code": "USD", "currency_minor_unit": 2 })
    };
    json!({
        "items": [
            { "key": "a1", "id": 38, "quantity": 1, "name": "Belt &quot;Rio&quot; &#8211; brown &amp; soft", "parent_item_key": null,
              "prices": { "price": "1800", "regular_price": "2000", "currency_code": "USD", "currency_minor_unit": 2 },
              "totals": totals("1800", "180", "1530", "153"), "variation": [], "item_data": [] },
            { "key": "b2", "id": 40, "quantity": 3, "name": "Socks", "parent_item_key": "a1",
              "prices": { "price": "500", "currency_code": "USD", "currency_minor_unit": 2 },
              "totals": totals("1500", "150", "1500", "150"), "variation": [], "item_data": [{ "key": "Size &amp; fit", "value": "L" }] }
        ],
        "coupons": [{ "code": "ten" }], "fees": [], "errors": [], "items_count": 4, "needs_shipping": true,
        "totals": { "total_items": "3300", "total_price": "3333", "currency_code": "USD", "currency_minor_unit": 2 }
    })
}

fn storefront() -> Value {
    let money = |amount: &str| json!({ "amount": amount, "currencyCode": "EUR" });
    json!({ "data": { "cart": {
        "id": "gid://shopify/Cart/c1", "totalQuantity": 2,
        "cost": { "subtotalAmount": money("57.8"), "totalAmount": money("57.8") },
        "discountCodes": [{ "code": "TEN", "applicable": true }, { "code": "NO", "applicable": false }],
        "lines": { "nodes": [
            { "id": "gid://shopify/CartLine/2?cart=c1", "quantity": 2, "attributes": [{ "key": "Engraving", "value": "A" }],
              "cost": { "totalAmount": money("57.8"), "amountPerQuantity": money("29.0") },
              "parentRelationship": { "parent": { "id": "gid://shopify/CartLine/1?cart=c1" } },
              "sellingPlanAllocation": { "sellingPlan": { "id": "gid://shopify/SellingPlan/7" } },
              "merchandise": { "id": "gid://shopify/ProductVariant/111", "requiresShipping": true,
                "product": { "id": "gid://shopify/Product/11", "title": "Tray", "vendor": "V", "productType": "Trays", "tags": ["new"],
                  "collections": { "nodes": [{ "handle": "trays" }] } } } },
            { "id": "gid://shopify/CartLine/1?cart=c1", "quantity": 1, "attributes": [],
              "cost": { "totalAmount": money("0.0"), "amountPerQuantity": money("0.0") },
              "merchandise": { "id": "gid://shopify/ProductVariant/222", "product": { "id": "gid://shopify/Product/22", "title": "Gift" } } }
        ] }
    } } })
}

#[test]
fn our_own_form_is_taken_as_it_is() {
    let (cart, form) = taken(&own());
    assert_eq!((form, cart.total, cart.lines[0].vendor.clone()), (Form::Own, Money(49900), None));
    assert_eq!(taken(&json!({ "cart": own() })).0, cart);
}

#[test]
fn a_shopify_cart_is_read() {
    let (cart, form) = taken(&ajax());
    assert_eq!(form, Form::ShopifyAjax);
    assert_eq!((cart.currency.as_str(), cart.exponent, cart.total), ("CAD", 2, Money(2925)));
    assert_eq!(cart.codes, ["TEN"]);
    let [potion, gift] = &cart.lines[..] else { panic!("two lines") };
    assert_eq!((potion.variant.as_str(), potion.product.as_str()), ("39897499729985", "6786188247105"));
    assert_eq!((potion.unit_price, potion.total, potion.quantity), (Money(850), Money(1700), 2));
    assert_eq!((potion.title.as_deref(), potion.plan.as_deref()), (Some("Health potion"), Some("183638")));
    assert_eq!((potion.vendor.as_deref(), potion.product_type.as_deref()), (Some("Potions"), None));
    assert_eq!((potion.properties.get("_gift"), potion.properties.get("Note")), (Some("yes"), Some("5")));
    assert!(gift.is_free() && gift.properties.is_empty());
    assert!(potion.added > gift.added, "the newest line comes first");
}

#[test]
fn shopify_writes_hundredths_of_every_currency() {
    let mut cart = ajax();
    cart["currency"] = "JPY".into();
    for (pointer, amount) in
        [("/total_price", 300_000), ("/items/0/final_price", 100_000), ("/items/0/final_line_price", 200_000)]
    {
        *cart.pointer_mut(pointer).unwrap() = amount.into();
    }
    let (yen, _) = taken(&cart);
    assert_eq!((yen.exponent, yen.total, yen.lines[0].unit_price), (0, Money(3000), Money(1000)));
    let (code, pointer, message) = refused(&cart, "/items/0/final_price", json!(100_050));
    assert_eq!((code.as_str(), pointer.as_str()), ("cart_amount", "/items/0/final_price"));
    assert!(message.contains("fraction of the smallest coin"), "{message}");

    let mut cart = ajax();
    cart["currency"] = "KWD".into();
    cart["total_price"] = 875.into();
    assert_eq!((taken(&cart).0.exponent, taken(&cart).0.total), (3, Money(8750)));
}

#[test]
fn a_woocommerce_cart_is_read() {
    let (cart, form) = taken(&woo());
    assert_eq!(form, Form::WooCommerce);
    let [belt, socks] = &cart.lines[..] else { panic!("two lines") };
    assert_eq!(belt.title.as_deref(), Some("Belt \"Rio\" – brown & soft"));
    assert_eq!((belt.variant.as_str(), belt.total, belt.unit_price), ("38", Money(1530), Money(1530)));
    assert_eq!((socks.quantity, socks.total, socks.unit_price), (3, Money(1500), Money(500)));
    assert_eq!((socks.parent.as_deref(), socks.properties.get("Size & fit")), (Some("a1"), Some("L")));
    assert!(socks.added > belt.added, "the newest line comes last");
    assert_eq!((cart.total, cart.prices_include_tax), (Money(3030), Some(false)));
    assert_eq!(cart.codes, ["ten"]);
}

#[test]
fn woocommerce_totals_take_the_tax_where_the_shop_shows_it() {
    let mut cart = woo();
    // The shop shows 19.80 and 5.50, with tax.
    cart["items"][0]["prices"]["price"] = "1980".into();
    cart["items"][1]["prices"]["price"] = "550".into();
    let (cart, _) = taken(&cart);
    assert_eq!((cart.lines[0].total, cart.lines[1].total), (Money(1683), Money(1650)));
    assert_eq!((cart.total, cart.prices_include_tax), (Money(3333), Some(true)));
}

#[test]
fn woocommerce_decimals_are_the_shops_and_not_the_currencys() {
    let mut cart = woo();
    cart["totals"]["currency_minor_unit"] = 0.into();
    assert_eq!(taken(&cart).0.lines[0].total, Money(153_000), "whole dollars");
    cart["totals"]["currency_minor_unit"] = 4.into();
    cart["items"][1]["totals"]["line_total"] = "150000".into();
    let fault = read(&cart).unwrap_err();
    assert_eq!(
        (fault.code, fault.pointer.as_str()),
        ("cart_amount", "/items/0/totals/line_subtotal_tax"),
        "1.80 cents: {fault:?}"
    );
    cart["totals"]["currency_code"] = "JPY".into();
    cart["totals"]["currency_minor_unit"] = 2.into();
    cart["items"].as_array_mut().unwrap().truncate(1);
    cart["items"][0]["totals"] = json!({ "line_subtotal": "180000", "line_total": "180000" });
    cart["items"][0]["prices"]["price"] = "180000".into();
    let (yen, _) = taken(&cart);
    assert_eq!((yen.exponent, yen.total, yen.prices_include_tax), (0, Money(1800), None));
}

#[test]
fn a_storefront_api_cart_is_read() {
    let (cart, form) = taken(&storefront());
    assert_eq!(form, Form::ShopifyStorefront);
    let [tray, gift] = &cart.lines[..] else { panic!("two lines") };
    assert_eq!(
        (tray.variant.as_str(), tray.product.as_str(), tray.plan.as_deref()),
        ("111", "11", Some("7"))
    );
    assert_eq!((tray.total, tray.unit_price), (Money(5780), Money(2890)), "as charged, after discounts");
    assert_eq!(tray.parent.as_deref(), Some(gift.key.as_str()));
    assert_eq!((tray.tags.clone(), tray.collections.clone()), (vec!["new".into()], vec!["trays".into()]));
    assert!(gift.is_free() && tray.added > gift.added);
    assert_eq!(
        (cart.currency.as_str(), cart.total, cart.codes.clone()),
        ("EUR", Money(5780), vec!["TEN".into()])
    );

    // As the answer to a mutation, with edges, without the cost of the cart.
    let mut inner = storefront()["data"]["cart"].clone();
    inner.as_object_mut().unwrap().remove("cost");
    let nodes = inner["lines"]["nodes"].take();
    let edges: Vec<Value> = nodes.as_array().unwrap().iter().map(|node| json!({ "node": node })).collect();
    inner["lines"] = json!({ "edges": edges });
    assert_eq!(taken(&json!({ "data": { "cartLinesAdd": { "cart": inner } } })).0, cart);
}

#[test]
fn decimal_texts_are_exact() {
    let amount = "/data/cart/lines/nodes/0/cost/totalAmount/amount";
    for (text, code, minor) in [
        ("29.0", "EUR", 2900),
        ("1000.0", "JPY", 1000),
        ("8.750", "KWD", 8750),
        ("0.1", "USD", 10),
        ("29", "USD", 2900),
    ] {
        let mut cart = storefront();
        let inner = &mut cart["data"]["cart"];
        inner.as_object_mut().unwrap().remove("cost");
        inner["lines"]["nodes"].as_array_mut().unwrap().truncate(1);
        inner["lines"]["nodes"][0]["cost"] =
            json!({ "totalAmount": { "amount": text, "currencyCode": code } });
        assert_eq!(taken(&cart).0.total, Money(minor), "{text} {code}");
    }
    for wrong in ["29,0", "", ".", "1e3", "-1.0", "29.001", " 29", "99999999999999999999"] {
        let (code, pointer, _) = refused(&storefront(), amount, json!(wrong));
        assert_eq!((code.as_str(), pointer.as_str()), ("cart_amount", amount), "{wrong}");
    }
    assert_eq!(refused(&storefront(), amount, json!(29.5)).0, "input_form");
}

#[test]
fn what_is_wrong_has_its_place_and_a_plain_sentence() {
    let cases = [
        (own(), "/lines/0/quantity", json!(0), "cart_quantity", "/lines/0/quantity", "from 1"),
        (
            own(),
            "/lines/0/quantity",
            json!(1.5),
            "input_form",
            "/lines/0/quantity",
            "this must be a whole number, zero or more, and is the number 1.5",
        ),
        (
            own(),
            "/lines/0/unit_price",
            json!("499.00"),
            "input_form",
            "/lines/0/unit_price",
            "this must be a whole number, and is the text \"499.00\"",
        ),
        (
            own(),
            "/lines/0/variant",
            Value::Null,
            "input_form",
            "/lines/0",
            "the field `variant` is missing here",
        ),
        (own(), "/lines/0/tags", json!("new"), "input_form", "/lines/0/tags", "this must be a list"),
        (
            own(),
            "/lines/0/properties",
            json!({ "a/b": 1 }),
            "input_form",
            "/lines/0/properties/a~1b",
            "this must be a text",
        ),
        (own(), "/lines", Value::Null, "input_form", "", "the field `lines` is missing here"),
        (own(), "/currency", json!("usd"), "cart_currency", "/currency", "three capital letters"),
        (own(), "/total", json!(-1), "cart_amount", "/total", "zero or more"),
        (ajax(), "/items/0/quantity", json!(0), "cart_quantity", "/items/0/quantity", "from 1"),
        (
            ajax(),
            "/items/0/final_price",
            json!(8.5),
            "input_form",
            "/items/0/final_price",
            "a whole number, and is 8.5",
        ),
        (
            ajax(),
            "/items/0/final_line_price",
            json!(-5),
            "cart_amount",
            "/items/0/final_line_price",
            "zero or more",
        ),
        (ajax(), "/items/0/product_id", Value::Null, "input_form", "/items/0", "`product_id` is missing"),
        (ajax(), "/items/1/key", json!("39897499729985:b1fca88d"), "cart_key", "/items/1/key", "two lines"),
        (ajax(), "/items/0/properties", json!("x"), "input_form", "/items/0/properties", "an object"),
        (ajax(), "/currency", json!("Dollar"), "cart_currency", "/currency", "`Dollar` is no currency code"),
        (ajax(), "/total_price", json!(u64::MAX), "input_form", "/total_price", "whole number"),
        (
            woo(),
            "/items/0/prices/price",
            json!(1800),
            "input_form",
            "/items/0/prices/price",
            "this must be a text, and is a number",
        ),
        (
            woo(),
            "/items/0/totals/line_total",
            json!("15.30"),
            "cart_amount",
            "/items/0/totals/line_total",
            "text of digits",
        ),
        (woo(), "/items/0/quantity", json!(1.5), "input_form", "/items/0/quantity", "whole number"),
        (
            woo(),
            "/totals/currency_minor_unit",
            json!(-1),
            "cart_currency",
            "/totals/currency_minor_unit",
            "0 to 8",
        ),
        (woo(), "/totals/currency_code", Value::Null, "input_form", "/totals", "`currency_code` is missing"),
        (
            storefront(),
            "/data/cart/lines/nodes/1/cost/totalAmount/currencyCode",
            json!("USD"),
            "cart_currency",
            "/data/cart/lines/nodes/1/cost/totalAmount/currencyCode",
            "one currency",
        ),
        (
            storefront(),
            "/data/cart/lines/nodes/0/merchandise/product",
            Value::Null,
            "input_form",
            "/data/cart/lines/nodes/0/merchandise",
            "`product` is missing",
        ),
        (
            storefront(),
            "/data/cart/lines/nodes/1/id",
            json!("gid://shopify/CartLine/2?cart=c1"),
            "cart_key",
            "/data/cart/lines/nodes/1/id",
            "two lines",
        ),
    ];
    for (cart, at, to, code, pointer, words) in cases {
        let found = refused(&cart, at, to.clone());
        assert_eq!((found.0.as_str(), found.1.as_str()), (code, pointer), "{at} as {to}: {}", found.2);
        assert!(found.2.contains(words), "{at} as {to}: {}", found.2);
    }
}

#[test]
fn what_is_no_cart_is_said_to_be_none() {
    for (value, code) in [
        (json!({}), "cart_form"),
        (json!([]), "input_form"),
        (json!(7), "input_form"),
        (json!({ "items": [] }), "cart_form"),
        (json!({ "id": "x", "cost": {} }), "cart_form"),
        (json!({ "cart": 5 }), "input_form"),
        (json!({ "lines": { "nodes": [] } }), "cart_currency"),
    ] {
        assert_eq!(read(&value).unwrap_err().code, code, "{value}");
    }
    let fault = parse("cart", "{\n  \"lines\": [,]\n}").unwrap_err();
    assert_eq!(fault.code, "json_syntax");
    assert!(fault.message.contains("line 2, column"), "{}", fault.message);
    assert!(parse("cart", "\u{feff}{}").is_ok());
    let deep = "[".repeat(100_000);
    assert_eq!(parse("cart", &deep).unwrap_err().code, "json_syntax");
}

#[test]
fn a_context_may_leave_everything_out() {
    let empty = situation(None, 7, "de").unwrap();
    assert_eq!((empty.context.now, empty.context.locale.as_str()), (7, "de"));
    let ledger = empty.ledger.to_text();
    let given = json!({ "placement": "checkout", "market": "GB", "root": null, "ledger": ledger });
    assert_eq!(situation(Some(&given), 7, "de").unwrap().context.market.as_deref(), Some("GB"));
    for (given, code, pointer, words) in [
        (json!({ "placment": "cart" }), "unknown_field", "/placment", "did you mean `placement`?"),
        (json!({ "placement": "crat" }), "input_form", "/placement", "did you mean `cart`?"),
        (json!({ "now": "today" }), "input_form", "/now", "a whole number"),
        (json!({ "now": i64::MAX }), "context_time", "/now", "milliseconds"),
        (json!({ "viewed": { "product": "desk" } }), "input_form", "/viewed", "`variant` is missing"),
        (json!({ "ledger": "2x" }), "ledger_form", "/ledger", "handle.ledger()"),
        (json!({ "ledger": { "visit": -1 } }), "input_form", "/ledger/visit", "whole number"),
        (json!([]), "input_form", "", "an object"),
    ] {
        let fault = situation(Some(&given), 7, "de").unwrap_err();
        assert_eq!((fault.code, fault.pointer.as_str()), (code, pointer), "{given}: {}", fault.message);
        assert!(fault.message.contains(words), "{given}: {}", fault.message);
    }
}
