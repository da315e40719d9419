//! Mutations that know what a table is: cells, rows and columns.

use crate::tree::{change_text, word};
use fastrand::Rng;

/// Changes a table in one place.
pub(crate) fn mutate(rows: &mut Vec<Vec<String>>, rng: &mut Rng) {
    if rows.is_empty() {
        return rows.push(vec![word(rng)]);
    }
    let at = rng.usize(..rows.len());
    let columns = rows[at].len();
    if columns == 0 {
        return rows[at].push(word(rng));
    }
    let column = rng.usize(..columns);
    match rng.u8(..12) {
        0 => drop(rows.remove(at)),
        1 => rows.insert(at, rows[at].clone()),
        2 => rng.shuffle(rows),
        3 => rows.truncate(at + 1),
        4 => rows.iter_mut().filter(|row| column < row.len()).for_each(|row| drop(row.remove(column))),
        5 => rows[at].truncate(column),
        6 => rows[at].push(word(rng)),
        7 => rows[at][column] = word(rng),
        8 => {
            // What belongs elsewhere: another row's cell, another column's.
            let from = rng.usize(..rows.len());
            if let Some(cell) = rows[from].get(rng.usize(..columns)).cloned() {
                rows[at][column] = cell;
            }
        }
        _ => rows[at][column] = change_text(&rows[at][column], rng),
    }
}

/// The table as a file, in one of the ways that spreadsheets write it.
pub(crate) fn written(rows: &[Vec<String>], rng: &mut Rng) -> Vec<u8> {
    let delimiter = *rng.choice(b",,,,,;\t").unwrap();
    let style = if rng.bool() { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
    let end = if rng.bool() { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .quote_style(style)
        .terminator(end)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows.iter().filter(|row| !row.is_empty()) {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}
