//! The shorthands of the format: a value that may take one of several shapes.
//!
//! Read by hand-written visitors and not by `serde(untagged)`, which buffers: these hand the value on as it
//! comes, so that an error deep inside still names its own place.

use super::NumberRange;
use serde::de::value::{
    BoolDeserializer, F64Deserializer, I64Deserializer, MapAccessDeserializer, StrDeserializer,
};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// One of something, or a list of it: `"desks"` or `["desks", "tables"]`.
#[derive(Debug, Clone, PartialEq)]
pub enum OneOrMany<T> {
    /// A list.
    Many(Vec<T>),
    /// Just one.
    One(T),
}

impl<T> OneOrMany<T> {
    /// All of them, to be changed.
    pub(crate) fn as_mut_slice(&mut self) -> &mut [T] {
        match self {
            OneOrMany::One(one) => std::slice::from_mut(one),
            OneOrMany::Many(list) => list,
        }
    }

    /// All of them.
    pub fn as_slice(&self) -> &[T] {
        match self {
            OneOrMany::Many(list) => list,
            OneOrMany::One(one) => core::slice::from_ref(one),
        }
    }
}

/// A text: plain, in the bundle's language, or one per language.
#[derive(Debug, Clone, PartialEq)]
pub enum Text {
    /// In the bundle's language.
    Plain(String),
    /// By BCP 47 language: `{"en": "…", "pt-BR": "…"}`.
    Localised(BTreeMap<String, String>),
}

/// An attribute's value.
#[derive(Debug, Clone, PartialEq)]
pub enum AttributeValue {
    /// Yes or no.
    Flag(bool),
    /// A number, up to six decimals.
    Number(f64),
    /// A word.
    Word(String),
}

/// A test on an attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum AttributeTest {
    /// Equals one of these.
    Is(OneOrMany<AttributeValue>),
    /// Lies between these.
    Between(NumberRange),
}

impl AttributeTest {
    /// Whether a value passes.
    pub fn passes(&self, value: &AttributeValue) -> bool {
        match (self, value) {
            (AttributeTest::Is(values), value) => values.as_slice().contains(value),
            (AttributeTest::Between(NumberRange { min, max }), AttributeValue::Number(number)) => {
                min.is_none_or(|min| *number >= min) && max.is_none_or(|max| *number <= max)
            }
            (AttributeTest::Between(_), _) => false,
        }
    }
}

/// How many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// This many.
    Fixed(u32),
    /// `"match_trigger"`: as many as the trigger has.
    MatchTrigger,
}

/// Where a switch leads.
#[derive(Debug, Clone, PartialEq)]
pub enum SwitchTo {
    /// To this value, from whatever it is.
    Value(String),
    /// By present value.
    From(BTreeMap<String, String>),
}

struct OneOrManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrManyVisitor<T> {
    type Value = OneOrMany<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one value, or a list of values")
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        T::deserialize(BoolDeserializer::new(value)).map(OneOrMany::One)
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        T::deserialize(I64Deserializer::new(value)).map(OneOrMany::One)
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        T::deserialize(F64Deserializer::new(value)).map(OneOrMany::One)
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        T::deserialize(StrDeserializer::new(value)).map(OneOrMany::One)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(OneOrMany::One)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = seq.next_element()? {
            list.push(element);
        }
        Ok(OneOrMany::Many(list))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrManyVisitor(PhantomData))
    }
}

/// Reads a map as any other map is read, keeping the error's place.
fn texts<'de, A: MapAccess<'de>>(map: A) -> Result<BTreeMap<String, String>, A::Error> {
    BTreeMap::deserialize(MapAccessDeserializer::new(map))
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or texts by language such as {\"en\": \"…\", \"de\": \"…\"}")
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<Text, E> {
        Ok(Text::Plain(value.into()))
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
        texts(map).map(Text::Localised)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct ValueVisitor;

impl Visitor<'_> for ValueVisitor {
    type Value = AttributeValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, true or false")
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<AttributeValue, E> {
        Ok(AttributeValue::Flag(value))
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<AttributeValue, E> {
        Ok(AttributeValue::Number(value as f64))
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<AttributeValue, E> {
        Ok(AttributeValue::Number(value))
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<AttributeValue, E> {
        Ok(AttributeValue::Word(value.into()))
    }
}

impl<'de> Deserialize<'de> for AttributeValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct TestVisitor;

impl<'de> Visitor<'de> for TestVisitor {
    type Value = AttributeTest;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, a list of values, or a range such as {\"min\": 18, \"max\": 40}")
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<AttributeTest, E> {
        ValueVisitor.visit_bool(value).map(OneOrMany::One).map(AttributeTest::Is)
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<AttributeTest, E> {
        ValueVisitor.visit_i64(value).map(OneOrMany::One).map(AttributeTest::Is)
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<AttributeTest, E> {
        ValueVisitor.visit_f64(value).map(OneOrMany::One).map(AttributeTest::Is)
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<AttributeTest, E> {
        ValueVisitor.visit_str(value).map(OneOrMany::One).map(AttributeTest::Is)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<AttributeTest, A::Error> {
        OneOrManyVisitor(PhantomData).visit_seq(seq).map(AttributeTest::Is)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<AttributeTest, A::Error> {
        NumberRange::deserialize(MapAccessDeserializer::new(map)).map(AttributeTest::Between)
    }
}

impl<'de> Deserialize<'de> for AttributeTest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TestVisitor)
    }
}

struct QuantityVisitor;

impl Visitor<'_> for QuantityVisitor {
    type Value = Quantity;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number, or \"match_trigger\"")
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<Quantity, E> {
        let unfit = || Error::invalid_value(serde::de::Unexpected::Signed(value), &self);
        u32::try_from(value).map(Quantity::Fixed).map_err(|_| unfit())
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<Quantity, E> {
        match value {
            "match_trigger" => Ok(Quantity::MatchTrigger),
            other => Err(Error::unknown_variant(other, &["match_trigger"])),
        }
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(QuantityVisitor)
    }
}

struct SwitchToVisitor;

impl<'de> Visitor<'de> for SwitchToVisitor {
    type Value = SwitchTo;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, or values by present value such as {\"M\": \"L\"}")
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<SwitchTo, E> {
        Ok(SwitchTo::Value(value.into()))
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<SwitchTo, A::Error> {
        texts(map).map(SwitchTo::From)
    }
}

impl<'de> Deserialize<'de> for SwitchTo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SwitchToVisitor)
    }
}
