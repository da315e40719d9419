//! What a card says in the second part of the engine ([`cart_associate_core::engine::Parts`]): the forms beyond a product, and what
//! comes after the shopper's own action. The build moves every function of this file into a file of its own, and so
//! nothing here is called before the engine has all its parts: other forms are not decided, and there was no action.

use super::card::{begin, is_busy, label, name, price};
use super::choices::disabled;
use super::page::Page;
use cart_associate_core::engine::Suggestion;
use cart_associate_core::session::{Card, Failure, Mismatch, Pending, State};
use cart_associate_core::text::{clean, digits};
use cart_associate_core::vocabulary::Form;

/// What a kit holds.
pub(super) fn contents(page: &mut Page<'_>, suggestion: &Suggestion) {
    page.open("ul part=contents role=list");
    for one in &suggestion.contents {
        page.open("li");
        if one.quantity > 1 {
            page.open("span");
            page.phrase("times");
            page.number(one.quantity);
            page.close();
            page.close();
        }
        page.shown("span", &one.title);
        if one.in_cart {
            page.said("span part=have", "in_your_cart", "");
        }
        page.close();
    }
    page.close();
}

/// How other shoppers chose: as text as well as a picture.
pub(super) fn distribution(page: &mut Page<'_>, suggestion: &Suggestion) {
    page.open("ul part=distribution role=list");
    for bar in &suggestion.distribution {
        page.open("li");
        page.shown("span class=label", &bar.label);
        page.open("progress part=bar max=100 aria-hidden=true");
        page.with("@value", &digits(u64::from(bar.share.whole_percents())));
        page.close();
        page.open("span class=share");
        page.percent(bar.share);
        page.close();
        page.close();
    }
    page.close();
}

/// The steps of a tier. Choosing changes nothing in the cart; the button does.
pub(super) fn steps(page: &mut Page<'_>, card: &Card) {
    let suggestion = &card.suggestion;
    page.open("fieldset part=steps");
    page.said("legend class=quiet", "steps_for", &suggestion.title.text);
    for (index, choice) in suggestion.choices.iter().enumerate() {
        page.open("label part=step");
        page.open("input type=radio data-action=choose");
        page.with("@name", &suggestion.offer);
        page.with("@value", &digits(index as u64));
        disabled(page, card);
        page.flag("@.checked", index == card.selected);
        page.close();
        page.open("span class=step");
        if let Some(label) = &choice.label {
            page.shown("span part=step-title", label);
        }
        for adds in &choice.adds {
            page.shown("span part=step-adds", adds);
        }
        page.close();
        page.open("span part=step-price");
        if choice.change.is_empty() {
            page.say("as_it_is", "");
        } else {
            price(page, choice.figures.difference);
        }
        page.close();
        page.close();
    }
    page.close();
}

/// A statement to tick; ticking records it.
pub(super) fn confirm(page: &mut Page<'_>, card: &Card) {
    let Some(statement) = &card.suggestion.statement else { return };
    page.open("label part=confirm");
    page.open("input type=checkbox data-action=accept");
    if is_busy(card) {
        page.with("@aria-disabled", "true");
    }
    page.flag("@.checked", matches!(card.state, State::Busy(_) | State::Accepted));
    page.close();
    page.shown("span", statement);
    page.close();
}

/// What the card says about itself after the shopper's own action.
pub(super) fn status(page: &mut Page<'_>, card: &Card) {
    let (key, value) = match &card.state {
        State::Offered | State::Gone => return,
        State::Busy(_) => ("busy", ""),
        State::Accepted if card.undo_failed => {
            page.with("@class", "failed");
            refused(card)
        }
        State::Accepted => match card.suggestion.form {
            Form::Confirmation => ("confirmed", ""),
            Form::Guidance => ("switched", ""),
            Form::Tier => ("chosen", label(card)),
            Form::Kit | Form::QuantityBreak if added(card) == 0 => ("applied", ""),
            Form::Product | Form::Kit | Form::QuantityBreak => ("accepted", name(card)),
        },
        State::Failed(Failure::Unchanged) => refused(card),
        State::Failed(Failure::Unknown) => ("failed_unknown", ""),
        State::Failed(Failure::Stuck) => {
            page.phrase("stuck");
            page.open("=join");
            for (index, line) in card.after.lines.iter().enumerate() {
                if index > 0 {
                    page.text(", ");
                }
                page.number(line.quantity);
                page.text(" × ");
                page.text(&clean(line.title.as_deref().unwrap_or(&line.variant)));
            }
            page.close();
            return page.close();
        }
        State::Mismatch => {
            let Mismatch { promised, charged } = card.mismatch;
            page.phrase("mismatch");
            page.money(promised);
            page.money(charged);
            return page.close();
        }
        State::Withdrawn => ("withdrawn", ""),
    };
    page.say(key, value);
}

/// In the shop's own words, where it had any.
fn refused(card: &Card) -> (&'static str, &str) {
    if card.message.is_empty() { ("failed", "") } else { ("failed_message", card.message.as_str()) }
}

fn added(card: &Card) -> u32 {
    card.choice().map_or(0, |choice| choice.figures.add)
}

/// The button that takes back what was done.
pub(super) fn way_back(page: &mut Page<'_>, card: &Card) {
    match &card.state {
        State::Accepted | State::Busy(Pending::Undoing) => {
            button(page, card, "undo", "undo", "undo_named");
        }
        State::Mismatch | State::Busy(Pending::Removing) => {
            button(page, card, "remove", "remove_added", "remove_named");
        }
        _ => {}
    }
}

/// The button that tries a confirmation once more, in place of the tick box that gave way to what went wrong.
pub(super) fn again(page: &mut Page<'_>, card: &Card) {
    if matches!(card.state, State::Failed(_)) {
        button(page, card, "accept", "try_again", "try_again_named");
    }
}

fn button(page: &mut Page<'_>, card: &Card, action: &str, text: &str, full: &str) {
    begin(page, card, action);
    page.said("@aria-label", full, name(card));
    page.say(text, "");
    page.close();
}
