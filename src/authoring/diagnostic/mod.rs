//! What is wrong with a rule bundle, where, and how to put it right.

mod findings;
mod lines;
mod render;

pub use super::codes::Severity;
use super::codes::{self, Code};
pub use findings::Findings;
pub use lines::{Lines, Position};
pub(crate) use render::printable;
pub use render::render;
use serde_json::{Value, json};

/// A stretch of the source, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

impl Span {
    /// An empty stretch.
    pub fn at(start: usize) -> Span {
        Span { start, end: start }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable code; [`codes::ALL`](super::codes::ALL) says what each means.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is, as a JSON Pointer (RFC 6901).
    pub pointer: String,
    /// What is wrong.
    pub message: String,
    /// How to put it right.
    pub help: Option<String>,
    /// Where it stands in the source.
    pub span: Span,
}

impl Diagnostic {
    pub(crate) fn new(
        code: Code,
        pointer: String,
        span: Span,
        message: String,
        help: Option<String>,
    ) -> Self {
        Diagnostic { code: code.id, severity: Severity::Error, pointer, message, help, span }
    }

    pub(crate) fn warning(
        code: Code,
        pointer: String,
        span: Span,
        message: String,
        help: Option<String>,
    ) -> Self {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::new(code, pointer, span, message, help) }
    }

    /// Why it matters to a shopper, or to whoever reads the file.
    pub fn why(&self) -> Option<&'static str> {
        codes::find(self.code).map(|code| code.why)
    }

    /// The page that explains it, from the root of the repository.
    pub fn page(&self) -> String {
        page(self.code)
    }
}

/// The page that explains a code.
pub fn page(code: &str) -> String {
    format!("docs/diagnostics/{code}.md")
}

/// Puts findings in the order of their places, without repetitions.
pub(crate) fn sort(found: &mut Vec<Diagnostic>) {
    fn key(d: &Diagnostic) -> (usize, usize, &str, &str, &str) {
        (d.span.start, d.span.end, &d.pointer, d.code, &d.message)
    }
    found.sort_by(|a, b| key(a).cmp(&key(b)));
    found.dedup();
}

/// The findings as JSON: a list of `{code, severity, pointer, message, help?, why?, page, line, column, start, end}`.
pub fn to_json(source: &str, found: &[Diagnostic]) -> Value {
    let lines = Lines::new(source);
    let list = found.iter().map(|diagnostic| {
        let Position { line, column } = lines.position(diagnostic.span.start);
        let mut object = json!({
            "code": diagnostic.code,
            "severity": diagnostic.severity.word(),
            "pointer": diagnostic.pointer,
            "message": diagnostic.message,
            "page": diagnostic.page(),
            "line": line,
            "column": column,
            "start": diagnostic.span.start,
            "end": diagnostic.span.end,
        });
        if let Value::Object(members) = &mut object {
            members.extend(diagnostic.help.iter().map(|help| ("help".into(), help.clone().into())));
            members.extend(diagnostic.why().map(|why| ("why".into(), why.into())));
        }
        object
    });
    Value::Array(list.collect())
}
