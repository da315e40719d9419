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

pub(crate) use files::{CASES, EXPLANATIONS, SNAPSHOT};
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

/// The committed explanations, made anew: a paragraph for each decision of each case, a line for each offer.
pub(crate) fn explanations(outcomes: &[Outcome]) -> String {
    let all = outcomes.iter().flat_map(|outcome| &outcome.explanations);
    let paragraphs = all.map(|(name, lines)| format!("# {name}\n{lines}"));
    paragraphs.collect::<Vec<_>>().join("\n")
}

/// Every scenario, run.
pub(crate) fn run_all() -> Vec<Outcome> {
    CASES.iter().map(|(file, text)| run(file, text)).collect()
}
