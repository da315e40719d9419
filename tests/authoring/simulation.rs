//! What a simulation counts is what deciding about one cart after the other gives.

use cart_associate::authoring::carts::{Read, read, situation};
use cart_associate::authoring::compile;
use cart_associate::authoring::simulate::Simulation;
use cart_associate::bundle::Bundle;
use cart_associate::engine::{Reasoned, decide_with_reasons};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const RULES: &[u8] = include_bytes!("../../www/demo/rules.json");
const NOW: i64 = 1_795_348_800_000;

/// By offer, how often it is shown or withheld for which reason.
type Counts = BTreeMap<String, BTreeMap<String, u64>>;

fn bundle(source: &[u8]) -> Bundle {
    Bundle::open(compile(source).bytes.expect("it compiles")).unwrap()
}

/// Carts of the demo's goods, the same each time, as lines of a file; every 50th line is no cart.
fn lines(count: u64) -> Vec<String> {
    let rules: Value = serde_json::from_slice(RULES).unwrap();
    let mut goods = Vec::new();
    for product in rules["products"].as_array().unwrap() {
        for variant in product["variants"].as_array().unwrap() {
            let price =
                variant["prices"]["USD"].as_str().unwrap_or("1.00").replace('.', "").parse::<i64>().unwrap();
            goods.push((product["id"].clone(), variant["id"].clone(), price));
        }
    }
    let mut state = 42u64;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let mut made = Vec::new();
    for number in 0..count {
        if number % 50 == 49 {
            made.push(if number % 100 == 49 { "{\"nonsense\":true}".into() } else { "{".into() });
            continue;
        }
        let lines: Vec<Value> = (0..random(5))
            .map(|at| {
                let (product, variant, price) = &goods[random(goods.len())];
                let quantity = i64::try_from(1 + random(3)).unwrap();
                let price = if random(20) == 0 { 0 } else { *price };
                json!({ "key": at.to_string(), "product": product, "variant": variant, "quantity": quantity, "unit_price": price, "total": price * quantity, "added": at })
            })
            .collect();
        let total: i64 = lines.iter().map(|line| line["total"].as_i64().unwrap()).sum();
        let cart = json!({ "currency": "USD", "exponent": 2, "total": total, "lines": lines });
        let line = match random(4) {
            0 => {
                let placement = ["cart", "checkout"][random(2)];
                let market = ["US", "GB"][random(2)];
                json!({ "cart": cart, "context": { "placement": placement, "market": market } })
            }
            1 => {
                let visitor = random(50).to_string();
                json!({ "cart": cart, "context": { "visitor": visitor } })
            }
            _ => cart,
        };
        made.push(line.to_string());
    }
    made
}

fn simulated(source: &[u8], context: Option<&Value>, lines: &[String], chunk: usize) -> Value {
    let mut simulation = Simulation::new(bundle(source), context, NOW).unwrap();
    for chunk in lines.join("\n").as_bytes().chunks(chunk) {
        simulation.add(chunk);
    }
    simulation.finish()
}

/// The same by deciding one by one, over every offer.
fn one_by_one(source: &[u8], lines: &[String]) -> (u64, [u64; 4], Counts, u64) {
    let bundle = bundle(source);
    let (mut carts, mut with, mut bad) = (0, [0; 4], 0);
    let mut offers = Counts::new();
    for line in lines {
        let Ok(value) = serde_json::from_str::<Value>(line) else {
            bad += 1;
            continue;
        };
        let Ok(Read { cart, .. }) = read(&value) else {
            bad += 1;
            continue;
        };
        let situation = situation(value.get("context"), NOW, "en").unwrap();
        let Reasoned { decision, withheld } =
            decide_with_reasons(&bundle, &cart, &situation.context, &situation.ledger).unwrap();
        carts += 1;
        let shown = if decision.held_out { 0 } else { decision.suggestions.len() };
        with[shown] += 1;
        let word = if decision.held_out { "held_out" } else { "shown" };
        for one in &decision.suggestions {
            *offers.entry(one.offer.clone()).or_default().entry(word.into()).or_default() += 1;
        }
        for one in &withheld {
            *offers.entry(one.offer.clone()).or_default().entry(one.reason.code().into()).or_default() += 1;
        }
    }
    (carts, with, offers, bad)
}

