//! Findings as text, each with its line, its column and an excerpt, for a terminal.

use super::{Diagnostic, Lines, Position, Span};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Longer lines are shown in part: this much before the place and this much from it on.
const BEFORE: usize = 50;
const AFTER: usize = 70;

/// So many findings are shown as text; whoever wants more than that reads them as JSON.
const SHOWN: usize = 100;

/// The findings as text, each with its line, column and excerpt, as a good compiler gives them.
pub fn render(name: &str, source: &str, found: &[Diagnostic]) -> String {
    let lines = Lines::new(source);
    let mut out = String::new();
    let mut explained = BTreeSet::new();
    let mut shown: Vec<&Diagnostic> = found.iter().collect();
    if found.len() > SHOWN {
        // What stops the compiler is not to be lost behind what does not.
        shown.sort_by_key(|diagnostic| diagnostic.severity);
    }
    for diagnostic in shown.into_iter().take(SHOWN) {
        // Why it matters and where to read on is shown once for each code. Writing into a `String` cannot fail.
        let _ = render_one(&mut out, name, &lines, diagnostic, explained.insert(diagnostic.code));
    }
    if found.len() > SHOWN {
        let _ = writeln!(out, "… and {} more, not shown\n", found.len() - SHOWN);
    }
    out
}

fn render_one(
    out: &mut String,
    name: &str,
    lines: &Lines<'_>,
    found: &Diagnostic,
    first: bool,
) -> std::fmt::Result {
    let Position { line, column } = lines.position(found.span.start);
    writeln!(out, "{}[{}]: {}", found.severity.word(), found.code, printable(&found.message))?;
    let number = line.to_string();
    let margin = " ".repeat(number.len());
    let gap = if found.pointer.is_empty() { "" } else { "  " };
    writeln!(out, "{margin}--> {}:{line}:{column}{gap}{}", printable(name), printable(&found.pointer))?;
    let (excerpt, offset, length) = excerpt(lines, found.span, line);
    writeln!(out, "{margin} |")?;
    writeln!(out, "{number} | {excerpt}")?;
    writeln!(out, "{margin} | {}{}", " ".repeat(offset), "^".repeat(length))?;
    if let Some(help) = &found.help {
        writeln!(out, "{margin} = help: {}", printable(help))?;
    }
    if let Some(why) = found.why().filter(|_| first) {
        writeln!(out, "{margin} = why: {why}")?;
        writeln!(out, "{margin} = see: {}", found.page())?;
    }
    writeln!(out)
}

/// A text as it can be written anywhere.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// What a terminal would obey rather than show is left blank.
fn visible(c: char) -> char {
    if cart_associate_core::text::is_unsafe_character(c) { ' ' } else { c }
}

/// The line, or the part of it around the place, where in it the place begins and how long it is.
fn excerpt(lines: &Lines<'_>, span: Span, line: usize) -> (String, usize, usize) {
    let text = lines.text(line);
    let at = span.start.saturating_sub(lines.start(line));
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let begin = before.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let shown_before = before.get(begin..).unwrap_or_default();
    let mut shown = String::new();
    if begin > 0 {
        shown.push('…');
    }
    shown.extend(shown_before.chars().map(visible));
    let offset = shown.chars().count();
    shown.extend(after.chars().map(visible).take(AFTER));
    let room = shown.chars().count() - offset;
    if after.chars().nth(AFTER).is_some() {
        shown.push('…');
    }
    let covered = lines.source.get(span.start..span.end).unwrap_or_default();
    let length = covered.chars().take(room).take_while(|c| *c != '\n').count();
    (shown, offset, length.max(1))
}

#[cfg(test)]
mod tests {
    use super::super::Severity;
    use super::*;

    fn finding(start: usize, end: usize) -> Diagnostic {
        Diagnostic {
            code: "some_code",
            severity: Severity::Error,
            pointer: "/a/0".into(),
            message: "something is wrong".into(),
            help: Some("do this".into()),
            span: Span { start, end },
        }
    }

    #[test]
    fn a_finding_shows_its_line() {
        let source = "{\n  \"ä\": \"wröng\"\n}\n";
        let start = source.find("\"wr").unwrap();
        let text = render("rules.json", source, &[finding(start, start + "\"wröng\"".len())]);
        let expected = "error[some_code]: something is wrong\n --> rules.json:2:8  /a/0\n  |\n2 |   \"ä\": \"wröng\"\n  |        ^^^^^^^\n  = help: do this\n\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn no_character_of_the_file_is_an_order_to_the_terminal() {
        let source = "{ \"\u{1b}]0;x\u{7}\": \"a\u{202e}b\" }";
        let hostile = "/\u{1b}]0;x\u{7}\u{9b}2J\u{202e}";
        let at = Diagnostic {
            pointer: hostile.into(),
            message: hostile.into(),
            help: Some(hostile.into()),
            ..finding(2, 10)
        };
        let text = render(hostile, source, &[at]);
        assert!(text.contains("1 | { \" ]0;x \": \"a b\" }\n"));
        assert_eq!(text.matches("/ ]0;x  2J ").count(), 4);
        assert!(!text.chars().any(|c| c != '\n' && cart_associate_core::text::is_unsafe_character(c)));
    }

    #[test]
    fn where_there_are_many_the_errors_are_among_those_shown() {
        let mut all: Vec<Diagnostic> = (0..150).map(|at| finding(at, at)).collect();
        for (index, one) in all.iter_mut().enumerate() {
            one.severity = if index == 149 { Severity::Error } else { Severity::Warning };
        }
        let text = render("-", &"a".repeat(200), &all);
        assert!(text.starts_with("error[some_code]") && text.contains("-:1:150"));
        assert!(text.contains("… and 50 more, not shown"));
    }

    #[test]
    fn long_lines_and_odd_places_are_shown_in_part() {
        let source = format!("{}X{}", "a".repeat(500), "b".repeat(500));
        let text = render("-", &source, &[finding(500, 501)]);
        let lines: Vec<&str> = text.lines().collect();
        let at = lines[4].find('^').unwrap();
        let column = lines[4].chars().position(|c| c == '^').unwrap();
        assert_eq!((lines[3].chars().nth(column), at), (Some('X'), column));
        assert!(lines[3].chars().count() < 140);
        assert!(lines[1].contains("-:1:501"));
        for span in [(0, 0), (1001, 1001), (9999, 99999), (5, 3)] {
            assert!(render("-", &source, &[finding(span.0, span.1)]).contains("some_code"));
        }
        assert!(render("-", "", &[finding(0, 0)]).contains(":1:1"));
    }
}
