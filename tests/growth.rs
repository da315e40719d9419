//! What one product triggers may be many offers: deciding and compiling stay near linear in them.
#![cfg(not(target_arch = "wasm32"))]
#![cfg(test)]

use cart_associate::authoring::{Options, compile, compile_linted};
use cart_associate::bundle::Bundle;
use cart_associate::cart::{Cart, Line};
use cart_associate::context::Context;
use cart_associate::engine::{Because, Observer, Withheld, decide};
use cart_associate::ledger::Ledger;
use cart_associate::money::Money;
use serde_json::{Value, json};
use std::cell::Cell;
use std::time::{Duration, Instant};

const FEW: usize = 1_000;
const MANY: usize = 10_000;

/// Ten times the offers take at most so many times the work: ten, and what sorting them adds.
const AT_MOST: usize = 20;

/// How what the desk triggers hangs together.
#[derive(Debug, Clone, Copy)]
enum Shape {
    /// Each offer adds a product of its own.
    Products,
    /// All offers add one product: all but one lose to it.
    OneProduct,
    /// Each offer is a kit with the desk: all but one lose, because a unit serves one deal.
    Kits,
    /// Each offer goes on to a second product where the first one does not go with the desk.
    Alternatives,
}

const SHAPES: [Shape; 4] = [Shape::Products, Shape::OneProduct, Shape::Kits, Shape::Alternatives];

fn rules(shape: Shape, count: usize) -> Vec<u8> {
    let product = |id: &str, price: &str| {
        json!({ "id": id, "title": id, "url": "/x", "attributes": { "finish": if id == "desk" { "oak" } else { "steel" } },
            "image": { "src": "/x.webp", "alt": "x", "width": 1, "height": 1 },
            "variants": [{ "id": format!("{id}-1"), "prices": { "USD": price } }] })
    };
    let mut products = vec![product("desk", "499.00")];
    products.extend((0..count).map(|at| product(&format!("p{at}"), "10.00")));
    let offer = |at: usize| {
        let mut offer = json!({ "id": format!("o{at}"), "kind": "pairs_well", "when": { "line": { "product": "desk" } },
            "why": "Keeps the cables off the floor when your {trigger} moves." });
        let own = format!("p{at}");
        match shape {
            Shape::Products => offer["suggest"] = json!({ "product": own }),
            Shape::OneProduct => {
                offer["suggest"] = json!({ "product": "p0" });
                offer["priority"] = json!(at);
            }
            Shape::Kits => {
                offer["kind"] = json!("bundle");
                offer["kit"] = json!({ "components": [{ "product": "desk" }, { "product": own }],
                    "deal": { "percent_off": 10, "applied_by": "automatic" } });
            }
            Shape::Alternatives => {
                let other = format!("p{}", (at + 1) % count);
                offer["suggest"] = json!([{ "product": other, "same": "finish" }, { "product": own }]);
            }
        }
        offer
    };
    let offers: Vec<Value> = (0..count).map(offer).collect();
    json!({ "format": 1, "revision": "x", "language": "en", "products": products, "offers": offers })
        .to_string()
        .into_bytes()
}

/// Counts how often two offers are compared, and how many are considered.
#[derive(Default)]
struct Counter {
    considered: Cell<usize>,
    compared: Cell<usize>,
}

impl Observer for Counter {
    type Note = ();

    fn refused<'e>(&self, _reason: Withheld, _because: impl FnOnce() -> Because<'e>) {}

    fn offer(&self, _offer: u32) {
        self.considered.set(self.considered.get() + 1);
    }

    fn compares(&self, _one: u32, _other: u32) {
        self.compared.set(self.compared.get() + 1);
    }
}

fn compared(shape: Shape, count: usize) -> usize {
    let compiled = compile(&rules(shape, count));
    let bundle =
        Bundle::open(compiled.bytes.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics))).unwrap();
    let line = Line {
        key: "1".into(),
        product: "desk".into(),
        variant: "desk-1".into(),
        quantity: 1,
        unit_price: Money(49_900),
        total: Money(49_900),
        ..Line::default()
    };
    let cart = Cart { currency: "USD".into(), exponent: 2, lines: vec![line], ..Cart::default() };
    let context = Context { locale: "en".into(), ..Context::default() };
    let counter = Counter::default();
    let decision = decide(&bundle, &cart, &context, &Ledger::default(), &counter).unwrap();
    assert!(!decision.suggestions.is_empty(), "{shape:?}: something is shown");
    assert_eq!(counter.considered.get(), count, "{shape:?}: all of them are triggered");
    counter.compared.get()
}

#[test]
fn choosing_compares_little_more_than_a_sort_does() {
    for shape in SHAPES {
        let (few, many) = (compared(shape, FEW), compared(shape, MANY));
        eprintln!("{shape:?}: {FEW} offers, {few} comparisons; {MANY} offers, {many}");
        assert!(few > FEW, "{shape:?}: they are counted");
        assert!(many <= AT_MOST * few, "{shape:?}: {many} comparisons against {few}");
    }
}

/// The shortest time of a few, so that what else the machine does is left out.
fn shortest(source: &[u8], so_far: Duration) -> Duration {
    let start = Instant::now();
    let compiled = compile_linted(source, &Options::default());
    assert!(compiled.bytes.is_some(), "{:#?}", compiled.diagnostics.first());
    so_far.min(start.elapsed())
}

/// A ratio of two times of one run: growth with the square is a hundredfold, and no load of the machine makes every
/// round of the small file fast and every round of the large one slow.
#[test]
fn compiling_and_linting_grow_with_the_file() {
    for shape in SHAPES {
        let (small, large) = (rules(shape, FEW), rules(shape, MANY));
        let (mut few, mut many) = (Duration::MAX, Duration::MAX);
        for _ in 0..8 {
            few = shortest(&small, few);
            many = shortest(&large, many);
            if many <= few * AT_MOST as u32 {
                break;
            }
        }
        eprintln!("{shape:?}: {FEW} offers in {few:?}, {MANY} in {many:?}");
        assert!(many <= few * AT_MOST as u32, "{shape:?}: {many:?} against {few:?}");
    }
}
