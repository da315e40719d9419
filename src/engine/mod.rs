//! The decision: a pure function of the rule bundle, the cart and the context.
//!
//! ```text
//! candidates ─▶ eligibility ─▶ proposals ─▶ choose ─▶ finish
//! (index)       (a reason for   (exact       (rank,    (texts and pictures
//!                every refusal)  prices)      restrain)  of the winners only)
//! ```
//!
//! A rule of the playbook is found by the name of a file: `trigger`, `eligibility`, `deal`, `choose`, and one
//! file for each thing that an offer can suggest.
//!
//! Architecture invariant: the engine reads no clock, no random numbers and no globals, and formats nothing.
//! The same input gives the same output, byte for byte, native and in WebAssembly.

mod choose;
mod deal;
mod decision;
mod eligibility;
mod finish;
mod guidance;
mod holdout;
mod kit;
mod product;
mod proposal;
mod quantity_break;
mod scene;
mod tier;
mod trigger;
mod withheld;

use alloc::vec::Vec;
pub use decision::*;
pub use withheld::Withheld;

use crate::bundle::record::Key;
use crate::bundle::wire::Corrupt;
use crate::bundle::{Bundle, Field, Posting, Reading};
use crate::cart::Cart;
use crate::context::Context;
use crate::input::InputError;
use crate::ledger::Ledger;
use scene::Scene;

/// Why no decision could be made. The drawer stays as the theme drew it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecideError {
    /// The cart or the context makes no sense.
    Input(InputError),
    /// The rule bundle is damaged in a way that its checksum did not show.
    Corrupt,
}

impl From<Corrupt> for DecideError {
    fn from(_: Corrupt) -> Self {
        DecideError::Corrupt
    }
}

impl From<InputError> for DecideError {
    fn from(error: InputError) -> Self {
        DecideError::Input(error)
    }
}

/// How much a decision tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Explain {
    /// The reasons of the offers that the cart touched.
    Touched,
    /// A reason for every offer.
    Every,
}

/// Decides what to show for a cart.
///
/// # Errors
/// Where the cart or the context makes no sense, or the bundle is damaged.
pub fn decide(
    bundle: &Bundle,
    cart: &Cart,
    context: &Context,
    ledger: &Ledger,
    explain: Explain,
) -> Result<Decision, DecideError> {
    cart.check()?;
    context.check()?;
    let book = Reading::new(bundle);
    let meta = bundle.meta();
    let expired = meta.valid_until.is_some_and(|until| context.now >= until);
    let mut decision = Decision {
        placement: context.placement,
        currency: cart.currency.clone(),
        exponent: cart.exponent,
        held_out: holdout::is_held_out(bundle, context),
        expired,
        suggestions: Vec::new(),
        withheld: Vec::new(),
    };
    if expired || !meta.enabled {
        if explain == Explain::Every {
            let reason = if expired { Withheld::BundleExpired } else { Withheld::SwitchedOff };
            for offer in 0..bundle.offer_count() {
                let offer = book.offer_id(offer).into();
                decision.withheld.push(WithheldOffer { offer, reason, by: None });
            }
        }
        return if book.is_damaged() { Err(DecideError::Corrupt) } else { Ok(decision) };
    }

    let scene = Scene::new(&book, cart, context, ledger);
    let mut reasons: Vec<(u32, Withheld, Option<u32>)> = Vec::new();
    let mut eligible = Vec::new();
    let considered = match explain {
        Explain::Touched => candidates(&scene),
        Explain::Every => (0..bundle.offer_count()).collect(),
    };
    for offer in considered {
        match eligibility::consider(&scene, offer) {
            Ok(candidate) => eligible.push(candidate),
            Err(withheld) => reasons.push((offer, withheld, None)),
        }
    }
    let (winners, losers) = choose::choose(&scene, eligible);
    for (offer, reason, by) in losers {
        let at = reasons.iter().take_while(|(earlier, ..)| *earlier < offer).count();
        reasons.insert(at, (offer, reason, by));
    }
    for (offer, reason, by) in reasons {
        let by = by.map(|by| scene.book.offer_id(by).into());
        decision.withheld.push(WithheldOffer { offer: scene.book.offer_id(offer).into(), reason, by });
    }
    for winner in &winners {
        if let Some(suggestion) = finish::finish(&scene, winner) {
            decision.suggestions.push(suggestion);
        }
    }
    if book.is_damaged() { Err(DecideError::Corrupt) } else { Ok(decision) }
}

/// The offers that the cart could trigger, in the order of their ids.
fn candidates(scene: &Scene<'_>) -> Vec<u32> {
    let mut found: Vec<u32> = Vec::new();
    let mut file = |field: Field, key: Key| {
        for offer in scene.book.offers_for(Posting { field, key }) {
            if let Err(at) = found.binary_search(&offer) {
                found.insert(at, offer);
            }
        }
    };
    let mut any = false;
    for item in scene.items.iter().filter(|item| item.may_trigger()) {
        any = true;
        let facts = [
            (Field::Variant, item.variant_key),
            (Field::Product, item.product_key),
            (Field::Type, item.product_type),
            (Field::Vendor, item.vendor),
        ];
        for (field, key) in facts {
            if let Some(key) = key {
                file(field, key);
            }
        }
        for (field, keys) in [(Field::Collection, &item.collections), (Field::Tag, &item.tags)] {
            for key in keys {
                file(field, *key);
            }
        }
    }
    if any {
        file(Posting::ANY.field, Posting::ANY.key);
    }
    found
}
