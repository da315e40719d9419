//! What a card says before the shopper acts: the why, what is in it, what can be chosen, and the price.

use super::card::{is_busy, price};
use super::more;
use super::page::Page;
use cart_associate_core::money::Money;
use cart_associate_core::session::{Card, State};
use cart_associate_core::text::digits;
use cart_associate_core::vocabulary::Form;

/// The pitch of a card.
pub(super) fn pitch(page: &mut Page<'_>, card: &Card) {
    let suggestion = &card.suggestion;
    page.open("div class=pitch");
    if !matches!(card.state, State::Offered | State::Busy(_)) {
        page.put("@inert");
    }
    why(page, card);
    if !suggestion.contents.is_empty() {
        more::contents(page, suggestion);
    }
    if !suggestion.distribution.is_empty() {
        more::distribution(page, suggestion);
    }
    if let Some(link) = &suggestion.link {
        page.open("a part=help");
        page.with("@href", &link.url);
        page.words(&link.label);
        page.close();
    }
    match suggestion.form {
        Form::Tier => more::steps(page, card),
        Form::Confirmation => more::confirm(page, card),
        _ if suggestion.choices.len() > 1 => select(page, card),
        _ => {}
    }
    prices(page, card);
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

/// A choice of variant.
fn select(page: &mut Page<'_>, card: &Card) {
    page.open("label class=choose");
    page.said("span", "choose_variant", "");
    page.open("select part=choice data-action=choose");
    for (index, choice) in card.suggestion.choices.iter().enumerate() {
        page.open("option");
        page.with("@value", &digits(index as u64));
        if let Some(label) = &choice.label {
            page.words(label);
        }
        page.flag("@.selected", index == card.selected);
        page.close();
    }
    disabled(page, card);
    page.close();
    page.close();
}

pub(super) fn disabled(page: &mut Page<'_>, card: &Card) {
    if is_busy(card) {
        page.put("@disabled");
    }
}

/// The price line: what accepting adds, what may be struck through, what a deal saves, the unit price.
fn prices(page: &mut Page<'_>, card: &Card) {
    let Some(choice) = card.choice() else { return };
    let figures = &choice.figures;
    let sold = matches!(card.suggestion.form, Form::Product | Form::Kit | Form::QuantityBreak);
    let switched = matches!(card.suggestion.form, Form::Guidance) && figures.difference != Money::ZERO;
    if !sold && !switched {
        return;
    }
    page.open("p part=price");
    if figures.add > 0 || switched {
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
