//! What the reader reads, against serde as an independent one, and what it says of everything else.

use super::{FromJson, Json, read};
use alloc::string::String;
use alloc::vec::Vec;
use cart_associate_core::cart::Cart;
use cart_associate_core::context::Context;
use cart_associate_core::input::InputError;
use cart_associate_core::properties::Properties;
use serde_json::{Value, from_str, json};
use std::string::ToString;

const CART: &str = r#"{ "currency": "USD", "exponent": 2, "total": 6900, "codes": ["TEN", "Ä\u00e4\ud83d\ude00\\\"\/\b\f\n\r\t"],
  "lines": [
    { "key": "a", "product": "desk", "variant": "desk-1", "quantity": 1, "unit_price": 4900, "total": 4900, "added": 2,
      "title": "Standing \"desk\"", "plan": null, "properties": { "Size": "L", "w/h~": "" }, "parent": "b",
      "vendor": "Ours", "type": "Desk", "tags": ["new", ""], "collections": [], "requires_shipping": true,
      "unknown": [{ "deep": [null, true, false, -1.5e-3, "x", {}, []] }] },
    { "key": "b", "product": "mat", "variant": "mat-1", "quantity": 2, "unit_price": 1000, "total": 2000 } ],
  "prices_include_tax": false } "#;

const CONTEXT: &str = r#"{"now":1795348800000,"locale":"de-AT","placement":"checkout","root":"/de","market":"eu","country":"AT",
  "signed_in":true,"customer_tags":["trade"],"returning":false,"visitor":"v","own_prices":true,
  "viewed":{"product":"p","variant":"v"},
  "live_prices":[{"variant":"v","price":100,"available":true,"stock":4294967295},{"variant":"w"}]}"#;

fn ours<T: FromJson + Default>(text: &str) -> Result<T, InputError> {
    let mut value = T::default();
    read(text, |json| value.read(json)).map(|()| value)
}

fn fault<T: FromJson + Default>(value: &Value) -> (&'static str, String) {
    match ours::<T>(&value.to_string()) {
        Err(InputError { code, pointer }) => (code, pointer),
        Ok(_) => ("", String::new()),
    }
}

/// A cart, and the first fault within its lines.
fn with_unread(value: &Value) -> Result<(Cart, Option<InputError>), InputError> {
    let mut cart = Cart::default();
    let unread = read(&value.to_string(), |json| {
        cart.read(json);
        json.take_unread()
    })?;
    Ok((cart, unread))
}

/// A fault within a line leaves the cart as it is: only that line is opaque.
fn fault_of_line(value: &Value, place: usize) -> Option<(&'static str, String)> {
    let (cart, unread) = with_unread(value).unwrap();
    assert_eq!(cart.lines.len(), 2);
    for (at, line) in cart.lines.iter().enumerate() {
        assert_eq!(line.opaque, unread.is_some() && at == place, "line {at}: {unread:?}");
    }
    unread.map(|InputError { code, pointer }| (code, pointer))
}

/// A value with something else at a place.
fn with(text: &str, pointer: &str, value: Value) -> Value {
    let mut whole: Value = from_str(text).unwrap();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match whole.pointer_mut(parent).unwrap() {
        Value::Object(members) => drop(members.insert(name.into(), value)),
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        _ => panic!("there is no {pointer}"),
    }
    whole
}

/// The text as `JSON.stringify` writes it.
fn compact(text: &str) -> String {
    from_str::<Value>(text).unwrap().to_string()
}

