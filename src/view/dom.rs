//! Writes descriptions into the DOM: creates nodes by `createElement`, and touches only what differs from what
//! was written before. No `innerHTML`, no inline style: it runs under a strict Content-Security-Policy with
//! Trusted Types.

use super::tree::{Element, Node};
use alloc::string::String;
use alloc::vec::Vec;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Node as DomNode};

#[wasm_bindgen]
extern "C" {
    /// Sets a property, `checked` or `selected`.
    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = set)]
    fn set_property(target: &web_sys::Element, name: &str, value: bool) -> Result<(), JsValue>;
}

/// What was last written into one root.
#[derive(Debug)]
pub struct Written {
    root: DomNode,
    nodes: Vec<Node>,
}

impl Written {
    /// Begins with an emptied root.
    pub fn new(root: DomNode) -> Written {
        while let Some(child) = root.first_child() {
            if root.remove_child(&child).is_err() {
                break;
            }
        }
        Written { root, nodes: Vec::new() }
    }

    /// Whether this is the record of that root.
    pub fn is_of(&self, root: &DomNode) -> bool {
        self.root.is_same_node(Some(root))
    }

    /// Whether the root is still in a document.
    pub fn is_connected(&self) -> bool {
        self.root.is_connected()
    }

    /// Writes what differs.
    ///
    /// # Errors
    /// What the browser threw.
    pub fn write(&mut self, elements: Vec<Element>) -> Result<(), JsValue> {
        let document = self.root.owner_document().ok_or(JsValue::NULL)?;
        let mut nodes = Vec::new();
        for element in elements {
            nodes.push(Node::Element(element));
        }
        patch_children(&document, &self.root, &self.nodes, &nodes)?;
        self.nodes = nodes;
        Ok(())
    }
}

fn key(node: &Node) -> &str {
    match node {
        Node::Element(element) => &element.key,
        Node::Text(_) => "",
    }
}

/// Whether one can become the other by changing attributes and children.
fn alike(old: &Node, new: &Node) -> bool {
    match (old, new) {
        (Node::Element(old), Node::Element(new)) => old.tag == new.tag && old.key == new.key,
        (Node::Text(_), Node::Text(_)) => true,
        _ => false,
    }
}

fn patch_children(document: &Document, parent: &DomNode, old: &[Node], new: &[Node]) -> Result<(), JsValue> {
    if old == new {
        return Ok(());
    }
    // The nodes as they stand, in step with `old`.
    let mut standing: Vec<(&Node, DomNode)> = Vec::new();
    let mut next = parent.first_child();
    for node in old {
        let Some(dom) = next else { break };
        next = dom.next_sibling();
        standing.push((node, dom));
    }
    let mut place = parent.first_child();
    for node in new {
        // By key where there is one, else the node that stands in this place.
        let found = standing.iter().position(|(old, dom)| {
            alike(old, node) && (!key(node).is_empty() || dom.is_same_node(place.as_ref()))
        });
        match found {
            Some(at) => {
                let (old, dom) = standing.remove(at);
                if dom.is_same_node(place.as_ref()) {
                    place = dom.next_sibling();
                } else {
                    parent.insert_before(&dom, place.as_ref())?;
                }
                patch(document, &dom, old, node)?;
            }
            None => {
                let dom = create(document, node)?;
                parent.insert_before(&dom, place.as_ref())?;
            }
        }
    }
    for (_, dom) in standing {
        parent.remove_child(&dom)?;
    }
    Ok(())
}

fn patch(document: &Document, dom: &DomNode, old: &Node, new: &Node) -> Result<(), JsValue> {
    match (old, new) {
        (Node::Text(old), Node::Text(new)) if old != new => dom.set_text_content(Some(new)),
        (Node::Element(old), Node::Element(new)) => {
            let element: &web_sys::Element = dom.unchecked_ref();
            for (name, _) in &old.attributes {
                if !new.attributes.iter().any(|(kept, _)| kept == name) {
                    element.remove_attribute(name)?;
                }
            }
            for attribute in &new.attributes {
                if !old.attributes.contains(attribute) {
                    set(element, attribute)?;
                }
            }
            patch_children(document, dom, &old.children, &new.children)?;
        }
        _ => {}
    }
    Ok(())
}

fn set(element: &web_sys::Element, (name, value): &(&'static str, String)) -> Result<(), JsValue> {
    match name.strip_prefix('.') {
        Some(property) => {
            set_property(element, property, !value.is_empty())?;
        }
        None => element.set_attribute(name, value)?,
    }
    Ok(())
}

fn create(document: &Document, node: &Node) -> Result<DomNode, JsValue> {
    match node {
        Node::Text(text) => Ok(document.create_text_node(text).into()),
        Node::Element(element) => {
            let dom = document.create_element(element.tag)?;
            for attribute in element.attributes.iter().filter(|(name, _)| !name.starts_with('.')) {
                set(&dom, attribute)?;
            }
            for child in &element.children {
                dom.append_child(&create(document, child)?)?;
            }
            // Properties last: an option can be selected only once it is in its place.
            for attribute in element.attributes.iter().filter(|(name, _)| name.starts_with('.')) {
                set(&dom, attribute)?;
            }
            Ok(dom.into())
        }
    }
}
