//! The head of the file: format, language, times, settings and markets.

use super::{Check, help};
use crate::codes;
use crate::moment::moment;
use crate::place::Place;

/// The version of the source format that is read.
const FORMAT: u32 = 1;

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
    let settings = root.name("settings");
    for (field, unfit) in bundle.settings.resolve().1 {
        check.unfit(unfit, &settings.name(field));
    }
    let markets = root.name("markets");
    for market in bundle.markets.keys() {
        check.platform_id(market, &markets.name(market));
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
