//! Dates and times as shops and spreadsheets write them, and the moments that they can mean.
//!
//! A time without a zone is one of the shop's clock. Where the zone is not known, the time lies somewhere in a range of
//! 26 hours; where nothing says whether the day or the month stands first, it may be either. So a date is read as the
//! earliest and the latest moment that it can mean, and whoever compares it learns whether the answer is certain.

use cart_associate_authoring::moment::moment;
use cart_associate_core::text::clean;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{Span, Timestamp};

/// What stands first in dates such as `11/1/2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
}

/// How the dates of a file are to be read.
#[derive(Debug, Clone)]
pub(crate) struct DateStyle {
    /// As the dates of the file show it; `None` where none does, or where they contradict each other.
    order: Option<Order>,
    zone: Option<TimeZone>,
}

/// The moments that a date can mean, in ms since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moments {
    pub(crate) earliest: i64,
    pub(crate) latest: i64,
    /// Whether it would be certain if the time zone of the shop were known.
    pub(crate) wants_zone: bool,
}

/// Which end of a stretch of time a date is: one without a time begins or ends with its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Start,
    Last,
}

/// The clocks of the world are at most so many hours before and behind UTC.
const AHEAD: i64 = 14;
const BEHIND: i64 = 12;

/// The time zone of a shop by its name: `Europe/London`, or `+02:00`, which WordPress offers as well.
pub(crate) fn time_zone(name: &str) -> Result<TimeZone, String> {
    let trimmed = name.trim();
    let offset = trimmed.strip_prefix("UTC").unwrap_or(trimmed);
    fixed(offset).or_else(|| TimeZone::get(trimmed).ok()).ok_or_else(|| {
        format!("`{}` is no time zone; write it as Europe/London, America/New_York or +02:00", clean(name))
    })
}

fn fixed(offset: &str) -> Option<TimeZone> {
    let sign = match offset.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let (hours, minutes) = offset.get(1..)?.split_once(':').unwrap_or((offset.get(1..)?, "0"));
    let [hours, minutes] = [number(hours, 14)?, number(minutes, 59)?];
    Offset::from_seconds(sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60)).ok().map(TimeZone::fixed)
}

