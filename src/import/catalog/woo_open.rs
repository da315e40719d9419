//! Attributes that a variation of WooCommerce leaves open (“any”): what the shopper chooses when adding it.

use super::imported::ImportedVariant;
use super::woo_csv::Parser;
use super::woo_values::{has_bare_comma, list};
use crate::clean;
use crate::table::Row;
use cart_associate_authoring::MOST_CHOICES;
use serde_json::Value;
use std::collections::BTreeMap;

impl Parser<'_, '_, '_> {
    /// What a variation leaves open (“any”) the shopper chooses, from the values that its product has.
    pub(super) fn open_options(
        &mut self,
        row: &Row,
        parent: &Row,
        name: &str,
        open: &[String],
        variant: &mut ImportedVariant,
    ) {
        let values: BTreeMap<String, Vec<String>> =
            open.iter().map(|one| (one.clone(), self.values_of(parent, one))).collect();
        let options = open.join(" and ");
        let count = values.values().fold(1, |count: usize, values| count.saturating_mul(values.len()));
        let is_known = (1..=MOST_CHOICES).contains(&count);
        variant.fields.insert(
            "open_options",
            match is_known && !open.is_empty() {
                true => {
                    Value::Object(values.into_iter().map(|(name, values)| (name, values.into())).collect())
                }
                false => Value::Null,
            },
        );
        let why = match count {
            _ if open.is_empty() => return,
            0 => {
                "its product does not say for certain which there are, so that it can trigger an offer, and is marked as not available"
            }
            _ if is_known => "the shopper chooses it before it is added",
            _ => {
                "there are more than a card can offer, so that it can trigger an offer, and is marked as not available"
            }
        };
        if !is_known {
            variant.fields.insert("available", false.into());
        }
        self.context.note_at(
            row.line,
            name.into(),
            &format!("it leaves open which {options} (“any”): {why}"),
        );
    }

    /// The values of an attribute of a product; none where they are not certain.
    fn values_of(&self, parent: &Row, wanted: &str) -> Vec<String> {
        let mut columns = self.columns.attributes.iter();
        let found = columns.find(|(name, _)| clean::name(parent.get(*name)).as_deref() == Some(wanted));
        let cell = found.map(|(_, value)| parent.get(*value)).filter(|cell| !has_bare_comma(cell));
        clean::names(list(cell.unwrap_or_default()).iter().map(String::as_str))
    }
}
