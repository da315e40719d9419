//! Prices of exports, in minor units of the currency of the import.

use crate::number::{Decimal, Decimals, NumberStyle};
use cart_associate_authoring::exact;
use cart_associate_core::money::Money;
use cart_associate_core::text::{clean, decimal};

/// What keeps the prices that a file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keeper {
    /// Shopify has as many decimals as the currency.
    Shopify,
    /// WooCommerce has as many as a price was computed with, and rounds when it charges.
    WooCommerce,
}

/// A price that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Price {
    pub(crate) amount: Money,
    /// Whether the file has more decimals than the currency.
    pub(crate) rounded: bool,
}

/// A price: nothing where there is none, or why it cannot be taken.
pub(crate) fn price(
    raw: &str,
    currency: &str,
    style: NumberStyle,
    keeper: Keeper,
) -> Result<Option<Price>, String> {
    if raw.trim().is_empty() {
        return Ok(None);
    }
    let exponent = exact::exponent(currency).map_err(|unfit| unfit.message)?;
    let decimals = match keeper {
        Keeper::Shopify => Decimals::Exactly(exponent),
        Keeper::WooCommerce => Decimals::Any(exponent),
    };
    let number = style.read(&without_currency(raw, currency)?, decimals)?;
    if number.negative {
        return Err(format!("`{}` is below zero", clean(raw.trim())));
    }
    let (kept, lost) = number.fraction.split_at_checked(exponent.into()).unwrap_or((&number.fraction, ""));
    let rounds = lost.bytes().any(|digit| digit != b'0');
    if rounds && keeper == Keeper::Shopify {
        let shown = clean(raw.trim());
        return Err(format!("`{shown}` has more decimals than {currency} has, and Shopify does not round"));
    }
    let written = |number: &Decimal, kept: &str| match kept {
        "" => number.integer.clone(),
        kept => format!("{}.{kept}", number.integer),
    };
    let amount = exact::amount(&written(&number, kept), currency).map_err(|unfit| unfit.message)?;
    // Half a minor unit and more is rounded up, as PHP does.
    let up = i64::from(lost.starts_with(['5', '6', '7', '8', '9']));
    let amount = Money(amount.0 + up);
    if rounds && amount == Money(0) {
        return Err(format!("`{}` is less than the smallest amount of {currency}", clean(raw.trim())));
    }
    Ok(Some(Price { amount, rounded: rounds }))
}

/// An amount as a rule bundle writes it.
pub(crate) fn decimal_text(amount: Money, currency: &str) -> String {
    decimal(amount, exact::exponent(currency).unwrap_or(2))
}

