//! Tiers: two to four real steps, each of which changes what the shopper gets.
//!
//! Only steps above what the shopper has are offered, beside "as it is". None are, where the shopper has the
//! recommended step or a better one, or where a step is fake: it adds what another adds, or costs no more.

use super::decision::{Figures, Form};
use super::guidance::{changed_line, replacement};
use super::proposal::{Draft, Label, Outcome, Proposal, weigh};
use super::scene::{Item, Scene};
use super::trigger::Match;
use super::withheld::Withheld;
use crate::bundle::record::{Key, OfferDisplay, Step, Target, Tier, VariantAt};
use crate::bundle::wire::Corrupt;
use crate::cart::Line;
use crate::change::{CartChange, NewLine};
use crate::money::Money;

/// The steps above what the shopper has.
pub(super) fn propose(
    scene: &Scene<'_>,
    trigger: Match,
    item: &Item<'_>,
    tier: &Tier,
    display: &OfferDisplay,
) -> Outcome<Proposal> {
    let Some(line) = item.line else { return Err(Withheld::NotCompatible.into()) };
    if repeats_itself(tier, display) {
        return Err(Withheld::FakeTier.into());
    }
    let present = match present(scene, item, line, tier)? {
        Some(present) => present,
        None => return Err(Withheld::NotCompatible.into()),
    };
    let recommended = tier.steps.iter().position(|step| step.recommended);
    if recommended.is_some_and(|recommended| present.step >= recommended)
        || present.step + 1 >= tier.steps.len()
    {
        return Err(Withheld::AlreadyInCart.into());
    }

    let as_it_is = Draft {
        label: Label::Step(present.step),
        figures: Figures { price: line.total, have: line.quantity, ..Figures::default() },
        change: CartChange::default(),
        brings: Vec::new(),
    };
    let mut choices = vec![as_it_is];
    let mut selected = 0;
    let mut products: Vec<Key> = Vec::new();
    let mut why = Withheld::Unavailable;
    for (index, step) in tier.steps.iter().enumerate().skip(present.step + 1) {
        match weigh(draft(scene, line, tier, step, &present))? {
            Ok((figures, change, brought)) => {
                if choices.last().is_some_and(|below| figures.difference <= below.figures.difference) {
                    return Err(Withheld::FakeTier.into());
                }
                if step.recommended {
                    selected = choices.len();
                }
                let mut brings = Vec::new();
                if let Some((at, quantity)) = brought {
                    let facts = scene.bundle.product(at.product)?;
                    if !products.contains(&facts.id) {
                        products.push(facts.id);
                    }
                    brings.push((at.product, at.variant, quantity));
                }
                choices.push(Draft { label: Label::Step(index), figures, change, brings });
            }
            Err(withheld) => why = withheld,
        }
    }
    if choices.len() < 2 {
        return Err(why.into());
    }
    Ok(Proposal {
        form: Form::Tier,
        trigger,
        choices,
        selected,
        products,
        needs: Vec::new(),
        uses: Vec::new(),
    })
}

/// Whether two steps do or add the same.
fn repeats_itself(tier: &Tier, display: &OfferDisplay) -> bool {
    let twice = |same: &dyn Fn(usize, usize) -> bool| {
        (0..tier.steps.len()).any(|one| (0..one).any(|other| same(one, other)))
    };
    let target = |at: usize| tier.steps.get(at).map(|step| &step.target);
    let adds = |at: usize| display.steps.get(at).map(|step| &step.adds);
    twice(&|one, other| target(one) == target(other)) || twice(&|one, other| adds(one) == adds(other))
}

/// What the shopper has.
struct Present<'s> {
    /// The highest step that they have.
    step: usize,
    /// The service line that is that step.
    service: Option<&'s Line>,
}

