//! A refusal on its way to the verdict.

use super::observer::Observer;
use super::withheld::Withheld;

/// Why something was refused, with what the observer noted of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Refusal<N> {
    pub(super) reason: Withheld,
    pub(super) note: N,
}

/// What was asked for, or why it is refused.
pub(super) type Verdict<T, O> = Result<T, Refusal<<O as Observer>::Note>>;

/// Why a candidate is not shown, and the offer that took its place, where one did.
pub(super) type Lost<O> = (Refusal<<O as Observer>::Note>, Option<u32>);
