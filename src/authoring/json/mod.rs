//! Reads the text of a rule bundle into a tree in which every value knows its place.
//!
//! JSON with comments. Everything else that looser readers let pass (trailing commas, single quotes) is refused,
//! because other tools that read the same file would refuse it. Nesting is limited before the text is parsed, so
//! that no input can overflow the stack, here or in whatever walks the tree later.

mod depth;
mod messages;

use super::codes::{self, Code};
use super::diagnostic::Span;
pub use depth::MAX_DEPTH;
use depth::too_deep;
use jsonc_parser::ast;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::collections::BTreeSet;

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub value: Value,
    /// Whether it is treated as if it were not there, because an error in it has been reported.
    pub removed: bool,
}

/// What a node is.
#[derive(Debug, Clone)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number as written, so that nothing is lost.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object.
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Debug, Clone)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub name_span: Span,
    /// Its value.
    pub node: Node,
}

impl Node {
    /// The member of this name, removed or not.
    pub fn member(&self, name: &str) -> Option<&Member> {
        match &self.value {
            Value::Object(members) => members.iter().find(|member| member.name == name),
            _ => None,
        }
    }

    /// The value of the member of this name, for changing it.
    pub fn member_mut(&mut self, name: &str) -> Option<&mut Node> {
        match &mut self.value {
            Value::Object(members) => {
                members.iter_mut().find(|member| member.name == name).map(|member| &mut member.node)
            }
            _ => None,
        }
    }

