//! Writes a whole decision, through serde: what `explain` of the page's handle tells, and no shopper's page asks for.

use cart_associate_core::json::Json;
use core::fmt::Display;
use serde::ser::{self, Impossible, Serialize, Serializer};

/// Writes a value.
pub(super) fn write<T: Serialize + ?Sized>(json: &mut Json, value: &T) {
    let Ok(()) = value.serialize(Plain(json));
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

type Made = Result<(), Never>;

/// Writes one value.
struct Plain<'j>(&'j mut Json);

macro_rules! numbers {
    ($($method:ident($type:ty))*) => {
        $(fn $method(self, number: $type) -> Made {
            self.0.number(number as i64);
            Ok(())
        })*
    };
}

impl<'j> Serializer for Plain<'j> {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Open<'j>;
    type SerializeTuple = Open<'j>;
    type SerializeTupleStruct = Impossible<(), Never>;
    type SerializeTupleVariant = Impossible<(), Never>;
    type SerializeMap = Open<'j>;
    type SerializeStruct = Open<'j>;
    type SerializeStructVariant = Impossible<(), Never>;

    numbers!(serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64)
        serialize_f32(f32) serialize_f64(f64));

    fn serialize_bool(self, value: bool) -> Made {
        self.0.word(if value { "true" } else { "false" });
        Ok(())
    }
    fn serialize_str(self, value: &str) -> Made {
        self.0.text(value);
        Ok(())
    }
    fn serialize_char(self, _: char) -> Made {
        core::arch::wasm32::unreachable()
    }
    fn serialize_bytes(self, _: &[u8]) -> Made {
        core::arch::wasm32::unreachable()
    }
    fn serialize_none(self) -> Made {
        self.serialize_unit()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Made {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Made {
        self.0.word("null");
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Made {
        self.serialize_unit()
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Made {
        self.serialize_str(variant)
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
        self.0.open('{');
        self.0.name(variant);
        write(self.0, value);
        self.0.close('}');
        Ok(())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'j>, Never> {
        self.0.open('[');
        Ok(Open(self.0, ']'))
    }
    fn serialize_tuple(self, _: usize) -> Result<Open<'j>, Never> {
        self.serialize_seq(None)
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
    fn serialize_map(self, _: Option<usize>) -> Result<Open<'j>, Never> {
        self.0.open('{');
        Ok(Open(self.0, '}'))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'j>, Never> {
        self.serialize_map(None)
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

/// A list or an object in the making, and what ends it.
struct Open<'j>(&'j mut Json, char);

impl Open<'_> {
    fn end(self) -> Made {
        self.0.close(self.1);
        Ok(())
    }
}

macro_rules! lists {
    ($($kind:ident)*) => {
        $(impl ser::$kind for Open<'_> {
            type Ok = ();
            type Error = Never;
            fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Made {
                write(self.0, value);
                Ok(())
            }
            fn end(self) -> Made {
                Open::end(self)
            }
        })*
    };
}

lists!(SerializeSeq SerializeTuple);

impl ser::SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Never;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Made {
        self.0.name(name);
        write(self.0, value);
        Ok(())
    }
    fn end(self) -> Made {
        Open::end(self)
    }
}

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Never;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Made {
        core::arch::wasm32::unreachable()
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, _: &T) -> Made {
        core::arch::wasm32::unreachable()
    }
    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(&mut self, key: &K, value: &V) -> Made {
        write(self.0, key);
        self.0.colon();
        write(self.0, value);
        Ok(())
    }
    fn end(self) -> Made {
        Open::end(self)
    }
}
