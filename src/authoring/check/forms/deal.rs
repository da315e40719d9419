//! The price of a quantity break or kit.

use crate::check::{Check, help};
use crate::codes;
use crate::exact;
use crate::place::Place;
use crate::source::{AppliedBy, Deal};

/// Checks the deal by itself. Whether its price can be compared with that of its single units.
pub(super) fn check(check: &mut Check<'_>, deal: &Deal, at: &Place<'_>) -> bool {
    let before = check.found.count();
    let totals = deal.total.is_some() || deal.market_totals.is_some();
    let ways = [deal.percent_off.is_some(), deal.amount_off.is_some(), totals];
    match ways.iter().filter(|given| **given).count() {
        0 => {
            let help = help("give \"percent_off\", \"amount_off\" or \"total\"");
            check.report(codes::BAD_DEAL, at, "this deal has no price", help);
        }
        1 => {}
        _ => {
            let help = help("keep one of \"percent_off\", \"amount_off\" and \"total\"");
            check.report(codes::BAD_DEAL, at, "this deal has several prices", help);
        }
    }
    if let Some(percent) = deal.percent_off {
        let at = at.name("percent_off");
        if check.fit(exact::rate(percent.0), &at).is_some() && (percent.0 <= 0.0 || percent.0 >= 100.0) {
            let message = format!("`{}` percent is not above 0 and below 100", percent.0);
            check.report(codes::OUT_OF_RANGE, &at, message, None);
        }
    }
    for (name, amounts) in [("amount_off", &deal.amount_off), ("total", &deal.total)] {
        if let Some(amounts) = amounts {
            let at = at.name(name);
            if amounts.is_empty() {
                check.empty_list(&at);
            }
            check.amounts(amounts, &at);
        }
    }
    if let Some(markets) = &deal.market_totals {
        let at = at.name("market_totals");
        if markets.is_empty() {
            check.empty_list(&at);
        }
        check.market_amounts(markets, &at);
    }
    if let AppliedBy::Code(code) = &deal.applied_by {
        let at = at.name("applied_by");
        let at = at.name("code");
        check.name(code, &at);
        if code.trim().contains(char::is_whitespace) || code.contains(',') {
            let help = help("write the code as a shopper would type it");
            check.report(codes::BAD_DEAL, &at, "a code holds neither spaces nor commas", help);
        }
    }
    check.found.count() == before
}
