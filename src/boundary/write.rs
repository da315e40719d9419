//! Makes plain JavaScript values through serde: objects, lists, texts, numbers, `null`.

use super::js;
use crate::input::InputError;
use alloc::string::String;
use core::fmt::Display;
use serde::ser::{self, Impossible, Serialize, Serializer};
use wasm_bindgen::JsValue;

/// Makes a plain object.
pub(super) fn to_js<T: Serialize + ?Sized>(value: &T) -> JsValue {
    let Ok(made) = value.serialize(Plain);
    made
}

/// Makes the answer to bad input.
pub(super) fn error_value(error: &InputError) -> JsValue {
    let wrapped = Fields::default();
    wrapped.set("error", to_js(error));
    wrapped.object
}

/// Nothing that our types hold is refused, so that there is no error, nor any code for one.
#[derive(Debug)]
enum Never {}

impl Display for Never {
    fn fmt(&self, _: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match *self {}
    }
}

impl core::error::Error for Never {}

impl ser::Error for Never {
    fn custom<T: Display>(_: T) -> Self {
        core::arch::wasm32::unreachable()
    }
}

type Made = Result<JsValue, Never>;

/// Makes plain values.
struct Plain;

macro_rules! numbers {
    ($($method:ident($type:ty))*) => {
        $(fn $method(self, number: $type) -> Made {
            Ok(JsValue::from_f64(number as f64))
        })*
    };
}

impl Serializer for Plain {
    type Ok = JsValue;
    type Error = Never;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Impossible<JsValue, Never>;
    type SerializeTupleVariant = Impossible<JsValue, Never>;
    type SerializeMap = Fields;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Impossible<JsValue, Never>;

    numbers!(serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64)
        serialize_f32(f32) serialize_f64(f64));

    fn serialize_bool(self, value: bool) -> Made {
        Ok(JsValue::from_bool(value))
    }
    fn serialize_str(self, value: &str) -> Made {
        Ok(JsValue::from_str(value))
    }
    fn serialize_char(self, _: char) -> Made {
        core::arch::wasm32::unreachable()
    }
    fn serialize_bytes(self, _: &[u8]) -> Made {
        core::arch::wasm32::unreachable()
    }
    fn serialize_none(self) -> Made {
        Ok(JsValue::NULL)
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Made {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Made {
        Ok(JsValue::NULL)
    }
    fn serialize_unit_struct(self, _: &'static str) -> Made {
        Ok(JsValue::NULL)
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Made {
        Ok(JsValue::from_str(variant))
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Made {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Made {
        let fields = Fields::default();
        fields.set(variant, value.serialize(self)?);
        Ok(fields.object)
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Never> {
        Ok(Items { list: js::list(), count: 0 })
    }
    fn serialize_tuple(self, _: usize) -> Result<Items, Never> {
        Ok(Items { list: js::list(), count: 0 })
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Never> {
        core::arch::wasm32::unreachable()
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Never> {
        core::arch::wasm32::unreachable()
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Fields, Never> {
        Ok(Fields::default())
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields, Never> {
        Ok(Fields::default())
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Never> {
        core::arch::wasm32::unreachable()
    }
}

/// A list in the making.
struct Items {
    list: JsValue,
    count: u32,
}

impl ser::SerializeSeq for Items {
    type Ok = JsValue;
    type Error = Never;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        js::set_item(&self.list, self.count, &to_js(value));
        self.count += 1;
        Ok(())
    }
    fn end(self) -> Made {
        Ok(self.list)
    }
}

impl ser::SerializeTuple for Items {
    type Ok = JsValue;
    type Error = Never;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        ser::SerializeSeq::serialize_element(self, value)
    }
    fn end(self) -> Made {
        ser::SerializeSeq::end(self)
    }
}

/// An object in the making.
struct Fields {
    object: JsValue,
    name: String,
}

impl Default for Fields {
    fn default() -> Fields {
        Fields { object: js::object(), name: String::new() }
    }
}

impl Fields {
    fn set(&self, name: &str, value: JsValue) {
        js::set_field(&self.object, name, &value);
    }
}

impl ser::SerializeStruct for Fields {
    type Ok = JsValue;
    type Error = Never;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Never> {
        self.set(name, to_js(value));
        Ok(())
    }
    fn end(self) -> Made {
        Ok(self.object)
    }
}

impl ser::SerializeMap for Fields {
    type Ok = JsValue;
    type Error = Never;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Never> {
        self.name = to_js(key).as_string().unwrap_or_default();
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.set(&self.name, to_js(value));
        Ok(())
    }
    fn end(self) -> Made {
        Ok(self.object)
    }
}
