//! Several products as one deal: what it holds, and what of that the shopper has.

use super::{Accept, Parts, priced, select};
use crate::view::page::Page;
use crate::view::pieces::{Phrase, added, title};
use cart_associate_core::session::Card;

pub(super) fn parts(card: &Card) -> Parts<'_> {
    let has_all = added(card) == 0;
    Parts {
        accept: Accept::Button(Phrase::plain(if has_all { "apply_deal" } else { "add_kit" })),
        accepted: if has_all { Phrase::plain("applied") } else { Phrase::naming("accepted", title(card)) },
        price: priced(card),
        controls,
    }
}

fn controls(page: &mut Page<'_>, card: &Card) {
    page.open("ul part=contents role=list");
    for one in &card.suggestion.contents {
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
    select(page, card);
}
