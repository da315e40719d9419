//! A description of DOM nodes: what a card should look like, as plain data.
//!
//! Two descriptions are compared and only what differs is written (`dom`), so that an unchanged card's nodes,
//! and with them focus, scroll and a half-made choice, are not touched.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

/// A node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text. Written as text and as nothing else.
    Text(String),
}

/// An element. Boxed, because it is handed from hand to hand while it is put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element(Box<Content>);

/// What makes an element.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content {
    /// Tag name.
    pub tag: &'static str,
    /// What it is known by among its siblings; empty: by its position.
    pub key: String,
    /// Attributes; a name that begins with a dot is a property that is true or false (`.checked`).
    pub attributes: Vec<(&'static str, String)>,
    /// Children.
    pub children: Vec<Node>,
}

/// An element: its tag, and after spaces its fixed attributes, as in `ul part=list role=list`. In one text because
/// that is a third of what as many calls weigh in the shopper's download.
pub fn el(form: &'static str) -> Element {
    let (tag, mut rest) = cut(form, b' ');
    let mut content = Content { tag, ..Content::default() };
    while !rest.is_empty() {
        let (attribute, after) = cut(rest, b' ');
        let (name, value) = cut(attribute, b'=');
        content.attributes.push((name, value.into()));
        rest = after;
    }
    Element(Box::new(content))
}

/// What comes before and after the first `at`.
fn cut(text: &'static str, at: u8) -> (&'static str, &'static str) {
    let end = text.bytes().take_while(|byte| *byte != at).count();
    (text.get(..end).unwrap_or_default(), text.get(end + 1..).unwrap_or_default())
}

impl core::ops::Deref for Element {
    type Target = Content;
    fn deref(&self) -> &Content {
        &self.0
    }
}

impl Element {
    /// With an attribute.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Element {
        self.0.attributes.push((name, value.into()));
        self
    }

    /// With an attribute, where there is a value.
    pub fn with_some(self, name: &'static str, value: Option<impl Into<String>>) -> Element {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// With a property that is true or false.
    pub fn with_flag(self, name: &'static str, on: bool) -> Element {
        self.with(name, if on { "1" } else { "" })
    }

    /// As a part that themes can style: `::part(name)`.
    pub fn part(self, name: &'static str) -> Element {
        self.with("part", name)
    }

    /// With a class of our own stylesheet.
    pub fn class(self, name: &'static str) -> Element {
        self.with("class", name)
    }

    /// Known by a key among its siblings.
    pub fn keyed(mut self, key: impl Into<String>) -> Element {
        self.0.key = key.into();
        self
    }

    /// With a child.
    pub fn child(mut self, child: Element) -> Element {
        self.0.children.push(Node::Element(child));
        self
    }

    /// With a child, where there is one.
    pub fn maybe(self, child: Option<Element>) -> Element {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// With children.
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Element {
        self.0.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// With text.
    pub fn text(mut self, text: impl Into<String>) -> Element {
        self.0.children.push(Node::Text(text.into()));
        self
    }
}
