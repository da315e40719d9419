//! The facts that a rule looked at when it refused.

use super::figure::Figure;
use super::off::Off;
use crate::bundle::record::{Condition, QuantityRule, Specificity, VariantAt};
use crate::cart::Line;
use crate::key::Key;
use crate::money::{Money, Rate};
use crate::vocabulary::Kind;
use crate::wire::List;

/// Why something is refused, more closely than [`Withheld`](super::Withheld) says. Times are in ms since 1970,
/// offers and products are indices into the bundle.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "a variant says what its fields are")]
pub enum Because<'e> {
    /// The reason says it all.
    Plain,

    /// Nothing of the bundle is shown.
    Off(Off),
    /// The offer is switched off.
    OfferOff,

    /// Nothing in the cart may trigger anything: it is empty, or holds nothing that is charged for.
    NothingCounts { empty: bool },
    /// Its trigger does not hold.
    Trigger,
    /// Units in the cart are not short of a set of `quantity`; it is offered from `from` units on. `have` leaves out
    /// the units of `all` that serve an accepted deal.
    NotShortOfASet { item: CartItem<'e>, quantity: u32, from: u32, repeats: bool, have: u32, all: u32 },
    /// The line is a subscription, and those do not count.
    Subscription { item: CartItem<'e> },

    /// It appears in these placements, as bits.
    Placements { placements: u8 },
    /// It begins then.
    NotYet { from: i64 },
    /// It ended then.
    Over { until: i64 },
    /// It is for these markets.
    Markets { markets: List<'e, Key> },
    /// It is for these countries.
    Countries { countries: List<'e, Key> },
    /// It is for shoppers who are signed in, or who are not.
    SignedIn { wanted: bool },
    /// It is for shoppers who return, or who are new.
    Returning { wanted: bool },
    /// It is for customers with one of these tags.
    CustomerTags { tags: List<'e, Key> },

    /// Its `unless` holds.
    Unless { condition: Condition<'e> },
    /// A line of the cart has the same need.
    NeedInCart { need: Key, item: CartItem<'e> },
    /// An offer that is shown has the same need.
    NeedShown { need: Key, by: u32 },
    /// What it suggests is on this line.
    InCart { item: CartItem<'e> },
    /// A component of the kit is on this line, which the kit cannot use.
    KitCannotUse { item: CartItem<'e>, unusable: Unusable },
    /// The shopper has the recommended step or a better one, or the highest.
    HasStep { recommended: bool },
    /// The page is about the product that it suggests.
    Viewed { product: u32 },

    /// The shopper accepted it then.
    Accepted { at: i64 },
    /// The line has the property that a confirmation sets.
    Confirmed { property: &'e str },
    /// The shopper dismissed it, or another offer of this product.
    Dismissed { product: Option<&'e str>, at: i64, until: i64 },
    /// It, or this product, was shown in these placements in this visit, as bits.
    Shown { product: Option<&'e str>, places: u8 },
    /// It was ignored in so many visits, and rests until then.
    Rests { visits: u32, until: i64 },

    /// No variant of a product goes with the trigger, can be bought and has a price.
    NoVariant { product: u32, same: &'e [Key] },
    /// It changes a line of the cart, and this is only looked at.
    OnlyViewed,
    /// The shopper has none of the steps.
    NoStep,
    /// Other lines are nested under this one.
    Nested,
    /// The shop does not let this line be changed.
    Fixed,
    /// A component of the kit leaves an option open, and nothing says which of its values the shopper wants.
    LeftOpen { product: u32 },
    /// Units of this line serve a deal that the shopper has accepted.
    InADeal,
    /// A line on a subscription plan, which does not exist for what it would become.
    NoPlan { plan: &'e str },

    /// A variant cannot be bought in the quantity needed.
    Short { variant: Key, shortage: Shortage },
    /// More of a variant would have to be bought than the kit takes.
    MoreThanTheKit { at: VariantAt, quantity: u32, wanted: u32 },

    /// A variant has no price in the bundle; `None` where it is the deal that has none.
    NoPrice { variant: Option<Key> },
    /// A price in the bundle is zero.
    PricedAtZero { variant: Option<Key> },
    /// The page gives a variant's price as zero.
    LivePriceZero { variant: Key },
    /// The bundle's prices for the market include tax, or do not, and the cart's are otherwise.
    Tax { included: bool },
    /// A deal that would cost nothing, or less.
    NothingLeftToPay,
    /// The deal costs no less than its units cost separately.
    NoSaving { separately: Money, total: Money },
    /// All of the kit is in the cart, and the deal applies without us, or its code is on the cart.
    NothingToAdd { code: Option<&'e str> },
    /// It adds too much, against what one unit of the trigger costs.
    Proportion { adds: Money, share: Rate, unit: Option<Money> },

    /// Another offer comes first.
    Rival { over: Rivalry, own: Standing<'e>, other: Standing<'e>, figure: Figure },
    /// As many as may be shown come first: these, of which the last is compared.
    Enough { shown: &'e [u32], own: Standing<'e>, last: Option<(Standing<'e>, Figure)> },
}

/// A line of the cart, or the variant that is looked at, with its place in the bundle.
#[derive(Debug, Clone, Copy)]
pub struct CartItem<'e> {
    /// The line; `None` for what is looked at.
    pub line: Option<&'e Line>,
    /// Index of its product.
    pub product: Option<u32>,
    /// Index of its variant in the product.
    pub variant: Option<u32>,
}

/// Why a line cannot serve as a component of a kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// It is free.
    Free,
    /// Something of its line could not be read, or the shop does not let it be changed.
    Fixed,
    /// It is a subscription.
    Subscription,
    /// The kit takes other variants.
    Variant,
    /// Its units serve a deal that the shopper has accepted.
    InADeal,
}

/// Why a variant cannot be bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "a variant says what its fields are")]
pub enum Shortage {
    /// It is sold out.
    SoldOut,
    /// Less in stock than the cart holds and would take.
    Stock { stock: u32, held: u64, more: u32 },
    /// A line may not hold so many.
    Quantity { rule: QuantityRule, on_line: u32 },
}

/// What a variant was found to have, where as much of it can be bought as it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supply {
    /// Units in stock, where that is known.
    pub stock: Option<u32>,
    /// Which quantities a line may hold.
    pub rule: QuantityRule,
    /// Units that the line would hold.
    pub on_line: u32,
}

/// What two offers are rivals for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rivalry {
    /// Both would bring this product.
    Product(Key),
    /// Both are deals on the same line or the same units.
    Deal,
    /// Both are of this group.
    Group(Key),
}

/// What an eligible offer is compared by.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'e> {
    /// The offer.
    pub offer: u32,
    /// Its priority.
    pub priority: i64,
    /// What it adds to the cart's total.
    pub cost: Money,
    /// What it saves.
    pub saving: Money,
    /// Its kind.
    pub kind: Kind,
    /// How specifically its line was matched.
    pub specificity: Specificity,
    /// What triggers it.
    pub trigger: CartItem<'e>,
}
