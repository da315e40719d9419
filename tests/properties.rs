//! The guardrails as properties, over generated rule bundles, carts, contexts, ledgers and sequences of what a
//! shopper does. `docs/guardrails.md` says which is which, and how to break each one.
//!
//! Each guardrail has worlds of its own. A run has more than 10,000 distinct cases, counts and prints them, and has the
//! same ones every time (`SEED=random` draws others); `CASES=10` runs ten times as many. A failure is reported with the
//! simplest world that was found, and the steps that lead there.
#![cfg(not(target_arch = "wasm32"))]

#[cfg(test)]
#[path = "properties/choices.rs"]
mod choices;
#[cfg(test)]
#[path = "properties/decision.rs"]
mod decision;
#[cfg(test)]
#[path = "properties/harness.rs"]
mod harness;
#[cfg(test)]
#[path = "properties/hostile.rs"]
mod hostile;
#[cfg(test)]
#[path = "properties/line_tests.rs"]
mod line_tests;
#[cfg(test)]
mod oracle;
#[cfg(test)]
#[path = "properties/order.rs"]
mod order;
#[cfg(test)]
#[path = "properties/platform.rs"]
mod platform;
#[cfg(test)]
#[path = "properties/rules.rs"]
mod rules;
#[cfg(test)]
#[path = "properties/situation.rs"]
mod situation;
#[cfg(test)]
#[path = "properties/tally.rs"]
mod tally;
#[cfg(test)]
#[path = "properties/variety.rs"]
mod variety;
#[cfg(test)]
#[path = "properties/visit.rs"]
mod visit;
#[cfg(test)]
#[path = "properties/world.rs"]
mod world;

#[cfg(test)]
use harness::{Plan, Violations, every_decision_keeps, every_visit_keeps, over_worlds};

macro_rules! decisions {
    ($($test:ident $guardrail:literal)*) => {
        $(#[test]
        fn $test() {
            every_decision_keeps(stringify!($test), $guardrail);
        })*
        #[cfg(test)]
        const DECISIONS: &[&str] = &[$(stringify!($test)),*];
    };
}

macro_rules! visits {
    ($($test:ident $guardrail:literal)*) => {
        $(#[test]
        fn $test() {
            every_visit_keeps(stringify!($test), $guardrail);
        })*
        #[cfg(test)]
        const VISITS: &[&str] = &[$(stringify!($test)),*];
    };
}

/// How many properties report their cases: those of the two lists, and the five below them.
#[cfg(test)]
const PROPERTIES: usize = DECISIONS.len() + VISITS.len() + 5;

decisions! {
    at_most_three "at-most-three"
    no_product_twice "no-product-twice"
    nothing_that_is_in_the_cart "not-in-the-cart"
    triggered_by_a_line "triggered-by-a-line"
    a_why_in_one_sentence "a-why"
    only_what_can_be_had "can-be-had"
    prices_are_exact "prices-are-exact"
    only_real_savings "a-real-saving"
    in_proportion "in-proportion"
    priced_in_the_currency "priced-in-the-currency"
    dismissed_stays_dismissed "dismissed-stays-dismissed"
    accepted_is_spent "accepted-is-spent"
    once_is_enough "once-is-enough"
    one_per_group_and_need "one-per-group-and-need"
    for_whom_it_is "for-whom-it-is"
    held_out_visitors "held-out"
    every_offer_is_explained "every-offer-explained"
    the_index_finds_all "index-finds-all"
    the_same_again "same-again"
}

visits! {
    in_a_visit_at_most_three "at-most-three"
    in_a_visit_no_product_twice "no-product-twice"
    in_a_visit_a_why "a-why"
    in_a_visit_prices_are_current "prices-are-exact"
    in_a_visit_triggered_by_a_line "triggered-by-a-line"
    in_a_visit_nothing_unasked "nothing-unasked"
    in_a_visit_dismissed_stays_dismissed "dismissed-stays-dismissed"
    in_a_visit_once_is_enough "once-is-enough"
    in_a_visit_accepted_is_spent "accepted-is-spent"
    in_a_visit_whole_or_undone "whole-or-undone"
    in_a_visit_undo_restores "undo-restores"
    in_a_visit_charged_as_promised "charged-as-promised"
    in_a_visit_never_below_the_charge "never-below-the-charge"
    in_a_visit_held_out "held-out"
    in_a_visit_good_carts_are_taken "never-panics"
}

#[test]
fn order_means_nothing() {
    over_worlds(
        Plan { name: "order_means_nothing", cases: 1000, world: 975, then: 325 },
        |world, choices| {
            let mut found = Violations::default();
            order::check(world, choices, &mut found);
            found.of("order-means-nothing")
        },
    );
}

#[test]
fn a_damaged_bundle_never_panics() {
    let plan = Plan { name: "a_damaged_bundle_never_panics", cases: 1500, world: 980, then: 20 };
    over_worlds(plan, hostile::damaged);
}

#[test]
fn nonsense_never_panics() {
    let plan = Plan { name: "nonsense_never_panics", cases: 1500, world: 960, then: 40 };
    over_worlds(plan, hostile::nonsense);
}

#[test]
fn line_tests_pass_as_in_the_engine() {
    line_tests::check();
}

/// A property over worlds in which nothing happens proves nothing.
#[test]
fn the_worlds_are_varied() {
    variety::check();
}
