//! Carts as a merchandiser has them at hand, in our own form. Those of platforms come here through the shop's own
//! readers (`www/carts`), so that the shop and the merchant's tools read one cart alike.
//!
//! What is wrong is an answer with its place in the file that was given. A line that cannot be read is opaque.

mod context;
mod fault;
mod field;
mod given;
mod own;
mod remembered;

use crate::choices::{self, Chosen};
use cart_associate_core::bundle::Bundle;
use cart_associate_core::cart::Cart;
pub use context::{Situation, situation};
pub use fault::Fault;
use field::Field;
use given::Given;
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

/// A cart that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The cart.
    pub cart: Cart,
    /// What it was given in.
    pub form: Form,
    /// What of its lines cannot be read; each is opaque in the cart.
    pub unread: Vec<Fault>,
    /// What was chosen for each line.
    chosen: Vec<Chosen>,
}

impl Read {
    /// The same with the lines of variants that leave options open as the variants of the rule bundle that were chosen.
    pub(crate) fn recognised(mut self, bundle: &Bundle) -> Read {
        choices::recognise(bundle, &mut self.cart, &self.chosen);
        self
    }
}

/// Reads a cart in our own form: as it is, or `{cart, given?}` where the shop's readers (`www/carts`) have put it into
/// it.
///
/// # Errors
/// What is wrong with it as a whole, with its place.
pub fn read(value: &Value) -> Result<Read, Fault> {
    let root = Field::root(value);
    let inner = root.at("cart");
    let given = Given::read(value.get("given"), if inner.is_some() { "/cart" } else { "" })?;
    let cart = Field::root(inner.map_or(value, |inner| inner.value));
    let chosen = own::chosen(&cart);
    let (mut cart, mut unread) = own::read(&cart).map_err(|fault| given.translated(fault))?;
    unread.extend(cart.set_apart().map(Fault::from));
    cart.check().map_err(|error| given.translated(error.into()))?;
    Ok(Read {
        cart,
        form: given.form(),
        chosen,
        unread: unread.into_iter().map(|fault| given.translated(fault)).collect(),
    })
}
