//! The decision: a pure function of the rule bundle, the cart and the context.
//!
//! ```text
//! candidates ─▶ eligibility ─▶ proposals ─▶ choose ─▶ finish
//! (index)       (a reason for   (exact       (rank,    (texts and pictures
//!                every refusal)  prices)      restrain)  of the winners only)
//! ```
//!
//! Each rule has a file of its name: `trigger`, `eligibility`, `deal`, `choose`, and one file for each form of offer.
//!
//! Architecture invariant: the engine reads no clock, no random numbers and no globals, and formats nothing.
//! The same input gives the same output, byte for byte, native and in WebAssembly.

mod choose;
mod deal;
mod decision;
mod eligibility;
mod evaluator;
mod finish;
mod guidance;
mod holdout;
mod kit;
mod observer;
mod product;
mod proposal;
mod quantity_break;
mod reasons;
mod tier;
mod trigger;
mod withheld;

use alloc::vec;
use alloc::vec::Vec;
pub use decision::*;
pub use observer::Observer;
pub use reasons::{Reasoned, Reasons, WithheldOffer, decide_with_reasons};
pub use withheld::Withheld;

use crate::bundle::{Bundle, Field, Posting, Records};
use crate::cart::Cart;
use crate::context::Context;
use crate::input::InputError;
use crate::key::Key;
use crate::ledger::Ledger;
use crate::wire::Corrupt;
use evaluator::Evaluator;

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

/// Decides what to show for a cart. The observer hears why everything came out as it did; `&()` hears nothing.
///
/// # Errors
/// Where the cart or the context makes no sense, or the bundle is damaged.
pub fn decide<O: Observer>(
    bundle: &Bundle,
    cart: &Cart,
    context: &Context,
    ledger: &Ledger,
    observer: &O,
) -> Result<Decision, DecideError> {
    cart.check()?;
    context.check()?;
    let records = Records::new(bundle);
    let meta = bundle.meta();
    let expired = meta.valid_until.is_some_and(|until| context.now >= until);
    let mut decision = Decision {
        placement: context.placement,
        currency: cart.currency.clone(),
        exponent: cart.exponent,
        held_out: holdout::is_held_out(bundle, context),
        expired,
        suggestions: Vec::new(),
    };
    if expired || !meta.enabled {
        if O::EVERY_OFFER {
            let reason = if expired { Withheld::BundleExpired } else { Withheld::SwitchedOff };
            (0..bundle.offer_count()).for_each(|offer| observer.withheld(offer, reason, None));
        }
        return Ok(decision);
    }

    let evaluator = Evaluator::new(&records, cart, context, ledger);
    let mut eligible = Vec::new();
    for (offer, touched) in (0..).zip(touched::<O>(&evaluator)) {
        if touched {
            match eligibility::consider(&evaluator, offer) {
                Ok(candidate) => eligible.push(candidate),
                Err(reason) => observer.withheld(offer, reason, None),
            }
        }
    }
    let winners = choose::choose(&evaluator, &mut eligible);
    for candidate in &eligible {
        if let Some((reason, by)) = candidate.lost {
            observer.withheld(candidate.offer, reason, by);
        }
    }
    for winner in winners {
        if let Some(suggestion) = eligible.get(winner).and_then(|winner| finish::finish(&evaluator, winner)) {
            decision.suggestions.push(suggestion);
        }
    }
    if records.is_damaged() { Err(DecideError::Corrupt) } else { Ok(decision) }
}

/// For each offer, whether the cart could trigger it, or the observer asks about every one.
fn touched<O: Observer>(evaluator: &Evaluator<'_>) -> Vec<bool> {
    let mut touched = vec![O::EVERY_OFFER; evaluator.bundle.offer_count() as usize];
    let mut any = None;
    for item in evaluator.items.iter().filter(|item| item.may_trigger()) {
        any = Some(Posting::ANY.key);
        let facts: [(Field, &[Key]); 6] = [
            (Field::Variant, item.variant_key.as_slice()),
            (Field::Product, item.product_key.as_slice()),
            (Field::Collection, &item.collections),
            (Field::Tag, &item.tags),
            (Field::Type, &item.types),
            (Field::Vendor, &item.vendors),
        ];
        for (field, keys) in facts {
            touch(evaluator, &mut touched, field, keys);
        }
    }
    touch(evaluator, &mut touched, Posting::ANY.field, any.as_slice());
    touched
}

/// Notes the offers that are filed under these keys.
fn touch(evaluator: &Evaluator<'_>, touched: &mut [bool], field: Field, keys: &[Key]) {
    for key in keys {
        for offer in evaluator.records.offers_for(Posting { field, key: *key }) {
            match touched.get_mut(offer as usize) {
                Some(touched) => *touched = true,
                None => evaluator.records.damaged(),
            }
        }
    }
}
