//! Reads what a page hands in. `www/shim/boundary.js` has checked every value and says where one is wrong; it writes
//! them, without their names, in the order in which they are read here.

use crate::cart::{Cart, Line};
use crate::context::{Context, LivePrice, Viewed};
use crate::properties::Properties;
use crate::vocabulary::Placement;
use crate::wire::{Reader, Wire, Writer, wire_struct};
use alloc::string::String;
use alloc::vec::Vec;

/// Everything that a call may come with; what it does not need is empty.
#[derive(Debug)]
pub struct Request {
    /// Where.
    pub placement: Placement,
    /// The offer that it is about; for `restore`, what is remembered.
    pub offer: String,
    /// What the shopper does, in the order of `CHOICES` in `www/shim/encode.js`.
    pub action: u8,
    /// How much may change, likewise.
    pub policy: u8,
    /// Whether a reason for every offer is asked for.
    pub explain: bool,
    /// The index of a choice.
    pub value: u32,
    /// The time, in ms since 1970.
    pub now: i64,
    /// Product ids.
    pub texts: Vec<String>,
    /// The cart.
    pub cart: Option<Cart>,
    /// The context.
    pub context: Option<Context>,
    /// Why a change failed.
    pub message: Option<String>,
}

wire_struct!(Request {
    placement,
    offer,
    action,
    policy,
    explain,
    value,
    now,
    texts,
    cart,
    context,
    message
});

wire_struct!(Cart { currency, exponent, total, lines, codes, prices_include_tax });

wire_struct!(Line {
    key,
    product,
    variant,
    quantity,
    unit_price,
    total,
    added,
    title,
    plan,
    properties,
    parent,
    vendor,
    product_type,
    tags,
    collections,
    requires_shipping
});

wire_struct!(Context {
    now,
    locale,
    placement,
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

wire_struct!(Viewed { product, variant });

wire_struct!(LivePrice { variant, price, available, stock });

impl Wire<'_> for Properties {
    fn write(&self, _: &mut Writer) {}
    fn read(reader: &mut Reader<'_>) -> Properties {
        let mut all = Properties::default();
        for (name, value) in Vec::<(String, String)>::read(reader) {
            all.insert(name, value);
        }
        all
    }
}
