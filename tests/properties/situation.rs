//! Generates what a rule bundle may meet: a cart, a context and a ledger.

use super::choices::Choices;
use super::rules::LIKED;
use crate::oracle::{items, strings};
use cart_associate::cart::Cart;
use cart_associate::context::Context;
use cart_associate::ledger::Ledger;
use cart_associate::vocabulary::Placement;
use serde_json::{Value, json};

/// When everything happens, in ms since 1970.
pub(crate) const NOW: i64 = 1_795_348_800_000;
pub(crate) const DAY: i64 = 86_400_000;
const MINUTE: i64 = 60_000;

/// A variant of the index, with its product.
pub(crate) fn any_variant<'b>(choices: &mut Choices<'_>, bundle: &'b Value) -> (&'b Value, &'b Value) {
    let product = *choices.one(&items(&bundle["products"]));
    (product, *choices.one(&items(&product["variants"])))
}

fn liked_variant<'b>(choices: &mut Choices<'_>, bundle: &'b Value) -> (&'b Value, &'b Value) {
    let product = &bundle["products"][choices.below(LIKED)];
    let variants = items(&product["variants"]);
    // Mostly the first, so that there is a step above it.
    let at = if choices.percent(30) { choices.below(variants.len()) } else { 0 };
    (product, variants[at])
}

pub(crate) fn context(choices: &mut Choices<'_>, bundle: &Value, currency: &str, exponent: u8) -> Context {
    let placement =
        [Placement::Cart, Placement::Cart, Placement::Product, Placement::Checkout][choices.below(4)];
    let market = *choices.one(&[None, Some("GB"), Some("DE")]);
    let mut live = Vec::new();
    for _ in 0..choices.below(3) {
        if choices.percent(50) {
            let (_, variant) = any_variant(choices, bundle);
            let mut one = json!({ "variant": variant["id"] });
            match choices.below(8) {
                7 => one["price"] = 0.into(),
                0 => one["available"] = choices.percent(50).into(),
                1 => one["stock"] = choices.below(4).into(),
                _ => {
                    let price = variant["prices"][currency]
                        .as_str()
                        .map(|text| crate::oracle::minor_units(text, exponent));
                    let price: i64 =
                        price.map_or(500, |price| price.to_integer().to_string().parse().unwrap());
                    one["price"] = (price + i64::try_from(choices.below(40)).unwrap() - 20).max(0).into();
                }
            }
            live.push(one);
        }
    }
    let mut context = json!({
        "now": NOW, "locale": *choices.one(&["en-US", "de-AT", "fr"]), "placement": placement,
        "market": market, "country": *choices.one(&[None, Some("GB"), Some("US")]),
        "signed_in": choices.percent(50), "live_prices": live, "own_prices": choices.percent(3),
        "customer_tags": if choices.percent(50) { vec!["vip"] } else { Vec::new() },
    });
    if choices.percent(60) {
        context["returning"] = choices.percent(50).into();
    }
    if choices.percent(50) {
        context["visitor"] = format!("visitor-{}", choices.below(9)).into();
    }
    if placement == Placement::Product || choices.percent(5) {
        let (product, variant) = liked_variant(choices, bundle);
        context["viewed"] = json!({ "product": product["id"], "variant": variant["id"] });
    }
    serde_json::from_value(context).unwrap()
}

/// The list price of a variant in a cart's currency, in minor units.
pub(crate) fn list_price(bundle: &Value, cart: &Cart, context: &Context, variant: &str) -> Option<i64> {
    let mut context = context.clone();
    context.own_prices = false;
    let mut cart = cart.clone();
    cart.prices_include_tax = None;
    let price = crate::oracle::price_of(bundle, &cart, &context, variant)?;
    price.to_integer().to_string().parse().ok()
}

