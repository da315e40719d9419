//! Reasons that lie in where, when and for whom an offer is, in words.

use super::names::Names;
use super::words::{list, placement as place_words, time};
use cart_associate_core::key::Key;
use cart_associate_core::text::clean;
use cart_associate_core::vocabulary::Placement;
use cart_associate_core::wire::List;

pub(super) fn expired(until: i64) -> String {
    format!("The rule bundle was valid until {}, so nothing of it is shown", time(until))
}

pub(super) fn placement(names: &Names<'_>, placements: u8) -> String {
    let all = [Placement::Product, Placement::Cart, Placement::Checkout];
    let mut own: Vec<&str> =
        all.into_iter().filter(|one| placements & one.bit() != 0).map(place_words).collect();
    let last = own.pop().unwrap_or("nowhere");
    let own = if own.is_empty() { last.into() } else { format!("{} and {last}", own.join(", ")) };
    format!("It is shown {own}, and not {}", place_words(names.context.placement))
}

pub(super) fn not_yet(names: &Names<'_>, from: i64) -> String {
    format!("It begins on {}; it is {} now", time(from), time(names.context.now))
}

pub(super) fn over(names: &Names<'_>, until: i64) -> String {
    format!("It ended on {}; it is {} now", time(until), time(names.context.now))
}

pub(super) fn market(names: &Names<'_>, markets: List<'_, Key>) -> String {
    place(names, "market", markets, names.context.market.as_deref())
}

pub(super) fn country(names: &Names<'_>, countries: List<'_, Key>) -> String {
    place(names, "country", countries, names.context.country.as_deref())
}

fn place(names: &Names<'_>, what: &str, keys: List<'_, Key>, given: Option<&str>) -> String {
    let given = given.map_or_else(|| "not known".into(), |given| format!("`{}`", clean(given)));
    format!("It is for the {what} {}, and this shopper's is {given}", names.any(keys))
}

pub(super) fn signed_in(wanted: bool) -> String {
    match wanted {
        true => "It is for shoppers who are signed in, and this one is not".into(),
        false => "It is for shoppers who are not signed in, and this one is".into(),
    }
}

pub(super) fn returning(names: &Names<'_>, wanted: bool) -> String {
    let whom = if wanted { "who have been here before" } else { "who are here for the first time" };
    let known = match names.context.returning {
        Some(_) => "this one is not",
        None => "of this one that is not known",
    };
    format!("It is for shoppers {whom}, and {known}")
}

pub(super) fn customer_tags(names: &Names<'_>, tags: List<'_, Key>) -> String {
    let has = match names.context.customer_tags.as_slice() {
        [] => "this one has none".into(),
        own => format!("this one has {}", list(own, "and")),
    };
    format!("It is for customers with the tag {}, and {has}", names.any(tags))
}
