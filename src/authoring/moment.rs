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
    text.parse::<Timestamp>().ok().map(Timestamp::as_millisecond)
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
        for bad in [
            "",
            "soon",
            "2026-13-01",
            "2026-02-30",
            "2026-11-22T10:00:00",
            "22.11.2026",
            "2026-11-22[UTC]",
            "1e9",
        ] {
            assert_eq!(moment(bad), None, "{bad}");
        }
    }
}