/// Signs of currencies, with the currencies that each may stand for.
const SIGNS: [(&str, &str); 24] = [
    (
        "$",
        "USD AUD BBD BMD BND BSD BZD CAD CLP COP DOP FJD GYD HKD JMD KYD LRD MXN ARS NAD NZD SBD SGD SRD TTD TWD UYU XCD",
    ),
    ("us$", "USD"),
    ("c$", "CAD"),
    ("ca$", "CAD"),
    ("a$", "AUD"),
    ("r$", "BRL"),
    ("€", "EUR"),
    ("£", "GBP EGP FKP GIP LBP SDG SHP SSP SYP"),
    ("¥", "JPY CNY"),
    ("円", "JPY"),
    ("₹", "INR"),
    ("rs", "INR PKR LKR NPR MUR SCR"),
    ("₩", "KRW KPW"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₪", "ILS"),
    ("฿", "THB"),
    ("₫", "VND"),
    ("kr", "SEK NOK DKK ISK"),
    ("zł", "PLN"),
    ("kč", "CZK"),
    ("ft", "HUF"),
    ("fr", "CHF"),
];

/// The number without the currency that stands before or after it; an error where that is another currency.
fn without_currency(raw: &str, currency: &str) -> Result<String, String> {
    let is_word =
        |c: char| c.is_alphabetic() || SIGNS.iter().any(|(sign, _)| sign.contains(c) && !c.is_ascii());
    let is_part = |c: char| is_word(c) || c == '$';
    let trimmed = raw.trim();
    let shown = clean(trimmed);
    let minus = |c: char| matches!(c, '-' | '−' | '+');
    let (sign, rest) = match trimmed.chars().next().filter(|c| minus(*c)) {
        Some(sign) => (sign.to_string(), trimmed.get(sign.len_utf8()..).unwrap_or_default().trim_start()),
        None => (String::new(), trimmed),
    };
    let after_word = rest.trim_start_matches(is_part);
    let before = rest.get(..rest.len() - after_word.len()).unwrap_or_default();
    // "Rs. 1,200" and "kr. 12": the point belongs to the word.
    let number =
        if before.is_empty() { after_word } else { after_word.strip_prefix('.').unwrap_or(after_word) };
    let pointed = number.strip_suffix('.').filter(|rest| rest.ends_with(is_part)).unwrap_or(number);
    let number = pointed.trim_end_matches(is_part);
    let after = pointed.get(number.len()..).unwrap_or_default();
    if !number.contains(|c: char| c.is_ascii_digit()) {
        return Err(format!("`{shown}` is no amount; write the number alone, such as 29.00"));
    }
    for word in [before, after].into_iter().filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        let known = SIGNS.iter().find(|(sign, _)| *sign == word).map(|(_, currencies)| *currencies);
        if word.eq_ignore_ascii_case(currency)
            || known.is_some_and(|list| list.split(' ').any(|one| one == currency))
        {
            continue;
        }
        return Err(match known {
            Some(_) => format!("`{shown}` is in another currency than {currency}, which the import is in"),
            None if word.len() == 3 && word.is_ascii() => {
                format!("`{shown}` seems to be in another currency than {currency}, which the import is in")
            }
            None => format!("`{shown}` is no amount; write the number alone, such as 29.00"),
        });
    }
    Ok(format!("{sign}{}", number.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str, currency: &str, keeper: Keeper) -> Result<Option<String>, String> {
        let found = price(raw, currency, NumberStyle::default(), keeper)?;
        Ok(found.map(|price| decimal_text(price.amount, currency)))
    }

    #[test]
    fn amounts_are_exact() {
        for (raw, currency, amount) in [
            ("29", "USD", "29.00"),
            ("29,9", "EUR", "29.90"),
            ("1000.00", "JPY", "1000"),
            ("8.7500", "KWD", "8.750"),
            ("1,299.00", "USD", "1299.00"),
            ("$29", "USD", "29.00"),
            ("US$ 1,200", "USD", "1200.00"),
            ("1.234,50 €", "EUR", "1234.50"),
            ("EUR 12.00", "EUR", "12.00"),
            ("Rs. 12,34,567.00", "INR", "1234567.00"),
            ("kr. 99,-", "DKK", "99.00"),
            ("99 kr.", "SEK", "99.00"),
            ("¥1,000", "JPY", "1000"),
        ] {
            assert_eq!(read(raw, currency, Keeper::Shopify), Ok(Some(amount.into())), "{raw}");
        }
        assert_eq!(read(" ", "USD", Keeper::Shopify), Ok(None));
        let bad = [
            "29.005", "-1", "-$29", "$-29", "free", "1,299,00", "€29", "29 GBP", "29 each", "1.2E+3",
            "1.200", "12%",
        ];
        for bad in bad {
            assert!(read(bad, "USD", Keeper::Shopify).is_err(), "{bad}");
        }
    }

    #[test]
    fn net_prices_are_rounded_as_woocommerce_does() {
        for (raw, amount) in
            [("30.82500", "30.83"), ("16.528926", "16.53"), ("12.5000", "12.50"), ("0,125", "0.13")]
        {
            assert_eq!(read(raw, "GBP", Keeper::WooCommerce), Ok(Some(amount.into())), "{raw}");
        }
        assert_eq!(read("1200.5", "JPY", Keeper::WooCommerce), Ok(Some("1201".into())));
        let found = price("9.9949", "GBP", NumberStyle::default(), Keeper::WooCommerce).unwrap();
        assert_eq!(found, Some(Price { amount: Money(999), rounded: true }));
        assert!(read("0.0049", "GBP", Keeper::WooCommerce).is_err(), "never zero");
        assert!(read("44.355", "GBP", Keeper::WooCommerce).is_err(), "nothing says what the point is");
    }
}