#[test]
fn carts_and_contexts_are_read_as_serde_reads_them() {
    // Serde takes no `null` for a map.
    let plain = CART.replace(r#""plan": null, "#, "");
    assert_eq!(ours::<Cart>(&compact(CART)).unwrap(), from_str::<Cart>(&plain).unwrap());
    assert_eq!(ours::<Context>(&compact(CONTEXT)).unwrap(), from_str::<Context>(CONTEXT).unwrap());
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let cases = [
        ("/currency", json!(5), "input_text"),
        ("/currency", json!(null), "input_text"),
        ("/exponent", json!(-1), "input_range"),
        ("/total", json!(0.5), "input_number"),
        ("/total", json!(9_007_199_254_740_992_u64), "input_number"),
        ("/exponent", json!(null), "input_number"),
        ("/total", json!("1"), "input_number"),
        ("/lines", json!({}), "input_list"),
        ("/lines/0", json!(null), "input_object"),
        ("/lines/1/quantity", json!(4_294_967_296_u64), "input_range"),
        ("/lines/0/properties/Size", json!(4), "input_text"),
        ("/lines/0/properties/w~1h~0", json!(4), "input_text"),
        ("/lines/0/properties", json!("x"), "input_object"),
        ("/lines/0/tags/1", json!(1), "input_text"),
        ("/lines/0/requires_shipping", json!(1), "input_boolean"),
        ("/codes", json!(true), "input_list"),
    ];
    for (pointer, value, code) in cases {
        let name = pointer.replace("~1", "/").replace("~0", "~");
        let (parent, last) = pointer.rsplit_once('/').unwrap();
        let changed = match last.contains('~') {
            true => {
                let mut whole: Value = from_str(CART).unwrap();
                whole.pointer_mut(parent).unwrap()["w/h~"] = value;
                whole
            }
            false => with(CART, &name, value),
        };
        let expected = (code, pointer.into());
        match pointer.strip_prefix("/lines/") {
            Some(within) => {
                let place = within.split('/').next().unwrap().parse().unwrap();
                assert_eq!(fault_of_line(&changed, place), Some(expected));
            }
            None => assert_eq!(fault::<Cart>(&changed), expected),
        }
    }
    for (pointer, value, code) in [
        ("/placement", json!("footer"), "input_placement"),
        ("/viewed/product", json!(1), "input_text"),
        ("/viewed", json!("p"), "input_object"),
        ("/live_prices/0/stock", json!(4_294_967_296_u64), "input_range"),
        ("/now", json!("today"), "input_number"),
    ] {
        assert_eq!(fault::<Context>(&with(CONTEXT, pointer, value)), (code, pointer.into()));
    }
    assert_eq!(fault::<Cart>(&json!(null)), ("input_object", String::new()));
}

#[test]
fn what_is_left_out_is_told_unless_it_may_be() {
    let whole: Value = from_str(CART).unwrap();
    for (name, is_required) in [
        ("currency", true),
        ("exponent", true),
        ("total", false),
        ("lines", true),
        ("codes", false),
        ("prices_include_tax", false),
    ] {
        let mut part = whole.clone();
        part.as_object_mut().unwrap().remove(name);
        let expected = if is_required { "input_required" } else { "" };
        assert_eq!(fault::<Cart>(&part).0, expected, "{name}");
        // Nothing is as good as nothing there, where that may be.
        part[name] = Value::Null;
        assert_eq!(fault::<Cart>(&part).0.is_empty(), !is_required, "{name}");
    }
    for (name, is_required) in [("key", true), ("total", true), ("added", false), ("type", false)] {
        let mut part = whole.clone();
        part["lines"][0].as_object_mut().unwrap().remove(name);
        let required = ("input_required", ["/lines/0/", name].concat());
        assert_eq!(fault_of_line(&part, 0), is_required.then_some(required), "{name}");
        part["lines"][0][name] = Value::Null;
        assert_eq!(fault_of_line(&part, 0).is_none(), !is_required, "{name}");
    }
}

#[test]
fn a_text_that_is_cut_is_refused_and_whatever_json_there_is_is_read() {
    for text in [compact(CART), compact(CONTEXT)] {
        for (at, _) in text.char_indices() {
            let (head, tail) = text.split_at(at);
            assert!(ours::<Cart>(head).is_err() && ours::<Context>(head).is_err(), "cut at {at}");
            assert!(read(head, |json| json.skip()).is_err(), "cut at {at}");
            for other in ["\0", "}", "]", "\"", "\\", ",", ":", "7", "-", "\u{e9}", "nul"] {
                let rest: String = tail.chars().skip(1).collect();
                let damaged = [head, other, &rest].concat();
                let _ = ours::<Cart>(&damaged);
                let read = read(&damaged, |json| json.skip());
                assert!(read.is_ok() || from_str::<Value>(&damaged).is_err(), "{other} at {at}: {read:?}");
            }
        }
    }
}

#[test]
fn numbers_are_whole_ones_that_javascript_counts_with() {
    let number = |text: &str| read(text, |json| json.integer()).ok();
    for (text, expected) in [
        ("0", 0),
        ("20", 20),
        ("-15", -15),
        ("9007199254740991", 9_007_199_254_740_991),
        ("-9007199254740991", -9_007_199_254_740_991),
    ] {
        assert_eq!(number(text), Some(expected), "{text}");
    }
    // The last ones are how JavaScript writes what is not whole, and what is too large.
    for text in
        ["", "-", "+1", "0x1", "NaN", "null", "\"1\"", "1 2", "9007199254740992", "0.5", "1e-7", "1e+21"]
    {
        assert_eq!(number(text), None, "{text}");
    }
}

#[test]
fn half_a_surrogate_pair_is_no_character_and_no_harm() {
    // JavaScript writes half a pair as an escape, and a whole one as it is.
    for (text, expected) in [
        (r#""\ud800""#, "\u{fffd}"),
        (r#""\udc00x""#, "\u{fffd}x"),
        (r#""\ud800A""#, "\u{fffd}A"),
        ("\"\u{1f600}\"", "\u{1f600}"),
    ] {
        assert_eq!(ours::<String>(text).unwrap(), expected);
    }
    for text in [r#""\u12"#, r#""\uzzzz""#, r#""\ud800\u"#, r#""\x""#, "\"\\\u{e9}\"", "\"\n\"", "\"", "\"\\"]
    {
        assert_eq!(ours::<String>(text).unwrap_err().code, "input_json", "{text}");
    }
}

#[test]
fn depth_is_limited() {
    let deep = |levels: usize| ["[".repeat(levels), "]".repeat(levels)].concat();
    assert!(read(&deep(64), |json| json.skip()).is_ok());
    assert!(read(&deep(65), |json| json.skip()).is_err());
    assert!(read(&deep(100_000), |json| json.skip()).is_err());
    assert!(read(&"{\"a\":".repeat(100_000), |json| json.skip()).is_err());
}

#[test]
fn of_two_fields_of_one_name_the_last_counts() {
    let text = r#"{"variant":"a","stock":1,"stock":2,"variant":"b"}"#;
    let list: Vec<cart_associate_core::context::LivePrice> = ours(&["[", text, "]"].concat()).unwrap();
    assert_eq!((list[0].variant.as_str(), list[0].stock), ("b", Some(2)));
}

#[test]
fn what_is_written_reads_as_it_was() {
    let text: String = ('\0'..='\u{a0}').chain("\u{2028} é 日 😀".chars()).collect();
    let mut json = Json::default();
    json.open('{');
    json.name("a \"name\"");
    json.open('[');
    json.text(&text);
    json.number(i64::MIN);
    json.number(0);
    json.open('[');
    json.close(']');
    json.word("null");
    json.close(']');
    json.name("text");
    json.text("ends so: [");
    json.close('}');
    let written = json.done();
    assert_eq!(
        from_str::<Value>(&written).unwrap(),
        json!({ "a \"name\"": [text, i64::MIN, 0, [], null], "text": "ends so: [" })
    );
    assert!(read(&written, |json| json.skip()).is_ok());
}

#[test]
fn a_line_with_more_properties_than_anybody_needs_is_opaque() {
    let many = |count: usize| -> Value {
        (0..count).map(|one| (one.to_string(), json!("x"))).collect::<serde_json::Map<_, _>>().into()
    };
    let place = "/lines/0/properties";
    assert_eq!(fault_of_line(&with(CART, place, many(250)), 0), None);
    let (code, pointer) = fault_of_line(&with(CART, place, many(100_000)), 0).unwrap();
    assert_eq!((code, pointer.starts_with(place)), ("cart_properties", true));
    // The merchant's tools say the same.
    assert!(serde_json::from_value::<Properties>(many(250)).is_ok());
    let error = serde_json::from_value::<Properties>(many(251)).unwrap_err();
    let sentences: Value = from_str(include_str!("../../../www/shim/faults.json")).unwrap();
    assert_eq!(error.to_string(), sentences[code]);
}
