//! Where in the file something stands: a path that checks build as they go down, resolved only for a finding.

use super::diagnostic::Span;
use super::edit::PathStep;
use super::json::{Node, Value};

/// A path from the file's root, linked from its end. Indices count what was decoded; the file's own indices,
/// which include what was dropped, are found on resolving.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    step: PlaceStep<'a>,
}

/// The last step of a path.
#[derive(Debug, Clone, Copy)]
enum PlaceStep<'a> {
    Root,
    Name(&'a str),
    Index(usize),
}

impl<'a> Place<'a> {
    /// The whole file.
    pub(crate) const ROOT: Place<'static> = Place { parent: None, step: PlaceStep::Root };

    /// A member.
    pub(crate) fn name(&'a self, name: &'a str) -> Place<'a> {
        Place { parent: Some(self), step: PlaceStep::Name(name) }
    }

    /// An element. Of a value that stands alone where a list could stand, the value itself.
    pub(crate) fn index(&'a self, index: usize) -> Place<'a> {
        Place { parent: Some(self), step: PlaceStep::Index(index) }
    }

    /// Calls with the place at the end of a path from here.
    pub(crate) fn below(&self, path: &[PathStep<'_>], call: &mut dyn FnMut(&Place<'_>)) {
        match path.split_first() {
            None => call(self),
            Some((PathStep::Name(name), rest)) => self.name(name).below(rest, call),
            Some((PathStep::Index(index), rest)) => self.index(*index).below(rest, call),
        }
    }

    /// The JSON Pointer and the stretch of the file. Where the path goes on to what is not in the file, the
    /// last place that is. `whole`: nothing of the file was dropped, so that the indices are those of the file.
    pub(crate) fn resolve(&self, root: &Node, whole: bool) -> (String, Span) {
        let mut steps = Vec::new();
        let mut here = Some(self);
        while let Some(place) = here {
            steps.push(place.step);
            here = place.parent;
        }
        let (mut node, mut pointer) = (root, String::new());
        for step in steps.into_iter().rev() {
            match (step, &node.value) {
                (PlaceStep::Name(name), _) => {
                    let Some(member) = node.member(name) else { break };
                    push(&mut pointer, name);
                    node = &member.node;
                }
                (PlaceStep::Index(index), Value::List(list)) => {
                    let found = if whole {
                        list.get(index).map(|element| (index, element))
                    } else {
                        list.iter().enumerate().filter(|(_, node)| !node.removed).nth(index)
                    };
                    let Some((original, element)) = found else { break };
                    push(&mut pointer, &original.to_string());
                    node = element;
                }
                (PlaceStep::Index(_) | PlaceStep::Root, _) => {}
            }
        }
        (pointer, node.span)
    }
}

/// Appends a step to a JSON Pointer (RFC 6901).
pub(crate) fn push(pointer: &mut String, step: &str) {
    pointer.push('/');
    for c in step.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    #[test]
    fn paths_are_resolved_with_the_indices_of_the_file() {
        let text = r#"{"a/b": [1, {"x": 2}, 3], "one": {"y~": 4}}"#;
        let (mut root, _) = parse(text).unwrap();
        if let Value::List(list) = &mut root.member_mut("a/b").unwrap().value {
            list[0].removed = true;
        }
        let list = Place::ROOT.name("a/b");
        let inner = list.index(0);
        let (pointer, span) = inner.name("x").resolve(&root, false);
        assert_eq!((pointer.as_str(), text.get(span.start..span.end).unwrap()), ("/a~1b/1/x", "2"));
        let one = Place::ROOT.name("one");
        assert_eq!(one.index(0).name("y~").resolve(&root, false).0, "/one/y~0");
        assert_eq!(one.name("missing").name("more").resolve(&root, false).0, "/one");
    }
}
