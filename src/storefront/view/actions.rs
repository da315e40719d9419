//! The buttons of a card.

use super::forms::{Accept, Parts};
use super::page::Page;
use super::pieces::{begin_button, button, price, title};
use cart_associate_core::session::{Card, Pending, State};

/// The button that accepts, or that takes back what was done; and the one that dismisses.
pub(super) fn describe(page: &mut Page<'_>, card: &Card, parts: &Parts<'_>) {
    page.open("div part=actions");
    match card.state {
        State::Offered
        | State::Failed(_)
        | State::Busy(Pending::Waiting | Pending::Applying | Pending::Restoring | Pending::Withdrawing) => {
            accept(page, card, parts);
        }
        State::Accepted | State::Dismissed | State::Busy(Pending::Undoing) => {
            button(page, card, "undo", "undo", "undo_named");
        }
        State::Mismatch | State::Busy(Pending::Removing) => {
            button(page, card, "remove", "remove_added", "remove_named");
        }
        State::Withdrawn | State::Gone => {}
    }
    if card.state == State::Dismissed {
        page.close();
        return;
    }
    page.open("button part=dismiss type=button data-action=dismiss");
    page.said("@aria-label", "dismiss_named", title(card));
    if card.is_busy() {
        page.with("@aria-disabled", "true");
    }
    page.close();
    page.close();
}

fn accept(page: &mut Page<'_>, card: &Card, parts: &Parts<'_>) {
    let Some(choice) = card.choice() else { return };
    match parts.accept {
        Accept::Button(phrase) => {
            begin_button(page, card, "accept");
            // Its accessible name says product and price.
            page.open("@aria-label");
            page.phrase("accept_named");
            phrase.describe(page);
            page.text(title(card));
            price(page, choice.figures.difference);
            page.close();
            page.close();
            phrase.describe(page);
            page.close();
        }
        Accept::NothingToDo(phrase) => {
            begin_button(page, card, "accept");
            page.open("@aria-label");
            phrase.describe(page);
            page.close();
            phrase.describe(page);
            page.with("@aria-disabled", "true");
            page.close();
        }
        Accept::TickBox => {
            // The tick box gave way to what went wrong.
            if matches!(card.state, State::Failed(_)) {
                button(page, card, "accept", "try_again", "try_again_named");
            }
        }
    }
}
