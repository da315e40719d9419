//! The scenarios of docs/scenarios.md, each from its data file. The same files run in the browser
//! (`tests/browser.rs`).
#![cfg(not(target_arch = "wasm32"))]

#[cfg(test)]
mod support;

use std::collections::BTreeSet;
use support::{CASES, EXPLANATIONS, SNAPSHOT, explanations, run_all, snapshot};

#[test]
fn every_scenario_is_as_it_says() {
    let problems: Vec<String> = run_all().into_iter().flat_map(|outcome| outcome.problems).collect();
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn all_scenarios_are_there() {
    let numbers: BTreeSet<u32> = run_all().iter().map(|outcome| outcome.scenario).collect();
    assert_eq!(numbers, (1..=39).collect());
}

#[test]
fn every_file_is_in_the_list() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let scenarios = files.filter(|name| name.ends_with(".json") && name != "decisions.snap.json");
    let listed: BTreeSet<String> = CASES.iter().map(|(name, _)| (*name).into()).collect();
    assert_eq!(scenarios.collect::<BTreeSet<_>>(), listed, "list it in tests/support/files.rs");
}

/// What the browser compares its own decisions with, byte for byte. `UPDATE_SNAPSHOTS=1` writes it anew.
#[test]
fn the_decisions_are_those_committed() {
    compare("tests/cases/decisions.snap.json", &snapshot(&run_all()), SNAPSHOT);
}

/// The words that a merchandiser reads, in the command line, the playground and the panels. `UPDATE_SNAPSHOTS=1`
/// writes them anew.
#[test]
fn the_explanations_are_those_committed() {
    compare("tests/cases/explanations.snap.txt", &explanations(&run_all()), EXPLANATIONS);
}

#[cfg(test)]
fn compare(name: &str, now: &str, committed: &str) {
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name), now).unwrap();
        return;
    }
    for (number, (now, then)) in now.lines().zip(committed.lines()).enumerate() {
        assert_eq!(now, then, "line {} of {name}", number + 1);
    }
    assert_eq!(now.len(), committed.len(), "run with UPDATE_SNAPSHOTS=1, and look at what has changed");
}
