//! Offers: what is matched of them, and what is displayed.

use super::{Condition, Kit, QuantityBreak};
use crate::key::Key;
use crate::money::Rate;
use crate::text::Text;
use crate::vocabulary::{Kind, Placement};
use crate::wire::{List, wire_enum, wire_record, wire_struct};

/// What is matched of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferRule<'b> {
    /// Its kind.
    pub kind: Kind,
    /// `false` switches it off.
    pub enabled: bool,
    /// Higher first.
    pub priority: i64,
    /// At most one offer of a group is shown.
    pub group: Option<Key>,
    /// The jobs that it does.
    pub needs: List<'b, Key>,
    /// The trigger.
    pub when: Condition<'b>,
    /// Withheld while this holds.
    pub unless: Option<Condition<'b>>,
    /// Who it is for.
    pub audience: Audience<'b>,
    /// Not before, in ms since 1970.
    pub from: Option<i64>,
    /// Not from then on, in ms since 1970.
    pub until: Option<i64>,
    /// Bits of [`Placement::bit`](crate::vocabulary::Placement::bit).
    pub placements: u8,
    /// The most that accepting may add, against the trigger line's unit price.
    pub max_price_share: Option<Rate>,
    /// What it suggests.
    pub body: OfferBody<'b>,
}

wire_record!(OfferRule<'b> {
    0: kind = Kind::PairsWell,
    1: when,
    2: body,
    3: priority,
    4: placements = Placement::Cart.bit(),
    5: group,
    6: needs,
    7: unless,
    8: audience,
    9: from,
    10: until,
    11: max_price_share,
    12: enabled = true,
});

/// Who an offer is for; an empty list is everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Audience<'b> {
    /// Signed in, or not.
    pub signed_in: Option<bool>,
    /// Returning, or new.
    pub returning: Option<bool>,
    /// At least one of these customer tags.
    pub customer_tags: List<'b, Key>,
    /// One of these countries.
    pub countries: List<'b, Key>,
    /// One of these markets.
    pub markets: List<'b, Key>,
}

wire_record!(Audience<'b> {
    0: signed_in,
    1: returning,
    2: customer_tags,
    3: countries,
    4: markets,
});

/// What an offer suggests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferBody<'b> {
    /// One product, the first of these that fits.
    Product(List<'b, Suggest<'b>>),
    /// Advice, with an optional switch to another variant.
    Guidance(Option<Switch<'b>>),
    /// A statement to tick, recorded on the trigger line.
    Confirmation(Confirmation<'b>),
    /// More of the same for less.
    QuantityBreak(QuantityBreak<'b>),
    /// Several products as one deal.
    Kit(Kit<'b>),
    /// Real steps.
    Tier(Tier<'b>),
}

impl Default for OfferBody<'_> {
    fn default() -> Self {
        OfferBody::Product(List::default())
    }
}

wire_enum!(OfferBody<'b> {
    0 => Product(list), 1 => Guidance(switch), 2 => Confirmation(confirmation), 3 => QuantityBreak(deal),
    4 => Kit(kit), 5 => Tier(tier),
});

/// A product and which of its variants to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggest<'b> {
    /// Index into the bundle's products.
    pub product: u32,
    /// Indices into its variants, in order of preference; empty: all, in the merchant's order.
    pub variants: List<'b, u32>,
    /// How many; none: as many as the trigger has.
    pub quantity: Option<u32>,
    /// Options or attributes that must equal the trigger's.
    pub same: List<'b, Key>,
    /// Whether the shopper picks the variant in the card.
    pub choose: bool,
    /// Whether it belongs to the trigger line (a plan, an adapter): nested under it where the platform nests.
    pub belongs: bool,
}

wire_record!(Suggest<'b> {
    0: product,
    1: variants,
    2: quantity = Some(1),
    3: same,
    4: choose,
    5: belongs,
});

/// A switch of the trigger line to another variant of its product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switch<'b> {
    /// The option that changes.
    pub option: Key,
    /// From which value to which; `None` from every value.
    pub steps: List<'b, (Option<Key>, Key)>,
}

wire_struct!(Switch<'b> { option, steps });

/// A statement that the shopper ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confirmation<'b> {
    /// The line property that records it.
    pub property: &'b str,
    /// The property's value.
    pub value: &'b str,
}

wire_struct!(Confirmation<'b> { property, value });

/// Good, better, best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tier<'b> {
    /// Whether it is about the whole order; otherwise about the trigger line.
    pub for_order: bool,
    /// The steps, lowest first.
    pub steps: List<'b, Step<'b>>,
}

wire_struct!(Tier<'b> { for_order, steps });

/// One step of a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'b> {
    /// What taking it does.
    pub target: Target<'b>,
    /// The step that the merchant recommends.
    pub recommended: bool,
}

wire_struct!(Step<'b> { target, recommended });

/// What taking a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target<'b> {
    /// Nothing: this is how it comes.
    AsItIs,
    /// The line becomes this variant (product index, variant index).
    Variant(VariantAt),
    /// A service line is added (product index, variant index).
    Service(VariantAt),
    /// The line is put on this plan.
    Plan(&'b str),
}

wire_enum!(Target<'b> { 0 => AsItIs, 1 => Variant(at), 2 => Service(at), 3 => Plan(plan) });

/// A variant by its place in the bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VariantAt {
    /// Index into the bundle's products.
    pub product: u32,
    /// Index into that product's variants.
    pub variant: u32,
}

wire_struct!(VariantAt { product, variant });

/// What is displayed of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferDisplay<'b> {
    /// A heading of its own: a kit's or a tier's name.
    pub title: Option<Text<'b>>,
    /// Why, in one sentence.
    pub why: Text<'b>,
    /// The figures behind a claim about other shoppers.
    pub claim: Option<Claim>,
    /// How other shoppers chose.
    pub distribution: List<'b, (Text<'b>, Rate)>,
    /// A link to follow.
    pub link: Option<Link<'b>>,
    /// The statement of a confirmation.
    pub statement: Option<Text<'b>>,
    /// The names of a tier's steps and what each adds.
    pub steps: List<'b, StepDisplay<'b>>,
}

wire_record!(OfferDisplay<'b> {
    0: why = Text::default(),
    1: title,
    2: claim,
    3: distribution,
    4: link,
    5: statement,
    6: steps,
});

/// The figures behind a claim about other shoppers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// The share of them.
    pub share: Rate,
    /// How many were counted.
    pub sample: u32,
}

wire_struct!(Claim { share, sample });

/// A link with its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link<'b> {
    /// Its words.
    pub label: Text<'b>,
    /// Its address, per language where it has several.
    pub url: &'b str,
}

wire_struct!(Link<'b> { label, url });

/// What is displayed of a tier's step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepDisplay<'b> {
    /// Its name.
    pub title: Text<'b>,
    /// What it adds.
    pub adds: List<'b, Text<'b>>,
}

wire_struct!(StepDisplay<'b> { title, adds });
