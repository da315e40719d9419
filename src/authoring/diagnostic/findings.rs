//! The findings of a file, of which so many are kept: a file that a tool has damaged may have half a million.

use super::{Diagnostic, Severity, Span, sort};
use crate::codes;

/// So many errors are kept, and so many warnings. Whoever mends them runs it again.
const MOST: usize = 1_000;

/// What was found, in any order.
#[derive(Debug, Default)]
pub struct Findings {
    kept: Vec<Diagnostic>,
    errors: usize,
    warnings: usize,
}

impl Findings {
    /// Counts a finding, and keeps it while there are not too many.
    pub fn push(&mut self, found: Diagnostic) {
        let full = self.is_full_of(found.severity);
        self.count_one(found.severity);
        if !full {
            self.kept.push(found);
        }
    }

    /// Adds what was found elsewhere.
    pub(crate) fn append(&mut self, other: Findings) {
        let hidden = (other.hidden_errors(), other.hidden_warnings());
        other.kept.into_iter().for_each(|found| self.push(found));
        self.errors += hidden.0;
        self.warnings += hidden.1;
    }

    /// How many there were.
    pub fn count(&self) -> usize {
        self.errors + self.warnings
    }

    /// Those that are kept.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.kept.iter()
    }

    /// How many errors are not kept.
    pub(crate) fn hidden_errors(&self) -> usize {
        self.errors.saturating_sub(MOST)
    }

    fn hidden_warnings(&self) -> usize {
        self.warnings.saturating_sub(MOST)
    }

    /// Whether nothing more of a severity is kept: what is found then need not be worked out, only counted.
    pub(crate) fn is_full_of(&self, severity: Severity) -> bool {
        let count = match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
        };
        count >= MOST
    }

    /// Counts one that is not kept.
    pub(crate) fn count_one(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
    }

    /// The findings in the order of the file; before all others, how many are not among them.
    pub fn into_list(mut self) -> Vec<Diagnostic> {
        let (errors, warnings) = (self.hidden_errors(), self.hidden_warnings());
        if errors + warnings > 0 {
            let message = format!(
                "here are the first {MOST}, and at least {} more are not told",
                counted(errors, warnings)
            );
            let help = Some("mend these first; many often have one cause".into());
            let make = if errors > 0 { Diagnostic::new } else { Diagnostic::warning };
            self.kept.push(make(codes::TOO_MANY_FINDINGS, String::new(), Span::at(0), message, help));
        }
        sort(&mut self.kept);
        self.kept
    }
}

fn counted(errors: usize, warnings: usize) -> String {
    let count = |number: usize, word| match number {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{number} {word}s")),
    };
    let both: Vec<String> =
        [count(errors, "error"), count(warnings, "warning")].into_iter().flatten().collect();
    both.join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(at: usize, severity: Severity) -> Diagnostic {
        Diagnostic {
            severity,
            ..Diagnostic::new(codes::UNKNOWN_FIELD, String::new(), Span::at(at), "wrong".into(), None)
        }
    }

    #[test]
    fn an_error_is_kept_behind_any_number_of_warnings_and_the_rest_is_counted() {
        let mut found = Findings::default();
        (0..MOST + 7).for_each(|at| found.push(one(at + 1, Severity::Warning)));
        found.push(one(0, Severity::Error));
        let mut all = Findings::default();
        all.push(one(5_000, Severity::Error));
        all.append(found);
        assert_eq!((all.count(), all.hidden_errors(), all.is_full_of(Severity::Error)), (MOST + 9, 0, false));
        let list = all.into_list();
        assert_eq!(list.len(), MOST + 3);
        assert_eq!(list.iter().filter(|found| found.severity == Severity::Error).count(), 2);
        let (first, severity) = (&list[0].message, list[0].severity);
        assert_eq!(
            (first.as_str(), severity),
            ("here are the first 1000, and at least 7 warnings more are not told", Severity::Warning)
        );
    }
}
