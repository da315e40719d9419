//! The records of a compiled rule bundle.
//!
//! What is *matched* (read for every candidate offer) is kept apart from what is *displayed* (read for the
//! winners only). Names that are compared are [`Key`]s: positions in one sorted list of texts.

use super::wire::{wire_enum, wire_struct};
use crate::money::{Money, Rate};
use crate::text::Text;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A position in the bundle's sorted list of keys: ids, collections, tags, option values and the like. Two
/// equal texts have equal keys, and keys sort as their texts do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub u32);

impl super::wire::Wire for Key {
    fn write(&self, writer: &mut super::wire::Writer) {
        self.0.write(writer);
    }
    fn read(reader: &mut super::wire::Reader<'_>) -> Self {
        Key(u32::read(reader))
    }
}

/// The kind of an offer (playbook.md, "The four kinds").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Protects the shopper: guidance, a confirmation, or a product.
    AvoidsReturns,
    /// Improves ownership.
    PairsWell,
    /// A product bundle: a quantity break or a kit.
    Bundle,
    /// Good, better, best.
    Tier,
}

wire_enum!(Kind { 0 => AvoidsReturns, 1 => PairsWell, 2 => Bundle, 3 => Tier });

/// Where a suggestion appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// The product page.
    Product,
    /// The cart or its drawer.
    Cart,
    /// The host's own checkout page.
    Checkout,
}

wire_enum!(Placement { 0 => Product, 1 => Cart, 2 => Checkout });

impl Placement {
    /// The placement of that name.
    pub fn named(name: &str) -> Option<Placement> {
        match name {
            "product" => Some(Placement::Product),
            "cart" => Some(Placement::Cart),
            "checkout" => Some(Placement::Checkout),
            _ => None,
        }
    }

    /// The bit of this placement in [`OfferRule::placements`].
    pub fn bit(self) -> u8 {
        match self {
            Placement::Product => 1,
            Placement::Cart => 2,
            Placement::Checkout => 4,
        }
    }
}

/// What holds for the whole bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// The merchant's name for the bundle; also the salt of the holdout, so that it must not change with a revision.
    pub id: String,
    /// The merchant's name for this version.
    pub revision: String,
    /// The languages that texts are given in; the first is the one to fall back to.
    pub languages: Vec<String>,
    /// Codes and exponents of the currencies that prices are given in.
    pub currencies: Vec<(String, u8)>,
    /// Markets that the bundle says something about.
    pub markets: Vec<Market>,
    /// The remote off switch.
    pub enabled: bool,
    /// When the bundle stops being rendered, in ms since 1970.
    pub valid_until: Option<i64>,
    /// The restraint settings.
    pub settings: Settings,
}

wire_struct!(Meta { id, revision, languages, currencies, markets, enabled, valid_until, settings });

/// A market that the bundle declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Market {
    /// Its id, compared with the context's market.
    pub id: Key,
    /// Whether the bundle's prices for it include tax, if declared.
    pub prices_include_tax: Option<bool>,
}

wire_struct!(Market { id, prices_include_tax });

/// Settings of the bundle, with the defaults of semantics.md filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How many suggestions at most, 0 to 3.
    pub max_suggestions: u8,
    /// How long a dismissed or rested offer stays away, in days.
    pub dismiss_for_days: u32,
    /// After how many visits in which it was ignored an offer rests.
    pub rest_after_visits: u32,
    /// The share of consenting visitors who see nothing.
    pub holdout: Rate,
    /// Whether the ledger may outlive the session where the shopper consents.
    pub remember: bool,
    /// Whether accepted lines are marked for the merchant's reports, where the shopper consents.
    pub attribution: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            max_suggestions: 2,
            dismiss_for_days: 30,
            rest_after_visits: 3,
            holdout: Rate(0),
            remember: false,
            attribution: false,
        }
    }
}

wire_struct!(Settings {
    max_suggestions,
    dismiss_for_days,
    rest_after_visits,
    holdout,
    remember,
    attribution
});

