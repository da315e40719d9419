//! The plain words for every reason why an offer is withheld: one sentence each, for every place that shows one.

use cart_associate_core::engine::Withheld;
use cart_associate_core::text::clean;
use cart_associate_core::vocabulary::Placement;

/// Defines the list of reasons with the words of each, so that no reason is without any.
macro_rules! reasons {
    ($($reason:ident: $words:literal,)+) => {
        /// Every reason, in the order in which the engine asks.
        pub const REASONS: &[Withheld] = &[$(Withheld::$reason),+];

        fn words(reason: Withheld) -> &'static str {
            match reason {
                $(Withheld::$reason => $words,)+
            }
        }
    };
}

reasons! {
    BundleExpired: "The rule bundle is past its `valid_until`, so nothing of it is shown.",
    SwitchedOff: "It is switched off: it, or the whole rule bundle, has `\"enabled\": false`.",
    NotTriggered: "Nothing in this cart calls for it.",
    WrongPlacement: "It is not meant for this place.",
    WrongSchedule: "It does not run at this time.",
    WrongMarket: "It is for other markets or countries.",
    WrongAudience: "It is not for this shopper.",
    NeedAlreadyMet: "Its job is done already, by something in the cart or by another suggestion.",
    Accepted: "The shopper has taken it, and it is spent.",
    Withdrawn: "The cart charged more than it promised, so it is withdrawn for this visit.",
    Dismissed: "The shopper has waved it away, or another offer of the same product.",
    ShownElsewhere: "It, or its product, was shown in another place during this visit; once is enough.",
    Capped: "It was seen and ignored in several visits, and rests.",
    AlreadyInCart: "The shopper has it already: what it suggests is in the cart.",
    NotCompatible: "Nothing of what it suggests goes with what called for it.",
    Unavailable: "What it suggests cannot be bought now, or not in the quantity needed.",
    WrongCurrency: "Something in it has no price in the cart's currency, and prices are never converted.",
    OwnPrices: "This business customer has prices of their own, which the rule bundle does not know.",
    TaxDiffers: "The rule bundle's prices and the cart's differ about including tax, so its figures would be wrong.",
    NoPrice: "What it suggests has no price, or a price of zero.",
    NoRealSaving: "With this cart its deal saves nothing.",
    FakeTier: "With this cart its steps are no real choices.",
    OutOfProportion: "It would add too much in proportion to what called for it.",
    Outranked: "It could be shown, but as many as may be shown come before it.",
}

/// The code for a visitor in the holdout, whose offers are decided about and not shown.
pub const HELD_OUT: &str = "held_out";

/// The words for a reason, where nothing more is known of the cart.
pub fn sentence(reason: Withheld, by: Option<&str>) -> String {
    match (reason, by) {
        (Withheld::Outranked, Some(by)) => format!("It could be shown, but `{by}` takes its place."),
        _ => words(reason).into(),
    }
}

/// The words for a reason by its code, for a panel that has nothing else; a code that is not known says so.
pub fn withheld_text(code: &str, by: Option<&str>) -> String {
    if code == HELD_OUT {
        return "It would be shown, but this visitor is in the holdout, who see nothing.".into();
    }
    match REASONS.iter().find(|reason| reason.code() == code) {
        Some(reason) => sentence(*reason, by),
        None => format!("It is withheld for a reason that this version does not know: `{}`.", clean(code)),
    }
}

/// Where suggestions appear, as a person says it.
pub(super) fn placement(placement: Placement) -> &'static str {
    match placement {
        Placement::Product => "on the product page",
        Placement::Cart => "in the cart",
        Placement::Checkout => "at checkout",
    }
}

/// The places of these bits, as a person says them.
pub(super) fn places(bits: u8) -> Vec<&'static str> {
    let all = [Placement::Product, Placement::Cart, Placement::Checkout];
    all.into_iter().filter(|one| bits & one.bit() != 0).map(placement).collect()
}

/// "1 line", "2 lines".
pub(super) fn count(number: i64, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

/// A time as a date, with the hour where it is not midnight.
pub(super) fn time(ms: i64) -> String {
    let Ok(time) = jiff::Timestamp::from_millisecond(ms) else { return format!("{ms} ms since 1970") };
    let whole = time.to_string();
    let (date, clock) = whole.split_once('T').unwrap_or((&whole, ""));
    let minutes: String = clock.chars().take(5).collect();
    if minutes == "00:00" { date.into() } else { format!("{date} {minutes} UTC") }
}

/// The names of things, for a list within a sentence: "`a`, `b` or `c`".
pub(super) fn list<T: AsRef<str>>(names: &[T], last: &str) -> String {
    const MOST: usize = 6;
    let mut quoted: Vec<String> =
        names.iter().take(MOST).map(|name| format!("`{}`", clean(name.as_ref()))).collect();
    if names.len() > MOST {
        quoted.push(format!("{} more", names.len() - MOST));
    }
    let Some(end) = quoted.pop() else { return String::new() };
    if quoted.is_empty() { end } else { format!("{} {last} {end}", quoted.join(", ")) }
}
