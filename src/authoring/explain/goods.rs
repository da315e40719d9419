//! Reasons that lie in what an offer would put into the cart.

use super::detail::{Asked, Inquiry};
use super::names::Names;
use super::probe::{each_product, not};
use super::trigger::describe;
use super::words::count;
use crate::bundle::record::{Effect, Key, ProductFacts, Target, VariantFacts};
use crate::cart::Line;
use crate::money::Money;

/// The products that an offer could bring, by their places in the bundle; for a quantity break and for advice, that
/// of its trigger line.
pub(super) fn products(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Vec<u32> {
    let mut all = Vec::new();
    each_product(&mut asked.rule.effect.clone(), &mut |product| {
        if !all.contains(product) {
            all.push(*product);
        }
    });
    if all.is_empty() {
        all.extend(inquiry.trigger(asked.rule).and_then(|found| at(inquiry, &found.trigger.product)));
    }
    all
}

/// Whether the product at this place has this id.
pub(super) fn suggests(inquiry: &Inquiry<'_>, product: u32, id: &str) -> bool {
    at(inquiry, id) == Some(product)
}

fn at(inquiry: &Inquiry<'_>, id: &str) -> Option<u32> {
    inquiry.bundle.product_index(inquiry.bundle.key(id)?)
}

/// The place in the bundle of a line's product.
fn product_of(inquiry: &Inquiry<'_>, line: &Line) -> Option<(u32, Option<u32>)> {
    let by_variant = inquiry.bundle.key(&line.variant).and_then(|key| inquiry.bundle.variant_at(key));
    match by_variant {
        Some((product, ordinal)) => Some((product, Some(ordinal))),
        None => Some((at(inquiry, &line.product)?, None)),
    }
}

/// A quantity break whose trigger holds, with units too few or too many for a set.
pub(super) fn short_of_a_set(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let Effect::QuantityBreak(rule) = &asked.rule.effect else { return None };
    let found = inquiry.trigger(asked.rule)?;
    let name = crate::text::clean(&found.trigger.name.text);
    let line = inquiry.cart.line(found.trigger.key.as_deref()?)?;
    let alike = inquiry
        .cart
        .lines
        .iter()
        .filter(|one| one.variant == line.variant && one.plan == line.plan && !one.is_free());
    let units: u32 = alike.map(|line| line.quantity).fold(0, u32::saturating_add);
    let sets = if rule.repeat { "each set" } else { "its set" };
    Some(format!(
        "{sets} is of {}, offered from {} on; the cart has {units} of “{name}”",
        count(i64::from(rule.quantity), "unit"),
        rule.from,
    ))
}

/// Its job is done: by what stands in `unless`, by something in the cart, or by another suggestion.
pub(super) fn need(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let probe = inquiry.probe.as_ref()?;
    if let Some(unless) = &asked.rule.unless
        && probe.hold(&[not(unless.clone())])? == [false]
    {
        return Some(format!("Its `unless` holds: {}.", describe(&inquiry.names, unless)));
    }
    let mut needs: Vec<Key> = asked.rule.needs.clone();
    for product in products(inquiry, asked) {
        needs.extend(inquiry.bundle.product(product).ok()?.needs);
    }
    let shared = |facts: &ProductFacts| facts.needs.iter().copied().find(|need| needs.contains(need));
    for line in &inquiry.cart.lines {
        let Some((product, _)) = product_of(inquiry, line) else { continue };
        if let Some(need) = shared(&inquiry.bundle.product(product).ok()?) {
            let (name, need) = (inquiry.names.product(product), inquiry.names.any(&[need]));
            return Some(format!("{name} in the cart does its job already: {need}."));
        }
    }
    for suggestion in &inquiry.decision.suggestions {
        let (_, rule) = super::detail::offer(inquiry.bundle, &suggestion.offer)?;
        let mut theirs = rule.needs.clone();
        for id in &suggestion.products {
            theirs.extend(inquiry.bundle.product(at(inquiry, id)?).ok()?.needs);
        }
        if let Some(need) = needs.iter().find(|need| theirs.contains(need)) {
            let need = inquiry.names.any(&[*need]);
            return Some(format!("`{}`, which is shown, does its job already: {need}.", suggestion.offer));
        }
    }
    None
}

/// What it suggests is in the cart.
pub(super) fn in_cart(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    if let Effect::Tier(tier) = &asked.rule.effect {
        let recommended = tier.steps.iter().any(|step| step.recommended);
        let step = if recommended { "the recommended step or a better one" } else { "the highest step" };
        return Some(format!("The shopper has {step} already."));
    }
    let wanted = products(inquiry, asked);
    let line = inquiry.cart.lines.iter().find_map(|line| {
        let (product, ordinal) = product_of(inquiry, line)?;
        wanted.contains(&product).then_some((line, product, ordinal))
    });
    if matches!(asked.rule.effect, Effect::Kit(_)) {
        return Some(
            "A part of the kit is in the cart already, in a variant that the kit does not take.".into(),
        );
    }
    let (line, product, ordinal) = line?;
    let name = ordinal
        .map_or_else(|| inquiry.names.product(product), |ordinal| inquiry.names.variant(product, ordinal));
    let free = if line.is_free() { ", as a free gift" } else { "" };
    Some(format!("{name} is in the cart already{free}."))
}

/// No variant goes with the trigger.
pub(super) fn not_compatible(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let found = inquiry.trigger(asked.rule)?;
    let trigger = format!("“{}”", crate::text::clean(&found.trigger.name.text));
    let line = found.trigger.key.as_deref().and_then(|key| inquiry.cart.line(key));
    let nested = line.is_some_and(|line| {
        inquiry.cart.lines.iter().any(|other| other.parent.as_deref() == Some(line.key.as_str()))
    });
    let parts: Vec<(u32, Vec<Key>)> = match &asked.rule.effect {
        Effect::Product(list) => list.iter().map(|one| (one.product, one.same.clone())).take(1).collect(),
        Effect::Kit(kit) => kit.components.iter().map(|one| (one.product, one.same.clone())).collect(),
        Effect::Tier(_) | Effect::Confirmation(_) if line.is_none() => {
            return Some(format!("It changes a line of the cart, and {trigger} is only being looked at."));
        }
        Effect::Tier(_) if nested => {
            return Some(format!(
                "The line of {trigger} has other lines nested under it, and cannot be changed."
            ));
        }
        Effect::Tier(_) => {
            return Some(format!(
                "What the shopper has of {trigger} is none of its steps, or cannot be changed into one."
            ));
        }
        _ => return None,
    };
    let (facts, ordinal) = match line.and_then(|line| product_of(inquiry, line)) {
        Some((product, ordinal)) => (inquiry.bundle.product(product).ok(), ordinal),
        None => (
            at(inquiry, &found.trigger.product).and_then(|product| inquiry.bundle.product(product).ok()),
            None,
        ),
    };
    let theirs = |name: Key| {
        let facts = facts.as_ref()?;
        let variant = ordinal.and_then(|ordinal| facts.variants.get(ordinal as usize));
        value_of(&inquiry.names, facts, variant, name)
    };
    for (product, same) in parts {
        let ours = inquiry.bundle.product(product).ok()?;
        for name in same {
            let word = inquiry.names.any(&[name]);
            let Some(wanted) = theirs(name) else {
                return Some(format!(
                    "It has to go with {trigger} by {word}, and the rule bundle does not say which {word} {trigger} has."
                ));
            };
            let mut offered: Vec<String> = ours
                .variants
                .iter()
                .filter_map(|variant| value_of(&inquiry.names, &ours, Some(variant), name))
                .collect();
            offered.sort();
            offered.dedup();
            if !offered.contains(&wanted) {
                let title = inquiry.names.product(product);
                let has = if offered.is_empty() { "none".into() } else { offered.join(", ") };
                return Some(format!("{trigger} has the {word} {wanted}, and {title} comes with {has}."));
            }
        }
    }
    Some(format!(
        "No variant of what it suggests agrees with {trigger} in everything that has to be the same."
    ))
}

/// The value of an option or attribute, quoted.
fn value_of(
    names: &Names<'_>,
    facts: &ProductFacts,
    variant: Option<&VariantFacts>,
    name: Key,
) -> Option<String> {
    let option = variant.and_then(|variant| facts.option(variant, name)).map(|key| names.any(&[key]));
    option.or_else(|| facts.attribute(name).map(|value| names.value(value)))
}

/// It cannot be bought in the quantity needed.
pub(super) fn unavailable(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let mut told: Vec<String> = Vec::new();
    for (product, ordinals, wanted) in candidates(inquiry, asked)? {
        let facts = inquiry.bundle.product(product).ok()?;
        let all: Vec<u32> = (0..).take(facts.variants.len()).collect();
        for ordinal in if ordinals.is_empty() { all } else { ordinals } {
            let variant = facts.variants.get(ordinal as usize)?;
            let name = inquiry.names.variant(product, ordinal);
            if let Some(why) = cannot_be_had(inquiry, variant, wanted) {
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
        let found = inquiry.trigger(asked.rule)?;
        let line = inquiry.cart.line(found.trigger.key.as_deref()?)?;
        let (product, ordinal) = product_of(inquiry, line)?;
        Some((line, product, ordinal?))
    };
    Some(match &asked.rule.effect {
        // Where no alternative fits, the reason is that of the first.
        Effect::Product(list) => list
            .iter()
            .take(1)
            .map(|one| {
                let as_many = || trigger().map_or(1, |(line, ..)| line.quantity);
                let variants = going_along(inquiry, asked, one.product, &one.variants, &one.same);
                (one.product, variants, one.quantity.unwrap_or_else(as_many))
            })
            .collect(),
        Effect::Kit(kit) => {
            let missing = |one: &&crate::bundle::record::Component| {
                !inquiry
                    .cart
                    .lines
                    .iter()
                    .any(|line| product_of(inquiry, line).map(|(at, _)| at) == Some(one.product))
            };
            let part = |one: &crate::bundle::record::Component| {
                (
                    one.product,
                    going_along(inquiry, asked, one.product, &one.variants, &one.same),
                    one.quantity,
                )
            };
            kit.components.iter().filter(missing).map(part).collect()
        }
        Effect::QuantityBreak(rule) => {
            let (line, product, ordinal) = trigger()?;
            vec![(product, vec![ordinal], rule.quantity.saturating_sub(line.quantity % rule.quantity.max(1)))]
        }
        Effect::Tier(tier) => tier
            .steps
            .iter()
            .filter_map(|step| match &step.target {
                Target::Variant(at) | Target::Service(at) => Some((at.product, vec![at.variant], 1)),
                Target::AsItIs | Target::Plan(_) => None,
            })
            .collect(),
        Effect::Guidance(_) | Effect::Confirmation(_) => return None,
    })
}

/// Of these variants (none: all of the product) those that agree with the trigger line in everything named.
fn going_along(
    inquiry: &Inquiry<'_>,
    asked: &Asked<'_>,
    product: u32,
    variants: &[u32],
    same: &[Key],
) -> Vec<u32> {
    let Ok(facts) = inquiry.bundle.product(product) else { return variants.to_vec() };
    let all: Vec<u32> =
        if variants.is_empty() { (0..).take(facts.variants.len()).collect() } else { variants.to_vec() };
    let trigger = inquiry.trigger(asked.rule).and_then(|found| {
        let line = found.trigger.key.as_deref().and_then(|key| inquiry.cart.line(key));
        let (product, ordinal) = match line {
            Some(line) => product_of(inquiry, line)?,
            None => (at(inquiry, &found.trigger.product)?, None),
        };
        Some((inquiry.bundle.product(product).ok()?, ordinal))
    });
    let Some((theirs, ordinal)) = trigger else { return all };
    let their_variant = ordinal.and_then(|ordinal| theirs.variants.get(ordinal as usize));
    let agrees = |ordinal: &u32| {
        let variant = facts.variants.get(*ordinal as usize);
        same.iter().all(|name| {
            let value = value_of(&inquiry.names, &facts, variant, *name);
            value.is_some() && value == value_of(&inquiry.names, &theirs, their_variant, *name)
        })
    };
    all.into_iter().filter(agrees).collect()
}

/// Why `more` units of a variant cannot be bought; `None` where they can.
fn cannot_be_had(inquiry: &Inquiry<'_>, variant: &VariantFacts, more: u32) -> Option<String> {
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
        let facts = inquiry.bundle.product(product).ok()?;
        let all: Vec<u32> = (0..).take(facts.variants.len()).collect();
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
