//! Offers: what every kind has, and that its kind goes with what it suggests.

use super::{Check, claim, forms, help, trigger, why};
use crate::codes;
use crate::exact;
use crate::place::Place;
use crate::source::{Audience, Form, Offer, fields_of};
use cart_associate_core::vocabulary::Kind;
use std::collections::BTreeSet;

pub(super) fn check_all(check: &mut Check<'_>) {
    let list = Place::ROOT.name("offers");
    let mut ids = BTreeSet::new();
    let bundle = check.bundle;
    for (index, offer) in bundle.offers.iter().enumerate() {
        let at = list.index(index);
        if !ids.insert(&offer.id) {
            let message =
                format!("there are two offers with the id `{}`", cart_associate_core::text::clean(&offer.id));
            check.report(codes::DUPLICATE_ID, &at.name("id"), message, help("give one of them another id"));
        }
        check_one(check, offer, &at);
    }
}

fn check_one<'a>(check: &mut Check<'a>, offer: &'a Offer, at: &Place<'_>) {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if offer.id.is_empty() || !offer.id.chars().all(fits) {
        let help = help("use letters, digits, `-`, `_` and `.`");
        check.report(
            codes::BAD_ID,
            &at.name("id"),
            "the id of an offer is empty or holds other characters",
            help,
        );
    }
    if let Some(title) = &offer.title {
        check.offer_text(title, &at.name("title"));
    }
    trigger::check(check, offer, at);
    if let Some(unless) = &offer.unless {
        check.condition(unless, &at.name("unless"));
    }
    if kind(check, offer, at) {
        for form in offer.forms() {
            forms::check(check, offer, form, &at.name(form.field()));
        }
    }
    why::check(check, offer, at);
    claim::check(check, offer, at);
    if let Some(group) = &offer.group {
        check.name(group, &at.name("group"));
    }
    check.names(offer.need.as_ref(), &at.name("need"));
    if let Some(audience) = &offer.audience {
        check_audience(check, audience, &at.name("audience"));
    }
    schedule(check, offer, at);
    if offer.placements.as_ref().is_some_and(Vec::is_empty) {
        check.empty_list(&at.name("placements"));
    }
    if let Some(share) = offer.max_price_share {
        check.fit(exact::wide_rate(share.0), &at.name("max_price_share"));
    }
}

/// Whether there is one thing that is suggested, and whether it goes with the kind.
fn kind(check: &mut Check<'_>, offer: &Offer, at: &Place<'_>) -> bool {
    let given: Vec<&str> = offer.forms().into_iter().map(Form::field).collect();
    let allowed = fields_of(offer.kind);
    let ways = allowed.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ");
    match given.as_slice() {
        [] => {
            let help = format!("add {ways}");
            check.report(codes::NO_SUGGESTION, at, "this offer suggests nothing", Some(help));
        }
        [only] if allowed.contains(only) => return true,
        [only] => {
            let word = kind_word(offer.kind);
            let message = format!("`{only}` does not go with the kind `{word}`");
            let help = format!("`{word}` takes {ways}");
            check.report(codes::WRONG_KIND, &at.name("kind"), message, Some(help));
            return true;
        }
        several => {
            let all = several.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let help = help("keep one of them, and make further offers of the others");
            check.report(
                codes::NO_SUGGESTION,
                at,
                format!("this offer suggests several things at once: {all}"),
                help,
            );
        }
    }
    !given.is_empty()
}

/// The kind as `rules.json` names it.
fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::PairsWell => "pairs_well",
        Kind::AvoidsReturns => "avoids_returns",
        Kind::Bundle => "bundle",
        Kind::Tier => "tier",
    }
}

fn check_audience(check: &mut Check<'_>, audience: &Audience, at: &Place<'_>) {
    check.names(audience.customer_tag.as_ref(), &at.name("customer_tag"));
    check.names(audience.market.as_ref(), &at.name("market"));
    check.names(audience.country.as_ref(), &at.name("country"));
    let at = at.name("country");
    for (index, country) in audience.country.iter().flat_map(|list| list.as_slice()).enumerate() {
        let code = country.len() == 2 && country.chars().all(|c| c.is_ascii_uppercase());
        if !code && !country.trim().is_empty() {
            let message = format!("`{}` is no country code", cart_associate_core::text::clean(country));
            let help = help("write the two capitals of ISO 3166, such as `GB`");
            check.report(codes::BAD_COUNTRY, &at.index(index), message, help);
        }
    }
}

fn schedule(check: &mut Check<'_>, offer: &Offer, at: &Place<'_>) {
    let Some(schedule) = &offer.schedule else { return };
    let at = at.name("schedule");
    let from = check.moment(schedule.from.as_deref(), &at.name("from"));
    let until = check.moment(schedule.until.as_deref(), &at.name("until"));
    if let (Some(from), Some(until)) = (from, until)
        && from >= until
    {
        let help = help("exchange \"from\" and \"until\"");
        check.report(codes::REVERSED_SCHEDULE, &at, "this schedule ends before it begins", help);
    }
}
