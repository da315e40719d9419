//! Reasons that lie in what an offer would put into the cart, and in what is there, in words.

use super::listener::{Compared, Heard};
use super::names::Names;
use super::words::count;
use cart_associate_core::engine::{CartItem, Shortage, Unusable, Withheld};
use cart_associate_core::key::Key;
use cart_associate_core::text::clean;

/// So many variants that cannot be had are named.
const MOST: usize = 3;

/// A quantity break whose trigger holds, with units too few or too many for a set.
pub(super) fn not_short_of_a_set(
    names: &Names<'_>,
    item: CartItem<'_>,
    (quantity, from, repeats): (u32, u32, bool),
    (have, all): (u32, u32),
) -> String {
    let sets = if repeats { "each set" } else { "its set" };
    let used = match all - have.min(all) {
        0 => String::new(),
        used => format!(", {used} of them in a deal that the shopper has accepted"),
    };
    let units = count(i64::from(quantity), "unit");
    format!("{sets} is of {units}, offered from {from} on; the cart has {all} of {}{used}", names.item(item))
}

/// What it suggests is in the cart.
pub(super) fn in_cart(names: &Names<'_>, item: CartItem<'_>) -> String {
    let free = item.line.is_some_and(|line| line.is_free());
    let gift = if free { ", as a free gift" } else { "" };
    format!("{} is in the cart already{gift}", names.variant_of(item))
}

/// A line holds a component of a kit in a way that the kit cannot use.
pub(super) fn kit_cannot_use(names: &Names<'_>, item: CartItem<'_>, unusable: Unusable) -> String {
    let how = match unusable {
        Unusable::Variant => {
            return "A part of the kit is in the cart already, in a variant that the kit does not take"
                .into();
        }
        Unusable::Free => "as a free gift, which the kit cannot use",
        Unusable::Fixed => "on a line that cannot be read in full, or that the shop does not let be changed",
        Unusable::Subscription => "as a subscription, which the kit cannot use",
        Unusable::InADeal => "in a deal that the shopper has accepted",
    };
    format!("A part of the kit, {}, is in the cart already, {how}", names.variant_of(item))
}

/// What a line would become has no such plan.
pub(super) fn no_plan(plan: &str) -> String {
    format!("The plan `{}` is not to be had for what the line would become", clean(plan))
}

/// No variant of a product fits.
pub(super) fn no_variant(
    names: &Names<'_>,
    heard: &Heard,
    reason: Withheld,
    product: u32,
    same: &[Key],
) -> Option<String> {
    let mut tried = heard.tried(reason);
    match reason {
        Withheld::NotCompatible => Some(not_compatible(names, heard, product, same)),
        Withheld::Unavailable | Withheld::NoPrice => {
            tried.dedup();
            let rest = tried.split_off(tried.len().min(MOST)).len();
            let mut told = tried.join("; ");
            if rest > 0 {
                let rest = count(rest as i64, "variant");
                told.push_str(&format!("; {rest} more cannot be had either"));
            }
            (!told.is_empty()).then_some(told)
        }
        _ => tried.last().map(|last| (*last).to_owned()),
    }
}

/// Nothing agrees with the trigger in all that must be the same.
fn not_compatible(names: &Names<'_>, heard: &Heard, product: u32, same: &[Key]) -> String {
    let trigger = &heard.trigger;
    for name in same {
        let compared: Vec<&Compared> = heard.compared.iter().filter(|one| one.name == *name).collect();
        let Some(first) = compared.first() else { continue };
        let word = names.any([*name]);
        let Some(theirs) = first.theirs else {
            return format!(
                "It has to go with {trigger} by {word}, and the rule bundle does not say which {word} {trigger} has"
            );
        };
        if compared.iter().all(|one| one.ours != Some(theirs)) {
            let mut offered: Vec<String> =
                compared.iter().filter_map(|one| one.ours).map(|value| names.value(value)).collect();
            offered.sort();
            offered.dedup();
            let has = if offered.is_empty() { "none".into() } else { offered.join(", ") };
            let (wanted, title) = (names.value(theirs), names.product(product));
            return format!("{trigger} has the {word} {wanted}, and {title} comes with {has}");
        }
    }
    format!("No variant of what it suggests agrees with {trigger} in everything that has to be the same")
}

/// A variant cannot be bought.
pub(super) fn short(names: &Names<'_>, variant: Key, shortage: Shortage) -> String {
    let name = names.variant_key(variant);
    match shortage {
        Shortage::SoldOut => format!("{name} is sold out"),
        Shortage::Stock { stock, held: 0, more } => {
            format!("{name} has {stock} in stock, and it takes {more}")
        }
        Shortage::Stock { stock, held, more } => {
            format!(
                "{name} has {stock} in stock, {held} of them in the cart already, and it takes {more} more"
            )
        }
        Shortage::Quantity { rule, on_line } => {
            let most = rule.max.map(|max| format!(", at most {max}")).unwrap_or_default();
            let steps =
                if rule.increment > 1 { format!(", in steps of {}", rule.increment) } else { String::new() };
            format!("{name} is sold from {} on{most}{steps}, and it would be {on_line}", rule.min)
        }
    }
}
