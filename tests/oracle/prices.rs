//! Exact prices, by docs/semantics.md, Prices:
//!
//! * for lines in the cart, what the cart charges; for other variants, the live price, else the rule bundle's, in
//!   the cart's currency and market, never converted;
//! * `difference` = what the deal costs in all − what the cart charges now for the units it uses;
//! * `saving` = what the cart charges now for those units + the singles price of the added units − the deal's
//!   total; no saving above zero: no deal;
//! * times the quantity, for replacements and tiers;
//! * fractions of a minor unit are rounded against the saving that is shown, at the place that the deal
//!   declares (unit, line, order), or where it declares none, at the one of the three that is dearest;
//! * `saving_percent` is the declared rate for a percentage, otherwise rounded down.
//!
//! Where the text leaves room, the reading that never promises less than is charged: a rate is taken off the
//! list price of a unit that the cart charges less for, and what a line charges for some of its units is
//! rounded down. Which of several equal units a deal uses is not said; every reading is accepted here.

use super::facts::{items, product_of, variant_of};
use super::number::{ceiling, integer, minor_units, percent};
use cart_associate::cart::{Cart, Line};
use cart_associate::context::Context;
use cart_associate::engine::{Choice, Figures, Suggestion};
use cart_associate::ledger::Ledger;
use num_rational::BigRational;
use serde_json::Value;

/// An amount by currency, that of the market first.
fn amount(cart: &Cart, context: &Context, general: &Value, by_market: &Value) -> Option<BigRational> {
    let market = context.market.as_deref().unwrap_or_default();
    let found = by_market[market][&cart.currency].as_str().or(general[&cart.currency].as_str())?;
    Some(minor_units(found, cart.exponent))
}

/// What one unit of a variant costs that is not in the cart.
pub(crate) fn price_of(bundle: &Value, cart: &Cart, context: &Context, variant: &str) -> Option<BigRational> {
    let live = context.live_prices.iter().find(|live| live.variant == variant).and_then(|live| live.price);
    if let Some(live) = live {
        return (live.0 > 0).then(|| integer(live.0));
    }
    let (_, facts) = variant_of(bundle, variant);
    let price = amount(cart, context, &facts["prices"], &facts["market_prices"])?;
    (price > integer(0) && !context.own_prices && !tax_differs(bundle, cart, context)).then_some(price)
}

/// Whether the bundle's prices for the market include tax and the cart's do not, or the other way round.
fn tax_differs(bundle: &Value, cart: &Cart, context: &Context) -> bool {
    let market = context.market.as_deref().unwrap_or_default();
    let declared = bundle["markets"][market]["prices_include_tax"].as_bool();
    matches!((declared, cart.prices_include_tax), (Some(ours), Some(theirs)) if ours != theirs)
}

/// Units of a deal on one line of the cart as it will be: the base price of each, and how many.
pub(crate) type Part = (BigRational, u32);

/// What a deal costs in all; `None` where it has no price here.
pub(crate) fn deal_total(
    deal: &Value,
    cart: &Cart,
    context: &Context,
    parts: &[Part],
    sets: u32,
) -> Option<BigRational> {
    let times = integer(i64::from(sets));
    let singles = parts.iter().fold(integer(0), |sum, (unit, count)| sum + unit * integer(i64::from(*count)));
    if !deal["total"].is_null() || !deal["market_totals"].is_null() {
        return Some(amount(cart, context, &deal["total"], &deal["market_totals"])? * times);
    }
    if !deal["amount_off"].is_null() {
        return Some(singles - amount(cart, context, &deal["amount_off"], &Value::Null)? * times);
    }
    let keep = integer(1) - percent(&deal["percent_off"]);
    let by_unit = parts
        .iter()
        .fold(integer(0), |sum, (unit, count)| sum + ceiling(&(unit * &keep)) * integer(i64::from(*count)));
    let by_line = parts
        .iter()
        .fold(integer(0), |sum, (unit, count)| sum + ceiling(&(unit * &keep * integer(i64::from(*count)))));
    let by_order = ceiling(&(singles * keep));
    Some(match deal["rounding"].as_str() {
        Some("unit") => by_unit,
        Some("line") => by_line,
        Some("order") => by_order,
        _ => by_unit.max(by_line).max(by_order),
    })
}

