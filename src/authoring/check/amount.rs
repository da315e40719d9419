//! Amounts, and ranges of amounts, counts and numbers.

use super::{Check, help};
use crate::codes;
use crate::exact;
use crate::place::Place;
use crate::source::{AmountRange, Amounts, CountRange, MarketAmounts, NumberRange};
use cart_associate_core::money::Money;
use std::collections::BTreeMap;

impl Check<'_> {
    /// Amounts per currency.
    pub(super) fn amounts(&mut self, amounts: &Amounts, at: &Place<'_>) {
        for (currency, text) in amounts {
            self.amount(text, currency, &at.name(currency));
        }
    }

    /// Amounts per market and currency.
    pub(super) fn market_amounts(&mut self, markets: &MarketAmounts, at: &Place<'_>) {
        for (market, amounts) in markets {
            let at = at.name(market);
            self.platform_id(market, &at);
            self.amounts(amounts, &at);
        }
    }

    fn amount(&mut self, text: &str, currency: &str, at: &Place<'_>) -> Option<Money> {
        self.fit(exact::amount(text, currency), at)
    }

    /// Ranges of amounts per currency.
    pub(super) fn amount_ranges(&mut self, ranges: &BTreeMap<String, AmountRange>, at: &Place<'_>) {
        if ranges.is_empty() {
            self.empty_list(at);
        }
        for (currency, range) in ranges {
            let at = at.name(currency);
            self.fit(exact::exponent(currency), &at);
            if exact::exponent(currency).is_err() {
                continue;
            }
            let min = range.min.as_ref().map(|text| self.amount(text, currency, &at.name("min")));
            let max = range.max.as_ref().map(|text| self.amount(text, currency, &at.name("max")));
            // An end that is wrong has been reported; it is not a missing one.
            if let (Some(None), _) | (_, Some(None)) = (min, max) {
                continue;
            }
            self.ends(min.flatten(), max.flatten(), &at);
        }
    }

    /// A range of counts.
    pub(super) fn count_range(&mut self, range: &CountRange, at: &Place<'_>) {
        self.ends(range.min, range.max, at);
    }

    /// A range of an attribute's numbers.
    pub(super) fn number_range(&mut self, range: &NumberRange, at: &Place<'_>) {
        for (name, end) in [("min", range.min), ("max", range.max)] {
            if let Some(number) = end {
                self.fit(exact::millionths(number), &at.name(name));
            }
        }
        self.ends(range.min, range.max, at);
    }

    fn ends<T: PartialOrd>(&mut self, min: Option<T>, max: Option<T>, at: &Place<'_>) {
        match (min, max) {
            (None, None) => {
                let help = help("give \"min\", \"max\" or both");
                self.report(codes::EMPTY_RANGE, at, "this range has neither end", help);
            }
            (Some(min), Some(max)) if min > max => {
                let help = help("exchange \"min\" and \"max\"");
                self.report(codes::EMPTY_RANGE, at, "this range ends before it begins", help);
            }
            _ => {}
        }
    }

    /// A quantity of a line: at least one, and no more than a line can hold.
    pub(super) fn quantity(&mut self, quantity: u32, at: &Place<'_>) {
        self.within(quantity, 1, cart_associate_core::money::MAX_QUANTITY, at);
    }

    /// A count between two others.
    pub(super) fn within(&mut self, count: u32, least: u32, most: u32, at: &Place<'_>) {
        self.fit(exact::within(count, least, most), at);
    }
}
