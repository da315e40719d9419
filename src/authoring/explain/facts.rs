//! The facts of a refusal in words, a sentence for each.

use super::conditions::describe;
use super::goods;
use super::listener::Heard;
use super::names::Names;
use super::rivals;
use super::words::{count, list, placement, places, time};
use cart_associate_core::engine::{Because, Off, Withheld};
use cart_associate_core::ledger::BY_THE_THEME;
use cart_associate_core::money::Money;
use cart_associate_core::text::{clean, decimal};

/// A refusal in words, without the full stop; `None` where the reason says it all.
pub(super) fn text(
    names: &Names<'_>,
    heard: &Heard,
    reason: Withheld,
    because: Because<'_>,
) -> Option<String> {
    let (trigger, context) = (&heard.trigger, names.context);
    Some(match because {
        Because::Plain if reason == Withheld::WrongCurrency => currency(names),
        Because::Plain => return None,
        Because::Off(Off::Expired) => {
            let until = names.bundle.meta().valid_until?;
            format!("The rule bundle was valid until {}, so nothing of it is shown", time(until))
        }
        Because::Off(Off::SwitchedOff) => {
            "The whole rule bundle is switched off: it has `\"enabled\": false`".into()
        }
        Because::OfferOff => "It is switched off: it has `\"enabled\": false`".into(),

        Because::NothingCounts { empty: true } => uncalled("the cart is empty"),
        Because::NothingCounts { empty: false } => {
            uncalled("nothing in the cart is charged for, and a free line calls for nothing")
        }
        Because::Trigger => uncalled(heard.conditions.failure()?),
        Because::NotShortOfASet { item, quantity, from, repeats, have, all } => {
            let sets = if repeats { "each set" } else { "its set" };
            let used = match all - have.min(all) {
                0 => String::new(),
                used => format!(", {used} of them in a deal that the shopper has accepted"),
            };
            let (units, name) = (count(i64::from(quantity), "unit"), names.item(item));
            let sets = format!("{sets} is of {units}, offered from {from} on");
            uncalled(&format!("{sets}; the cart has {all} of {name}{used}"))
        }
        Because::Subscription { item } => {
            let name = names.item(item);
            uncalled(&format!("{name} is bought as a subscription, and its trigger does not ask for those"))
        }

        Because::Placements { placements } => {
            let mut own = places(placements);
            let last = own.pop().unwrap_or("nowhere");
            let own = if own.is_empty() { last.into() } else { format!("{} and {last}", own.join(", ")) };
            format!("It is shown {own}, and not {}", placement(context.placement))
        }
        Because::NotYet { from } => format!("It begins on {}; it is {} now", time(from), time(context.now)),
        Because::Over { until } => format!("It ended on {}; it is {} now", time(until), time(context.now)),
        Because::Markets { markets } => is_for("market", names.any(markets), context.market.as_deref()),
        Because::Countries { countries } => {
            is_for("country", names.any(countries), context.country.as_deref())
        }
        Because::SignedIn { wanted: true } => {
            "It is for shoppers who are signed in, and this one is not".into()
        }
        Because::SignedIn { wanted: false } => {
            "It is for shoppers who are not signed in, and this one is".into()
        }
        Because::Returning { wanted } => {
            let whom = if wanted { "who have been here before" } else { "who are here for the first time" };
            let known = context.returning.map_or("of this one that is not known", |_| "this one is not");
            format!("It is for shoppers {whom}, and {known}")
        }
        Because::CustomerTags { tags } => {
            let has = match context.customer_tags.as_slice() {
                [] => "none".into(),
                own => list(own, "and"),
            };
            format!("It is for customers with the tag {}, and this one has {has}", names.any(tags))
        }

        Because::Unless { condition } => format!("Its `unless` holds: {}", describe(names, condition)),
        Because::NeedInCart { need, item } => {
            format!("{} in the cart does its job already: {}", names.product_of(item), names.any([need]))
        }
        Because::NeedShown { need, by } => {
            let by = names.records.offer_id(by);
            format!("`{by}`, which is shown, does its job already: {}", names.any([need]))
        }
        Because::InCart { item } => {
            let free = item.line.is_some_and(|line| line.is_free());
            let gift = if free { ", as a free gift" } else { "" };
            format!("{} is in the cart already{gift}", names.variant_of(item))
        }
        Because::KitCannotUse { item, unusable } => goods::kit_cannot_use(names, item, unusable),
        Because::HasStep { recommended: true } => {
            "The shopper has the recommended step or a better one already".into()
        }
        Because::HasStep { recommended: false } => "The shopper has the highest step already".into(),
        Because::Viewed { product } => {
            let name = names.product(product);
            format!("The page is about {name} itself; suggesting it there would say it twice")
        }

        Because::Accepted { at } => format!("The shopper took it on {}, and it is spent", time(at)),
        Because::Confirmed { property } => {
            format!("It is confirmed already: the line has the property `{}`", clean(property))
        }
        Because::Dismissed { product, at, until } => {
            let what = product.map_or("it".into(), |id| format!("another offer of {}", names.product_id(id)));
            let (at, until) = (time(at), time(until));
            format!("The shopper waved {what} away on {at}; it may come back from {until} on")
        }
        Because::Shown { product, places: bits } => {
            let what = product.map_or("It".into(), |id| format!("Its product, {},", names.product_id(id)));
            let place = match places(bits).first() {
                Some(place) => place,
                None if bits & BY_THE_THEME != 0 => "by the theme itself",
                None => "in another place",
            };
            format!("{what} was shown {place} during this visit; once is enough")
        }
        Because::Rests { visits, until } => {
            let visits = count(i64::from(visits), "visit");
            format!("It was seen and ignored in {visits} in a row, and rests until {}", time(until))
        }

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
        Because::LeftOpen { product } => {
            let open = "leaves an option open, and a kit does not ask which value the shopper wants";
            format!("{} {open}", names.product(product))
        }
        Because::InADeal => {
            let deal = "a deal that the shopper has accepted";
            format!("Units of {trigger} are part of {deal}, and changing them would end it")
        }
        Because::NoPlan { plan } => {
            format!("The plan `{}` is not to be had for what the line would become", clean(plan))
        }
        Because::Short { variant, shortage } => goods::short(names, variant, shortage),
        Because::MoreThanTheKit { at, quantity, wanted } => {
            let name = names.variant_at(at);
            format!("Of {name} {quantity} would have to be bought, and the kit takes {wanted}")
        }

        Because::NoPrice { variant } => format!("{} has no price", names.variant(variant?)),
        Because::PricedAtZero { variant } => format!("{} is priced at zero", names.variant(variant?)),
        Because::LivePriceZero { variant } => {
            format!("{} is priced at zero by the page", names.variant(variant))
        }
        Because::Tax { included } => {
            let market = clean(context.market.as_deref()?);
            let (ours, cart) = if included { ("include", "do not") } else { ("do not include", "do") };
            let differ = format!("prices for the market `{market}` {ours} tax, and the cart's {cart}");
            format!("The rule bundle's {differ}, so its figures would be wrong")
        }
        Because::NothingLeftToPay => "Its deal would take off all that these cost".into(),
        Because::NoSaving { separately, total } => {
            let (separately, total) = (names.money(separately), names.money(total));
            format!("Bought separately these cost {separately} with this cart, and its deal costs {total}")
        }
        Because::NothingToAdd { code } => {
            let applies = match code {
                Some(code) => format!("its code `{}` is on it already", clean(code)),
                None => "its deal applies by itself".into(),
            };
            format!("Everything in the kit is in the cart, and {applies}: there is nothing left to offer")
        }
        Because::Proportion { adds, share, unit } => {
            let unit = match unit {
                Some(unit) => format!("which costs {} a unit", names.money(unit)),
                None => "whose price is not known".into(),
            };
            let share = decimal(Money(i64::from(share.0)), 2);
            let share = share.trim_end_matches('0').trim_end_matches('.');
            let adds = names.money(adds);
            format!("It would add {adds}, and may add at most {share} % of {trigger}, {unit}")
        }

        Because::Rival { over, own, other, figure } => rivals::rival(names, over, own, other, figure),
        Because::Enough { shown, own, last } => rivals::enough(names, shown, own, last),
    })
}

