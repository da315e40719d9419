//! The situation that a cart is explained in: a context of which everything may be left out.

use super::fault::Fault;
use super::field::Field;
use super::own::typed;
use super::remembered::Remembered;
use crate::similar::did_you_mean;
use cart_associate_core::context::Context;
use cart_associate_core::ledger::Ledger;
use serde_json::{Map, Value};

/// A context, and what is remembered of the shopper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    /// The context.
    pub context: Context,
    /// The ledger.
    pub ledger: Ledger,
}

const FIELDS: [&str; 14] = [
    "now",
    "locale",
    "placement",
    "root",
    "market",
    "country",
    "signed_in",
    "customer_tags",
    "returning",
    "visitor",
    "own_prices",
    "viewed",
    "live_prices",
    "ledger",
];

/// Reads a context. Left out: `now` is as given, the placement the cart, the locale the bundle's own language. The
/// `ledger` beside it is an object, or the text that a page keeps.
///
/// # Errors
/// The first thing that is wrong, with its place.
pub fn situation(given: Option<&Value>, now: i64, language: &str) -> Result<Situation, Fault> {
    let nothing = Value::Object(Map::new());
    let given = given.filter(|given| !given.is_null()).unwrap_or(&nothing);
    let root = Field::root(given);
    let Value::Object(members) = given else {
        return Err(root.fault("input_form", format!("a context is an object, and this is {}", root.kind())));
    };
    if let Some(unknown) = members.keys().find(|name| !FIELDS.contains(&name.as_str())) {
        let mut pointer = String::new();
        crate::place::push(&mut pointer, unknown);
        let help = did_you_mean(unknown, FIELDS).map(|help| format!("; {help}")).unwrap_or_default();
        let message = format!("a context has no field `{}`{help}", cart_associate_core::text::clean(unknown));
        return Err(Fault::new("unknown_field", &pointer, message));
    }
    let ledger = match root.at("ledger") {
        None => Ledger::default(),
        Some(Field { value: Value::String(text), .. }) => Ledger::from_text(text).ok_or_else(|| {
            let message =
                "this is not the text of a ledger, or a damaged one; a page gives it with `handle.ledger()`";
            Fault::new("ledger_form", "/ledger", message.into())
        })?,
        Some(other) => typed::<Remembered>(other.value, "/ledger")?.into(),
    };
    let mut whole = members.clone();
    whole.remove("ledger");
    whole.retain(|_, value| !value.is_null());
    whole.entry("now").or_insert_with(|| now.into());
    whole.entry("locale").or_insert_with(|| language.into());
    whole.entry("placement").or_insert_with(|| "cart".into());
    let context: Context = typed(&Value::Object(whole), "")?;
    context.check()?;
    Ok(Situation { context, ledger })
}
