//! Money and rates: integer minor units, checked arithmetic, one place for every rounding.
//!
//! Amounts are never converted between currencies and never pass through floating point. Where a deal leaves
//! a fraction of a minor unit, it is rounded *against the saving that is shown*: prices up, savings down.

use crate::wire::{Reader, Wire, Writer};
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// The largest amount taken from a cart or a rule bundle, in minor units (ten thousand million major units of
/// a two-decimal currency). With [`MAX_QUANTITY`] it keeps every product of the two inside an `i64`.
pub const MAX_AMOUNT: i64 = 1_000_000_000_000;

/// The largest quantity of one line.
pub const MAX_QUANTITY: u32 = 1_000_000;

/// An amount in minor units of the cart's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(pub i64);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// The sum, or `None` beyond what an `i64` holds.
    pub fn plus(self, other: Money) -> Option<Money> {
        self.0.checked_add(other.0).map(Money)
    }

    /// The difference, or `None` beyond what an `i64` holds.
    pub fn minus(self, other: Money) -> Option<Money> {
        self.0.checked_sub(other.0).map(Money)
    }

    /// The amount `quantity` times over.
    pub fn times(self, quantity: u32) -> Option<Money> {
        self.0.checked_mul(i64::from(quantity)).map(Money)
    }

    /// The part of this amount that `used` of `all` equal units make, rounded down: what a line charges now
    /// for some of its units is never overstated, so neither is a saving.
    pub fn share(self, used: u32, all: u32) -> Option<Money> {
        if used == all {
            return Some(self);
        }
        let part = self.0.checked_mul(i64::from(used))?;
        part.checked_div_euclid(i64::from(all)).map(Money)
    }
}

/// A share in hundredths of a percent: `2500` is 25 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate(pub u32);

impl Rate {
    /// 100 %.
    pub const ONE: Rate = Rate(10_000);

    /// What `price` costs with this rate taken off, rounded up to a whole minor unit.
    pub fn off(self, price: Money) -> Option<Money> {
        let keep = i64::from(Rate::ONE.0.checked_sub(self.0)?);
        let scaled = price.0.checked_mul(keep)?;
        // Ceiling division; `price` is never negative here, and a negative one still rounds up.
        let one = i64::from(Rate::ONE.0);
        let floor = scaled.checked_div_euclid(one)?;
        let rest = scaled.checked_rem_euclid(one)?;
        floor.checked_add(i64::from(rest > 0)).map(Money)
    }

    /// `part` of `total` as a rate in whole percents, rounded down; zero where `total` is not above zero.
    pub fn of(part: Money, total: Money) -> Rate {
        let percents = part.0.checked_mul(100).and_then(|p| p.checked_div(total.0)).unwrap_or(0);
        Rate(u32::try_from(percents.clamp(0, 100)).unwrap_or(0).saturating_mul(100))
    }

    /// Whether `part` is more than this share of `total`.
    pub fn exceeded_by(self, part: Money, total: Money) -> bool {
        i128::from(part.0) * i128::from(Rate::ONE.0) > i128::from(total.0) * i128::from(self.0)
    }

    /// Rounded down to whole percents, as it is shown.
    pub fn whole_percents(self) -> u32 {
        self.0 / 100
    }
}

/// A currency as the cart gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217 code in capitals.
    pub code: String,
    /// Decimals of the minor unit, 0 to 3.
    pub exponent: u8,
}

impl Wire<'_> for Money {
    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        Money(i64::read(reader))
    }
}

impl Wire<'_> for Rate {
    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        Rate(u32::read(reader))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_rounds_the_price_up() {
        assert_eq!(Rate(2500).off(Money(2997)), Some(Money(2248)));
        assert_eq!(Rate(2500).off(Money(999)), Some(Money(750)));
        assert_eq!(Rate(2500).off(Money(4800)), Some(Money(3600)));
        assert_eq!(Rate(0).off(Money(7)), Some(Money(7)));
        assert_eq!(Rate(10_000).off(Money(7)), Some(Money(0)));
        assert_eq!(Rate(10_001).off(Money(7)), None);
    }

    #[test]
    fn a_share_of_a_line_rounds_down() {
        assert_eq!(Money(100).share(1, 3), Some(Money(33)));
        assert_eq!(Money(100).share(3, 3), Some(Money(100)));
        assert_eq!(Money(100).share(1, 0), None);
    }

    #[test]
    fn overflow_is_none() {
        assert_eq!(Money(i64::MAX).plus(Money(1)), None);
        assert_eq!(Money(i64::MAX).times(2), None);
        assert_eq!(Rate(1).off(Money(i64::MAX)), None);
    }

    #[test]
    fn percents_round_down() {
        assert_eq!(Rate::of(Money(747), Money(2997)), Rate(2400));
        assert_eq!(Rate::of(Money(1), Money(0)), Rate(0));
        assert!(Rate(5000).exceeded_by(Money(60000), Money(49900)));
        assert!(!Rate(5000).exceeded_by(Money(24950), Money(49900)));
    }
}
