//! The schema of what serde's attributes cannot say: the shorthands, and the words of the core.
//!
//! The core knows no JSON Schema, so its words stand here a second time; a test compares the two.

use super::{AmountRange, AttributeTest, AttributeValue, NumberRange, OneOrMany, Quantity, SwitchTo, Text};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A currency as a member's name.
const CURRENCY: &str = "^[A-Z]{3}$";

/// What sort of help an offer is.
#[derive(JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) enum Kind {
    /// Prevents a mistake: a product, guidance, or a statement to tick.
    AvoidsReturns,
    /// Improves what they are buying.
    PairsWell,
    /// A clean deal: a quantity break or a kit.
    Bundle,
    /// Real steps up: good, better, best.
    Tier,
}

/// Where an offer may appear.
#[derive(JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) enum Placement {
    /// The product page.
    Product,
    /// The cart or its drawer.
    Cart,
    /// A checkout page that your own host serves.
    Checkout,
}

/// Where the platform rounds a percentage.
#[derive(JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) enum Rounding {
    /// Each unit's price.
    Unit,
    /// Each line.
    Line,
    /// The deal as a whole.
    Order,
}

macro_rules! schema {
    ($($(#[$attribute:meta])* $name:ident = $schema:expr;)*) => {
        $($(#[$attribute])* pub(super) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let schema: fn(&mut SchemaGenerator) -> Schema = $schema;
                schema(generator)
            }
        })*
    };
}

schema! {
    /// A decimal number in quotes.
    Amount = |_| json_schema!({
        "description": "A decimal number in quotes, with a point before the decimals and no currency sign.",
        "type": "string",
        "pattern": "^[0-9]+(\\.[0-9]{1,3})?$",
        "examples": ["29.00"],
    });
    /// One for each currency.
    Amounts = |generator| json_schema!({
        "description": "Amounts by currency: `{ \"USD\": \"29.00\", \"EUR\": \"27.00\" }`. Nothing is ever converted.",
        "type": "object",
        "additionalProperties": generator.subschema_for::<Amount>(),
        "propertyNames": { "pattern": CURRENCY },
        "examples": [{ "USD": "29.00" }],
    });
    /// One for each market and currency.
    MarketAmounts = |generator| json_schema!({
        "description": "Amounts by market and currency: `{ \"GB\": { \"GBP\": \"24.00\" } }`.",
        "type": "object",
        "additionalProperties": generator.subschema_for::<Amounts>(),
        "examples": [{ "GB": { "GBP": "24.00" } }],
    });
    /// A range for each currency.
    AmountRanges = |generator| json_schema!({
        "description": "A range by currency: `{ \"USD\": { \"min\": \"50.00\" } }`. It does not hold in a currency that is not listed.",
        "type": "object",
        "additionalProperties": generator.subschema_for::<AmountRange>(),
        "propertyNames": { "pattern": CURRENCY },
        "examples": [{ "USD": { "min": "50.00" } }],
    });
}

impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("OneOrMany{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A text in the bundle's language, or one for each language: `{ \"en\": \"…\", \"de\": \"…\" }`.",
            "anyOf": [
                { "type": "string" },
                {
                    "type": "object",
                    "additionalProperties": { "type": "string" },
                    "propertyNames": { "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$" },
                },
            ],
        })
    }
}

impl JsonSchema for AttributeValue {
    fn schema_name() -> Cow<'static, str> {
        "AttributeValue".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A text, a number with up to six decimals, `true` or `false`.",
            "type": ["string", "number", "boolean"],
        })
    }
}

impl JsonSchema for AttributeTest {
    fn schema_name() -> Cow<'static, str> {
        "AttributeTest".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A value, a list of values, or a range of numbers such as `{ \"min\": 18, \"max\": 40 }`.",
            "anyOf": [
                generator.subschema_for::<OneOrMany<AttributeValue>>(),
                generator.subschema_for::<NumberRange>(),
            ],
        })
    }
}

impl JsonSchema for Quantity {
    fn schema_name() -> Cow<'static, str> {
        "Quantity".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A number, or `\"match_trigger\"`: as many as the trigger has.",
            "anyOf": [generator.subschema_for::<u32>(), { "const": "match_trigger" }],
        })
    }
}

impl JsonSchema for SwitchTo {
    fn schema_name() -> Cow<'static, str> {
        "SwitchTo".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A value, or from each value to another: `{ \"M\": \"L\", \"L\": \"XL\" }`.",
            "anyOf": [{ "type": "string" }, generator.subschema_for::<BTreeMap<String, String>>()],
        })
    }
}

#[cfg(test)]
mod tests {
    use cart_associate_core::vocabulary;
    use schemars::{JsonSchema, schema_for};
    use serde::Deserialize;
    use serde_json::Value;

    /// The words that serde would take, from its own complaint about another.
    fn taken<T: for<'de> Deserialize<'de>>() -> Vec<String> {
        let complaint = serde_json::from_str::<T>("\"?\"").err().unwrap().to_string();
        complaint.split('`').skip(3).step_by(2).map(str::to_owned).collect()
    }

    fn named<T: JsonSchema>() -> Vec<String> {
        let schema = schema_for!(T).to_value();
        let words = schema["oneOf"].as_array().unwrap().iter();
        words.map(|one| one["const"].as_str().map(str::to_owned).unwrap()).collect()
    }

    #[test]
    fn the_words_of_the_core_are_those_of_the_schema() {
        assert_eq!(named::<super::Kind>(), taken::<vocabulary::Kind>());
        assert_eq!(named::<super::Placement>(), taken::<vocabulary::Placement>());
        assert_eq!(named::<super::Rounding>(), taken::<vocabulary::Rounding>());
        assert_eq!(taken::<vocabulary::Kind>().len(), 4, "{:?}", Value::from(taken::<vocabulary::Kind>()));
    }
}
