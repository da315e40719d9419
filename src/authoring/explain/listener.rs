//! Listens to a decision, and puts what it hears into words.

use super::conditions::Conditions;
use super::facts;
use super::goods;
use super::names::Names;
use super::words::sentence;
use cart_associate_core::bundle::record::{Condition, Specificity, Value};
use cart_associate_core::engine::{
    Because, CartItem, Decision, Observer, Reasons, Suggestion, Supply, Withheld, WithheldOffer,
};
use cart_associate_core::key::Key;
use cart_associate_core::wire::Corrupt;
use std::cell::RefCell;

/// An observer that writes down every refusal in words.
#[derive(Debug)]
pub(super) struct Listener<'a> {
    names: Names<'a>,
    reasons: Reasons<true>,
    heard: RefCell<Heard>,
}

/// What was heard so far.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// The refusals. An observer's note is a place in this list.
    refusals: Vec<Refused>,
    /// The offers that are withheld, each with the place of the refusal that decided.
    withheld: Vec<(u32, usize)>,
    /// What called for the offer that is considered: “desk”.
    pub(super) trigger: String,
    pub(super) conditions: Conditions,
    /// The comparisons of the variants that are tried, in order.
    pub(super) compared: Vec<Compared>,
    /// Where in the list of refusals the trying of variants began.
    tried_from: usize,
    /// The offer that is considered.
    offer: u32,
    /// The variants that can be had, by offer.
    supplies: Vec<(u32, Key, Supply)>,
}

/// A refusal in words, without the full stop; `None` where the reason says it all.
#[derive(Debug)]
struct Refused {
    reason: Withheld,
    text: Option<String>,
}

/// An option or attribute of a variant beside the trigger's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Compared {
    pub(super) name: Key,
    pub(super) ours: Option<Value>,
    pub(super) theirs: Option<Value>,
}

impl Heard {
    /// Why the variants that were tried last were refused, of those that were refused for this reason.
    pub(super) fn tried(&self, reason: Withheld) -> Vec<&str> {
        let tried = self.refusals.get(self.tried_from..).unwrap_or_default();
        tried.iter().filter(|one| one.reason == reason).filter_map(|one| one.text.as_deref()).collect()
    }
}

impl<'a> Listener<'a> {
    pub(super) fn new(names: Names<'a>) -> Listener<'a> {
        Listener { names, reasons: Reasons::default(), heard: RefCell::default() }
    }

    /// What is to be said of the quantities in which the selected choice of an offer that is shown is bought.
    pub(super) fn supplies(&self, suggestion: &Suggestion) -> String {
        let selected = suggestion.choices.get(suggestion.selected as usize);
        let adds: Vec<Option<Key>> = selected
            .iter()
            .flat_map(|choice| &choice.change.add)
            .map(|line| self.names.bundle.key(&line.variant))
            .collect();
        let heard = self.heard.borrow();
        let own = heard.supplies.iter().filter(|(offer, variant, _)| {
            self.names.records.offer_id(*offer) == suggestion.offer && adds.contains(&Some(*variant))
        });
        let texts = own.filter_map(|(_, variant, supply)| goods::supply(&self.names, *variant, *supply));
        texts.map(|text| format!(" {text}.")).collect()
    }

    /// The offers that are withheld, in the order of their ids, and a sentence for each.
    pub(super) fn finish(self, decision: &Decision) -> Result<(Vec<WithheldOffer>, Vec<String>), Corrupt> {
        let Heard { refusals, mut withheld, .. } = self.heard.into_inner();
        let offers = self.reasons.into_withheld(self.names.bundle)?;
        withheld.sort_unstable();
        let texts = offers.iter().zip(withheld).map(|(offer, (_, at))| {
            match refusals.get(at).and_then(|refused| refused.text.as_ref()) {
                Some(text) => format!("{text}.{}", also(decision, offer)),
                None => sentence(offer.reason, offer.by.as_deref()),
            }
        });
        let texts = texts.collect();
        Ok((offers, texts))
    }
}

/// An offer that took the place of another may lose its own later.
fn also(decision: &Decision, offer: &WithheldOffer) -> &'static str {
    let is_shown = |by: &String| decision.suggestions.iter().any(|one| one.offer == *by);
    match &offer.by {
        Some(by) if !is_shown(by) => " That one is not shown either.",
        _ => "",
    }
}

impl Observer for Listener<'_> {
    const EXHAUSTIVE: bool = true;

    type Note = usize;

    fn refused<'e>(&self, reason: Withheld, because: impl FnOnce() -> Because<'e>) -> usize {
        let because = because();
        let mut heard = self.heard.borrow_mut();
        let text = facts::text(&self.names, &heard, reason, because);
        heard.refusals.push(Refused { reason, text });
        heard.refusals.len() - 1
    }

    fn offer(&self, offer: u32) {
        let mut heard = self.heard.borrow_mut();
        heard.offer = offer;
        heard.trigger.clear();
    }

    fn can_be_had(&self, variant: Key, supply: impl FnOnce() -> Supply) {
        let mut heard = self.heard.borrow_mut();
        let offer = heard.offer;
        heard.supplies.push((offer, variant, supply()));
    }

    fn condition_begins(&self, condition: Condition<'_>) {
        self.heard.borrow_mut().conditions.begin(condition);
    }

    fn line_tested(&self, test: usize, considered: bool, passes: bool) {
        self.heard.borrow_mut().conditions.line_tested(test, considered && passes);
    }

    fn line_matched(&self, item: CartItem<'_>, considered: bool, matches: bool) {
        if matches {
            self.heard.borrow_mut().conditions.line_matched(considered, item.line.is_some());
        }
    }

    fn condition_ends(&self, condition: Condition<'_>, holds: bool, found: i64) {
        self.heard.borrow_mut().conditions.end(&self.names, condition, holds, found);
    }

    fn trigger(&self, item: CartItem<'_>, _specificity: Specificity) {
        self.heard.borrow_mut().trigger = self.names.item(item);
    }

    fn fitting_begins(&self, _product: u32) {
        let mut heard = self.heard.borrow_mut();
        heard.compared.clear();
        heard.tried_from = heard.refusals.len();
    }

    fn compared(&self, name: Key, ours: Option<Value>, theirs: Option<Value>) {
        self.heard.borrow_mut().compared.push(Compared { name, ours, theirs });
    }

    fn withheld(&self, offer: u32, reason: Withheld, note: usize, by: Option<u32>) {
        self.reasons.withheld(offer, reason, (), by);
        self.heard.borrow_mut().withheld.push((offer, note));
    }
}
