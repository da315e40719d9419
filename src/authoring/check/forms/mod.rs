//! The checks of each form of offer, a file for each.

mod confirmation;
mod deal;
mod guidance;
mod kit;
mod product;
mod quantity_break;
mod tier;

use super::Check;
use crate::place::Place;
use crate::source::{Form, Offer};

/// Checks what an offer suggests; `at` is the place of the form's own field.
pub(super) fn check<'a>(check: &mut Check<'a>, offer: &'a Offer, form: Form<'a>, at: &Place<'_>) {
    match form {
        Form::Product(list) => product::check(check, list, at),
        Form::Guidance(guidance) => guidance::check(check, offer, guidance, at),
        Form::Confirmation(confirm) => confirmation::check(check, confirm, at),
        Form::QuantityBreak(offered) => quantity_break::check(check, offer, offered, at),
        Form::Kit(kit) => kit::check(check, kit, at),
        Form::Tier(tier) => tier::check(check, tier, at),
    }
}
