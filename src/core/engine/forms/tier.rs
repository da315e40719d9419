//! Tiers: two to four real steps, each of which changes what the shopper gets.
//!
//! Only steps above what the shopper has are offered, beside "as it is". None are, where the shopper has the
//! recommended step or a better one, or where a step is fake: it adds what another adds, or costs no more. A
//! subscription may cost less than what is bought once: what the shopper gets is another thing.

use crate::bundle::record::{OfferDisplay, Step, Target, Tier, VariantAt};
use crate::cart::Line;
use crate::engine::because::Because;
use crate::engine::evaluator::Evaluator;
use crate::engine::item::Item;
use crate::engine::line_order::in_turn;
use crate::engine::observer::Observer;
use crate::engine::proposal::{Draft, Label, Planned, Proposal, Sums};
use crate::engine::refusal::Verdict;
use crate::engine::replacement::{changed_line, price_on_plan, replacement};
use crate::engine::withheld::Withheld;
use crate::money::Money;
use alloc::vec;
use alloc::vec::Vec;

/// The steps above what the shopper has.
pub(super) fn propose<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    item: &Item<'a>,
    tier: &Tier<'a>,
    offer: u32,
    proposal: &mut Proposal<'a>,
) -> Verdict<(), O> {
    let Some(line) = item.line else {
        return Err(evaluator.refuse_because(Withheld::NotCompatible, || Because::OnlyViewed));
    };
    if repeats_itself(tier, &evaluator.records.offer_display(offer)) {
        return Err(evaluator.refuse(Withheld::FakeTier));
    }
    let Some(present) = present(evaluator, item, line, tier) else {
        return Err(evaluator.refuse_because(Withheld::NotCompatible, || Because::NoStep));
    };
    let recommended = tier.steps.iter().position(|step| step.recommended);
    if recommended.is_some_and(|recommended| present.step >= recommended)
        || tier.steps.get(present.step + 1).is_none()
    {
        let because = || Because::HasStep { recommended: recommended.is_some() };
        return Err(evaluator.refuse_because(Withheld::AlreadyInCart, because));
    }

    let as_it_is = Sums { price: line.total, have: line.quantity, ..Sums::default() };
    proposal.choices.push(Draft::new(Label::Step(present.step), as_it_is, Vec::new()));
    let mut below = as_it_is.difference;
    let mut last_step = present.step;
    let mut last = None;
    for (index, step) in tier.steps.iter().enumerate().skip(present.step + 1) {
        match taken(evaluator, item, line, tier, &step, &present) {
            Ok((sums, planned)) => {
                let subscribes = matches!(step.target, Target::Plan(_)) && line.plan.is_none();
                if sums.difference <= below && !(subscribes && last_step == present.step) {
                    return Err(evaluator.refuse(Withheld::FakeTier));
                }
                below = sums.difference;
                last_step = index;
                if step.recommended {
                    proposal.selected = proposal.choices.len();
                }
                if let Some(at) = planned.at {
                    let product = evaluator.records.product(at.product).id;
                    if !proposal.products.contains(&product) {
                        proposal.products.push(product);
                    }
                }
                proposal.belongs |= planned.under.is_some();
                proposal.choices.push(Draft::new(Label::Step(index), sums, vec![planned]));
            }
            Err(refusal) => last = Some(refusal),
        }
    }
    if proposal.choices.len() < 2 {
        return Err(last.unwrap_or_else(|| evaluator.refuse(Withheld::Unavailable)));
    }
    Ok(())
}

/// Whether two steps do or add the same.
fn repeats_itself(tier: &Tier<'_>, display: &OfferDisplay<'_>) -> bool {
    let steps = || tier.steps.iter().zip(display.steps);
    steps().enumerate().any(|(at, (one, shown))| {
        steps().take(at).any(|(other, earlier)| one.target == other.target || shown.adds == earlier.adds)
    })
}

/// What the shopper has.
struct Present<'a> {
    /// The highest step that they have.
    step: usize,
    /// The service line that is that step.
    service: Option<&'a Line>,
}

