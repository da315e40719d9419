//! Reasons that lie in what an offer would put into the cart.

use super::detail::{Asked, Inquiry};
use super::names::Names;
use super::probe::{each_product, not};
use super::trigger::describe;
use super::words::count;
use cart_associate_core::bundle::record::{OfferBody, ProductFacts, VariantFacts};
use cart_associate_core::cart::Line;
use cart_associate_core::key::Key;
use cart_associate_core::wire::List;

/// The products that an offer could bring, by their places in the bundle; for a quantity break and for advice, that
/// of its trigger line.
pub(super) fn products(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Vec<u32> {
    let mut all = Vec::new();
    each_product(asked.rule.body, &mut |product| {
        if !all.contains(&product) {
            all.push(product);
        }
    });
    if all.is_empty() {
        all.extend(inquiry.trigger(&asked.rule).and_then(|found| at(inquiry, &found.trigger.product)));
    }
    all
}

/// Whether the product at this place has this id.
pub(super) fn suggests(inquiry: &Inquiry<'_>, product: u32, id: &str) -> bool {
    at(inquiry, id) == Some(product)
}

pub(super) fn at(inquiry: &Inquiry<'_>, id: &str) -> Option<u32> {
    inquiry.bundle.product_index(inquiry.bundle.key(id)?)
}

/// The place in the bundle of a line's product.
pub(super) fn product_of(inquiry: &Inquiry<'_>, line: &Line) -> Option<(u32, Option<u32>)> {
    let by_variant = inquiry.bundle.key(&line.variant).and_then(|key| inquiry.bundle.variant_at(key));
    match by_variant {
        Some((product, ordinal)) => Some((product, Some(ordinal))),
        None => Some((at(inquiry, &line.product)?, None)),
    }
}

/// A quantity break whose trigger holds, with units too few or too many for a set.
pub(super) fn short_of_a_set(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let OfferBody::QuantityBreak(rule) = &asked.rule.body else { return None };
    let found = inquiry.trigger(&asked.rule)?;
    let name = cart_associate_core::text::clean(&found.trigger.name.text);
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
    if let Some(unless) = asked.rule.unless
        && probe.hold(&[not(inquiry.arena, unless)])? == [false]
    {
        return Some(format!("Its `unless` holds: {}.", describe(&inquiry.names, unless)));
    }
    let mut needs: Vec<Key> = asked.rule.needs.iter().collect();
    for product in products(inquiry, asked) {
        needs.extend(inquiry.records.product(product).needs);
    }
    let shared = |facts: &ProductFacts<'_>| facts.needs.iter().find(|need| needs.contains(need));
    for line in &inquiry.cart.lines {
        let Some((product, _)) = product_of(inquiry, line) else { continue };
        if let Some(need) = shared(&inquiry.records.product(product)) {
            let (name, need) = (inquiry.names.product(product), inquiry.names.any([need]));
            return Some(format!("{name} in the cart does its job already: {need}."));
        }
    }
    for suggestion in &inquiry.decision.suggestions {
        let (_, rule) = super::detail::offer(inquiry.records, &suggestion.offer)?;
        let mut theirs: Vec<Key> = rule.needs.iter().collect();
        for id in &suggestion.products {
            theirs.extend(inquiry.records.product(at(inquiry, id)?).needs);
        }
        if let Some(need) = needs.iter().find(|need| theirs.contains(need)) {
            let need = inquiry.names.any([*need]);
            return Some(format!("`{}`, which is shown, does its job already: {need}.", suggestion.offer));
        }
    }
    None
}

/// What it suggests is in the cart.
pub(super) fn in_cart(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    if let OfferBody::Tier(tier) = &asked.rule.body {
        let recommended = tier.steps.iter().any(|step| step.recommended);
        let step = if recommended { "the recommended step or a better one" } else { "the highest step" };
        return Some(format!("The shopper has {step} already."));
    }
    let wanted = products(inquiry, asked);
    let line = inquiry.cart.lines.iter().find_map(|line| {
        let (product, ordinal) = product_of(inquiry, line)?;
        wanted.contains(&product).then_some((line, product, ordinal))
    });
    if matches!(asked.rule.body, OfferBody::Kit(_)) {
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

/// Whether a deal that the shopper has accepted uses units of a variant.
fn in_a_deal(inquiry: &Inquiry<'_>, variant: &str) -> bool {
    let accepted = inquiry.situation.ledger.offers.iter().filter_map(|entry| entry.accepted.as_ref());
    accepted.flat_map(|accepted| &accepted.uses).any(|used| used.variant == variant)
}

/// No variant goes with the trigger.
pub(super) fn not_compatible(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let found = inquiry.trigger(&asked.rule)?;
    let trigger = format!("“{}”", cart_associate_core::text::clean(&found.trigger.name.text));
    let line = found.trigger.key.as_deref().and_then(|key| inquiry.cart.line(key));
    let nested = line.is_some_and(|line| {
        inquiry.cart.lines.iter().any(|other| other.parent.as_deref() == Some(line.key.as_str()))
    });
    let parts: Vec<(u32, List<'_, Key>)> = match &asked.rule.body {
        OfferBody::Product(list) => list.iter().map(|one| (one.product, one.same)).take(1).collect(),
        OfferBody::Kit(kit) => kit.components.iter().map(|one| (one.product, one.same)).collect(),
        OfferBody::Tier(_) | OfferBody::Confirmation(_) if line.is_none() => {
            return Some(format!("It changes a line of the cart, and {trigger} is only being looked at."));
        }
        OfferBody::Tier(_) if nested => {
            return Some(format!(
                "The line of {trigger} has other lines nested under it, and cannot be changed."
            ));
        }
        OfferBody::Tier(_) if line.is_some_and(|line| in_a_deal(inquiry, &line.variant)) => {
            return Some(format!(
                "Units of {trigger} are part of a deal that the shopper has accepted, and changing them would end it."
            ));
        }
        OfferBody::Tier(_) => {
            return Some(format!(
                "What the shopper has of {trigger} is none of its steps, or cannot be changed into one."
            ));
        }
        _ => return None,
    };
    let (facts, ordinal) = match line.and_then(|line| product_of(inquiry, line)) {
        Some((product, ordinal)) => (Some(inquiry.records.product(product)), ordinal),
        None => (at(inquiry, &found.trigger.product).map(|product| inquiry.records.product(product)), None),
    };
    let theirs = |name: Key| {
        let facts = facts.as_ref()?;
        let variant = ordinal.and_then(|ordinal| facts.variants.get(ordinal as usize));
        value_of(&inquiry.names, facts, variant.as_ref(), name)
    };
    for (product, same) in parts {
        let ours = inquiry.records.product(product);
        for name in same {
            let word = inquiry.names.any([name]);
            let Some(wanted) = theirs(name) else {
                return Some(format!(
                    "It has to go with {trigger} by {word}, and the rule bundle does not say which {word} {trigger} has."
                ));
            };
            let mut offered: Vec<String> = ours
                .variants
                .iter()
                .filter_map(|variant| value_of(&inquiry.names, &ours, Some(&variant), name))
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
pub(super) fn value_of(
    names: &Names<'_>,
    facts: &ProductFacts<'_>,
    variant: Option<&VariantFacts<'_>>,
    name: Key,
) -> Option<String> {
    let option = variant.and_then(|variant| facts.option(variant, name)).map(|key| names.any([key]));
    option.or_else(|| facts.attribute(name).map(|value| names.value(value)))
}
