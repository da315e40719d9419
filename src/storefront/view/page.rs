//! A description of DOM nodes: what a drawer should look like, as JSON. The page writes it (`www/shim/render.js`) by
//! comparing it with the one before and changing only what differs, so that an unchanged card's nodes, and with them
//! focus, scroll and a half-made choice, are not touched.
//!
//! Everything is a text, or a list that begins with a text, its form:
//!
//! | form | what it is |
//! | --- | --- |
//! | `ul part=list` | an element: its tag and its fixed attributes; the rest are what it holds |
//! | `@href` | an attribute of the element around it, with its value; `@.checked` is a property, on where it has one |
//! | `=text` | a text in the page's language (`www/shim/host.js`), made of what the list holds |
//!
//! A text that stands by itself is a text node.

use crate::json::{Json, signed};
use cart_associate_core::money::{Money, Rate};
use cart_associate_core::text::{Part, Sentence, Shown, before, digits};

/// A page in the making, in one currency.
#[derive(Debug)]
pub struct Page<'p> {
    json: &'p mut Json,
    currency: &'p str,
    exponent: u8,
}

impl<'p> Page<'p> {
    /// Writes there. The amounts on a page are of one currency, with so many decimals.
    pub fn new(json: &'p mut Json, currency: &'p str, exponent: u8) -> Page<'p> {
        Page { json, currency, exponent }
    }

    /// Begins a list.
    pub fn open(&mut self, form: &str) {
        self.json.open('[');
        self.text(form);
    }

    /// Ends it.
    pub fn close(&mut self) {
        self.json.close(']');
    }

    /// Text. Written as text and as nothing else.
    pub fn text(&mut self, text: &str) {
        self.json.text(text);
    }

    /// A whole list that holds nothing.
    pub fn put(&mut self, form: &str) {
        self.open(form);
        self.close();
    }

    /// A whole list that holds a text: `with("@href", …)`, `with("span class=label", …)`.
    pub fn with(&mut self, form: &str, text: &str) {
        self.open(form);
        self.text(text);
        self.close();
    }

    /// One of the product's own sentences, with what is filled in; an empty one is nothing.
    pub fn say(&mut self, key: &str, value: &str) {
        self.phrase(key);
        self.text(value);
        self.close();
    }

    /// The same in an element or an attribute of its own.
    pub fn said(&mut self, form: &str, key: &str, value: &str) {
        self.open(form);
        self.say(key, value);
        self.close();
    }

    /// Begins one, to hold what is filled in.
    pub fn phrase(&mut self, key: &str) {
        self.open("=text");
        self.text(key);
    }

    /// An amount with its currency.
    pub fn money(&mut self, amount: Money) {
        self.open("=money");
        self.text(&signed(amount.0));
        self.text(self.currency);
        self.text(&digits(u64::from(self.exponent)));
        self.close();
    }

    /// A percentage, rounded down to whole percents.
    pub fn percent(&mut self, rate: Rate) {
        self.with("=percent", &digits(u64::from(rate.whole_percents())));
    }

    /// A count.
    pub fn number(&mut self, count: u32) {
        self.with("=number", &digits(u64::from(count)));
    }

    /// A property, on or off.
    pub fn flag(&mut self, form: &str, on: bool) {
        self.with(form, if on { "1" } else { "" });
    }

    /// The language of what is being described, where it is not the page's.
    pub fn language(&mut self, lang: Option<&str>) {
        if let Some(lang) = lang {
            self.with("@lang", lang);
            self.with("@dir", direction(lang));
        }
    }

    /// Text of the rule bundle, with its language where that is not the page's.
    pub fn words(&mut self, text: &Shown) {
        self.language(text.lang.as_deref());
        self.text(&text.text);
    }

    /// The same in an element of its own.
    pub fn shown(&mut self, form: &str, text: &Shown) {
        self.open(form);
        self.words(text);
        self.close();
    }

    /// A finished sentence of the rule bundle.
    pub fn sentence(&mut self, sentence: &Sentence) {
        self.open("=join");
        for part in &sentence.parts {
            self.part(part);
        }
        self.close();
    }

    /// The same, with its shares emphasised.
    pub fn emphasised(&mut self, sentence: &Sentence) {
        for part in &sentence.parts {
            let is_share = matches!(part, Part::Percent(_));
            if is_share {
                self.open("strong part=share");
            }
            self.part(part);
            if is_share {
                self.close();
            }
        }
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Text(words) => self.text(words),
            Part::Money(amount) => self.money(*amount),
            Part::Percent(rate) => self.percent(*rate),
            Part::Count(count) => self.number(*count),
        }
    }
}

/// The writing direction of a language.
fn direction(lang: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 10] = ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"];
    if RIGHT_TO_LEFT.contains(&before(lang, b"-")) { "rtl" } else { "ltr" }
}
