//! A quantity break: "you have 2, a third makes it $20 more".

use super::deal::{Goods, Part, figures};
use super::decision::Form;
use super::proposal::{Draft, Label, Outcome, Proposal, weigh};
use super::scene::{Item, Scene};
use super::trigger::{Match, in_turn};
use super::withheld::Withheld;
use crate::bundle::record::QuantityBreak;
use crate::cart::Line;
use crate::change::{CartChange, NewLine};
use crate::money::Money;

/// The break on the best of the matching lines whose units are short of a set. Subscription lines count only
/// where the trigger asks for them.
pub(super) fn propose(
    scene: &Scene<'_>,
    matches: &[Match],
    rule: &QuantityBreak,
    counts_plans: bool,
) -> Outcome<Proposal> {
    let mut why = Withheld::NotTriggered;
    for found in matches {
        let Some(item) = scene.items.get(found.item) else { continue };
        match weigh(on_line(scene, *found, item, rule, counts_plans))? {
            Ok(proposal) => return Ok(proposal),
            Err(Withheld::NotTriggered) => {}
            Err(other) if why == Withheld::NotTriggered => why = other,
            Err(_) => {}
        }
    }
    Err(why.into())
}

fn on_line(
    scene: &Scene<'_>,
    trigger: Match,
    item: &Item<'_>,
    rule: &QuantityBreak,
    counts_plans: bool,
) -> Outcome<Proposal> {
    let (Some(line), Some(product), Some(ordinal), Some(facts), Some(variant)) =
        (item.counted(), item.product, item.ordinal, &item.facts, item.variant())
    else {
        return Err(Withheld::NotTriggered.into());
    };
    if line.plan.is_some() && !counts_plans {
        return Err(Withheld::NotTriggered.into());
    }
    let alike = |at: &usize| {
        let other = scene.items.get(*at).and_then(Item::counted);
        other.is_some_and(|other| other.variant == line.variant && other.plan == line.plan)
    };
    let in_turn = in_turn(scene, trigger.item, (0..scene.items.len()).filter(alike));
    let lines: Vec<&Line> = in_turn.iter().filter_map(|at| scene.items.get(*at)?.line).collect();
    let all = lines.iter().fold(0u32, |sum, line| sum.saturating_add(line.quantity));
    // A unit serves one deal: units that an accepted deal uses are not offered another.
    let have = all.saturating_sub(super::eligibility::units_in_use(scene, &line.variant));
    let whole_sets = have / rule.quantity.max(1);
    let rest = have % rule.quantity.max(1);
    if have == 0 || rest < rule.from || rest == 0 || whole_sets > 0 && !rule.repeat {
        return Err(Withheld::NotTriggered.into());
    }
    let add = rule.quantity - rest;
    // What is added joins a plain line of the variant; it carries no property that would split it.
    let plain = lines.iter().copied().find(|line| line.properties.is_empty() && line.parent.is_none());
    let on_line = plain.map_or(0, |plain| plain.quantity).saturating_add(add);
    if !scene.is_available(variant, add, on_line)? {
        return Err(Withheld::Unavailable.into());
    }

    // The cart is the source of truth for a variant that is in it; the list price may only raise the base.
    let list =
        if line.plan.is_none() { weigh(scene.price(variant))?.unwrap_or_default() } else { Money::ZERO };
    let single = plain.unwrap_or(line).unit_price;
    let mut goods = Goods { sets: whole_sets + 1, have, add, ..Goods::default() };
    let mut left = have;
    for line in &lines {
        let used = line.quantity.min(left);
        left -= used;
        let charged = line.total.share(used, line.quantity);
        let Some(sum) = charged.and_then(|charged| goods.charged_now.plus(charged)) else {
            return Err(Withheld::NoPrice.into());
        };
        goods.charged_now = sum;
        let joined = if plain.is_some_and(|plain| plain.key == line.key) { add } else { 0 };
        goods.parts.push(Part { unit: line.unit_price.max(list), quantity: used + joined });
    }
    if plain.is_none() {
        goods.parts.push(Part { unit: single.max(list), quantity: add });
    }
    let Some(added_singles) = single.times(add) else { return Err(Withheld::NoPrice.into()) };
    goods.added_singles = added_singles;
    let figures = figures(scene, &rule.deal, &goods)?;

    let new = NewLine {
        product: scene.bundle.text(facts.id)?.into(),
        variant: line.variant.clone(),
        quantity: add,
        plan: line.plan.clone(),
        ..NewLine::default()
    };
    let change = CartChange {
        add: vec![new],
        codes: super::kit::codes_with(scene, &rule.deal),
        ..CartChange::default()
    };
    let draft = Draft { label: Label::Only, figures, change, brings: vec![(product, ordinal, add)] };
    Ok(Proposal {
        form: Form::QuantityBreak,
        trigger,
        choices: vec![draft],
        selected: 0,
        products: vec![facts.id],
        needs: Vec::new(),
        uses: vec![(variant.id, have + add)],
    })
}