impl DateStyle {
    /// The style that these dates show, with the time zone of the shop.
    pub(crate) fn of<'t>(texts: impl IntoIterator<Item = &'t str>, zone: Option<TimeZone>) -> DateStyle {
        let (mut day, mut month) = (false, false);
        for [first, second] in texts.into_iter().filter_map(slashed) {
            day |= first > 12 && second <= 12;
            month |= second > 12 && first <= 12;
        }
        let order = match (day, month) {
            (true, false) => Some(Order::DayFirst),
            (false, true) => Some(Order::MonthFirst),
            _ => None,
        };
        DateStyle { order, zone }
    }

    /// The moments that a date can mean, or why it cannot be read.
    pub(crate) fn read(&self, text: &str, end: End) -> Result<Moments, String> {
        let text = text.trim();
        let unreadable =
            || format!("`{}` is no date that can be read; write it as 2026-11-30 18:00:00", clean(text));
        let has_offset = text.contains(['T', 't']) && text.len() > "2026-11-30T18:00".len();
        if let Some(exact) = has_offset.then(|| moment(text)).flatten().or_else(|| unix(text)) {
            return Ok(Moments { earliest: exact, latest: exact, wants_zone: false });
        }
        let (day, time) = match text.split_once(['T', 't', ' ', '\u{a0}', '\u{202f}']) {
            Some((day, time)) => (day, Some(clock(time.trim()).ok_or_else(unreadable)?)),
            None => (text, None),
        };
        let all = self.days(day.trim_end_matches(','));
        let moments = all.iter().filter_map(|day| self.moments(*day, time, end));
        let whole = moments.reduce(|one, two| Moments {
            earliest: one.earliest.min(two.earliest),
            latest: one.latest.max(two.latest),
            wants_zone: false,
        });
        whole.ok_or_else(|| match day.bytes().all(|c| c.is_ascii_digit()) && day.len() == 5 {
            true => format!(
                "`{}` is a spreadsheet's number of a date; format the column as 2026-11-30, and save it again",
                clean(text)
            ),
            false => unreadable(),
        })
    }

    /// The days that a text can mean: none, one, or two where nothing says whether the month stands first.
    fn days(&self, text: &str) -> Vec<Date> {
        let parts: Vec<&str> = text.split(['-', '/', '.']).filter(|part| !part.is_empty()).collect();
        let separators: String = text.chars().filter(|c| !c.is_ascii_digit()).collect();
        let [first, second, third] = parts.as_slice() else { return Vec::new() };
        let date = |year: &str, month: &str, day: &str| {
            let year = number(year, 9999).filter(|_| year.len() == 4)?;
            let [month, day] = [number(month, 12)?, number(day, 31)?];
            Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
        };
        let found = match separators.as_str() {
            _ if first.len() == 4 => vec![date(first, second, third)],
            // Where points stand between the numbers, the day is first.
            ".." => vec![date(third, second, first)],
            "//" | "--" => match self.order {
                Some(Order::DayFirst) => vec![date(third, second, first)],
                Some(Order::MonthFirst) => vec![date(third, first, second)],
                None => vec![date(third, second, first), date(third, first, second)],
            },
            _ => Vec::new(),
        };
        found.into_iter().flatten().collect()
    }

    fn moments(&self, day: Date, time: Option<Time>, end: End) -> Option<Moments> {
        let local = match (time, end) {
            (Some(time), _) => day.to_datetime(time),
            (None, End::Start) => day.to_datetime(Time::midnight()),
            // Its end is the beginning of the next day.
            (None, End::Last) => day.tomorrow().ok()?.to_datetime(Time::midnight()),
        };
        let at = |local: DateTime, zone: &TimeZone| Some(zone.to_timestamp(local).ok()?.as_millisecond());
        match &self.zone {
            // An hour that the clock leaves out or shows twice is taken as PHP takes it.
            Some(zone) => at(local, zone).map(|at| Moments { earliest: at, latest: at, wants_zone: false }),
            None => {
                let hours = |count: i64| Span::new().try_hours(count).ok();
                let earliest = local.checked_sub(hours(AHEAD)?).ok()?;
                let latest = local.checked_add(hours(BEHIND)?).ok()?;
                let [earliest, latest] = [at(earliest, &TimeZone::UTC)?, at(latest, &TimeZone::UTC)?];
                Some(Moments { earliest, latest, wants_zone: true })
            }
        }
    }
}

/// The first two numbers of a date with slashes or hyphens whose year stands last.
fn slashed(text: &str) -> Option<[i16; 2]> {
    let day = text.trim().split([' ', 'T']).next()?;
    let mut parts = day.split(['/', '-']);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_one = year.len() == 4 && first.len() <= 2 && parts.next().is_none();
    Some([number(first, 31)?, number(second, 31)?]).filter(|_| is_one)
}

/// A time of a clock with 24 or with 12 hours.
fn clock(text: &str) -> Option<Time> {
    let lower: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let (digits, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(0)),
        (None, Some(digits)) => (digits, Some(12)),
        (None, None) => (lower.as_str(), None),
    };
    let mut parts = digits.split(':');
    let (hour, minute) = (number(parts.next()?, 23)?, number(parts.next()?, 59)?);
    let second = parts.next().map_or(Some(0), |second| number(second, 59))?;
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) => hour % 12 + half,
        None => hour,
    };
    let [hour, minute, second] = [hour, minute, second].map(|part| i8::try_from(part).ok());
    Time::new(hour?, minute?, second?, 0).ok().filter(|_| parts.next().is_none())
}

/// A number of at most this much, in digits alone.
fn number(text: &str, most: i16) -> Option<i16> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_digit());
    text.parse().ok().filter(|number| digits && *number <= most)
}

