//! Several products as one deal: each thing that it adds, with its picture and price.

use super::{Accept, Parts, PriceLine};
use crate::view::card::image;
use crate::view::page::Page;
use crate::view::pieces::{Phrase, added, title};
use cart_associate_core::session::Card;

pub(super) fn parts(card: &Card) -> Parts<'_> {
    let has_all = added(card) == 0;
    Parts {
        accept: Accept::Button(Phrase::plain(if has_all { "apply_deal" } else { "add_kit" })),
        accepted: if has_all { Phrase::plain("applied") } else { Phrase::naming("accepted", title(card)) },
        price: PriceLine::AtFoot,
        controls,
    }
}

fn controls(page: &mut Page<'_>, card: &Card) {
    let contents = &card.suggestion.contents;
    let has_all = added(card) == 0;
    // Of one thing the line below says what it costs separately.
    let is_one = contents.iter().filter(|one| one.adds > 0).count() == 1;
    page.open("ul part=contents role=list");
    for one in contents.iter().filter(|one| has_all || one.adds > 0) {
        page.open("li");
        image(page, one.image.as_ref(), "img part=content-image decoding=async loading=lazy");
        page.open("span");
        if one.adds > 1 {
            page.phrase("times");
            page.number(one.adds);
            page.close();
            page.text(" ");
        }
        page.shown("span", &one.title);
        page.close();
        if one.adds > 0 && !is_one {
            page.text(" ");
            page.open("span part=content-price");
            page.money(one.price);
            page.close();
        }
        page.close();
    }
    page.close();
}
