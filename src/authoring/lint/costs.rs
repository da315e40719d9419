//! What things cost the merchant: a private table, read for the margin and for nothing else.
//!
//! CSV with a head: `variant` (the variant's id, or its SKU), `currency`, `cost`. Other columns are ignored.

use crate::exact;
use cart_associate_core::money::Money;
use std::collections::HashMap;

/// The costs by variant or SKU, and currency.
#[derive(Debug, Default)]
pub(super) struct Costs {
    by: HashMap<(String, String), Money>,
}

/// A line of the table that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostProblem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

/// What is wrong with a table of costs.
pub fn problems(csv: &str) -> Vec<CostProblem> {
    read(csv).1
}

impl Costs {
    /// The costs that could be read.
    pub(super) fn read(csv: &str) -> Costs {
        read(csv).0
    }

    /// What one unit of a variant costs.
    pub(super) fn of(&self, variant: &str, sku: Option<&str>, currency: &str) -> Option<Money> {
        let look_up = |name: &str| self.by.get(&(name.to_owned(), currency.to_owned())).copied();
        look_up(variant).or_else(|| look_up(sku?))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by.is_empty()
    }
}

fn read(csv: &str) -> (Costs, Vec<CostProblem>) {
    let (mut costs, mut problems) = (Costs::default(), Vec::new());
    let mut lines = (1..).zip(csv.trim_start_matches('\u{feff}').lines());
    let head = lines.next().map(|(_, head)| cells(head)).unwrap_or_default();
    let column = |name: &str| head.iter().position(|cell| cell.eq_ignore_ascii_case(name));
    let (Some(variant), Some(currency), Some(cost)) = (column("variant"), column("currency"), column("cost"))
    else {
        let message = "the first line must name the columns `variant`, `currency` and `cost`".into();
        return (costs, vec![CostProblem { line: 1, message }]);
    };
    for (line, text) in lines.filter(|(_, text)| !text.trim().is_empty()) {
        let cells = cells(text);
        let (Some(variant), Some(currency), Some(cost)) =
            (cells.get(variant), cells.get(currency), cells.get(cost))
        else {
            problems.push(CostProblem { line, message: "this line has too few columns".into() });
            continue;
        };
        match exact::amount(cost, currency) {
            Ok(amount) => drop(costs.by.insert((variant.clone(), currency.clone()), amount)),
            Err(unfit) => problems.push(CostProblem { line, message: unfit.message }),
        }
    }
    (costs, problems)
}

/// The cells of a line, with quotes taken off and spaces around them.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cells.iter_mut().next_back().into_iter().for_each(|cell| cell.push('"'));
            }
            '"' => quoted = !quoted,
            ',' | ';' | '\t' if !quoted => cells.push(String::new()),
            c => cells.iter_mut().next_back().into_iter().for_each(|cell| cell.push(c)),
        }
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_costs_are_read() {
        let (costs, problems) =
            read("\u{feff}sku,Variant,currency,cost\r\nx,\"tray-1\",USD,11.50\r\n\r\ny,arm;1,USD\r\n");
        assert_eq!(costs.of("tray-1", None, "USD"), Some(Money(1150)));
        assert_eq!(costs.of("other", Some("tray-1"), "USD"), Some(Money(1150)));
        assert_eq!(costs.of("tray-1", None, "EUR"), None);
        assert_eq!(problems.iter().map(|one| one.line).collect::<Vec<_>>(), [4]);
        for bad in ["", "variant,cost\n", "variant,currency,cost\na,USD,free\n", "variant,currency,cost\na\n"]
        {
            assert_eq!(read(bad).1.len(), 1, "{bad:?}");
        }
    }
}
