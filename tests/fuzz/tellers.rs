//! What tells a merchant about rules: the linter, explain, simulate.

use crate::carts;
use crate::corpus::SOUND;
use crate::run::{Input, Target, run};
use crate::targets::{assert_findings, rules, text, torn};
use crate::tree;
use cart_associate::authoring::load::load;
use cart_associate::authoring::simulate::Simulation;
use cart_associate::authoring::{Options, explain, lint};
use fastrand::Rng;
use serde_json::Value;

const NOW: i64 = 1_795_348_800_000;

const COSTS: &str = "variant,currency,cost\nbelt-brown,USD,20.00\nsoap-1,USD,12.00\nsoap-1,JPY,700\n";

#[test]
fn linter() {
    let attempt = |input: &Input, rng: &mut Rng| {
        let costs = input.get(1).map(|(_, costs)| String::from_utf8_lossy(costs).into_owned());
        let floors = [None, Some(20.0), Some(f64::NAN), Some(-1e300)];
        let now = [None, Some(NOW), Some(i64::MAX), Some(i64::MIN)];
        let options = Options { costs, margin_floor: floors[rng.usize(..4)], now: now[rng.usize(..4)] };
        let linted = lint(&input[0].1, &options);
        assert_findings(&input[0].1, &linted.diagnostics);
        match linted.diagnostics.is_empty() {
            _ if linted.quick_win.is_some() => "a quick win",
            true => "clean",
            false => "findings",
        }
    };
    let make = |rng: &mut Rng| {
        let mut input = vec![("rules.json", rules(rng))];
        match rng.u8(..4) {
            0 => input.push(("costs.csv", COSTS.into())),
            1 => input.push(("costs.csv", torn(COSTS.into(), rng))),
            _ => {}
        }
        input
    };
    run(&Target { name: "linter", make, attempt });
}

/// A rule bundle as it is, mostly, so that there is something to tell.
fn bundle(rng: &mut Rng) -> (Value, Vec<u8>) {
    let whole = SOUND[rng.usize(..SOUND.len())].clone();
    let written = match rng.u8(..6) {
        0 => rules(rng),
        1 | 2 => {
            let mut changed = whole.clone();
            tree::mutate(&mut changed, &whole, rng);
            text(&changed, rng)
        }
        _ => text(&whole, rng),
    };
    (whole, written)
}

fn changed(value: Value, rng: &mut Rng) -> Vec<u8> {
    let mut value = value;
    let other = value.clone();
    for _ in 0..rng.usize(..3) {
        tree::mutate(&mut value, &other, rng);
    }
    let written = text(&value, rng);
    if rng.u8(..10) == 0 { torn(written, rng) } else { written }
}

/// Otherwise most of what is tried below would only be refused.
#[test]
fn what_carts_begin_with_is_taken() {
    let mut rng = Rng::with_seed(1);
    for bundle in SOUND.iter() {
        for _ in 0..10 {
            let cart = carts::cart(bundle, &mut rng).to_string();
            let answer = explain::answer(
                bundle.to_string().as_bytes(),
                &cart,
                Some(&carts::context().to_string()),
                NOW,
            );
            assert_eq!(answer.get("error"), None, "{cart}");
        }
    }
}

#[test]
fn explainer() {
    let attempt = |input: &Input, _: &mut Rng| {
        let words = |at: usize| {
            input.get(at).map(|(_, bytes): &(_, Vec<u8>)| String::from_utf8_lossy(bytes).into_owned())
        };
        let answer = explain::answer(&input[0].1, &words(1).unwrap(), words(2).as_deref(), NOW);
        if let Some(error) = answer.get("error") {
            assert!(error["message"].as_str().is_some_and(|message| !message.is_empty()), "{error}");
            return "refused";
        }
        let offers = answer["offers"].as_array().unwrap();
        for offer in offers {
            assert!(
                offer["shown"].is_boolean() && offer["text"].as_str().is_some_and(|text| !text.is_empty()),
                "{offer}"
            );
            assert_eq!(offer["shown"] == true, offer.get("reason").is_none(), "{offer}");
        }
        let shown = offers.iter().filter(|offer| offer["shown"] == true).count();
        assert!(shown <= 3, "{shown} are shown");
        if shown > 0 { "shown" } else { "nothing shown" }
    };
    let make = |rng: &mut Rng| {
        let (whole, written) = bundle(rng);
        let cart = carts::cart(&whole, rng);
        let mut input = vec![("rules.json", written), ("cart.json", changed(cart, rng))];
        if rng.bool() {
            input.push(("context.json", changed(carts::context(), rng)));
        }
        input
    };
    run(&Target { name: "explainer", make, attempt });
}

#[test]
fn simulator() {
    let attempt = |input: &Input, rng: &mut Rng| {
        let Ok(bundle) = load(&input[0].1) else { return "refused" };
        let Ok(mut simulation) = Simulation::new(bundle, None, NOW) else { return "refused" };
        let mut rest = input[1].1.as_slice();
        while !rest.is_empty() {
            let (chunk, left) = rest.split_at(rng.usize(1..=rest.len()));
            simulation.add(chunk);
            rest = left;
        }
        assert!(simulation.finish().is_object());
        "reported"
    };
    let make = |rng: &mut Rng| {
        let (whole, written) = bundle(rng);
        let mut lines = Vec::new();
        for _ in 0..rng.usize(..4) {
            let cart = carts::cart(&whole, rng).to_string();
            lines.extend(if rng.u8(..3) == 0 { torn(cart.into_bytes(), rng) } else { cart.into_bytes() });
            lines.push(b'\n');
        }
        vec![("rules.json", written), ("carts.ndjson", lines)]
    };
    run(&Target { name: "simulator", make, attempt });
}
