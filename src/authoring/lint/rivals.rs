//! Offers of the same product: the same one twice, and one that another always comes before.

use super::{Lint, Subject, implied};
use crate::check::reference::shown;
use crate::codes;
use crate::place::Place;
use crate::source::{About, Condition, Offer};
use std::collections::BTreeMap;

/// No more rivals than that are compared with each offer: a file with so many for one product has other worries.
const COMPARED: usize = 40;

pub(super) fn check(lint: &mut Lint<'_, '_>, subjects: &[Subject<'_>]) {
    let mut alike: BTreeMap<String, Vec<Subject<'_>>> = BTreeMap::new();
    for subject in subjects.iter().filter(|subject| subject.offer.enabled) {
        if let Some(key) = suggestion(subject.offer) {
            alike.entry(key).or_default().push(*subject);
        }
    }
    let list = Place::ROOT.name("offers");
    for rivals in alike.values().filter(|rivals| rivals.len() > 1) {
        let triggers: Vec<String> = rivals.iter().map(|one| trigger(one.offer)).collect();
        for (at, one) in rivals.iter().enumerate() {
            let others = rivals.iter().zip(&triggers).enumerate().take(COMPARED);
            let own = triggers.get(at);
            let found = others.filter(|(other, _)| *other != at).find_map(|(other, (rival, trigger))| {
                let same = own == Some(trigger);
                verdict(lint, one.offer, rival.offer, same, other < at)
            });
            if let Some((rival, verdict)) = found {
                report(lint, rival, verdict, &list.index(one.index));
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Verdict {
    Duplicate,
    Outranked,
}

/// What there is to say of an offer, given a rival.
fn verdict<'r>(
    lint: &mut Lint<'_, '_>,
    one: &Offer,
    rival: &'r Offer,
    same_trigger: bool,
    earlier: bool,
) -> Option<(&'r Offer, Verdict)> {
    let as_wide =
        same_audience(one, rival) && one.placements().iter().all(|place| rival.placements().contains(place));
    if !as_wide {
        return None;
    }
    if same_trigger {
        // Said of the later one of the two, unless one is put above the other on purpose.
        return earlier.then_some((rival, Verdict::Duplicate));
    }
    let first = rival.priority() > one.priority();
    let (Some(narrow), Some(wide)) = (&one.when, &rival.when) else { return None };
    let unless = rival.unless.is_none() || rival.unless == one.unless;
    let share = rival.max_price_share.is_none() || rival.max_price_share == one.max_price_share;
    let always = first && unless && share && implied::follows(lint, narrow, wide);
    always.then_some((rival, Verdict::Outranked))
}

fn report(lint: &mut Lint<'_, '_>, rival: &Offer, verdict: Verdict, at: &Place<'_>) {
    let id = shown(&rival.id);
    let (code, message, help) = match verdict {
        Verdict::Duplicate => (
            codes::DUPLICATE_OFFER,
            format!("`{id}` suggests the same for the same trigger"),
            "keep the one with the better why, or tell them apart by trigger, audience or schedule"
                .to_owned(),
        ),
        Verdict::Outranked => (
            codes::NEVER_WINS,
            format!("`{id}` suggests the same, is triggered whenever this is, and has the higher priority"),
            format!("give this one the higher priority, since it says more, or narrow down `{id}`"),
        ),
    };
    lint.check.warn(code, &at.name("id"), message, Some(help));
}

/// A text that is equal for two offers which suggest the same.
fn suggestion(offer: &Offer) -> Option<String> {
    let form = offer.form()?;
    let same_as = form.facts().same_as()?;
    let trigger = if form.facts().about() != About::Added { trigger(offer) } else { String::new() };
    Some(format!("{} {same_as} {trigger}", form.field()))
}

fn trigger(offer: &Offer) -> String {
    offer.when.as_ref().map_or_else(String::new, canonical)
}

/// A condition in words that do not hang on the order of its lists.
fn canonical(condition: &Condition) -> String {
    let list = |name: &str, list: &Option<Vec<Condition>>| {
        let mut all: Vec<String> = list.iter().flatten().map(canonical).collect();
        all.sort();
        format!("{name}[{}]", all.join(","))
    };
    let [all, any, none] = [("all", &condition.all), ("any", &condition.any), ("none", &condition.none)]
        .map(|(n, l)| list(n, l));
    let rest = Condition { all: None, any: None, none: None, ..condition.clone() };
    format!("{rest:?}{all}{any}{none}")
}

fn same_audience(one: &Offer, rival: &Offer) -> bool {
    (rival.audience.is_none() || rival.audience == one.audience)
        && (rival.schedule.is_none() || rival.schedule == one.schedule)
}
