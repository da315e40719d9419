//! Changes to the text of a JSON file that leave everything else as it stands: comments, order, indentation.
//!
//! Not jsonc-parser's own syntax tree: that writes every object it inserts over several lines, and a product index
//! of a thousand variants is read line by line.

use super::diagnostic::Span;
use super::json::{self, Node, Value};

/// A step from a value to one in it.
#[derive(Debug, Clone, Copy)]
pub enum PathStep<'a> {
    /// To the member of this name.
    Name(&'a str),
    /// To the element at this index.
    Index(usize),
}

/// Writes a value at the end of a path: in place of the one there, or as a new last member. What should hold it
/// must be there. `None` where it is not.
pub fn set(text: &str, path: &[PathStep<'_>], value: &str) -> Option<String> {
    let root = root(text)?;
    if let Some(node) = find(&root, path) {
        return replaced(text, node.span, value);
    }
    let (PathStep::Name(name), above) = path.split_last()? else { return None };
    let object = find(&root, above)?;
    let Value::Object(members) = &object.value else { return None };
    let last = members.last().map(|member| (member.name_span.start, member.node.span.end));
    inserted(text, object.span, last, &[format!("{}: {value}", super::write::text(name))])
}

/// Adds elements at the end of a list.
pub fn append(text: &str, path: &[PathStep<'_>], elements: &[String]) -> Option<String> {
    let root = root(text)?;
    let list = find(&root, path)?;
    let Value::List(present) = &list.value else { return None };
    let last = present.last().map(|node| (node.span.start, node.span.end));
    if elements.is_empty() { Some(text.into()) } else { inserted(text, list.span, last, elements) }
}

/// Takes a member away; a text without it is as it should be.
pub fn remove(text: &str, path: &[PathStep<'_>]) -> Option<String> {
    let root = root(text)?;
    let (PathStep::Name(name), above) = path.split_last()? else { return None };
    let Some(Value::Object(members)) = find(&root, above).map(|node| &node.value) else {
        return Some(text.into());
    };
    let Some(at) = members.iter().position(|member| member.name == *name) else { return Some(text.into()) };
    let member = members.get(at)?;
    let own = Span { start: member.name_span.start, end: member.node.span.end };
    let only_space = |stretch: Span| {
        let between = text.get(stretch.start..stretch.end).unwrap_or_default();
        between.chars().filter(|c| !c.is_whitespace()).eq([','])
    };
    // With one of its two neighbours goes a comma. Comments beside it stay.
    let next = members.get(at + 1).map(|next| Span { start: own.end, end: next.name_span.start });
    let before = at.checked_sub(1).and_then(|before| members.get(before));
    let before = before.map(|before| Span { start: before.node.span.end, end: own.start });
    if let Some(gap) = before.filter(|gap| only_space(*gap)) {
        return replaced(text, Span { start: gap.start, end: own.end }, "");
    }
    if let Some(gap) = next.filter(|gap| only_space(*gap)) {
        return replaced(text, Span { start: own.start, end: gap.end }, "");
    }
    let (gap, forwards) = match (next, before) {
        (Some(gap), _) => (gap, true),
        (None, Some(gap)) => (gap, false),
        (None, None) => return replaced(text, own, ""),
    };
    let comma = comma(text, gap)?;
    let (first, second) = if forwards { (own, comma) } else { (comma, own) };
    replaced(&replaced(text, second, "")?, first, "")
}

fn root(text: &str) -> Option<Node> {
    json::parse(text).ok().map(|(root, _)| root)
}

/// The value at the end of a path.
pub fn find<'a>(root: &'a Node, path: &[PathStep<'_>]) -> Option<&'a Node> {
    path.iter().try_fold(root, |node, step| match step {
        PathStep::Name(name) => node.member(name).map(|member| &member.node),
        PathStep::Index(index) => node.elements().get(*index),
    })
}

/// The text with a stretch of it replaced.
pub fn replaced(text: &str, stretch: Span, with: &str) -> Option<String> {
    let (before, after) = (text.get(..stretch.start)?, text.get(stretch.end..)?);
    Some([before, with, after].concat())
}

/// New entries before the closing bracket of a list or object, in the manner of the entry that was last.
fn inserted(text: &str, whole: Span, last: Option<(usize, usize)>, entries: &[String]) -> Option<String> {
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let close = whole.end.checked_sub(1)?;
    // Where what comes before the bracket ends: the last entry, or a comment after it.
    let from = last.map_or(whole.start + 1, |(_, end)| end);
    let tail = text.get(from..close)?;
    let end = from + tail.trim_end().len();
    let own_line = text.get(end..close)?.contains('\n');
    let several = last.is_none() && entries.len() > 1;
    let many = own_line || several || entries.iter().any(|entry| entry.contains('\n'));
    let outer = indent(text, close);
    let inner = match last {
        Some((start, _)) if many && starts_its_line(text, start) => indent(text, start).to_owned(),
        _ => format!("{outer}  "),
    };
    let separator = if many { format!("{line_end}{inner}") } else { " ".into() };
    let mut new = String::new();
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            new.push(',');
        }
        new.push_str(&separator);
        new.push_str(&laid_out(entry, &inner, line_end));
    }
    // The bracket has a line of its own, or it gets one.
    if many && !own_line {
        new.push_str(line_end);
        new.push_str(outer);
    } else if last.is_none() && !own_line {
        new.push(' ');
    }
    let (head, rest) = (text.get(..from)?, text.get(end..)?);
    let comments = text.get(from..end)?;
    let closes_here = !own_line && (many || last.is_none());
    let rest = if closes_here { rest.trim_start_matches([' ', '\t']) } else { rest };
    Some([head, if last.is_some() { "," } else { "" }, comments, &new, rest].concat())
}

/// An entry of several lines at its indentation.
fn laid_out(entry: &str, indent: &str, line_end: &str) -> String {
    entry.split('\n').collect::<Vec<_>>().join(&format!("{line_end}{indent}"))
}

/// The white space at the beginning of the line that a place is on.
fn indent(text: &str, at: usize) -> &str {
    let line = text.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    let space = line.len() - line.trim_start_matches([' ', '\t']).len();
    line.get(..space).unwrap_or_default()
}

fn starts_its_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.rsplit('\n').next().is_some_and(|line| line.trim().is_empty()) && before.contains('\n')
}

/// The comma between two members, past the comments around it.
fn comma(text: &str, gap: Span) -> Option<Span> {
    let between = text.get(gap.start..gap.end)?;
    let mut rest = between;
    loop {
        let at = gap.start + (between.len() - rest.len());
        if rest.starts_with(',') {
            return Some(Span { start: at, end: at + 1 });
        }
        rest = if rest.starts_with("//") {
            rest.split_once('\n')?.1
        } else if rest.starts_with("/*") {
            rest.split_once("*/")?.1
        } else {
            let mut chars = rest.chars();
            chars.next()?;
            chars.as_str()
        };
    }
}

#[cfg(test)]
mod tests {
    use super::{PathStep::*, append, remove, set};

    #[test]
    fn values_are_replaced_and_members_added() {
        let text = "{ // head\n  \"a\": 1, // one\n  \"b\": { \"c\": [] } /* two */\n}\n";
        assert_eq!(set(text, &[Name("a")], "2").unwrap(), text.replace('1', "2"));
        let added = set(text, &[Name("d")], "3").unwrap();
        assert_eq!(
            added,
            "{ // head\n  \"a\": 1, // one\n  \"b\": { \"c\": [] }, /* two */\n  \"d\": 3\n}\n"
        );
        let inside = set(text, &[Name("b"), Name("e")], "4").unwrap();
        assert_eq!(inside, text.replace("[] }", "[], \"e\": 4 }"));
        assert_eq!(set(text, &[Name("x"), Name("y")], "4"), None);
        assert_eq!(set("{}", &[Name("a")], "1").unwrap(), "{ \"a\": 1 }");
        assert_eq!(set("{ }", &[Name("a")], "1").unwrap(), "{ \"a\": 1 }");
        assert_eq!(set("{\n}", &[Name("a")], "1").unwrap(), "{\n  \"a\": 1\n}");
        assert_eq!(
            set("{ \"a\": 1,\n  \"b\": 2 }", &[Name("c")], "3").unwrap(),
            "{ \"a\": 1,\n  \"b\": 2, \"c\": 3 }"
        );
    }

    #[test]
    fn elements_are_added_in_the_manner_of_the_others() {
        let two = ["{ \"x\": 1 }".to_owned(), "{\n  \"x\": 2\n}".to_owned()];
        let text = "{\n    \"l\": [\n        7 // seven\n    ]\n}";
        let expected = "{\n    \"l\": [\n        7, // seven\n        { \"x\": 1 },\n        {\n          \"x\": 2\n        }\n    ]\n}";
        assert_eq!(append(text, &[Name("l")], &two).unwrap(), expected);
        let empty = append("{\r\n  \"l\": []\r\n}", &[Name("l")], &two).unwrap();
        assert_eq!(
            empty,
            "{\r\n  \"l\": [\r\n    { \"x\": 1 },\r\n    {\r\n      \"x\": 2\r\n    }\r\n  ]\r\n}"
        );
        assert_eq!(append("[1]", &[], &["2".into()]).unwrap(), "[1, 2]");
        assert_eq!(append("[1]", &[Index(0)], &["2".into()]), None);
    }

    #[test]
    fn members_are_taken_away_with_one_comma() {
        for (text, left) in [
            ("{ \"a\": 1 }", "{  }"),
            ("{ \"a\": 1, \"b\": 2 }", "{ \"b\": 2 }"),
            ("{ \"b\": 2, \"a\": 1 }", "{ \"b\": 2 }"),
            ("{\n  \"b\": 2,\n  \"a\": 1,\n  \"c\": 3\n}", "{\n  \"b\": 2,\n  \"c\": 3\n}"),
            ("{ \"a\": 1 /* , */, \"b\": 2 }", "{  /* , */ \"b\": 2 }"),
            ("{ \"b\": 2 // ,\n, \"a\": 1 }", "{ \"b\": 2 // ,\n  }"),
            ("{ \"b\": 2 }", "{ \"b\": 2 }"),
        ] {
            let result = remove(text, &[Name("a")]).unwrap();
            assert_eq!(result, left);
            assert!(super::root(&result).is_some(), "{result}");
        }
    }
}
