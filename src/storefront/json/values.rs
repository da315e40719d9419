//! The values that a page hands in: how each is read, and by which names its fields are known.

use super::read::{FromJson, Reader};
use alloc::string::String;
use alloc::vec::Vec;
use cart_associate_core::bundle::record::QuantityRule;
use cart_associate_core::cart::{Cart, Line};
use cart_associate_core::context::{Context, LivePrice, Viewed};
use cart_associate_core::money::Money;
use cart_associate_core::properties::Properties;
use cart_associate_core::text::digits;
use cart_associate_core::vocabulary::Placement;

impl FromJson for String {
    fn read(json: &mut Reader<'_>) -> String {
        json.text()
    }
}

impl FromJson for bool {
    fn read(json: &mut Reader<'_>) -> bool {
        let is_true = json.accept_word("true");
        if !is_true && !json.accept_word("false") {
            json.fail("this must be true or false");
        }
        is_true
    }
}

impl FromJson for i64 {
    fn read(json: &mut Reader<'_>) -> i64 {
        json.integer()
    }
}

impl FromJson for u32 {
    fn read(json: &mut Reader<'_>) -> u32 {
        u32::try_from(json.integer()).unwrap_or_else(|_| {
            json.fail("this number is out of range");
            0
        })
    }
}

impl FromJson for u8 {
    /// What does not fit becomes the largest that does, which no caller takes for a sound value.
    fn read(json: &mut Reader<'_>) -> u8 {
        u8::try_from(u32::read(json)).unwrap_or(u8::MAX)
    }
}

impl FromJson for Money {
    fn read(json: &mut Reader<'_>) -> Money {
        Money(json.integer())
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(json: &mut Reader<'_>) -> Option<T> {
        Some(T::read(json))
    }
}

/// Lists are read item by item.
macro_rules! lists {
    ($($type:ident)*) => {
        $(impl FromJson for Vec<$type> {
            fn read(json: &mut Reader<'_>) -> Vec<$type> {
                let mut list = Vec::new();
                json.list(&mut |json| list.push(FromJson::read(json)));
                list
            }
        })*
    };
}

lists!(String LivePrice);

impl FromJson for Vec<Line> {
    /// A line that is not as it must be is an opaque one, with what is known of it.
    fn read(json: &mut Reader<'_>) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        json.list(&mut |json| {
            let (mut line, is_whole) = json.salvage::<Line>(["/lines/", &digits(lines.len() as u64)]);
            line.opaque |= !is_whole;
            line.quantity = line.quantity.max(u32::from(line.opaque));
            lines.push(line);
        });
        lines
    }
}

impl FromJson for Properties {
    fn read(json: &mut Reader<'_>) -> Properties {
        let mut properties = Properties::default();
        json.object(&[], &mut |json, name| properties.insert(name.into(), json.text()));
        properties
    }
}

impl FromJson for Placement {
    fn read(json: &mut Reader<'_>) -> Placement {
        let name = json.text();
        Placement::named(&name).unwrap_or_else(|| {
            json.fail("this must be \"product\", \"cart\" or \"checkout\"");
            Placement::default()
        })
    }
}

/// Reads a structure by the names of its fields: those that must be there, then those that may be. Others are ignored.
macro_rules! from_json {
    ($type:ident { $($must:ident),* } optional { $($may:ident $(= $name:literal)?),* }) => {
        impl FromJson for $type {
            fn read(json: &mut Reader<'_>) -> $type {
                const REQUIRED: &[&str] = &[$(stringify!($must)),*];
                const NAMES: &[&str] = &[$(stringify!($must),)* $(from_json!(@name $may $($name)?)),*];
                let mut value = $type::default();
                json.fields(NAMES, REQUIRED.len(), &mut |json, place| {
                    // The compiler makes one jump of these.
                    let mut places = 0..;
                    $(if places.next() == Some(place) { value.$must = FromJson::read(json); })*
                    $(if places.next() == Some(place) { value.$may = FromJson::read(json); })*
                });
                value
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
}

from_json!(Cart { currency, exponent, lines } optional { total, codes, prices_include_tax });

from_json!(Line { key, product, variant, quantity, unit_price, total } optional {
    added,
    title,
    plan,
    properties,
    parent,
    vendor,
    product_type = "type",
    tags,
    collections,
    requires_shipping,
    quantity_rule,
    fixed,
    opaque
});

from_json!(QuantityRule {} optional { min, max, increment });

from_json!(Context { now, locale, placement } optional {
    root,
    market,
    country,
    signed_in,
    customer_tags,
    returning,
    visitor,
    own_prices,
    viewed,
    live_prices
});

from_json!(Viewed { product, variant } optional {});

from_json!(LivePrice { variant } optional { price, available, stock });
