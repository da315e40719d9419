//! Reasons that lie in whether what an offer would put into the cart can be bought, and at which price.

use super::detail::{Asked, Inquiry};
use super::goods::{at, product_of, value_of};
use super::words::count;
use cart_associate_core::bundle::record::{Component, OfferBody, ProductFacts, Target, VariantFacts};
use cart_associate_core::cart::Line;
use cart_associate_core::key::Key;
use cart_associate_core::money::Money;
use cart_associate_core::wire::List;

/// It cannot be bought in the quantity needed.
pub(super) fn unavailable(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let mut told: Vec<String> = Vec::new();
    for (product, ordinals, wanted) in candidates(inquiry, asked)? {
        let facts = inquiry.records.product(product);
        let all: Vec<u32> = all_of(&facts);
        for ordinal in if ordinals.is_empty() { all } else { ordinals } {
            let variant = facts.variants.get(ordinal as usize)?;
            let name = inquiry.names.variant(product, ordinal);
            if let Some(why) = cannot_be_had(inquiry, &variant, wanted) {
                told.push(format!("{name} {why}"));
            }
        }
    }
    told.dedup();
    const MOST: usize = 3;
    let more = told.len().saturating_sub(MOST);
    told.truncate(MOST);
    if more > 0 {
        told.push(format!("{} more cannot be had either", count(more as i64, "variant")));
    }
    (!told.is_empty()).then(|| format!("{}.", told.join("; ")))
}

/// What would be bought: a product, its variants in question (none: all) and how many.
fn candidates(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<Vec<(u32, Vec<u32>, u32)>> {
    let trigger = || -> Option<(&Line, u32, u32)> {
        let found = inquiry.trigger(&asked.rule)?;
        let line = inquiry.cart.line(found.trigger.key.as_deref()?)?;
        let (product, ordinal) = product_of(inquiry, line)?;
        Some((line, product, ordinal?))
    };
    Some(match &asked.rule.body {
        // Where no alternative fits, the reason is that of the first.
        OfferBody::Product(list) => list
            .iter()
            .take(1)
            .map(|one| {
                let as_many = || trigger().map_or(1, |(line, ..)| line.quantity);
                let variants = going_along(inquiry, asked, one.product, one.variants, one.same);
                (one.product, variants, one.quantity.unwrap_or_else(as_many))
            })
            .collect(),
        OfferBody::Kit(kit) => {
            let missing = |one: &Component<'_>| {
                !inquiry
                    .cart
                    .lines
                    .iter()
                    .any(|line| product_of(inquiry, line).map(|(at, _)| at) == Some(one.product))
            };
            let part = |one: Component<'_>| {
                (one.product, going_along(inquiry, asked, one.product, one.variants, one.same), one.quantity)
            };
            kit.components.iter().filter(missing).map(part).collect()
        }
        OfferBody::QuantityBreak(rule) => {
            let (line, product, ordinal) = trigger()?;
            vec![(product, vec![ordinal], rule.quantity.saturating_sub(line.quantity % rule.quantity.max(1)))]
        }
        OfferBody::Tier(tier) => tier
            .steps
            .iter()
            .filter_map(|step| match &step.target {
                Target::Variant(at) | Target::Service(at) => Some((at.product, vec![at.variant], 1)),
                Target::AsItIs | Target::Plan(_) => None,
            })
            .collect(),
        OfferBody::Guidance(_) | OfferBody::Confirmation(_) => return None,
    })
}

/// The places of all variants of a product.
fn all_of(facts: &ProductFacts<'_>) -> Vec<u32> {
    (0..).zip(facts.variants).map(|(ordinal, _)| ordinal).collect()
}