fn present<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    item: &Item<'_>,
    line: &Line,
    tier: &Tier<'_>,
) -> Option<Present<'a>> {
    let mut found = None;
    for (index, step) in tier.steps.iter().enumerate() {
        let mut service = None;
        let has = match &step.target {
            Target::AsItIs => true,
            Target::Variant(at) => item.product == Some(at.product) && item.ordinal == Some(at.variant),
            Target::Plan(plan) => line.plan.as_deref() == Some(*plan),
            Target::Service(at) => {
                service = service_line(evaluator, line, tier, *at);
                service.is_some()
            }
        };
        if has {
            found = Some(Present { step: index, service });
        }
    }
    found
}

/// The line of a service in the cart: for the order any, for a line the one that is nested under it or stands
/// by itself. Of several the last added.
fn service_line<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    line: &Line,
    tier: &Tier<'_>,
    at: VariantAt,
) -> Option<&'a Line> {
    let serves = |index: usize| {
        let Some(item) = evaluator.items.get(index) else { return false };
        let of_line = |service: &Line| service.parent.as_ref().is_none_or(|parent| *parent == line.key);
        item.product == Some(at.product)
            && item.ordinal == Some(at.variant)
            && item.line.is_some_and(|service| tier.for_order || of_line(service))
    };
    let first = in_turn(evaluator, usize::MAX, &serves).first().copied()?;
    evaluator.items.get(first)?.line
}

/// What taking a step costs and does.
fn taken<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    item: &Item<'_>,
    line: &'a Line,
    tier: &Tier<'_>,
    step: &Step<'a>,
    present: &Present<'a>,
) -> Verdict<(Sums, Planned<'a>), O> {
    match &step.target {
        Target::AsItIs => Err(evaluator.refuse(Withheld::FakeTier)),
        Target::Variant(at) => {
            let facts = evaluator.records.product(at.product);
            let sums = replacement(evaluator, line, &evaluator.variant(&facts, at.variant)?)?;
            Ok((sums, Planned::changed(line, Some(*at))))
        }
        Target::Service(at) => service(evaluator, line, tier, *at, present),
        Target::Plan(plan) => {
            let Some(variant) = &item.variant else { return Err(evaluator.refuse(Withheld::NotCompatible)) };
            let sums = changed_line(evaluator, line, price_on_plan(evaluator, variant, plan)?)?;
            Ok((sums, Planned { plan: Some(plan), ..Planned::changed(line, None) }))
        }
    }
}

fn service<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    line: &'a Line,
    tier: &Tier<'_>,
    at: VariantAt,
    present: &Present<'a>,
) -> Verdict<(Sums, Planned<'a>), O> {
    let facts = evaluator.records.product(at.product);
    let variant = evaluator.variant(&facts, at.variant)?;
    let fresh = if tier.for_order { 1 } else { line.quantity };
    // A service line that becomes another keeps its quantity, as every replaced line does.
    let quantity = present.service.map_or(fresh, |service| service.quantity);
    evaluator.can_be_had(&variant, quantity, quantity)?;
    let may_not_go = |service: &Line| {
        service.is_untouchable() || service.plan.is_some() || evaluator.has_children(service)
    };
    if present.service.is_some_and(may_not_go) {
        return Err(evaluator.refuse(Withheld::NotCompatible));
    }
    let now = present.service.map_or(Money::ZERO, |service| service.total);
    let unit = evaluator.price(&variant)?;
    let figures = unit.times(quantity).and_then(|price| Some((price, price.minus(now)?)));
    let (price, difference) = figures.ok_or_else(|| evaluator.refuse(Withheld::NoPrice))?;
    let sums = Sums { price, difference, add: quantity, ..Sums::default() };
    let under = (!tier.for_order).then_some(line);
    Ok((
        sums,
        Planned {
            at: Some(at),
            quantity,
            replaces: present.service,
            like: present.service,
            under,
            ..Planned::default()
        },
    ))
}
