//! Each condition on lines is generated, and the checks, which ask it of the source, say of each variant what the engine
//! says of a line of it.

use super::harness::{Plan, over_worlds};
use super::situation::NOW;
use super::world::World;
use crate::oracle::items;
use cart_associate::authoring::compile;
use cart_associate::authoring::decode::decode;
use cart_associate::authoring::diagnostic::Findings;
use cart_associate::authoring::json::parse;
use cart_associate::authoring::schema::rules_schema;
use cart_associate::authoring::source::KnownBy;
use cart_associate::bundle::Bundle;
use cart_associate::cart::Cart;
use cart_associate::context::Context;
use cart_associate::engine::{Withheld, decide_with_reasons};
use cart_associate::ledger::Ledger;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// How often a field's test passed and failed, among variants whose cart says nothing of them.
#[derive(Debug, Default)]
struct Seen {
    passed: usize,
    failed: usize,
    /// Only a cart can answer.
    asked_of_carts: usize,
}

pub(crate) fn check() {
    let seen: RefCell<BTreeMap<String, Seen>> = RefCell::default();
    let plan = Plan { name: "line_tests_pass_as_in_the_engine", cases: 300, world: 1000, then: 0 };
    over_worlds(plan, |world, _| agree(world, &mut seen.borrow_mut()));
    let seen = seen.into_inner();
    let schema: Value = serde_json::from_str(&rules_schema()).unwrap();
    let fields = schema["$defs"]["LineCondition"]["properties"].as_object().unwrap().keys();
    let is_varied = |seen: &Seen| seen.asked_of_carts > 0 || (seen.passed > 0 && seen.failed > 0);
    let missing: Vec<&String> = fields.filter(|field| !seen.get(*field).is_some_and(is_varied)).collect();
    assert!(missing.is_empty(), "the generator has no lines that pass and fail {missing:?}: {seen:?}");
}

/// Compares what the source and the engine say of each field of the world's conditions and each variant.
fn agree(world: &World, seen: &mut BTreeMap<String, Seen>) -> Result<(), String> {
    let mut conditions = Vec::new();
    for offer in items(&world.bundle["offers"]) {
        fields(&offer["when"], &mut conditions);
        fields(&offer["unless"], &mut conditions);
    }
    let text = with_an_offer_for_each(world, &conditions).to_string();
    let compiled = compile(text.as_bytes());
    let bundle =
        Bundle::open(compiled.bytes.unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))).unwrap();
    let (mut root, _) = parse(&text).unwrap();
    let source = decode(&mut root, &mut Findings::default()).unwrap().bundle;
    let products = source.products.iter();
    for (product, variant) in products.flat_map(|one| one.variants.iter().map(move |variant| (one, variant)))
    {
        let triggered = triggered(&bundle, &product.id, &variant.id);
        for offer in &source.offers {
            let line = offer.when.as_ref().unwrap().line.as_ref().unwrap();
            for test in line.tests() {
                let seen = seen.entry(test.field().into()).or_default();
                if test.known_by() == KnownBy::Cart {
                    seen.asked_of_carts += 1;
                    continue;
                }
                let passes = test.passes(product, variant);
                *if passes { &mut seen.passed } else { &mut seen.failed } += 1;
                let of_engine = triggered.contains(&offer.id);
                if passes != of_engine {
                    let what = format!("variant {}, {test:?}", variant.id);
                    return Err(format!("{what}: `passes` is {passes}, the engine says {of_engine}"));
                }
            }
        }
    }
    Ok(())
}

/// The fields of the conditions on lines in a condition, each as a condition of its own.
fn fields(condition: &Value, found: &mut Vec<Value>) {
    for (field, value) in condition["line"].as_object().into_iter().flatten() {
        found.push(json!({ field: value }));
    }
    for list in ["all", "any", "none"] {
        items(&condition[list]).into_iter().for_each(|one| fields(one, found));
    }
}

/// The world's products, with an offer for each condition that nothing but its trigger can withhold.
fn with_an_offer_for_each(world: &World, conditions: &[Value]) -> Value {
    let offers = conditions.iter().enumerate().map(|(at, condition)| {
        json!({
            "id": format!("o{at}"), "kind": "avoids_returns", "when": { "line": condition }, "why": "It must fit.",
            "confirm": { "statement": "Fits doorways from 80 cm", "property": "Fits" },
        })
    });
    json!({
        "format": 1, "id": "shop", "revision": "1", "language": "en",
        "products": world.bundle["products"], "offers": offers.collect::<Vec<_>>(),
    })
}

/// The offers that a line of a variant triggers, of which the cart says nothing but what it costs.
fn triggered(bundle: &Bundle, product: &str, variant: &str) -> Vec<String> {
    let line = json!({
        "key": "1", "product": product, "variant": variant, "quantity": 1, "unit_price": 1000, "total": 1000,
    });
    let cart = json!({ "currency": "USD", "exponent": 2, "total": 1000, "lines": [line] });
    let cart: Cart = serde_json::from_value(cart).unwrap();
    let context = Context { now: NOW, ..Context::default() };
    let reasoned = decide_with_reasons(bundle, &cart, &context, &Ledger::default()).unwrap();
    let withheld = reasoned.withheld.into_iter().filter(|one| one.reason != Withheld::NotTriggered);
    let shown = reasoned.decision.suggestions.into_iter().map(|one| one.offer);
    withheld.map(|one| one.offer).chain(shown).collect()
}
