//! A serde deserializer over the tree. It skips what is marked removed, and its errors know their place.

use super::error::{Error, Fault, PathSegment, shortened};
use crate::json::{Member, Node, Value};
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// Reads one node.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a>(pub(super) &'a Node);

impl<'a> Reader<'a> {
    fn found(self) -> String {
        match &self.0.value {
            Value::Null => "`null`".into(),
            Value::Flag(flag) => format!("`{flag}`"),
            Value::Number(number) => format!("the number `{}`", shortened(number)),
            Value::Text(text) => format!("the text `{}`", shortened(text)),
            Value::List(_) => "a list".into(),
            Value::Object(_) => "an object".into(),
        }
    }

    fn wrong<T>(self, expected: &str) -> Result<T, Error> {
        Err(Error::wrong_type(expected, self.found()))
    }

    fn live_elements(self) -> Option<Elements<'a>> {
        match &self.0.value {
            Value::List(list) => Some(Elements { list, index: 0 }),
            _ => None,
        }
    }

    fn live_members(self) -> Option<Members<'a>> {
        match &self.0.value {
            Value::Object(members) => Some(Members { members, current: None }),
            _ => None,
        }
    }

    fn number(self) -> Result<f64, Error> {
        match &self.0.value {
            Value::Number(number) => match number.parse::<f64>() {
                Ok(value) if value.is_finite() => Ok(value),
                _ => self.wrong("a number that is not so large"),
            },
            _ => self.wrong("a number"),
        }
    }
}

macro_rules! whole {
    ($($method:ident $type:ty => $visit:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            match &self.0.value {
                Value::Number(number) => match number.parse::<$type>() {
                    Ok(value) => visitor.$visit(value),
                    Err(_) if number.starts_with('-') => self.wrong("a whole number from 0"),
                    Err(_) => self.wrong("a whole number"),
                },
                _ => self.wrong("a whole number"),
            }
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.0.value {
            Value::Null => visitor.visit_unit(),
            Value::Flag(flag) => visitor.visit_bool(*flag),
            Value::Number(number) => match number.parse::<i64>() {
                Ok(value) => visitor.visit_i64(value),
                Err(_) => visitor.visit_f64(self.number()?),
            },
            Value::Text(text) => visitor.visit_str(text),
            Value::List(list) => visitor.visit_seq(Elements { list, index: 0 }),
            Value::Object(members) => visitor.visit_map(Members { members, current: None }),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.0.value {
            Value::Flag(flag) => visitor.visit_bool(*flag),
            _ => self.wrong("true or false, without quotes"),
        }
    }

    whole! {
        deserialize_u8 u8 => visit_u8
        deserialize_u16 u16 => visit_u16
        deserialize_u32 u32 => visit_u32
        deserialize_u64 u64 => visit_u64
        deserialize_i64 i64 => visit_i64
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_f64(self.number()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.0.value {
            Value::Text(text) => visitor.visit_str(text),
            _ => self.wrong("a text in quotes"),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.live_elements() {
            Some(elements) => visitor.visit_seq(elements),
            None => self.wrong("a list, in [ ]"),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.live_members() {
            Some(members) => visitor.visit_map(members),
            None => self.wrong("an object, in { }"),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let words = || known.iter().map(|one| format!("\"{one}\"")).collect::<Vec<_>>().join(" or ");
        match &self.0.value {
            Value::Text(text) => visitor.visit_enum(Choice { name: text, value: None }),
            Value::Object(members) => {
                let mut live = members.iter().filter(|member| !member.node.removed);
                match (live.next(), live.next()) {
                    (Some(only), None) => {
                        visitor.visit_enum(Choice { name: &only.name, value: Some(&only.node) })
                    }
                    _ => self.wrong(&format!("an object with one field, out of {}", words())),
                }
            }
            _ => self.wrong(&words()),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct
    }
}

struct Elements<'a> {
    list: &'a [Node],
    index: usize,
}

impl<'a> SeqAccess<'a> for Elements<'a> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        while let Some(node) = self.list.get(self.index) {
            let index = self.index;
            self.index += 1;
            if !node.removed {
                return seed
                    .deserialize(Reader(node))
                    .map(Some)
                    .map_err(|e| e.inside(PathSegment::Index(index)));
            }
        }
        Ok(None)
    }
}

struct Members<'a> {
    members: &'a [Member],
    current: Option<&'a Member>,
}

impl<'a> MapAccess<'a> for Members<'a> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'a>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        while let Some((member, rest)) = self.members.split_first() {
            self.members = rest;
            if member.node.removed {
                continue;
            }
            self.current = Some(member);
            let name = StrDeserializer::<Error>::new(&member.name);
            return seed
                .deserialize(name)
                .map(Some)
                .map_err(|e| e.inside(PathSegment::Name(member.name.clone())));
        }
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Result<T::Value, Error> {
        let Some(member) = self.current.take() else {
            return Err(Error::new(Fault::MissingField("value")));
        };
        seed.deserialize(Reader(&member.node)).map_err(|e| e.inside(PathSegment::Name(member.name.clone())))
    }
}

/// A value out of a closed list, alone or with something: `"automatic"`, `{"code": "KIT15"}`.
struct Choice<'a> {
    name: &'a str,
    value: Option<&'a Node>,
}

impl<'a> EnumAccess<'a> for Choice<'a> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'a>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let name: StrDeserializer<'_, Error> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'a> Choice<'a> {
    fn value(&self) -> Result<Reader<'a>, Error> {
        let needs = || format!("an object such as {{\"{}\": …}}", self.name);
        self.value.map(Reader).ok_or_else(|| Error::wrong_type(&needs(), format!("the text `{}`", self.name)))
    }

    fn at(&self) -> PathSegment {
        PathSegment::Name(self.name.into())
    }
}

impl<'a> VariantAccess<'a> for Choice<'a> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.value {
            None => Ok(()),
            Some(_) => Err(Error::wrong_type(&format!("just \"{}\"", self.name), "an object".into())),
        }
    }
    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.value()?).map_err(|e| e.inside(self.at()))
    }
    fn tuple_variant<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.value()?.deserialize_seq(visitor).map_err(|e| e.inside(self.at()))
    }
    fn struct_variant<V: Visitor<'a>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.value()?.deserialize_map(visitor).map_err(|e| e.inside(self.at()))
    }
}
