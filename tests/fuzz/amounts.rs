//! An amount that an import writes is one that stands in its files. Another reader of numbers than the import's own,
//! and a simpler one: it knows every number that the digits of a file can be read as.

use jsonc_parser::{ParseOptions, parse_to_serde_value};
use serde_json::Value;
use std::collections::BTreeSet;

/// Asserts that each amount in this currency, times the currency's scale, is a number of the files, unless the rule
/// bundle had it before.
pub(crate) fn assert_from_files(rules: &str, before: Option<&[u8]>, files: &[&[u8]], currency: &str) {
    let decimals = match currency {
        "JPY" => 0,
        "KWD" => 3,
        _ => 2,
    };
    let before = before.and_then(|bytes| str::from_utf8(bytes).ok()).map(|text| amounts(text, currency));
    let before = before.unwrap_or_default();
    let numbers: BTreeSet<u128> = files.iter().flat_map(|bytes| numbers(bytes, decimals)).collect();
    for amount in amounts(rules, currency).difference(&before) {
        let minor: u128 =
            amount.replace('.', "").parse().unwrap_or_else(|_| panic!("`{amount}` is no amount"));
        assert!(numbers.contains(&minor), "{amount} {currency} stands in none of the files");
    }
}

/// All amounts of products in a currency.
fn amounts(rules: &str, currency: &str) -> BTreeSet<String> {
    fn collect(value: &Value, currency: &str, out: &mut BTreeSet<String>) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    match value {
                        Value::String(amount) if name == currency => drop(out.insert(amount.clone())),
                        value => collect(value, currency, out),
                    }
                }
            }
            Value::Array(list) => list.iter().for_each(|value| collect(value, currency, out)),
            _ => {}
        }
    }
    let mut out = BTreeSet::new();
    if let Ok(root) = parse_to_serde_value::<Value>(rules, &ParseOptions::default()) {
        for variant in
            root["products"].as_array().into_iter().flatten().flat_map(|one| one["variants"].as_array())
        {
            for variant in variant {
                ["prices", "compare_at", "market_prices"]
                    .iter()
                    .for_each(|name| collect(&variant[*name], currency, &mut out));
            }
        }
    }
    out
}

/// Every number of a file in minor units of a currency with so many decimals.
fn numbers(bytes: &[u8], decimals: usize) -> BTreeSet<u128> {
    let text = String::from_utf8_lossy(bytes);
    // Only WooCommerce keeps more decimals than a currency has, and rounds.
    let rounds = text.to_lowercase().contains("regular price");
    let mut cells: Vec<String> = Vec::new();
    if text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) {
        cells.extend(text.split('"').map(str::to_owned));
        if let Ok(root) = parse_to_serde_value::<Value>(&text, &ParseOptions::default()) {
            strings(&root, &mut cells);
        }
    } else {
        for delimiter in [b',', b';', b'\t'] {
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(delimiter)
                .flexible(true)
                .has_headers(false)
                .from_reader(text.as_bytes());
            let records = reader.records().filter_map(Result::ok);
            cells.extend(records.flat_map(|record| record.iter().map(str::to_owned).collect::<Vec<_>>()));
        }
    }
    cells.iter().flat_map(|cell| readings(cell, decimals, rounds)).collect()
}

fn strings(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|value| strings(value, out)),
        Value::Object(members) => members.values().for_each(|value| strings(value, out)),
        _ => {}
    }
}

/// What the numbers of a cell can be read as.
fn readings(cell: &str, decimals: usize, rounds: bool) -> Vec<u128> {
    let is_mark = |c: char| matches!(c, '.' | ',' | '\'' | '’') || c.is_whitespace();
    let runs = cell.split(|c: char| !c.is_ascii_digit() && !is_mark(c));
    let mut out = Vec::new();
    for run in runs.filter(|run| run.contains(|c: char| c.is_ascii_digit())) {
        let run = run.trim_end_matches(is_mark).trim_start_matches(|c: char| c.is_whitespace());
        let parts: Vec<&str> = run.split(is_mark).collect();
        let grouped = |parts: &[&str]| {
            let last = parts.last().map_or(0, |part| part.len());
            parts.len() == 1
                || (last == 3
                    && !parts[0].starts_with('0')
                    && parts.iter().all(|part| (1..=3).contains(&part.len())))
        };
        // Without decimals.
        if grouped(&parts) {
            out.extend(format!("{}{}", parts.concat(), "0".repeat(decimals)).parse::<u128>().ok());
        }
        // With those after the last mark.
        let Some((fraction, whole)) = parts.split_last().filter(|(_, whole)| !whole.is_empty()) else {
            continue;
        };
        let is_one = whole.len() == 1 || grouped(whole);
        if !is_one || !run.contains(['.', ',']) {
            continue;
        }
        let zeros = fraction.get(decimals..).unwrap_or_default().bytes().all(|digit| digit == b'0');
        // Three digits after the only mark are thousands where nobody has three decimals.
        let is_thousands = whole.len() == 1
            && fraction.len() == 3
            && !whole[0].is_empty()
            && !whole[0].starts_with('0')
            && whole[0].len() <= 3;
        if !rounds && (!zeros || (is_thousands && decimals != 3)) {
            continue;
        }
        let padded = format!("{fraction}{}", "0".repeat(decimals));
        let (kept, lost) = padded.split_at(decimals);
        let up = u128::from(lost.starts_with(['5', '6', '7', '8', '9']) && !zeros);
        out.extend(format!("{}{kept}", whole.concat()).parse::<u128>().ok().map(|minor| minor + up));
    }
    out
}

#[test]
fn numbers_are_read_in_every_way_that_they_can_be() {
    let cents = |cell| readings(cell, 2, false);
    assert_eq!(cents("29"), [2900]);
    assert_eq!(cents("$1,200.00"), [120_000]);
    assert_eq!(cents("1,200"), [120_000], "never 1.20");
    assert_eq!(cents("1.234.567,5"), [123_456_750]);
    assert_eq!(cents("0.125"), Vec::<u128>::new());
    assert_eq!(readings("44.355", 2, true), [4_435_500, 4436]);
    assert_eq!(readings("1,200", 3, false), [1_200_000, 1200]);
    assert_eq!(readings("1,200", 0, false), [1200]);
    let written =
        |price: &str| format!(r#"{{"products":[{{"variants":[{{"prices":{{"USD":"{price}"}}}}]}}]}}"#);
    let file: &[u8] = b"Handle,Price\na,\"1,200\"\n";
    assert_from_files(&written("1200.00"), None, &[file], "USD");
    let wrong = std::panic::catch_unwind(|| assert_from_files(&written("1.20"), None, &[file], "USD"));
    assert!(wrong.is_err(), "1.20 stands nowhere");
}