/// An amount in one currency, for one market or for all.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductFacts {
    /// Its id.
    pub id: Key,
    /// Product type.
    pub product_type: Option<Key>,
    /// Vendor.
    pub vendor: Option<Key>,
    /// Tags.
    pub tags: Vec<Key>,
    /// Collections.
    pub collections: Vec<Key>,
    /// Free attributes.
    pub attributes: Vec<(Key, Value)>,
    /// The jobs it does ("cable-management").
    pub needs: Vec<Key>,
    /// Whether it is shipped; a service is not.
    pub requires_shipping: bool,
    /// Its variants, in the merchant's order.
    pub variants: Vec<VariantFacts>,
}

wire_struct!(ProductFacts {
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariantFacts {
    /// Its id.
    pub id: Key,
    /// Stock keeping unit.
    pub sku: Option<Key>,
    /// Options and their values.
    pub options: Vec<(Key, Key)>,
    /// Prices of one unit.
    pub prices: Vec<Amount>,
    /// Whether it can be bought.
    pub available: bool,
    /// Units in stock, where known.
    pub stock: Option<u32>,
    /// Allowed quantities.
    pub quantities: QuantityRule,
    /// Subscription plans that it can be bought under, with their prices.
    pub plans: Vec<(String, Vec<Amount>)>,
}

wire_struct!(VariantFacts { id, sku, options, prices, available, stock, quantities, plans });

/// Which quantities of a variant a line may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductDisplay {
    /// Full title.
    pub title: Text,
    /// What `{trigger}` and `{product}` say: "desk".
    pub short_name: Option<Text>,
    /// Link to its page.
    pub url: Option<String>,
    /// Picture.
    pub image: Option<Image>,
    /// Its variants, in the order of [`ProductFacts::variants`].
    pub variants: Vec<VariantDisplay>,
}

wire_struct!(ProductDisplay { title, short_name, url, image, variants });

/// A picture with its size, so that nothing moves when it arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Address.
    pub src: String,
    /// Alternative text.
    pub alt: Text,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
}

wire_struct!(Image { src, alt, width, height });

/// What is displayed of a variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariantDisplay {
    /// Its title; none for a product with one variant.
    pub title: Option<Text>,
    /// For a unit price ("€1.20/100 g").
    pub measure: Option<Measure>,
    /// What may be struck through: the lower of the compare-at price and the declared lowest price of the last
    /// 30 days, only for markets where the bundle declares one (semantics.md, Prices).
    pub compare_at: Vec<Amount>,
}

wire_struct!(VariantDisplay { title, measure, compare_at });

/// How much a variant holds, for its unit price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Contents in thousandths of `unit`.
    pub quantity: i64,
    /// The unit, as written on the card: "g", "ml".
    pub unit: String,
    /// The quantity that the unit price is for, in thousandths: 100 g is `100_000`.
    pub reference: i64,
}

wire_struct!(Measure { quantity, unit, reference });

/// A condition on the cart. `All` of nothing holds; `Any` of nothing does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// Not one holds.
    None(Vec<Condition>),
    /// Some line matches.
    Line(LineCondition),
    /// The cart's total lies in the range for its currency; another currency never does.
    Subtotal(Vec<(u32, Range)>),
    /// Number of units in the cart.
    Items(Range),
    /// Number of lines in the cart.
    Lines(Range),
    /// A discount code is on the cart; letter case does not matter.
    Code(String),
}

wire_enum!(Condition {
    0 => All(list), 1 => Any(list), 2 => None(list), 3 => Line(line), 4 => Subtotal(ranges),
    5 => Items(range), 6 => Lines(range), 7 => Code(code),
});

/// A closed range; an open end is `None`. Amounts in minor units, counts as they are, attributes in millionths.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Range {
    /// Not below.
    pub min: Option<i64>,
    /// Not above.
    pub max: Option<i64>,
}

impl Range {
    /// Whether the value lies in the range.
    pub fn holds(&self, value: i64) -> bool {
        self.min.is_none_or(|min| value >= min) && self.max.is_none_or(|max| value <= max)
    }
}

