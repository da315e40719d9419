//! What an import says it did.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many lines of each section are shown as text; the JSON has them all.
const MAX_SHOWN: usize = 40;
/// How many products of a list are named as text.
const MAX_NAMED: usize = 5;

/// Something that was left out, or needs an eye.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The file.
    pub file: String,
    /// The line in it, where there is one.
    pub line: Option<usize>,
    /// What it is about.
    pub what: String,
    /// Why it was left out, or what to look at.
    pub why: String,
}

/// A product that is new or different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its id in the rule bundle.
    pub id: String,
    /// Its title in the file.
    pub title: String,
    /// Which of its fields differ; none where the product is new.
    pub fields: Vec<String>,
}

/// All that an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// New products.
    pub added: Vec<Change>,
    /// Products that differ now.
    pub updated: Vec<Change>,
    /// Products of the rule bundle that are as they were.
    pub kept: usize,
    /// Of these the ones that none of the files has, by id and title: examples of the starter perhaps, or what is not
    /// sold any more.
    pub not_in_files: Vec<String>,
    /// What was left out, and why.
    pub skipped: Vec<Note>,
    /// What was taken, and is worth a look.
    pub notes: Vec<Note>,
}

impl Report {
    /// For a terminal.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let (added, updated) = (self.added.len(), self.updated.len());
        let all = if added == 1 { "1 product".into() } else { format!("{added} products") };
        // Writing into a `String` cannot fail.
        let _ = writeln!(out, "{all} added, {updated} updated, {} as they were", self.kept);
        if let Some((first, rest)) = self.not_in_files.split_first() {
            let named =
                rest.iter().take(MAX_NAMED - 1).fold(first.clone(), |all, one| format!("{all}, {one}"));
            let more = self.not_in_files.len().saturating_sub(MAX_NAMED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let _ = writeln!(
                out,
                "In none of the files, and left as they are, with the offers about them: {named}{more}"
            );
        }
        let changed = self
            .updated
            .iter()
            .map(|change| format!("  {} ({}): {}", change.title, change.id, change.fields.join(", ")));
        section(&mut out, "Updated", changed);
        section(&mut out, "Left out", grouped(&self.skipped).into_iter());
        section(&mut out, "Worth a look", grouped(&self.notes).into_iter());
        out
    }

    /// For JavaScript, without the rules themselves.
    pub fn to_json(&self) -> Value {
        let notes = |notes: &[Note]| -> Value {
            notes
                .iter()
                .map(|Note { file, line, what, why }| json!({ "file": file, "line": line, "what": what, "why": why }))
                .collect()
        };
        let changes = |changes: &[Change]| -> Value {
            changes
                .iter()
                .map(|Change { id, title, fields }| json!({ "id": id, "title": title, "fields": fields }))
                .collect()
        };
        json!({
            "added": self.added.len(),
            "updated": self.updated.len(),
            "kept": self.kept,
            "not_in_files": self.not_in_files,
            "changes": { "added": changes(&self.added), "updated": changes(&self.updated) },
            "skipped": notes(&self.skipped),
            "notes": notes(&self.notes),
            "text": self.text(),
        })
    }
}

fn section(out: &mut String, title: &str, lines: impl ExactSizeIterator<Item = String>) {
    let count = lines.len();
    if count == 0 {
        return;
    }
    let _ = writeln!(out, "\n{title}:");
    for line in lines.take(MAX_SHOWN) {
        let _ = writeln!(out, "{line}");
    }
    if count > MAX_SHOWN {
        let _ = writeln!(out, "  … and {} more", count - MAX_SHOWN);
    }
}

/// What has the same reason in the same file is said once, with the first few places.
fn grouped(notes: &[Note]) -> Vec<String> {
    let mut groups: BTreeMap<(usize, &str, &str), Vec<&Note>> = BTreeMap::new();
    let mut order: Vec<(&str, &str)> = Vec::new();
    for note in notes {
        let key = (note.file.as_str(), note.why.as_str());
        let place = order.iter().position(|known| *known == key).unwrap_or_else(|| {
            order.push(key);
            order.len() - 1
        });
        groups.entry((place, key.0, key.1)).or_default().push(note);
    }
    let line = |((_, file, why), notes): ((usize, &str, &str), Vec<&Note>)| {
        let place = |note: &Note| match note.line {
            Some(line) => format!("{} (line {line})", note.what),
            None => note.what.clone(),
        };
        let first: Vec<String> = notes.iter().take(3).map(|note| place(note)).collect();
        let more = if notes.len() > 3 { format!(" and {} more", notes.len() - 3) } else { String::new() };
        format!("  {file}: {}{more}: {why}", first.join("; "))
    };
    groups.into_iter().map(line).collect()
}