fn agree(source: &[u8]) {
    let lines = lines(2_000);
    let report = simulated(source, None, &lines, 1 << 16);
    let (carts, with, offers, bad) = one_by_one(source, &lines);
    assert_eq!((report["carts"].as_u64(), report["bad"]["lines"].as_u64()), (Some(carts), Some(bad)));
    assert_eq!(report["with"], json!(with));
    let mut found = Counts::new();
    for one in report["offers"].as_array().unwrap() {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for reason in one["withheld"].as_array().unwrap() {
            counts.insert(reason["reason"].as_str().unwrap().into(), reason["carts"].as_u64().unwrap());
        }
        if one["shown"] != 0 {
            counts.insert("shown".into(), one["shown"].as_u64().unwrap());
        }
        let by: u64 = one["by"].as_array().unwrap().iter().map(|by| by["carts"].as_u64().unwrap()).sum();
        assert_eq!(Some(by), one["outranked"].as_u64(), "{one:#}");
        found.insert(one["offer"].as_str().unwrap().into(), counts);
    }
    assert_eq!(found, offers);
    let nothing: u64 =
        report["nothing"].as_array().unwrap().iter().map(|one| one["carts"].as_u64().unwrap()).sum();
    assert_eq!(nothing, with[0], "every cart that gets nothing has a reason");
}

#[test]
fn the_counts_are_those_of_deciding_one_by_one() {
    agree(RULES);
}

#[test]
fn also_with_offers_switched_off_and_a_bundle_past_its_time() {
    let mut rules: Value = serde_json::from_slice(RULES).unwrap();
    rules["offers"][0]["enabled"] = false.into();
    rules["offers"][5]["enabled"] = false.into();
    agree(rules.to_string().as_bytes());
    rules["enabled"] = false.into();
    agree(rules.to_string().as_bytes());
    rules["valid_until"] = "2026-01-01".into();
    agree(rules.to_string().as_bytes());
}

#[test]
fn chunks_change_nothing() {
    let lines = lines(200);
    let whole = simulated(RULES, None, &lines, usize::MAX);
    for chunk in [1, 7, 4096] {
        assert_eq!(simulated(RULES, None, &lines, chunk), whole);
    }
}

#[test]
fn bad_lines_are_told_with_their_numbers_and_stop_nothing() {
    let report = simulated(RULES, None, &lines(300), 1000);
    let examples = report["bad"]["examples"].as_array().unwrap();
    let numbers: Vec<u64> = examples.iter().map(|one| one["line"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [50, 100, 150, 200, 250, 300]);
    assert_eq!(
        (examples[0]["code"].as_str(), examples[1]["code"].as_str()),
        (Some("cart_form"), Some("json_syntax"))
    );
    let lines = ["{\"cart\":{},\"context\":7}".into(), "{\"cart\":{\"currency\":\"USD\",\"exponent\":2,\"total\":0,\"lines\":[]},\"context\":{\"now\":\"x\"}}".into()];
    let report = simulated(RULES, None, &lines, 10);
    let pointers: Vec<&str> = report["bad"]["examples"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["pointer"].as_str().unwrap())
        .collect();
    assert_eq!(pointers, ["/context", "/context/now"]);
    assert!(report["text"].as_str().unwrap().contains("line 2 at /context/now"));
}

#[test]
fn the_context_holds_for_carts_without_one() {
    let line = |context: &str| {
        format!(
            "{{\"cart\":{{\"currency\":\"USD\",\"exponent\":2,\"total\":100,\"lines\":[{{\"key\":\"1\",\"product\":\"x\",\"variant\":\"x\",\"quantity\":1,\"unit_price\":100,\"total\":100}}]}}{context}}}"
        )
    };
    let lines = [line(""), line(",\"context\":{\"placement\":\"cart\"}")];
    let report = simulated(RULES, Some(&json!({ "placement": "checkout" })), &lines, 100);
    let delivery =
        report["offers"].as_array().unwrap().iter().find(|one| one["offer"] == "delivery-speed").unwrap();
    assert_eq!((delivery["shown"].as_u64(), delivery["called_for"].as_u64()), (Some(1), Some(2)));
    assert_eq!(
        Simulation::new(bundle(RULES), Some(&json!({ "placement": 1 })), NOW).unwrap_err().code,
        "input_form"
    );
}
