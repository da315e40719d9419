//! Whether a sale price of WooCommerce holds now.

use super::context::Cell;
use crate::date::{DateStyle, End, Moments};
use cart_associate_core::text::clean;

/// Why the time zone is wanted.
const WANTS_ZONE: &str = "add `--time-zone Europe/London`, or whichever is the one of the shop";

/// Whether a sale holds now, or why that is not certain. Either date may be missing.
pub(super) fn holds(
    starts: Cell<'_>,
    ends: Cell<'_>,
    dates: &DateStyle,
    now: Option<i64>,
) -> Result<bool, String> {
    let begun = reached(starts, End::Start, "begun", dates, now);
    let over = reached(ends, End::Last, "ended", dates, now);
    match (begun, over) {
        // What has not begun for certain, or is over for certain, does not hold, whatever the other date is.
        (Some(Ok(false)), _) | (_, Some(Ok(true))) => Ok(false),
        (Some(Err(why)), _) | (_, Some(Err(why))) => Err(why),
        (Some(Ok(true)) | None, Some(Ok(false)) | None) => Ok(true),
    }
}

/// Whether a date lies in the past; `None` where there is none.
fn reached(
    cell: Cell<'_>,
    end: End,
    what: &str,
    dates: &DateStyle,
    now: Option<i64>,
) -> Option<Result<bool, String>> {
    if cell.text.is_empty() {
        return None;
    }
    let column = clean(cell.column);
    Some(dates.read(cell.text, end).map_err(|why| format!("column `{column}`: {why}")).and_then(|date| {
        let Moments { earliest, latest, wants_zone } = date;
        let shown = clean(cell.text);
        match now {
            Some(now) if now >= latest => Ok(true),
            Some(now) if now < earliest => Ok(false),
            None => Err(format!("whether its sale has {what} (`{shown}`) is not known without the time of today")),
            Some(_) if wants_zone => Err(format!(
                "whether its sale has {what} (`{shown}`) depends on the time zone of the shop: {WANTS_ZONE}"
            )),
            Some(_) => Err(format!(
                "column `{column}`: nothing says whether the day or the month is first in `{shown}`; write it as 2026-11-30"
            )),
        }
    }))
}

/// What is said of a file with sales whose dates do not say their time zone.
pub(super) fn zone_hint() -> String {
    format!(
        "they do not say their time zone, so that a sale that begins or ends today or tomorrow is not read: {WANTS_ZONE}"
    )
}
