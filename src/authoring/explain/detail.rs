//! The sentence for a reason with the facts of the cart at hand, a file for each kind of reason.

use super::names::Names;
use super::probe::Probe;
use super::rank::Rival;
use super::{figures, goods, memory, rank, situation, stock, trigger, words};
use crate::carts::Situation;
use cart_associate_core::bundle::record::{Condition, OfferRule};
use cart_associate_core::bundle::{Bundle, Records};
use cart_associate_core::cart::Cart;
use cart_associate_core::engine::{Decision, Suggestion, Withheld, WithheldOffer};
use cart_associate_core::wire::Arena;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// One cart that is being explained.
pub(super) struct Inquiry<'a> {
    pub(super) bundle: &'a Bundle,
    /// The bundle's records. What is damaged reads as nothing, and ends in no explanation at all.
    pub(super) records: &'a Records<'a>,
    /// Where records lie that are changed for a question.
    pub(super) arena: &'a Arena,
    pub(super) cart: &'a Cart,
    pub(super) situation: &'a Situation,
    pub(super) decision: &'a Decision,
    pub(super) withheld: &'a [WithheldOffer],
    pub(super) names: Names<'a>,
    /// None where the bundle cannot be asked further questions.
    pub(super) probe: Option<Probe<'a>>,
    /// What offers would suggest if they were alone: the same few are asked for again and again.
    pub(super) rivals: RefCell<BTreeMap<String, Option<Rc<Rival<'a>>>>>,
}

/// An offer that is being explained.
pub(super) struct Asked<'a> {
    /// Its index.
    pub(super) offer: u32,
    pub(super) rule: OfferRule<'a>,
    pub(super) withheld: &'a WithheldOffer,
}

impl<'a> Inquiry<'a> {
    /// What calls for an offer.
    pub(super) fn trigger(&self, rule: &OfferRule<'_>) -> Option<Suggestion> {
        self.probe.as_ref()?.called_for(rule.when)
    }

    /// What an offer would suggest if it were alone.
    pub(super) fn rival(&self, id: &str) -> Option<Rc<Rival<'a>>> {
        let mut rivals = self.rivals.borrow_mut();
        rivals.entry(id.to_owned()).or_insert_with(|| Rival::new(self, id).map(Rc::new)).clone()
    }
}

/// The sentences for the offers of a decision that are withheld, in its order.
pub(super) fn texts(inquiry: &Inquiry<'_>) -> Vec<String> {
    let rules: Vec<Option<(u32, OfferRule<'_>)>> =
        inquiry.withheld.iter().map(|withheld| offer(inquiry.records, &withheld.offer)).collect();
    // The triggers are asked about together.
    let mut untriggered: Vec<(usize, Condition<'_>)> = Vec::new();
    for (at, withheld) in inquiry.withheld.iter().enumerate() {
        if let (Withheld::NotTriggered, Some(Some((_, rule)))) = (withheld.reason, rules.get(at)) {
            untriggered.push((at, rule.when));
        }
    }
    let conditions: Vec<Condition<'_>> = untriggered.iter().map(|(_, when)| *when).collect();
    let failures = match &inquiry.probe {
        Some(probe) => trigger::failures(&inquiry.names, inquiry.cart, probe, &conditions),
        None => vec![String::new(); conditions.len()],
    };
    let mut failures = failures.into_iter();
    let pairs = inquiry.withheld.iter().zip(&rules);
    let told = pairs.map(|(withheld, found)| {
        let general = || words::sentence(withheld.reason, withheld.by.as_deref());
        let Some((offer, rule)) = found else { return general() };
        let asked = Asked { offer: *offer, rule: *rule, withheld };
        if withheld.reason == Withheld::NotTriggered {
            let failure = failures.next().filter(|failure| !failure.is_empty());
            return match failure.or_else(|| goods::short_of_a_set(inquiry, &asked)) {
                Some(failure) => format!("Nothing in this cart calls for it: {failure}."),
                None => general(),
            };
        }
        one(inquiry, &asked).unwrap_or_else(general)
    });
    told.collect()
}

fn one(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    match asked.withheld.reason {
        Withheld::NotTriggered | Withheld::OwnPrices => None,
        Withheld::SwitchedOff => Some(situation::switched_off(inquiry, asked)),
        Withheld::BundleExpired => situation::expired(inquiry),
        Withheld::WrongPlacement => Some(situation::placement(inquiry, asked)),
        Withheld::WrongSchedule => situation::schedule(inquiry, asked),
        Withheld::WrongMarket => situation::market(inquiry, asked),
        Withheld::WrongAudience => situation::audience(inquiry, asked),
        Withheld::WrongCurrency => Some(situation::currency(inquiry)),
        Withheld::TaxDiffers => situation::tax(inquiry),
        Withheld::NeedAlreadyMet => goods::need(inquiry, asked),
        Withheld::Accepted => memory::accepted(inquiry, asked),
        Withheld::Dismissed => memory::dismissed(inquiry, asked),
        Withheld::ShownElsewhere => memory::shown_elsewhere(inquiry, asked),
        Withheld::Capped => memory::capped(inquiry, asked),
        Withheld::Withdrawn => None,
        Withheld::AlreadyInCart => goods::in_cart(inquiry, asked),
        Withheld::NotCompatible => goods::not_compatible(inquiry, asked),
        Withheld::Unavailable => stock::unavailable(inquiry, asked),
        Withheld::NoPrice => stock::no_price(inquiry, asked),
        Withheld::NoRealSaving => figures::no_saving(inquiry, asked),
        Withheld::FakeTier => None,
        Withheld::OutOfProportion => figures::out_of_proportion(inquiry, asked),
        Withheld::Outranked => rank::outranked(inquiry, asked),
    }
}

/// An offer by its id.
pub(super) fn offer<'b>(records: &'b Records<'b>, id: &str) -> Option<(u32, OfferRule<'b>)> {
    let (mut low, mut high) = (0, records.bundle().offer_count());
    while low < high {
        let middle = low + (high - low) / 2;
        match records.offer_id(middle).cmp(id) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return Some((middle, records.offer(middle))),
        }
    }
    None
}
