//! The facts of a refusal in words: the one place that knows which file words which.

use super::listener::Heard;
use super::names::Names;
use super::{goods, prices, remembered, rivals, shopper};
use cart_associate_core::engine::{Because, Withheld};

/// A refusal in words, without the full stop; `None` where the reason says it all.
pub(super) fn text(
    names: &Names<'_>,
    heard: &Heard,
    reason: Withheld,
    because: Because<'_>,
) -> Option<String> {
    let trigger = &heard.trigger;
    let told = match because {
        Because::Plain => return plain(names, reason),
        Because::Expired { until } => shopper::expired(until),
        Because::BundleOff => "The whole rule bundle is switched off: it has `\"enabled\": false`".into(),
        Because::OfferOff => "It is switched off: it has `\"enabled\": false`".into(),

        Because::NothingCounts { empty: true } => uncalled("the cart is empty"),
        Because::NothingCounts { empty: false } => {
            uncalled("nothing in the cart is charged for, and a free line calls for nothing")
        }
        Because::Trigger => uncalled(heard.conditions.failure()?),
        Because::NotShortOfASet { item, quantity, from, repeats, have, all } => {
            uncalled(&goods::not_short_of_a_set(names, item, (quantity, from, repeats), (have, all)))
        }
        Because::Subscription { item } => uncalled(&format!(
            "{} is bought as a subscription, and its trigger does not ask for those",
            names.item(item)
        )),

        Because::Placements { placements } => shopper::placement(names, placements),
        Because::NotYet { from } => shopper::not_yet(names, from),
        Because::Over { until } => shopper::over(names, until),
        Because::Markets { markets } => shopper::market(names, markets),
        Because::Countries { countries } => shopper::country(names, countries),
        Because::SignedIn { wanted } => shopper::signed_in(wanted),
        Because::Returning { wanted } => shopper::returning(names, wanted),
        Because::CustomerTags { tags } => shopper::customer_tags(names, tags),

        Because::Unless { condition } => {
            format!("Its `unless` holds: {}", super::conditions::describe(names, condition))
        }
        Because::NeedInCart { need, item } => {
            format!("{} in the cart does its job already: {}", names.product_of(item), names.any([need]))
        }
        Because::NeedShown { need, by } => {
            let by = names.records.offer_id(by);
            format!("`{by}`, which is shown, does its job already: {}", names.any([need]))
        }
        Because::InCart { item } => goods::in_cart(names, item),
        Because::KitCannotUse { item, unusable } => goods::kit_cannot_use(names, item, unusable),
        Because::HasStep { recommended } => {
            let step = if recommended { "the recommended step or a better one" } else { "the highest step" };
            format!("The shopper has {step} already")
        }
        Because::Viewed { product } => {
            format!(
                "The page is about {} itself; suggesting it there would say it twice",
                names.product(product)
            )
        }

        Because::Accepted { at } => remembered::accepted(at),
        Because::Confirmed { property } => remembered::confirmed(property),
        Because::Dismissed { product, at, until } => remembered::dismissed(names, product, at, until),
        Because::Shown { product, places } => remembered::shown(names, product, places),
        Because::Rests { visits, until } => remembered::rests(visits, until),

        Because::NoVariant { product, same } => {
            return goods::no_variant(names, heard, reason, product, same);
        }
        Because::OnlyViewed => {
            format!("It changes a line of the cart, and {trigger} is only being looked at")
        }
        Because::NoStep => format!("What the shopper has of {trigger} is none of its steps"),
        Because::Nested => {
            format!("The line of {trigger} has other lines nested under it, and cannot be changed")
        }
        Because::Fixed => format!("The shop does not let the line of {trigger} be changed by itself"),
        Because::InADeal => format!(
            "Units of {trigger} are part of a deal that the shopper has accepted, and changing them would end it"
        ),
        Because::NoPlan { plan } => goods::no_plan(plan),

        Because::Short { variant, shortage } => goods::short(names, variant, shortage),
        Because::MoreThanTheKit { at, quantity, wanted } => {
            let name = names.variant(at.product, at.variant);
            format!("Of {name} {quantity} would have to be bought, and the kit takes {wanted}")
        }

        Because::NoPrice { variant } => format!("{} has no price", names.variant_key(variant?)),
        Because::PricedAtZero { variant } => format!("{} is priced at zero", names.variant_key(variant?)),
        Because::LivePriceZero { variant } => {
            format!("{} is priced at zero by the page", names.variant_key(variant))
        }
        Because::Tax { included } => prices::tax(names, included)?,
        Because::BelowZero => "Its deal would take off more than these cost".into(),
        Because::NoSaving { separately, total } => prices::no_saving(names, separately, total),
        Because::NothingToAdd { code } => prices::nothing_to_add(code),
        Because::Proportion { adds, share, unit } => prices::proportion(names, trigger, adds, share, unit),

        Because::Rival { over, own, other, figure } => rivals::rival(names, over, own, other, figure),
        Because::Enough { shown, own, last } => rivals::enough(names, shown, own, last),
    };
    Some(told)
}

fn uncalled(why: &str) -> String {
    format!("Nothing in this cart calls for it: {why}")
}

fn plain(names: &Names<'_>, reason: Withheld) -> Option<String> {
    (reason == Withheld::WrongCurrency).then(|| prices::currency(names))
}
