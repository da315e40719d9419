//! The Rust side of the comparison.

use crate::calls::ask;
use cart_associate::authoring::compile;
use cart_associate::cart::{Cart, Line};
use cart_associate::change::{CartChange, NewLine, Replacement};
use cart_associate::context::{Context, LivePrice, Viewed};
use cart_associate::engine::{Figures, UnitPrice, Withheld};
use cart_associate::storefront::boundary::Boundary;
use cart_associate::vocabulary::{Form, Kind, Placement};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const CART: &str = include_str!("cart.json");
const CONTEXT: &str = include_str!("context.json");
const CHANGE: &str = include_str!("change.json");
const FIGURES: &str = include_str!("figures.json");
const EVENT: &str = include_str!("event.json");
const LOADED: &str = include_str!("loaded.json");
const WORDS: &str = include_str!("words.json");

/// Takes a value apart, holds that no field is left at its default, and gives the names of the fields.
macro_rules! filled {
    ($value:expr, $type:ident { $($field:ident),* $(,)? }) => {{
        let $type { $($field),* } = $value;
        $(assert!(has_something($field), "{} of {}", stringify!($field), stringify!($type));)*
        vec![$(stringify!($field).replace("product_type", "type")),*]
    }};
}

fn has_something<T: Default + PartialEq>(value: &T) -> bool {
    *value != T::default()
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn read<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("the shape")
}

/// The fields of an object, in order.
fn names(value: &Value) -> Vec<String> {
    let mut names: Vec<String> = value.as_object().expect("an object").keys().cloned().collect();
    names.sort();
    names
}

#[track_caller]
fn same(mut fields: Vec<String>, value: &Value) {
    fields.sort();
    assert_eq!(fields, names(value));
}

#[test]
fn a_cart_has_these_fields() {
    let (cart, file): (Cart, Value) = (read(CART), parsed(CART));
    same(filled!(&cart, Cart { currency, exponent, total, lines, codes, prices_include_tax }), &file);
    let line = filled!(
        &cart.lines[0],
        Line {
            key,
            product,
            variant,
            quantity,
            unit_price,
            total,
            added,
            title,
            plan,
            properties,
            parent,
            vendor,
            product_type,
            tags,
            collections,
            requires_shipping,
            quantity_rule,
            fixed,
            opaque,
        }
    );
    same(line, &file["lines"][0]);
}

#[test]
fn a_context_has_these_fields() {
    let (context, file): (Context, Value) = (read(CONTEXT), parsed(CONTEXT));
    let fields = filled!(
        &context,
        Context {
            now,
            locale,
            placement,
            root,
            market,
            country,
            signed_in,
            customer_tags,
            returning,
            visitor,
            own_prices,
            viewed,
            live_prices,
        }
    );
    same(fields, &file);
    let viewed = context.viewed.as_ref().expect("a product page");
    same(filled!(viewed, Viewed { product, variant }), &file["viewed"]);
    let live = &context.live_prices[0];
    same(filled!(live, LivePrice { variant, price, available, stock }), &file["live_prices"][0]);
}

#[test]
fn a_change_has_these_fields() {
    let (change, file): (CartChange, Value) = (read(CHANGE), parsed(CHANGE));
    same(filled!(&change, CartChange { add, replace, remove, codes }), &file);
    let line = filled!(&change.add[0], NewLine { product, variant, quantity, plan, properties, parent });
    same(line, &file["add"][0]);
    same(filled!(&change.replace[0], Replacement { key, with }), &file["replace"][0]);
}

#[test]
fn figures_have_these_fields() {
    let file = parsed(FIGURES);
    let amount = |name: &str| serde_json::from_value(file[name].clone()).expect("an amount");
    let unit = UnitPrice { price: read("290"), per: "100 g".into() };
    let figures = Figures {
        price: amount("price"),
        difference: amount("difference"),
        saving: amount("saving"),
        saving_percent: read("1724"),
        deal: amount("deal"),
        have: 1,
        add: 1,
        compare_at: Some(amount("compare_at")),
        unit: Some(unit),
    };
    assert_eq!(serde_json::to_value(&figures).expect("JSON"), file);
}

/// Holds that the words of an enum are those of the file; a new word fails to compile.
macro_rules! words {
    ($type:ident { $($word:ident),* $(,)? }, $name:expr) => {{
        let known = |word: $type| match word { $($type::$word => ()),* };
        let mut words: Vec<String> = [$($type::$word),*].into_iter().map(|word| {
            known(word);
            $name(word)
        }).collect();
        words.sort();
        assert_eq!(words, names(&parsed(WORDS)[stringify!($type)]));
    }};
}

#[test]
fn words_are_these() {
    fn serialized<T: serde::Serialize>(word: T) -> String {
        serde_json::to_value(word).expect("JSON").as_str().expect("a word").into()
    }
    words!(Kind { AvoidsReturns, PairsWell, Bundle, Tier }, serialized);
    words!(Placement { Product, Cart, Checkout }, serialized);
    words!(Form { Product, Guidance, Confirmation, QuantityBreak, Kit, Tier }, serialized);
    words!(
        Withheld {
            NotTriggered,
            SwitchedOff,
            BundleExpired,
            WrongPlacement,
            WrongSchedule,
            WrongAudience,
            WrongMarket,
            WrongCurrency,
            TaxDiffers,
            OwnPrices,
            NeedAlreadyMet,
            AlreadyInCart,
            Accepted,
            Dismissed,
            DismissedEnough,
            ShownElsewhere,
            Capped,
            Withdrawn,
            NotCompatible,
            Unavailable,
            NoPrice,
            NoRealSaving,
            FakeTier,
            OutOfProportion,
            Outranked,
        },
        |word: Withheld| word.code().to_owned()
    );
}

