//! A statement to tick; ticking records it.

use super::{Accept, Parts, PriceLine};
use crate::view::page::Page;
use crate::view::pieces::Phrase;
use cart_associate_core::session::{Card, State};

pub(super) fn parts(_: &Card) -> Parts<'_> {
    Parts { accept: Accept::TickBox, accepted: Phrase::plain("confirmed"), price: PriceLine::None, controls }
}

fn controls(page: &mut Page<'_>, card: &Card) {
    let Some(statement) = &card.suggestion.statement else { return };
    page.open("label part=confirm");
    page.open("input type=checkbox data-action=accept");
    if card.is_busy() {
        page.with("@aria-disabled", "true");
    }
    page.flag("@.checked", matches!(card.state, State::Busy(_) | State::Accepted));
    page.close();
    page.shown("span", statement);
    page.close();
}