/// Of these variants (none: all of the product) those that agree with the trigger line in everything named.
fn going_along(
    inquiry: &Inquiry<'_>,
    asked: &Asked<'_>,
    product: u32,
    variants: List<'_, u32>,
    same: List<'_, Key>,
) -> Vec<u32> {
    let facts = inquiry.records.product(product);
    let all: Vec<u32> = if variants.is_empty() { all_of(&facts) } else { variants.iter().collect() };
    let trigger = inquiry.trigger(&asked.rule).and_then(|found| {
        let line = found.trigger.key.as_deref().and_then(|key| inquiry.cart.line(key));
        let (product, ordinal) = match line {
            Some(line) => product_of(inquiry, line)?,
            None => (at(inquiry, &found.trigger.product)?, None),
        };
        Some((inquiry.records.product(product), ordinal))
    });
    let Some((theirs, ordinal)) = trigger else { return all };
    let their_variant = ordinal.and_then(|ordinal| theirs.variants.get(ordinal as usize));
    let agrees = |ordinal: &u32| {
        let variant = facts.variants.get(*ordinal as usize);
        same.iter().all(|name| {
            let value = value_of(&inquiry.names, &facts, variant.as_ref(), name);
            value.is_some() && value == value_of(&inquiry.names, &theirs, their_variant.as_ref(), name)
        })
    };
    all.into_iter().filter(agrees).collect()
}

/// Why `more` units of a variant cannot be bought; `None` where they can.
fn cannot_be_had(inquiry: &Inquiry<'_>, variant: &VariantFacts<'_>, more: u32) -> Option<String> {
    let id = inquiry.names.text(variant.id);
    let live = inquiry.situation.context.live_prices.iter().find(|live| live.variant == id);
    if !live.and_then(|live| live.available).unwrap_or(variant.available) {
        return Some("is sold out".into());
    }
    let lines = inquiry.cart.lines.iter().filter(|line| line.variant == id);
    let held = lines.fold(0u64, |sum, line| sum + u64::from(line.quantity));
    if let Some(stock) = live.and_then(|live| live.stock).or(variant.stock)
        && held + u64::from(more) > u64::from(stock)
    {
        let there = match held {
            0 => String::new(),
            held => format!(", {held} of them in the cart already"),
        };
        return Some(format!("has {stock} in stock{there}, and it takes {more} more"));
    }
    let rule = &variant.quantities;
    let on_line = held + u64::from(more);
    if on_line < u64::from(rule.min)
        || rule.max.is_some_and(|max| on_line > u64::from(max))
        || on_line % u64::from(rule.increment.max(1)) != 0
    {
        let most = rule.max.map(|max| format!(", at most {max}")).unwrap_or_default();
        let steps =
            if rule.increment > 1 { format!(", in steps of {}", rule.increment) } else { String::new() };
        return Some(format!("is sold from {} on{most}{steps}, and it would be {on_line}", rule.min));
    }
    None
}

/// Something sold has no price, or one of zero.
pub(super) fn no_price(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let mut none: Vec<String> = Vec::new();
    for (product, ordinals, _) in candidates(inquiry, asked)? {
        let facts = inquiry.records.product(product);
        let all: Vec<u32> = all_of(&facts);
        for ordinal in if ordinals.is_empty() { all } else { ordinals } {
            let variant = facts.variants.get(ordinal as usize)?;
            let id = inquiry.names.text(variant.id);
            let live = inquiry.situation.context.live_prices.iter().find(|live| live.variant == id);
            let name = inquiry.names.variant(product, ordinal);
            match live.and_then(|live| live.price) {
                Some(price) if price <= Money::ZERO => {
                    none.push(format!("{name} is priced at zero by the page"))
                }
                Some(_) => {}
                None if variant.prices.is_empty() => none.push(format!("{name} has no price")),
                None if variant.prices.iter().any(|price| price.amount <= Money::ZERO) => {
                    none.push(format!("{name} is priced at zero"));
                }
                None => {}
            }
        }
    }
    none.truncate(3);
    (!none.is_empty()).then(|| format!("{}.", none.join("; ")))
}
