//! Carts as a merchandiser has them at hand: our own form, or what a platform's own page answers. Which it is
//! shows in its shape.
//!
//! Amounts are converted exactly, from whole numbers and decimal texts; where a conversion would leave a fraction
//! of a minor unit, the cart is refused. What is wrong is an answer with its place in the file that was given.

mod ajax;
mod context;
mod fault;
mod field;
mod money;
mod own;
mod remembered;
mod storefront;
mod woo;

use cart_associate_core::cart::Cart;
pub use context::{Situation, situation};
pub use fault::Fault;
use field::Field;
use serde_json::Value;

/// The form that a cart was given in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Ours (`docs/architecture.md`).
    Own,
    /// Shopify's Ajax API, `/cart.js`.
    ShopifyAjax,
    /// Shopify's Storefront API (GraphQL).
    ShopifyStorefront,
    /// WooCommerce's Store API.
    WooCommerce,
}

impl Form {
    /// What a person calls it.
    pub fn name(self) -> &'static str {
        match self {
            Form::Own => "Cart Associate cart",
            Form::ShopifyAjax => "Shopify cart (Ajax API)",
            Form::ShopifyStorefront => "Shopify cart (Storefront API)",
            Form::WooCommerce => "WooCommerce cart (Store API)",
        }
    }

    /// A stable code.
    pub fn code(self) -> &'static str {
        match self {
            Form::Own => "own",
            Form::ShopifyAjax => "shopify_ajax",
            Form::ShopifyStorefront => "shopify_storefront",
            Form::WooCommerce => "woocommerce",
        }
    }
}

/// Reads JSON; what is wrong with it says `what` it should have been.
///
/// # Errors
/// Where it is not JSON.
pub fn parse(what: &str, json: &str) -> Result<Value, Fault> {
    serde_json::from_str(json.trim_start_matches('\u{feff}')).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        let whole = error.to_string();
        let wrong = whole.split(" at line ").next().unwrap_or_default();
        Fault::new("json_syntax", "", format!("the {what} is not JSON: {wrong}, at {place}"))
    })
}

/// Reads a cart in any of the forms.
///
/// # Errors
/// The first thing that is wrong with it, with its place.
pub fn read(value: &Value) -> Result<(Cart, Form), Fault> {
    let root = Field::root(value);
    if let Some(inner) = root.at("cart") {
        return read_at(&inner);
    }
    // An answer of the Storefront API: to a query `{data: {cart}}`, to a mutation `{data: {cartLinesAdd: {cart}}}`.
    if let Some(data) = root.at("data") {
        if let Some(inner) = data.at("cart") {
            return read_at(&inner);
        }
        for name in data.names() {
            if let Some(answer) = data.at(name)
                && let Some(inner) = answer.at("cart")
            {
                return read_at(&inner);
            }
        }
    }
    read_at(&root)
}

fn read_at(root: &Field<'_>) -> Result<(Cart, Form), Fault> {
    let form = form(root)?;
    let cart = match form {
        Form::Own => own::read(root),
        Form::ShopifyAjax => ajax::read(root),
        Form::ShopifyStorefront => storefront::read(root),
        Form::WooCommerce => woo::read(root),
    }?;
    cart.check().map_err(|error| {
        // Amounts and quantities of other forms are checked as they are read; what is left is about lines as such.
        let place = match form {
            Form::Own => error.pointer,
            Form::ShopifyAjax | Form::WooCommerce => error.pointer.replacen("/lines", "/items", 1),
            Form::ShopifyStorefront => {
                error.pointer.replacen("/lines", "/lines/nodes", 1).replacen("/key", "/id", 1)
            }
        };
        Fault::new(error.code, &[&root.pointer(), place.as_str()].concat(), error.message.into())
    })?;
    Ok((cart, form))
}

/// Which form it is, by what only that form has.
fn form(root: &Field<'_>) -> Result<Form, Fault> {
    if !root.value.is_object() {
        return Err(root.fault("input_form", format!("a cart is an object, and this is {}", root.kind())));
    }
    let has = |name: &str| root.at(name).is_some();
    let items = root.at("items").is_some_and(|items| items.value.is_array());
    match root.at("lines") {
        Some(lines) if lines.value.is_array() => return Ok(Form::Own),
        Some(_) => return Ok(Form::ShopifyStorefront),
        None => {}
    }
    if items && root.at("totals").is_some_and(|totals| totals.value.is_object()) {
        return Ok(Form::WooCommerce);
    }
    if items && (has("item_count") || has("total_price") || has("token")) {
        return Ok(Form::ShopifyAjax);
    }
    if has("currency") && has("exponent") {
        // Plainly ours, and its lines are missing.
        return Ok(Form::Own);
    }
    let message = "this is no cart in a known form: ours has `lines`, Shopify's /cart.js has `items` and `total_price`, \
         the Storefront API's has `lines` with `nodes`, WooCommerce's has `items` and `totals`";
    Err(root.fault("cart_form", message.into()))
}
