//! From the text of a rule bundle to its compiled form, or to everything that is wrong with it.

use super::check;
use super::codes;
use super::decode::{Decoded, decode};
use super::diagnostic::{self, Diagnostic, Severity, Span};
use super::json::{self, Node};
use super::lint::{self, Options, QuickWin};
use super::lower::{Unchecked, lower};
use super::needed::needed;
use super::place::push;
use super::source::RuleBundle;
use cart_associate_core::bundle::{Bundle, OpenError, Records};
use std::collections::BTreeSet;

/// What came of a rule bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The compiled form; none where there is any error.
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

/// Compiles the text of a rule bundle. Never panics, whatever the bytes; the same rules give the same bytes,
/// whatever their order in the file.
pub fn compile(source: &[u8]) -> Compiled {
    run(source, None)
}

/// Compiles as [`compile`] does, and says besides what the linter finds. Warnings stop nothing.
pub fn compile_linted(source: &[u8], options: &Options) -> Compiled {
    run(source, Some(options))
}

fn run(source: &[u8], options: Option<&Options>) -> Compiled {
    let mut diagnostics = Vec::new();
    let bundle = checked(source, options, &mut diagnostics).map(|(bundle, _)| bundle);
    let failed = diagnostics.iter().any(|found| found.severity == Severity::Error);
    let (mut bytes, mut products, mut offers) = (None, 0, 0);
    let mut dropped = 0;
    if let Some(mut bundle) = bundle.filter(|_| !failed) {
        // Of the whole file: whether a currency is known must not hang on what is left out.
        let currencies = bundle.currencies_used().into_iter().map(String::from).collect();
        dropped = bundle.products.len();
        bundle.products = needed(&bundle);
        (products, offers) = (bundle.products.len(), bundle.offers.len());
        dropped -= products;
        bytes = written(&bundle, &currencies);
        if bytes.is_none() {
            let message = "this rule bundle passed the checks but could not be written down".into();
            let help = "this is a mistake in the compiler; please report it with the file".into();
            diagnostics.push(Diagnostic::new(
                codes::INTERNAL,
                String::new(),
                Span::at(0),
                message,
                Some(help),
            ));
        }
    }
    diagnostic::sort(&mut diagnostics);
    Compiled { bytes, diagnostics, products, dropped, offers }
}

/// The typed source with everything that is wrong with it, and the quick win where it was linted.
pub(super) fn checked(
    source: &[u8],
    options: Option<&Options>,
    found: &mut Vec<Diagnostic>,
) -> Option<(RuleBundle, Option<QuickWin>)> {
    if is_utf16(source) {
        let message = "the file is UTF-16 text".into();
        let help =
            Some("save it as UTF-8; where a command of PowerShell wrote it, add `-Encoding utf8`".into());
        found.push(Diagnostic::new(codes::NOT_UTF8, String::new(), Span::at(0), message, help));
        return None;
    }
    let text = match str::from_utf8(source) {
        Ok(text) => text,
        Err(error) => {
            let at = Span::at(error.valid_up_to());
            let message = format!("the file is not UTF-8 text from byte {} on", at.start);
            let help = Some("save it as UTF-8".into());
            found.push(Diagnostic::new(codes::NOT_UTF8, String::new(), at, message, help));
            return None;
        }
    };
    let (root, decoded) = read(text, found)?;
    let mut check = check::check(&root, &decoded);
    let quick_win = options.and_then(|options| lint::lints(&mut check, options));
    found.append(&mut check.found);
    Some((decoded.bundle, quick_win))
}

/// What some editors and shells of Windows write: begun by a mark, or with every other byte of `{` and what follows
/// empty.
fn is_utf16(source: &[u8]) -> bool {
    source.starts_with(&[0xff, 0xfe])
        || source.starts_with(&[0xfe, 0xff])
        || matches!(source, [0, second, ..] if *second != 0)
        || matches!(source, [first, 0, third, 0, ..] if *first != 0 && *third != 0)
}

fn read(text: &str, found: &mut Vec<Diagnostic>) -> Option<(Node, Decoded)> {
    let (mut root, duplicates) = match json::parse(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            found.push(Diagnostic::new(error.code, String::new(), error.span, error.message, error.help));
            return None;
        }
    };
    for duplicate in duplicates {
        let mut pointer = String::new();
        for step in duplicate.path.iter().chain([&duplicate.name]) {
            push(&mut pointer, step);
        }
        let message = format!("`{}` is given twice here", cart_associate_core::text::clean(&duplicate.name));
        let help = Some("keep one of the two".into());
        found.push(Diagnostic::new(codes::DUPLICATE_NAME, pointer, duplicate.span, message, help));
    }
    let decoded = decode(&mut root, found)?;
    Some((root, decoded))
}

/// The compiled form, after reading it back to the last record as a storefront would.
fn written(bundle: &RuleBundle, currencies: &BTreeSet<String>) -> Option<Vec<u8>> {
    let bytes = lower(bundle, currencies).map_err(|Unchecked| ()).ok()?;
    read_back(bytes.clone()).ok()?;
    Some(bytes)
}

fn read_back(bytes: Vec<u8>) -> Result<(), OpenError> {
    Ok(Records::new(&Bundle::open(bytes)?).read_through()?)
}
