//! What is particular to each form of card, as data: one file for each.

mod confirmation;
mod guidance;
mod kit;
mod product;
mod quantity_break;
mod tier;

use super::page::Page;
use super::pieces::{Phrase, added, disabled_while_busy};
use cart_associate_core::session::Card;
use cart_associate_core::text::digits;
use cart_associate_core::vocabulary::Form;

/// What a card of some form says in the places that every card has.
#[derive(Debug)]
pub(super) struct Parts<'c> {
    /// How it is accepted.
    pub(super) accept: Accept<'c>,
    /// What it says once it was accepted.
    pub(super) accepted: Phrase<'c>,
    /// What its price line says.
    pub(super) price: PriceLine,
    /// What stands between the why and the price.
    pub(super) controls: fn(&mut Page<'_>, &Card),
}

/// What a price line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PriceLine {
    /// There is none.
    None,
    /// What accepting adds to the total, and what a deal says besides.
    Full,
    /// What a deal saves: nothing is added.
    DealOnly,
}

/// How a card is accepted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Accept<'c> {
    /// By a button that says this.
    Button(Phrase<'c>),
    /// The selected choice is what the cart holds already: the button says so, and does nothing.
    NothingToDo(Phrase<'c>),
    /// By ticking a statement.
    TickBox,
}

/// What the card of this form says.
pub(super) fn parts(card: &Card) -> Parts<'_> {
    match card.suggestion.form {
        Form::Product => product::parts(card),
        Form::Guidance => guidance::parts(card),
        Form::Confirmation => confirmation::parts(card),
        Form::QuantityBreak => quantity_break::parts(card),
        Form::Kit => kit::parts(card),
        Form::Tier => tier::parts(card),
    }
}

/// The price line of what is sold in units.
fn priced(card: &Card) -> PriceLine {
    if added(card) > 0 { PriceLine::Full } else { PriceLine::DealOnly }
}

/// A list to choose a variant from, where there are several.
fn select(page: &mut Page<'_>, card: &Card) {
    if card.suggestion.choices.len() < 2 {
        return;
    }
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
    disabled_while_busy(page, card);
    page.close();
    page.close();
}