    /// The elements of a list, removed or not.
    pub fn elements(&self) -> &[Node] {
        match &self.value {
            Value::List(list) => list,
            _ => &[],
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Why the text could not be read, and where.
#[derive(Debug)]
pub struct Unreadable {
    /// The code of the finding.
    pub code: Code,
    /// Where in the text.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// How to put it right.
    pub help: Option<String>,
}

/// A name that an object has twice.
#[derive(Debug)]
pub struct Duplicate {
    /// Where the second one stands.
    pub span: Span,
    /// The path to the object.
    pub path: Vec<String>,
    /// The name.
    pub name: String,
}

/// Reads a text. Of a name given twice the first is kept.
pub fn parse(text: &str) -> Result<(Node, Vec<Duplicate>), Box<Unreadable>> {
    let base = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let body = text.get(base..).unwrap_or_default();
    if let Some(at) = too_deep(body) {
        return Err(Box::new(Unreadable {
            code: codes::JSON_TOO_DEEP,
            span: Span::at(base + at),
            message: format!("lists and objects nest deeper than {MAX_DEPTH} levels here"),
            help: None,
        }));
    }
    let options = ParseOptions {
        allow_comments: true,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let parsed = parse_to_ast(body, &CollectOptions::default(), &options).map_err(|error| {
        let range = error.range();
        let rest = body.get(range.start..).unwrap_or_default();
        let (message, help) = messages::message(error.kind(), rest);
        Box::new(Unreadable {
            code: codes::JSON_SYNTAX,
            span: Span { start: base + range.start, end: base + range.end },
            message,
            help: help.map(Into::into),
        })
    })?;
    let Some(value) = parsed.value else {
        return Err(Box::new(Unreadable {
            code: codes::JSON_SYNTAX,
            span: Span::at(base),
            message: "the file is empty".into(),
            help: Some("a rule bundle is an object: `{ \"format\": 1, … }`".into()),
        }));
    };
    let mut tree = TreeBuilder { base, path: Vec::new(), duplicates: Vec::new() };
    let node = tree.node(value);
    Ok((node, tree.duplicates))
}

/// Builds the tree, and remembers the way down to the value at hand: a duplicate is reported with its path.
struct TreeBuilder {
    /// How many bytes stand before the text that is parsed: those of a byte order mark.
    base: usize,
    path: Vec<Segment>,
    duplicates: Vec<Duplicate>,
}

/// A segment of a path. It becomes text only for a duplicate, which is rare.
enum Segment {
    Index(usize),
    Name(String),
}

impl TreeBuilder {
    fn path(&self) -> Vec<String> {
        let text = |segment: &Segment| match segment {
            Segment::Index(index) => index.to_string(),
            Segment::Name(name) => name.clone(),
        };
        self.path.iter().map(text).collect()
    }

    fn span(&self, range: jsonc_parser::common::Range) -> Span {
        Span { start: self.base + range.start, end: self.base + range.end }
    }

    fn node(&mut self, value: ast::Value<'_>) -> Node {
        let (range, value) = match value {
            ast::Value::NullKeyword(null) => (null.range, Value::Null),
            ast::Value::BooleanLit(flag) => (flag.range, Value::Flag(flag.value)),
            ast::Value::NumberLit(number) => (number.range, Value::Number(number.value.into())),
            ast::Value::StringLit(text) => (text.range, Value::Text(text.value.into_owned())),
            ast::Value::Array(array) => {
                let mut list = Vec::with_capacity(array.elements.len());
                for (index, element) in array.elements.into_iter().enumerate() {
                    self.path.push(Segment::Index(index));
                    list.push(self.node(element));
                    self.path.pop();
                }
                (array.range, Value::List(list))
            }
            ast::Value::Object(object) => (object.range, Value::Object(self.members(object.properties))),
        };
        Node { span: self.span(range), value, removed: false }
    }

    fn members(&mut self, properties: Vec<ast::ObjectProp<'_>>) -> Vec<Member> {
        let mut members: Vec<Member> = Vec::with_capacity(properties.len());
        // Most objects are small; the odd large one must not cost the square of its size.
        let mut names = (properties.len() > FEW).then(BTreeSet::new);
        for property in properties {
            let name_span = match &property.name {
                ast::ObjectPropName::String(name) => self.span(name.range),
                ast::ObjectPropName::Word(name) => self.span(name.range),
            };
            let name = property.name.into_string();
            let known = match &mut names {
                Some(names) => !names.insert(name.clone()),
                None => members.iter().any(|member| member.name == name),
            };
            if known {
                self.duplicates.push(Duplicate { span: name_span, path: self.path(), name });
                continue;
            }
            self.path.push(Segment::Name(name));
            let node = self.node(property.value);
            let Some(Segment::Name(name)) = self.path.pop() else { continue };
            members.push(Member { name, name_span, node });
        }
        members
    }
}

/// So many members are compared one by one.
const FEW: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_place() {
        let text = "{ // a comment with \" and {\n  \"a\": [1, \"zwei\", null]\n}";
        let (node, duplicates) = parse(text).unwrap();
        assert!(duplicates.is_empty());
        let list = node.member("a").unwrap();
        let stretch = |span: Span| text.get(span.start..span.end).unwrap();
        assert_eq!(stretch(list.name_span), "\"a\"");
        let spans: Vec<&str> = list.node.elements().iter().map(|n| stretch(n.span)).collect();
        assert_eq!(spans, ["1", "\"zwei\"", "null"]);
    }

    #[test]
    fn depth_is_limited_and_texts_and_comments_do_not_count() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(&nested(64)).is_ok());
        assert_eq!(parse(&nested(65)).unwrap_err().code, codes::JSON_TOO_DEEP);
        assert_eq!(parse(&"[".repeat(1_000_000)).unwrap_err().code, codes::JSON_TOO_DEEP);
        let brackets = "[".repeat(100);
        assert!(parse(&format!("[\"{brackets}\\\"{brackets}\"]")).is_ok());
        assert!(parse(&format!("/*{brackets}*/ [] //{brackets}")).is_ok());
    }

    #[test]
    fn looser_forms_are_refused() {
        for text in [
            "{\"a\": 1,}",
            "[1,]",
            "{'a': 1}",
            "{a: 1}",
            "[0x1]",
            "[+1]",
            "[.5]",
            "[1 2]",
            "[NaN]",
            "",
            "{}{}",
            "[01]",
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(error.code, codes::JSON_SYNTAX, "{text}");
        }
    }

    #[test]
    fn curly_quotes_are_called_by_their_name() {
        for text in ["{ “format”: 1 }", "{\"format\": „eins“}", "[«un»]"] {
            let error = parse(text).unwrap_err();
            assert!(error.message.contains("straight"), "{text}: {}", error.message);
        }
        assert!(parse("[\"“quoted”\"]").is_ok());
    }

    #[test]
    fn a_name_given_twice_is_noted_with_its_path() {
        let (_, duplicates) = parse("{\"a\": [{\"b\": 1, \"b\": 2}]}").unwrap();
        let found: Vec<_> = duplicates.iter().map(|d| (d.path.join("/"), d.name.as_str())).collect();
        assert_eq!(found, [("a/0".to_owned(), "b")]);
    }
}
