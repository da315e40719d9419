//! The decision with the reason of every offer that is not shown.

use super::because::Because;
use super::decide::{DecideError, decide};
use super::decision::Decision;
use super::observer::Observer;
use super::withheld::Withheld;

use crate::bundle::{Bundle, Records};
use crate::cart::Cart;
use crate::context::Context;
use crate::ledger::Ledger;
use crate::wire::Corrupt;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

/// A decision, and why all else is not shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reasoned {
    /// What to show.
    #[serde(flatten)]
    pub decision: Decision,
    /// The other offers, in the order of their ids.
    pub withheld: Vec<WithheldOffer>,
}

/// An offer that is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithheldOffer {
    /// The offer.
    pub offer: String,
    /// Why.
    pub reason: Withheld,
    /// The offer that is shown instead, where one took its place.
    pub by: Option<String>,
}

impl Serialize for WithheldOffer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("WithheldOffer", 2 + usize::from(self.by.is_some()))?;
        fields.serialize_field("offer", &self.offer)?;
        fields.serialize_field("reason", self.reason.code())?;
        if let Some(by) = &self.by {
            fields.serialize_field("by", by)?;
        }
        fields.end()
    }
}

/// Notes the reason of each offer that is not shown: of every one, or with `EVERY` false of those that something in
/// the cart can trigger.
#[derive(Debug, Default)]
pub struct Reasons<const EVERY: bool> {
    withheld: RefCell<Vec<(u32, Withheld, Option<u32>)>>,
}

impl<const EVERY: bool> Reasons<EVERY> {
    /// What was noted, in the order of the offers' ids.
    ///
    /// # Errors
    /// Where the bundle's ids are damaged.
    pub fn into_withheld(self, bundle: &Bundle) -> Result<Vec<WithheldOffer>, Corrupt> {
        let records = Records::new(bundle);
        let mut noted = self.withheld.into_inner();
        noted.sort_unstable_by_key(|(offer, ..)| *offer);
        let withheld = noted.into_iter().map(|(offer, reason, by)| WithheldOffer {
            offer: records.offer_id(offer).into(),
            reason,
            by: by.map(|by| records.offer_id(by).into()),
        });
        let withheld = withheld.collect();
        if records.is_damaged() { Err(Corrupt) } else { Ok(withheld) }
    }
}

impl<const EVERY: bool> Observer for Reasons<EVERY> {
    const EXHAUSTIVE: bool = EVERY;

    type Note = ();

    fn refused<'e>(&self, _reason: Withheld, _because: impl FnOnce() -> Because<'e>) {}

    fn withheld(&self, offer: u32, reason: Withheld, (): (), by: Option<u32>) {
        self.withheld.borrow_mut().push((offer, reason, by));
    }
}

/// Decides, and gives the reason of every offer that is not shown.
///
/// # Errors
/// As [`decide`].
pub fn decide_with_reasons(
    bundle: &Bundle,
    cart: &Cart,
    context: &Context,
    ledger: &Ledger,
) -> Result<Reasoned, DecideError> {
    let reasons = Reasons::<true>::default();
    let decision = decide(bundle, cart, context, ledger, &reasons)?;
    Ok(Reasoned { decision, withheld: reasons.into_withheld(bundle)? })
}
