//! What an eligible offer would do, before it is known whether it wins.
//!
//! Everything here is in the bundle's terms (keys and indices) and borrows the cart's lines; texts are copied and
//! a change of the cart is put together for the winners only (`finish`).

use super::decision::Figures;
use super::observer::Observer;
use super::refusal::Lost;
use super::trigger::Match;
use crate::bundle::record::{OfferRule, VariantAt};
use crate::cart::Line;
use crate::key::Key;
use crate::money::{Money, Rate};
use crate::vocabulary::Form;
use alloc::vec::Vec;

/// What an offer would do.
#[derive(Debug)]
pub(super) struct Proposal<'a> {
    pub(super) form: Form,
    /// The line that caused it.
    pub(super) trigger: Match,
    /// What the shopper can choose from; empty for guidance that does nothing.
    pub(super) choices: Vec<Draft<'a>>,
    /// The choice that is preselected.
    pub(super) selected: usize,
    /// Whether the shopper is to choose before it is accepted: the preselected choice stands for all of them.
    pub(super) asks: bool,
    /// The products that it is about: shown and dismissed by these.
    pub(super) products: Vec<Key>,
    /// The jobs that it does.
    pub(super) needs: Vec<Key>,
    /// Units that its deal uses, by variant.
    pub(super) uses: Vec<(Key, u32)>,
    /// Whether what is added belongs to the trigger line.
    pub(super) belongs: bool,
    /// Whether it brings something new, and not more, less or another of what is in the cart.
    pub(super) new_item: bool,
    /// The code that its deal needs.
    pub(super) code: Option<&'a str>,
    /// What a kit holds.
    pub(super) contents: Vec<Part>,
}

impl<'a> Proposal<'a> {
    /// A proposal that does nothing yet.
    pub(super) fn new(form: Form, trigger: Match) -> Proposal<'a> {
        Proposal {
            form,
            trigger,
            choices: Vec::new(),
            selected: 0,
            asks: false,
            products: Vec::new(),
            needs: Vec::new(),
            uses: Vec::new(),
            belongs: false,
            new_item: false,
            code: None,
            contents: Vec::new(),
        }
    }

    /// What accepting adds to the cart's total, as preselected; for a tier with nothing preselected, its first
    /// real step.
    pub(super) fn cost(&self) -> Money {
        let selected = self.choices.get(self.selected).into_iter();
        let real = selected.chain(&self.choices).find(|draft| draft.changes());
        real.map_or(Money::ZERO, |draft| draft.sums.difference)
    }

    /// Whether it adds an item: not another unit of what is there nor another variant in its place, but a service of a
    /// tier is one.
    pub(super) fn adds_item(&self) -> bool {
        let mut lines = self.choices.iter().flat_map(|draft| &draft.lines);
        self.new_item || self.form == Form::Tier && lines.any(|line| line.replaces.is_none())
    }

    /// What accepting saves.
    pub(super) fn saving(&self) -> Money {
        self.choices.get(self.selected).map_or(Money::ZERO, |draft| draft.sums.saving)
    }
}

/// A part of a kit: what the shopper has, or what is added, and of that which variant.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) product: u32,
    pub(super) added: Option<u32>,
    pub(super) quantity: u32,
    /// Units that are added, and what they cost bought separately.
    pub(super) adds: u32,
    pub(super) price: Money,
}

/// A proposal with the offer it comes from.
pub(super) struct Candidate<'a, O: Observer> {
    /// Index of the offer; indices run in the order of ids.
    pub(super) offer: u32,
    pub(super) rule: OfferRule<'a>,
    pub(super) proposal: Proposal<'a>,
    /// Why another is shown instead, once that is known.
    pub(super) lost: Option<Lost<O>>,
}

/// One choice of a proposal.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) label: Label,
    pub(super) sums: Sums,
    /// The lines that accepting adds or replaces.
    pub(super) lines: Vec<Planned<'a>>,
    /// Whether accepting puts the deal's code on the cart.
    pub(super) codes: bool,
}

impl<'a> Draft<'a> {
    /// A draft of these lines.
    pub(super) fn new(label: Label, sums: Sums, lines: Vec<Planned<'a>>) -> Draft<'a> {
        Draft { label, sums, lines, codes: false }
    }

    /// Whether accepting changes the cart.
    pub(super) fn changes(&self) -> bool {
        self.codes || !self.lines.is_empty()
    }

    /// What accepting brings into the cart, with the number of units.
    pub(super) fn brings(&self) -> impl Iterator<Item = (VariantAt, u32)> {
        self.lines.iter().filter_map(|line| Some((line.at?, line.quantity)))
    }
}

/// A line to be.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Planned<'a> {
    /// The variant; none where it stays as it is.
    pub(super) at: Option<VariantAt>,
    pub(super) quantity: u32,
    /// The line that it takes the place of.
    pub(super) replaces: Option<&'a Line>,
    /// The line that it takes all else from.
    pub(super) like: Option<&'a Line>,
    /// The plan that it is bought under; else that of the line it takes all else from.
    pub(super) plan: Option<&'a str>,
    /// A property that it gets beside those it has.
    pub(super) property: Option<(&'a str, &'a str)>,
    /// The line that it is nested under.
    pub(super) under: Option<&'a Line>,
}

impl<'a> Planned<'a> {
    /// A line that stays as it is but for its variant.
    pub(super) fn changed(line: &'a Line, at: Option<VariantAt>) -> Planned<'a> {
        Planned { at, quantity: line.quantity, replaces: Some(line), like: Some(line), ..Planned::default() }
    }
}

/// The figures of a draft. What is only shown beside them comes with finishing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    pub(super) price: Money,
    pub(super) difference: Money,
    pub(super) saving: Money,
    pub(super) saving_percent: Rate,
    pub(super) deal: Money,
    pub(super) have: u32,
    pub(super) add: u32,
}

impl From<Sums> for Figures {
    fn from(sums: Sums) -> Figures {
        Figures {
            price: sums.price,
            difference: sums.difference,
            saving: sums.saving,
            saving_percent: sums.saving_percent,
            deal: sums.deal,
            have: sums.have,
            add: sums.add,
            compare_at: None,
            unit: None,
        }
    }
}

/// What a choice is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// The only choice: no name needed.
    Only,
    /// A variant's title.
    Variant(VariantAt),
    /// A tier's step.
    Step(usize),
}
