//! Products: what is matched of them, and what is displayed.

use super::address;
use crate::key::Key;
use crate::money::Money;
use crate::text::Text;
use crate::wire::{Arena, Items, List, Reader, Wire, Writer, wire_enum, wire_record, wire_struct};
use alloc::string::String;
use serde::{Deserialize, Serialize};

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

/// The amount that holds in a market, of those in one currency: that of the market beats that of all markets.
pub fn amount_in<M: PartialEq>(
    market: Option<M>,
    amounts: impl Iterator<Item = (Option<M>, Money)>,
) -> Option<Money> {
    let mut found = None;
    for (of, amount) in amounts {
        if of.is_none() && found.is_none() || of.is_some() && of == market {
            found = Some(amount);
        }
    }
    found
}

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
    pub variants: Variants<'b>,
}

wire_record!(ProductFacts<'b> {
    0: variants,
    1: collections,
    2: tags,
    3: product_type,
    4: vendor,
    5: attributes,
    6: needs,
    7: requires_shipping = true,
} beside {
    id = Key::FIRST,
});

/// The variants of a product. The least of their ids stands in a table, where the differences from product
/// to product are small; here stands for each variant how much further on its id is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variants<'b> {
    records: List<'b, VariantFacts<'b>>,
    pub(in crate::bundle) first: Key,
}

impl<'b> Wire<'b> for Variants<'b> {
    fn write(&self, writer: &mut Writer) {
        self.records.write(writer);
    }
    fn read(reader: &mut Reader<'b>) -> Self {
        Variants { records: List::read(reader), first: Key::FIRST }
    }
    fn read_through(&self) {
        self.records.read_through();
    }
}

impl<'b> Variants<'b> {
    /// These variants, borrowed from the arena.
    pub fn of(arena: &'b Arena, variants: &[VariantFacts<'b>]) -> Variants<'b> {
        let first = variants.iter().map(|one| one.id).min().unwrap_or(Key::FIRST);
        let mut records = variants.to_vec();
        for one in &mut records {
            one.further = one.id.number() - first.number();
        }
        Variants { records: arena.list(&records), first }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Each of them.
    pub fn iter(self) -> VariantItems<'b> {
        VariantItems { records: self.records.iter(), first: self.first }
    }

    /// The variant at this place.
    pub fn get(self, index: usize) -> Option<VariantFacts<'b>> {
        self.iter().nth(index)
    }
}

impl<'b> IntoIterator for Variants<'b> {
    type Item = VariantFacts<'b>;
    type IntoIter = VariantItems<'b>;
    fn into_iter(self) -> VariantItems<'b> {
        self.iter()
    }
}

/// The [`Variants`] that are still to come.
#[derive(Debug)]
pub struct VariantItems<'b> {
    records: Items<'b, VariantFacts<'b>>,
    first: Key,
}

impl<'b> Iterator for VariantItems<'b> {
    type Item = VariantFacts<'b>;
    fn next(&mut self) -> Option<VariantFacts<'b>> {
        let mut variant = self.records.next()?;
        variant.id = self.first.further(variant.further);
        Some(variant)
    }
}

/// What is matched of a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VariantFacts<'b> {
    /// Its id.
    pub id: Key,
    /// How much further on its id is than the least of its product's; [`Variants::of`] fills it in.
    pub further: u32,
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
    /// Index of the variant whose open options it chooses values of, where that can be bought. [`VariantFacts::available`]
    /// is no then: a reader that knows no such choices would add it by its id, which only we know.
    pub choice_of: Option<u32>,
}

wire_record!(VariantFacts<'b> {
    0: prices,
    1: options,
    2: sku,
    3: available = true,
    4: stock,
    5: quantities,
    6: plans,
    7: further,
    8: choice_of,
} beside {
    id = Key::FIRST,
});

/// Which quantities of a variant a line may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
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

wire_record!(QuantityRule { 0: min = 1, 1: max, 2: increment = 1 });

/// What is displayed of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProductDisplay<'b> {
    /// Full title.
    pub title: Text<'b>,
    /// What `{trigger}` and `{product}` say: "desk".
    pub short_name: Option<Text<'b>>,
    /// Its handle, in short ([`address`]).
    pub handle: &'b str,
    /// Link to its page, in short.
    pub url: Option<&'b str>,
    /// Picture.
    pub image: Option<Image<'b>>,
    /// Its variants, in the order of [`ProductFacts::variants`].
    pub variants: List<'b, VariantDisplay<'b>>,
}

wire_record!(ProductDisplay<'b> {
    0: title = Text::default(),
    1: short_name,
    2: url,
    3: image,
    4: variants,
    5: handle = address::OWN_HANDLE,
});

impl ProductDisplay<'_> {
    /// An address of this product in full.
    pub fn in_full(&self, short: &str) -> String {
        let handle = address::in_full(self.handle, &address::handle_of(self.title));
        address::in_full(short, &handle)
    }
}

/// A picture with its size, so that nothing moves when it arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Image<'b> {
    /// Address, in short ([`address`]).
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
    /// For a choice of values: the names of the options that are open.
    pub open: Option<&'b str>,
    /// Its own picture, where it has one; else that of the product holds.
    pub image: Option<Image<'b>>,
}

wire_record!(VariantDisplay<'b> {
    0: title,
    1: measure,
    2: compare_at,
    3: open,
    4: image,
});

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
