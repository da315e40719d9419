//! The guardrails as properties, over generated rule bundles, carts, contexts, ledgers and sequences of what a
//! shopper does. `docs/guardrails.md` says which is which, and how to break each one.
//!
//! More than 10,000 cases a run, the same ones in every run (`SEED=random` looks for others); `CASES=10` runs ten
//! times as many. What fails is told with the simplest world that was found, and the steps that lead there.
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
#[path = "properties/variety.rs"]
mod variety;
#[cfg(test)]
#[path = "properties/visit.rs"]
mod visit;
#[cfg(test)]
#[path = "properties/world.rs"]
mod world;

use choices::Choices;
use harness::{Violations, every_decision_keeps, every_visit_keeps, over_choices, told};
use world::World;

macro_rules! decisions {
    ($($test:ident $guardrail:literal)*) => {
        $(#[test]
        fn $test() {
            every_decision_keeps($guardrail);
        })*
    };
}

macro_rules! visits {
    ($($test:ident $guardrail:literal)*) => {
        $(#[test]
        fn $test() {
            every_visit_keeps($guardrail);
        })*
    };
}

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
    over_choices(1000, 1300, |list| {
        let (shop, rest) = list.split_at(list.len() * 3 / 4);
        let world = World::new(&mut Choices::new(shop));
        let mut found = Violations::default();
        order::check(&world, &mut Choices::new(rest), &mut found);
        found.of("order-means-nothing").map_err(|found| told(&world, found))
    });
}

#[test]
fn a_damaged_bundle_never_panics() {
    over_choices(1500, 1000, |list| {
        let (shop, rest) = list.split_at(list.len() - 20);
        let world = World::new(&mut Choices::new(shop));
        hostile::damaged(&world, &mut Choices::new(rest)).map_err(|found| told(&world, found))
    });
}

#[test]
fn nonsense_never_panics() {
    over_choices(1500, 1000, |list| {
        let (shop, rest) = list.split_at(list.len() - 40);
        let world = World::new(&mut Choices::new(shop));
        hostile::nonsense(&world, &mut Choices::new(rest)).map_err(|found| told(&world, found))
    });
}

/// A property over worlds in which nothing happens proves nothing.
#[test]
fn the_worlds_are_varied() {
    variety::check();
}
