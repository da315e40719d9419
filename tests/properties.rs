//! The guardrails as properties, over generated rule bundles, carts, contexts, ledgers and sequences of what a
//! shopper does. `docs/guardrails.md` says which is which, and how to break each one.
//!
//! `CASES=10` runs ten times as many; what fails is printed with its world.
#![cfg(not(target_arch = "wasm32"))]

#[cfg(test)]
mod oracle;
#[cfg(test)]
#[path = "properties/choices.rs"]
mod choices;
#[cfg(test)]
#[path = "properties/decision.rs"]
mod decision;
#[cfg(test)]
#[path = "properties/hostile.rs"]
mod hostile;
#[cfg(test)]
#[path = "properties/order.rs"]
mod order;
#[cfg(test)]
#[path = "properties/platform.rs"]
mod platform;
#[cfg(test)]
#[path = "properties/visit.rs"]
mod visit;
#[cfg(test)]
#[path = "properties/world.rs"]
mod world;

use choices::Choices;
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};
use world::World;

/// What did not hold, by guardrail.
#[derive(Debug, Default)]
struct Violations {
    found: Vec<(&'static str, String)>,
}

impl Violations {
    fn check(&mut self, guardrail: &'static str, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.found.push((guardrail, what()));
        }
    }

    fn of(&self, guardrail: &str) -> Result<(), String> {
        let of_it = self.found.iter().filter(|(name, _)| *name == guardrail || guardrail == "every");
        let all: Vec<String> = of_it.map(|(name, what)| format!("{name}: {what}")).collect();
        if all.is_empty() { Ok(()) } else { Err(all.join("\n")) }
    }
}

/// Runs a property over lists of choices.
fn over_choices(cases: u32, length: usize, property: impl Fn(&[u16]) -> Result<(), String>) {
    let factor: u32 = std::env::var("CASES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    let config = Config {
        cases: cases * factor,
        failure_persistence: None,
        // Zeroing finds the smallest far sooner than taking elements out, which moves all that follow.
        max_shrink_iters: 0,
        ..Config::default()
    };
    let strategy = vec(any::<u16>(), length / 2..length);
    let result = TestRunner::new(config).run(&strategy, |list| property(&list).map_err(TestCaseError::fail));
    match result {
        Ok(()) => {}
        Err(TestError::Fail(reason, list)) => panic!("{}", smallest(list, property).unwrap_or(reason.to_string())),
        Err(error) => panic!("{error}"),
    }
}

/// What the property says of the simplest list that still fails: as many zeros as can be.
fn smallest(mut list: Vec<u16>, property: impl Fn(&[u16]) -> Result<(), String>) -> Option<String> {
    let mut found = None;
    for _ in 0..2 {
        let mut size = list.len() / 2;
        while size > 0 {
            for start in (0..list.len()).step_by(size) {
                let end = list.len().min(start + size);
                if list[start..end].iter().all(|one| *one == 0) {
                    continue;
                }
                let mut simpler = list.clone();
                simpler[start..end].fill(0);
                if let Err(what) = property(&simpler) {
                    (list, found) = (simpler, Some(what));
                }
            }
            size /= 2;
        }
    }
    found
}

fn told(world: &World, found: String) -> String {
    format!(
        "{found}\nbundle: {}\ncart: {}\ncontext: {:?}\nledger: {}",
        world.bundle,
        serde_json::to_string(&world.cart).unwrap(),
        world.context,
        serde_json::to_string(&world.ledger).unwrap()
    )
}

/// A guardrail that every decision keeps.
fn every_decision_keeps(guardrail: &'static str) {
    over_choices(600, 600, |list| {
        let world = World::new(&mut Choices::new(list));
        let mut found = Violations::default();
        decision::check(&world, &mut found);
        found.of(guardrail).map_err(|found| told(&world, found))
    });
}

macro_rules! decisions {
    ($($test:ident $guardrail:literal)*) => {
        $(#[test]
        fn $test() {
            every_decision_keeps($guardrail);
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

/// A guardrail that every visit keeps, whatever the shopper and the platform do.
fn every_visit_keeps(guardrail: &'static str) {
    over_choices(400, 900, |list| {
        let (shop, rest) = list.split_at(list.len() * 2 / 3);
        let world = World::new(&mut Choices::new(shop));
        let mut found = Violations::default();
        let log = visit::check(&world, &mut Choices::new(rest), &mut found);
        found.of(guardrail).map_err(|found| {
            // The steps up to the first that broke it.
            let first = found.lines().next().unwrap_or_default();
            let steps = first.split("after step ").nth(1).and_then(|rest| rest.split(':').next()?.parse().ok());
            let log: Vec<String> = log.into_iter().take(steps.unwrap_or(usize::MAX)).collect();
            told(&world, format!("{first}\n{}", log.join("\n")))
        })
    });
}

macro_rules! visits {
    ($($test:ident $guardrail:literal)*) => {
        $(#[test]
        fn $test() {
            every_visit_keeps($guardrail);
        })*
    };
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
    over_choices(1000, 700, |list| {
        let (shop, rest) = list.split_at(list.len() * 3 / 4);
        let world = World::new(&mut Choices::new(shop));
        let mut found = Violations::default();
        order::check(&world, &mut Choices::new(rest), &mut found);
        found.of("order-means-nothing").map_err(|found| told(&world, found))
    });
}

#[test]
fn a_damaged_bundle_never_panics() {
    over_choices(1500, 600, |list| {
        let (shop, rest) = list.split_at(list.len() - 20);
        let world = World::new(&mut Choices::new(shop));
        hostile::damaged(&world, &mut Choices::new(rest)).map_err(|found| told(&world, found))
    });
}

#[test]
fn nonsense_never_panics() {
    over_choices(1500, 600, |list| {
        let (shop, rest) = list.split_at(list.len() - 40);
        let world = World::new(&mut Choices::new(shop));
        hostile::nonsense(&world, &mut Choices::new(rest)).map_err(|found| told(&world, found))
    });
}
