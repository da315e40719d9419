//! What is particular to each form of card, as data: one file for each.

mod confirmation;
mod guidance;
mod kit;
mod product;
mod quantity_break;
mod tier;

use super::page::Page;
use super::pieces::{Phrase, disabled_while_busy, title};
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
    /// Where its price stands.
    pub(super) price: PriceLine,
    /// What stands between the why and the price.
    pub(super) controls: fn(&mut Page<'_>, &Card),
}

/// Where a card's price stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PriceLine {
    /// Nothing is added, or its button says it.
    None,
    /// On the line of the title.
    BesideTitle,
    /// On a line of its own below the title.
    BelowTitle,
    /// At the foot, beside the button.
    AtFoot,
}

/// How a card is accepted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Accept<'c> {
    /// By a button that says this.
    Button(Phrase<'c>),
    /// By a button that names the chosen step and what it adds to the total.
    Step(&'c str),
    /// The selected choice is what the cart holds already: the button says so, and does nothing.
    NothingToDo,
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

/// A list to choose a variant from, where there are several. Where the shopper is to choose, nothing is chosen at first: that
/// entry says so, and cannot be chosen again.
fn select(page: &mut Page<'_>, card: &Card) {
    if card.suggestion.choices.len() < 2 {
        return;
    }
    let asks = card.suggestion.asks.as_deref();
    if let Some(names) = asks {
        page.open("label part=option");
        page.text(names);
        page.open("select part=choice data-action=choose required");
        page.open("option value disabled");
        page.flag("@.selected", !card.has_chosen);
        page.say("choose", "");
        page.close();
    } else {
        page.open("select part=choice data-action=choose");
        page.said("@aria-label", "choose_variant", title(card));
    }
    for (index, choice) in card.suggestion.choices.iter().enumerate() {
        page.open("option");
        page.with("@value", &digits(index as u64));
        if let Some(label) = &choice.label {
            page.words(label);
        }
        page.flag("@.selected", card.has_chosen && index == card.selected);
        page.close();
    }
    disabled_while_busy(page, card);
    page.close();
    if asks.is_some() {
        page.close();
    }
}
