//! What several parts of a card are made of.

use super::page::Page;
use cart_associate_core::money::Money;
use cart_associate_core::session::Card;

/// One of the product's own sentences, with what is filled in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase<'c> {
    /// Its key in the table of the page's language (`www/words/`).
    pub(super) key: &'static str,
    /// A count that it names, before the text.
    pub(super) count: Option<u32>,
    /// A text that it names; may be empty.
    pub(super) text: &'c str,
}

impl<'c> Phrase<'c> {
    /// A sentence that names nothing.
    pub(super) fn plain(key: &'static str) -> Phrase<'static> {
        Phrase { key, count: None, text: "" }
    }

    /// A sentence that names a product, a step, or what the shop said.
    pub(super) fn naming(key: &'static str, text: &'c str) -> Phrase<'c> {
        Phrase { key, count: None, text }
    }

    /// Describes it.
    pub(super) fn describe(self, page: &mut Page<'_>) {
        page.phrase(self.key);
        if let Some(count) = self.count {
            page.number(count);
        }
        page.text(self.text);
        page.close();
    }
}

/// What the card is called.
pub(super) fn title(card: &Card) -> &str {
    &card.suggestion.title.text
}

/// The name of the selected choice; empty where there is one choice alone.
pub(super) fn label(card: &Card) -> &str {
    card.choice().and_then(|choice| choice.label.as_ref()).map_or("", |label| label.text.as_str())
}

/// How many units accepting adds.
pub(super) fn added(card: &Card) -> u32 {
    card.choice().map_or(0, |choice| choice.figures.add)
}

/// What accepting adds to the cart's total, or takes off it.
pub(super) fn price(page: &mut Page<'_>, difference: Money) {
    let less = difference < Money::ZERO;
    page.phrase(if less { "less" } else { "more" });
    page.money(if less { Money(difference.0.saturating_neg()) } else { difference });
    page.close();
}

/// Switches a field off while a change of the card is under way.
pub(super) fn disabled_while_busy(page: &mut Page<'_>, card: &Card) {
    if card.is_busy() {
        page.put("@disabled");
    }
}

/// Begins a button. While a change is under way the pressed one stays where it is, and says so.
pub(super) fn begin_button(page: &mut Page<'_>, card: &Card, action: &str) {
    page.open("button part=accept type=button");
    page.with("@data-action", action);
    if card.is_busy() {
        page.with("@aria-disabled", "true");
        page.with("@aria-busy", "true");
    }
}

/// A button with a short text, and a name for assistive technology that says what it is about.
pub(super) fn button(page: &mut Page<'_>, card: &Card, action: &str, text: &str) {
    begin_button(page, card, action);
    page.open("@aria-label");
    page.phrase("named");
    page.say(text, "");
    page.text(title(card));
    page.close();
    page.close();
    page.say(text, "");
    page.close();
}
