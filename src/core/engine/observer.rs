//! Who listens while the engine decides.
//!
//! Each rule stands in one place, and says there what came of it. The storefront listens to nothing, and all of this
//! is compiled away; the authoring side makes its explanations from what it hears.

use super::withheld::Withheld;

/// Listens to one decision. Every method does nothing by default.
pub trait Observer {
    /// Whether every offer is considered, or only those that something in the cart can trigger.
    const EVERY_OFFER: bool = false;

    /// An offer, by its index, is not shown: why, and the offer that is shown instead, where one took its place.
    fn withheld(&self, _offer: u32, _reason: Withheld, _by: Option<u32>) {}
}

/// Nobody listens.
impl Observer for () {}
