//! The page's language: the product's own words and the locale's way of writing amounts. Given by the host,
//! because the browser has `Intl` and the shopper's download should not have it twice.

use crate::money::{Money, Rate};
use crate::text::{Part, Sentence};
use alloc::string::String;

/// What the view asks of its host.
pub trait Words {
    /// One of the product's own sentences, with up to three values filled in.
    fn text(&self, key: &str, values: [&str; 3]) -> String;
    /// An amount with its currency.
    fn money(&self, amount: Money) -> String;
    /// A percentage, rounded down to whole percents.
    fn percent(&self, rate: Rate) -> String;
    /// A count.
    fn number(&self, count: u32) -> String;

    /// A sentence without values.
    fn say(&self, key: &str) -> String {
        self.text(key, ["", "", ""])
    }

    /// A finished sentence of the rule bundle.
    fn sentence(&self, sentence: &Sentence) -> String {
        let mut out = String::new();
        for part in &sentence.parts {
            match part {
                Part::Text(words) => out.push_str(words),
                Part::Money(amount) => out.push_str(&self.money(*amount)),
                Part::Percent(rate) => out.push_str(&self.percent(*rate)),
                Part::Count(count) => out.push_str(&self.number(*count)),
            }
        }
        out
    }
}
