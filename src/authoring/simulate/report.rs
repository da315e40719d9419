//! The counts as a report.

use super::page;
use super::tally::{Examples, Nothing, Tally, Unserved};
use crate::carts::Fault;
use crate::explain::withheld_text;
use cart_associate_core::bundle::{Bundle, Records};
use cart_associate_core::engine::Withheld;
use cart_associate_core::vocabulary::Kind;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// What came of a simulation.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub(super) revision: String,
    pub(super) carts: u64,
    /// By the form that they were given in.
    forms: BTreeMap<&'static str, u64>,
    /// Carts by the number of suggestions that they get, from none to three.
    pub(super) with: [u64; 4],
    pub(super) nothing: Vec<NothingReport>,
    /// Those shown most first.
    pub(super) offers: Vec<OfferReport>,
    pub(super) never: Vec<Never>,
    pub(super) bad: BadReport,
    /// Carts of which a line cannot be read. They count, and that line does not.
    pub(super) unread: BadReport,
}

#[derive(Debug, Serialize)]
pub(super) struct OfferReport {
    pub(super) offer: String,
    pub(super) kind: Option<Kind>,
    /// Carts in which something calls for it.
    pub(super) called_for: u64,
    pub(super) shown: u64,
    first: u64,
    pub(super) outranked: u64,
    /// What is shown in its place, most often first.
    pub(super) by: Vec<By>,
    /// Every reason for which it is withheld, most frequent first.
    pub(super) withheld: Vec<Reason>,
    /// The line of the first cart that it is shown in.
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<u64>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct By {
    pub(super) offer: String,
    pub(super) carts: u64,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Reason {
    pub(super) reason: &'static str,
    pub(super) carts: u64,
    text: String,
}

#[derive(Debug, Serialize)]
pub(super) struct NothingReport {
    why: &'static str,
    pub(super) text: &'static str,
    pub(super) carts: u64,
    pub(super) examples: Vec<CartExample>,
}

#[derive(Debug, Serialize)]
pub(super) struct CartExample {
    pub(super) line: u64,
    pub(super) cart: String,
}

/// An offer that is shown for none of the carts.
#[derive(Debug, Serialize)]
pub(super) struct Never {
    pub(super) offer: String,
    pub(super) text: String,
}

#[derive(Debug, Serialize)]
pub(super) struct BadReport {
    pub(super) lines: u64,
    pub(super) examples: Vec<BadLine>,
}

#[derive(Debug, Serialize)]
pub(super) struct BadLine {
    pub(super) line: u64,
    code: &'static str,
    pub(super) pointer: String,
    pub(super) message: String,
}

/// Puts a report together: plain values, with `text` as a terminal shows it.
pub(super) fn report(bundle: &Bundle, tally: &Tally) -> Value {
    let mut offers: Vec<OfferReport> =
        (0..tally.offers.len()).filter_map(|at| offer(bundle, tally, at)).collect();
    let never = offers.iter().filter(|offer| offer.shown == 0).map(never).collect();
    offers.sort_by(|one, other| {
        (other.shown, other.called_for, &one.offer).cmp(&(one.shown, one.called_for, &other.offer))
    });
    let report = Report {
        revision: bundle.meta().revision.to_owned(),
        carts: tally.carts,
        forms: tally.forms.iter().map(|(form, count)| (form.code(), *count)).collect(),
        with: tally.with,
        nothing: tally.nothing.iter().map(|(why, examples)| nothing(*why, examples)).collect(),
        offers,
        never,
        bad: bad(&tally.bad),
        unread: bad(&tally.unread),
    };
    let text = page::text(&report);
    let mut value = serde_json::to_value(&report).unwrap_or_default();
    if let Value::Object(members) = &mut value {
        members.insert("text".into(), text.into());
    }
    value
}

fn offer(bundle: &Bundle, tally: &Tally, at: usize) -> Option<OfferReport> {
    let (id, counts) = tally.offers.get(at)?;
    let reasons = tally.reasons(at);
    let records = Records::new(bundle);
    let rule = records.offer(u32::try_from(at).ok()?);
    let of = |reason: Withheld| reasons.get(reason.code()).copied().unwrap_or(0);
    let uncalled = of(Withheld::NotTriggered) + of(Withheld::SwitchedOff) + of(Withheld::BundleExpired);
    let mut by: Vec<By> =
        counts.by.iter().map(|(offer, carts)| By { offer: offer.clone(), carts: *carts }).collect();
    by.sort_by(|one, other| (other.carts, &one.offer).cmp(&(one.carts, &other.offer)));
    let mut withheld: Vec<Reason> = reasons
        .iter()
        .map(|(reason, carts)| Reason { reason, carts: *carts, text: withheld_text(reason, None) })
        .collect();
    withheld.sort_by(|one, other| (other.carts, one.reason).cmp(&(one.carts, other.reason)));
    Some(OfferReport {
        offer: id.clone(),
        kind: (!records.is_damaged()).then_some(rule.kind),
        called_for: tally.carts.saturating_sub(uncalled),
        shown: counts.shown,
        first: counts.first,
        outranked: of(Withheld::Outranked),
        by,
        withheld,
        example: counts.example,
    })
}

fn never(offer: &OfferReport) -> Never {
    let mut reasons = offer.withheld.iter();
    let text = match offer.called_for {
        0 => reasons.next().map_or_else(String::new, |first| first.text.clone()),
        called_for => {
            let telling = reasons.find(|one| one.reason != Withheld::NotTriggered.code());
            let most = telling.map_or_else(String::new, |one| {
                let by = offer.by.first().filter(|_| one.reason == Withheld::Outranked.code());
                let text = withheld_text(one.reason, by.map(|by| by.offer.as_str()));
                format!("; in {} of them `{}`: {text}", super::page::grouped(one.carts), one.reason)
            });
            let carts = super::page::carts(called_for);
            format!("Something calls for it in {carts}{}", if most.is_empty() { "." } else { &most })
        }
    };
    Never { offer: offer.offer.clone(), text }
}

fn nothing(why: Nothing, examples: &Examples<Unserved>) -> NothingReport {
    let (code, text) = match why {
        Nothing::Empty => ("empty", "nothing in the cart is charged for"),
        Nothing::Uncalled => ("uncalled", "no offer is called for by anything in the cart"),
        Nothing::Withheld => ("withheld", "offers are called for, and every one is withheld"),
        Nothing::HeldOut => ("held_out", "the visitor is in the holdout"),
        Nothing::Off => ("off", "the rule bundle is switched off or past its time"),
    };
    let some = examples.some.iter().map(|one| CartExample { line: one.line, cart: one.holds.clone() });
    NothingReport { why: code, text, carts: examples.count, examples: some.collect() }
}

fn bad(found: &Examples<(u64, Fault)>) -> BadReport {
    let line = |(line, fault): &(u64, Fault)| BadLine {
        line: *line,
        code: fault.code,
        pointer: fault.pointer.clone(),
        message: fault.message.clone(),
    };
    BadReport { lines: found.count, examples: found.some.iter().map(line).collect() }
}
