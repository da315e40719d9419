//! The ledger: what this shopper has been shown, has dismissed and has accepted.
//!
//! It lives in the browser, for the session unless the shopper's consent allows longer (docs/semantics.md,
//! What is remembered). It holds offer ids, product ids and times, nothing about the person. Times in the future are
//! treated as now, and rewritten to now by whatever happens first: a clock that was wrong once must not silence an
//! offer for years.

use crate::bundle::record::Settings;
use crate::vocabulary::Placement;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;
mod text;

/// A visit ends after this long without activity, in ms: 30 minutes.
pub const VISIT_GAP: i64 = 30 * 60 * 1000;

/// After so many dismissals in a visit no new product is suggested in it.
const ENOUGH_DISMISSALS: usize = 2;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// The most entries of each list; the oldest go first.
const MAX_ENTRIES: usize = 500;

/// Stands among the placements for the theme itself.
pub const BY_THE_THEME: u8 = 1 << 7;

/// Everything remembered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Ledger {
    /// The number of this visit, counted from 1.
    pub visit: u32,
    /// When something last happened, in ms since 1970.
    pub active: i64,
    /// Offers.
    pub offers: Vec<Entry>,
    /// Products shown, by an offer or by the theme itself.
    pub shown: Vec<Entry>,
    /// Products dismissed.
    pub dismissed: Vec<Entry>,
}

/// What happened with one offer or product. In one form for all, because each further one is as much code again in
/// the shopper's download; of a product only some is noted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// The offer or the product.
    pub id: String,
    /// Where it was shown during `last_visit`: a bit for each placement, and one for the theme itself.
    pub places: u8,
    /// The visit in which it was last shown.
    pub last_visit: u32,
    /// When it was last shown.
    pub last_shown: i64,
    /// Earlier visits in a row in which it was shown and ignored.
    pub ignored: u32,
    /// The visit in which the shopper last did something about it, which so was not one that ignored it.
    pub answered: u32,
    /// When it was dismissed.
    pub dismissed: Option<i64>,
    /// What its acceptance, in the visit `answered`, did.
    pub accepted: Option<Box<Accepted>>,
    /// The visit for which it was withdrawn, after a price mismatch.
    pub withdrawn: Option<u32>,
}

impl Entry {
    /// It is shown in this visit.
    fn show(&mut self, visit: u32, places: u8) {
        if self.last_visit != visit {
            self.last_visit = visit;
            self.places = 0;
        }
        self.places |= places;
    }

    /// The shopper dismissed it, or accepted it.
    pub(crate) fn answer(&mut self, visit: u32, dismissed: Option<i64>, accepted: Option<Box<Accepted>>) {
        self.dismissed = dismissed;
        self.accepted = accepted;
        self.ignored = 0;
        self.answered = visit;
    }
}

/// What an acceptance did, to know whether it still stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Accepted {
    /// When.
    pub at: i64,
    /// The variants it added; while all of them are in the cart, the offer is spent.
    pub added: Vec<String>,
    /// The products of these.
    pub products: Vec<String>,
    /// The code that it applied.
    pub code: Option<String>,
    /// The product of the line that it changed (a switch, a confirmation, a tier).
    pub changed: Option<String>,
    /// Units that a deal uses, by variant: they serve no other deal.
    pub uses: Vec<Used>,
    /// The product that what was added belongs to.
    pub belongs_to: Option<String>,
    /// Whether the shopper has been notified that `belongs_to` left the cart.
    pub notified: bool,
}

/// Units of a variant that serve a deal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Used {
    /// The variant.
    pub variant: String,
    /// How many.
    pub units: u32,
}

impl Ledger {
    /// Notes that something happened now, and begins a new visit if the last one has ended. What is noted for a later
    /// time comes from a clock that was wrong: it becomes now.
    pub fn touch(&mut self, now: i64) {
        for list in [&mut self.offers, &mut self.dismissed] {
            for entry in list {
                entry.last_shown = entry.last_shown.min(now);
                entry.dismissed = entry.dismissed.map(|at| at.min(now));
                if let Some(accepted) = &mut entry.accepted {
                    accepted.at = accepted.at.min(now);
                }
            }
        }
        let visit = self.visit_at(now);
        if visit != self.visit {
            self.visit = visit;
            // What was shown counts in its visit only.
            self.shown.clear();
        }
        self.active = now;
    }

