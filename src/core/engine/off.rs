//! Whether the bundle shows anything at all: the one answer for decisions, notices and reports.

use super::withheld::Withheld;
use crate::bundle::Bundle;
use crate::context::{Context, is_over};

/// Why nothing of the bundle is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Off {
    /// It is past its `valid_until`.
    Expired,
    /// The merchant has switched it off.
    SwitchedOff,
}

impl Off {
    /// Why nothing of the bundle is shown in this situation; `None` where it is in force.
    pub(super) fn of(bundle: &Bundle, context: &Context) -> Option<Off> {
        let meta = bundle.meta();
        if meta.valid_until.is_some_and(|until| is_over(until, context.now)) {
            return Some(Off::Expired);
        }
        (!meta.enabled).then_some(Off::SwitchedOff)
    }

    /// The reason that each offer is withheld for.
    pub fn reason(self) -> Withheld {
        match self {
            Off::Expired => Withheld::BundleExpired,
            Off::SwitchedOff => Withheld::SwitchedOff,
        }
    }
}
