//! The buttons of a card.

use super::forms::{Accept, Parts};
use super::page::Page;
use super::pieces::{Phrase, begin_button, button, price, title};
use cart_associate_core::engine::Choice;
use cart_associate_core::session::{Card, Pending, State};

/// The button that accepts, or that takes back what was done; and beside it a link to follow.
pub(super) fn describe(page: &mut Page<'_>, card: &Card, parts: &Parts<'_>) {
    page.open("div part=actions");
    match card.state {
        State::Offered
        | State::Gone
        | State::Failed(_)
        | State::Busy(Pending::Waiting | Pending::Applying | Pending::Restoring | Pending::Withdrawing) => {
            accept(page, card, parts);
            if let Some(link) = &card.suggestion.link {
                page.open("a part=help");
                page.with("@href", &link.url);
                page.words(&link.label);
                page.close();
            }
        }
        State::Accepted | State::Dismissed | State::Busy(Pending::Undoing) => {
            button(page, card, "undo", "undo")
        }
        State::Mismatch | State::Busy(Pending::Removing) => button(page, card, "remove", "remove_added"),
        State::Withdrawn => {}
    }
    page.close();
}

/// The button that says no.
pub(super) fn dismiss(page: &mut Page<'_>, card: &Card) {
    page.open("button part=dismiss type=button data-action=dismiss");
    page.said("@aria-label", "dismiss_named", title(card));
    if card.is_busy() {
        page.with("@aria-disabled", "true");
    }
    page.close();
}

fn accept(page: &mut Page<'_>, card: &Card, parts: &Parts<'_>) {
    let Some(choice) = card.choice() else { return };
    if matches!(parts.accept, Accept::TickBox) {
        return;
    }
    begin_button(page, card, "accept");
    // Its accessible name says product and price.
    page.open("@aria-label");
    match parts.accept {
        Accept::Button(Phrase { key: "add", .. }) if !matches!(card.state, State::Failed(_)) => {
            page.phrase("add_named");
        }
        Accept::Button(_) => page.phrase("accept_named"),
        _ => page.phrase("named"),
    }
    text(page, card, choice, parts);
    page.text(title(card));
    price(page, choice.figures.difference);
    page.close();
    page.close();
    text(page, card, choice, parts);
    if matches!(parts.accept, Accept::NothingToDo) {
        page.with("@aria-disabled", "true");
    }
    page.close();
}

/// What the button says.
fn text(page: &mut Page<'_>, card: &Card, choice: &Choice, parts: &Parts<'_>) {
    match parts.accept {
        _ if matches!(card.state, State::Failed(_)) => page.say("try_again", ""),
        Accept::Button(phrase) => phrase.describe(page),
        Accept::Step(step) => {
            page.phrase("take_step");
            page.text(step);
            price(page, choice.figures.difference);
            page.close();
        }
        Accept::NothingToDo | Accept::TickBox => page.say("keep_as_it_is", ""),
    }
}