    /// The visit that `now` falls into, without noting anything.
    pub fn visit_at(&self, now: i64) -> u32 {
        let ended = self.visit == 0 || now.saturating_sub(self.active.min(now)) > VISIT_GAP;
        self.visit.saturating_add(u32::from(ended))
    }

    /// The entry of an offer.
    pub fn entry(&self, offer: &str) -> Option<&Entry> {
        self.offers.iter().find(|entry| entry.id == offer)
    }

    /// At least half of the card was on the screen for a second.
    pub fn note_shown(
        &mut self,
        offer: &str,
        products: &[String],
        placement: Placement,
        settings: &Settings,
        now: i64,
    ) {
        self.touch(now);
        let visit = self.visit;
        let entry = entry_of(&mut self.offers, offer);
        if entry.last_visit != visit {
            if !settings.is_fresh(entry.last_shown, now) {
                // It has rested, or was long away: the count begins anew.
                entry.ignored = 0;
            } else if entry.last_visit != 0 && entry.answered != entry.last_visit {
                entry.ignored = entry.ignored.saturating_add(1);
            }
        }
        entry.show(visit, placement.bit());
        entry.last_shown = now;
        self.show_products(products, placement.bit());
    }

    /// The theme showed these products itself.
    pub fn note_products(&mut self, products: &[String], now: i64) {
        self.touch(now);
        self.show_products(products, BY_THE_THEME);
    }

    fn show_products(&mut self, products: &[String], places: u8) {
        for product in products {
            entry_of(&mut self.shown, product).show(self.visit, places);
        }
    }

    /// The shopper dismissed the offer, and with it every offer of these products.
    pub fn note_dismissed(&mut self, offer: &str, products: &[String], now: i64) {
        self.touch(now);
        entry_of(&mut self.offers, offer).answer(self.visit, Some(now), None);
        self.dismiss_products(products, now);
    }

    /// The shopper dismissed every offer of these products.
    pub(crate) fn dismiss_products(&mut self, products: &[String], now: i64) {
        for product in products {
            entry_of(&mut self.dismissed, product).dismissed = Some(now);
        }
    }

    /// The shopper accepted the offer.
    pub fn note_accepted(&mut self, offer: &str, accepted: Accepted, now: i64) {
        self.touch(now);
        entry_of(&mut self.offers, offer).answer(self.visit, None, Some(Box::new(accepted)));
    }

    /// The shopper took the acceptance, or the dismissal, back with "undo": as if it had not been.
    pub fn note_undone(&mut self, offer: &str, products: &[String], now: i64) {
        self.touch(now);
        let entry = entry_of(&mut self.offers, offer);
        entry.accepted = None;
        entry.dismissed = None;
        self.dismissed.retain(|entry| !products.contains(&entry.id));
    }

    /// The shopper has been notified that what an accepted offer's addition belongs to has left the cart.
    pub fn note_notified(&mut self, offer: &str, now: i64) {
        self.touch(now);
        if let Some(accepted) = &mut entry_of(&mut self.offers, offer).accepted {
            accepted.notified = true;
        }
    }

    /// The cart charged more than was promised: the offer is withdrawn for the visit.
    pub fn note_withdrawn(&mut self, offer: &str, now: i64) {
        self.touch(now);
        let entry = entry_of(&mut self.offers, offer);
        entry.withdrawn = Some(self.visit);
        entry.accepted = None;
    }

