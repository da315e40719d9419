//! A kit: several products as one deal, of which only the missing ones are added.

use crate::bundle::record::{Component, Kit, ProductFacts, VariantAt};
use crate::cart::Line;
use crate::engine::because::{Because, Unusable};
use crate::engine::deal::{self, DealItems, applies_code, sums};
use crate::engine::evaluator::Evaluator;
use crate::engine::fit::{Fit, Wanted, fitting, goes_with, value};
use crate::engine::item::Item;
use crate::engine::line_order::in_turn;
use crate::engine::observer::Observer;
use crate::engine::proposal::{Draft, Label, Part, Planned, Proposal};
use crate::engine::refusal::Verdict;
use crate::engine::trigger::Match;
use crate::engine::withheld::Withheld;
use crate::key::Key;
use crate::money::Money;
use alloc::vec::Vec;

/// Completes a kit around the trigger line.
pub(super) fn propose<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    item: &Item<'a>,
    kit: &Kit<'a>,
    proposal: &mut Proposal<'a>,
) -> Verdict<(), O> {
    let mut assembly = Assembly {
        evaluator,
        item,
        items: DealItems { sets: 1, ..DealItems::default() },
        lines: Vec::new(),
        proposal,
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
    let Assembly { items, lines, proposal, .. } = assembly;
    let codes = applies_code(evaluator, &kit.deal);
    if lines.is_empty() && !codes {
        // Everything is in the cart, and the deal applies without us: nothing is left to offer.
        let because = || Because::NothingToAdd { code: kit.deal.code };
        return Err(evaluator.refuse_because(Withheld::NoRealSaving, because));
    }
    proposal.code = kit.deal.code;
    proposal.new_item = !lines.is_empty();
    let mut draft = Draft::new(Label::Only, sums(evaluator, &kit.deal, &items)?, lines);
    draft.codes = codes;
    proposal.choices.push(draft);
    Ok(())
}

/// What comes together for a kit.
struct Assembly<'a, 's, O> {
    evaluator: &'s Evaluator<'a, O>,
    /// The trigger.
    item: &'s Item<'a>,
    items: DealItems,
    lines: Vec<Planned<'a>>,
    proposal: &'s mut Proposal<'a>,
}

impl<O: Observer> Assembly<'_, '_, O> {
    /// Takes what a component needs from the cart, and adds what is missing.
    fn component(
        &mut self,
        component: &Component<'_>,
        facts: &ProductFacts<'_>,
        same: &[Key],
    ) -> Verdict<(), O> {
        let (evaluator, item) = (self.evaluator, self.item);
        let no_price = || evaluator.refuse(Withheld::NoPrice);
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
            let free = line.quantity.saturating_sub(evaluator.units_in_use(&line.variant));
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
            let list = evaluator.price(&variant).unwrap_or(Money::ZERO);
            self.items.take(line, used, 0, list).ok_or_else(no_price)?;
            self.proposal.uses.push((variant.id, used));
        }
        self.items.split |= lines.iter().filter(|(_, ordinal)| Some(*ordinal) == used_variant).count() > 1;
        let quantity = component.quantity;
        let mut part =
            Part { product: component.product, added: None, quantity, adds: 0, price: Money::ZERO };
        if missing == 0 {
            self.proposal.contents.push(part);
            return Ok(());
        }
        if used_variant.is_none()
            && let Some(there) = evaluator.line_of(facts.id)
        {
            return Err(evaluator.refuse_because(Withheld::AlreadyInCart, || Because::KitCannotUse {
                item: there.seen(),
                unusable: match usable(there, component) {
                    Err(unusable) => unusable,
                    Ok(_) if lines.is_empty() => Unusable::Variant,
                    Ok(_) => Unusable::InADeal,
                },
            }));
        }
        // The variant looked at on the product page is the one that the kit takes.
        let is_trigger = item.line.is_none() && item.product == Some(component.product);
        let viewed = item.ordinal.filter(|_| is_trigger);
        let mut variants = Vec::new();
        match used_variant.or(viewed) {
            Some(fixed) => variants.push(fixed),
            None => {
                for variant in component.variants {
                    variants.push(variant);
                }
            }
        }
        let same = if used_variant.is_some() || is_trigger { &[] } else { same };
        let wanted =
            Wanted { product: component.product, variants, same, joined: Some(joined), units: missing };
        let fits = fitting(evaluator, item, facts, wanted)?;
        // Which value of an open option the shopper wants is not known, unless one alone fits.
        let is_open = |fit: &&Fit| fit.choice_of.is_none() || fits.len() == 1;
        let Some(fit) = fits.iter().find(is_open) else {
            let because = || Because::LeftOpen { product: component.product };
            return Err(evaluator.refuse_because(Withheld::NotCompatible, because));
        };
        let (quantity, price) = (fit.quantity, fit.price);
        let at = VariantAt { product: component.product, variant: fit.variant };
        if quantity != missing {
            // A quantity rule would put more into the cart than the kit needs.
            let because = || Because::MoreThanTheKit { at, quantity, wanted: missing };
            return Err(evaluator.refuse_because(Withheld::Unavailable, because));
        }
        let variant = evaluator.variant(facts, fit.variant)?;
        // The cart is the source of truth for a variant that is in it.
        let single = charged_single.unwrap_or(price);
        part.adds = quantity;
        part.price = single.times(quantity).ok_or_else(no_price)?;
        self.items.added_singles = self.items.added_singles.plus(part.price).ok_or_else(no_price)?;
        self.items.add = self.items.add.saturating_add(quantity);
        // What joins a plain line is one line with it, also to a platform that rounds by the line.
        match joins.and_then(|at| self.items.parts.get_mut(at)) {
            Some(part) => part.quantity = part.quantity.saturating_add(quantity),
            None => self.items.parts.push(deal::Part { unit: single.max(price), quantity }),
        }
        part.added = Some(fit.variant);
        self.proposal.contents.push(part);
        self.lines.push(Planned { at: Some(at), quantity, ..Planned::default() });
        self.proposal.uses.push((variant.id, quantity));
        self.proposal.products.push(facts.id);
        facts.needs.append_to(&mut self.proposal.needs);
        Ok(())
    }
}

/// The lines that can serve as this component, the trigger line first, then the last added.
fn in_cart<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    trigger: Match,
    component: &Component<'_>,
    facts: &ProductFacts<'_>,
    same: &[Key],
) -> Vec<(&'a Line, u32)> {
    let serves = |at: usize| {
        let Some(item) = evaluator.items.get(at) else { return false };
        let Ok(ordinal) = usable(item, component) else { return false };
        let matches = || {
            let trigger = evaluator.items.get(trigger.item);
            let variant = facts.variants.get(ordinal as usize);
            trigger
                .zip(variant)
                .is_some_and(|(trigger, variant)| goes_with(evaluator, trigger, facts, &variant, same))
        };
        at == trigger.item || matches()
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

/// The variant of a line that can serve as this component by itself, or why it cannot.
fn usable(item: &Item<'_>, component: &Component<'_>) -> Result<u32, Unusable> {
    if item.line.is_some_and(Line::is_untouchable) {
        return Err(Unusable::Fixed);
    }
    let Some(line) = item.counted() else { return Err(Unusable::Free) };
    let Some(ordinal) = item.ordinal.filter(|_| item.product == Some(component.product)) else {
        return Err(Unusable::Variant);
    };
    if line.plan.is_some() {
        return Err(Unusable::Subscription);
    }
    let allowed = component.variants.is_empty() || component.variants.iter().any(|one| one == ordinal);
    if allowed { Ok(ordinal) } else { Err(Unusable::Variant) }
}
