//! Changes to the text of one product, noted by the names of what differs.

use super::clean;
use super::merge::ImportSettings;
use crate::edit::{self, Step};
use crate::exact;
use crate::json::{Node, Value};
use crate::write;
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

/// The product's own text, changed bit by bit.
pub(super) struct Patch<'p> {
    pub(super) text: String,
    pub(super) changed: Vec<String>,
    pub(super) settings: &'p ImportSettings<'p>,
}

impl Patch<'_> {
    pub(super) fn tell(&mut self, name: &str) {
        if !self.changed.iter().any(|known| known == name) {
            self.changed.push(name.into());
        }
    }

    /// A field; `Null` takes it away.
    pub(super) fn put(&mut self, node: &Node, path: &[Step<'_>], name: &str, value: &Json) -> Option<()> {
        let known = node.member(name).map(|member| to_json(&member.node));
        let usual = matches!(name, "available" | "requires_shipping").then(|| json!(true));
        let present = known.clone().or(usual);
        let nothing = match value {
            Json::Null => true,
            Json::Array(list) => list.is_empty(),
            _ => false,
        };
        let same = match (&present, value) {
            (None | Some(Json::Null), _) => nothing,
            (Some(Json::Array(one)), Json::Array(two)) => {
                // The order of tags means nothing.
                one.len() == two.len() && two.iter().all(|word| one.contains(word))
            }
            (Some(one), two) => one == two,
        };
        if same {
            return Some(());
        }
        let path: Vec<Step<'_>> = path.iter().copied().chain([Step::Name(name)]).collect();
        self.text = if *value == Json::Null {
            edit::remove(&self.text, &path)?
        } else {
            edit::set(&self.text, &path, &write::line(value))?
        };
        self.tell(name);
        Some(())
    }

    /// A text: where it is given by language, the one of the rule bundle.
    pub(super) fn words(&mut self, node: &Node, path: &[Step<'_>], name: &str, words: &str) -> Option<()> {
        match node.member(name).map(|member| &member.node) {
            Some(localised) if matches!(localised.value, Value::Object(_)) => {
                if text(localised, &self.settings.language) == Some(words) {
                    return Some(());
                }
                let language = self.settings.language.clone();
                let path: Vec<Step<'_>> =
                    path.iter().copied().chain([Step::Name(name), Step::Name(&language)]).collect();
                self.text = edit::set(&self.text, &path, &write::text(words))?;
                self.tell(name);
                Some(())
            }
            _ => self.put(node, path, name, &words.into()),
        }
    }

    /// A member of an object that may not be there yet.
    pub(super) fn member(&mut self, path: &[Step<'_>], name: &str, value: &Json) -> Option<()> {
        let inside: Vec<Step<'_>> = path.iter().copied().chain([Step::Name(name)]).collect();
        self.text = match edit::set(&self.text, &inside, &write::line(value)) {
            Some(text) => text,
            None => edit::set(&self.text, path, &write::line(&json!({ name: value })))?,
        };
        if let Some(Step::Name(name)) = path.last() {
            self.tell(name);
        }
        Some(())
    }

    /// An amount in the currency of the import.
    pub(super) fn amount(
        &mut self,
        known: Option<&Node>,
        path: &[Step<'_>],
        label: &str,
        amount: Money,
    ) -> Option<()> {
        let currency = self.settings.currency;
        let present = known.and_then(|known| text(known, currency));
        if present.and_then(|present| exact::amount(present, currency).ok()) == Some(amount) {
            return Some(());
        }
        let value = Json::from(clean::written(amount, currency));
        let inside: Vec<Step<'_>> = path.iter().copied().chain([Step::Name(currency)]).collect();
        let object = json!({ currency: value });
        self.text = edit::set(&self.text, &inside, &write::line(&value))
            .or_else(|| edit::set(&self.text, path, &write::line(&object)))
            .or_else(|| {
                // Not even the market's object is there.
                let (Step::Name(last), above) = path.split_last()? else { return None };
                edit::set(&self.text, above, &write::line(&json!({ *last: object })))
            })?;
        self.tell(label);
        Some(())
    }
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
