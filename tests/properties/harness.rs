//! Runs a property over many worlds, and reports the simplest that breaks it.
//!
//! Each property draws worlds of its own: its seed comes from its name. So one generated world serves one guardrail.

use super::choices::Choices;
use super::tally::Tally;
use super::world::World;
use super::{decision, visit};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRng, TestRunner};
use std::cell::RefCell;

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

/// How a property draws its cases.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    /// The property. No two have the same name, so no two draw the same worlds.
    pub(crate) name: &'static str,
    /// How many cases a run has.
    pub(crate) cases: u32,
    /// The most choices of a world.
    pub(crate) world: usize,
    /// The most choices of what happens in it.
    pub(crate) then: usize,
}

/// Runs a property over worlds, each with the choices that are left for what happens in it.
pub(crate) fn over_worlds(plan: Plan, property: impl Fn(&World, &mut Choices<'_>) -> Result<(), String>) {
    let factor: u32 = std::env::var("CASES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    let config = Config {
        cases: plan.cases * factor,
        failure_persistence: None,
        // `simplest` shrinks: zeroing is far sooner done than taking elements out, which moves all that follow.
        max_shrink_iters: 0,
        ..Config::default()
    };
    let length = plan.world + plan.then;
    let strategy = vec(any::<u16>(), length * 3 / 4..length);
    let tally = RefCell::new(Tally::default());
    let on_list = |list: &[u16], tally: Option<&RefCell<Tally>>| {
        let (shop, rest) = list.split_at(list.len() * plan.world / length);
        let world = World::new(&mut Choices::new(shop));
        if let Some(tally) = tally {
            tally.borrow_mut().count(&world, rest);
        }
        property(&world, &mut Choices::new(rest)).map_err(|found| described(&world, found))
    };
    let result = runner(config, plan.name)
        .run(&strategy, |list| on_list(&list, Some(&tally)).map_err(TestCaseError::fail));
    match result {
        Ok(()) => tally.into_inner().report(plan.name, plan.cases * factor),
        Err(TestError::Fail(reason, list)) => {
            panic!("{}", simplest(list, |list| on_list(list, None)).unwrap_or(reason.to_string()))
        }
        Err(error) => panic!("{error}"),
    }
}

/// The same cases in every run, so that what fails for one fails for all; `SEED=random` draws others.
fn runner(config: Config, name: &str) -> TestRunner {
    if std::env::var("SEED").is_ok_and(|seed| seed == "random") {
        return TestRunner::new(config);
    }
    // The seed is the name, folded into 32 bytes: each byte is multiplied in, as in the FNV hash.
    let mut seed = [0x5a_u8; 32];
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for (index, byte) in name.bytes().cycle().take(name.len() * 32).enumerate() {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        seed[index % 32] ^= state.to_le_bytes()[7];
    }
    let algorithm = config.rng_algorithm;
    TestRunner::new_with_rng(config, TestRng::from_seed(algorithm, &seed))
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
fn described(world: &World, found: String) -> String {
    format!(
        "{found}\nbundle: {}\ncart: {}\ncontext: {:?}\nledger: {}",
        world.bundle,
        serde_json::to_string(&world.cart).unwrap(),
        world.context,
        serde_json::to_string(&world.ledger).unwrap()
    )
}

/// A guardrail that every decision keeps.
pub(crate) fn every_decision_keeps(name: &'static str, guardrail: &str) {
    over_worlds(Plan { name, cases: 600, world: 1000, then: 0 }, |world, _| {
        let mut found = Violations::default();
        decision::check(world, &mut found);
        found.of(guardrail)
    });
}

/// A guardrail that every visit keeps, whatever the shopper and the platform do.
pub(crate) fn every_visit_keeps(name: &'static str, guardrail: &str) {
    over_worlds(Plan { name, cases: 400, world: 975, then: 325 }, |world, choices| {
        let mut found = Violations::default();
        let log = visit::check(world, choices, &mut found);
        found.of(guardrail).map_err(|found| {
            // The steps up to the one that broke it.
            let steps =
                found.split("after step ").nth(1).and_then(|rest| rest.split(':').next()?.parse().ok());
            let log: Vec<String> = log.into_iter().take(steps.unwrap_or(usize::MAX)).collect();
            format!("{found}\n{}", log.join("\n"))
        })
    });
}
