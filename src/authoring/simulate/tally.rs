//! What is counted.

use crate::carts::{Fault, Form, Read};
use cart_associate_core::bundle::{Bundle, Records};
use cart_associate_core::cart::Cart;
use cart_associate_core::engine::{Reasoned, Withheld};
use std::collections::BTreeMap;

/// So many examples are kept of anything.
pub(super) const EXAMPLES: usize = 10;

/// The counts of one offer.
#[derive(Debug, Clone, Default)]
pub(super) struct OfferTally {
    /// Carts in which it is shown.
    pub(super) shown: u64,
    /// Carts in which it is the first of those shown.
    pub(super) first: u64,
    /// Why it is withheld, by reason.
    pub(super) withheld: BTreeMap<&'static str, u64>,
    /// What is shown in its place.
    pub(super) by: BTreeMap<String, u64>,
    /// The first cart that it is shown in.
    pub(super) example: Option<u64>,
}

/// Why a cart gets nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nothing {
    /// There is nothing in it, or nothing that is charged for.
    Empty,
    /// No offer is called for.
    Uncalled,
    /// Offers are called for, and each is withheld.
    Withheld,
    /// Something would be shown, but the visitor is in the holdout.
    HeldOut,
    /// The bundle is switched off or past its time.
    Off,
}

/// Carts of a kind, with some of them.
#[derive(Debug, Clone)]
pub(super) struct Examples<T> {
    pub(super) count: u64,
    pub(super) some: Vec<T>,
}

impl<T> Default for Examples<T> {
    fn default() -> Examples<T> {
        Examples { count: 0, some: Vec::new() }
    }
}

impl<T> Examples<T> {
    fn add(&mut self, example: impl FnOnce() -> T) {
        self.count += 1;
        if self.some.len() < EXAMPLES {
            self.some.push(example());
        }
    }
}

/// A cart that gets nothing.
#[derive(Debug, Clone)]
pub(super) struct Unserved {
    pub(super) line: u64,
    /// What is in it, for a person to recognise.
    pub(super) holds: String,
}

/// Everything that is counted.
#[derive(Debug)]
pub(super) struct Tally {
    /// Carts that were decided about.
    pub(super) carts: u64,
    /// By the number of suggestions.
    pub(super) with: [u64; 4],
    pub(super) forms: BTreeMap<Form, u64>,
    pub(super) nothing: BTreeMap<Nothing, Examples<Unserved>>,
    pub(super) bad: Examples<(u64, Fault)>,
    /// Carts with a line that cannot be read.
    pub(super) unread: Examples<(u64, Fault)>,
    /// By offer, in the order of their ids.
    pub(super) offers: Vec<(String, OfferTally)>,
    /// Carts for which nothing of the bundle is shown, by the reason that each offer is withheld for.
    off: BTreeMap<&'static str, u64>,
    /// The offers that are switched off, whatever the cart.
    switched_off: Vec<usize>,
}

impl Tally {
    pub(super) fn new(bundle: &Bundle) -> Tally {
        let mut offers = Vec::new();
        let mut switched_off = Vec::new();
        let records = Records::new(bundle);
        for index in 0..bundle.offer_count() {
            if !records.offer(index).enabled {
                switched_off.push(offers.len());
            }
            offers.push((records.offer_id(index).to_owned(), OfferTally::default()));
        }
        Tally {
            carts: 0,
            with: [0; 4],
            forms: BTreeMap::new(),
            nothing: BTreeMap::new(),
            bad: Examples::default(),
            unread: Examples::default(),
            offers,
            off: BTreeMap::new(),
            switched_off,
        }
    }

    pub(super) fn bad(&mut self, line: u64, fault: Fault) {
        self.bad.add(|| (line, fault));
    }

