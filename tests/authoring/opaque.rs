//! What a line that cannot be read, and one that may not be changed, mean for each rule.

use cart_associate::authoring::compile;
use cart_associate::bundle::Bundle;
use cart_associate::cart::Cart;
use cart_associate::context::Context;
use cart_associate::engine::{Reasoned, Withheld, decide_with_reasons};
use cart_associate::ledger::Ledger;
use serde_json::{Value, json};

/// A desk and what can go with it.
fn rules(offer: &Value) -> Vec<u8> {
    let product = |id: &str, price: &str, more: Value| {
        let mut product =
            json!({ "id": id, "title": id, "variants": [{ "id": id, "prices": { "USD": price } }] });
        product.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        product
    };
    let mut offer = offer.clone();
    let members = offer.as_object_mut().unwrap();
    for (name, value) in [
        ("id", json!("one")),
        ("kind", json!("pairs_well")),
        ("why", json!("Keeps the cables of your desk off the floor.")),
    ] {
        members.entry(name).or_insert(value);
    }
    json!({
        "format": 1, "revision": "1", "language": "en",
        "products": [
            product("desk", "300.00", json!({})),
            product("tray", "20.00", json!({ "need": "cables" })),
            product("clips", "5.00", json!({ "need": "cables" }))
        ],
        "offers": [offer]
    })
    .to_string()
    .into_bytes()
}

fn line(key: &str, product: &str, quantity: u32, price: i64) -> Value {
    json!({ "key": key, "product": product, "variant": product, "quantity": quantity, "unit_price": price,
        "total": price * i64::from(quantity) })
}

fn opaque(product: &str) -> Value {
    json!({ "key": "o", "product": product, "variant": product, "quantity": 1, "unit_price": 0, "total": 0, "opaque": true })
}

/// `None`: shown. Else why it is withheld.
fn withheld(offer: &Value, lines: &[Value], total: Option<i64>) -> Option<Withheld> {
    let source = rules(offer);
    let compiled = compile(&source);
    let bytes = compiled.bytes.unwrap_or_else(|| panic!("{:?}", compiled.diagnostics));
    let bundle = Bundle::open(bytes).unwrap();
    let cart: Cart =
        serde_json::from_value(json!({ "currency": "USD", "exponent": 2, "total": total, "lines": lines }))
            .unwrap();
    let context = Context { now: 1_795_348_800_000, locale: "en".into(), ..Context::default() };
    let Reasoned { decision, withheld } =
        decide_with_reasons(&bundle, &cart, &context, &Ledger::default()).unwrap();
    assert_eq!(decision.suggestions.len() + withheld.len(), 1);
    withheld.first().map(|one| one.reason)
}

fn tray(when: &Value) -> Value {
    json!({ "when": when, "suggest": { "product": "tray" } })
}

#[test]
fn it_triggers_nothing() {
    let by_product = tray(&json!({ "line": { "product": "desk" } }));
    let by_anything = tray(&json!({ "line": { "requires_shipping": true } }));
    let desk = line("d", "desk", 1, 30_000);
    for offer in [&by_product, &by_anything] {
        assert_eq!(withheld(offer, &[desk.clone(), opaque("")], Some(30_000)), None);
        assert_eq!(withheld(offer, &[opaque("desk")], None), Some(Withheld::NotTriggered));
    }
}

#[test]
fn it_is_in_the_cart_where_it_is_known_what_it_is() {
    let offer = tray(&json!({ "line": { "product": "desk" } }));
    let desk = line("d", "desk", 1, 30_000);
    assert_eq!(withheld(&offer, &[desk.clone(), opaque("tray")], None), Some(Withheld::AlreadyInCart));
    assert_eq!(withheld(&offer, &[desk.clone(), opaque("clips")], None), Some(Withheld::NeedAlreadyMet));
    let mut unless = offer;
    unless["unless"] = json!({ "line": { "product": "clips" } });
    assert_eq!(withheld(&unless, &[desk.clone(), opaque("clips")], None), Some(Withheld::NeedAlreadyMet));
    unless["unless"] = json!({ "any": [{ "line": { "subscription": false, "product": "tray" } }, { "line": { "price": { "USD": { "max": "1.00" } } } }] });
    assert_eq!(
        withheld(&unless, &[desk, opaque("")], None),
        None,
        "nothing is held back by what is not known"
    );
}

