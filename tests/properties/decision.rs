//! What holds for every decision whatsoever.

use super::harness::Violations;
use super::situation::{DAY, NOW};
use super::world::{Supply, World};
use crate::oracle::{Facts, check_prices, items, matched, product_of, strings, unless_holds, variant_of};
use cart_associate::context::Context;
use cart_associate::engine::{
    Choice, Decision, Off, Reasoned, Suggestion, Withheld, decide, decide_with_reasons,
};
use cart_associate::ledger::Ledger;
use cart_associate::vocabulary::Form;
use cart_associate::vocabulary::{Kind, Placement};
use serde_json::Value;
use std::collections::BTreeSet;

/// Decides, and notes what does not hold.
pub(crate) fn check(world: &World, found: &mut Violations) {
    let World { cart, context, ledger, .. } = world;
    let reasoned = decide_with_reasons(&world.open(), cart, context, ledger).unwrap();
    let again = decide_with_reasons(&world.open(), cart, context, ledger).unwrap();
    let touched = decide(&world.open(), cart, context, ledger, &()).unwrap();
    let bytes = |reasoned: &Reasoned| serde_json::to_string(reasoned).unwrap();
    found.check("same-again", bytes(&reasoned) == bytes(&again), || {
        "decided otherwise the second time".into()
    });
    let decision = &reasoned.decision;
    found.check("index-finds-all", decision.suggestions == touched.suggestions, || {
        format!("over all offers {:?}, by the index {:?}", ids(decision), ids(&touched))
    });
    every_offer(world, &reasoned, found);
    held_out(world, decision, found);
    no_two_alike(world, decision, found);
    for suggestion in &decision.suggestions {
        let mut alone = One { world, offer: world.offer(&suggestion.offer), suggestion, found };
        alone.trigger();
        alone.why();
        alone.new_items();
        alone.prices();
        alone.remembered();
        alone.for_now();
    }
}

pub(crate) fn ids(decision: &Decision) -> Vec<&str> {
    decision.suggestions.iter().map(|one| one.offer.as_str()).collect()
}

/// Each offer is suggested or withheld, once, and not triggered only where nothing triggers it.
fn every_offer(world: &World, reasoned: &Reasoned, found: &mut Violations) {
    let Reasoned { decision, withheld } = reasoned;
    let ids_withheld = withheld.iter().map(|one| one.offer.as_str());
    let mut told: Vec<&str> = ids(decision).into_iter().chain(ids_withheld).collect();
    told.sort_unstable();
    let mut all: Vec<&str> =
        items(&world.bundle["offers"]).into_iter().filter_map(|one| one["id"].as_str()).collect();
    all.sort_unstable();
    found.check("every-offer-explained", told == all, || format!("told of {told:?}, but there are {all:?}"));
    if decision.off == Some(Off::Expired) || world.bundle["enabled"] == false {
        found.check("every-offer-explained", decision.suggestions.is_empty(), || "expired or off".into());
        return;
    }
    for one in withheld {
        let offer = world.offer(&one.offer);
        let matches = matched(&world.bundle, offer, &world.cart, &world.context);
        // A quantity break asks further: whether units are short of a set.
        if one.reason == Withheld::NotTriggered && offer["quantity_break"].is_null() {
            found.check("triggered-by-a-line", matches.is_empty(), || {
                format!("{} has a trigger: {matches:?}", one.offer)
            });
        } else if one.reason != Withheld::NotTriggered && one.reason != Withheld::SwitchedOff {
            found.check("triggered-by-a-line", !matches.is_empty(), || {
                format!("{} has no trigger: {:?}", one.offer, one.reason)
            });
        }
    }
}

fn held_out(world: &World, decision: &Decision, found: &mut Violations) {
    let mut other = world.context.clone();
    other.now += 7 * DAY;
    other.placement = Placement::Checkout;
    other.locale = "de".into();
    let later = decide(&world.open(), &world.cart, &other, &Ledger::default(), &()).unwrap();
    found.check("held-out", later.held_out == decision.held_out, || "not the same next week".into());
    let may = world.context.visitor.is_some() && !world.bundle["settings"]["holdout"].is_null();
    found.check("held-out", may || !decision.held_out, || "held out without consent or holdout".into());
    let stranger = Context { visitor: None, ..world.context.clone() };
    let unknown = decide(&world.open(), &world.cart, &stranger, &world.ledger, &()).unwrap();
    found.check("held-out", unknown.suggestions == decision.suggestions, || {
        "the decision hangs on the visitor".into()
    });
}

