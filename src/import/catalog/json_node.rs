//! What stands in a JSON node, under one of several names and in one of several forms.

use cart_associate_authoring::json::{Node, Value};

/// The first member of these names that is there and is not `null`.
pub(super) fn member<'n>(node: &'n Node, names: &[&str]) -> Option<&'n Node> {
    let found = names.iter().filter_map(|name| node.member(name)).map(|member| &member.node);
    found.into_iter().find(|node| !matches!(node.value, Value::Null))
}

/// Whether the member of this name is `null`.
pub(super) fn is_null(node: &Node, name: &str) -> bool {
    node.member(name).is_some_and(|member| matches!(member.node.value, Value::Null))
}

/// A text or number as text.
pub(super) fn scalar(node: &Node, names: &[&str]) -> Option<String> {
    match &member(node, names)?.value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(number.clone()),
        _ => None,
    }
}

/// A flag.
pub(super) fn flag(node: &Node, names: &[&str]) -> Option<bool> {
    match &member(node, names)?.value {
        Value::Flag(flag) => Some(*flag),
        _ => None,
    }
}

/// The elements of a list, or of what GraphQL calls a connection: `nodes`, or `edges` with a `node` each.
pub(super) fn elements(node: &Node) -> Option<Vec<&Node>> {
    match &node.value {
        Value::List(list) => Some(list.iter().collect()),
        Value::Object(_) => {
            let list = |name| member(node, &[name]).filter(|node| matches!(node.value, Value::List(_)));
            let nodes = list("nodes").map(|nodes| nodes.elements().iter().collect());
            nodes.or_else(|| {
                let edges = list("edges")?.elements();
                Some(edges.iter().map(|edge| member(edge, &["node"]).unwrap_or(edge)).collect())
            })
        }
        _ => None,
    }
}
