//! Carts in our own form, as a merchant writes them and as the shop's readers hand on those of platforms.

use cart_associate::authoring::carts::{Form, Read, parse, read, situation};
use cart_associate::money::Money;
use serde_json::{Value, json};

fn taken(value: &Value) -> Read {
    read(value).unwrap_or_else(|fault| panic!("{fault:?}\n{value:#}"))
}

/// A cart with a member at a pointer changed.
fn changed(pointer: &str, to: &Value) -> Value {
    let mut cart = own();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match (to, cart.pointer_mut(parent).unwrap()) {
        (Value::Null, Value::Object(parent)) => {
            parent.remove(name).unwrap();
        }
        (to, Value::Object(parent)) => {
            parent.insert(name.into(), to.clone());
        }
        (to, list) => list[name.parse::<usize>().unwrap()] = to.clone(),
    }
    cart
}

fn own() -> Value {
    json!({
        "currency": "USD", "exponent": 2, "total": 49900,
        "lines": [{ "key": "1", "product": "desk", "variant": "desk-140", "quantity": 1, "unit_price": 49900, "total": 49900,
            "added": 1, "vendor": null, "properties": { "Engraving": "A" } },
            { "key": "2", "product": "tray", "variant": "tray-1", "quantity": 2, "unit_price": 2900, "total": 5800 }]
    })
}

#[test]
fn our_own_form_is_taken_as_it_is() {
    let Read { cart, form, unread, .. } = taken(&own());
    assert_eq!((form, cart.total, cart.lines[0].vendor.clone()), (Form::Own, Some(Money(49900)), None));
    assert_eq!((unread.len(), cart.lines[1].total), (0, Money(5800)));
    assert_eq!(taken(&json!({ "cart": own() })).cart, cart);
    assert_eq!(taken(&changed("/total", &Value::Null)).cart.total, None, "a total may not be known");
}

#[test]
fn a_line_that_cannot_be_read_is_opaque_and_told_with_its_place() {
    let cases = [
        ("/lines/0/quantity", json!(0), "cart_quantity", "/lines/0/quantity", "from 1"),
        (
            "/lines/0/quantity",
            json!(1.5),
            "input_form",
            "/lines/0/quantity",
            "this must be a whole number, zero or more, and is the number 1.5",
        ),
        (
            "/lines/0/unit_price",
            json!("499.00"),
            "input_form",
            "/lines/0/unit_price",
            "this must be a whole number, and is the text \"499.00\"",
        ),
        ("/lines/0/variant", Value::Null, "input_form", "/lines/0", "the field `variant` is missing here"),
        ("/lines/0/tags", json!("new"), "input_form", "/lines/0/tags", "this must be a list"),
        (
            "/lines/0/properties",
            json!({ "a/b": 1 }),
            "input_form",
            "/lines/0/properties/a~1b",
            "this must be a text",
        ),
        ("/lines/0/total", json!(-5), "cart_amount", "/lines/0/total", "zero or more"),
        ("/lines/0", json!([]), "input_form", "/lines/0", "this must be an object, and is a list"),
        ("/lines/0", json!(7), "input_form", "/lines/0", "this must be an object"),
        ("/lines/0", json!({}), "input_form", "/lines/0", "missing"),
    ];
    for (at, to, code, pointer, words) in cases {
        let Read { cart, unread, .. } = taken(&changed(at, &to));
        let [fault] = unread.as_slice() else { panic!("{at} as {to}: {unread:?}") };
        assert_eq!((fault.code, fault.pointer.as_str()), (code, pointer), "{at} as {to}: {}", fault.message);
        assert!(fault.message.contains(words), "{at} as {to}: {}", fault.message);
        assert_eq!((cart.lines[0].opaque, cart.lines[1].opaque), (true, false), "{at} as {to}");
        assert_eq!(cart.lines[0].key, if at == "/lines/0" { "" } else { "1" }, "{at} as {to}");
    }
}

#[test]
fn lines_that_share_a_key_count_and_are_never_changed() {
    let Read { cart, unread, .. } = taken(&changed("/lines/1/key", &json!("1")));
    assert_eq!((unread[0].code, unread[0].pointer.as_str()), ("cart_key", "/lines/0/key"));
    assert!(cart.lines.iter().all(|line| line.fixed && !line.opaque));
}

#[test]
fn what_is_wrong_with_the_whole_refuses_it() {
    for (at, to, code, pointer, words) in [
        ("/lines", Value::Null, "input_form", "", "the field `lines` is missing here"),
        ("/currency", json!("usd"), "cart_currency", "/currency", "three capital letters"),
        ("/exponent", json!(4), "cart_exponent", "/exponent", "0 to 3"),
        ("/total", json!("1"), "input_form", "/total", "a whole number"),
    ] {
        let fault = read(&changed(at, &to)).unwrap_err();
        assert_eq!((fault.code, fault.pointer.as_str()), (code, pointer), "{at}: {}", fault.message);
        assert!(fault.message.contains(words), "{at}: {}", fault.message);
    }
    assert_eq!(taken(&changed("/total", &json!(-1))).cart.total, None, "no total is below zero");
}

#[test]
fn places_are_those_of_what_was_given() {
    let given = |cart: Value| {
        json!({ "cart": cart, "given": { "form": "woocommerce", "root": "/data/cart", "lines": ["/items/0", "/items/3"],
            "cart_fields": { "currency": "/totals/currency_code" },
            "line_fields": { "quantity": "/quantity", "total": "/totals/line_total" } } })
    };
    assert_eq!(taken(&given(own())).form, Form::WooCommerce);
    let place = |cart: Value| taken(&given(cart)).unread[0].pointer.clone();
    assert_eq!(place(changed("/lines/1/total", &json!("x"))), "/data/cart/items/3/totals/line_total");
    assert_eq!(place(changed("/lines/1/quantity", &json!(0.5))), "/data/cart/items/3/quantity");
    assert_eq!(place(changed("/lines/1/total", &Value::Null)), "/data/cart/items/3/totals/line_total");
    assert_eq!(place(changed("/lines/0/title", &json!(5))), "/data/cart/items/0", "of no field of theirs");
    let fault = read(&given(changed("/currency", &json!("usd")))).unwrap_err();
    assert_eq!(fault.pointer, "/data/cart/totals/currency_code");
    let refused = json!({ "given": { "refused": { "code": "cart_currency", "pointer": "/totals", "message": "none" } } });
    let fault = read(&refused).unwrap_err();
    assert_eq!(
        (fault.code, fault.pointer.as_str(), fault.message.as_str()),
        ("cart_currency", "/totals", "none")
    );
}

#[test]
fn what_is_no_cart_is_said_to_be_none() {
    for (value, code) in [
        (json!({}), "cart_form"),
        (json!([]), "input_form"),
        (json!(7), "input_form"),
        (json!({ "items": [] }), "cart_form"),
        (json!({ "cart": 5 }), "input_form"),
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
