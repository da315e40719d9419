//! The entry points: from the text of a rule bundle to its compiled form, and to everything that is found in it.
//!
//! The passes know nothing of one another: [`read`](super::read), [`check`](super::check), then, where they are asked
//! for, [`lint`](super::lint) over the checked source and [`compile`](super::compile) of a source without errors.

use super::check;
use super::codes;
use super::compile::{self, Pruned};
use super::diagnostic::{Diagnostic, Findings, Severity, Span};
use super::lint::{self, Options, QuickWin};
use super::read::read;
use super::source::RuleBundle;

/// The result of a compile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The compiled form; `None` where there is any error.
    pub bytes: Option<Vec<u8>>,
    /// What was found, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// How many products the compiled form holds.
    pub products: usize,
    /// How many products of the file no offer needs; the compiled form goes without them.
    pub dropped: usize,
    /// How many offers the compiled form holds.
    pub offers: usize,
}

/// The result of a lint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linted {
    /// Errors and warnings, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// The offer that is best replaced, where one is generic.
    pub quick_win: Option<QuickWin>,
}

/// Compiles the text of a rule bundle. Never panics, whatever the bytes; the same rules give the same bytes,
/// whatever their order in the file.
pub fn compile(source: &[u8]) -> Compiled {
    compile_with(source, None)
}

/// Compiles as [`compile`] does, and adds what the linter finds. Warnings stop nothing.
pub fn compile_linted(source: &[u8], options: &Options) -> Compiled {
    compile_with(source, Some(options))
}

/// Everything that the checks and the linter find. Never panics, whatever the bytes.
pub fn lint(source: &[u8], options: &Options) -> Linted {
    let mut found = Findings::default();
    let quick_win = checked(source, Some(options), &mut found).and_then(|(_, quick_win)| quick_win);
    Linted { diagnostics: found.into_list(), quick_win }
}

fn compile_with(source: &[u8], options: Option<&Options>) -> Compiled {
    let mut found = Findings::default();
    let bundle = checked(source, options, &mut found).map(|(bundle, _)| bundle);
    let failed = found.iter().any(|found| found.severity == Severity::Error);
    let pruned = bundle.filter(|_| !failed).map(compile::prune);
    let bytes = pruned.as_ref().and_then(compile::compile);
    if pruned.is_some() && bytes.is_none() {
        let message = "this rule bundle passed the checks but could not be written down".into();
        let help = "this is a mistake in the compiler; please report it with the file".into();
        found.push(Diagnostic::new(codes::INTERNAL, String::new(), Span::at(0), message, Some(help)));
    }
    let count = |count: fn(&Pruned) -> usize| pruned.as_ref().map_or(0, count);
    Compiled {
        products: count(|pruned| pruned.bundle.products.len()),
        dropped: count(|pruned| pruned.dropped),
        offers: count(|pruned| pruned.bundle.offers.len()),
        bytes,
        diagnostics: found.into_list(),
    }
}

/// The typed source, as far as it can be read, and the quick win where it was linted; everything that was found is
/// added to `found`.
fn checked(
    source: &[u8],
    options: Option<&Options>,
    found: &mut Findings,
) -> Option<(RuleBundle, Option<QuickWin>)> {
    let (root, decoded) = read(source, found)?;
    let mut check = check::check(&root, &decoded);
    let quick_win = options.and_then(|options| lint::lint(&mut check, options));
    found.append(check.found);
    Some((decoded.bundle, quick_win))
}
