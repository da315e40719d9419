//! Guidance and confirmations: `avoids_returns` that adds nothing to the cart.

use super::decision::{Figures, Form};
use super::proposal::{Draft, Label, Outcome, Proposal, weigh};
use super::scene::{Item, Scene};
use super::trigger::Match;
use super::withheld::Withheld;
use crate::bundle::record::{Confirmation, Switch, VariantFacts};
use crate::bundle::wire::Corrupt;
use crate::cart::Line;
use crate::change::{CartChange, NewLine};
use crate::money::Money;

/// Advice about the trigger line, with a switch to another variant where that can be had.
pub(super) fn propose(
    scene: &Scene<'_>,
    trigger: Match,
    item: &Item<'_>,
    switch: Option<&Switch>,
) -> Result<Proposal, Corrupt> {
    let choice = match (switch, item.line) {
        (Some(switch), Some(line)) => switched(scene, item, line, switch)?,
        _ => None,
    };
    let products = item.product_key.filter(|_| choice.is_some());
    Ok(Proposal {
        form: Form::Guidance,
        trigger,
        choices: choice.into_iter().collect(),
        selected: 0,
        products: products.into_iter().collect(),
        needs: Vec::new(),
        uses: Vec::new(),
    })
}

/// The switch, unless it cannot be done or its price cannot be told.
fn switched(
    scene: &Scene<'_>,
    item: &Item<'_>,
    line: &Line,
    switch: &Switch,
) -> Result<Option<Draft>, Corrupt> {
    let (Some(product), Some(facts), Some(present)) = (item.product, &item.facts, item.variant()) else {
        return Ok(None);
    };
    let value = facts.option(present, switch.option);
    let step =
        switch.steps.iter().find(|(from, to)| (from.is_none() || *from == value) && Some(*to) != value);
    let Some((_, to)) = step else { return Ok(None) };
    let target = (0u32..).zip(&facts.variants).find(|(_, variant)| {
        facts.option(variant, switch.option) == Some(*to)
            && present.options.len() == variant.options.len()
            && present
                .options
                .iter()
                .all(|(name, value)| *name == switch.option || facts.option(variant, *name) == Some(*value))
    });
    let Some((ordinal, variant)) = target else { return Ok(None) };
    Ok(weigh(replacement(scene, line, facts.id, variant))?.ok().map(|(figures, change)| Draft {
        label: Label::Variant(product, ordinal),
        figures,
        change,
        brings: vec![(product, ordinal, line.quantity)],
    }))
}

/// A line that becomes another variant: properties and a plan that is still valid are carried over, and the
/// quantity is kept. Withheld where the line has nested children, or its plan is not to be had.
pub(super) fn replacement(
    scene: &Scene<'_>,
    line: &Line,
    product: crate::bundle::record::Key,
    variant: &VariantFacts,
) -> Outcome<(Figures, CartChange)> {
    if scene.has_children(line) {
        return Err(Withheld::NotCompatible.into());
    }
    let on_line = scene.cart.lines.iter().filter(|other| other.key != line.key);
    let id = scene.bundle.text(variant.id)?;
    let merged = on_line
        .filter(|other| other.variant == id && other.plan == line.plan && other.properties == line.properties)
        .fold(line.quantity, |sum, other| sum.saturating_add(other.quantity));
    if !scene.is_available(variant, line.quantity, merged)? {
        return Err(Withheld::Unavailable.into());
    }
    let price = match &line.plan {
        None => scene.price(variant)?,
        Some(plan) => {
            let (_, prices) =
                variant.plans.iter().find(|(id, _)| id == plan).ok_or(Withheld::NotCompatible)?;
            scene.amount(prices)?
        }
    };
    let figures = changed_line(line, price)?;
    let with =
        NewLine { product: scene.bundle.text(product)?.into(), variant: id.into(), ..NewLine::like(line) };
    Ok((figures, CartChange::replacing(line, with)))
}

/// The figures of a line that will be charged at another unit price.
pub(super) fn changed_line(line: &Line, unit: Money) -> Result<Figures, Withheld> {
    let price = unit.times(line.quantity).ok_or(Withheld::NoPrice)?;
    let difference = price.minus(line.total).ok_or(Withheld::NoPrice)?;
    Ok(Figures { price, difference, have: line.quantity, ..Figures::default() })
}

/// A statement to tick, recorded as a property of the trigger line beside those it has.
pub(super) fn confirm(
    trigger: Match,
    item: &Item<'_>,
    confirmation: &Confirmation,
) -> Result<Proposal, Withheld> {
    let line = item.line.ok_or(Withheld::NotCompatible)?;
    if line.properties.get(&confirmation.property).is_some() {
        return Err(Withheld::Accepted);
    }
    let mut with = NewLine::like(line);
    with.properties.insert(confirmation.property.clone(), confirmation.value.clone());
    let change = CartChange::replacing(line, with);
    Ok(Proposal {
        form: Form::Confirmation,
        trigger,
        choices: vec![Draft { label: Label::Only, figures: Figures::default(), change, brings: Vec::new() }],
        selected: 0,
        products: Vec::new(),
        needs: Vec::new(),
        uses: Vec::new(),
    })
}
