//! Reasons that lie in prices and what an offer would cost, in words.

use super::names::Names;
use super::words::{count, list};
use cart_associate_core::money::{Money, Rate};
use cart_associate_core::text::{clean, decimal};

/// Something has no price in the cart's currency.
pub(super) fn currency(names: &Names<'_>) -> String {
    let (cart, known) = (names.cart, names.bundle.meta().currencies);
    let other = known.iter().find(|(code, digits)| *code == cart.currency && *digits != cart.exponent);
    if let Some((code, digits)) = other {
        return format!(
            "The cart counts {code} with {}, and the rule bundle with {digits}, so their prices cannot be compared",
            count(i64::from(cart.exponent), "decimal"),
        );
    }
    let codes: Vec<&str> = known.iter().map(|(code, _)| code).collect();
    let own = if codes.contains(&cart.currency.as_str()) {
        format!("Something in it has no price in {}", cart.currency)
    } else if codes.is_empty() {
        format!("The rule bundle has no prices, and the cart is in {}", cart.currency)
    } else {
        let codes = list(&codes, "and");
        format!("The cart is in {}, and the rule bundle has prices in {codes} alone", cart.currency)
    };
    format!("{own}; prices are never converted")
}

/// Bundle and cart differ about tax.
pub(super) fn tax(names: &Names<'_>, included: bool) -> Option<String> {
    let market = clean(names.context.market.as_deref()?);
    let (ours, cart) = if included { ("include", "do not") } else { ("do not include", "do") };
    Some(format!(
        "The rule bundle's prices for the market `{market}` {ours} tax, and the cart's {cart}, so its figures would be wrong"
    ))
}

/// The deal saves nothing.
pub(super) fn no_saving(names: &Names<'_>, separately: Money, total: Money) -> String {
    format!(
        "Bought separately these cost {} with this cart, and its deal costs {}",
        names.money(separately),
        names.money(total)
    )
}

/// A kit of which the shopper has everything.
pub(super) fn nothing_to_add(code: Option<&str>) -> String {
    let applies = match code {
        Some(code) => format!("its code `{}` is on it already", clean(code)),
        None => "its deal applies by itself".into(),
    };
    format!("Everything in the kit is in the cart, and {applies}: there is nothing left to offer")
}

/// It would add more than its share allows.
pub(super) fn proportion(
    names: &Names<'_>,
    trigger: &str,
    adds: Money,
    share: Rate,
    unit: Option<Money>,
) -> String {
    let unit = match unit {
        Some(unit) => format!("which costs {} a unit", names.money(unit)),
        None => "whose price is not known".into(),
    };
    let (adds, share) = (names.money(adds), percent(share));
    format!("It would add {adds}, and may add at most {share} of {trigger}, {unit}")
}

/// A share as it is written in the file.
fn percent(rate: Rate) -> String {
    let text = decimal(Money(i64::from(rate.0)), 2);
    format!("{} %", text.trim_end_matches('0').trim_end_matches('.'))
}
