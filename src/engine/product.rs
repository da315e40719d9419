//! A product to add: `pairs_well`, and `avoids_returns` with an adapter, a mount or a plan.

use super::decision::{Figures, Form};
use super::proposal::{Draft, Label, Outcome, Proposal, weigh};
use super::scene::{Item, Scene};
use super::trigger::Match;
use super::withheld::Withheld;
use crate::bundle::record::{Key, ProductFacts, Suggest, Value, VariantFacts};
use crate::bundle::wire::Corrupt;
use crate::change::{CartChange, NewLine};
use crate::money::Money;

/// The first of the alternatives that fits; where none does, why the first does not.
pub(super) fn propose(
    scene: &Scene<'_>,
    trigger: Match,
    item: &Item<'_>,
    list: &[Suggest],
) -> Outcome<Proposal> {
    let mut first = None;
    for suggest in list {
        match weigh(alternative(scene, trigger, item, suggest))? {
            Ok(proposal) => return Ok(proposal),
            Err(withheld) => first = first.or(Some(withheld)),
        }
    }
    Err(first.unwrap_or(Withheld::Unavailable).into())
}

fn alternative(scene: &Scene<'_>, trigger: Match, item: &Item<'_>, suggest: &Suggest) -> Outcome<Proposal> {
    let facts = scene.bundle.product(suggest.product)?;
    if scene.has_product(facts.id) {
        return Err(Withheld::AlreadyInCart.into());
    }
    if scene.items.iter().any(|item| item.line.is_none() && item.product_key == Some(facts.id)) {
        // The page is about this very product: suggesting it there would say it twice.
        return Err(Withheld::ShownElsewhere.into());
    }
    let wanted = suggest.quantity.unwrap_or_else(|| trigger_units(scene, item)).max(1);
    let fits = fitting(scene, item, &facts, &suggest.variants, &suggest.same, wanted)?;
    let mut choices = Vec::new();
    for (ordinal, quantity, price) in fits {
        let Some(variant) = facts.variants.get(ordinal as usize) else { continue };
        let Some(cost) = price.times(quantity) else { continue };
        let line = NewLine {
            product: scene.bundle.text(facts.id)?.into(),
            variant: scene.bundle.text(variant.id)?.into(),
            quantity,
            parent: item.line.filter(|_| suggest.belongs).map(|line| line.key.clone()),
            ..NewLine::default()
        };
        choices.push(Draft {
            label: if suggest.choose { Label::Variant(suggest.product, ordinal) } else { Label::Only },
            figures: Figures { price: cost, difference: cost, add: quantity, ..Figures::default() },
            change: CartChange::adding(line),
            brings: vec![(suggest.product, ordinal, quantity)],
        });
        if !suggest.choose {
            break;
        }
    }
    if choices.is_empty() {
        return Err(Withheld::NoPrice.into());
    }
    Ok(Proposal {
        form: Form::Product,
        trigger,
        choices,
        selected: 0,
        products: vec![facts.id],
        needs: facts.needs,
        uses: Vec::new(),
    })
}

/// How many units the trigger has: of its variant, bought as the trigger line is.
pub(super) fn trigger_units(scene: &Scene<'_>, item: &Item<'_>) -> u32 {
    let Some(trigger) = item.line else { return 1 };
    let alike = scene
        .items
        .iter()
        .filter_map(Item::counted)
        .filter(|line| line.variant == trigger.variant && line.plan.is_some() == trigger.plan.is_some());
    alike.fold(0, |sum, line| sum.saturating_add(line.quantity))
}

/// The variants that go with the trigger, can be bought and have a price: index, quantity and unit price, in
/// order of preference. Where there is none, why the variant that came furthest does not fit.
pub(super) fn fitting(
    scene: &Scene<'_>,
    trigger: &Item<'_>,
    facts: &ProductFacts,
    variants: &[u32],
    same: &[Key],
    wanted: u32,
) -> Outcome<Vec<(u32, u32, Money)>> {
    let every: Vec<u32> = (0..).take(facts.variants.len()).collect();
    let mut fits = Vec::new();
    let mut why = Withheld::NotCompatible;
    for ordinal in if variants.is_empty() { &every } else { variants } {
        let variant = facts.variants.get(*ordinal as usize).ok_or(Corrupt)?;
        if !same.iter().all(|name| goes_with(trigger, facts, variant, *name)) {
            continue;
        }
        let quantity = Scene::allowed_quantity(variant, wanted);
        if !scene.is_available(variant, quantity, quantity)? {
            if why == Withheld::NotCompatible {
                why = Withheld::Unavailable;
            }
            continue;
        }
        match weigh(scene.price(variant))? {
            Ok(price) => fits.push((*ordinal, quantity, price)),
            Err(withheld) => why = withheld,
        }
    }
    if fits.is_empty() { Err(why.into()) } else { Ok(fits) }
}

/// Whether an option or attribute of a variant equals the trigger's. What the trigger does not say, nothing
/// goes with.
pub(super) fn goes_with(trigger: &Item<'_>, facts: &ProductFacts, variant: &VariantFacts, name: Key) -> bool {
    let ours = value(facts, Some(variant), name);
    let theirs = trigger.facts.as_ref().and_then(|facts| value(facts, trigger.variant(), name));
    ours.is_some() && ours == theirs
}

/// The value of an option of the variant or, failing that, of an attribute of the product.
pub(super) fn value(facts: &ProductFacts, variant: Option<&VariantFacts>, name: Key) -> Option<Value> {
    let option = variant.and_then(|variant| facts.option(variant, name)).map(Value::Word);
    option.or_else(|| facts.attribute(name).cloned())
}
