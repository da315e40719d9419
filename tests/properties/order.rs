//! The order of things in the file, and of lines in the cart, means nothing.

use super::choices::Choices;
use super::harness::Violations;
use super::world::World;
use cart_associate::authoring::compile;
use cart_associate::engine::decide_with_reasons;
use serde_json::Value;

/// Compiles and decides in another order.
pub(crate) fn check(world: &World, choices: &mut Choices<'_>, found: &mut Violations) {
    let mut source = world.bundle.clone();
    for list in ["products", "offers"] {
        shuffle(choices, source[list].as_array_mut().unwrap());
    }
    for offer in source["offers"].as_array_mut().unwrap() {
        for condition in ["when", "unless"] {
            if !offer[condition].is_null() {
                conditions(choices, &mut offer[condition]);
            }
        }
        if let Some(components) = offer["kit"].get_mut("components").and_then(Value::as_array_mut) {
            shuffle(choices, components);
        }
        if let Some(placements) = offer.get_mut("placements").and_then(Value::as_array_mut) {
            shuffle(choices, placements);
        }
    }
    for product in source["products"].as_array_mut().unwrap() {
        for list in ["collections", "tags"] {
            shuffle(choices, product[list].as_array_mut().unwrap());
        }
    }
    let bytes = compile(source.to_string().as_bytes()).bytes;
    found.check("order-means-nothing", bytes.as_ref() == Some(&world.bytes), || {
        format!("compiles to something else in this order: {source}")
    });
    let written = |world: &World| {
        let reasoned =
            decide_with_reasons(&world.open(), &world.cart, &world.context, &world.ledger).unwrap();
        serde_json::to_string(&reasoned).unwrap()
    };
    let mut other = world.clone();
    for line in &mut other.cart.lines {
        line.tags.reverse();
        line.collections.reverse();
    }
    shuffle(choices, &mut other.cart.lines);
    shuffle(choices, &mut other.cart.codes);
    shuffle(choices, &mut other.ledger.offers);
    shuffle(choices, &mut other.ledger.shown);
    shuffle(choices, &mut other.context.customer_tags);
    let (one, two) = (written(world), written(&other));
    found.check("order-means-nothing", one == two, || {
        format!("{one}\nbut with the lines in another order\n{two}")
    });
}

fn conditions(choices: &mut Choices<'_>, condition: &mut Value) {
    for name in ["all", "any", "none"] {
        if let Some(list) = condition.get_mut(name).and_then(Value::as_array_mut) {
            list.iter_mut().for_each(|one| conditions(choices, one));
            shuffle(choices, list);
        }
    }
}

fn shuffle<T>(choices: &mut Choices<'_>, list: &mut [T]) {
    for at in (1..list.len()).rev() {
        list.swap(at, choices.below(at + 1));
    }
}
