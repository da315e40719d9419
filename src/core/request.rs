//! Reads what a page hands in. `www/shim/boundary.js` has checked every value and says where one is wrong; it writes
//! them, without their names, in the order in which they are read here.

use crate::bundle::record::Placement;
use crate::bundle::wire::{Reader, Wire, Writer, wire_struct};
use crate::cart::{Cart, Line};
use crate::context::{Context, LivePrice, Viewed};
use crate::properties::Properties;
use alloc::string::String;
use alloc::vec::Vec;

/// Everything that a call may come with; what it does not need is empty.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) placement: Placement,
    /// The offer that it is about; for `restore`, what is remembered.
    pub(super) offer: String,
    /// What the shopper does, in the order of `CHOICES` in `www/shim/encode.js`.
    pub(super) action: u8,
    /// How much may change, likewise.
    pub(super) freedom: u8,
    pub(super) explain: bool,
    pub(super) value: u32,
    pub(super) now: i64,
    pub(super) texts: Vec<String>,
    pub(super) cart: Option<Cart>,
    pub(super) context: Option<Context>,
    pub(super) message: Option<String>,
}

wire_struct!(Request {
    placement,
    offer,
    action,
    freedom,
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
