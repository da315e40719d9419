//! The platforms' ways of writing amounts, each converted exactly to minor units.

use super::fault::Fault;
use super::field::Field;
use crate::currency;
use cart_associate_core::money::{MAX_AMOUNT, Money};

/// The currency of a cart: its code, and the decimals that amounts of it are kept in.
#[derive(Debug, Clone)]
pub(super) struct Currency {
    pub(super) code: String,
    pub(super) exponent: u8,
}

/// Reads an ISO 4217 code.
pub(super) fn currency(field: &Field<'_>) -> Result<Currency, Fault> {
    let code = field.text()?;
    let exponent = currency::exponent(code).ok_or_else(|| {
        let message = format!(
            "`{}` is no currency code; it is three capitals, as in `USD`",
            cart_associate_core::text::clean(code)
        );
        field.fault("cart_currency", message)
    })?;
    Ok(Currency { code: code.to_owned(), exponent })
}

/// An amount in hundredths whatever the currency, as Shopify's Ajax API writes it: 1000 yen is `100000`.
pub(super) fn hundredths(field: &Field<'_>, currency: &Currency) -> Result<Money, Fault> {
    scaled(field, field.integer()?, 2, currency)
}

/// A text of a whole number with `decimals` decimals, as WooCommerce writes it.
pub(super) fn digits(field: &Field<'_>, decimals: u32, currency: &Currency) -> Result<Money, Fault> {
    let text = field.text()?;
    let bare = text.strip_prefix('-').unwrap_or(text);
    let number = text.parse::<i64>().ok();
    let number = number.filter(|_| !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit()));
    let number = number.ok_or_else(|| {
        let message = format!(
            "this must be a text of digits, as in \"1800\", and is \"{}\"",
            cart_associate_core::text::clean(text)
        );
        field.fault("cart_amount", message)
    })?;
    scaled(field, number, decimals, currency)
}

/// A decimal text in major units, as Shopify's Storefront API writes it: `"29.0"`.
pub(super) fn decimal(field: &Field<'_>, currency: &Currency) -> Result<Money, Fault> {
    let text = field.text()?;
    let bad = || {
        let message = format!(
            "this must be a decimal text, as in \"29.0\", and is \"{}\"",
            cart_associate_core::text::clean(text)
        );
        field.fault("cart_amount", message)
    };
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(decimals) {
        return Err(bad());
    }
    // Zeros at the end say nothing: a yen amount is written "1000.0".
    let decimals = decimals.trim_end_matches('0');
    let number = [whole, decimals].concat().parse::<i64>().map_err(|_| too_large(field))?;
    scaled(field, number, u32::try_from(decimals.len()).map_err(|_| bad())?, currency)
}

/// A number with `decimals` decimals in the currency's own.
fn scaled(field: &Field<'_>, number: i64, decimals: u32, currency: &Currency) -> Result<Money, Fault> {
    let own = u32::from(currency.exponent);
    let power = |exponent: u32| 10i64.checked_pow(exponent);
    let minor = if own >= decimals {
        power(own - decimals).and_then(|factor| number.checked_mul(factor)).ok_or_else(|| too_large(field))?
    } else {
        let factor = power(decimals - own).ok_or_else(|| too_large(field))?;
        if number % factor != 0 {
            let message = format!(
                "this amount has a fraction of the smallest coin: {} has {own} decimals, and it is written with {decimals}",
                currency.code
            );
            return Err(field.fault("cart_amount", message));
        }
        number / factor
    };
    match minor {
        0..=MAX_AMOUNT => Ok(Money(minor)),
        ..0 => Err(field.fault("cart_amount", "an amount is zero or more".into())),
        _ => Err(too_large(field)),
    }
}

fn too_large(field: &Field<'_>) -> Fault {
    field.fault("cart_amount", "this amount is larger than any that can be handled".into())
}

/// What one of `quantity` equal units is charged at. Rounded down, so that no saving is overstated.
pub(super) fn unit(total: Money, quantity: u32) -> Money {
    total.share(1, quantity).unwrap_or_default()
}
