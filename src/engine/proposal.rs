//! What an eligible offer would do, before it is known whether it wins.

use super::trigger::Match;
use super::withheld::Withheld;
use crate::bundle::record::{Key, OfferRule};
use crate::bundle::wire::Corrupt;
use crate::change::CartChange;
use crate::engine::decision::{Figures, Form};
use crate::money::Money;

/// Why the working out of one offer stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The offer is withheld.
    Withheld(Withheld),
    /// The bundle is damaged, and nothing can be decided.
    Corrupt,
}

impl From<Withheld> for Stop {
    fn from(withheld: Withheld) -> Stop {
        Stop::Withheld(withheld)
    }
}

impl From<Corrupt> for Stop {
    fn from(_: Corrupt) -> Stop {
        Stop::Corrupt
    }
}

/// The result of working out one offer.
pub(super) type Outcome<T> = Result<T, Stop>;

/// Tells a reason to withhold, which a caller may weigh against others, from a damaged bundle, which ends it all.
pub(super) fn weigh<T>(outcome: Outcome<T>) -> Result<Result<T, Withheld>, Corrupt> {
    match outcome {
        Ok(value) => Ok(Ok(value)),
        Err(Stop::Withheld(withheld)) => Ok(Err(withheld)),
        Err(Stop::Corrupt) => Err(Corrupt),
    }
}

/// What an offer would do.
#[derive(Debug, Clone)]
pub(super) struct Proposal {
    pub(super) form: Form,
    /// The line that caused it.
    pub(super) trigger: Match,
    /// What the shopper can choose from; empty for guidance that does nothing.
    pub(super) choices: Vec<Draft>,
    /// The choice that is preselected.
    pub(super) selected: usize,
    /// The products that it is about: shown and dismissed by these.
    pub(super) products: Vec<Key>,
    /// The jobs that it does.
    pub(super) needs: Vec<Key>,
    /// Units that its deal uses, by variant.
    pub(super) uses: Vec<(Key, u32)>,
}

impl Proposal {
    /// What accepting adds to the cart's total, as preselected; for a tier with nothing preselected, its first
    /// real step.
    pub(super) fn cost(&self) -> Money {
        let drafts = || self.choices.iter();
        let real = self.choices.get(self.selected).filter(|draft| !draft.change.is_empty());
        real.or_else(|| drafts().find(|draft| !draft.change.is_empty()))
            .map_or(Money::ZERO, |draft| draft.figures.difference)
    }

    /// What accepting saves.
    pub(super) fn saving(&self) -> Money {
        self.choices.get(self.selected).map_or(Money::ZERO, |draft| draft.figures.saving)
    }
}

/// A proposal with the offer it comes from.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Index of the offer; indices run in the order of ids.
    pub(super) offer: u32,
    pub(super) rule: OfferRule,
    pub(super) proposal: Proposal,
}

/// One choice of a proposal.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) label: Label,
    pub(super) figures: Figures,
    pub(super) change: CartChange,
    /// What it brings into the cart: product index, variant index, units.
    pub(super) brings: Vec<(u32, u32, u32)>,
}

/// What a choice is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// The only choice: no name needed.
    Only,
    /// A variant's title (product index, variant index).
    Variant(u32, u32),
    /// A tier's step.
    Step(usize),
}
