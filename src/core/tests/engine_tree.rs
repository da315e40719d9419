//! The modules of the engine form a tree: none of them needs, by whatever way, one that needs it.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test fails where something is missing")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The source of a module; of a folder, that of all files.
fn source_of(path: &Path) -> String {
    if path.is_dir() {
        let files = fs::read_dir(path).unwrap().map(|file| source_of(&file.unwrap().path()));
        return files.collect();
    }
    fs::read_to_string(path).unwrap().replace("crate::engine::", "super::")
}

/// The modules of the engine that each of its modules names with `super::` or `crate::engine::`.
fn uses() -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("engine");
    let mut sources = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        sources.insert(name, source_of(&path));
    }
    sources.remove("mod");
    let names: BTreeSet<String> = sources.keys().cloned().collect();
    let of = |source: &str| {
        let mut found = BTreeSet::new();
        for rest in source.split("super::").skip(1) {
            let end = rest.find(';').unwrap_or(rest.len());
            let list = if rest.starts_with('{') { &rest[..end] } else { rest };
            let words = list.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
            let words = words.filter(|word| !word.is_empty());
            let wanted: Vec<&str> =
                if rest.starts_with('{') { words.collect() } else { words.take(1).collect() };
            found.extend(wanted.into_iter().map(str::to_owned).filter(|word| names.contains(word)));
        }
        found
    };
    sources.iter().map(|(name, source)| (name.clone(), of(source))).collect()
}

#[test]
fn no_module_needs_one_that_needs_it() {
    let uses = uses();
    assert!(uses["eligibility"].contains("forms") && uses["forms"].contains("deal"), "it is read: {uses:?}");
    let mut order: Vec<&str> = Vec::new();
    while order.len() < uses.len() {
        let done = |name: &str| order.contains(&name);
        let next: Vec<&str> = uses
            .iter()
            .filter(|(name, needs)| !done(name) && needs.iter().all(|need| need == *name || done(need)))
            .map(|(name, _)| name.as_str())
            .collect();
        let left: Vec<_> = uses.iter().filter(|(name, _)| !done(name)).collect();
        assert!(!next.is_empty(), "these go in a circle: {left:?}");
        order.extend(next);
    }
}
