//! Why an offer is not shown: a closed list (docs/semantics.md, What may not be shown).

/// Why an offer is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// Nothing in the cart meets its trigger.
    NotTriggered,
    /// It, or the whole bundle, is switched off.
    SwitchedOff,
    /// The bundle is past its `valid_until`.
    BundleExpired,
    /// It does not appear in this placement.
    WrongPlacement,
    /// It does not run now.
    WrongSchedule,
    /// It is not for this shopper.
    WrongAudience,
    /// It is not for this market or country.
    WrongMarket,
    /// It is not priced in the cart's currency.
    WrongCurrency,
    /// The bundle's prices and the cart's differ about including tax.
    TaxDiffers,
    /// This business customer has prices of their own.
    OwnPrices,
    /// Its condition `unless` holds, or its job is done by a line of the cart or by another suggestion.
    NeedAlreadyMet,
    /// What it suggests is in the cart.
    AlreadyInCart,
    /// The shopper has accepted it.
    Accepted,
    /// The shopper has dismissed it, or another offer of the same product.
    Dismissed,
    /// It would bring a new product, and the shopper has dismissed enough in this visit.
    DismissedEnough,
    /// It, or its product, was shown in another placement during this visit.
    ShownElsewhere,
    /// It was ignored in several visits and rests.
    Capped,
    /// The cart charged more than it promised; it is withdrawn for this visit.
    Withdrawn,
    /// No variant goes with the trigger.
    NotCompatible,
    /// What it suggests cannot be bought in the quantity needed.
    Unavailable,
    /// It has no price, or a zero price, for something sold.
    NoPrice,
    /// The deal saves nothing.
    NoRealSaving,
    /// The tier's steps are not real choices.
    FakeTier,
    /// It would add more than its `max_price_share` allows.
    OutOfProportion,
    /// It is eligible, but another is shown instead, or enough are shown.
    Outranked,
}

impl Withheld {
    /// The reason's stable code.
    pub fn code(self) -> &'static str {
        match self {
            Withheld::NotTriggered => "not_triggered",
            Withheld::SwitchedOff => "switched_off",
            Withheld::BundleExpired => "bundle_expired",
            Withheld::WrongPlacement => "wrong_placement",
            Withheld::WrongSchedule => "wrong_schedule",
            Withheld::WrongAudience => "wrong_audience",
            Withheld::WrongMarket => "wrong_market",
            Withheld::WrongCurrency => "wrong_currency",
            Withheld::TaxDiffers => "tax_differs",
            Withheld::OwnPrices => "own_prices",
            Withheld::NeedAlreadyMet => "need_already_met",
            Withheld::AlreadyInCart => "already_in_cart",
            Withheld::Accepted => "accepted",
            Withheld::Dismissed => "dismissed",
            Withheld::DismissedEnough => "dismissed_enough",
            Withheld::ShownElsewhere => "shown_elsewhere",
            Withheld::Capped => "capped",
            Withheld::Withdrawn => "withdrawn",
            Withheld::NotCompatible => "not_compatible",
            Withheld::Unavailable => "unavailable",
            Withheld::NoPrice => "no_price",
            Withheld::NoRealSaving => "no_real_saving",
            Withheld::FakeTier => "fake_tier",
            Withheld::OutOfProportion => "out_of_proportion",
            Withheld::Outranked => "outranked",
        }
    }
}
