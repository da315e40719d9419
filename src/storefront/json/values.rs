//! The values that a page hands in: how each is read, and by which names its fields are known.

use super::read::{FromJson, Reader, Structure};
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
    fn read(&mut self, json: &mut Reader<'_>) {
        *self = json.text();
    }
}

impl FromJson for bool {
    fn read(&mut self, json: &mut Reader<'_>) {
        *self = json.accept_word("true");
        if !*self && !json.accept_word("false") {
            json.fail("input_boolean");
        }
    }
}

impl FromJson for i64 {
    fn read(&mut self, json: &mut Reader<'_>) {
        *self = json.integer();
    }
}

impl FromJson for u32 {
    fn read(&mut self, json: &mut Reader<'_>) {
        match u32::try_from(json.integer()) {
            Ok(number) => *self = number,
            Err(_) => json.fail("input_range"),
        }
    }
}

impl FromJson for u8 {
    /// What does not fit becomes the largest that does, which no caller takes for a sound value.
    fn read(&mut self, json: &mut Reader<'_>) {
        let mut number = 0u32;
        number.read(json);
        *self = u8::try_from(number).unwrap_or(u8::MAX);
    }
}

impl FromJson for Money {
    fn read(&mut self, json: &mut Reader<'_>) {
        self.0.read(json);
    }
}

impl<T: FromJson + Default> FromJson for Option<T> {
    fn read(&mut self, json: &mut Reader<'_>) {
        self.insert(T::default()).read(json);
    }
}

/// Lists are read item by item.
macro_rules! lists {
    ($($type:ident)*) => {
        $(impl FromJson for Vec<$type> {
            fn read(&mut self, json: &mut Reader<'_>) {
                self.clear();
                json.list(&mut |json| {
                    let mut item = $type::default();
                    item.read(json);
                    self.push(item);
                });
            }
        })*
    };
}

lists!(String LivePrice);

impl FromJson for Vec<Line> {
    /// A line that is not as it must be is an opaque one, with what is known of it.
    fn read(&mut self, json: &mut Reader<'_>) {
        self.clear();
        json.list(&mut |json| {
            let (mut line, is_whole) = json.salvage::<Line>(["/lines/", &digits(self.len() as u64)]);
            line.opaque |= !is_whole;
            line.quantity = line.quantity.max(u32::from(line.opaque));
            self.push(line);
        });
    }
}

impl FromJson for Properties {
    fn read(&mut self, json: &mut Reader<'_>) {
        *self = Properties::default();
        json.object(&[], 0, &mut |json, name, _| match self.is_full() {
            true => json.fail("cart_properties"),
            false => self.insert(name.into(), json.text()),
        });
    }
}

impl FromJson for Placement {
    fn read(&mut self, json: &mut Reader<'_>) {
        match Placement::named(&json.text()) {
            Some(placement) => *self = placement,
            None => json.fail("input_placement"),
        }
    }
}

/// Makes a [`Structure`] of these fields, each with its name where that is not the field's own. `as` names the type of their
/// places.
macro_rules! structure {
    ($type:ident { $($fields:tt)* }) => {
        const _: () = {
            structure!($type as Place { $($fields)* });
        };
    };
    ($type:ident as $place:ident { $($field:ident $(= $name:literal)?),* $(,)? }) => {
        #[expect(non_camel_case_types, reason = "a place is called as its field")]
        #[derive(Clone, Copy)]
        pub(crate) enum $place { $($field),* }

        impl Structure for $type {
            const NAMES: &[&str] = &[$(structure!(@name $field $($name)?)),*];

            fn read_field(&mut self, place: usize, json: &mut Reader<'_>) {
                $(if place == $place::$field as usize { return self.$field.read(json); })*
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
}

/// Reads a structure by the names of its fields: those that must be there, then those that may be. Others are ignored.
macro_rules! from_json {
    ($type:ident { $($must:ident),* } optional { $($may:ident $(= $name:literal)?),* }) => {
        structure!($type { $($must,)* $($may $(= $name)?),* });

        impl FromJson for $type {
            fn read(&mut self, json: &mut Reader<'_>) {
                const REQUIRED: &[&str] = &[$(stringify!($must)),*];
                json.structure((1 << REQUIRED.len()) - 1, self);
            }
        }
    };
}

pub(crate) use structure;

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
