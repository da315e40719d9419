//! Numbers that must be exact: amounts, percentages, attributes, contents.

use super::codes::{self, Code};
use super::currency;
use super::similar::did_you_mean;
use cart_associate_core::money::{MAX_AMOUNT, Money, Rate};

/// Why a number cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// The code of the finding.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// How to put it right.
    pub help: Option<String>,
}

impl Unfit {
    fn new(code: Code, message: String, help: Option<String>) -> Unfit {
        Unfit { code, message, help }
    }
}

/// The exponent of a currency.
pub fn exponent(code: &str) -> Result<u8, Unfit> {
    currency::exponent(code).ok_or_else(|| {
        let help = did_you_mean(code, currency::known())
            .unwrap_or_else(|| "currencies are ISO 4217 codes in capitals, such as `USD`".into());
        let why = if currency::is_code(code) { "is not supported" } else { "is no currency code" };
        Unfit::new(
            codes::BAD_CURRENCY,
            format!("`{}` {why}", cart_associate_core::text::clean(code)),
            Some(help),
        )
    })
}

/// An amount in minor units.
pub fn amount(text: &str, code: &str) -> Result<Money, Unfit> {
    let exponent = exponent(code)?;
    let shown = cart_associate_core::text::clean(text);
    let bad =
        |help: &str| Unfit::new(codes::BAD_AMOUNT, format!("`{shown}` is no amount"), Some(help.into()));
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if digits.contains(',') {
        return Err(bad("write a point before the decimals, and nothing between thousands: \"1299.00\""));
    }
    let dangling = digits.contains('.') && decimals.is_empty();
    if whole.is_empty() || dangling || !all_digits(whole) || !all_digits(decimals) {
        return Err(bad("write the number alone, such as \"29.00\""));
    }
    if digits.len() < text.len() {
        let message = format!("`{shown}` is below zero");
        return Err(Unfit::new(codes::NEGATIVE_AMOUNT, message, None));
    }
    if decimals.len() > usize::from(exponent) {
        let has = match exponent {
            0 => "no decimals".into(),
            count => format!("{count} decimals"),
        };
        let message = format!("`{shown}` has more decimals than {code} has");
        return Err(Unfit::new(codes::TOO_PRECISE, message, Some(format!("{code} has {has}"))));
    }
    let padding = usize::from(exponent) - decimals.len();
    let minor = whole.chars().chain(decimals.chars()).chain(std::iter::repeat_n('0', padding));
    let value = minor.into_iter().try_fold(0i64, |sum, digit| {
        let digit = i64::from(digit.to_digit(10)?);
        sum.checked_mul(10)?.checked_add(digit).filter(|sum| *sum <= MAX_AMOUNT)
    });
    value.map(Money).ok_or_else(|| {
        let message = format!("`{shown}` is larger than any amount that can be handled");
        Unfit::new(codes::AMOUNT_TOO_LARGE, message, None)
    })
}

/// A number in hundredths, thousandths, millionths …; `None` where it has more decimals than that.
fn scaled(number: f64, scale: f64) -> Option<i64> {
    let nearest = (number * scale).round();
    // Both the literal and the quotient are rounded to the nearest `f64`, so they are the same one exactly
    // where the literal has no further decimals.
    (nearest.abs() < 9e15 && nearest / scale == number).then_some(nearest as i64)
}

fn precise(number: f64, scale: f64, decimals: &str) -> Result<i64, Unfit> {
    if number.abs() * scale >= 9e15 || !number.is_finite() {
        let message = format!("`{number}` is larger than any number that can be handled");
        return Err(Unfit::new(codes::AMOUNT_TOO_LARGE, message, None));
    }
    scaled(number, scale).ok_or_else(|| {
        let message = format!("`{number}` has more than {decimals} decimals");
        Unfit::new(codes::TOO_PRECISE, message, None)
    })
}

/// A percentage from 0 to 100, in hundredths of a percent.
pub fn rate(percent: f64) -> Result<Rate, Unfit> {
    if !(0.0..=100.0).contains(&percent) {
        let message = format!("`{percent}` percent is not between 0 and 100");
        return Err(Unfit::new(codes::OUT_OF_RANGE, message, None));
    }
    let hundredths = precise(percent, 100.0, "two")?;
    Ok(Rate(u32::try_from(hundredths).unwrap_or(0)))
}

