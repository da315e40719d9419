//! Changes to the text of one product, with the names of the fields that differ.
//!
//! Every change answers `None` where the text has not the form that it needs.

use super::settings::ImportSettings;
use crate::money;
use cart_associate_authoring::edit::{self, PathStep};
use cart_associate_authoring::json::{Node, Value};
use cart_associate_authoring::{exact, write};
use cart_associate_core::money::Money;
use serde_json::{Value as Json, json};

/// The text of a member.
pub(super) fn text<'a>(node: &'a Node, name: &str) -> Option<&'a str> {
    node.member(name).and_then(|member| member.node.text())
}

/// The variants of a product.
pub(super) fn variants(product: &Node) -> &[Node] {
    product.member("variants").map(|member| member.node.elements()).unwrap_or_default()
}

/// The product's own text, changed field by field.
pub(super) struct Patch<'p> {
    pub(super) text: String,
    /// The fields that differ, in the order of their changes.
    pub(super) changed: Vec<String>,
    pub(super) settings: &'p ImportSettings<'p>,
}

impl Patch<'_> {
    /// Adds a field to those that differ.
    pub(super) fn note_changed(&mut self, name: &str) {
        if !self.changed.iter().any(|known| known == name) {
            self.changed.push(name.into());
        }
    }

    /// Sets a field of the object at a path; `Null` removes it.
    pub(super) fn set(
        &mut self,
        object: &Node,
        path: &[PathStep<'_>],
        name: &str,
        value: &Json,
    ) -> Option<()> {
        let known = object.member(name).map(|member| to_json(&member.node));
        let default = matches!(name, "available" | "requires_shipping").then(|| json!(true));
        let present = known.clone().or(default);
        let is_nothing = match value {
            Json::Null => true,
            Json::Array(list) => list.is_empty(),
            _ => false,
        };
        let is_same = match (&present, value) {
            (None | Some(Json::Null), _) => is_nothing,
            (Some(Json::Array(one)), Json::Array(two)) => {
                // The order of tags and collections means nothing.
                one.len() == two.len() && two.iter().all(|word| one.contains(word))
            }
            (Some(one), two) => one == two,
        };
        if is_same {
            return Some(());
        }
        let path = joined(path, name);
        self.text = if *value == Json::Null {
            edit::remove(&self.text, &path)?
        } else {
            edit::set(&self.text, &path, &write::line(value))?
        };
        self.note_changed(name);
        Some(())
    }

    /// Sets a text that shoppers read. Where it is given by language, the text in the rule bundle's language.
    pub(super) fn set_text(
        &mut self,
        object: &Node,
        path: &[PathStep<'_>],
        name: &str,
        words: &str,
    ) -> Option<()> {
        match object.member(name).map(|member| &member.node) {
            Some(localised) if matches!(localised.value, Value::Object(_)) => {
                let language = self.settings.language.as_str();
                if text(localised, language) == Some(words) {
                    return Some(());
                }
                let path = joined(&joined(path, name), language);
                self.text = edit::set(&self.text, &path, &write::text(words))?;
                self.note_changed(name);
                Some(())
            }
            _ => self.set(object, path, name, &words.into()),
        }
    }

    /// Sets a member of an object that may not be there yet.
    pub(super) fn set_member(&mut self, object: &str, name: &str, value: &Json) -> Option<()> {
        let path = [PathStep::Name(object)];
        self.text = match edit::set(&self.text, &joined(&path, name), &write::line(value)) {
            Some(text) => text,
            None => edit::set(&self.text, &path, &write::line(&json!({ name: value })))?,
        };
        self.note_changed(object);
        Some(())
    }

    /// Sets an amount in the currency of the import. `amounts` are those at the path, where there are any; `label` is
    /// the name of the field.
    pub(super) fn set_amount(
        &mut self,
        amounts: Option<&Node>,
        path: &[PathStep<'_>],
        label: &str,
        amount: Money,
    ) -> Option<()> {
        let currency = self.settings.currency;
        let present = amounts.and_then(|amounts| text(amounts, currency));
        if present.and_then(|present| exact::amount(present, currency).ok()) == Some(amount) {
            return Some(());
        }
        let value = Json::from(money::decimal_text(amount, currency));
        let object = json!({ currency: value });
        self.text = edit::set(&self.text, &joined(path, currency), &write::line(&value))
            .or_else(|| edit::set(&self.text, path, &write::line(&object)))
            .or_else(|| {
                // Of a market's price not even the object that holds the market is there.
                let (PathStep::Name(last), above) = path.split_last()? else { return None };
                edit::set(&self.text, above, &write::line(&json!({ *last: object })))
            })?;
        self.note_changed(label);
        Some(())
    }
}

/// A path that goes one member further.
pub(super) fn joined<'p>(path: &[PathStep<'p>], name: &'p str) -> Vec<PathStep<'p>> {
    path.iter().copied().chain([PathStep::Name(name)]).collect()
}

/// The value itself, without its place.
pub(super) fn to_json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Flag(flag) => (*flag).into(),
        Value::Number(number) => number.parse().map_or(Json::Null, Json::Number),
        Value::Text(text) => text.as_str().into(),
        Value::List(list) => list.iter().map(to_json).collect(),
        Value::Object(members) => members
            .iter()
            .map(|member| (member.name.clone(), to_json(&member.node)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}
