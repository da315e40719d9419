//! Markets that the file does not list, where it lists any.

use super::Lint;
use crate::check::reference::{listed, shown};
use crate::codes;
use crate::place::Place;
use crate::similar::did_you_mean;
use crate::source::{Offer, OneOrMany};

pub(super) fn check(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) {
    let markets = &lint.check.bundle.markets;
    let named = offer.audience.as_ref().and_then(|audience| audience.market.as_ref());
    if markets.is_empty() {
        return;
    }
    let at = at.name("audience");
    let at = at.name("market");
    for (index, market) in named.map(OneOrMany::as_slice).unwrap_or_default().iter().enumerate() {
        if markets.contains_key(market) {
            continue;
        }
        let known = || markets.keys().map(String::as_str);
        let message = format!("`{}` is not among the `markets` of this file", shown(market));
        let help = did_you_mean(market, known())
            .unwrap_or_else(|| format!("add it to `markets`, or correct it; there are {}", listed(known())));
        lint.check.warn(codes::UNKNOWN_MARKET, &at.index(index), message, Some(help));
    }
}