/// A share that may be above the whole: up to ten times a price.
pub fn wide_rate(percent: f64) -> Result<Rate, Unfit> {
    if !(0.0..=1000.0).contains(&percent) || percent == 0.0 {
        let message = format!("`{percent}` percent is not above 0 and up to 1000");
        return Err(Unfit::new(codes::OUT_OF_RANGE, message, None));
    }
    let hundredths = precise(percent, 100.0, "two")?;
    Ok(Rate(u32::try_from(hundredths).unwrap_or(0)))
}

/// An attribute's number, in millionths.
pub fn millionths(number: f64) -> Result<i64, Unfit> {
    precise(number, 1_000_000.0, "six")
}

/// A variant's contents, in thousandths, above zero.
pub fn contents(number: f64) -> Result<i64, Unfit> {
    if number <= 0.0 {
        return Err(Unfit::new(codes::OUT_OF_RANGE, format!("`{number}` is not above zero"), None));
    }
    precise(number, 1_000.0, "three")
}

/// A count from `least` to `most`.
pub fn within(count: u32, least: u32, most: u32) -> Result<u32, Unfit> {
    if (least..=most).contains(&count) {
        return Ok(count);
    }
    Err(Unfit::new(codes::OUT_OF_RANGE, format!("`{count}` is not between {least} and {most}"), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(result: Result<Money, Unfit>) -> &'static str {
        result.unwrap_err().code.id
    }

    #[test]
    fn amounts_are_exact() {
        assert_eq!(amount("29.00", "USD"), Ok(Money(2900)));
        assert_eq!(amount("29", "USD"), Ok(Money(2900)));
        assert_eq!(amount("0.5", "USD"), Ok(Money(50)));
        assert_eq!(amount("999", "JPY"), Ok(Money(999)));
        assert_eq!(amount("8.750", "KWD"), Ok(Money(8750)));
        assert_eq!(amount("10000000000.00", "USD"), Ok(Money(MAX_AMOUNT)));
        assert_eq!(code(amount("10000000000.01", "USD")), "amount_too_large");
        assert_eq!(code(amount(&"9".repeat(400), "USD")), "amount_too_large");
        assert_eq!(code(amount("29.001", "USD")), "too_precise");
        assert_eq!(code(amount("29.0", "JPY")), "too_precise");
        assert_eq!(code(amount("-1", "USD")), "negative_amount");
        for bad in ["", ".", "29.", ".5", "29,00", "$29", "1e3", " 29", "29 ", "--1", "NaN", "٢٩"] {
            assert_eq!(code(amount(bad, "USD")), "bad_amount", "{bad}");
        }
        assert_eq!(code(amount("1", "usd")), "bad_currency");
    }

    #[test]
    fn percentages_have_two_decimals() {
        assert_eq!(rate(12.5), Ok(Rate(1250)));
        assert_eq!(rate(0.07), Ok(Rate(7)));
        assert_eq!(rate(100.0), Ok(Rate(10_000)));
        for hundredths in 0..=10_000u32 {
            let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
            assert_eq!(rate(text.parse().unwrap()), Ok(Rate(hundredths)), "{text}");
        }
        assert_eq!(rate(12.345).unwrap_err().code.id, "too_precise");
        assert_eq!(rate(100.01).unwrap_err().code.id, "out_of_range");
        assert_eq!(rate(-0.1).unwrap_err().code.id, "out_of_range");
        assert_eq!(rate(f64::NAN).unwrap_err().code.id, "out_of_range");
    }

    #[test]
    fn attributes_have_six_decimals() {
        assert_eq!(millionths(0.000001), Ok(1));
        assert_eq!(millionths(-30.5), Ok(-30_500_000));
        assert_eq!(millionths(0.0000001).unwrap_err().code.id, "too_precise");
        assert_eq!(millionths(1e300).unwrap_err().code.id, "amount_too_large");
        assert_eq!(contents(0.0).unwrap_err().code.id, "out_of_range");
        assert_eq!(contents(250.0), Ok(250_000));
    }
}
