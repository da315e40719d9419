//! Products: what is matched of them, and what is displayed.

use crate::key::Key;
use crate::money::Money;
use crate::text::Text;
use crate::wire::List;
use crate::wire::{wire_enum, wire_struct};

/// An amount in one currency, for one market or for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// Index into [`Meta::currencies`].
    pub currency: u32,
    /// The market it is for; `None` for every market without one of its own.
    pub market: Option<Key>,
    /// The amount in minor units.
    pub amount: Money,
}

wire_struct!(Amount { currency, market, amount });

/// An attribute's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A word.
    Word(Key),
    /// A number, in millionths.
    Number(i64),
    /// Yes or no.
    Flag(bool),
}

wire_enum!(Value { 0 => Word(key), 1 => Number(millionths), 2 => Flag(flag) });

/// What is matched of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProductFacts<'b> {
    /// Its id.
    pub id: Key,
    /// Product type.
    pub product_type: Option<Key>,
    /// Vendor.
    pub vendor: Option<Key>,
    /// Tags.
    pub tags: List<'b, Key>,
    /// Collections.
    pub collections: List<'b, Key>,
    /// Free attributes.
    pub attributes: List<'b, (Key, Value)>,
    /// The jobs it does ("cable-management").
    pub needs: List<'b, Key>,
    /// Whether it is shipped; a service is not.
    pub requires_shipping: bool,
    /// Its variants, in the merchant's order.
    pub variants: List<'b, VariantFacts<'b>>,
}

wire_struct!(ProductFacts<'b> {
    id,
    product_type,
    vendor,
    tags,
    collections,
    attributes,
    needs,
    requires_shipping,
    variants
});

/// What is matched of a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VariantFacts<'b> {
    /// Its id.
    pub id: Key,
    /// Stock keeping unit.
    pub sku: Option<Key>,
    /// Options and their values.
    pub options: List<'b, (Key, Key)>,
    /// Prices of one unit.
    pub prices: List<'b, Amount>,
    /// Whether it can be bought.
    pub available: bool,
    /// Units in stock, where known.
    pub stock: Option<u32>,
    /// Allowed quantities.
    pub quantities: QuantityRule,
    /// Subscription plans that it can be bought under, with their prices.
    pub plans: List<'b, (&'b str, List<'b, Amount>)>,
}

wire_struct!(VariantFacts<'b> { id, sku, options, prices, available, stock, quantities, plans });

/// Which quantities of a variant a line may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuantityRule {
    /// At least this many.
    pub min: u32,
    /// At most this many.
    pub max: Option<u32>,
    /// In steps of this many.
    pub increment: u32,
}

impl Default for QuantityRule {
    fn default() -> Self {
        QuantityRule { min: 1, max: None, increment: 1 }
    }
}

wire_struct!(QuantityRule { min, max, increment });

/// What is displayed of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProductDisplay<'b> {
    /// Full title.
    pub title: Text<'b>,
    /// What `{trigger}` and `{product}` say: "desk".
    pub short_name: Option<Text<'b>>,
    /// Link to its page.
    pub url: Option<&'b str>,
    /// Picture.
    pub image: Option<Image<'b>>,
    /// Its variants, in the order of [`ProductFacts::variants`].
    pub variants: List<'b, VariantDisplay<'b>>,
}

wire_struct!(ProductDisplay<'b> { title, short_name, url, image, variants });

/// A picture with its size, so that nothing moves when it arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Image<'b> {
    /// Address.
    pub src: &'b str,
    /// Alternative text.
    pub alt: Text<'b>,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
}

wire_struct!(Image<'b> { src, alt, width, height });

/// What is displayed of a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VariantDisplay<'b> {
    /// Its title; none for a product with one variant.
    pub title: Option<Text<'b>>,
    /// For a unit price ("€1.20/100 g").
    pub measure: Option<Measure<'b>>,
    /// What may be struck through: the lower of the compare-at price and the declared lowest price of the last
    /// 30 days, only for markets where the bundle declares one (docs/semantics.md, Prices).
    pub compare_at: List<'b, Amount>,
}

wire_struct!(VariantDisplay<'b> { title, measure, compare_at });

/// How much a variant holds, for its unit price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure<'b> {
    /// Contents in thousandths of a unit.
    pub quantity: i64,
    /// The quantity that the unit price is for, in thousandths: 100 g is `100_000`.
    pub reference: i64,
    /// The same, as written on the card: "100 g", "l".
    pub per: &'b str,
}

wire_struct!(Measure<'b> { quantity, reference, per });
