//! What is remembered of a shopper, as a person writes it down: with the names of placements, and what happened to
//! products apart from what happened with offers. The ledger itself is in a shorter form.

use cart_associate_core::ledger::{Accepted, BY_THE_THEME, Entry, Ledger, Used};
use cart_associate_core::vocabulary::Placement;
use serde::Deserialize;

/// A ledger as it is written down.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Remembered {
    visit: u32,
    active: i64,
    offers: Vec<Offer>,
    shown: Vec<Shown>,
    dismissed: Vec<Dismissed>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Offer {
    offer: String,
    placements: Vec<Placement>,
    last_visit: u32,
    last_shown: i64,
    ignored: u32,
    answered: u32,
    dismissed: Option<i64>,
    accepted: Option<Taken>,
    withdrawn: Option<u32>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Taken {
    at: i64,
    visit: u32,
    added: Vec<String>,
    code: Option<String>,
    changed: Option<String>,
    uses: Vec<Used>,
    belongs_to: Option<String>,
    notified: bool,
}

#[derive(Deserialize)]
struct Shown {
    product: String,
    /// None: by the theme itself.
    #[serde(default)]
    placement: Option<Placement>,
    visit: u32,
}

#[derive(Deserialize)]
struct Dismissed {
    product: String,
    at: i64,
}

impl From<Remembered> for Ledger {
    fn from(given: Remembered) -> Ledger {
        let mut shown: Vec<Entry> = Vec::new();
        for one in given.shown {
            let places = one.placement.map_or(BY_THE_THEME, Placement::bit);
            match shown.iter_mut().find(|entry| entry.id == one.product) {
                // Only where it was shown in its last visit counts.
                Some(entry) if entry.last_visit > one.visit => {}
                Some(entry) if entry.last_visit == one.visit => entry.places |= places,
                Some(entry) => (entry.last_visit, entry.places) = (one.visit, places),
                None => {
                    shown.push(Entry { id: one.product, last_visit: one.visit, places, ..Entry::default() })
                }
            }
        }
        let dismissed = given.dismissed.into_iter();
        let dismissed =
            dismissed.map(|one| Entry { id: one.product, dismissed: Some(one.at), ..Entry::default() });
        Ledger {
            visit: given.visit,
            active: given.active,
            offers: given.offers.into_iter().map(Entry::from).collect(),
            shown,
            dismissed: dismissed.collect(),
        }
    }
}

impl From<Offer> for Entry {
    fn from(given: Offer) -> Entry {
        let taken_in = given.accepted.as_ref().map_or(0, |taken| taken.visit);
        Entry {
            id: given.offer,
            places: given.placements.into_iter().fold(0, |places, one| places | one.bit()),
            last_visit: given.last_visit,
            last_shown: given.last_shown,
            ignored: given.ignored,
            answered: given.answered.max(taken_in),
            dismissed: given.dismissed,
            accepted: given.accepted.map(|taken| Box::new(taken.into())),
            withdrawn: given.withdrawn,
        }
    }
}

impl From<Taken> for Accepted {
    fn from(given: Taken) -> Accepted {
        let Taken { at, added, code, changed, uses, belongs_to, notified, visit: _ } = given;
        // Which products these are matters to a session, and to no explanation.
        Accepted { at, added, code, changed, uses, belongs_to, notified, products: Vec::new() }
    }
}
