//! Runs a property over many worlds, and tells of the simplest that breaks it.

use super::choices::Choices;
use super::world::World;
use super::{decision, visit};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRng, TestRunner};

/// What did not hold, by guardrail.
#[derive(Debug, Default)]
pub(crate) struct Violations {
    found: Vec<(&'static str, String)>,
}

impl Violations {
    pub(crate) fn check(&mut self, guardrail: &'static str, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.found.push((guardrail, what()));
        }
    }

    /// The first violation of a guardrail.
    pub(crate) fn of(&self, guardrail: &str) -> Result<(), String> {
        match self.found.iter().find(|(name, _)| *name == guardrail) {
            Some((name, what)) => Err(format!("{name}: {what}")),
            None => Ok(()),
        }
    }
}

/// Runs a property over lists of choices.
pub(crate) fn over_choices(cases: u32, length: usize, property: impl Fn(&[u16]) -> Result<(), String>) {
    let factor: u32 = std::env::var("CASES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    let config = Config {
        cases: cases * factor,
        failure_persistence: None,
        // Zeroing finds the simplest far sooner than taking elements out, which moves all that follow.
        max_shrink_iters: 0,
        ..Config::default()
    };
    let strategy = vec(any::<u16>(), length * 3 / 4..length);
    let result = runner(config).run(&strategy, |list| property(&list).map_err(TestCaseError::fail));
    match result {
        Ok(()) => {}
        Err(TestError::Fail(reason, list)) => {
            panic!("{}", simplest(list, property).unwrap_or(reason.to_string()))
        }
        Err(error) => panic!("{error}"),
    }
}

/// The same cases in every run, so that what fails for one fails for all; `SEED=random` looks for new ones.
fn runner(config: Config) -> TestRunner {
    if std::env::var("SEED").is_ok_and(|seed| seed == "random") {
        return TestRunner::new(config);
    }
    let algorithm = config.rng_algorithm;
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(algorithm))
}

/// What the property says of the simplest list that still fails: as many zeros as can be.
fn simplest(mut list: Vec<u16>, property: impl Fn(&[u16]) -> Result<(), String>) -> Option<String> {
    let mut found = None;
    for _ in 0..2 {
        let mut size = list.len() / 2;
        while size > 0 {
            for start in (0..list.len()).step_by(size) {
                let end = list.len().min(start + size);
                let mut simpler = list.clone();
                simpler[start..end].fill(0);
                if simpler == list {
                    continue;
                }
                if let Err(what) = property(&simpler) {
                    (list, found) = (simpler, Some(what));
                }
            }
            size /= 2;
        }
    }
    found
}

/// What was found, with the world that it was found in.
pub(crate) fn told(world: &World, found: String) -> String {
    format!(
        "{found}\nbundle: {}\ncart: {}\ncontext: {:?}\nledger: {}",
        world.bundle,
        serde_json::to_string(&world.cart).unwrap(),
        world.context,
        serde_json::to_string(&world.ledger).unwrap()
    )
}

/// A guardrail that every decision keeps.
pub(crate) fn every_decision_keeps(guardrail: &str) {
    over_choices(600, 1000, |list| {
        let world = World::new(&mut Choices::new(list));
        let mut found = Violations::default();
        decision::check(&world, &mut found);
        found.of(guardrail).map_err(|found| told(&world, found))
    });
}

/// A guardrail that every visit keeps, whatever the shopper and the platform do.
pub(crate) fn every_visit_keeps(guardrail: &str) {
    over_choices(400, 1300, |list| {
        let (shop, rest) = list.split_at(list.len() * 3 / 4);
        let world = World::new(&mut Choices::new(shop));
        let mut found = Violations::default();
        let log = visit::check(&world, &mut Choices::new(rest), &mut found);
        found.of(guardrail).map_err(|found| {
            // The steps up to the one that broke it.
            let steps =
                found.split("after step ").nth(1).and_then(|rest| rest.split(':').next()?.parse().ok());
            let log: Vec<String> = log.into_iter().take(steps.unwrap_or(usize::MAX)).collect();
            told(&world, format!("{found}\n{}", log.join("\n")))
        })
    });
}