#[derive(Debug, Clone, PartialEq)]
struct Expected {
    price: BigRational,
    difference: BigRational,
    saving: BigRational,
    deal: BigRational,
    /// As a share of the whole.
    saving_percent: BigRational,
    have: u32,
    add: u32,
}

impl Expected {
    fn plain(price: BigRational, difference: BigRational, have: u32, add: u32) -> Expected {
        let zero = || integer(0);
        Expected { price, difference, saving: zero(), deal: zero(), saving_percent: zero(), have, add }
    }

    fn is(&self, figures: &Figures) -> bool {
        self.price == integer(figures.price.0)
            && self.difference == integer(figures.difference.0)
            && self.saving == integer(figures.saving.0)
            && self.deal == integer(figures.deal.0)
            && self.saving_percent == integer(i64::from(figures.saving_percent.0)) / integer(10_000)
            && (self.have, self.add) == (figures.have, figures.add)
    }
}

struct Evaluation<'a> {
    bundle: &'a Value,
    cart: &'a Cart,
    context: &'a Context,
    ledger: &'a Ledger,
}

/// Whether every figure of a suggestion is as worked out here.
pub(crate) fn check_prices(
    bundle: &Value,
    cart: &Cart,
    context: &Context,
    ledger: &Ledger,
    suggestion: &Suggestion,
) -> Result<(), String> {
    let evaluation = Evaluation { bundle, cart, context, ledger };
    let offer = items(&bundle["offers"]).into_iter().find(|one| one["id"] == *suggestion.offer).unwrap();
    for choice in &suggestion.choices {
        let expected = evaluation.choice(offer, suggestion, choice);
        if !expected.iter().any(|one| one.is(&choice.figures)) {
            return Err(format!("{}: {:?}, but expected {expected:?}", suggestion.offer, choice.figures));
        }
    }
    Ok(())
}

impl<'a> Evaluation<'a> {
    fn price(&self, variant: &str) -> Option<BigRational> {
        price_of(self.bundle, self.cart, self.context, variant)
    }

