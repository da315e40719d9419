//! A claim that rests on few people.

use super::Lint;
use crate::check::help;
use crate::codes;
use crate::place::Place;
use crate::source::Offer;

/// Fewer than that many are a handful.
const FEW: u32 = 30;

pub(super) fn check(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) {
    let Some(claim) = offer.claim.as_ref().filter(|claim| claim.sample < FEW) else { return };
    let at = at.name("claim");
    let message = format!("only {} people were counted", claim.sample);
    let help = help("say what it does for the shopper, and make the claim when more have been counted");
    lint.check.warn(codes::SMALL_SAMPLE, &at.name("sample"), message, help);
}
