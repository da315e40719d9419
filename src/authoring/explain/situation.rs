//! Reasons that lie in where, when and for whom an offer is.

use super::detail::{Asked, Inquiry};
use super::words::{count, list, placement as place_words, time};
use cart_associate_core::key::Key;
use cart_associate_core::vocabulary::Placement;
use cart_associate_core::wire::List;

/// It, or all of the bundle, is switched off.
pub(super) fn switched_off(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> String {
    match asked.rule.enabled || !inquiry.bundle.meta().enabled {
        true => "The whole rule bundle is switched off: it has `\"enabled\": false`.".into(),
        false => "It is switched off: it has `\"enabled\": false`.".into(),
    }
}

/// The bundle is past its time.
pub(super) fn expired(inquiry: &Inquiry<'_>) -> Option<String> {
    let until = inquiry.bundle.meta().valid_until?;
    Some(format!("The rule bundle was valid until {}, so nothing of it is shown.", time(until)))
}

/// It appears elsewhere.
pub(super) fn placement(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> String {
    let all = [Placement::Product, Placement::Cart, Placement::Checkout];
    let mut own: Vec<&str> =
        all.into_iter().filter(|one| asked.rule.placements & one.bit() != 0).map(place_words).collect();
    let last = own.pop().unwrap_or("nowhere");
    let own = if own.is_empty() { last.into() } else { format!("{} and {last}", own.join(", ")) };
    format!("It is shown {own}, and not {}.", place_words(inquiry.situation.context.placement))
}

/// It has not begun, or is over.
pub(super) fn schedule(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let now = inquiry.situation.context.now;
    match (asked.rule.from, asked.rule.until) {
        (Some(from), _) if now < from => {
            Some(format!("It begins on {}; it is {} now.", time(from), time(now)))
        }
        (_, Some(until)) => Some(format!("It ended on {}; it is {} now.", time(until), time(now))),
        _ => None,
    }
}

/// It is for other markets or countries.
pub(super) fn market(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let (audience, context) = (&asked.rule.audience, &inquiry.situation.context);
    let told = |what: &str, keys: List<'_, Key>, given: Option<&String>| {
        let is_listed = |given: &String| keys.iter().any(|key| inquiry.names.text(key) == given);
        if keys.is_empty() || given.is_some_and(is_listed) {
            return None;
        }
        let own = inquiry.names.any(keys);
        Some(match given {
            Some(given) => {
                format!(
                    "It is for the {what} {own}, and this shopper's is `{}`.",
                    cart_associate_core::text::clean(given)
                )
            }
            None => format!("It is for the {what} {own}, and this shopper's is not known."),
        })
    };
    told("market", audience.markets, context.market.as_ref())
        .or_else(|| told("country", audience.countries, context.country.as_ref()))
}

/// It is for other shoppers.
pub(super) fn audience(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let (audience, context) = (&asked.rule.audience, &inquiry.situation.context);
    if let Some(wanted) = audience.signed_in.filter(|wanted| *wanted != context.signed_in) {
        return Some(match wanted {
            true => "It is for shoppers who are signed in, and this one is not.".into(),
            false => "It is for shoppers who are not signed in, and this one is.".into(),
        });
    }
    if let Some(wanted) = audience.returning.filter(|wanted| context.returning != Some(*wanted)) {
        let whom = if wanted { "who have been here before" } else { "who are here for the first time" };
        let known =
            if context.returning.is_some() { "this one is not" } else { "of this one that is not known" };
        return Some(format!("It is for shoppers {whom}, and {known}."));
    }
    if audience.customer_tags.is_empty() {
        return None;
    }
    let wanted = inquiry.names.any(audience.customer_tags);
    let has = match context.customer_tags.as_slice() {
        [] => "this one has none".into(),
        tags => format!("this one has {}", list(tags, "and")),
    };
    Some(format!("It is for customers with the tag {wanted}, and {has}."))
}

/// Something has no price in the cart's currency.
pub(super) fn currency(inquiry: &Inquiry<'_>) -> String {
    let (cart, known) = (inquiry.cart, inquiry.bundle.meta().currencies);
    let other = known.iter().find(|(code, digits)| *code == cart.currency && *digits != cart.exponent);
    if let Some((code, digits)) = other {
        return format!(
            "The cart counts {code} with {}, and the rule bundle with {digits}, so their prices cannot be compared.",
            count(i64::from(cart.exponent), "decimal"),
        );
    }
    let codes: Vec<&str> = known.iter().map(|(code, _)| code).collect();
    let own = if codes.contains(&cart.currency.as_str()) {
        format!("Something in it has no price in {}", cart.currency)
    } else if codes.is_empty() {
        format!("The rule bundle has no prices, and the cart is in {}", cart.currency)
    } else {
        format!(
            "The cart is in {}, and the rule bundle has prices in {} alone",
            cart.currency,
            list(&codes, "and")
        )
    };
    format!("{own}; prices are never converted.")
}

/// Bundle and cart differ about tax.
pub(super) fn tax(inquiry: &Inquiry<'_>) -> Option<String> {
    let theirs = inquiry.cart.prices_include_tax?;
    let market = inquiry.situation.context.market.as_deref()?;
    let (ours, cart) = if theirs { ("do not include", "do") } else { ("include", "do not") };
    Some(format!(
        "The rule bundle's prices for the market `{}` {ours} tax, and the cart's {cart}, so its figures would be wrong.",
        cart_associate_core::text::clean(market)
    ))
}
