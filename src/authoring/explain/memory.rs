//! Reasons that lie in what is remembered of the shopper.

use super::detail::{Asked, Inquiry};
use super::goods::{products, suggests};
use super::words::{count, placement, time};
use cart_associate_core::bundle::record::OfferBody;
use cart_associate_core::ledger::{BY_THE_THEME, Entry};
use cart_associate_core::vocabulary::Placement;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// The shopper has taken it.
pub(super) fn accepted(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let entry = inquiry.situation.ledger.entry(&asked.withheld.offer);
    if let Some(accepted) = entry.and_then(|entry| entry.accepted.as_ref()) {
        return Some(format!("The shopper took it on {}, and it is spent.", time(accepted.at)));
    }
    let OfferBody::Confirmation(confirmation) = &asked.rule.body else { return None };
    let property = cart_associate_core::text::clean(confirmation.property);
    Some(format!("It is confirmed already: the line has the property `{property}`."))
}

/// The shopper has waved it away, or another offer of the same product.
pub(super) fn dismissed(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let days = i64::from(inquiry.bundle.meta().settings.dismiss_for_days);
    let back = |at: i64| time(at.saturating_add(days.saturating_mul(DAY)));
    let now = inquiry.situation.context.now;
    let fresh = |at: &i64| (*at).min(now).saturating_add(days.saturating_mul(DAY)) > now;
    let ledger = &inquiry.situation.ledger;
    let entry = ledger.entry(&asked.withheld.offer).and_then(|entry| entry.dismissed);
    if let Some(at) = entry.filter(fresh) {
        return Some(format!(
            "The shopper waved it away on {}; it may come back from {} on.",
            time(at),
            back(at)
        ));
    }
    let own = products(inquiry, asked);
    let (other, at) = ledger.dismissed.iter().find_map(|one| {
        let own = own.iter().any(|product| suggests(inquiry, *product, &one.id));
        Some((one, one.dismissed.filter(fresh).filter(|_| own)?))
    })?;
    let name = name(inquiry, &other.id);
    Some(format!(
        "The shopper waved another offer of {name} away on {}; it may come back from {} on.",
        time(at),
        back(at)
    ))
}

/// It, or its product, was seen in another placement.
pub(super) fn shown_elsewhere(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let (context, ledger) = (&inquiry.situation.context, &inquiry.situation.ledger);
    let visit = ledger.visit_at(context.now);
    let entry = ledger.entry(&asked.withheld.offer).filter(|entry| entry.last_visit == visit);
    if let Some(elsewhere) = entry.and_then(|entry| elsewhere(entry, context.placement)) {
        return Some(format!("It was shown {elsewhere} during this visit; once is enough."));
    }
    let own = products(inquiry, asked);
    let is_own = |id: &str| own.iter().any(|product| suggests(inquiry, *product, id));
    let shown = ledger.shown.iter().filter(|one| one.last_visit == visit && is_own(&one.id));
    let shown = shown.filter_map(|one| Some((one, elsewhere(one, context.placement)?))).next();
    if let Some((shown, place)) = shown {
        let name = name(inquiry, &shown.id);
        return Some(format!("Its product, {name}, was shown {place} during this visit; once is enough."));
    }
    let viewed = context.viewed.as_ref().filter(|viewed| is_own(&viewed.product))?;
    let name = name(inquiry, &viewed.product);
    Some(format!("The page is about {name} itself; suggesting it there would say it twice."))
}

/// Where else than here something was shown.
fn elsewhere(entry: &Entry, here: Placement) -> Option<&'static str> {
    let mut others = [Placement::Product, Placement::Cart, Placement::Checkout].into_iter();
    let other = others.find(|one| *one != here && entry.places & one.bit() != 0).map(placement);
    other.or_else(|| (entry.places & BY_THE_THEME != 0).then_some("by the theme itself"))
}

/// It was ignored too often.
pub(super) fn capped(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let settings = &inquiry.bundle.meta().settings;
    let entry = inquiry.situation.ledger.entry(&asked.withheld.offer)?;
    let back = entry.last_shown.saturating_add(i64::from(settings.dismiss_for_days).saturating_mul(DAY));
    Some(format!(
        "It was seen and ignored in {} in a row, and rests until {}.",
        count(i64::from(settings.rest_after_visits), "visit"),
        time(back)
    ))
}

/// A product of the bundle by its title, another by its id.
fn name(inquiry: &Inquiry<'_>, id: &str) -> String {
    let index = inquiry.bundle.key(id).and_then(|key| inquiry.bundle.product_index(key));
    index.map_or_else(
        || format!("`{}`", cart_associate_core::text::clean(id)),
        |index| inquiry.names.product(index),
    )
}
