//! What of the engine is there.
//!
//! A shopper downloads first what suggests a product, and the rest when it is needed: when the cart calls for a deal,
//! a tier, guidance or a confirmation, or when they turn to a card. The build moves the functions that are marked
//! "in the second part" into a file of their own (`scripts/lib/split.mjs`); to call one of them before that file has
//! come would be a trap, and so whoever may reach them asks here first. Everywhere else everything is there.

/// What of the engine is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Parts {
    /// Everything.
    #[default]
    All,
    /// What suggests a product. A decision that needs more is none, `DecideError::Later`.
    First,
    /// The same, and no more is to be had for now: a decision that needs more is an empty one.
    Alone,
}
