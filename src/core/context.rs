//! What the engine may know besides the cart. It reads no clock, no random numbers and no globals: everything
//! comes in here.

use crate::input::InputError;
use crate::money::{MAX_AMOUNT, Money};
use crate::vocabulary::Placement;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Deserialize;

/// The latest time taken, in ms since 1970: the end of the range of JavaScript's `Date`.
const MAX_TIME: i64 = 8_640_000_000_000_000;

/// Whether something that holds until then is over, both times in ms since 1970. At `until` itself it is.
pub fn is_over(until: i64, now: i64) -> bool {
    now >= until
}

/// The shopper's situation, as the page knows it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Context {
    /// The time, in ms since 1970.
    pub now: i64,
    /// The page's locale (BCP 47).
    pub locale: String,
    /// Where the suggestions would appear.
    pub placement: Placement,
    /// Where the shop begins in this locale ("/de"); put before links that are paths from the root.
    #[serde(default)]
    pub root: Option<String>,
    /// The market's id.
    #[serde(default)]
    pub market: Option<String>,
    /// The country (ISO 3166).
    #[serde(default)]
    pub country: Option<String>,
    /// Whether the shopper is signed in.
    #[serde(default)]
    pub signed_in: bool,
    /// The signed-in customer's tags.
    #[serde(default)]
    pub customer_tags: Vec<String>,
    /// Whether the shopper has been here before, if the page may know.
    #[serde(default)]
    pub returning: Option<bool>,
    /// A random id of the visitor. Given only with the shopper's consent; without it there is no holdout.
    #[serde(default)]
    pub visitor: Option<String>,
    /// Whether this business customer has prices of their own.
    #[serde(default)]
    pub own_prices: bool,
    /// The variant looked at on a product page.
    #[serde(default)]
    pub viewed: Option<Viewed>,
    /// What the page knows of variants right now; beats the rule bundle.
    #[serde(default)]
    pub live_prices: Vec<LivePrice>,
}

/// The variant looked at on a product page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Viewed {
    /// Product id.
    pub product: String,
    /// Variant id.
    pub variant: String,
}

/// What the page knows of a variant right now.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct LivePrice {
    /// Variant id.
    pub variant: String,
    /// Price of one unit, in minor units of the cart's currency.
    #[serde(default)]
    pub price: Option<Money>,
    /// Whether it can be bought.
    #[serde(default)]
    pub available: Option<bool>,
    /// Units in stock.
    #[serde(default)]
    pub stock: Option<u32>,
}

impl Context {
    /// Whether the context can be reasoned about.
    ///
    /// # Errors
    /// The first thing that is wrong, with its place.
    pub fn check(&self) -> Result<(), InputError> {
        check_time(self.now)?;
        for (index, live) in self.live_prices.iter().enumerate() {
            if live.price.is_some_and(|price| !(0..=MAX_AMOUNT).contains(&price.0)) {
                return Err(InputError::of_item("context_amount", ["/live_prices/", "/price"], index));
            }
        }
        Ok(())
    }
}

/// Whether a time can be reckoned with.
///
/// # Errors
/// Where it lies outside what JavaScript calls a date.
pub fn check_time(now: i64) -> Result<(), InputError> {
    if (-MAX_TIME..=MAX_TIME).contains(&now) {
        return Ok(());
    }
    Err(InputError { code: "context_time", pointer: "/now".into() })
}
