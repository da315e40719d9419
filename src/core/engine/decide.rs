//! The way from a cart to a decision.

use super::because::Because;
use super::decision::Decision;
use super::evaluator::Evaluator;
use super::observer::Observer;
use super::off::Off;
use super::{choose, eligibility, finish, holdout};
use crate::bundle::record::Field;
use crate::bundle::{Bundle, Posting, Records};
use crate::cart::Cart;
use crate::context::Context;
use crate::input::InputError;
use crate::key::Key;
use crate::ledger::Ledger;
use crate::wire::Corrupt;
use alloc::vec;
use alloc::vec::Vec;

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
    let mut decision = Decision {
        placement: context.placement,
        currency: cart.currency.clone(),
        exponent: cart.exponent,
        held_out: holdout::is_held_out(bundle, context),
        off: Off::of(bundle, context),
        suggestions: Vec::new(),
    };
    if let Some(off) = decision.off {
        if O::EXHAUSTIVE {
            for offer in 0..bundle.offer_count() {
                let reason = off.reason();
                observer.offer(offer);
                observer.withheld(offer, reason, observer.refused(reason, || Because::Off(off)), None);
            }
        }
        return Ok(decision);
    }

    let evaluator = Evaluator::new(&records, cart, context, ledger, observer);
    let mut eligible = Vec::new();
    for (offer, touched) in (0..).zip(touched(&evaluator)) {
        if touched {
            match eligibility::consider(&evaluator, offer) {
                Ok(candidate) => eligible.push(candidate),
                Err(refusal) => observer.withheld(offer, refusal.reason, refusal.note, None),
            }
        }
    }
    let winners = choose::choose(&evaluator, &mut eligible);
    for candidate in &eligible {
        if let Some((refusal, by)) = candidate.lost {
            observer.withheld(candidate.offer, refusal.reason, refusal.note, by);
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
fn touched<O: Observer>(evaluator: &Evaluator<'_, O>) -> Vec<bool> {
    let mut touched = vec![O::EXHAUSTIVE; evaluator.bundle.offer_count() as usize];
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
fn touch<O: Observer>(evaluator: &Evaluator<'_, O>, touched: &mut [bool], field: Field, keys: &[Key]) {
    for key in keys {
        for offer in evaluator.records.offers_for(Posting { field, key: *key }) {
            match touched.get_mut(offer as usize) {
                Some(touched) => *touched = true,
                None => evaluator.records.damaged(),
            }
        }
    }
}
