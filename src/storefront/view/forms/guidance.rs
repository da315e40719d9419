//! Advice: how others chose, a link to follow, and perhaps a switch to another variant.

use super::{Accept, Parts, PriceLine, select};
use crate::view::page::Page;
use crate::view::pieces::{Phrase, label};
use cart_associate_core::money::Money;
use cart_associate_core::session::Card;
use cart_associate_core::text::digits;

pub(super) fn parts(card: &Card) -> Parts<'_> {
    let costs_other = card.choice().is_some_and(|choice| choice.figures.difference != Money::ZERO);
    Parts {
        accept: Accept::Button(Phrase::naming("switch_to", label(card))),
        accepted: Phrase::naming("switched", label(card)),
        price: if costs_other { PriceLine::AtFoot } else { PriceLine::None },
        controls,
    }
}

fn controls(page: &mut Page<'_>, card: &Card) {
    let suggestion = &card.suggestion;
    if !suggestion.distribution.is_empty() {
        // As text as well as a picture.
        let most = suggestion.distribution.iter().map(|bar| bar.share).max();
        page.open("ul part=distribution role=list");
        for bar in &suggestion.distribution {
            page.open(if Some(bar.share) == most { "li class=most" } else { "li" });
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
    select(page, card);
}
