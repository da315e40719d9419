//! In the browser: the same scenarios from the same files, and the same decisions, byte for byte.
#![cfg(target_arch = "wasm32")]

#[cfg(test)]
mod support;

use support::{EXPLANATIONS, SNAPSHOT, explanations, run_all, snapshot};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn every_scenario_is_as_it_says() {
    let problems: Vec<String> = run_all().into_iter().flat_map(|outcome| outcome.problems).collect();
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[wasm_bindgen_test]
fn all_scenarios_are_there() {
    let mut numbers: Vec<u32> = run_all().iter().map(|outcome| outcome.scenario).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers, (1..=31).chain([33, 36, 37, 38]).collect::<Vec<u32>>());
}

#[wasm_bindgen_test]
fn the_decisions_are_those_of_the_native_build() {
    let here = snapshot(&run_all());
    for (here, native) in here.lines().zip(SNAPSHOT.lines()) {
        assert_eq!(here, native);
    }
    assert_eq!(here.len(), SNAPSHOT.len());
}

#[wasm_bindgen_test]
fn the_explanations_are_those_of_the_native_build() {
    let here = explanations(&run_all());
    for (here, native) in here.lines().zip(EXPLANATIONS.lines()) {
        assert_eq!(here, native);
    }
    assert_eq!(here.len(), EXPLANATIONS.len());
}
