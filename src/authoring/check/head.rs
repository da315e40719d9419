//! The head of the file: format, language, times, settings and markets.

use super::{Check, help};
use crate::codes;
use crate::exact;
use crate::moment::moment;
use crate::place::Place;

/// The version of the source format that is read.
const FORMAT: u32 = 1;

/// The largest holdout: more of it would cost more than is learnt.
const MAX_HOLDOUT: f64 = 50.0;

pub(super) fn check(check: &mut Check<'_>) {
    let bundle = check.bundle;
    let root = Place::ROOT;
    if bundle.format != FORMAT {
        let message = format!("this is format `{}`; format {FORMAT} is read", bundle.format);
        check.report(codes::UNKNOWN_FORMAT, &root.name("format"), message, help("write \"format\": 1"));
    }
    check.language(&bundle.language, &root.name("language"));
    check.name(&bundle.revision, &root.name("revision"));
    if let Some(id) = &bundle.id {
        check.name(id, &root.name("id"));
    }
    check.moment(bundle.generated_at.as_deref(), &root.name("generated_at"));
    check.moment(bundle.valid_until.as_deref(), &root.name("valid_until"));
    settings(check, &root.name("settings"));
    let markets = root.name("markets");
    for market in bundle.markets.keys() {
        check.platform_id(market, &markets.name(market));
    }
}

fn settings(check: &mut Check<'_>, at: &Place<'_>) {
    let settings = &check.bundle.settings;
    if let Some(count) = settings.max_suggestions.filter(|count| *count > 3) {
        let message = format!("`{count}` suggestions are too many: more than three are noise");
        let help = help("write 1, 2 or 3; 2 is what most stores want");
        check.report(codes::TOO_MANY_SUGGESTIONS, &at.name("max_suggestions"), message, help);
    }
    if let Some(days) = settings.dismiss_for_days {
        check.within(days, 0, 3650, &at.name("dismiss_for_days"));
    }
    if let Some(visits) = settings.rest_after_visits {
        check.within(visits, 1, 1000, &at.name("rest_after_visits"));
    }
    if let Some(percent) = settings.holdout {
        let at = at.name("holdout");
        let rate = check.fit(exact::rate(percent.0), &at);
        if rate.is_some() && percent.0 > MAX_HOLDOUT {
            let message = format!("`{}` percent is not between 0 and {MAX_HOLDOUT}", percent.0);
            check.report(codes::OUT_OF_RANGE, &at, message, help("5 to 10 percent is usual"));
        }
    }
}

impl Check<'_> {
    /// A time or a date.
    pub(super) fn moment(&mut self, text: Option<&str>, at: &Place<'_>) -> Option<i64> {
        let text = text?;
        let found = moment(text);
        if found.is_none() {
            let message =
                format!("`{}` is neither a time nor a date", cart_associate_core::text::clean(text));
            let help = help("write `2026-11-27` or `2026-11-27T09:00:00+01:00`");
            self.report(codes::BAD_TIME, at, message, help);
        }
        found
    }
}
