//! What the ledger says of an offer and of the products that it would bring.

use super::because::Because;
use super::evaluator::Evaluator;
use super::observer::Observer;
use super::refusal::Verdict;
use super::withheld::Withheld;
use crate::ledger::Remembered;
use alloc::string::String;

/// Refuses what the shopper has accepted or dismissed, or has seen often enough.
pub(super) fn remembered<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    id: &str,
    products: &[String],
) -> Verdict<(), O> {
    let (ledger, now) = (evaluator.ledger, evaluator.context.now);
    let settings = &evaluator.bundle.meta().settings;
    let here = evaluator.context.placement;
    if let Some(accepted) = ledger.entry(id).and_then(|entry| entry.accepted.as_ref()) {
        let because = || Because::Accepted { at: accepted.at };
        return Err(evaluator.refuse_because(Withheld::Accepted, because));
    }
    if ledger.is_withdrawn(id, now) {
        return Err(evaluator.refuse(Withheld::Withdrawn));
    }
    if let Some(Remembered { entry, product }) = ledger.dismissal(id, products, settings, now) {
        return Err(evaluator.refuse_because(Withheld::Dismissed, || {
            let at = entry.dismissed.unwrap_or_default();
            Because::Dismissed { product, at, until: settings.back_from(at, now) }
        }));
    }
    if let Some(Remembered { entry, product }) = ledger.showing_elsewhere(id, products, here, now) {
        let because = || Because::Shown { product, places: entry.places & !here.bit() };
        return Err(evaluator.refuse_because(Withheld::ShownElsewhere, because));
    }
    if let Some(entry) = ledger.capped(id, settings, now) {
        return Err(evaluator.refuse_because(Withheld::Capped, || Because::Rests {
            visits: settings.rest_after_visits,
            until: settings.back_from(entry.last_shown, now),
        }));
    }
    Ok(())
}
