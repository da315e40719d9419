//! Reads carts, contexts and ledgers, with what a case may leave out filled in.

use cart_associate::vocabulary::Placement;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// The time of every case: 22 November 2026, 12:00 UTC.
pub(super) const NOW: i64 = 1_795_348_800_000;

/// A time: a number, or an offset from [`NOW`] such as `+30d` or `-1h`.
pub(super) fn moment(value: &Value) -> Option<i64> {
    let text = match value {
        Value::String(text) => text,
        other => return other.as_i64(),
    };
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+')?),
    };
    let digits = rest.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match rest.strip_prefix(digits)? {
        "ms" => 1,
        "s" => 1000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    Some(NOW + sign * digits.parse::<i64>().ok()? * unit)
}

/// Times written as offsets, wherever they stand.
fn moments(value: &mut Value) {
    match value {
        Value::Object(members) => members.values_mut().for_each(moments),
        Value::Array(list) => list.iter_mut().for_each(moments),
        Value::String(_) => {
            if let Some(time) = moment(value) {
                *value = time.into();
            }
        }
        _ => {}
    }
}

/// An amount as a decimal in the currency's own decimals, or in minor units.
fn amount(value: &Value, exponent: usize) -> Value {
    let Value::String(text) = value else { return value.clone() };
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    assert_eq!(decimals.len(), exponent, "{text} has other decimals than the currency");
    [whole, decimals].concat().parse::<i64>().unwrap().into()
}

fn default(object: &mut Map<String, Value>, name: &str, value: Value) {
    object.entry(name).or_insert(value);
}

pub(super) fn read<T: DeserializeOwned>(what: &str, value: Value) -> T {
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{what}: {error}\n{value:#}"))
}

/// A cart: US dollars, keys by position, quantity 1, totals as they come out.
pub(super) fn cart(value: &Value) -> cart_associate::cart::Cart {
    let mut cart = if value.is_null() { json!({}) } else { value.clone() };
    let object = cart.as_object_mut().unwrap();
    default(object, "currency", "USD".into());
    default(object, "exponent", 2.into());
    default(object, "lines", json!([]));
    let exponent = usize::try_from(object["exponent"].as_u64().unwrap()).unwrap();
    let mut sum = 0;
    for (index, line) in object["lines"].as_array_mut().unwrap().iter_mut().enumerate() {
        let line = line.as_object_mut().unwrap();
        default(line, "key", (index + 1).to_string().into());
        default(line, "quantity", 1.into());
        default(line, "added", (index + 1).into());
        let unit = amount(&line["unit_price"], exponent);
        let total = unit.as_i64().unwrap() * line["quantity"].as_i64().unwrap();
        line.insert("unit_price".into(), unit);
        let total = line.get("total").map_or(total.into(), |given| amount(given, exponent));
        sum += total.as_i64().unwrap();
        line.insert("total".into(), total);
    }
    let total = object.get("total").map_or(sum.into(), |given| amount(given, exponent));
    object.insert("total".into(), total);
    read("cart", cart)
}

/// A context: [`NOW`], English as in America, the cart drawer. Later ones are laid over earlier ones.
pub(super) fn context(given: &[&Value], exponent: u8) -> cart_associate::context::Context {
    read("context", context_json(given, exponent))
}

/// The same as a merchant writes it, for what takes it so.
pub(super) fn context_json(given: &[&Value], exponent: u8) -> Value {
    let mut context = json!({ "now": NOW, "locale": "en-US", "placement": "cart" });
    for overlay in given {
        for (name, value) in overlay.as_object().into_iter().flatten() {
            context[name] = value.clone();
        }
    }
    moments(&mut context);
    for live in context.get_mut("live_prices").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(price) = live.get("price") {
            live["price"] = amount(price, usize::from(exponent));
        }
    }
    context
}

/// A ledger: where something was shown by the names of the placements, products by what became of them.
pub(super) fn ledger(value: &Value) -> cart_associate::ledger::Ledger {
    let mut ledger = ledger_json(value);
    for list in ["offers", "shown", "dismissed"] {
        for entry in ledger.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten() {
            let entry = entry.as_object_mut().unwrap();
            for (given, name) in
                [("offer", "id"), ("product", "id"), ("visit", "last_visit"), ("at", "dismissed")]
            {
                if let Some(value) = entry.remove(given) {
                    entry.insert(name.into(), value);
                }
            }
            let one = entry.remove("placement").map(|one| json!([one]));
            if let Some(placements) = entry.remove("placements").or(one) {
                let placements = placements.as_array().unwrap().iter();
                let bits =
                    placements.map(|one| serde_json::from_value::<Placement>(one.clone()).unwrap().bit());
                entry.insert("places".into(), bits.fold(0, |all, bit| all | bit).into());
            }
        }
    }
    read("ledger", ledger)
}

/// The same as a merchant writes it, for what takes it so.
pub(super) fn ledger_json(value: &Value) -> Value {
    let mut ledger = if value.is_null() { json!({}) } else { value.clone() };
    moments(&mut ledger);
    ledger
}
