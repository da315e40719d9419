//! A kit: several products as one deal, of which only the missing ones are added.

use super::deal::{Goods, Part, figures};
use super::decision::Form;
use super::product::{fitting, goes_with, value};
use super::proposal::{Draft, Label, Outcome, Proposal, weigh};
use super::scene::{Item, Scene};
use super::trigger::{Match, in_turn};
use super::withheld::Withheld;
use crate::bundle::record::{Component, Deal, Key, Kit, ProductFacts, VariantFacts};
use crate::bundle::wire::Corrupt;
use crate::cart::Line;
use crate::change::{CartChange, NewLine};
use crate::money::Money;

/// Completes a kit around the trigger line.
pub(super) fn propose(scene: &Scene<'_>, trigger: Match, item: &Item<'_>, kit: &Kit) -> Outcome<Proposal> {
    let mut assembly = Assembly::default();
    let trigger_same = kit.components.iter().find(|one| Some(one.product) == item.product);
    for component in &kit.components {
        let facts = scene.bundle.product(component.product)?;
        // What must match the trigger must match it whichever component triggers.
        let mut same = component.same.clone();
        if let Some(of_trigger) = trigger_same.filter(|one| one.product != component.product) {
            let has = |name: &Key| {
                facts.variants.iter().any(|variant| value(&facts, Some(variant), *name).is_some())
            };
            same.extend(of_trigger.same.iter().filter(|name| has(name)));
        }
        assembly.component(scene, trigger, component, &facts, &same)?;
    }
    let Assembly { mut goods, lines, brings, products, needs, uses } = assembly;
    goods.sets = 1;
    let code_absent = kit.deal.code.as_ref().is_some_and(|code| !scene.cart.has_code(code));
    if lines.is_empty() && !code_absent {
        // Everything is in the cart, and the deal applies without us: nothing is left to offer.
        return Err(Withheld::NoRealSaving.into());
    }
    let figures = figures(scene, &kit.deal, &goods)?;
    let change = CartChange { add: lines, codes: codes_with(scene, &kit.deal), ..CartChange::default() };
    let draft = Draft { label: Label::Only, figures, change, brings };
    Ok(Proposal { form: Form::Kit, trigger, choices: vec![draft], selected: 0, products, needs, uses })
}

/// The complete set of codes to be in force, where a deal needs one that is absent: the shopper's own and ours.
pub(super) fn codes_with(scene: &Scene<'_>, deal: &Deal) -> Option<Vec<String>> {
    let code = deal.code.as_ref().filter(|code| !scene.cart.has_code(code))?;
    let mut codes = scene.cart.codes.clone();
    codes.push(code.clone());
    Some(codes)
}

/// What comes together for a kit.
#[derive(Debug, Default)]
struct Assembly {
    goods: Goods,
    lines: Vec<NewLine>,
    brings: Vec<(u32, u32, u32)>,
    products: Vec<Key>,
    needs: Vec<Key>,
    uses: Vec<(Key, u32)>,
}

