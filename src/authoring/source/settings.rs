//! The settings: their form in `rules.json`, what each may be, and what holds where one is left out.

use super::Percent;
use crate::codes;
use crate::exact::{self, Unfit};
use cart_associate_core::bundle::record;
use cart_associate_core::money::Rate;
use schemars::JsonSchema;
use serde::Deserialize;

/// The largest holdout in percent: a larger one costs more sales than it teaches.
const MAX_HOLDOUT: f64 = 50.0;

/// Restraint and memory. Every one has a default.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// How many suggestions at most: 0 to 3, by default 2.
    #[schemars(range(max = 3))]
    pub max_suggestions: Option<u32>,
    /// How long a dismissed or rested offer stays away, in days; by default 30.
    #[schemars(range(max = 3650))]
    pub dismiss_for_days: Option<u32>,
    /// After how many visits in which it was ignored an offer rests; by default 3.
    #[schemars(range(min = 1, max = 1000))]
    pub rest_after_visits: Option<u32>,
    /// The share of consenting visitors who see nothing, so that the effect can be measured; by default 0.
    #[schemars(extend("minimum" = 0, "maximum" = 50))]
    pub holdout: Option<Percent>,
    /// What is kept: `"session"` (the default), or `"with_consent"`, longer where the shopper consents.
    pub remember: Option<Remember>,
    /// Whether accepted lines are marked for the merchant's reports, where the shopper consents; by default not.
    pub attribution: Option<bool>,
}

/// How long the ledger lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Remember {
    /// For the session only.
    Session,
    /// Longer, where the shopper consents.
    WithConsent,
}

/// A setting that cannot be taken: its field and why.
pub(crate) type BadSetting = (&'static str, Unfit);

impl Settings {
    /// The settings of the compiled form, with the defaults filled in, and those that cannot be taken. In place of
    /// such a setting stands the default.
    pub(crate) fn resolve(&self) -> (record::Settings, Vec<BadSetting>) {
        // Without `..`: whoever adds a field handles it here.
        let Settings { max_suggestions, dismiss_for_days, rest_after_visits, holdout, remember, attribution } =
            *self;
        let mut bad = Vec::new();
        let default = record::Settings::default();
        let settings = record::Settings {
            max_suggestions: max_suggestions
                .and_then(|count| taken(suggestions(count), "max_suggestions", &mut bad))
                .unwrap_or(default.max_suggestions),
            dismiss_for_days: dismiss_for_days
                .and_then(|days| taken(exact::within(days, 0, 3650), "dismiss_for_days", &mut bad))
                .unwrap_or(default.dismiss_for_days),
            rest_after_visits: rest_after_visits
                .and_then(|visits| taken(exact::within(visits, 1, 1000), "rest_after_visits", &mut bad))
                .unwrap_or(default.rest_after_visits),
            holdout: holdout
                .and_then(|percent| taken(holdout_rate(percent.0), "holdout", &mut bad))
                .unwrap_or(default.holdout),
            remember: remember.map_or(default.remember, |remember| remember == Remember::WithConsent),
            attribution: attribution.unwrap_or(default.attribution),
        };
        (settings, bad)
    }
}

/// The value, or `None` after its fault was added to the list.
fn taken<T>(value: Result<T, Unfit>, field: &'static str, bad: &mut Vec<BadSetting>) -> Option<T> {
    value.map_err(|unfit| bad.push((field, unfit))).ok()
}

fn suggestions(count: u32) -> Result<u8, Unfit> {
    u8::try_from(count).ok().filter(|count| *count <= 3).ok_or_else(|| {
        let message = format!("`{count}` suggestions are too many: more than three are noise");
        let help = Some("write 1, 2 or 3; 2 is what most stores want".into());
        Unfit { code: codes::TOO_MANY_SUGGESTIONS, message, help }
    })
}

fn holdout_rate(percent: f64) -> Result<Rate, Unfit> {
    let rate = exact::rate(percent)?;
    if percent <= MAX_HOLDOUT {
        return Ok(rate);
    }
    let message = format!("`{percent}` percent is not between 0 and {MAX_HOLDOUT}");
    Err(Unfit { code: codes::OUT_OF_RANGE, message, help: Some("5 to 10 percent is usual".into()) })
}