/// A line as the platform sells it now. `None` where it has no price there.
pub(crate) fn any_line(
    choices: &mut Choices<'_>,
    bundle: &Value,
    cart: &Cart,
    context: &Context,
    key: String,
) -> Option<cart_associate::cart::Line> {
    let mut line = json!({ "key": key, "added": choices.between(1, 5) });
    let quantity = [1, 2, 1, 2, 3, 4][choices.below(6)];
    let unit = if choices.percent(8) {
        // Newer than the bundle: what is known of it, the cart brings.
        line["product"] = "new".into();
        line["variant"] = (*choices.one(&["new-1", "new-2"])).into();
        line["collections"] = json!([format!("c{}", choices.below(3))]);
        line["tags"] = json!([format!("t{}", choices.below(3))]);
        line["type"] = format!("type{}", choices.below(2)).into();
        line["vendor"] = format!("vendor{}", choices.below(2)).into();
        line["title"] = "Something new".into();
        777
    } else {
        let (product, variant) =
            if choices.percent(20) { any_variant(choices, bundle) } else { liked_variant(choices, bundle) };
        line["product"] = product["id"].clone();
        line["variant"] = variant["id"].clone();
        let plan = strings(&variant["plans"][0]["id"]).first().copied();
        if choices.percent(30) {
            line["plan"] = plan.map_or(Value::Null, Value::from);
        }
        list_price(bundle, cart, context, variant["id"].as_str().unwrap())?
    };
    if choices.percent(15) {
        line["properties"] = json!({ *choices.one(&["Name tag", "Fits"]): "Ada" });
    }
    line["quantity"] = quantity.into();
    line["unit_price"] = unit.into();
    line["total"] = (unit * i64::from(quantity)).into();
    Some(serde_json::from_value(line).unwrap())
}

pub(crate) fn cart(
    choices: &mut Choices<'_>,
    bundle: &Value,
    context: &Context,
    currency: &str,
    exponent: u8,
) -> Cart {
    let mut cart = Cart { currency: currency.into(), exponent, ..Cart::default() };
    for at in 0..choices.between(1, 6) - usize::from(choices.percent(3)) {
        let Some(mut line) = any_line(choices, bundle, &cart, context, format!("k{at}")) else { continue };
        match choices.below(12) {
            // A free gift.
            11 if choices.percent(60) => (line.unit_price.0, line.total.0) = (0, 0),
            // A line that is discounted already.
            8 | 10 => {
                line.total.0 = (line.total.0 * choices.one(&[9, 7, 4]) / 10).max(1);
                line.unit_price.0 = line.total.0 / i64::from(line.quantity);
            }
            // The cart charges another price than the bundle lists.
            9 => {
                line.unit_price.0 += i64::try_from(choices.below(50)).unwrap();
                line.total.0 = line.unit_price.0 * i64::from(line.quantity);
            }
            _ => {}
        }
        if choices.percent(10) {
            line.parent = cart.lines.first().map(|line| line.key.clone());
        }
        cart.lines.push(line);
    }
    cart.total = Some(cart_associate::money::Money(cart.lines.iter().map(|line| line.total.0).sum()));
    if choices.percent(25) {
        cart.codes.push((*choices.one(&["HERS", "KIT15", "kit15"])).into());
    }
    if choices.percent(20) {
        cart.prices_include_tax = Some(choices.percent(50));
    }
    cart
}

pub(crate) fn ledger(choices: &mut Choices<'_>, bundle: &Value) -> Ledger {
    if choices.percent(65) {
        return Ledger::default();
    }
    let times =
        [NOW - 5 * MINUTE, NOW - 40 * MINUTE, NOW - DAY, NOW - 29 * DAY, NOW - 31 * DAY, NOW + 90 * DAY];
    let time = |choices: &mut Choices<'_>| times[choices.below(times.len())];
    let placement = |choices: &mut Choices<'_>| *choices.one(&[1, 2, 4]);
    let mut offers = Vec::new();
    for offer in items(&bundle["offers"]) {
        if !choices.percent(40) {
            continue;
        }
        let mut entry = json!({ "id": offer["id"] });
        match choices.below(5) {
            0 => entry["dismissed"] = time(choices).into(),
            1 => {
                entry["places"] = placement(choices).into();
                entry["last_visit"] = choices.between(2, 4).into();
                entry["last_shown"] = time(choices).into();
                entry["ignored"] = choices.below(4).into();
            }
            2 => entry["withdrawn"] = choices.between(2, 4).into(),
            _ => {
                let (product, variant) = any_variant(choices, bundle);
                entry["answered"] = 3.into();
                entry["accepted"] = json!({
                    "added": [variant["id"]], "products": [product["id"]],
                    "uses": [{ "variant": variant["id"], "units": choices.between(1, 2) }],
                });
            }
        }
        offers.push(entry);
    }
    let mut shown = Vec::new();
    let mut dismissed = Vec::new();
    for product in items(&bundle["products"]) {
        if choices.percent(15) {
            let place = if choices.percent(30) { 128 } else { placement(choices) };
            shown.push(json!({ "id": product["id"], "places": place, "last_visit": choices.between(2, 4) }));
        }
        if choices.percent(10) {
            dismissed.push(json!({ "id": product["id"], "dismissed": time(choices) }));
        }
    }
    let active = time(choices);
    serde_json::from_value(
        json!({ "visit": 3, "active": active, "offers": offers, "shown": shown, "dismissed": dismissed }),
    )
    .unwrap()
}
