//! A value with its place, for reading the platforms' carts.

use super::fault::Fault;
use crate::place::push;
use serde_json::Value;

/// A value, linked to what it stands in, so that its pointer is put together only where something is wrong.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) value: &'a Value,
    around: Option<&'a Field<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Root,
    Name(&'a str),
    Index(usize),
}

impl<'a> Field<'a> {
    pub(super) fn root(value: &'a Value) -> Field<'a> {
        Field { value, around: None, step: Step::Root }
    }

    pub(super) fn pointer(&self) -> String {
        let mut pointer = self.around.map(Field::pointer).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Name(name) => push(&mut pointer, name),
            Step::Index(index) => push(&mut pointer, &index.to_string()),
        }
        pointer
    }

    pub(super) fn fault(&self, code: &'static str, message: String) -> Fault {
        Fault::new(code, &self.pointer(), message)
    }

    /// What a person calls this sort of value.
    pub(super) fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        }
    }

    fn wrong(&self, wanted: &str) -> Fault {
        self.fault("input_form", format!("this must be {wanted}, and is {}", self.kind()))
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.value.as_object().into_iter().flatten().map(|(name, _)| name.as_str())
    }

    /// A member; one that is null is as absent.
    pub(super) fn at<'s>(&'s self, name: &'s str) -> Option<Field<'s>> {
        let value = self.value.get(name).filter(|value| !value.is_null())?;
        Some(Field { value, around: Some(self), step: Step::Name(name) })
    }

    /// A member that must be there.
    pub(super) fn need<'s>(&'s self, name: &'s str) -> Result<Field<'s>, Fault> {
        self.at(name).ok_or_else(|| self.fault("input_form", format!("the field `{name}` is missing here")))
    }

    /// The elements of a list.
    pub(super) fn items<'s>(&'s self) -> Result<impl Iterator<Item = Field<'s>>, Fault> {
        let list = self.value.as_array().ok_or_else(|| self.wrong("a list"))?;
        let all = list.iter().enumerate();
        Ok(all.map(|(index, value)| Field { value, around: Some(self), step: Step::Index(index) }))
    }

    /// The elements of a list that may be left out.
    pub(super) fn list(&self, name: &str) -> Vec<Value> {
        self.value.get(name).and_then(Value::as_array).cloned().unwrap_or_default()
    }

    pub(super) fn text(&self) -> Result<&'a str, Fault> {
        self.value.as_str().ok_or_else(|| self.wrong("a text"))
    }

    /// An id: a text, or the whole number that platforms write for one.
    pub(super) fn id(&self) -> Result<String, Fault> {
        match self.value {
            Value::String(text) => Ok(text.clone()),
            Value::Number(number) if number.is_u64() => Ok(number.to_string()),
            _ => Err(self.wrong("an id: a text or a whole number")),
        }
    }

    pub(super) fn integer(&self) -> Result<i64, Fault> {
        self.value.as_i64().ok_or_else(|| match self.value {
            Value::Number(number) => {
                self.fault("input_form", format!("this must be a whole number, and is {number}"))
            }
            _ => self.wrong("a whole number"),
        })
    }

    /// How many units: 1 to a million.
    pub(super) fn quantity(&self) -> Result<u32, Fault> {
        let units = self.integer()?;
        let fits = u32::try_from(units)
            .ok()
            .filter(|units| (1..=cart_associate_core::money::MAX_QUANTITY).contains(units));
        fits.ok_or_else(|| {
            self.fault(
                "cart_quantity",
                format!("a quantity is a whole number from 1 to 1000000, and not {units}"),
            )
        })
    }

    /// A text that may be left out; an empty one is as absent.
    pub(super) fn maybe_text(&self, name: &str) -> Result<Option<String>, Fault> {
        match self.at(name) {
            Some(field) => Ok(Some(field.text()?.to_owned()).filter(|text| !text.is_empty())),
            None => Ok(None),
        }
    }

    pub(super) fn maybe_flag(&self, name: &str) -> Result<Option<bool>, Fault> {
        let Some(field) = self.at(name) else { return Ok(None) };
        field.value.as_bool().map(Some).ok_or_else(|| field.wrong("true or false"))
    }

    /// A value as the text of a line property.
    pub(super) fn property(&self) -> String {
        match self.value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    }
}
