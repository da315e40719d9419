//! Whatever comes in: damaged bundles, nonsense for carts and contexts. Never a panic.

use super::choices::Choices;
use super::world::World;
use cart_associate::bundle::Bundle;
use cart_associate::engine::{decide, decide_with_reasons};
use cart_associate::session::{Action, Session, UpdatePolicy};
use cart_associate::vocabulary::Placement;
use serde_json::{Value, json};

/// The checksum of the format, so that the damage gets past it.
fn checksum(bytes: &[u8]) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut state = bytes.len() as u64 ^ ODD;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        state = (state ^ u64::from_le_bytes(*chunk)).wrapping_mul(ODD).rotate_left(29);
    }
    for byte in rest {
        state = (state ^ u64::from(*byte)).wrapping_mul(ODD).rotate_left(29);
    }
    state
}

/// Damages a compiled bundle, with and without a checksum that fits.
pub(crate) fn damaged(world: &World, choices: &mut Choices<'_>) -> Result<(), String> {
    let mut bytes = world.bytes.clone();
    for _ in 0..choices.between(1, 4) {
        let at = choices.below(bytes.len());
        match choices.below(4) {
            0 => bytes[at] = 0xff,
            1 => bytes[at] = u8::try_from(choices.below(256)).unwrap(),
            2 => bytes[at] ^= 1 << choices.below(8),
            _ => {
                let from = choices.below(bytes.len());
                bytes[at] = bytes[from];
            }
        }
    }
    if choices.percent(15) {
        bytes.truncate(choices.below(bytes.len()));
    }
    if bytes != world.bytes && Bundle::open(bytes.clone()).is_ok() {
        return Err("a damaged file was opened".into());
    }
    if bytes.len() >= 20 {
        let length = u32::try_from(bytes.len()).unwrap();
        bytes[8..12].copy_from_slice(&length.to_le_bytes());
        let sum = checksum(&bytes[20..]);
        bytes[12..20].copy_from_slice(&sum.to_le_bytes());
    }
    let Ok(bundle) = Bundle::open(bytes) else { return Ok(()) };
    let reasoned = decide_with_reasons(&bundle, &world.cart, &world.context, &world.ledger);
    if reasoned.is_ok_and(|reasoned| reasoned.decision.suggestions.len() > 3) {
        return Err("a damaged file gives more than three".into());
    }
    press_everything(Session::new(bundle, world.ledger.clone()), world);
    Ok(())
}

fn press_everything(mut session: Session, world: &World) {
    let _ = session.update(world.cart.clone(), &world.context, UpdatePolicy::Replace);
    let placement = world.context.placement;
    let cards = session.drawer(placement).map(|drawer| drawer.cards.clone()).unwrap_or_default();
    for card in cards {
        let offer = &card.suggestion.offer;
        session.shown(placement, offer, world.context.now);
        session.press(placement, offer, Action::Accept, world.context.now);
        let _ = session.begin(placement, offer);
        session.settle(placement, offer, Some(world.cart.clone()), None, false, world.context.now);
        session.press(placement, offer, Action::Dismiss, world.context.now);
    }
}

/// Values that nobody expects.
fn odd(choices: &mut Choices<'_>) -> Value {
    let list = [
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1.5),
        json!(1e300),
        json!(""),
        json!("\u{202e}"),
        json!([]),
        json!({}),
        json!([[[]]]),
        json!("2026"),
        json!(u32::MAX),
        json!(1_000_000_000_000_i64),
    ];
    choices.one(&list).clone()
}

fn spoil(choices: &mut Choices<'_>, value: &mut Value) {
    match value {
        Value::Object(members) if !members.is_empty() && !choices.percent(10) => {
            let at = choices.below(members.len());
            if let Some(inner) = members.values_mut().nth(at) {
                spoil(choices, inner);
            }
        }
        Value::Array(list) if !list.is_empty() && !choices.percent(10) => {
            let at = choices.below(list.len());
            spoil(choices, &mut list[at]);
        }
        other => *other = odd(choices),
    }
}

/// Carts, contexts and ledgers that are spoilt in some places: an answer, whatever it is.
pub(crate) fn nonsense(world: &World, choices: &mut Choices<'_>) -> Result<(), String> {
    let mut cart = serde_json::to_value(&world.cart).unwrap();
    let mut ledger = serde_json::to_value(&world.ledger).unwrap();
    let mut context = json!({
        "now": world.context.now, "locale": world.context.locale, "placement": world.context.placement, "market": "GB",
        "customer_tags": ["a"], "viewed": { "product": "p0", "variant": "p0-0" },
        "live_prices": [{ "variant": "p0-0", "price": 100, "stock": 3, "available": true }],
    });
    for value in [&mut cart, &mut context, &mut ledger] {
        for _ in 0..choices.below(4) {
            spoil(choices, value);
        }
    }
    let cart = serde_json::from_value(cart).unwrap_or_else(|_| world.cart.clone());
    let context = serde_json::from_value(context).unwrap_or_else(|_| world.context.clone());
    let ledger = serde_json::from_value(ledger).unwrap_or_else(|_| world.ledger.clone());
    let bundle = world.open();
    if let Ok(decision) = decide(&bundle, &cart, &context, &ledger, &()) {
        if decision.suggestions.len() > 3 {
            return Err("more than three".into());
        }
        serde_json::to_string(&decision).unwrap();
    }
    let mut session = Session::new(bundle, ledger);
    let _ = session.update(cart.clone(), &context, UpdatePolicy::Replace);
    let other = World { cart, context, ..world.clone() };
    press_everything(session, &other);
    let mut session = Session::new(world.open(), Default::default());
    for placement in [Placement::Cart, Placement::Product] {
        session.press(placement, "nobody", Action::Choose(usize::MAX), i64::MIN);
        let _ = session.begin(placement, "nobody");
        session.settle(placement, "nobody", None, None, false, i64::MAX);
    }
    Ok(())
}