fn present<'s>(
    scene: &'s Scene<'_>,
    item: &Item<'_>,
    line: &Line,
    tier: &Tier,
) -> Result<Option<Present<'s>>, Corrupt> {
    let mut found = None;
    for (index, step) in tier.steps.iter().enumerate() {
        let (has, service) = match &step.target {
            Target::AsItIs => (true, None),
            Target::Variant(at) => {
                (item.product == Some(at.product) && item.ordinal == Some(at.variant), None)
            }
            Target::Plan(plan) => (line.plan.as_ref() == Some(plan), None),
            Target::Service(at) => {
                let service = service_line(scene, line, tier, *at);
                (service.is_some(), service)
            }
        };
        if has {
            found = Some(Present { step: index, service });
        }
    }
    Ok(found)
}

/// The line of a service in the cart: for the order any, for a line the one that is nested under it or stands
/// by itself.
fn service_line<'s>(scene: &'s Scene<'_>, line: &Line, tier: &Tier, at: VariantAt) -> Option<&'s Line> {
    let lines = scene
        .items
        .iter()
        .filter(|item| item.product == Some(at.product) && item.ordinal == Some(at.variant));
    lines
        .filter_map(|item| item.line)
        .find(|service| tier.for_order || service.parent.as_ref().is_none_or(|parent| *parent == line.key))
}

/// What a step costs and does: its figures, its change, and what it brings.
type Drafted = (Figures, CartChange, Option<(VariantAt, u32)>);

fn draft(
    scene: &Scene<'_>,
    line: &Line,
    tier: &Tier,
    step: &Step,
    present: &Present<'_>,
) -> Outcome<Drafted> {
    match &step.target {
        Target::AsItIs => Err(Withheld::FakeTier.into()),
        Target::Variant(at) => {
            let facts = scene.bundle.product(at.product)?;
            let variant = facts.variants.get(at.variant as usize).ok_or(Corrupt)?;
            let (figures, change) = replacement(scene, line, facts.id, variant)?;
            Ok((figures, change, Some((*at, line.quantity))))
        }
        Target::Service(at) => service(scene, line, tier, *at, present),
        Target::Plan(plan) => on_plan(scene, line, plan),
    }
}

fn service(
    scene: &Scene<'_>,
    line: &Line,
    tier: &Tier,
    at: VariantAt,
    present: &Present<'_>,
) -> Outcome<Drafted> {
    let facts = scene.bundle.product(at.product)?;
    let variant = facts.variants.get(at.variant as usize).ok_or(Corrupt)?;
    let quantity = if tier.for_order { 1 } else { line.quantity };
    if !scene.is_available(variant, quantity, quantity)? {
        return Err(Withheld::Unavailable.into());
    }
    if present.service.is_some_and(|service| scene.has_children(service)) {
        return Err(Withheld::NotCompatible.into());
    }
    let now = present.service.map_or(Money::ZERO, |service| service.total);
    let price = scene.price(variant)?.times(quantity).ok_or(Withheld::NoPrice)?;
    let difference = price.minus(now).ok_or(Withheld::NoPrice)?;
    let figures = Figures { price, difference, add: quantity, ..Figures::default() };
    let with = NewLine {
        product: scene.bundle.text(facts.id)?.into(),
        variant: scene.bundle.text(variant.id)?.into(),
        quantity,
        parent: (!tier.for_order).then(|| line.key.clone()),
        ..NewLine::default()
    };
    let change = match present.service {
        Some(service) => CartChange::replacing(service, with),
        None => CartChange::adding(with),
    };
    Ok((figures, change, Some((at, quantity))))
}

/// The line on a subscription plan of its variant.
fn on_plan(scene: &Scene<'_>, line: &Line, plan: &str) -> Outcome<Drafted> {
    if scene.has_children(line) {
        return Err(Withheld::NotCompatible.into());
    }
    let item = scene.items.iter().find(|item| item.line.is_some_and(|one| one.key == line.key));
    let variant = item.and_then(Item::variant).ok_or(Withheld::NotCompatible)?;
    let (_, prices) = variant.plans.iter().find(|(id, _)| id == plan).ok_or(Withheld::NotCompatible)?;
    let figures = changed_line(line, scene.amount(prices)?)?;
    let with = NewLine { plan: Some(plan.into()), ..NewLine::like(line) };
    Ok((figures, CartChange::replacing(line, with), None))
}