    fn trigger(&self, suggestion: &Suggestion) -> Option<&'a Line> {
        self.cart.line(suggestion.trigger.key.as_deref()?)
    }

    fn choice(&self, offer: &Value, suggestion: &Suggestion, choice: &Choice) -> Vec<Expected> {
        if !offer["quantity_break"].is_null() {
            return self.quantity_break(&offer["quantity_break"], suggestion);
        }
        if !offer["kit"].is_null() {
            return self.kit(&offer["kit"], suggestion, choice);
        }
        let one = if !offer["suggest"].is_null() {
            self.product(choice)
        } else if !offer["confirm"].is_null() {
            Some(Expected::plain(integer(0), integer(0), 0, 0))
        } else {
            self.step(offer, suggestion, choice)
        };
        one.into_iter().collect()
    }

    /// A product to add, at its singles price.
    fn product(&self, choice: &Choice) -> Option<Expected> {
        let added = choice.change.add.first()?;
        let price = self.price(&added.variant)? * integer(i64::from(added.quantity));
        Some(Expected::plain(price.clone(), price, 0, added.quantity))
    }

    /// A line that becomes another, or a service beside it.
    fn step(&self, offer: &Value, suggestion: &Suggestion, choice: &Choice) -> Option<Expected> {
        let line = self.trigger(suggestion)?;
        if choice.change.is_empty() {
            return Some(Expected::plain(integer(line.total.0), integer(0), line.quantity, 0));
        }
        let replaced = choice.change.replace.first();
        let new = replaced.map(|one| &one.with).or(choice.change.add.first())?;
        let before = replaced.map_or(integer(0), |one| integer(self.cart.line(&one.key).unwrap().total.0));
        let unit = match &new.plan {
            None => self.price(&new.variant)?,
            Some(plan) => {
                let (_, variant) = variant_of(self.bundle, &new.variant);
                let plan = items(&variant["plans"]).into_iter().find(|one| one["id"] == **plan)?;
                amount(self.cart, self.context, &plan["prices"], &plan["market_prices"])?
            }
        };
        // The cart is the source of truth for a variant that is in it: it may charge more than the bundle knows of.
        let same = |one: &&Line| one.variant == new.variant && one.plan == new.plan && one.key != line.key;
        let charged = self.cart.lines.iter().filter(same).map(|one| integer(one.unit_price.0));
        let unit = charged.fold(unit, |unit, charged| if charged > unit { charged } else { unit });
        let price = unit * integer(i64::from(new.quantity));
        let is_service = |step: &&Value| step["service"] == *new.variant;
        let is_service = items(&offer["tier"]["steps"]).iter().any(is_service);
        let (have, add) = if is_service { (0, new.quantity) } else { (line.quantity, 0) };
        Some(Expected::plain(price.clone(), price - before, have, add))
    }

    /// What a rate is taken off for a unit that is in the cart.
    fn base(&self, line: &Line) -> BigRational {
        let charged = integer(line.unit_price.0);
        let list = if line.plan.is_none() { self.price(&line.variant) } else { None };
        list.filter(|list| *list > charged).unwrap_or(charged)
    }

    fn deal(&self, deal: &Value, sets: u32, goods: &Goods, have: u32, add: u32) -> Option<Expected> {
        let by_the_line = deal["rounding"] == "line" && !deal["percent_off"].is_null();
        let total = if goods.split && by_the_line {
            // However the lines fall, they cost no more than unit for unit.
            let mut dearest = deal.clone();
            dearest["rounding"] = "unit".into();
            deal_total(&dearest, self.cart, self.context, &goods.parts, sets)?
        } else {
            deal_total(deal, self.cart, self.context, &goods.parts, sets)?
        };
        let separately = &goods.charged + &goods.added;
        let saving = &separately - &total;
        let saving_percent = match &deal["percent_off"] {
            Value::Null => (&saving * integer(100) / separately).floor() / integer(100),
            declared => percent(declared),
        };
        let difference = &total - &goods.charged;
        Some(Expected {
            price: goods.added.clone(),
            difference,
            saving,
            deal: total,
            saving_percent,
            have,
            add,
        })
    }

    fn quantity_break(&self, rule: &Value, suggestion: &Suggestion) -> Vec<Expected> {
        let Some(trigger) = self.trigger(suggestion) else { return Vec::new() };
        let size = u32::try_from(rule["quantity"].as_u64().unwrap()).unwrap();
        let same =
            |line: &&Line| line.variant == trigger.variant && line.plan == trigger.plan && !line.is_free();
        let lines: Vec<&Line> = self.cart.lines.iter().filter(same).collect();
        let all: u32 = lines.iter().map(|line| line.quantity).sum();
        let have = all.saturating_sub(self.in_use(&trigger.variant));
        let add = size - have % size;
        let sets = have / size + 1;
        orders(&lines)
            .into_iter()
            .filter_map(|lines| {
                // What is added joins a plain line.
                let plain = plain(&lines);
                let single = plain.unwrap_or(trigger);
                let mut goods =
                    Goods { added: integer(single.unit_price.0) * integer(i64::from(add)), ..Goods::new() };
                goods.split = lines.len() > 1;
                let mut left = have;
                for line in lines {
                    let used = line.quantity.min(left);
                    left -= used;
                    let joined = if plain.is_some_and(|plain| plain.key == line.key) { add } else { 0 };
                    goods.take(line, used);
                    goods.parts.push((self.base(line), used + joined));
                }
                if plain.is_none() {
                    goods.parts.push((self.base(single), add));
                }
                self.deal(&rule["deal"], sets, &goods, have, add)
            })
            .collect()
    }

    fn kit(&self, kit: &Value, suggestion: &Suggestion, choice: &Choice) -> Vec<Expected> {
        let mut all = vec![(Goods::new(), 0, 0)];
        for component in items(&kit["components"]) {
            let product = product_of(self.bundle, component["product"].as_str().unwrap());
            let needed = u32::try_from(component["quantity"].as_u64().unwrap_or(1)).unwrap();
            // Of one variant: the one that the suggestion uses.
            let used = suggestion.uses.iter().find(|used| {
                items(&product["variants"]).into_iter().any(|variant| variant["id"] == *used.variant)
            });
            let Some(variant) = used.map(|used| used.variant.as_str()) else { return Vec::new() };
            let added: u32 = choice
                .change
                .add
                .iter()
                .filter(|line| line.variant == variant)
                .map(|line| line.quantity)
                .sum();
            let Some(from_cart) = needed.checked_sub(added) else { return Vec::new() };
            let usable = |line: &&Line| line.variant == variant && line.plan.is_none() && !line.is_free();
            let lines: Vec<&Line> = self.cart.lines.iter().filter(usable).collect();
            let mut next = Vec::new();
            for (goods, have, add) in &all {
                for lines in orders(&lines) {
                    let plain = plain(&lines);
                    let mut goods: Goods = goods.clone();
                    goods.split |= lines.len() > 1;
                    let mut left = from_cart;
                    let mut joins = added;
                    // What is added to what is there costs what that is charged at.
                    let mut single = self.price(variant);
                    for line in lines {
                        let used = line.quantity.min(left);
                        left -= used;
                        goods.take(line, used);
                        // What is added joins the plain line, at its price.
                        let joined = if plain.is_some_and(|plain| plain.key == line.key) && used > 0 {
                            std::mem::take(&mut joins)
                        } else {
                            0
                        };
                        if used > 0 {
                            goods.parts.push((self.base(line), used + joined));
                            if left + used == from_cart {
                                single = Some(integer(line.unit_price.0));
                            }
                        }
                    }
                    if left > 0 {
                        continue;
                    }
                    if added > 0 {
                        let (Some(single), Some(list)) = (single, self.price(variant)) else { continue };
                        if joins > 0 {
                            goods.parts.push((single.clone().max(list), joins));
                        }
                        goods.added += single * integer(i64::from(added));
                    }
                    next.push((goods, have + from_cart, add + added));
                }
            }
            all = next;
        }
        let mut found: Vec<Expected> = Vec::new();
        for (goods, have, add) in all {
            if let Some(one) =
                self.deal(&kit["deal"], 1, &goods, have, add).filter(|one| !found.contains(one))
            {
                found.push(one);
            }
        }
        found
    }

    /// A unit serves one deal.
    fn in_use(&self, variant: &str) -> u32 {
        let accepted = self.ledger.offers.iter().filter_map(|entry| entry.accepted.as_ref());
        accepted.flat_map(|one| &one.uses).filter(|used| used.variant == variant).map(|used| used.units).sum()
    }
}

#[derive(Debug, Clone)]
struct Goods {
    charged: BigRational,
    added: BigRational,
    parts: Vec<Part>,
    /// A variant stands on several lines: which of them the platform rounds together is not known.
    split: bool,
}

impl Goods {
    fn new() -> Goods {
        Goods { charged: integer(0), added: integer(0), parts: Vec::new(), split: false }
    }

    fn take(&mut self, line: &Line, used: u32) {
        let share = integer(line.total.0) * integer(i64::from(used)) / integer(i64::from(line.quantity));
        self.charged += share.floor();
    }
}

/// The first line that what is added can join.
fn plain<'l>(lines: &[&'l Line]) -> Option<&'l Line> {
    lines.iter().find(|line| line.properties.is_empty() && line.parent.is_none()).copied()
}

/// Every order of a few lines.
fn orders<'l>(lines: &[&'l Line]) -> Vec<Vec<&'l Line>> {
    let Some((first, rest)) = lines.split_first() else { return vec![Vec::new()] };
    let mut all = Vec::new();
    for order in orders(rest) {
        for at in 0..=order.len() {
            let mut longer = order.clone();
            longer.insert(at, first);
            all.push(longer);
        }
    }
    all
}
