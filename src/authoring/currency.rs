//! ISO 4217: the currencies, and how many decimals their minor units have.
//!
//! Not from `Intl`, whose data give the decimals that are usual in print (none for the forint), and not the
//! ones that amounts are kept in.

use serde::Deserialize;
use std::sync::LazyLock;

/// The currencies whose minor unit is not a hundredth.
#[derive(Deserialize, Default)]
struct Decimals {
    /// Without a minor unit.
    none: String,
    /// Their minor unit is a thousandth.
    three: String,
}

/// From the file that the adapters and Shopify's snippet use as well; a test holds that it can be read.
static DECIMALS: LazyLock<Decimals> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../www/adapters/common/decimals.json")).unwrap_or_default()
});

/// Currencies in use whose minor unit is a hundredth.
const TWO: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD \
    CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF \
    IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN \
    MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD \
    SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

/// Currencies with more decimals than are supported.
const FOUR: &str = "CLF UYW";

/// Whether a code has the form of one.
pub(crate) fn is_code(code: &str) -> bool {
    code.len() == 3 && code.chars().all(|c| c.is_ascii_uppercase())
}

/// The decimals of a currency: of one that is not listed, two. `None` where it is not a code, or not supported.
pub(crate) fn exponent(code: &str) -> Option<u8> {
    // Each takes three letters and a space: cheaper than cutting the list up, once for every amount of a file.
    let among = |list: &str| list.as_bytes().chunks(4).any(|known| known.starts_with(code.as_bytes()));
    match code {
        _ if !is_code(code) || among(FOUR) => None,
        _ if among(&DECIMALS.none) => Some(0),
        _ if among(&DECIMALS.three) => Some(3),
        _ => Some(2),
    }
}

/// The codes in use, for "did you mean".
pub(crate) fn known() -> impl Iterator<Item = &'static str> {
    [TWO, &DECIMALS.none, &DECIMALS.three]
        .into_iter()
        .flat_map(|list| list.split(' '))
        .filter(|code| !code.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_those_of_iso_4217() {
        for (code, decimals) in [("USD", 2), ("JPY", 0), ("KWD", 3), ("HUF", 2), ("ISK", 0), ("TND", 3)] {
            assert_eq!(exponent(code), Some(decimals), "{code}");
        }
        for code in ["usd", "US", "USDT", "", "CLF", "U$D", "ÜSD"] {
            assert_eq!(exponent(code), None, "{code}");
        }
        assert_eq!(exponent("ABC"), Some(2));
        assert!(known().all(is_code));
        assert_eq!(known().count(), known().collect::<std::collections::BTreeSet<_>>().len());
    }
}
