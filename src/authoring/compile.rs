//! From the text of a rule bundle to its compiled form, or to everything that is wrong with it.

use super::codes;
use super::decode::{Decoded, decode};
use super::diagnostic::{self, Diagnostic, Severity, Span};
use super::json::{self, Node};
use super::lower::{Unchecked, lower};
use super::place::push;
use super::source::RuleBundle;
use super::{check, source};
use crate::bundle::{Bundle, OpenError, Reading};

/// What came of a rule bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The compiled form; none where there is any error.
    pub bytes: Option<Vec<u8>>,
    /// What was found, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// How many products the compiled form holds.
    pub products: usize,
    /// How many offers the compiled form holds.
    pub offers: usize,
}

/// Compiles the text of a rule bundle. Never panics, whatever the bytes; the same rules give the same bytes,
/// whatever their order in the file.
pub fn compile(source: &[u8]) -> Compiled {
    let mut diagnostics = Vec::new();
    let bundle = checked(source, &mut diagnostics);
    let failed = diagnostics.iter().any(|found| found.severity == Severity::Error);
    let (mut bytes, mut products, mut offers) = (None, 0, 0);
    if let Some(bundle) = bundle.filter(|_| !failed) {
        (products, offers) = (bundle.products.len(), bundle.offers.len());
        bytes = written(&bundle);
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
    Compiled { bytes, diagnostics, products, offers }
}

/// The typed source with everything that is wrong with it.
fn checked(source: &[u8], found: &mut Vec<Diagnostic>) -> Option<source::RuleBundle> {
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
    found.extend(check::check(&root, &decoded));
    Some(decoded.bundle)
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
        let message = format!("`{}` is given twice here", crate::text::clean(&duplicate.name));
        let help = Some("keep one of the two".into());
        found.push(Diagnostic::new(codes::DUPLICATE_NAME, pointer, duplicate.span, message, help));
    }
    let decoded = decode(&mut root, found)?;
    Some((root, decoded))
}

/// The compiled form, after reading it back to the last record as a storefront would.
fn written(bundle: &RuleBundle) -> Option<Vec<u8>> {
    let bytes = lower(bundle).map_err(|Unchecked| ()).ok()?;
    read_back(bytes.clone()).ok()?;
    Some(bytes)
}

fn read_back(bytes: Vec<u8>) -> Result<(), OpenError> {
    Ok(Reading::new(&Bundle::open(bytes)?).read_through()?)
}