#[test]
fn an_unknown_total_is_neither_under_nor_over() {
    let lines = [line("d", "desk", 1, 30_000), opaque("")];
    let with = |more: Value| tray(&json!({ "all": [{ "line": { "product": "desk" } }, more] }));
    for range in [json!({ "min": "1.00" }), json!({ "max": "9999.00" })] {
        let subtotal = json!({ "subtotal": { "USD": range } });
        assert_eq!(withheld(&with(subtotal.clone()), &lines, Some(30_000)), None);
        assert_eq!(withheld(&with(subtotal.clone()), &lines, None), Some(Withheld::NotTriggered));
        let none = json!({ "none": [subtotal.clone()] });
        assert_eq!(withheld(&with(none), &lines, None), Some(Withheld::NotTriggered));
        let mut unless = tray(&json!({ "line": { "product": "desk" } }));
        unless["unless"] = subtotal;
        assert_eq!(withheld(&unless, &lines, None), None);
    }
}

#[test]
fn its_units_are_any_number() {
    let desks = line("d", "desk", 2, 30_000);
    let with = |more: Value| tray(&json!({ "all": [{ "line": { "product": "desk" } }, more] }));
    let holds = |more: Value| withheld(&with(more), &[desks.clone(), opaque("")], Some(60_000)).is_none();
    assert!(holds(json!({ "items": { "min": 2 } })) && !holds(json!({ "items": { "min": 3 } })));
    assert!(!holds(json!({ "items": { "max": 5 } })) && !holds(json!({ "lines": { "max": 5 } })));
    assert!(holds(json!({ "lines": { "min": 1 } })));
    assert!(holds(json!({ "none": [{ "items": { "max": 1 } }] })));
    assert!(!holds(json!({ "none": [{ "items": { "min": 3 } }] })), "there may be three");
}

fn four_for_less() -> Value {
    json!({ "kind": "bundle", "when": { "line": { "product": "tray" } }, "why": "You have {have}; {difference} more is four.",
        "quantity_break": { "quantity": 4, "from": 2, "deal": { "percent_off": 20, "applied_by": "automatic" } } })
}

#[test]
fn quantities_are_changed_only_as_the_cart_allows() {
    let offer = four_for_less();
    let trays = |more: Value| {
        let mut trays = line("t", "tray", 2, 2_000);
        trays.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        trays
    };
    let of = |more: Value| withheld(&offer, &[trays(more)], Some(4_000));
    assert_eq!(of(json!({})), None);
    assert_eq!(of(json!({ "quantity_rule": { "increment": 2, "max": 4 } })), None);
    assert_eq!(of(json!({ "quantity_rule": { "increment": 3 } })), Some(Withheld::Unavailable));
    assert_eq!(of(json!({ "quantity_rule": { "min": 6 } })), Some(Withheld::Unavailable));
    assert_eq!(of(json!({ "quantity_rule": { "max": 3 } })), Some(Withheld::Unavailable));
    assert_eq!(of(json!({ "fixed": true })), Some(Withheld::NotCompatible));
    assert_eq!(of(json!({ "opaque": true })), Some(Withheld::NotTriggered));
}

#[test]
fn a_fixed_line_is_no_part_of_a_kit_and_gets_no_property() {
    let kit = json!({ "kind": "bundle", "when": { "line": { "product": "desk" } }, "why": "A desk with its tray, {saving} less.",
        "kit": { "components": [{ "product": "desk" }, { "product": "tray" }], "deal": { "percent_off": 10, "applied_by": "automatic" } } });
    let confirm = json!({ "kind": "avoids_returns", "when": { "line": { "product": "desk" } }, "why": "The door must be 80 cm wide.",
        "confirm": { "statement": "I have measured the door.", "property": "Door", "value": "measured" } });
    for (offer, reason) in [(kit, Withheld::AlreadyInCart), (confirm, Withheld::NotCompatible)] {
        let mut desk = line("d", "desk", 1, 30_000);
        assert_eq!(withheld(&offer, &[desk.clone()], Some(30_000)), None);
        desk["fixed"] = true.into();
        assert_eq!(withheld(&offer, &[desk], Some(30_000)), Some(reason));
    }
}