const RULES: &str = r#"{
  "format": 1,
  "revision": "2026-11-22",
  "language": "en",
  "products": [
    { "id": "desk", "title": "Standing desk", "variants": [{ "id": "desk-140", "prices": { "USD": "499.00" } }] },
    { "id": "tray", "title": "Cable tray", "variants": [{ "id": "tray-1", "prices": { "USD": "29.00" } }] }
  ],
  "offers": [
    { "id": "desk-cable-tray", "kind": "pairs_well",
      "when": { "line": { "product": "desk" } },
      "suggest": { "product": "tray" },
      "why": "Keeps the cables off the floor when your {trigger} moves." }
  ]
}"#;

fn boundary() -> (Boundary, Value) {
    let mut boundary = Boundary::new();
    let loaded = boundary.load(compile(RULES.as_bytes()).bytes.expect("rules without errors"));
    (boundary, parsed(&loaded))
}

/// Each field of an object in turn is a value that it cannot be: a reader that knows the field complains at its place.
fn reads_every_field(at: &str, value: &Value, answer: &mut dyn FnMut(&str, &Value) -> Value) {
    for name in names(value) {
        let mut wrong = value.clone();
        wrong[&name] = json!([[]]);
        let pointer = format!("{at}/{name}");
        // What a line of a cart cannot be is told beside the answer.
        let answered = answer(&pointer, &wrong);
        let told = ["error", "unread"].iter().find_map(|name| answered[name]["pointer"].as_str());
        let told = told.unwrap_or("no error");
        // What is of another type is told by its place in the request, and the rest by that in the cart or the context.
        let told = told.strip_prefix("/cart").or(told.strip_prefix("/context")).unwrap_or(told);
        assert!(told.starts_with(&pointer), "{pointer}: {told}");
    }
}

#[test]
fn the_boundary_reads_every_field_under_its_name() {
    let (mut boundary, loaded) = boundary();
    assert_eq!(names(&loaded), names(&parsed(LOADED)));
    let (cart, context) = (parsed(CART), parsed(CONTEXT));
    let mut update = |cart: &Value, context: &Value| {
        parsed(&ask(
            &mut boundary,
            "update",
            &json!({ "cart": cart, "context": context, "policy": "replace" }).to_string(),
        ))
    };
    assert_eq!(update(&cart, &context)["error"], Value::Null);

    reads_every_field("", &cart, &mut |_, wrong| update(wrong, &context));
    reads_every_field("", &context, &mut |_, wrong| update(&cart, wrong));
    let mut within = |whole: &Value, path: &str, is_cart: bool| {
        let value = whole.pointer(path).expect("a place of the file").clone();
        reads_every_field(path, &value, &mut |_, wrong| {
            let mut whole = whole.clone();
            *whole.pointer_mut(path).expect("a place of the file") = wrong.clone();
            if is_cart { update(&whole, &context) } else { update(&cart, &whole) }
        });
    };
    within(&cart, "/lines/0", true);
    within(&context, "/viewed", false);
    within(&context, "/live_prices/0", false);
}

#[test]
fn the_boundary_writes_a_change_and_events_with_these_fields() {
    let (mut boundary, _) = boundary();
    let line = |product: &str, price: i64| {
        json!({ "key": product, "product": product, "variant": if product == "desk" { "desk-140" } else { "tray-1" },
            "quantity": 1, "unit_price": price, "total": price })
    };
    let cart = |lines: Value, total: i64| json!({ "currency": "USD", "exponent": 2, "total": total, "lines": lines });
    let context = json!({ "now": 1_795_305_600_000_i64, "locale": "en-US", "placement": "cart" });
    let before = cart(json!([line("desk", 49900)]), 49900);
    let updated = ask(
        &mut boundary,
        "update",
        &json!({ "cart": before, "context": context, "policy": "replace" }).to_string(),
    );
    assert_eq!(updated, "{}");
    assert_eq!(boundary.drawer("cart").map(|drawer| drawer.cards.len()), Some(1));
    let card = json!({ "placement": "cart", "offer": "desk-cable-tray", "now": 1_795_305_600_000_i64 });
    let with = |more: Value| {
        let mut request = card.clone();
        for (name, value) in more.as_object().expect("an object") {
            request[name] = value.clone();
        }
        request.to_string()
    };

    ask(&mut boundary, "press", &with(json!({ "action": "accept" })));
    let change = parsed(&ask(&mut boundary, "begin", &with(json!({}))))["change"].clone();
    // It changes no codes and no line of the cart: what it has is in the file, and the file is read as a change.
    assert!(names(&change).iter().all(|name| names(&parsed(CHANGE)).contains(name)), "{change}");
    let added: NewLine = serde_json::from_value(change["add"][0].clone()).expect("a new line");
    assert_eq!((added.product.as_str(), added.variant.as_str()), ("tray", "tray-1"));

    // The shop charges ten dollars more than was promised.
    let after = cart(json!([line("desk", 49900), line("tray", 3900)]), 53800);
    let settled = parsed(&ask(&mut boundary, "settle", &with(json!({ "cart": after, "message": null }))));
    let events = settled["events"].as_array().expect("events");
    let file = parsed(EVENT);
    let mismatch = events.iter().find(|event| event["name"] == "price-mismatch").expect("a mismatch");
    assert_eq!(names(mismatch), names(&file));
    assert_eq!(names(&mismatch["figures"]), names(&file["figures"]));
}
