//! The records of a compiled rule bundle.
//!
//! What is *matched* (read for every candidate offer) is kept apart from what is *displayed* (read for the
//! winners only). Names that are compared are [`Key`]s: positions in one sorted list of texts.

pub mod address;
mod catalogue;
mod condition;
mod deal;
mod line_test;
mod offer;

pub use catalogue::*;
pub use condition::*;
pub use deal::*;
pub use line_test::*;
pub use offer::*;

use crate::key::Key;
use crate::money::Rate;
use crate::wire::{List, wire_record, wire_struct};

/// What holds for the whole bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Meta<'b> {
    /// The merchant's name for the bundle; also the salt of the holdout, so that it must not change with a revision.
    pub id: &'b str,
    /// The merchant's name for this version.
    pub revision: &'b str,
    /// The languages that texts are given in; the first is the one to fall back to.
    pub languages: List<'b, &'b str>,
    /// Codes and exponents of the currencies that prices are given in.
    pub currencies: List<'b, (&'b str, u8)>,
    /// Markets that the bundle says something about.
    pub markets: List<'b, Market>,
    /// The remote off switch.
    pub enabled: bool,
    /// When the bundle stops being rendered, in ms since 1970.
    pub valid_until: Option<i64>,
    /// The restraint settings.
    pub settings: Settings,
    /// The ids of the variants that are a choice of values for the open options of another one: its id, and behind a `?`
    /// names and values as in an address.
    pub choices: List<'b, &'b str>,
}

wire_record!(Meta<'b> {
    0: id = "",
    1: revision = "",
    2: languages,
    3: currencies,
    4: markets,
    5: enabled = true,
    6: valid_until,
    7: settings,
    8: choices,
});

/// A market that the bundle declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Market {
    /// Its id, compared with the context's market.
    pub id: Key,
    /// Whether the bundle's prices for it include tax, if declared.
    pub prices_include_tax: Option<bool>,
}

wire_struct!(Market { id, prices_include_tax });

/// Settings of the bundle, with the defaults filled in (docs/semantics.md, Defaults).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How many suggestions at most, 0 to 3.
    pub max_suggestions: u8,
    /// How long a dismissed or rested offer stays away, in days.
    pub dismiss_for_days: u32,
    /// After how many visits in which it was ignored an offer rests.
    pub rest_after_visits: u32,
    /// The share of consenting visitors who see nothing.
    pub holdout: Rate,
    /// Whether the ledger may outlive the session where the shopper consents.
    pub remember: bool,
    /// Whether accepted lines are marked for the merchant's reports, where the shopper consents.
    pub attribution: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            max_suggestions: 2,
            dismiss_for_days: 30,
            rest_after_visits: 3,
            holdout: Rate(0),
            remember: false,
            attribution: false,
        }
    }
}

wire_record!(Settings {
    0: max_suggestions = 2,
    1: dismiss_for_days = 30,
    2: rest_after_visits = 3,
    3: holdout,
    4: remember,
    5: attribution,
});
