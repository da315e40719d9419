//! Guidance: its distribution, link and switch.

use crate::check::{Check, help};
use crate::codes;
use crate::exact;
use crate::place::Place;
use crate::source::{Guidance, Offer, Share, Switch, SwitchTo};
use cart_associate_core::money::Rate;

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
    let mut sum = Rate(0);
    for (index, bar) in bars.iter().enumerate() {
        let at = at.index(index);
        check.offer_text(&bar.label, &at.name("label"));
        let share = check.fit(exact::rate(bar.share.0), &at.name("share"));
        sum.0 = sum.0.saturating_add(share.map_or(0, |share| share.0));
    }
    if sum > Rate::ONE {
        let message = format!("the shares add up to {} percent", f64::from(sum.0) / 100.0);
        let help = help("they are parts of 100; round the largest down where rounding has made it more");
        check.report(codes::OUT_OF_RANGE, at, message, help);
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
