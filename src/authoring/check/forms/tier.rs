//! Tiers: real steps, each of which gives more and costs more.

use crate::check::{Check, help};
use crate::codes;
use crate::exact;
use crate::place::Place;
use crate::source::{Amounts, Text, Tier, TierScope, TierStep};
use cart_associate_core::money::Money;
use std::collections::BTreeSet;

/// What taking a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target<'a> {
    AsItIs,
    Variant(&'a str),
    Service(&'a str),
    Plan(&'a str),
    /// More than one of them, which is reported.
    Several,
}

impl<'a> Target<'a> {
    fn of(step: &'a TierStep) -> Target<'a> {
        match (&step.variant, &step.service, &step.plan) {
            (None, None, None) => Target::AsItIs,
            (Some(variant), None, None) => Target::Variant(variant),
            (None, Some(service), None) => Target::Service(service),
            (None, None, Some(plan)) => Target::Plan(plan),
            _ => Target::Several,
        }
    }
}

pub(super) fn check<'a>(check: &mut Check<'a>, tier: &'a Tier, at: &Place<'_>) {
    let list = at.name("steps");
    if !(2..=4).contains(&tier.steps.len()) {
        let message = format!("this tier has {} steps, and not two to four", tier.steps.len());
        check.report(
            codes::TIER_STEPS,
            &list,
            message,
            help("offer the choices that are real, and no others"),
        );
    }
    let mut recommended = false;
    for (index, step) in tier.steps.iter().enumerate() {
        let at = list.index(index);
        if step.recommended && std::mem::replace(&mut recommended, true) {
            check.report(
                codes::TIER_STEPS,
                &at.name("recommended"),
                "two steps are recommended",
                help("choose one"),
            );
        }
        check_step(check, tier, step, index, &at);
    }
    consistent_targets(check, tier, &list);
    for (index, step) in tier.steps.iter().enumerate() {
        for (other, earlier) in tier.steps.iter().enumerate().take(index) {
            differ(check, earlier, step, other + 1, &list.index(index));
        }
    }
    for (index, pair) in tier.steps.windows(2).enumerate() {
        if let [below, above] = pair {
            rises(check, below, above, &list.index(index + 1));
        }
    }
}

fn check_step<'a>(check: &mut Check<'a>, tier: &Tier, step: &'a TierStep, index: usize, at: &Place<'_>) {
    check.offer_text(&step.title, &at.name("title"));
    let adds = at.name("adds");
    let target = Target::of(step);
    if step.adds.as_slice().is_empty() && target != Target::AsItIs {
        check.report(
            codes::EMPTY_LIST,
            &adds,
            "this step adds nothing",
            help("say what the shopper gets more"),
        );
    }
    for (index, text) in step.adds.as_slice().iter().enumerate() {
        check.offer_text(text, &adds.index(index));
    }
    match target {
        Target::AsItIs if index > 0 => {
            let help = help("give it a \"variant\", a \"service\" or a \"plan\", or put it first");
            check.report(codes::TIER_STEPS, at, "a step that changes nothing can only be the first", help);
        }
        Target::AsItIs => {}
        Target::Several => {
            let help = help("keep one of \"variant\", \"service\" and \"plan\"");
            check.report(codes::TIER_STEPS, at, "this step does several things at once", help);
        }
        Target::Variant(id) => {
            check.variant_ref(id, &at.name("variant"));
        }
        Target::Service(id) => {
            check.variant_ref(id, &at.name("service"));
        }
        Target::Plan(plan) => check.plan_ref(plan, &at.name("plan")),
    }
    if tier.scope == TierScope::Order && matches!(target, Target::Variant(_) | Target::Plan(_)) {
        let help = help("a tier for the order adds a \"service\"; leave out \"for\" to change the line");
        check.report(codes::TIER_STEPS, at, "a tier for the whole order cannot change a line", help);
    }
}

/// Steps that replace one another must do the same kind of thing.
fn consistent_targets(check: &mut Check<'_>, tier: &Tier, list: &Place<'_>) {
    let targets: Vec<Target<'_>> = tier.steps.iter().map(Target::of).collect();
    let plans = targets.iter().filter(|target| matches!(target, Target::Plan(_))).count();
    let others =
        targets.iter().filter(|target| matches!(target, Target::Variant(_) | Target::Service(_))).count();
    if plans > 0 && others > 0 {
        let help = help("make one tier of the plans and another of the rest");
        check.report(codes::TIER_STEPS, list, "plans do not go together with other steps in one tier", help);
    }
    let mut products = BTreeSet::new();
    for target in &targets {
        if let Target::Variant(id) = target
            && let Some((product, _)) = check.index.variants.get(id)
        {
            products.insert(product.id.as_str());
        }
    }
    if products.len() > 1 {
        let help =
            help("a step makes the line another variant of its product; for another product use \"service\"");
        check.report(
            codes::TIER_STEPS,
            list,
            "the variants of these steps belong to different products",
            help,
        );
    }
}

fn differ(check: &mut Check<'_>, earlier: &TierStep, step: &TierStep, number: usize, at: &Place<'_>) {
    if Target::of(earlier) == Target::of(step) && Target::of(step) != Target::Several {
        let message = format!("this step does the same as step {number}");
        check.report(codes::FAKE_TIER, at, message, help("remove one of the two"));
    } else if !step.adds.as_slice().is_empty() && said(earlier) == said(step) {
        let message = format!("this step adds the same as step {number}");
        let help = help("each step must change what the shopper gets; remove one of the two");
        check.report(codes::FAKE_TIER, &at.name("adds"), message, help);
    }
}

/// What a step adds, in whatever words differ by more than case and spaces.
fn said(step: &TierStep) -> BTreeSet<String> {
    let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let of_text = |text: &Text| match text {
        Text::Plain(words) => vec![plain(words)],
        Text::Localised(all) => all.values().map(|words| plain(words)).collect(),
    };
    step.adds.as_slice().iter().flat_map(of_text).collect()
}

/// A step costs more than the one below it, in every currency in which both have a price. The engine asks it again with
/// the prices of a cart; here it is asked of a file that may have other errors, and so cannot be compiled.
fn rises(check: &mut Check<'_>, below: &TierStep, above: &TierStep, at: &Place<'_>) {
    let not_rising = match (Target::of(below), Target::of(above)) {
        (one, other) if one == other => None, // reported as the same step
        (Target::Variant(one), Target::Variant(other)) | (Target::Service(one), Target::Service(other)) => {
            let (one, other) = (check.index.readable_variant(one), check.index.readable_variant(other));
            one.zip(other).and_then(|((_, one), (_, other))| {
                not_rising(&one.prices, &other.prices).or_else(|| {
                    one.market_prices
                        .iter()
                        .find_map(|(market, own)| not_rising(own, other.market_prices.get(market)?))
                })
            })
        }
        (Target::AsItIs, Target::Service(service)) => {
            check.index.readable_variant(service).and_then(|(_, variant)| free(&variant.prices))
        }
        (Target::AsItIs, Target::Variant(id)) => {
            let found = check.index.readable_variant(id);
            found.and_then(|(product, variant)| {
                let others = product.variants.iter().filter(|other| other.id != variant.id);
                // What the shopper has is another variant; one of them at least must cost less.
                let mut not_rising = others.map(|other| not_rising(&other.prices, &variant.prices));
                let first = not_rising.next()?;
                not_rising.fold(first, |all, one| all.and(one))
            })
        }
        (Target::Plan(one), Target::Plan(other)) => plans_not_rising(check, one, other),
        _ => None,
    };
    if let Some((currency, one, other)) = not_rising {
        let message = format!("this step costs {other} {currency}, no more than the {one} below it");
        let help = help("put the steps in the order of their price; a step that costs no more is no choice");
        check.report(codes::FAKE_TIER, at, message, help);
    }
}

type NotRising = Option<(String, String, String)>;

fn plans_not_rising(check: &Check<'_>, one: &str, other: &str) -> NotRising {
    check.index.variants.values().find_map(|(_, variant)| {
        check.index.readable_variant(&variant.id)?;
        let plan = |id: &str| variant.plans.iter().find(|plan| plan.id == id);
        not_rising(&plan(one)?.prices, &plan(other)?.prices)
    })
}

/// A currency in which the second price is not above the first.
fn not_rising(below: &Amounts, above: &Amounts) -> NotRising {
    below.iter().find_map(|(currency, one)| {
        let other = above.get(currency)?;
        let not_rising = exact::amount(other, currency).ok()? <= exact::amount(one, currency).ok()?;
        not_rising.then(|| (currency.clone(), one.clone(), other.clone()))
    })
}

/// A currency in which a price is zero.
fn free(prices: &Amounts) -> NotRising {
    prices.iter().find_map(|(currency, price)| {
        let free = exact::amount(price, currency).ok()? == Money::ZERO;
        free.then(|| (currency.clone(), price.clone(), price.clone()))
    })
}
