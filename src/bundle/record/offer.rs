//! Offers: what is matched of them, and what is displayed.

use super::{Condition, Key, Kind, Kit, QuantityBreak};
use crate::bundle::wire::{wire_enum, wire_struct};
use crate::money::Rate;
use crate::text::Text;
use alloc::string::String;
use alloc::vec::Vec;

/// What is matched of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferRule {
    /// Its kind.
    pub kind: Kind,
    /// `false` switches it off.
    pub enabled: bool,
    /// Higher first.
    pub priority: i64,
    /// At most one offer of a group is shown.
    pub group: Option<Key>,
    /// The jobs that it does.
    pub needs: Vec<Key>,
    /// The trigger.
    pub when: Condition,
    /// Withheld while this holds.
    pub unless: Option<Condition>,
    /// Who it is for.
    pub audience: Audience,
    /// Not before, in ms since 1970.
    pub from: Option<i64>,
    /// Not from then on, in ms since 1970.
    pub until: Option<i64>,
    /// Bits of [`Placement::bit`].
    pub placements: u8,
    /// The most that accepting may add, against the trigger line's unit price.
    pub max_price_share: Option<Rate>,
    /// What it suggests.
    pub effect: Effect,
}

wire_struct!(OfferRule {
    kind,
    enabled,
    priority,
    group,
    needs,
    when,
    unless,
    audience,
    from,
    until,
    placements,
    max_price_share,
    effect,
});

/// Who an offer is for; an empty list is everyone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Audience {
    /// Signed in, or not.
    pub signed_in: Option<bool>,
    /// Returning, or new.
    pub returning: Option<bool>,
    /// At least one of these customer tags.
    pub customer_tags: Vec<Key>,
    /// One of these countries.
    pub countries: Vec<Key>,
    /// One of these markets.
    pub markets: Vec<Key>,
}

wire_struct!(Audience { signed_in, returning, customer_tags, countries, markets });

/// What an offer suggests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// One product, the first of these that fits.
    Product(Vec<Suggest>),
    /// Advice, with an optional switch to another variant.
    Guidance(Option<Switch>),
    /// A statement to tick, recorded on the trigger line.
    Confirmation(Confirmation),
    /// More of the same for less.
    QuantityBreak(QuantityBreak),
    /// Several products as one deal.
    Kit(Kit),
    /// Real steps.
    Tier(Tier),
}

wire_enum!(Effect {
    0 => Product(list), 1 => Guidance(switch), 2 => Confirmation(confirmation), 3 => QuantityBreak(deal),
    4 => Kit(kit), 5 => Tier(tier),
});

/// A product and which of its variants to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggest {
    /// Index into the bundle's products.
    pub product: u32,
    /// Indices into its variants, in order of preference; empty: all, in the merchant's order.
    pub variants: Vec<u32>,
    /// How many; none: as many as the trigger has.
    pub quantity: Option<u32>,
    /// Options or attributes that must equal the trigger's.
    pub same: Vec<Key>,
    /// Whether the shopper picks the variant in the card.
    pub choose: bool,
    /// Whether it belongs to the trigger line (a plan, an adapter): nested under it where the platform nests.
    pub belongs: bool,
}

wire_struct!(Suggest { product, variants, quantity, same, choose, belongs });

/// A switch of the trigger line to another variant of its product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// The option that changes.
    pub option: Key,
    /// From which value to which; `None` from every value.
    pub steps: Vec<(Option<Key>, Key)>,
}

wire_struct!(Switch { option, steps });

/// A statement that the shopper ticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// The line property that records it.
    pub property: String,
    /// The property's value.
    pub value: String,
}

wire_struct!(Confirmation { property, value });

/// Good, better, best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// Whether it is about the whole order; otherwise about the trigger line.
    pub for_order: bool,
    /// The steps, lowest first.
    pub steps: Vec<Step>,
}

wire_struct!(Tier { for_order, steps });

/// One step of a tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What taking it does.
    pub target: Target,
    /// The step that the merchant recommends.
    pub recommended: bool,
}

wire_struct!(Step { target, recommended });

/// What taking a step does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Nothing: this is how it comes.
    AsItIs,
    /// The line becomes this variant (product index, variant index).
    Variant(VariantAt),
    /// A service line is added (product index, variant index).
    Service(VariantAt),
    /// The line is put on this plan.
    Plan(String),
}

wire_enum!(Target { 0 => AsItIs, 1 => Variant(at), 2 => Service(at), 3 => Plan(plan) });

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferDisplay {
    /// A heading of its own: a kit's or a tier's name.
    pub title: Option<Text>,
    /// Why, in one sentence.
    pub why: Text,
    /// The figures behind a claim about other shoppers.
    pub claim: Option<Claim>,
    /// How other shoppers chose.
    pub distribution: Vec<(Text, Rate)>,
    /// A link to follow.
    pub link: Option<Link>,
    /// The statement of a confirmation.
    pub statement: Option<Text>,
    /// The names of a tier's steps and what each adds.
    pub steps: Vec<StepDisplay>,
}

wire_struct!(OfferDisplay { title, why, claim, distribution, link, statement, steps });

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its words.
    pub label: Text,
    /// Its address, per language where it has several.
    pub url: String,
}

wire_struct!(Link { label, url });

/// What is displayed of a tier's step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepDisplay {
    /// Its name.
    pub title: Text,
    /// What it adds.
    pub adds: Vec<Text>,
}

wire_struct!(StepDisplay { title, adds });