impl Assembly {
    /// Takes what a component needs from the cart, and adds what is missing.
    fn component(
        &mut self,
        scene: &Scene<'_>,
        trigger: Match,
        component: &Component,
        facts: &ProductFacts,
        same: &[Key],
    ) -> Outcome<()> {
        let item = scene.items.get(trigger.item).ok_or(Corrupt)?;
        let mut missing = component.quantity;
        let mut used_variant = None;
        let mut joins = None;
        let mut charged_single = None;
        for (line, ordinal) in in_cart(scene, trigger, component, facts, same) {
            let variant = facts.variants.get(ordinal as usize).ok_or(Corrupt)?;
            // All units of a component are of one variant: the one found first.
            if missing == 0 || used_variant.is_some_and(|used| used != ordinal) {
                continue;
            }
            let free = line.quantity.saturating_sub(super::eligibility::units_in_use(scene, &line.variant));
            let used = free.min(missing);
            if used == 0 {
                continue;
            }
            missing -= used;
            used_variant = Some(ordinal);
            charged_single = charged_single.or(Some(line.unit_price));
            if line.properties.is_empty() && line.parent.is_none() {
                joins = joins.or(Some(self.goods.parts.len()));
            }
            let Some(charged) = line.total.share(used, line.quantity) else {
                return Err(Withheld::NoPrice.into());
            };
            let list = weigh(scene.price(variant))?.unwrap_or_default();
            if !self.take(Part { unit: line.unit_price.max(list), quantity: used }, charged, variant.id) {
                return Err(Withheld::NoPrice.into());
            }
        }
        if missing == 0 {
            return Ok(());
        }
        if used_variant.is_none() && scene.has_product(facts.id) {
            return Err(Withheld::AlreadyInCart.into());
        }
        let one = used_variant.map(|ordinal| vec![ordinal]);
        let is_trigger = item.line.is_none() && item.product == Some(component.product);
        let variants = match (one, item.ordinal.filter(|_| is_trigger)) {
            (Some(one), _) => one,
            // The variant looked at on the product page is the one that the kit takes.
            (None, Some(viewed)) => vec![viewed],
            (None, None) => component.variants.clone(),
        };
        let same = if used_variant.is_some() || is_trigger { &[] } else { same };
        let fits = fitting(scene, item, facts, &variants, same, missing)?;
        let Some((ordinal, quantity, price)) = fits.first().copied() else {
            return Err(Withheld::Unavailable.into());
        };
        if quantity != missing {
            // A quantity rule would put more into the cart than the kit needs.
            return Err(Withheld::Unavailable.into());
        }
        let variant = facts.variants.get(ordinal as usize).ok_or(Corrupt)?;
        // The cart is the source of truth for a variant that is in it.
        let single = charged_single.unwrap_or(price);
        if !self.add(scene, component.product, facts, variant, (ordinal, missing, single))? {
            return Err(Withheld::NoPrice.into());
        }
        // What joins a plain line is one line with it, also to a platform that rounds by the line.
        match joins.and_then(|at| self.goods.parts.get_mut(at)) {
            Some(part) => part.quantity = part.quantity.saturating_add(missing),
            None => self.goods.parts.push(Part { unit: single.max(price), quantity: missing }),
        }
        Ok(())
    }

    /// Units that are in the cart. `false` where the sum leaves the range of amounts.
    fn take(&mut self, part: Part, charged: Money, variant: Key) -> bool {
        let Some(sum) = self.goods.charged_now.plus(charged) else { return false };
        self.goods.charged_now = sum;
        self.goods.have = self.goods.have.saturating_add(part.quantity);
        self.goods.parts.push(part);
        self.uses.push((variant, part.quantity));
        true
    }

    /// Units that are added. `false` where the sum leaves the range of amounts.
    fn add(
        &mut self,
        scene: &Scene<'_>,
        product: u32,
        facts: &ProductFacts,
        variant: &VariantFacts,
        (ordinal, quantity, price): (u32, u32, Money),
    ) -> Result<bool, Corrupt> {
        let Some(sum) = price.times(quantity).and_then(|cost| self.goods.added_singles.plus(cost)) else {
            return Ok(false);
        };
        self.goods.added_singles = sum;
        self.goods.add = self.goods.add.saturating_add(quantity);
        self.uses.push((variant.id, quantity));
        self.lines.push(NewLine {
            product: scene.bundle.text(facts.id)?.into(),
            variant: scene.bundle.text(variant.id)?.into(),
            quantity,
            ..NewLine::default()
        });
        self.brings.push((product, ordinal, quantity));
        self.products.push(facts.id);
        self.needs.extend_from_slice(&facts.needs);
        Ok(true)
    }
}

/// The lines that can serve as this component, the trigger line first, then the last added.
fn in_cart<'s>(
    scene: &'s Scene<'_>,
    trigger: Match,
    component: &Component,
    facts: &ProductFacts,
    same: &[Key],
) -> Vec<(&'s Line, u32)> {
    let serves = |at: &usize| {
        let Some(item) = scene.items.get(*at) else { return false };
        let (Some(line), Some(ordinal)) = (item.counted(), item.ordinal) else { return false };
        let allowed = item.product == Some(component.product)
            && line.plan.is_none()
            && (component.variants.is_empty() || component.variants.contains(&ordinal));
        let matches = || {
            let trigger = scene.items.get(trigger.item);
            let variant = facts.variants.get(ordinal as usize);
            trigger.zip(variant).is_some_and(|(trigger, variant)| {
                same.iter().all(|name| goes_with(trigger, facts, variant, *name))
            })
        };
        allowed && (*at == trigger.item || matches())
    };
    let lines = in_turn(scene, trigger.item, (0..scene.items.len()).filter(serves));
    lines
        .iter()
        .filter_map(|at| scene.items.get(*at))
        .filter_map(|item| item.line.zip(item.ordinal))
        .collect()
}
