//! Times as they are written in a rule bundle.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A time in ms since 1970: an RFC 3339 time with its offset, or a date, which is its beginning in UTC.
pub fn moment(text: &str) -> Option<i64> {
    // jiff reads more than RFC 3339 (weeks, time zones in brackets); what the format documents is narrower.
    let plain = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | ':' | '.' | 'T' | 't' | 'Z' | 'z'));
    if !plain {
        return None;
    }
    if text.len() == "2026-11-22".len() {
        let date: Date = text.parse().ok()?;
        return date.to_zoned(TimeZone::UTC).ok().map(|start| start.timestamp().as_millisecond());
    }
    let time = text.parse::<Timestamp>().ok().filter(|_| has_known_offset(text));
    time.map(Timestamp::as_millisecond)
}

/// Whether a time ends with the offset of a clock that there is: none is more than 14 hours ahead of UTC, or more than
/// 12 behind it.
fn has_known_offset(text: &str) -> bool {
    if text.ends_with(['Z', 'z']) {
        return true;
    }
    let Some((_, offset)) = text.split_once(['T', 't']) else { return false };
    let Some(at) = offset.find(['+', '-']) else { return false };
    let (_, offset) = offset.split_at(at);
    let two = |digits: &str| digits.parse::<u32>().ok().filter(|_| digits.len() == 2);
    // Some exports leave out the colon, or the minutes.
    let digits = offset.get(1..).unwrap_or_default();
    let split = digits.split_once(':').or_else(|| digits.split_at_checked(2));
    let Some((hours, minutes)) =
        split.map(|(hours, rest)| (hours, if rest.is_empty() { "00" } else { rest }))
    else {
        return false;
    };
    let most = if offset.starts_with('+') { 14 * 60 } else { 12 * 60 };
    two(hours).zip(two(minutes)).is_some_and(|(hours, minutes)| minutes < 60 && hours * 60 + minutes <= most)
}

/// The date in UTC of a time in ms since 1970, as `2026-11-22`; `None` where there is no such date.
pub fn date(ms: i64) -> Option<String> {
    let time = Timestamp::from_millisecond(ms).ok()?;
    Some(time.to_zoned(TimeZone::UTC).date().to_string())
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn times_and_dates_are_read() {
        assert_eq!(moment("1970-01-02"), Some(86_400_000));
        assert_eq!(moment("1970-01-01T00:00:01Z"), Some(1000));
        assert_eq!(moment("1970-01-01T01:00:00.5+01:00"), Some(500));
        assert_eq!(moment("2024-02-29"), Some(1_709_164_800_000));
        assert_eq!(moment("1970-01-01T14:00:00+14:00"), Some(0));
        assert_eq!(moment("1970-01-01T00:00:00-00:00"), Some(0));
        assert_eq!(moment("1970-01-01T05:45:00+05:45"), Some(0));
        assert_eq!(moment("1970-01-01T01:00:00+0100"), Some(0));
        for bad in [
            "",
            "soon",
            "2026-13-01",
            "2026-02-30",
            "2026-11-22T10:00:00",
            "22.11.2026",
            "2026-11-22[UTC]",
            "1e9",
            "2026-11-22T10:00:00+25:00",
            "2026-11-22T10:00:00-25:59",
            "2026-11-22T10:00:00+14:01",
            "2026-11-22T10:00:00-13:00",
            "2026-11-22T10:00:00+01:60",
            "2026-11-22T10:00:00+1:00",
            "2026-11-22T10:00:00+01:00:30",
        ] {
            assert_eq!(moment(bad), None, "{bad}");
        }
    }
}
