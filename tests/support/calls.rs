//! Requests to the boundary, by the names of their calls.

use cart_associate::storefront::boundary::Boundary;

/// Makes a request of this call: a JSON text without its `call`.
pub(crate) fn ask(boundary: &mut Boundary, call: &str, request: &str) -> String {
    let Some(rest) = request.strip_prefix('{') else { return boundary.call(request) };
    let comma = if rest.starts_with('}') { "" } else { "," };
    boundary.call(&format!("{{\"call\":\"{call}\"{comma}{rest}"))
}
