//! A price to strike through, without the lowest price of the last 30 days that a market asks for.

use super::added_products::added_products;
use super::{Lint, Subject};
use crate::codes;
use crate::place::Place;
use crate::source::Variant;

/// Markets of the EU and the EEA: there a reduction is announced against the lowest price of the last 30 days
/// (Directive 98/6/EC, article 6a).
const REQUIRED: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "EU", "FI", "FR", "GR", "HR", "HU", "IE", "IS",
    "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// The currencies of those that do not pay in euros.
const OWN: &[(&str, &str)] = &[
    ("CZ", "CZK"),
    ("DK", "DKK"),
    ("HU", "HUF"),
    ("IS", "ISK"),
    ("LI", "CHF"),
    ("NO", "NOK"),
    ("PL", "PLN"),
    ("RO", "RON"),
    ("SE", "SEK"),
];

pub(super) fn check(lint: &mut Lint<'_, '_>, subjects: &[Subject<'_>]) {
    let list = Place::ROOT.name("products");
    for place in added_products(lint, subjects) {
        let (Some(product), Ok(index)) = (lint.catalog.at(place), usize::try_from(place)) else { continue };
        let at = list.index(index);
        let variants = at.name("variants");
        for (index, variant) in product.variants.iter().enumerate() {
            for currency in variant.compare_at.keys() {
                let Some(missing) = missing(lint, variant, currency) else { continue };
                let at = variants.index(index);
                let at = at.name("compare_at");
                let market = missing.unwrap_or("DE");
                let message = match missing {
                    Some(market) => format!(
                        "in the market `{market}` this may only be shown beside the lowest price of the last 30 days"
                    ),
                    None => "this is never shown: no market has a lowest price of the last 30 days".into(),
                };
                let help = format!(
                    "add \"lowest_30_days\": {{\"{market}\": {{\"{currency}\": \"…\"}}}}, or leave it out"
                );
                lint.check.warn(codes::COMPARE_AT_WITHOUT_LOWEST, &at.name(currency), message, Some(help));
            }
        }
    }
}

/// Whether a lowest price is missing, and for which market, where it is one that the file lists.
fn missing<'a>(lint: &Lint<'a, '_>, variant: &Variant, currency: &str) -> Option<Option<&'a str>> {
    let declared =
        |market: &str| variant.lowest_30_days.get(market).is_some_and(|all| all.contains_key(currency));
    let required = lint.check.bundle.markets.keys().find(|market| {
        let own = OWN.iter().find(|(known, _)| known == market).map_or("EUR", |(_, own)| own);
        REQUIRED.contains(&market.as_str()) && own == currency && !declared(market)
    });
    if let Some(market) = required {
        return Some(Some(market));
    }
    let anywhere = variant.lowest_30_days.values().any(|all| all.contains_key(currency));
    (!anywhere).then_some(None)
}
