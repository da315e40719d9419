//! A description of DOM nodes: what a drawer should look like, as bytes. Two descriptions are compared and only what
//! differs is written (`dom`), so that an unchanged card's nodes, and with them focus, scroll and a half-made choice,
//! are not touched.
//!
//! Bytes rather than a tree of structures, because each of those would be built, compared and dropped by code of its
//! own in the shopper's download. Everything is a text, or a list that begins with a text, its form:
//!
//! | form | what it is |
//! | --- | --- |
//! | `ul part=list` | an element: its tag and its fixed attributes; the rest are what it holds |
//! | `@href` | an attribute of the element around it, with its value; `@.checked` is a property, on where it has one |
//! | `=text` | a text that the host gives (`www/shim/host.js`), from what it holds; stands here as the text itself |
//!
//! A text that stands by itself is a text node.

use crate::json::signed;
use alloc::string::String;
use alloc::vec::Vec;
use cart_associate_core::money::{Money, Rate};
use cart_associate_core::text::{Part, Sentence, Shown, before, digits};

/// Separates what the host is asked with. Nothing that is shown holds it: it is a control character.
const SEPARATOR: char = '\u{1f}';

/// A page in the making, in one currency.
#[expect(missing_debug_implementations, reason = "it holds a function")]
pub struct Page<'p> {
    bytes: Vec<u8>,
    /// Where the lists begin that have not ended.
    begun: Vec<usize>,
    host: &'p dyn Fn(&str) -> Vec<u8>,
    currency: &'p str,
    exponent: u8,
}

impl<'p> Page<'p> {
    /// Begins. `host` is asked with a form and what it holds, and gives a text in the page's language, in UTF-8.
    pub fn new(host: &'p dyn Fn(&str) -> Vec<u8>, currency: &'p str, exponent: u8) -> Page<'p> {
        let mut page = Page { bytes: Vec::new(), begun: Vec::new(), host, currency, exponent };
        // The root is a list, too.
        page.text("");
        page
    }

    /// The description.
    pub fn done(self) -> Vec<u8> {
        self.bytes
    }

    /// Begins a list.
    pub fn open(&mut self, form: &str) {
        self.begun.push(self.bytes.len());
        self.bytes.extend_from_slice(&[0; 4]);
        self.text(form);
    }

    /// Ends it.
    pub fn close(&mut self) {
        let begun = self.begun.pop().unwrap_or_default();
        let inside = self.bytes.get(begun + 4..).unwrap_or_default();
        if (Item { is_text: false, bytes: inside }).form().starts_with('=') {
            let mut asked = String::new();
            for item in Items(inside) {
                asked.push_str(item.as_str());
                asked.push(SEPARATOR);
            }
            asked.pop();
            self.bytes.truncate(begun);
            let text = (self.host)(&asked);
            self.utf8(&text);
        } else {
            let length = head(inside.len(), false);
            if let Some(place) = self.bytes.get_mut(begun..begun + 4) {
                place.copy_from_slice(&length);
            }
        }
    }

    /// Text. Written as text and as nothing else.
    pub fn text(&mut self, text: &str) {
        self.utf8(text.as_bytes());
    }

    fn utf8(&mut self, text: &[u8]) {
        self.bytes.extend_from_slice(&head(text.len(), true));
        self.bytes.extend_from_slice(text);
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

/// What stands before each text and each list: how long it is, and which of the two.
fn head(length: usize, is_text: bool) -> [u8; 4] {
    ((length as u32) << 1 | u32::from(is_text)).to_le_bytes()
}

/// A text or a list of a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item<'p> {
    /// Whether it is a text.
    pub is_text: bool,
    /// The text, or what the list holds.
    pub bytes: &'p [u8],
}

impl<'p> Item<'p> {
    /// An empty list.
    pub const NOTHING: Item<'static> = Item { is_text: false, bytes: &[] };

    /// The text.
    pub fn as_str(self) -> &'p str {
        core::str::from_utf8(self.bytes).unwrap_or_default()
    }

    /// What a list holds at this place, where that is a text.
    fn text_at(self, at: usize) -> &'p str {
        let list = if self.is_text { &[] } else { self.bytes };
        Items(list).nth(at).map(Item::as_str).unwrap_or_default()
    }

    /// The form of a list; a text has none.
    pub fn form(self) -> &'p str {
        self.text_at(0)
    }

    /// The value of an attribute.
    pub fn value(self) -> &'p str {
        self.text_at(1)
    }

    /// Whether it is an attribute.
    pub fn is_attribute(self) -> bool {
        self.form().starts_with('@')
    }

    /// The offer that an element is about, which is the first thing it says.
    fn offer(self) -> Option<Item<'p>> {
        Items(self.bytes).nth(1).filter(|second| second.form() == "@data-offer")
    }

    /// Whether this can become the other by changing what it holds.
    pub fn is_like(self, other: Item<'_>) -> bool {
        self.is_text == other.is_text
            && (self.is_text
                || Items(self.bytes).next() == Items(other.bytes).next() && self.offer() == other.offer())
    }
}

/// What a list holds, one after another: its form, and the rest.
#[derive(Debug, Clone)]
pub struct Items<'p>(pub &'p [u8]);

impl<'p> Iterator for Items<'p> {
    type Item = Item<'p>;
    fn next(&mut self) -> Option<Item<'p>> {
        let (head, rest) = self.0.split_first_chunk()?;
        let head = u32::from_le_bytes(*head);
        let (bytes, rest) = rest.split_at_checked((head >> 1) as usize)?;
        self.0 = rest;
        Some(Item { is_text: head & 1 == 1, bytes })
    }
}

/// The writing direction of a language.
fn direction(lang: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 10] = ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"];
    if RIGHT_TO_LEFT.contains(&before(lang, b"-")) { "rtl" } else { "ltr" }
}
