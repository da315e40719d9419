//! Writes descriptions ([`super::page`]) into the DOM: creates nodes by `createElement`, and touches only what differs
//! from what was written before. No `innerHTML`, no inline style: it runs under a strict Content-Security-Policy with
//! Trusted Types.

use super::page::{Item, Items};
use alloc::vec::Vec;
use cart_associate_core::text::before;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, Element, Node};

#[wasm_bindgen]
extern "C" {
    /// Sets a property, `checked` or `selected`.
    #[wasm_bindgen(js_namespace = Reflect, js_name = set)]
    fn set_property(target: &Element, name: &str, value: bool);
}

/// Writes what differs into a root that holds what `old` describes, and says whether the browser took all of it.
pub fn write(root: &Node, old: &[u8], new: &[u8]) -> bool {
    let Some(document) = root.owner_document() else { return false };
    let mut writer = Writer { document, refused: false };
    writer.patch(root, old, new);
    !writer.refused
}

/// Goes on where the browser refuses something, and remembers that it did.
struct Writer {
    document: Document,
    refused: bool,
}

impl Writer {
    /// Makes of a node what `new` says, where it is what `old` says.
    fn patch(&mut self, node: &Node, old: &[u8], new: &[u8]) {
        if old == new {
            return;
        }
        let element: &Element = node.unchecked_ref();
        // What was written before and has not been found again: attributes, and children with their nodes.
        let mut left: Vec<(Item<'_>, Option<Node>)> = Vec::new();
        let mut next = node.first_child();
        // Their forms are the same.
        for item in Items(old).skip(1) {
            let child = if item.is_attribute() { None } else { next.take() };
            if let Some(child) = &child {
                next = child.next_sibling();
            }
            left.push((item, child));
        }
        for item in Items(new).skip(1) {
            let place = left.iter().position(|(_, child)| child.is_some());
            let found = left.iter().position(|(known, _)| known.is_like(item));
            let (known, child) = match found {
                Some(at) => left.remove(at),
                None => (Item::NOTHING, None),
            };
            if item.is_attribute() {
                if known != item {
                    self.set(element, item.form(), item.value());
                }
                continue;
            }
            let is_in_place = child.is_some() && found == place;
            let child = match child {
                Some(child) => child,
                None => self.create(item),
            };
            if !item.is_text {
                self.patch(&child, known.bytes, item.bytes);
            } else if known != item {
                child.set_text_content(Some(item.as_str()));
            }
            if !is_in_place {
                let place = left.iter().find_map(|(_, child)| child.as_ref());
                self.refused |= node.insert_before(&child, place).is_err();
            }
        }
        for (item, child) in left {
            self.refused |= match child {
                Some(child) => node.remove_child(&child).is_err(),
                None => element.remove_attribute(item.form().get(1..).unwrap_or_default()).is_err(),
            };
        }
    }

    /// Sets an attribute, `@name`, or a property, `@.name`.
    fn set(&mut self, element: &Element, form: &str, value: &str) {
        match form.get(1..).unwrap_or_default() {
            "" => {}
            name if name.starts_with('.') => {
                set_property(element, name.get(1..).unwrap_or_default(), !value.is_empty());
            }
            name => self.refused |= element.set_attribute(name, value).is_err(),
        }
    }

    /// A node with nothing in it but what its form says.
    fn create(&mut self, item: Item<'_>) -> Node {
        let (tag, mut rest) = cut(item.form(), b" ");
        if !item.is_text {
            if let Ok(element) = self.document.create_element(tag) {
                while !rest.is_empty() {
                    let (attribute, after) = cut(rest, b" ");
                    let (name, value) = cut(attribute, b"=");
                    self.refused |= element.set_attribute(name, value).is_err();
                    rest = after;
                }
                return element.into();
            }
            self.refused = true;
        }
        self.document.create_text_node("").into()
    }
}

/// What comes before and after the first `at`.
fn cut<'t>(text: &'t str, at: &[u8]) -> (&'t str, &'t str) {
    let head = before(text, at);
    (head, text.get(head.len() + 1..).unwrap_or_default())
}
