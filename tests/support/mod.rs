//! The scenarios as data: read, run and compared in the same way natively and in the browser.
//!
//! `tests/cases/README.md` describes the form of the files.

mod compare;
mod files;
mod form;
mod input;
mod run;
mod tamper;
mod view;

pub(crate) use files::{CASES, SNAPSHOT};
pub(crate) use run::{Outcome, run};

/// The committed decisions, made anew: one line for each decision of each case.
pub(crate) fn snapshot(outcomes: &[Outcome]) -> String {
    let mut out = String::from("{\n");
    let all = outcomes.iter().flat_map(|outcome| &outcome.decisions);
    for (index, (name, decision)) in all.enumerate() {
        if index > 0 {
            out.push_str(",\n");
        }
        out.push_str(&serde_json::Value::from(name.as_str()).to_string());
        out.push_str(": ");
        out.push_str(decision);
    }
    out.push_str("\n}\n");
    out
}

/// Every scenario, run.
pub(crate) fn run_all() -> Vec<Outcome> {
    CASES.iter().map(|(file, text)| run(file, text)).collect()
}
