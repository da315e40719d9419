//! More of the same for less.

use super::{Accept, Parts, PriceLine, select};
use crate::view::pieces::{Phrase, added, title};
use cart_associate_core::session::Card;

pub(super) fn parts(card: &Card) -> Parts<'_> {
    let add = added(card);
    let more = Phrase { count: Some(add), ..Phrase::plain("add_more") };
    Parts {
        accept: Accept::Button(if add == 0 { Phrase::plain("apply_deal") } else { more }),
        accepted: if add == 0 { Phrase::plain("applied") } else { Phrase::naming("accepted", title(card)) },
        price: PriceLine::BelowTitle,
        controls: select,
    }
}
