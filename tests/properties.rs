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
        max_shrink_iters: 4000,
        ..Config::default()
    };
    let strategy = vec(any::<u16>(), length / 2..length);
    let result = TestRunner::new(config).run(&strategy, |list| property(&list).map_err(TestCaseError::fail));
    match result {
        Ok(()) => {}
        // The smallest that was found; the choices behind it say nothing to a reader.
        Err(TestError::Fail(reason, _)) => panic!("{reason}"),
        Err(error) => panic!("{error}"),
    }
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
