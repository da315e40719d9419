//! What all readers of exports need: the options, the file at hand, and where to note what was left out.

use super::clean;
use super::good::{Good, Sort};
use super::report::{Note, Report};
use crate::diagnostic::Lines;
use cart_associate_core::money::Money;
use serde_json::Value;

/// The import at work on one file.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    pub(super) file: &'a str,
    pub(super) lines: Lines<'a>,
    pub(super) currency: &'a str,
    /// Ms since 1970, where it is known.
    pub(super) now: Option<i64>,
    pub(super) report: &'a mut Report,
}

impl Desk<'_> {
    /// The line of a byte.
    pub(super) fn line(&self, byte: usize) -> usize {
        self.lines.position(byte).line
    }

    /// A product that is left out.
    pub(super) fn skip(&mut self, good: &Good, why: &str) {
        self.report.skipped.push(Note {
            file: self.file.into(),
            line: Some(good.line),
            what: good.called(),
            why: why.into(),
        });
    }

    /// A part of a product that is left out.
    pub(super) fn skip_part(&mut self, good: &Good, line: usize, part: &str, why: &str) {
        let called = good.called();
        let what = if part.contains(&called) { part.to_owned() } else { format!("{part} of {called}") };
        self.report.skipped.push(Note { file: self.file.into(), line: Some(line), what, why: why.into() });
    }

    /// Something about the whole file.
    pub(super) fn note(&mut self, what: &str, why: &str) {
        self.report.notes.push(Note {
            file: self.file.into(),
            line: None,
            what: what.into(),
            why: why.into(),
        });
    }

    /// Puts in the options of a variant and its title. Shopify's product without a choice has the one option `Title`.
    pub(super) fn choose(&self, sort: &mut Sort, chosen: impl Iterator<Item = (String, String)>) {
        let chosen: Vec<(String, String)> = chosen
            .filter_map(|(name, value)| Some((clean::name(&name)?, clean::name(&value)?)))
            .filter(|(name, value)| !(name == "Title" && value == "Default Title"))
            .collect();
        if !chosen.is_empty() {
            let title: Vec<&str> = chosen.iter().map(|(_, value)| value.as_str()).collect();
            sort.facts.insert("title", Value::from(title.join(" / ")));
        }
        sort.choose(chosen);
    }

    /// Puts in the prices. A compare-at price that is not above the price is none.
    pub(super) fn prices(&mut self, good: &Good, sort: &mut Sort, price: &str, compare_at: Option<String>) {
        let what = || format!("the price of {}", sort.called(good));
        match clean::amount(price, self.currency) {
            Ok(Some(amount)) => sort.price = Some(amount),
            Ok(None) => {
                let why = "it has no price, and without one it is not suggested";
                self.skip_part(good, sort.line, &what(), why);
            }
            Err(why) => self.skip_part(good, sort.line, &what(), &why),
        }
        if sort.price == Some(Money(0)) {
            self.report.notes.push(Note {
                file: self.file.into(),
                line: Some(sort.line),
                what: sort.called(good),
                why: "its price is zero, and what costs nothing is not suggested".into(),
            });
        }
        let Some(compare_at) = compare_at else { return };
        match clean::amount(&compare_at, self.currency) {
            Ok(amount) => sort.compare_at = Some(amount.filter(|amount| Some(*amount) > sort.price)),
            Err(why) => {
                let what = format!("the compare-at price of {}", sort.called(good));
                self.skip_part(good, sort.line, &what, &why);
            }
        }
    }
}
