//! A value with its place.

use super::fault::Fault;
use crate::place::push;
use serde_json::Value;

/// A value, linked to what it stands in, so that its pointer is put together only where something is wrong.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) value: &'a Value,
    /// What it is a member of, and its name there.
    around: Option<(&'a Field<'a>, &'a str)>,
}

impl<'a> Field<'a> {
    pub(super) fn root(value: &'a Value) -> Field<'a> {
        Field { value, around: None }
    }

    fn pointer(&self) -> String {
        let Some((around, name)) = self.around else { return String::new() };
        let mut pointer = around.pointer();
        push(&mut pointer, name);
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

    /// A member; one that is null is as absent.
    pub(super) fn at<'s>(&'s self, name: &'s str) -> Option<Field<'s>> {
        let value = self.value.get(name).filter(|value| !value.is_null())?;
        Some(Field { value, around: Some((self, name)) })
    }
}