wire_struct!(Range { min, max });

/// What a line must meet: every test, and the quantity over all the lines that do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineCondition {
    /// Every one must hold.
    pub tests: Vec<LineTest>,
    /// Units over all matching lines; none: any.
    pub quantity: Option<Range>,
}

wire_struct!(LineCondition { tests, quantity });

/// One test on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineTest {
    /// One of these variants.
    Variant(Vec<Key>),
    /// One of these SKUs.
    Sku(Vec<Key>),
    /// One of these products.
    Product(Vec<Key>),
    /// An option has one of these values.
    Option(OptionTest),
    /// An attribute compares.
    Attribute(AttributeTest),
    /// In one of these collections.
    Collection(Vec<Key>),
    /// With one of these tags.
    Tag(Vec<Key>),
    /// Of one of these types.
    Type(Vec<Key>),
    /// From one of these vendors.
    Vendor(Vec<Key>),
    /// The unit price lies in the range for the cart's currency.
    Price(Vec<(u32, Range)>),
    /// A subscription (`true`) or a one-off purchase (`false`).
    Subscription(bool),
    /// Is shipped, or is not.
    RequiresShipping(bool),
}

wire_enum!(LineTest {
    0 => Variant(keys), 1 => Sku(keys), 2 => Product(keys), 3 => Option(test), 4 => Attribute(test),
    5 => Collection(keys), 6 => Tag(keys), 7 => Type(keys), 8 => Vendor(keys), 9 => Price(ranges),
    10 => Subscription(flag), 11 => RequiresShipping(flag),
});

/// A test on an option's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionTest {
    /// The option's name.
    pub name: Key,
    /// The values that pass.
    pub values: Vec<Key>,
}

wire_struct!(OptionTest { name, values });

/// A test on an attribute's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeTest {
    /// The attribute's name.
    pub name: Key,
    /// The values that pass; empty where a range is given.
    pub values: Vec<Value>,
    /// The range of numbers that passes.
    pub range: Option<Range>,
}

wire_struct!(AttributeTest { name, values, range });

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

/// A deal's price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Terms {
    /// A share off the singles prices.
    PercentOff(Rate),
    /// An amount off the singles prices.
    AmountOff(Vec<Amount>),
    /// A price for all of it.
    Total(Vec<Amount>),
}

wire_enum!(Terms { 0 => PercentOff(rate), 1 => AmountOff(amounts), 2 => Total(amounts) });

/// Where the platform rounds a percentage deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Each unit's price.
    Unit,
    /// Each line.
    Line,
    /// The deal as a whole.
    Order,
}

wire_enum!(Rounding { 0 => Unit, 1 => Line, 2 => Order });

/// A deal: its price, and who applies it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deal {
    /// Its price.
    pub terms: Terms,
    /// The code that the change applies; none: an automatic discount of the platform.
    pub code: Option<String>,
    /// Where the platform rounds; none: unknown, and the highest price of the three is shown.
    pub rounding: Option<Rounding>,
}

wire_struct!(Deal { terms, code, rounding });

/// A quantity break on the trigger line's variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuantityBreak {
    /// Units that make a set.
    pub quantity: u32,
    /// Units from which the offer triggers; by default one short of a set.
    pub from: u32,
    /// Whether a second set is offered after the first.
    pub repeat: bool,
    /// The price of a set.
    pub deal: Deal,
}

wire_struct!(QuantityBreak { quantity, from, repeat, deal });

/// A kit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kit {
    /// Its parts.
    pub components: Vec<Component>,
    /// Its price.
    pub deal: Deal,
}

wire_struct!(Kit { components, deal });

/// A part of a kit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// Index into the bundle's products.
    pub product: u32,
    /// Indices into its variants, in order of preference; empty: all.
    pub variants: Vec<u32>,
    /// How many the kit needs.
    pub quantity: u32,
    /// Options or attributes that must equal the trigger's.
    pub same: Vec<Key>,
}

wire_struct!(Component { product, variants, quantity, same });

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
