//! Schedules that are over at the time that the caller gives; without one, only those that are over at any time.

use super::Lint;
use crate::check::help;
use crate::codes;
use crate::moment::moment;
use crate::place::Place;
use crate::source::Offer;
use cart_associate_core::context;

pub(super) fn file(lint: &mut Lint<'_, '_>) {
    let Some(end) = lint.check.bundle.valid_until.as_deref() else { return };
    if is_over(lint, moment(end)) {
        let message = format!(
            "this file was valid until {}, and nothing of it is shown any more",
            cart_associate_core::text::clean(end)
        );
        let help = help("set a later \"valid_until\", or leave it out");
        lint.check.warn(codes::DEAD_SCHEDULE, &Place::ROOT.name("valid_until"), message, help);
    }
}

pub(super) fn offer(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) {
    let Some(schedule) = &offer.schedule else { return };
    let at = at.name("schedule");
    let from = schedule.from.as_deref().and_then(moment);
    let until = schedule.until.as_deref();
    if let Some(until) = until.filter(|until| is_over(lint, moment(until))) {
        let message = format!("this offer ended on {}", cart_associate_core::text::clean(until));
        let help = help("give it new dates, or remove the offer");
        lint.check.warn(codes::DEAD_SCHEDULE, &at.name("until"), message, help);
        return;
    }
    let end = lint.check.bundle.valid_until.as_deref().and_then(moment);
    if from.zip(end).is_some_and(|(from, end)| context::is_over(end, from)) {
        let message = "this offer begins when the whole file is no longer valid";
        let help = help("set a later \"valid_until\", or an earlier \"from\"");
        lint.check.warn(codes::DEAD_SCHEDULE, &at.name("from"), message, help);
    }
}

fn is_over(lint: &Lint<'_, '_>, end: Option<i64>) -> bool {
    end.zip(lint.options.now).is_some_and(|(end, now)| context::is_over(end, now))
}
