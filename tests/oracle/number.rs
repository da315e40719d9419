//! Exact numbers from the texts that people write.

use num_bigint::BigInt;
use num_rational::BigRational;
use serde_json::Value;

pub(crate) fn integer(number: i64) -> BigRational {
    BigRational::from_integer(BigInt::from(number))
}

/// A decimal text as a fraction.
fn decimal(text: &str) -> BigRational {
    let (before, after) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = [before, after].concat().parse().unwrap();
    BigRational::new(digits, BigInt::from(10).pow(u32::try_from(after.len()).unwrap()))
}

/// An amount in minor units.
pub(crate) fn minor_units(text: &str, exponent: u8) -> BigRational {
    decimal(text) * BigRational::from_integer(BigInt::from(10).pow(u32::from(exponent)))
}

/// A number of percent as a share of the whole.
pub(crate) fn percent(value: &Value) -> BigRational {
    decimal(&value.to_string()) / integer(100)
}

/// The next whole number up.
pub(crate) fn ceiling(number: &BigRational) -> BigRational {
    number.ceil()
}
