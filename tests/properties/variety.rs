//! Whether the generated worlds meet everything that the properties speak of.

use super::harness::{Plan, Violations, over_worlds};
use super::visit;
use super::world::World;
use cart_associate::engine::{Reasoned, decide_with_reasons};
use cart_associate::vocabulary::Form;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The fewest times, in 2,000 worlds, that each form is suggested.
const SUGGESTED: usize = 30;

/// Why offers are withheld; a fake tier does not get past the check, and has a scenario of its own.
const REASONS: [&str; 23] = [
    "not_triggered",
    "switched_off",
    "bundle_expired",
    "wrong_placement",
    "wrong_schedule",
    "wrong_audience",
    "wrong_market",
    "wrong_currency",
    "tax_differs",
    "own_prices",
    "need_already_met",
    "already_in_cart",
    "accepted",
    "dismissed",
    "shown_elsewhere",
    "capped",
    "withdrawn",
    "not_compatible",
    "unavailable",
    "no_price",
    "no_real_saving",
    "out_of_proportion",
    "outranked",
];

/// What a card becomes in a visit, as the steps tell it.
const STATES: [&str; 6] = [
    "is accepted",
    "is failed, unchanged",
    "is failed, stuck",
    "is failed, unknown",
    "is charged otherwise",
    "is withdrawn",
];

pub(crate) fn check() {
    let seen: RefCell<BTreeMap<String, usize>> = RefCell::default();
    let count = |what: &str| *seen.borrow_mut().entry(what.into()).or_default() += 1;
    let plan = Plan { name: "the_worlds_are_varied", cases: 2000, world: 975, then: 325 };
    over_worlds(plan, |world, choices| {
        let World { cart, context, ledger, .. } = world;
        let Reasoned { decision, withheld } =
            decide_with_reasons(&world.open(), cart, context, ledger).unwrap();
        for suggestion in &decision.suggestions {
            count(&format!("{:?}", suggestion.form));
        }
        for one in &withheld {
            count(one.reason.code());
        }
        for step in visit::check(world, choices, &mut Violations::default()) {
            for state in STATES.iter().filter(|state| step.ends_with(*state)) {
                count(state);
            }
        }
        Ok(())
    });
    let seen = seen.into_inner();
    let often = |what: &str| seen.get(what).copied().unwrap_or(0);
    let forms =
        [Form::Product, Form::Guidance, Form::Confirmation, Form::QuantityBreak, Form::Kit, Form::Tier];
    let rare: Vec<String> =
        forms.iter().map(|form| format!("{form:?}")).filter(|form| often(form) < SUGGESTED).collect();
    assert!(rare.is_empty(), "hardly ever suggested: {rare:?} of {seen:?}");
    let never: Vec<&&str> = REASONS.iter().chain(&STATES).filter(|what| often(what) == 0).collect();
    assert!(never.is_empty(), "never met: {never:?} of {seen:?}");
}
