//! Carts for a rule bundle, as a merchant has them, and as the shop's readers hand them on.

use fastrand::Rng;
use serde_json::{Value, json};

/// Something out of the rule bundle to put into a cart: product, variant, price in the smallest coin.
fn goods(rules: &Value, rng: &mut Rng) -> (String, String, u64) {
    let pick = |list: &Value, rng: &mut Rng| {
        let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
        if list.is_empty() { Value::Null } else { list[rng.usize(..list.len())].clone() }
    };
    let product = pick(&rules["products"], rng);
    let variant = pick(&product["variants"], rng);
    let text = |value: &Value| value.as_str().unwrap_or("nothing").to_owned();
    let price = variant["prices"]["USD"].as_str().and_then(|price| price.replace('.', "").parse().ok());
    (text(&product["id"]), text(&variant["id"]), price.unwrap_or(1_000))
}

/// A cart that a shop could have, of goods that the rule bundle knows.
pub(crate) fn cart(rules: &Value, rng: &mut Rng) -> Value {
    let lines: Vec<_> = (1..=rng.u64(..4)).map(|added| (added, goods(rules, rng), rng.u64(1..4))).collect();
    let total: u64 = lines.iter().map(|(_, (_, _, price), quantity)| price * quantity).sum();
    let own = |(added, (product, variant, price), quantity): &(u64, (String, String, u64), u64)| {
        json!({ "key": added.to_string(), "product": product, "variant": variant, "quantity": quantity,
            "unit_price": price, "total": price * quantity, "added": added })
    };
    let cart = json!({ "currency": "USD", "exponent": 2, "total": total, "lines": lines.iter().map(own).collect::<Vec<_>>() });
    if rng.bool() {
        return cart;
    }
    // As the shop's readers hand on what a platform wrote (www/carts).
    let places: Vec<_> = (0..lines.len()).map(|index| format!("/items/{index}")).collect();
    json!({ "cart": cart, "given": { "form": "woocommerce", "root": "", "lines": places,
        "cart_fields": { "currency": "/totals/currency_code" }, "line_fields": { "quantity": "/quantity", "total": "/totals/line_total" } } })
}

/// A context, with all that may be in one.
pub(crate) fn context() -> Value {
    json!({ "now": 1_795_348_800_000_i64, "locale": "en-US", "placement": "cart", "market": "US", "country": "US", "signed_in": true,
        "customer_tags": ["trade"], "returning": false, "visitor": "v", "own_prices": false,
        "viewed": { "product": "shoes", "variant": "shoes-m" }, "live_prices": [{ "variant": "belt-brown", "price": 4400, "stock": 2 }] })
}
