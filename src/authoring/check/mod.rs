//! stub
use super::decode::Decoded;
use super::diagnostic::Diagnostic;
use super::json::Node;
pub(crate) fn check(_root: &mut Node, _decoded: &Decoded) -> Vec<Diagnostic> {
    Vec::new()
}
