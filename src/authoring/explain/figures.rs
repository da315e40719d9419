//! Reasons that lie in what an offer would cost: the figures come from the engine, asked with a deal that is certain
//! to save something, or without the limit.

use super::detail::{Asked, Inquiry};
use cart_associate_core::bundle::record::{Amount, Deal, DealPrice, OfferBody};
use cart_associate_core::money::{Money, Rate};
use cart_associate_core::wire::List;

/// The deal saves nothing.
pub(super) fn no_saving(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let probe = inquiry.probe.as_ref()?;
    let deal = deal(&asked.rule.body)?;
    let mut question = probe.question(asked.offer);
    super::rank::unhindered(&mut question.rule);
    // All but a hundredth of a percent off: whatever the goods cost, this deal saves something.
    deal_mut(&mut question.rule.body)?.price = DealPrice::PercentOff(Rate(9_999));
    let Some(found) = probe.alone(question) else {
        if !matches!(asked.rule.body, OfferBody::Kit(_)) {
            return None;
        }
        let applies = match deal.code {
            Some(code) => format!("its code `{}` is on it already", cart_associate_core::text::clean(code)),
            None => "its deal applies by itself".into(),
        };
        return Some(format!(
            "Everything in the kit is in the cart, and {applies}: there is nothing left to offer."
        ));
    };
    let figures = &found.choices.get(found.selected as usize)?.figures;
    let separately = figures.deal.plus(figures.saving)?;
    let costs = match deal.price {
        DealPrice::Total(amounts) => {
            let total = amount(inquiry, amounts)?;
            let sets = match &asked.rule.body {
                OfferBody::QuantityBreak(rule) => (figures.have + figures.add) / rule.quantity.max(1),
                _ => 1,
            };
            format!("its deal costs {}", inquiry.names.money(total.times(sets)?))
        }
        DealPrice::AmountOff(_) | DealPrice::PercentOff(_) => "its deal does not come to less".into(),
    };
    Some(format!(
        "Bought separately these cost {} with this cart, and {costs}.",
        inquiry.names.money(separately)
    ))
}

fn amount(inquiry: &Inquiry<'_>, amounts: List<'_, Amount>) -> Option<Money> {
    let currency = inquiry.bundle.currency(&inquiry.cart.currency, inquiry.cart.exponent)?;
    let market = inquiry.situation.context.market.as_deref().and_then(|market| inquiry.bundle.key(market));
    let own = || amounts.iter().filter(|one| one.currency == currency);
    let of_market = own().find(|one| one.market.is_some() && one.market == market);
    of_market.or_else(|| own().find(|one| one.market.is_none())).map(|one| one.amount)
}

fn deal<'e, 'b>(body: &'e OfferBody<'b>) -> Option<&'e Deal<'b>> {
    match body {
        OfferBody::Kit(kit) => Some(&kit.deal),
        OfferBody::QuantityBreak(rule) => Some(&rule.deal),
        _ => None,
    }
}

fn deal_mut<'e, 'b>(body: &'e mut OfferBody<'b>) -> Option<&'e mut Deal<'b>> {
    match body {
        OfferBody::Kit(kit) => Some(&mut kit.deal),
        OfferBody::QuantityBreak(rule) => Some(&mut rule.deal),
        _ => None,
    }
}

/// It would add more than its share allows.
pub(super) fn out_of_proportion(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let probe = inquiry.probe.as_ref()?;
    let share = asked.rule.max_price_share?;
    let mut question = probe.question(asked.offer);
    super::rank::unhindered(&mut question.rule);
    let found = probe.alone(question)?;
    let cost = super::rank::cost(&found);
    let trigger = cart_associate_core::text::clean(&found.trigger.name.text);
    let unit = match found.trigger.key.as_deref().and_then(|key| inquiry.cart.line(key)) {
        Some(line) => format!(", which costs {} a unit", inquiry.names.money(line.unit_price)),
        None => String::new(),
    };
    Some(format!(
        "It would add {}, and may add at most {} of “{trigger}”{unit}.",
        inquiry.names.money(cost),
        percent(share),
    ))
}

/// A share as it is written in the file.
fn percent(rate: Rate) -> String {
    let text = cart_associate_core::text::decimal(Money(i64::from(rate.0)), 2);
    format!("{} %", text.trim_end_matches('0').trim_end_matches('.'))
}
