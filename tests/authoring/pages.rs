//! The pages of the diagnostics: each code has one, its wrong example has the code and nothing else, and its right
//! example, which comes close, has nothing. A code without one of the three fails here.

use crate::edit::merged;
use cart_associate::authoring::codes::{ALL, Code, INTERNAL_ID};
use cart_associate::authoring::diagnostic::render;
use cart_associate::authoring::{Options, Severity, lint};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// By this time the examples are judged: 2026-11-22, noon.
const NOW: i64 = 1_795_348_800_000;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics")
}

fn page(id: &str) -> String {
    std::fs::read_to_string(folder().join(format!("{id}.md"))).unwrap_or_else(|_| panic!("{id} has no page"))
}

/// The code block under a heading, with what its fence says.
fn block<'p>(page: &'p str, fence: &str) -> Option<(&'p str, &'p str)> {
    let (_, after) = page.split_once(fence)?;
    let (info, rest) = after.split_once('\n')?;
    let (text, _) = rest.split_once("\n```")?;
    Some((info, text))
}

/// The file that an example stands for. What stands after the language says which part of the small rule bundle it
/// replaces; a text is the whole file.
fn file((info, text): (&str, &str)) -> Vec<u8> {
    match info {
        "text" => text.into(),
        "text bytes" => text
            .replace("\\xe9", "\u{1}")
            .replace("\\xc3\\xa9", "é")
            .bytes()
            .map(|byte| if byte == 1 { 0xe9 } else { byte })
            .collect(),
        _ => {
            let place = info.strip_prefix("json ").unwrap_or_else(|| panic!("no place in `{info}`"));
            let part: Value = serde_json::from_str(&format!("{{{text}}}"))
                .unwrap_or_else(|error| panic!("{error}: {text}"));
            merged(place, part).into()
        }
    }
}

fn options(page: &str) -> Options {
    let costs = block(page, "```csv costs").map(|(_, text)| text.to_owned());
    Options { margin_floor: costs.as_ref().map(|_| 20.0), costs, now: Some(NOW) }
}

fn example(page: &str, heading: &str) -> Vec<u8> {
    file(block(page, &format!("## {heading}\n\n```")).unwrap_or_else(|| panic!("no example under {heading}")))
}

#[test]
fn every_code_has_a_page_with_a_case_and_a_near_miss() {
    let mut wrong = String::new();
    for Code { id, .. } in ALL.iter().filter(|code| code.id != INTERNAL_ID) {
        let page = page(id);
        let options = options(&page);
        let mut all = BTreeSet::from([*id]);
        // It stands beside what there is too much of.
        all.extend((*id == "too_many_findings").then_some("wrong_type"));
        for (heading, expected) in [("Wrong", all), ("Right", BTreeSet::new())] {
            let source = example(&page, heading);
            let found = lint(&source, &options).diagnostics;
            let codes: BTreeSet<&str> = found.iter().map(|one| one.code).collect();
            if codes != expected {
                let text = render(id, &String::from_utf8_lossy(&source), &found);
                wrong += &format!("{id}, {heading}: found {codes:?}\n{text}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_page_says_what_the_table_says() {
    for Code { id, severity, meaning, why } in ALL {
        let page = page(id);
        // Paragraphs are wrapped.
        let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
        let capital = |text: &str| {
            text.replacen(|_: char| true, &text.chars().take(1).collect::<String>().to_uppercase(), 1)
        };
        assert!(page.starts_with(&format!("# `{id}`\n")), "{id}");
        let kind = if *severity == Severity::Error { "An error:" } else { "A warning:" };
        assert!(flat.contains(&format!("{}. {kind}", capital(meaning))), "{id}: {meaning}");
        assert!(flat.contains(&format!("**Why it matters.** {}.", capital(why))), "{id}: {why}");
        assert!(flat.contains("**What to do.** "), "{id}");
    }
}

#[test]
fn every_page_has_a_code_and_is_in_the_index() {
    let index = page("README");
    let files =
        std::fs::read_dir(folder()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let pages: BTreeSet<String> = files.filter(|name| name != "README.md").collect();
    let codes: BTreeSet<String> = ALL.iter().map(|code| format!("{}.md", code.id)).collect();
    assert_eq!(codes.len(), ALL.len(), "a code is in the table twice");
    assert_eq!(pages, codes);
    for Code { id, meaning, .. } in ALL {
        assert!(index.contains(&format!("| [`{id}`]({id}.md) | {meaning} |\n")), "{id} is not in the index");
    }
}

/// What a terminal shows for the wrong example of every page. `UPDATE_SNAPSHOTS=1` writes it anew.
#[test]
fn the_text_form_is_that_committed() {
    let mut now = String::new();
    for Code { id, .. } in ALL.iter().filter(|code| code.id != INTERNAL_ID) {
        let page = page(id);
        let source = example(&page, "Wrong");
        let mut found = lint(&source, &options(&page)).diagnostics;
        found.retain(|one| one.code == *id);
        now += &render("rules.json", &String::from_utf8_lossy(&source), &found);
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/authoring/findings.snap.txt");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(file, &now).unwrap();
        return;
    }
    let then = std::fs::read_to_string(file).unwrap();
    for (number, (now, then)) in now.lines().zip(then.lines()).enumerate() {
        assert_eq!(now, then, "line {} of tests/authoring/findings.snap.txt", number + 1);
    }
    assert_eq!(now.len(), then.len(), "run with UPDATE_SNAPSHOTS=1, and look at what has changed");
}

#[test]
fn the_small_rule_bundle_of_the_pages_has_nothing_wrong() {
    assert_eq!(lint(crate::edit::SMALL.as_bytes(), &Options::default()).diagnostics, []);
}
