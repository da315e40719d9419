//! A product to add.

use super::{Accept, Parts, PriceLine, select};
use crate::view::pieces::{Phrase, title};
use cart_associate_core::session::Card;

pub(super) fn parts(card: &Card) -> Parts<'_> {
    Parts {
        accept: Accept::Button(Phrase::plain("add")),
        accepted: Phrase::naming("accepted", title(card)),
        price: PriceLine::BesideTitle,
        controls: select,
    }
}