    /// The dismissal of an offer, or of one of the products it would bring, that still counts.
    pub fn dismissal(
        &self,
        offer: &str,
        products: &[String],
        settings: &Settings,
        now: i64,
    ) -> Option<Remembered<'_>> {
        let fresh = |entry: &Entry| entry.dismissed.is_some_and(|at| settings.is_fresh(at, now));
        remembered(&self.offers, offer, &self.dismissed, products, &fresh)
    }

    /// Whether the shopper has dismissed so much in this visit that no new product is suggested in it.
    pub fn dismissed_enough(&self, now: i64) -> bool {
        let visit = self.visit_at(now);
        let in_this_visit = |entry: &&Entry| entry.dismissed.is_some() && entry.answered == visit;
        self.offers.iter().filter(in_this_visit).count() >= ENOUGH_DISMISSALS
    }

    /// That an offer or one of its products was shown in another placement during this visit.
    pub fn showing_elsewhere(
        &self,
        offer: &str,
        products: &[String],
        placement: Placement,
        now: i64,
    ) -> Option<Remembered<'_>> {
        let visit = self.visit_at(now);
        let elsewhere = |entry: &Entry| entry.last_visit == visit && entry.places & !placement.bit() != 0;
        remembered(&self.offers, offer, &self.shown, products, &elsewhere)
    }

    /// The entry of an offer that rests, after too many visits in which it was ignored.
    pub fn capped(&self, offer: &str, settings: &Settings, now: i64) -> Option<&Entry> {
        let visit = self.visit_at(now);
        self.entry(offer).filter(|entry| {
            let ignored_last =
                entry.last_visit != 0 && entry.last_visit < visit && entry.answered != entry.last_visit;
            let last_ignored = u32::from(ignored_last);
            let visits = entry.ignored.saturating_add(last_ignored);
            settings.rest_after_visits > 0
                && entry.last_visit < visit
                && visits >= settings.rest_after_visits
                && settings.is_fresh(entry.last_shown, now)
        })
    }

    /// Whether an offer was withdrawn for this visit.
    pub fn is_withdrawn(&self, offer: &str, now: i64) -> bool {
        let visit = self.visit_at(now);
        self.entry(offer).is_some_and(|entry| entry.withdrawn == Some(visit))
    }
}

/// The entry of an offer or a product, a new one where there is none.
fn entry_of<'l>(list: &'l mut Vec<Entry>, id: &str) -> &'l mut Entry {
    let at = match list.iter().position(|entry| entry.id == id) {
        Some(at) => at,
        None => {
            if list.len() >= MAX_ENTRIES {
                list.remove(0);
            }
            let mut entry = Entry::default();
            entry.id.push_str(id);
            list.push(entry);
            list.len() - 1
        }
    };
    #[expect(clippy::indexing_slicing, reason = "the position was found or pushed just above")]
    &mut list[at]
}

/// What is remembered of an offer, else of one of the products that it would bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remembered<'l> {
    /// The entry.
    pub entry: &'l Entry,
    /// The id of the product that it is about; `None` where it is about the offer itself.
    pub product: Option<&'l str>,
}

/// The entry for which something holds: of the offer in one list, else of one of the products in the other.
fn remembered<'l>(
    offers: &'l [Entry],
    offer: &str,
    others: &'l [Entry],
    products: &[String],
    holds: &dyn Fn(&Entry) -> bool,
) -> Option<Remembered<'l>> {
    let find = |list: &'l [Entry], is_meant: &dyn Fn(&Entry) -> bool| {
        list.iter().find(|entry| is_meant(entry) && holds(entry))
    };
    match find(offers, &|entry| entry.id == offer) {
        Some(entry) => Some(Remembered { entry, product: None }),
        None => find(others, &|entry| products.contains(&entry.id))
            .map(|entry| Remembered { entry, product: Some(&entry.id) }),
    }
}

impl Settings {
    /// When something that happened at `at` is forgotten, after `dismiss_for_days`. Times in the future are now.
    pub fn back_from(&self, at: i64, now: i64) -> i64 {
        at.min(now).saturating_add(i64::from(self.dismiss_for_days).saturating_mul(DAY))
    }

    /// Whether something that happened at `at` still counts.
    fn is_fresh(&self, at: i64, now: i64) -> bool {
        now < self.back_from(at, now)
    }
}
