//! Generates a shop: a rule bundle, mostly valid, with a cart, a context and a ledger that it may meet.

use super::choices::Choices;
use super::rules::{CURRENCIES, valid_bundle};
use super::situation::{cart, context, ledger};
use crate::oracle::{items, variant_of};
use cart_associate::bundle::Bundle;
use cart_associate::cart::Cart;
use cart_associate::context::Context;
use cart_associate::ledger::Ledger;
use serde_json::Value;

/// Everything that a decision depends on.
#[derive(Debug, Clone)]
pub(crate) struct World {
    /// The source.
    pub(crate) bundle: Value,
    /// The compiled form.
    pub(crate) bytes: Vec<u8>,
    pub(crate) cart: Cart,
    pub(crate) context: Context,
    pub(crate) ledger: Ledger,
}

impl World {
    /// A world from choices.
    pub(crate) fn new(choices: &mut Choices<'_>) -> World {
        let (bundle, bytes) = valid_bundle(choices);
        let (currency, exponent) = CURRENCIES[[0, 0, 0, 0, 1, 2][choices.below(6)]];
        let context = context(choices, &bundle, currency, exponent);
        let cart = cart(choices, &bundle, &context, currency, exponent);
        let ledger = ledger(choices, &bundle);
        World { bundle, bytes, cart, context, ledger }
    }

    pub(crate) fn open(&self) -> Bundle {
        Bundle::open(self.bytes.clone()).unwrap()
    }

    pub(crate) fn offer(&self, id: &str) -> &Value {
        items(&self.bundle["offers"]).into_iter().find(|one| one["id"] == id).unwrap()
    }
}

/// The stock, the availability and the quantity rule of a variant, as they are right now.
#[derive(Debug, Clone)]
pub(crate) struct Supply {
    pub(crate) available: bool,
    pub(crate) stock: Option<u64>,
    pub(crate) least: u64,
    pub(crate) most: Option<u64>,
    pub(crate) step: u64,
}

impl Supply {
    pub(crate) fn of(bundle: &Value, context: &Context, variant: &str) -> Supply {
        let (_, facts) = variant_of(bundle, variant);
        let live = context.live_prices.iter().find(|live| live.variant == variant);
        let rule = &facts["quantity_rule"];
        Supply {
            available: live
                .and_then(|live| live.available)
                .unwrap_or(facts["available"].as_bool().unwrap_or(true)),
            stock: live.and_then(|live| live.stock).map(u64::from).or(facts["stock"].as_u64()),
            least: rule["min"].as_u64().unwrap_or(1),
            most: rule["max"].as_u64(),
            step: rule["increment"].as_u64().unwrap_or(1),
        }
    }

    /// Whether a line may hold this many.
    pub(crate) fn allows(&self, quantity: u64) -> bool {
        quantity >= self.least
            && self.most.is_none_or(|most| quantity <= most)
            && quantity.is_multiple_of(self.step)
    }
}
