//! The cart as an adapter gives it: slim and neutral, in minor units.

use crate::bundle::record::QuantityRule;
use crate::input::InputError;
use crate::money::{Currency, MAX_AMOUNT, MAX_QUANTITY, Money};
use crate::properties::Properties;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The most lines that are looked at. A cart beyond it is refused, so that the time of a decision is bounded.
pub const MAX_LINES: usize = 1000;

/// A cart.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cart {
    /// ISO 4217 code.
    pub currency: String,
    /// Decimals of the currency's minor unit, 0 to 3.
    pub exponent: u8,
    /// Charged for the goods now, after every discount and before shipping; none where that is not known.
    #[serde(default)]
    pub total: Option<Money>,
    /// The lines; their order in the list means nothing. Required: a cart that lost its lines would look as if the
    /// shopper had removed them.
    pub lines: Vec<Line>,
    /// Discount codes in force.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Whether its prices include tax, if the platform knows.
    #[serde(default)]
    pub prices_include_tax: Option<bool>,
}

/// A line of the cart.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Line {
    /// The platform's key for it; may change with any change of the cart.
    pub key: String,
    /// Product id.
    pub product: String,
    /// Variant id.
    pub variant: String,
    /// Units, 1 to [`MAX_QUANTITY`].
    pub quantity: u32,
    /// What one unit is charged at now.
    pub unit_price: Money,
    /// What the line is charged at now.
    pub total: Money,
    /// The order in which lines were added: larger is later.
    #[serde(default)]
    pub added: u32,
    /// Its title as the cart shows it.
    #[serde(default)]
    pub title: Option<String>,
    /// Subscription plan.
    #[serde(default)]
    pub plan: Option<String>,
    /// Line properties.
    #[serde(default)]
    pub properties: Properties,
    /// Key of the line that it is nested under.
    #[serde(default)]
    pub parent: Option<String>,
    /// Vendor, if the cart knows.
    #[serde(default)]
    pub vendor: Option<String>,
    /// Product type, if the cart knows.
    #[serde(default, rename = "type")]
    pub product_type: Option<String>,
    /// Tags, if the cart knows.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Collections, if the cart knows.
    #[serde(default)]
    pub collections: Vec<String>,
    /// Whether it is shipped, if the cart knows.
    #[serde(default)]
    pub requires_shipping: Option<bool>,
    /// The quantities that the line may have, if the cart knows; beats the rule bundle.
    #[serde(default)]
    pub quantity_rule: Option<QuantityRule>,
    /// Whether it is not to be changed by itself: a part of a bundle, or one that no key tells from another.
    #[serde(default)]
    pub fixed: bool,
    /// Whether something of it could not be read. It is in the cart, triggers nothing, counts for nothing and is never
    /// changed. Its key, product, variant and parent are empty where they are not known; its quantity and amounts mean
    /// nothing.
    #[serde(default)]
    pub opaque: bool,
}

impl Line {
    /// Whether it is charged at nothing: a free gift.
    pub fn is_free(&self) -> bool {
        !self.opaque && self.total == Money::ZERO
    }

    /// Whether it triggers offers and counts: it could be read, and is charged for.
    pub(crate) fn counts(&self) -> bool {
        !self.opaque && self.total != Money::ZERO
    }

    /// Whether a change may not touch it.
    pub(crate) fn is_untouchable(&self) -> bool {
        self.opaque || self.fixed
    }
}

/// Whether a discount code is among these; letter case does not matter.
pub(crate) fn has_code(codes: &[String], code: &str) -> bool {
    codes.iter().any(|one| one.eq_ignore_ascii_case(code))
}

impl Cart {
    /// Its currency.
    pub fn currency(&self) -> Currency {
        Currency { code: self.currency.clone(), exponent: self.exponent }
    }

    /// The line with this key.
    pub fn line(&self, key: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.key == key)
    }

    /// Whether a discount code is on the cart; letter case does not matter.
    pub fn has_code(&self, code: &str) -> bool {
        has_code(&self.codes, code)
    }

    /// The complete set of codes to be in force with one more: the shopper's own and ours.
    pub(crate) fn codes_with(&self, code: Option<&str>) -> Vec<String> {
        let mut codes = self.codes.clone();
        if let Some(code) = code.filter(|code| !self.has_code(code)) {
            codes.push(code.into());
        }
        codes
    }

    /// Makes the lines opaque that cannot be reasoned about, and fixed those that no key tells apart. A total out of range
    /// is not known. Gives the first thing that is wrong, with its place.
    pub fn set_apart(&mut self) -> Option<InputError> {
        let mut first = None;
        if self.total.is_some_and(|total| !is_amount(total)) {
            self.total = None;
            first = Some(InputError { code: "cart_amount", pointer: "/total".into() });
        }
        for index in 0..self.lines.len().min(MAX_LINES) {
            let Some(error) = self.wrong_with(index) else { continue };
            if let Some(line) = self.lines.get_mut(index) {
                *(if error.code == "cart_key" { &mut line.fixed } else { &mut line.opaque }) = true;
            }
            first = first.or(Some(error));
        }
        first
    }

    /// What is wrong with a line, with its place. Nothing is, that it does not count for.
    fn wrong_with(&self, index: usize) -> Option<InputError> {
        let line = self.lines.get(index).filter(|line| !line.opaque)?;
        // Which of two lines a change of such a key would reach is not known.
        let same_key = |(at, other): (usize, &Line)| at != index && other.key == line.key;
        let (code, field) = if !(1..=MAX_QUANTITY).contains(&line.quantity) {
            ("cart_quantity", "/quantity")
        } else if !is_amount(line.unit_price) {
            ("cart_amount", "/unit_price")
        } else if !is_amount(line.total) {
            ("cart_amount", "/total")
        } else if !line.fixed && self.lines.iter().enumerate().any(same_key) {
            ("cart_key", "/key")
        } else {
            return None;
        };
        Some(InputError::of_item(code, ["/lines/", field], index))
    }

    /// Whether the cart can be reasoned about: amounts and quantities in range, keys unique.
    ///
    /// # Errors
    /// The first thing that is wrong, with its place.
    pub fn check(&self) -> Result<(), InputError> {
        let fail = |code, pointer: &str| Err(InputError { code, pointer: pointer.into() });
        if self.currency.len() != 3 || !self.currency.bytes().all(|b| b.is_ascii_uppercase()) {
            return fail("cart_currency", "/currency");
        }
        if self.exponent > 3 {
            return fail("cart_exponent", "/exponent");
        }
        if self.total.is_some_and(|total| !is_amount(total)) {
            return fail("cart_amount", "/total");
        }
        if self.lines.len() > MAX_LINES {
            return fail("cart_lines", "/lines");
        }
        match (0..self.lines.len()).find_map(|index| self.wrong_with(index)) {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}

fn is_amount(amount: Money) -> bool {
    (0..=MAX_AMOUNT).contains(&amount.0)
}
