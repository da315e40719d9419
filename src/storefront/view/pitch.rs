//! What a card says before the shopper acts: the why, what the form shows and lets choose, and the price.

use super::forms::{Parts, PriceLine};
use super::page::Page;
use super::pieces::price;
use cart_associate_core::engine::Choice;
use cart_associate_core::money::Money;
use cart_associate_core::session::{Card, State};

/// The pitch of a card.
pub(super) fn describe(page: &mut Page<'_>, card: &Card, parts: &Parts<'_>) {
    page.open("div class=pitch");
    if !matches!(card.state, State::Offered | State::Busy(_)) {
        page.put("@inert");
    }
    why(page, card);
    (parts.controls)(page, card);
    if let Some(choice) = card.choice()
        && parts.price != PriceLine::None
    {
        prices(page, choice, parts.price);
    }
    page.close();
}

/// The sentence, and for assistive technology the line that caused it, whether or not the sentence names it.
fn why(page: &mut Page<'_>, card: &Card) {
    let suggestion = &card.suggestion;
    let sentence = card.choice().map_or(&suggestion.why, |choice| &choice.why);
    page.open("p part=why");
    page.open("span");
    page.language(sentence.lang.as_deref());
    page.sentence(sentence);
    page.close();
    page.said("span class=quiet", "for_trigger", &suggestion.trigger.name.text);
    page.close();
}

/// The price line: what accepting adds, what may be struck through, what a deal saves, the unit price.
fn prices(page: &mut Page<'_>, choice: &Choice, line: PriceLine) {
    let figures = &choice.figures;
    page.open("p part=price");
    if line == PriceLine::Full {
        page.open("span part=difference");
        price(page, figures.difference);
        page.close();
    }
    if let Some(before) = figures.compare_at {
        page.open("s part=compare-at");
        page.open("@aria-label");
        page.phrase("compare_at");
        page.money(before);
        page.close();
        page.close();
        page.money(before);
        page.close();
    }
    if figures.saving > Money::ZERO {
        page.open("span part=saving");
        page.phrase("saving");
        page.money(figures.saving);
        page.percent(figures.saving_percent);
        page.close();
        page.close();
    }
    if let Some(unit) = &figures.unit {
        page.open("span part=unit-price");
        page.phrase("unit_price");
        page.money(unit.price);
        page.text(&unit.per);
        page.close();
        page.close();
    }
    page.close();
}
