//! A kit: several products as one deal, of which only the missing ones are added.

use super::deal::{DealItems, Part, applies_code, sums};
use super::eligibility::units_in_use;
use super::evaluator::{Evaluator, Item};
use super::product::{fitting, goes_with, value};
use super::proposal::{Draft, Label, Planned, Proposal};
use super::trigger::{Match, in_turn};
use super::withheld::Withheld;
use crate::bundle::record::{Component, Kit, ProductFacts, VariantAt};
use crate::cart::Line;
use crate::key::Key;
use crate::vocabulary::Form;
use alloc::vec::Vec;

/// Completes a kit around the trigger line.
pub(super) fn propose<'a>(
    evaluator: &Evaluator<'a>,
    trigger: Match,
    item: &Item<'a>,
    kit: &Kit<'_>,
) -> Result<Proposal<'a>, Withheld> {
    let mut assembly = Assembly {
        evaluator,
        item,
        items: DealItems { sets: 1, ..DealItems::default() },
        lines: Vec::new(),
        proposal: Proposal::new(Form::Kit, trigger),
    };
    let trigger_same = kit.components.iter().find(|one| Some(one.product) == item.product);
    for component in kit.components {
        let facts = evaluator.records.product(component.product);
        // What must match the trigger must match it whichever component triggers.
        let mut same = Vec::new();
        component.same.append_to(&mut same);
        if let Some(of_trigger) = trigger_same.filter(|one| one.product != component.product) {
            let has = |name: &Key| {
                facts.variants.iter().any(|variant| value(&facts, Some(&variant), *name).is_some())
            };
            for name in of_trigger.same.iter().filter(|name| has(name)) {
                same.push(name);
            }
        }
        assembly.component(&component, &facts, &same)?;
    }
    let Assembly { items, lines, mut proposal, .. } = assembly;
    let codes = applies_code(evaluator, &kit.deal);
    if lines.is_empty() && !codes {
        // Everything is in the cart, and the deal applies without us: nothing is left to offer.
        return Err(Withheld::NoRealSaving);
    }
    let mut draft = Draft::new(Label::Only, sums(evaluator, &kit.deal, &items)?, lines);
    draft.codes = codes;
    proposal.choices.push(draft);
    Ok(proposal)
}

/// What comes together for a kit.
#[derive(Debug)]
struct Assembly<'a, 's> {
    evaluator: &'s Evaluator<'a>,
    /// The trigger.
    item: &'s Item<'a>,
    items: DealItems,
    lines: Vec<Planned<'a>>,
    proposal: Proposal<'a>,
}

impl Assembly<'_, '_> {
    /// Takes what a component needs from the cart, and adds what is missing.
    fn component(
        &mut self,
        component: &Component<'_>,
        facts: &ProductFacts<'_>,
        same: &[Key],
    ) -> Result<(), Withheld> {
        let (evaluator, item) = (self.evaluator, self.item);
        let mut missing = component.quantity;
        let mut used_variant = None;
        let mut joins = None;
        let mut joined = 0;
        let mut charged_single = None;
        let lines = in_cart(evaluator, self.proposal.trigger, component, facts, same);
        for &(line, ordinal) in &lines {
            let variant = evaluator.variant(facts, ordinal)?;
            // All units of a component are of one variant: the one found first.
            if used_variant.is_some_and(|used| used != ordinal) {
                continue;
            }
            let free = line.quantity.saturating_sub(units_in_use(evaluator, &line.variant));
            let used = free.min(missing);
            if used == 0 {
                continue;
            }
            missing -= used;
            used_variant = Some(ordinal);
            charged_single = charged_single.or(Some(line.unit_price));
            if joins.is_none() && line.properties.is_empty() && line.parent.is_none() {
                joins = Some(self.items.parts.len());
                joined = line.quantity;
            }
            let list = evaluator.price(&variant).unwrap_or_default();
            self.items.take(line, used, 0, list).ok_or(Withheld::NoPrice)?;
            self.proposal.uses.push((variant.id, used));
        }
        self.items.split |= lines.iter().filter(|(_, ordinal)| Some(*ordinal) == used_variant).count() > 1;
        if missing == 0 {
            return Ok(());
        }
        if used_variant.is_none() && evaluator.has_product(facts.id) {
            return Err(Withheld::AlreadyInCart);
        }
        // The variant looked at on the product page is the one that the kit takes.
        let is_trigger = item.line.is_none() && item.product == Some(component.product);
        let viewed = item.ordinal.filter(|_| is_trigger);
        let fixed = used_variant.or(viewed);
        let same = if used_variant.is_some() || is_trigger { &[] } else { same };
        let fits = fitting(evaluator, item, facts, component.variants, fixed, same, [joined, missing])?;
        // A quantity rule might put more into the cart than the kit needs.
        let fit = fits.first().filter(|(_, quantity, _)| *quantity == missing);
        let (ordinal, quantity, price) = *fit.ok_or(Withheld::Unavailable)?;
        let variant = evaluator.variant(facts, ordinal)?;
        // The cart is the source of truth for a variant that is in it.
        let single = charged_single.unwrap_or(price);
        let sum = single.times(quantity).and_then(|cost| self.items.added_singles.plus(cost));
        self.items.added_singles = sum.ok_or(Withheld::NoPrice)?;
        self.items.add = self.items.add.saturating_add(quantity);
        // What joins a plain line is one line with it, also to a platform that rounds by the line.
        match joins.and_then(|at| self.items.parts.get_mut(at)) {
            Some(part) => part.quantity = part.quantity.saturating_add(quantity),
            None => self.items.parts.push(Part { unit: single.max(price), quantity }),
        }
        let at = VariantAt { product: component.product, variant: ordinal };
        self.lines.push(Planned { at: Some(at), quantity, ..Planned::default() });
        self.proposal.uses.push((variant.id, quantity));
        self.proposal.products.push(facts.id);
        facts.needs.append_to(&mut self.proposal.needs);
        Ok(())
    }
}

/// The lines that can serve as this component, the trigger line first, then the last added.
fn in_cart<'a>(
    evaluator: &Evaluator<'a>,
    trigger: Match,
    component: &Component<'_>,
    facts: &ProductFacts<'_>,
    same: &[Key],
) -> Vec<(&'a Line, u32)> {
    let serves = |at: usize| {
        let Some(item) = evaluator.items.get(at) else { return false };
        let (Some(line), Some(ordinal)) = (item.counted(), item.ordinal) else { return false };
        let allowed = item.product == Some(component.product)
            && line.plan.is_none()
            && (component.variants.is_empty() || component.variants.iter().any(|one| one == ordinal));
        let matches = || {
            let trigger = evaluator.items.get(trigger.item);
            let variant = facts.variants.get(ordinal as usize);
            trigger.zip(variant).is_some_and(|(trigger, variant)| {
                same.iter().all(|name| goes_with(trigger, facts, &variant, *name))
            })
        };
        allowed && (at == trigger.item || matches())
    };
    let lines = in_turn(evaluator, trigger.item, &serves);
    let mut found = Vec::new();
    for at in lines {
        if let Some(Item { line: Some(line), ordinal: Some(ordinal), .. }) = evaluator.items.get(at) {
            found.push((*line, *ordinal));
        }
    }
    found
}
