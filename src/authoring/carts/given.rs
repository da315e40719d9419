//! Where a cart in our own form comes from: the platforms' are put into it by the shop's own readers
//! (`www/carts`), which say with it what it was and where each part of it stood.

use super::Form;
use super::fault::Fault;
use super::own::{self, typed};
use crate::place::push;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The places in what was given.
#[derive(Debug, Deserialize, Default)]
#[serde(default)]
pub(super) struct Given {
    /// The code of a form.
    form: String,
    /// What is wrong with all of it.
    refused: Option<Refused>,
    /// Where the cart stands.
    root: String,
    /// Where each line stands in the cart.
    lines: Vec<String>,
    /// Where fields of ours stand in the cart.
    cart_fields: BTreeMap<String, String>,
    /// Where fields of our lines stand in a line.
    line_fields: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
struct Refused {
    code: String,
    pointer: String,
    message: String,
}

impl Given {
    /// What stands beside a cart. Without it the cart is in our own form, at this place.
    pub(super) fn read(value: Option<&Value>, root: &str) -> Result<Given, Fault> {
        let given = match value {
            Some(value) => typed::<Given>(value, "/given")?,
            None => Given { root: root.into(), ..Given::default() },
        };
        match given.refused {
            Some(Refused { code, pointer, message }) => {
                let code = REFUSALS.into_iter().find(|known| *known == code).unwrap_or("cart_form");
                Err(Fault::new(code, &pointer, message))
            }
            None => Ok(given),
        }
    }

    pub(super) fn form(&self) -> Form {
        let forms = [Form::ShopifyAjax, Form::ShopifyStorefront, Form::WooCommerce];
        forms.into_iter().find(|form| form.code() == self.form).unwrap_or(Form::Own)
    }

    /// What is wrong with our form, told of what was given.
    pub(super) fn translated(&self, mut fault: Fault) -> Fault {
        let missing = own::missing_field(&fault.message).filter(|_| self.form() != Form::Own);
        if let Some(name) = missing {
            push(&mut fault.pointer, name);
            fault.message = "this is missing, or cannot be read".into();
        }
        fault.pointer = self.place(&fault.pointer);
        fault
    }

    /// The place in what was given of a place in our form.
    fn place(&self, pointer: &str) -> String {
        if self.form() == Form::Own {
            return [&self.root, pointer].concat();
        }
        let mut steps = pointer.split('/').skip(1);
        let mut place = self.root.clone();
        let field = match (steps.next(), steps.next().map(str::parse::<usize>)) {
            (Some("lines"), Some(Ok(index))) => {
                place.push_str(self.lines.get(index).map(String::as_str).unwrap_or_default());
                steps.next().and_then(|name| self.line_fields.get(name))
            }
            (Some(name), _) => self.cart_fields.get(name),
            (None, _) => None,
        };
        place.push_str(field.map(String::as_str).unwrap_or_default());
        place
    }
}

/// What `www/carts` refuses.
const REFUSALS: [&str; 3] = ["cart_form", "cart_currency", "input_form"];

/// A field of a line, as a place in our form.
pub(super) fn line_place(index: usize) -> String {
    let mut pointer = String::from("/lines");
    push(&mut pointer, &index.to_string());
    pointer
}
