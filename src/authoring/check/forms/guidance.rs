//! Guidance: its distribution, link and switch.

use crate::check::{Check, help};
use crate::codes;
use crate::exact;
use crate::place::Place;
use crate::source::{Guidance, Offer, Share, Switch, SwitchTo};

pub(super) fn check<'a>(check: &mut Check<'a>, offer: &Offer, guidance: &'a Guidance, at: &Place<'_>) {
    if let Some(bars) = &guidance.distribution {
        let at = at.name("distribution");
        distribution(check, bars, &at);
        if offer.claim.is_none() {
            let help = help("add \"claim\": {\"share\": …, \"sample\": …} to the offer");
            check.report(
                codes::CLAIM_WITHOUT_EVIDENCE,
                &at,
                "a distribution needs the number of those counted",
                help,
            );
        }
    }
    if let Some(link) = &guidance.link {
        let at = at.name("link");
        check.offer_text(&link.label, &at.name("label"));
        check.link(&link.url, &at.name("url"));
    }
    if let Some(switch) = &guidance.switch {
        check_switch(check, switch, &at.name("switch"));
    }
}

fn distribution<'a>(check: &mut Check<'a>, bars: &'a [Share], at: &Place<'_>) {
    if bars.is_empty() {
        check.empty_list(at);
    }
    let mut sum = 0.0;
    for (index, bar) in bars.iter().enumerate() {
        let at = at.index(index);
        check.offer_text(&bar.label, &at.name("label"));
        check.fit(exact::rate(bar.share.0), &at.name("share"));
        sum += bar.share.0;
    }
    // Each bar may have been rounded by half a percent.
    if sum > 100.0 + 0.5 * bars.len() as f64 {
        let message = format!("the shares add up to {sum} percent");
        check.report(codes::OUT_OF_RANGE, at, message, help("they are parts of one whole"));
    }
}

fn check_switch(check: &mut Check<'_>, switch: &Switch, at: &Place<'_>) {
    check.option_ref(&switch.option, &at.name("option"));
    let at = at.name("to");
    match &switch.to {
        SwitchTo::Value(to) => check.option_value_ref(&switch.option, to, &at),
        SwitchTo::From(by_value) => {
            if by_value.is_empty() {
                check.empty_list(&at);
            }
            for (from, to) in by_value {
                let at = at.name(from);
                check.option_value_ref(&switch.option, from, &at);
                check.option_value_ref(&switch.option, to, &at);
                if from == to {
                    let message =
                        format!("this switches from `{}` to itself", cart_associate_core::text::clean(from));
                    check.report(codes::OUT_OF_RANGE, &at, message, help("remove it"));
                }
            }
        }
    }
}
