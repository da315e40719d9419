//! The holdout: the share of consenting visitors who see nothing, so that the effect can be measured.

use crate::bundle::Bundle;
use crate::context::Context;
use crate::money::Rate;

/// Whether this visitor sees nothing. The same on every page and next week: it hangs on the visitor's id and
/// the bundle's id only. Without an id, which needs the shopper's consent, there is no holdout.
pub(super) fn is_held_out(bundle: &Bundle, context: &Context) -> bool {
    let meta = bundle.meta();
    let Some(visitor) = &context.visitor else { return false };
    let salted = meta.id.bytes().chain([0]).chain(visitor.bytes());
    // FNV-1a, then mixed: its low bits alone are too regular for ids that differ in their last character.
    let mut hash = salted.fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^= hash >> 29;
    hash % u64::from(Rate::ONE.0) < u64::from(meta.settings.holdout.0)
}