/// What holds for the suggestions among each other.
fn no_two_alike(world: &World, decision: &Decision, found: &mut Violations) {
    let most = usize::try_from(world.bundle["settings"]["max_suggestions"].as_u64().unwrap_or(2)).unwrap();
    let count = decision.suggestions.len();
    found.check("at-most-three", count <= most.min(3), || format!("{count} of at most {most}"));
    let mut offers = BTreeSet::new();
    let mut products = BTreeSet::new();
    let mut groups = BTreeSet::new();
    let mut needs: BTreeSet<&str> = BTreeSet::new();
    let mut deals: BTreeSet<Option<&str>> = BTreeSet::new();
    for suggestion in &decision.suggestions {
        let offer = world.offer(&suggestion.offer);
        found.check("no-product-twice", offers.insert(&suggestion.offer), || suggestion.offer.clone());
        let about = about(suggestion);
        // Another unit of what is there, or another variant in its place, adds no item.
        let adds = suggestion.form != Form::QuantityBreak && added(suggestion).next().is_some();
        for product in about.iter().filter(|_| adds) {
            found.check("no-product-twice", products.insert(product.clone()), || format!("{product} twice"));
        }
        if let Some(group) = offer["group"].as_str() {
            found.check("one-per-group-and-need", groups.insert(group), || {
                format!("two of the group {group}")
            });
        }
        let mut own: BTreeSet<&str> = strings(&offer["need"]).into_iter().collect();
        // Another unit of what is there, or a better one in its place, is no new item.
        let new = matches!(suggestion.form, Form::Product | Form::Kit);
        let brought = added(suggestion)
            .filter(|_| new)
            .flat_map(|id| strings(&variant_of(&world.bundle, id).0["need"]));
        own.extend(brought);
        for need in own {
            found.check("one-per-group-and-need", needs.insert(need), || format!("{need} is met twice"));
        }
        if suggestion.kind == Kind::Bundle {
            let key = suggestion.trigger.key.as_deref();
            found.check("one-per-group-and-need", deals.insert(key), || format!("two deals on {key:?}"));
        }
    }
}

fn added(suggestion: &Suggestion) -> impl Iterator<Item = &str> {
    suggestion.choices.iter().flat_map(|choice| &choice.change.add).map(|line| line.variant.as_str())
}

/// The products that it would add, in any choice.
fn about(suggestion: &Suggestion) -> BTreeSet<String> {
    let lines = suggestion.choices.iter().flat_map(|choice| &choice.change.add);
    lines.map(|line| line.product.clone()).collect()
}

struct One<'a> {
    world: &'a World,
    offer: &'a Value,
    suggestion: &'a Suggestion,
    found: &'a mut Violations,
}

