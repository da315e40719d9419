//! Mutations that know what a table is: cells, rows and columns.

use crate::tree::{change_text, word};
use fastrand::Rng;

/// What shops and spreadsheets write in place of a plain number, date or flag.
const CELLS: [&str; 28] = [
    "1,200",
    "1.200",
    "1,200.00",
    "1.200,00",
    "1 200",
    "1\u{a0}200,50",
    "1'200",
    "12,34,567",
    "29,9",
    "29,-",
    "$29.00",
    "€5",
    "44.355",
    "16.528926",
    "0.004",
    "1.2E+3",
    "-5",
    "(5)",
    "12%",
    "25.0",
    "n/a",
    "not stocked",
    "2026-11-01 0:00:00",
    "11/1/2026 9:00 AM",
    "30.11.2026",
    "46327",
    "FALSCH",
    "2",
];

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
    match rng.u8(..14) {
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
        9 | 10 => rows[at][column] = CELLS[rng.usize(..CELLS.len())].into(),
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
