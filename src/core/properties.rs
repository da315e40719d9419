//! Line properties: names and values that a line carries into the order.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// The most properties that a line may have, so that the time to read them is bounded.
pub const MAX_PROPERTIES: usize = 250;

/// What is said of a line with more.
pub(crate) const TOO_MANY: &str = "a line has at most 250 properties";

/// Line properties, sorted by name. A sorted list rather than a map of the library's: there are never many,
/// and the map's code would be a weight in the shopper's download.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Properties(Vec<(String, String)>);

impl Properties {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there are as many as a reader takes.
    pub fn is_full(&self) -> bool {
        self.0.len() >= MAX_PROPERTIES
    }

    /// The value of a property.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Every name and value, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Sets a property; an earlier value of the same name is replaced.
    pub fn insert(&mut self, name: String, value: String) {
        let at = self.0.iter().take_while(|(known, _)| *known < name).count();
        match self.0.get_mut(at) {
            Some((known, old)) if *known == name => *old = value,
            _ => self.0.insert(at, (name, value)),
        }
    }
}

impl FromIterator<(String, String)> for Properties {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Properties {
        let mut all = Properties::default();
        for (name, value) in pairs {
            all.insert(name, value);
        }
        all
    }
}

impl Serialize for Properties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Properties {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Properties, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Properties;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object of texts")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Properties, A::Error> {
                let mut all = Properties::default();
                while let Some((name, value)) = map.next_entry()? {
                    if all.is_full() {
                        return Err(serde::de::Error::custom(TOO_MANY));
                    }
                    all.insert(name, value);
                }
                Ok(all)
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}
