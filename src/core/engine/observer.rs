//! Who listens while the engine decides.
//!
//! Each rule stands in one place, and says there what it found. The storefront listens to nothing, and all of this is
//! compiled away; the authoring side makes its explanations from what it hears.

use super::because::{Because, CartItem, Supply};
use super::withheld::Withheld;
use crate::bundle::record::Specificity;
use crate::bundle::record::{Condition, Value};
use crate::key::Key;

/// Listens to one decision. What it hears between two calls of [`Observer::offer`] is about one offer.
pub trait Observer {
    /// Whether everything is gone through, although the answer is known: every offer, and not only those that
    /// something in the cart can trigger; every test of every line. The decision is the same.
    const EXHAUSTIVE: bool = false;

    /// What the observer notes of a refusal. It comes back with the verdict that the refusal ends in, so that the
    /// observer knows which of all that were heard decided.
    type Note: Copy;

    /// A rule refuses something. `because` gives the facts that the rule looked at.
    fn refused<'e>(&self, reason: Withheld, because: impl FnOnce() -> Because<'e>) -> Self::Note;

    /// An offer is considered from here on.
    fn offer(&self, _offer: u32) {}

    /// A condition is evaluated; the conditions within it begin and end before it ends.
    fn condition_begins(&self, _condition: Condition<'_>) {}

    /// A test of a line condition, by its place, was made of a line. Lines that are not `considered` (free ones
    /// never trigger) are tested for an exhaustive observer only.
    fn line_tested(&self, _test: usize, _considered: bool, _passes: bool) {}

    /// A line has passed all tests, or not.
    fn line_matched(&self, _item: CartItem<'_>, _considered: bool, _matches: bool) {}

    /// A condition has been evaluated. `found` is what its range was compared with: the units of the matching lines,
    /// the cart's total in minor units, its units or its lines; zero for other conditions.
    fn condition_ends(&self, _condition: Condition<'_>, _holds: bool, _found: i64) {}

    /// The line that triggers the offer, and how specifically it was matched.
    fn trigger(&self, _item: CartItem<'_>, _specificity: Specificity) {}

    /// The variants of a product are tried from here on.
    fn fitting_begins(&self, _product: u32) {}

    /// A variant's option or attribute was compared with the trigger's.
    fn compared(&self, _name: Key, _ours: Option<Value>, _theirs: Option<Value>) {}

    /// As much of a variant can be bought as it takes.
    fn can_be_had(&self, _variant: Key, _supply: impl FnOnce() -> Supply) {}

    /// Two eligible offers are compared: which comes first, or whether only one of them can be shown.
    fn compares(&self, _one: u32, _other: u32) {}

    /// An offer is not shown: why, and the offer that is shown instead, where one took its place.
    fn withheld(&self, _offer: u32, _reason: Withheld, _note: Self::Note, _by: Option<u32>) {}
}

/// Nobody listens.
impl Observer for () {
    type Note = ();

    fn refused<'e>(&self, _reason: Withheld, _because: impl FnOnce() -> Because<'e>) {}
}
