//! The scenarios of `scenarios.md`, each from its data file. The same files run in the browser
//! (`tests/browser.rs`).
#![cfg(not(target_arch = "wasm32"))]

#[cfg(test)]
mod support;

use std::collections::BTreeSet;
use support::{CASES, SNAPSHOT, run_all, snapshot};

#[test]
fn every_scenario_is_as_it_says() {
    let problems: Vec<String> = run_all().into_iter().flat_map(|outcome| outcome.problems).collect();
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn all_thirty_scenarios_are_there() {
    let numbers: BTreeSet<u32> = run_all().iter().map(|outcome| outcome.scenario).collect();
    assert_eq!(numbers, (1..=30).collect());
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
    let now = snapshot(&run_all());
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/decisions.snap.json");
        std::fs::write(file, &now).unwrap();
        return;
    }
    for (number, (now, then)) in now.lines().zip(SNAPSHOT.lines()).enumerate() {
        assert_eq!(now, then, "line {} of tests/cases/decisions.snap.json", number + 1);
    }
    assert_eq!(now.len(), SNAPSHOT.len(), "run with UPDATE_SNAPSHOTS=1, and look at what has changed");
}
