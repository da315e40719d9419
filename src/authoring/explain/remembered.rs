//! Reasons that lie in what is remembered of the shopper, in words.

use super::names::Names;
use super::words::{count, placement, time};
use cart_associate_core::ledger::BY_THE_THEME;
use cart_associate_core::text::clean;
use cart_associate_core::vocabulary::Placement;

pub(super) fn accepted(at: i64) -> String {
    format!("The shopper took it on {}, and it is spent", time(at))
}

pub(super) fn confirmed(property: &str) -> String {
    format!("It is confirmed already: the line has the property `{}`", clean(property))
}

pub(super) fn dismissed(names: &Names<'_>, product: Option<&str>, at: i64, until: i64) -> String {
    let what = match product {
        Some(product) => format!("another offer of {} away", names.product_id(product)),
        None => "it away".into(),
    };
    format!("The shopper waved {what} on {}; it may come back from {} on", time(at), time(until))
}

pub(super) fn shown(names: &Names<'_>, product: Option<&str>, places: u8) -> String {
    let what = match product {
        Some(product) => format!("Its product, {}, was", names.product_id(product)),
        None => "It was".into(),
    };
    let mut others = [Placement::Product, Placement::Cart, Placement::Checkout].into_iter();
    let place = match others.find(|one| places & one.bit() != 0) {
        Some(place) => placement(place),
        None if places & BY_THE_THEME != 0 => "by the theme itself",
        None => "in another place",
    };
    format!("{what} shown {place} during this visit; once is enough")
}

pub(super) fn rests(visits: u32, until: i64) -> String {
    let visits = count(i64::from(visits), "visit");
    format!("It was seen and ignored in {visits} in a row, and rests until {}", time(until))
}
