//! Reasons that lie in what an offer would put into the cart, and in what is there, in words.

use super::listener::{Compared, Heard};
use super::names::Names;
use super::words::count;
use cart_associate_core::bundle::record::QuantityRule;
use cart_associate_core::engine::{CartItem, Shortage, Supply, Unusable, Withheld};
use cart_associate_core::key::Key;

/// So many variants that cannot be had are named.
const MOST: usize = 3;

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
    let name = names.variant(variant);
    match shortage {
        Shortage::SoldOut => format!("{name} is sold out"),
        Shortage::Stock { stock, held: 0, more } => {
            format!("{name} has {stock} in stock, and it takes {more}")
        }
        Shortage::Stock { stock, held, more } => {
            let held = format!("{held} of them in the cart already");
            format!("{name} has {stock} in stock, {held}, and it takes {more} more")
        }
        Shortage::Quantity { rule, on_line } => {
            format!("{name} is {}, and it would be {on_line}", sold(rule))
        }
    }
}

/// Of a variant that is bought only in some quantities: which, and how many there are.
pub(super) fn supply(names: &Names<'_>, variant: Key, supply: Supply) -> Option<String> {
    let Supply { stock, rule, on_line, .. } = supply;
    let name = names.variant(variant);
    let stock = stock.map(|stock| format!("; {stock} are in stock")).unwrap_or_default();
    (rule != QuantityRule::default())
        .then(|| format!("{name} is {}, and the line would hold {on_line}{stock}", sold(rule)))
}

/// "sold from 3 on, at most 9, in steps of 3".
fn sold(rule: QuantityRule) -> String {
    let most = rule.max.map(|max| format!(", at most {max}")).unwrap_or_default();
    let steps = if rule.increment > 1 { format!(", in steps of {}", rule.increment) } else { String::new() };
    format!("sold from {} on{most}{steps}", rule.min)
}