    /// Counts a decision that tells of the offers that the cart touched; the others are not called for, or they are
    /// switched off.
    pub(super) fn count(&mut self, line: u64, reasoned: &Reasoned, read: &Read) {
        let Read { cart, form, unread, .. } = read;
        if let Some(fault) = unread.first() {
            self.unread.add(|| (line, fault.clone()));
        }
        let Reasoned { decision, withheld } = reasoned;
        self.carts += 1;
        if let Some(off) = decision.off {
            *self.off.entry(off.reason().code()).or_default() += 1;
        }
        *self.forms.entry(*form).or_default() += 1;
        let held_out = decision.held_out;
        for (place, suggestion) in decision.suggestions.iter().enumerate() {
            let Some(offer) = self.offer(&suggestion.offer) else { continue };
            if held_out {
                *offer.withheld.entry(crate::explain::HELD_OUT).or_default() += 1;
            } else {
                offer.shown += 1;
                offer.first += u64::from(place == 0);
                offer.example = offer.example.or(Some(line));
            }
        }
        let last = decision.suggestions.last().map(|last| last.offer.clone());
        let mut called_for = 0;
        for one in withheld {
            let reason = one.reason;
            called_for += u64::from(!matches!(reason, Withheld::NotTriggered | Withheld::SwitchedOff));
            let Some(offer) = self.offer(&one.offer) else { continue };
            *offer.withheld.entry(reason.code()).or_default() += 1;
            // Below the number shown, it is the last of those shown that it would have had to beat.
            if let (Withheld::Outranked, Some(by)) = (reason, one.by.as_ref().or(last.as_ref())) {
                *offer.by.entry(by.clone()).or_default() += 1;
            }
        }
        let shown = if held_out { 0 } else { decision.suggestions.len() };
        if let Some(count) = self.with.get_mut(shown) {
            *count += 1;
        }
        if shown > 0 {
            return;
        }
        let why = if decision.off.is_some() {
            Nothing::Off
        } else if cart.lines.iter().all(cart_associate_core::cart::Line::is_free)
            && withheld.is_empty()
            && !held_out
        {
            Nothing::Empty
        } else if held_out && !decision.suggestions.is_empty() {
            Nothing::HeldOut
        } else if called_for == 0 {
            Nothing::Uncalled
        } else {
            Nothing::Withheld
        };
        self.nothing.entry(why).or_default().add(|| Unserved { line, holds: holds(cart) });
    }

    /// The reasons for one offer with those of the carts that did not touch it: a decision tells of the touched ones
    /// only, and the rest follow from the counts.
    pub(super) fn reasons(&self, at: usize) -> BTreeMap<&'static str, u64> {
        let Some((_, offer)) = self.offers.get(at) else { return BTreeMap::new() };
        let mut all = offer.withheld.clone();
        let live = self.carts - self.off.values().sum::<u64>();
        if self.switched_off.contains(&at) {
            all.clear();
            all.insert(Withheld::SwitchedOff.code(), live);
        } else {
            let told = offer.shown + all.values().sum::<u64>();
            *all.entry(Withheld::NotTriggered.code()).or_default() += live.saturating_sub(told);
        }
        for (reason, carts) in &self.off {
            *all.entry(reason).or_default() += carts;
        }
        all.retain(|_, count| *count > 0);
        all
    }

    fn offer(&mut self, id: &str) -> Option<&mut OfferTally> {
        let at = self.offers.binary_search_by(|(known, _)| known.as_str().cmp(id)).ok()?;
        self.offers.get_mut(at).map(|(_, tally)| tally)
    }
}

/// The first few titles of a cart.
fn holds(cart: &Cart) -> String {
    const MOST: usize = 3;
    let name = |line: &cart_associate_core::cart::Line| {
        cart_associate_core::text::clean(line.title.as_deref().unwrap_or(&line.variant))
    };
    let mut names: Vec<String> = cart.lines.iter().take(MOST).map(name).collect();
    if cart.lines.len() > MOST {
        names.push(format!("{} more", cart.lines.len() - MOST));
    }
    names.join(", ")
}