fn uncalled(why: &str) -> String {
    format!("Nothing in this cart calls for it: {why}")
}

fn is_for(what: &str, wanted: String, given: Option<&str>) -> String {
    let given = given.map_or_else(|| "not known".into(), |given| format!("`{}`", clean(given)));
    format!("It is for the {what} {wanted}, and this shopper's is {given}")
}

/// Something has no price in the cart's currency.
fn currency(names: &Names<'_>) -> String {
    let (cart, known) = (names.cart, names.bundle.meta().currencies);
    let code = &cart.currency;
    if let Some((_, digits)) = known.iter().find(|(one, digits)| one == code && *digits != cart.exponent) {
        let decimals = count(i64::from(cart.exponent), "decimal");
        let counts = format!("The cart counts {code} with {decimals}, and the rule bundle with {digits}");
        return format!("{counts}, so their prices cannot be compared");
    }
    let codes: Vec<&str> = known.iter().map(|(one, _)| one).collect();
    let own = match codes.as_slice() {
        [] => format!("The rule bundle has no prices, and the cart is in {code}"),
        some if some.contains(&code.as_str()) => format!("Something in it has no price in {code}"),
        some => {
            format!("The cart is in {code}, and the rule bundle has prices in {} alone", list(some, "and"))
        }
    };
    format!("{own}; prices are never converted")
}
