//! The plain words for every reason why an offer is withheld: one sentence each, for every place that shows one.

use cart_associate_core::bundle::{Bundle, Records};
use cart_associate_core::context::Context;
use cart_associate_core::engine::Withheld;
use cart_associate_core::lang::show;
use cart_associate_core::text::clean;
use cart_associate_core::vocabulary::Placement;

/// Every reason, in the order in which the engine asks.
pub const REASONS: [Withheld; 24] = [
    Withheld::BundleExpired,
    Withheld::SwitchedOff,
    Withheld::NotTriggered,
    Withheld::WrongPlacement,
    Withheld::WrongSchedule,
    Withheld::WrongMarket,
    Withheld::WrongAudience,
    Withheld::NeedAlreadyMet,
    Withheld::Accepted,
    Withheld::Withdrawn,
    Withheld::Dismissed,
    Withheld::ShownElsewhere,
    Withheld::Capped,
    Withheld::AlreadyInCart,
    Withheld::NotCompatible,
    Withheld::Unavailable,
    Withheld::WrongCurrency,
    Withheld::OwnPrices,
    Withheld::TaxDiffers,
    Withheld::NoPrice,
    Withheld::NoRealSaving,
    Withheld::FakeTier,
    Withheld::OutOfProportion,
    Withheld::Outranked,
];

/// The code for a visitor in the holdout, whose offers are decided about and not shown.
pub const HELD_OUT: &str = "held_out";

/// The words for a reason, where nothing more is known of the cart.
pub fn sentence(reason: Withheld, by: Option<&str>) -> String {
    let words = match reason {
        Withheld::NotTriggered => "Nothing in this cart calls for it.",
        Withheld::SwitchedOff => {
            "It is switched off: it, or the whole rule bundle, has `\"enabled\": false`."
        }
        Withheld::BundleExpired => "The rule bundle is past its `valid_until`, so nothing of it is shown.",
        Withheld::WrongPlacement => "It is not meant for this place.",
        Withheld::WrongSchedule => "It does not run at this time.",
        Withheld::WrongAudience => "It is not for this shopper.",
        Withheld::WrongMarket => "It is for other markets or countries.",
        Withheld::WrongCurrency => {
            "Something in it has no price in the cart's currency, and prices are never converted."
        }
        Withheld::TaxDiffers => {
            "The rule bundle's prices and the cart's differ about including tax, so its figures would be wrong."
        }
        Withheld::OwnPrices => {
            "This business customer has prices of their own, which the rule bundle does not know."
        }
        Withheld::NeedAlreadyMet => {
            "Its job is done already, by something in the cart or by another suggestion."
        }
        Withheld::AlreadyInCart => "The shopper has it already: what it suggests is in the cart.",
        Withheld::Accepted => "The shopper has taken it, and it is spent.",
        Withheld::Dismissed => "The shopper has waved it away, or another offer of the same product.",
        Withheld::ShownElsewhere => {
            "It, or its product, was shown in another place during this visit; once is enough."
        }
        Withheld::Capped => "It was seen and ignored in several visits, and rests.",
        Withheld::Withdrawn => "The cart charged more than it promised, so it is withdrawn for this visit.",
        Withheld::NotCompatible => "Nothing of what it suggests goes with what called for it.",
        Withheld::Unavailable => "What it suggests cannot be bought now, or not in the quantity needed.",
        Withheld::NoPrice => "What it suggests has no price, or a price of zero.",
        Withheld::NoRealSaving => "With this cart its deal saves nothing.",
        Withheld::FakeTier => "With this cart its steps are no real choices.",
        Withheld::OutOfProportion => "It would add too much in proportion to what called for it.",
        Withheld::Outranked => {
            return match by {
                Some(by) => format!("It could be shown, but `{by}` takes its place."),
                None => "It could be shown, but as many as may be shown come before it.".into(),
            };
        }
    };
    words.into()
}

/// The words for a reason by its code, for a panel that has nothing else; a code that is not known says so.
pub fn withheld_text(code: &str, by: Option<&str>) -> String {
    if code == HELD_OUT {
        return "It would be shown, but this visitor is in the holdout, who see nothing.".into();
    }
    match REASONS.into_iter().find(|reason| reason.code() == code) {
        Some(reason) => sentence(reason, by),
        None => format!("It is withheld for a reason that this version does not know: `{}`.", clean(code)),
    }
}

/// Where suggestions appear, as a person says it.
pub(crate) fn placement(placement: Placement) -> &'static str {
    match placement {
        Placement::Product => "on the product page",
        Placement::Cart => "in the cart",
        Placement::Checkout => "at checkout",
    }
}

/// "1 line", "2 lines".
pub(crate) fn count(number: i64, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

/// A time as a date, with the hour where it is not midnight.
pub(crate) fn time(ms: i64) -> String {
    let Ok(time) = jiff::Timestamp::from_millisecond(ms) else { return format!("{ms} ms since 1970") };
    let whole = time.to_string();
    let (date, clock) = whole.split_once('T').unwrap_or((&whole, ""));
    let minutes: String = clock.chars().take(5).collect();
    if minutes == "00:00" { date.into() } else { format!("{date} {minutes} UTC") }
}

/// The names of things, for a list within a sentence: "`a`, `b` or `c`".
pub(crate) fn list<T: AsRef<str>>(names: &[T], last: &str) -> String {
    const MOST: usize = 6;
    let mut quoted: Vec<String> =
        names.iter().take(MOST).map(|name| format!("`{}`", clean(name.as_ref()))).collect();
    if names.len() > MOST {
        quoted.push(format!("{} more", names.len() - MOST));
    }
    let Some(end) = quoted.pop() else { return String::new() };
    if quoted.is_empty() { end } else { format!("{} {last} {end}", quoted.join(", ")) }
}

/// What a variant of the rule bundle is called in the context's language.
pub(crate) fn variant_name(bundle: &Bundle, variant: &str, context: &Context) -> Option<String> {
    let records = Records::new(bundle);
    let (product, ordinal) = bundle.variant_at(bundle.key(variant)?)?;
    let display = records.product_display(product);
    let title = show(bundle, display.title, &context.locale).text;
    let variant = display.variants.get(ordinal as usize).and_then(|variant| variant.title);
    let name = match variant {
        Some(variant) => format!("{title}, {}", show(bundle, variant, &context.locale).text),
        None => title,
    };
    (!records.is_damaged()).then_some(name)
}