impl One<'_> {
    fn check(&mut self, guardrail: &'static str, holds: bool, what: &str) {
        let offer = &self.suggestion.offer;
        self.found.check(guardrail, holds, || format!("{offer}: {what}"));
    }

    /// Its trigger line is there, is charged for, and is the one that matched best.
    fn trigger(&mut self) {
        let World { bundle, cart, context, .. } = self.world;
        let facts = Facts::all(bundle, cart, context);
        let key = self.suggestion.trigger.key.as_deref();
        let at = facts.iter().position(|one| one.line.map(|line| line.key.as_str()) == key);
        let mut matches = matched(bundle, self.offer, cart, context);
        let later =
            |item: usize| facts[item].line.map_or((u32::MAX, ""), |line| (line.added, line.key.as_str()));
        matches.sort_by_key(|one| {
            let (added, key) = later(one.item);
            (one.specificity, std::cmp::Reverse(added), key.to_owned())
        });
        self.check("triggered-by-a-line", at.is_some(), "its trigger line is not there");
        let Some(at) = at else { return };
        self.check("triggered-by-a-line", !facts[at].is_free(), "a free line triggers");
        if self.suggestion.form == Form::QuantityBreak {
            let plan = facts[at].line.is_some_and(|line| line.plan.is_some());
            let asked = self.offer["when"].to_string().contains("\"subscription\":true");
            self.check("triggered-by-a-line", !plan || asked, "a subscription counts towards a quantity");
        }
        let best = if self.suggestion.form == Form::QuantityBreak {
            matches.iter().any(|one| one.item == at)
        } else {
            matches.first().is_some_and(|one| one.item == at)
        };
        self.check("triggered-by-a-line", best, "another line triggers it");
        self.check(
            "triggered-by-a-line",
            self.suggestion.trigger.product == facts[at].product_id,
            "another product",
        );
    }

    /// A sentence, with every value in it.
    fn why(&mut self) {
        let exponent = self.world.cart.exponent;
        let mut all = vec![self.suggestion.why.plain(exponent)];
        all.extend(self.suggestion.choices.iter().map(|choice| choice.why.plain(exponent)));
        for why in all {
            let whole = why.len() > 1 && why.chars().count() <= 300 && !why.contains(['{', '}']);
            let one_sentence = why.ends_with('.') && !why.contains(". ");
            self.check("a-why", whole && one_sentence, &why);
        }
    }

    /// Nothing that is in the cart, nothing that cannot be had.
    fn new_items(&mut self) {
        let World { bundle, cart, context, .. } = self.world;
        let held = |variant: &str| -> u64 {
            cart.lines
                .iter()
                .filter(|line| line.variant == variant)
                .map(|line| u64::from(line.quantity))
                .sum()
        };
        for choice in &self.suggestion.choices {
            for line in &choice.change.add {
                let is_there = cart.lines.iter().any(|one| {
                    one.product == line.product
                        || product_of(bundle, &line.product) == variant_of(bundle, &one.variant).0
                });
                let part_of_kit = self.suggestion.form == Form::Kit && held(&line.variant) > 0;
                let exempt = matches!(self.suggestion.form, Form::QuantityBreak | Form::Tier)
                    || part_of_kit
                    || self.lacks_some(&line.product);
                self.check(
                    "not-in-the-cart",
                    exempt || !is_there,
                    &format!("{} is in the cart", line.product),
                );
                let supply = Supply::of(bundle, context, &line.variant);
                let same = |one: &&cart_associate::cart::Line| {
                    one.variant == line.variant
                        && one.plan == line.plan
                        && one.properties.is_empty()
                        && one.parent == line.parent
                };
                // It joins a plain line of the variant, where there is one.
                let mut joins: Vec<u64> =
                    cart.lines.iter().filter(same).map(|one| u64::from(one.quantity)).collect();
                if joins.is_empty() {
                    joins.push(0);
                }
                let quantity = u64::from(line.quantity);
                self.check("can-be-had", supply.available, &format!("{} is unavailable", line.variant));
                let enough = supply.stock.is_none_or(|stock| held(&line.variant) + quantity <= stock);
                self.check("can-be-had", enough, &format!("{} is not in stock", line.variant));
                self.check(
                    "can-be-had",
                    joins.iter().any(|held| supply.allows(held + quantity)),
                    &format!("{quantity} more of {}", line.variant),
                );
            }
            for replaced in &choice.change.replace {
                self.replacement(&replaced.key, &replaced.with);
            }
        }
        let unless = unless_holds(bundle, self.offer, cart, context);
        self.check("not-in-the-cart", !unless, "`unless` holds");
        // The job of what it adds is not done by another line.
        let exempt = matches!(self.suggestion.form, Form::QuantityBreak | Form::Tier | Form::Guidance);
        let mut needs: BTreeSet<&str> = strings(&self.offer["need"]).into_iter().collect();
        needs.extend(added(self.suggestion).flat_map(|id| strings(&variant_of(bundle, id).0["need"])));
        let uses: Vec<&str> = self.suggestion.uses.iter().map(|one| one.variant.as_str()).collect();
        let others = Facts::all(bundle, cart, context);
        let met = others.iter().any(|one| {
            one.line.is_some()
                && !uses.contains(&one.variant_id)
                && !(self.suggestion.form == Form::Product
                    && self.suggestion.products.iter().any(|id| one.product["id"] == *id))
                && strings(&one.product["need"]).iter().any(|need| needs.contains(need))
        });
        let adds = added(self.suggestion).next().is_some() || self.suggestion.form == Form::Confirmation;
        self.check("not-in-the-cart", exempt || !adds || !met, "its job is done by a line");
    }

    /// Whether a suggestion in the quantity of its trigger may complete what is in the cart: there are fewer units of it
    /// than the product has that caused it.
    fn lacks_some(&self, product: &str) -> bool {
        let World { bundle, cart, .. } = self.world;
        let as_many = |one: &&Value| one["product"] == product && one["quantity"] == "match_trigger";
        let of = |product: &Value| {
            cart.lines
                .iter()
                .filter(|one| variant_of(bundle, &one.variant).0["id"] == *product)
                .map(|one| (one.total.0 != 0, u64::from(one.quantity)))
                .collect::<Vec<_>>()
        };
        let charged = of(&Value::from(self.suggestion.trigger.product.as_str()));
        let called_for: u64 = charged.iter().filter(|(charged, _)| *charged).map(|(_, units)| units).sum();
        let there: u64 = of(&Value::from(product)).iter().map(|(_, units)| units).sum();
        let asks = items(&self.offer["suggest"]).iter().any(as_many);
        self.suggestion.form == Form::Product && asks && there < called_for
    }

    fn replacement(&mut self, key: &str, with: &cart_associate::change::NewLine) {
        let World { bundle, cart, context, .. } = self.world;
        let line = cart.line(key);
        self.check("can-be-had", line.is_some(), "replaces a line that is not there");
        let Some(line) = line else { return };
        if with.variant == line.variant {
            return;
        }
        let service = self.suggestion.trigger.key.as_deref() != Some(key);
        let kept = service
            || (with.quantity == line.quantity
                && with.properties == line.properties
                && with.plan == line.plan);
        self.check("can-be-had", kept, "a replacement loses quantity, properties or plan");
        let children = cart.lines.iter().any(|one| one.parent.as_deref() == Some(key));
        self.check("can-be-had", service || !children, "a line with children is replaced");
        let supply = Supply::of(bundle, context, &with.variant);
        let held: u64 = cart
            .lines
            .iter()
            .filter(|one| one.variant == with.variant)
            .map(|one| u64::from(one.quantity))
            .sum();
        let enough = supply.stock.is_none_or(|stock| held + u64::from(with.quantity) <= stock);
        self.check("can-be-had", supply.available && enough, &format!("{} cannot be had", with.variant));
    }

    /// Exactly what they are, with no deal that saves nothing, and in the cart's currency.
    fn prices(&mut self) {
        let World { bundle, cart, context, ledger, .. } = self.world;
        if let Err(other) = check_prices(bundle, cart, context, ledger, self.suggestion) {
            self.check("prices-are-exact", false, &other);
        }
        for choice in &self.suggestion.choices {
            let figures = &choice.figures;
            let shown = figures.saving.0 != 0 || figures.deal.0 != 0 || figures.saving_percent.0 != 0;
            let is_deal = matches!(self.suggestion.form, Form::Kit | Form::QuantityBreak);
            self.check("a-real-saving", !shown || (is_deal && figures.saving.0 > 0), "a saving of nothing");
            self.check("a-real-saving", !is_deal || figures.saving.0 > 0, "a deal without a saving");
            self.priced(choice);
        }
        if let Some(share) = self.offer["max_price_share"].as_i64() {
            let facts = Facts::all(bundle, cart, context);
            let trigger = facts
                .iter()
                .find(|one| one.line.map(|line| &line.key) == self.suggestion.trigger.key.as_ref());
            let price = trigger.and_then(|one| one.line).map(|line| line.unit_price.0);
            let real = |choice: &&Choice| !choice.change.is_empty();
            let chosen = self.suggestion.choices.get(self.suggestion.selected as usize);
            let cost = chosen.filter(real).or(self.suggestion.choices.iter().find(real));
            let cost = cost.map_or(0, |choice| choice.figures.difference.0);
            let fits = price.is_none_or(|price| cost * 100 <= price * share);
            self.check("in-proportion", fits, "out of proportion");
        }
    }

    fn priced(&mut self, choice: &Choice) {
        let World { bundle, cart, context, .. } = self.world;
        for line in &choice.change.add {
            let in_cart = cart.lines.iter().any(|one| one.variant == line.variant);
            let priced = crate::oracle::price_of(bundle, cart, context, &line.variant).is_some();
            let by_cart = self.suggestion.form == Form::QuantityBreak && in_cart;
            self.check(
                "priced-in-the-currency",
                by_cart || priced,
                &format!("{} has no price", line.variant),
            );
            self.check("priced-in-the-currency", choice.figures.price.0 > 0, "sold for nothing");
        }
    }

    /// Not dismissed, accepted, withdrawn, or shown elsewhere in this visit.
    fn remembered(&mut self) {
        let World { bundle, context, ledger, .. } = self.world;
        let days = bundle["settings"]["dismiss_for_days"].as_i64().unwrap_or(30);
        let fresh = |at: i64| NOW - at.min(NOW) < days * DAY;
        let visit = if NOW - ledger.active.min(NOW) > 30 * 60_000 || ledger.visit == 0 {
            ledger.visit + 1
        } else {
            ledger.visit
        };
        let products = about(self.suggestion);
        if let Some(entry) = ledger.offers.iter().find(|entry| entry.id == self.suggestion.offer) {
            self.check("dismissed-stays-dismissed", !entry.dismissed.is_some_and(fresh), "it was dismissed");
            self.check("accepted-is-spent", entry.accepted.is_none(), "it was accepted");
            self.check(
                "accepted-is-spent",
                entry.withdrawn != Some(visit),
                "it was withdrawn for this visit",
            );
            let elsewhere = entry.last_visit == visit && entry.places & !context.placement.bit() != 0;
            self.check("once-is-enough", !elsewhere, "it was shown elsewhere in this visit");
        }
        let dismissed =
            ledger.dismissed.iter().any(|one| one.dismissed.is_some_and(fresh) && products.contains(&one.id));
        self.check("dismissed-stays-dismissed", !dismissed, "its product was dismissed");
        let shown = ledger.shown.iter().any(|one| {
            let elsewhere = one.places & !context.placement.bit() != 0;
            one.last_visit == visit && elsewhere && products.contains(&one.id)
        });
        self.check("once-is-enough", !shown, "its product was shown elsewhere in this visit");
    }

    /// For this placement, moment, market and shopper.
    fn for_now(&mut self) {
        let context = &self.world.context;
        let offer = self.offer;
        self.check("for-whom-it-is", offer["enabled"] != false, "it is switched off");
        let default = Value::from("cart");
        let placements = if offer["placements"].is_null() { &default } else { &offer["placements"] };
        let here = serde_json::to_value(context.placement).unwrap();
        self.check("for-whom-it-is", items(placements).contains(&&here), "another placement");
        // The schedules of the generator: from the 20th, until the 21st or next month; now is the 22nd.
        self.check("for-whom-it-is", offer["schedule"]["until"] != "2026-11-21", "it is over");
        let audience = &offer["audience"];
        let among = |name: &str, value: Option<&str>| {
            audience[name].is_null() || value.is_some_and(|value| strings(&audience[name]).contains(&value))
        };
        let flags = audience["signed_in"].as_bool().is_none_or(|wanted| wanted == context.signed_in)
            && audience["returning"].as_bool().is_none_or(|wanted| Some(wanted) == context.returning);
        let tagged =
            audience["customer_tag"].is_null() || context.customer_tags.iter().any(|tag| tag == "vip");
        let fits = flags
            && tagged
            && among("market", context.market.as_deref())
            && among("country", context.country.as_deref());
        self.check("for-whom-it-is", fits, "another audience");
    }
}