/// Seconds since 1970, as WordPress keeps them.
fn unix(text: &str) -> Option<i64> {
    let digits = text.len() == 10 && text.bytes().all(|c| c.is_ascii_digit());
    let seconds: i64 = text.parse().ok().filter(|_| digits)?;
    Timestamp::from_second(seconds).ok().map(Timestamp::as_millisecond)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> i64 {
        moment(text).unwrap()
    }

    fn exact(zone: &str, dates: &[&str], text: &str, end: End) -> Result<i64, String> {
        let style = DateStyle::of(dates.iter().copied(), Some(time_zone(zone)?));
        style.read(text, end).map(|found| {
            assert_eq!(found.earliest, found.latest, "{text}");
            found.latest
        })
    }

    #[test]
    fn one_moment_in_many_forms() {
        let at = utc("2026-11-01T09:30:00Z");
        for text in [
            "2026-11-01 9:30:00",
            "2026-11-01 09:30",
            "2026-11-01T09:30:00",
            "2026-11-01T10:30:00+01:00",
            "2026/11/01 9:30",
            "1.11.2026 09:30",
            "01.11.2026, 9:30",
            "11/1/2026 9:30 AM",
            "11/01/2026 09:30:00 a.m.",
            "11/1/2026\u{202f}9:30 AM",
            "1793525400",
        ] {
            assert_eq!(exact("UTC", &["11/30/2026"], text, End::Start), Ok(at), "{text}");
        }
        assert_eq!(exact("UTC", &["30/11/2026"], "1/11/2026 9:30", End::Start), Ok(at));
        let noon = exact("UTC", &["30/11/2026"], "1/11/2026 12:00 PM", End::Start);
        assert_eq!(noon, Ok(utc("2026-11-01T12:00:00Z")));
        let midnight = exact("UTC", &["30/11/2026"], "1/11/2026 12:00 AM", End::Start);
        assert_eq!(midnight, Ok(utc("2026-11-01")));
    }

    #[test]
    fn a_day_begins_and_ends_by_the_clock_of_the_shop() {
        let start = |zone| exact(zone, &[], "2026-11-30", End::Start);
        let end = |zone| exact(zone, &[], "2026-11-30", End::Last);
        assert_eq!((start("UTC"), end("UTC")), (Ok(utc("2026-11-30")), Ok(utc("2026-12-01"))));
        assert_eq!(end("America/New_York"), Ok(utc("2026-12-01T05:00:00Z")));
        assert_eq!(start("Europe/Berlin"), Ok(utc("2026-11-29T23:00:00Z")));
        assert_eq!(start("UTC+5:30"), Ok(utc("2026-11-29T18:30:00Z")));
        // The clock leaves out the hour after two, and shows the one after one twice.
        let london = |text| exact("Europe/London", &[], text, End::Start);
        assert_eq!(london("2026-03-29 1:30:00"), Ok(utc("2026-03-29T01:30:00Z")));
        assert_eq!(london("2026-10-25 1:30:00"), Ok(utc("2026-10-25T00:30:00Z")));
        for bad in ["Berlin", "", "+25:00", "Mars/Base"] {
            assert!(time_zone(bad).unwrap_err().contains("Europe/London"), "{bad}");
        }
    }

    #[test]
    fn what_is_not_certain_is_a_range() {
        let style = DateStyle::of(["11/1/2026", "2/3/2026"], None);
        let found = style.read("2026-11-30 12:00:00", End::Start).unwrap();
        assert_eq!((found.earliest, found.latest), (utc("2026-11-29T22:00:00Z"), utc("2026-12-01")));
        assert!(found.wants_zone);
        let found = style.read("11/1/2026 0:00", End::Start).unwrap();
        assert_eq!(
            (found.earliest, found.latest),
            (utc("2026-01-10T10:00:00Z"), utc("2026-11-01T12:00:00Z"))
        );
        assert!(!found.wants_zone, "the zone would not help");
        // One of each kind: nobody knows.
        let mixed = DateStyle::of(["30/11/2026", "11/30/2026"], time_zone("UTC").ok());
        assert_ne!(mixed.read("1/2/2026", End::Start).unwrap().earliest, utc("2026-02-01"));
        assert_eq!(mixed.read("30/11/2026", End::Start).unwrap().latest, utc("2026-11-30"));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        let style = DateStyle::of([], time_zone("UTC").ok());
        for bad in [
            "",
            "soon",
            "2026-02-30",
            "2026-13-01",
            "31/31/2026",
            "2026-11-01 24:00",
            "2026-11-01 9",
            "13:00 PM",
            "2026-11-01 13:00 PM",
            "11/1/26",
            "2026",
            "0000-00-00 00:00:00",
            "2026-11-01 9:30:00:00",
            "46327",
        ] {
            assert!(style.read(bad, End::Start).is_err(), "{bad}");
        }
        assert!(style.read("46327", End::Start).unwrap_err().contains("spreadsheet"));
    }
}
