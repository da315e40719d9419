//! A test double of a shop's platform: it keeps the adapter's contract (docs/architecture.md), and it honours deals,
//! or does not; applies a change whole, in part, or not at all; loses codes; and the shopper uses it meanwhile.

use super::situation::list_price;
use super::world::World;
use crate::oracle::{deal_total, integer, items};
use cart_associate::cart::{Cart, Line};
use cart_associate::change::{CartChange, NewLine};
use cart_associate::engine::Suggestion;
use cart_associate::properties::Properties;
use serde_json::Value;
use std::collections::BTreeMap;

/// How the platform takes a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// Applies it and gives the deal.
    Honours,
    /// Applies it at singles prices.
    ForgetsTheDeal,
    /// Refuses it.
    Refuses,
    /// Applies this many of its parts, then fails.
    InPart(usize),
    /// Applies it, and lets go of the codes that were there.
    LosesCodes,
    /// Applies it at singles prices, and is content without the codes that are new.
    IgnoresCodes,
    /// Applies it; the cart cannot be read afterwards.
    GoesSilent,
}

/// A deal that holds while its units are in the cart, and its code.
#[derive(Debug, Clone)]
struct Given {
    uses: Vec<(String, u32)>,
    /// What its units cost together.
    costs: i64,
    code: Option<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct Platform {
    /// At singles prices: `unit_price` is the list price.
    pub(crate) lines: Vec<Line>,
    pub(crate) codes: Vec<String>,
    deals: Vec<Given>,
    /// Lines are nested under others, and go with them.
    pub(crate) nests: bool,
    next: u32,
    empty: Cart,
}

/// What makes two lines one.
pub(crate) type Identity = (String, Option<String>, Properties);

pub(crate) fn identity(line: &Line) -> Identity {
    (line.variant.clone(), line.plan.clone(), line.properties.clone())
}

/// Units by kind of line.
pub(crate) fn contents(cart: &Cart) -> BTreeMap<Identity, i64> {
    let mut all = BTreeMap::new();
    for line in &cart.lines {
        *all.entry(identity(line)).or_insert(0) += i64::from(line.quantity);
    }
    all
}

pub(crate) fn sorted_codes(cart: &Cart) -> Vec<String> {
    let mut codes: Vec<String> = cart.codes.iter().map(|code| code.to_ascii_uppercase()).collect();
    codes.sort();
    codes
}

impl Platform {
    pub(crate) fn new(world: &World, nests: bool) -> Platform {
        let mut platform = Platform {
            lines: Vec::new(),
            codes: world.cart.codes.clone(),
            deals: Vec::new(),
            nests,
            next: 100,
            empty: Cart { lines: Vec::new(), ..world.cart.clone() },
        };
        for line in &world.cart.lines {
            let mut line = line.clone();
            // Discounts that nobody can explain would come and go with every change: lines are free or at list.
            if line.total.0 > 0 && line.unit_price.0 * i64::from(line.quantity) != line.total.0 {
                let list = list_price(&world.bundle, &world.cart, &world.context, &line.variant);
                line.unit_price.0 = list.unwrap_or(777);
            }
            // Two lines of one variant at two prices: which of them a deal takes is the platform's affair.
            let same = platform.lines.iter().find(|one| {
                one.variant == line.variant
                    && one.plan == line.plan
                    && one.unit_price.0 > 0
                    && line.unit_price.0 > 0
            });
            if let Some(same) = same {
                line.unit_price = same.unit_price;
            }
            if !nests {
                line.parent = None;
            }
            if line.plan.is_some() {
                line.unit_price.0 = platform.price(world, &line.variant, line.plan.as_deref());
            }
            platform.lines.push(line);
        }
        platform
    }

    /// What one unit costs on a new line.
    fn price(&self, world: &World, variant: &str, plan: Option<&str>) -> i64 {
        let (_, facts) = crate::oracle::variant_of(&world.bundle, variant);
        if let Some(plan) = plan {
            let plans = items(&facts["plans"]);
            let text = plans
                .into_iter()
                .find(|one| one["id"] == *plan)
                .and_then(|one| one["prices"][&self.empty.currency].as_str());
            if let Some(text) = text {
                return crate::oracle::minor_units(text, self.empty.exponent)
                    .to_integer()
                    .to_string()
                    .parse()
                    .unwrap();
            }
        }
        list_price(&world.bundle, &self.empty, &world.context, variant).unwrap_or(777)
    }

    /// The cart as it is charged now.
    pub(crate) fn cart(&self) -> Cart {
        let mut cart = Cart { lines: self.lines.clone(), codes: self.codes.clone(), ..self.empty.clone() };
        for line in &mut cart.lines {
            line.total.0 = line.unit_price.0 * i64::from(line.quantity);
        }
        let mut spare: Vec<u32> =
            cart.lines.iter().map(|line| if line.plan.is_none() { line.quantity } else { 0 }).collect();
        for deal in &self.deals {
            let Some(taken) = units(&self.lines, &deal.uses, &spare) else { continue };
            if deal.code.as_ref().is_some_and(|code| !cart.has_code(code)) {
                continue;
            }
            let singles: i64 =
                taken.iter().map(|(at, units)| self.lines[*at].unit_price.0 * i64::from(*units)).sum();
            let mut off = (singles - deal.costs).max(0);
            for (at, units) in taken {
                spare[at] -= units;
                let part = off.min(self.lines[at].unit_price.0 * i64::from(units));
                cart.lines[at].total.0 -= part;
                off -= part;
            }
        }
        for line in &mut cart.lines {
            line.unit_price.0 = line.total.0 / i64::from(line.quantity);
        }
        cart.total = Some(cart_associate::money::Money(cart.lines.iter().map(|line| line.total.0).sum()));
        cart
    }

    /// Applies a change. The error is the platform's words.
    pub(crate) fn apply(&mut self, world: &World, change: &CartChange, mood: Mood) -> Result<(), String> {
        if mood == Mood::Refuses {
            return Err("Not now.".into());
        }
        let mut left = if let Mood::InPart(parts) = mood { parts } else { usize::MAX };
        let mut may = || {
            left = left.wrapping_sub(1);
            left != usize::MAX
        };
        let sold_out = || Err("Only a part of it is left.".into());
        for line in &change.add {
            if !may() {
                return sold_out();
            }
            self.add(world, line);
        }
        for replacement in &change.replace {
            if !may() {
                return sold_out();
            }
            self.replace(world, &replacement.key, &replacement.with);
        }
        for key in &change.remove {
            if !may() {
                return sold_out();
            }
            self.remove(key);
        }
        if let Some(codes) = &change.codes {
            if !may() {
                return sold_out();
            }
            let before = std::mem::replace(&mut self.codes, codes.clone());
            match mood {
                Mood::LosesCodes => self.codes.retain(|code| !before.contains(code)),
                Mood::IgnoresCodes => self.codes.retain(|code| before.contains(code)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Gives the deal of a suggestion whose change was applied.
    pub(crate) fn give(&mut self, world: &World, suggestion: &Suggestion) {
        let offer = world.offer(&suggestion.offer);
        let rule = if offer["kit"].is_null() { &offer["quantity_break"] } else { &offer["kit"] };
        if rule.is_null() {
            return;
        }
        let deal = &rule["deal"];
        let size = rule["quantity"].as_u64().unwrap_or(0);
        let sets = match size {
            0 => 1,
            size => u64::from(suggestion.uses.iter().map(|one| one.units).sum::<u32>()) / size,
        };
        let uses: Vec<(String, u32)> =
            suggestion.uses.iter().map(|one| (one.variant.clone(), one.units)).collect();
        let uses = gathered(uses);
        let spare: Vec<u32> =
            self.lines.iter().map(|line| if line.plan.is_none() { line.quantity } else { 0 }).collect();
        let mut spare = spare;
        for given in &self.deals {
            for (at, taken) in units(&self.lines, &given.uses, &spare).into_iter().flatten() {
                spare[at] -= taken;
            }
        }
        let Some(taken) = units(&self.lines, &uses, &spare) else { return };
        let parts: Vec<_> =
            taken.iter().map(|(at, units)| (integer(self.lines[*at].unit_price.0), *units)).collect();
        let Some(costs) = deal_total(deal, &self.empty, &world.context, &parts, u32::try_from(sets).unwrap())
        else {
            return;
        };
        let costs = costs.to_integer().to_string().parse().unwrap();
        let code = deal["applied_by"]["code"].as_str().map(str::to_owned);
        self.deals.push(Given { uses, costs, code });
    }

    /// Deals end with their units.
    pub(crate) fn settle_deals(&mut self) {
        let codes = self.codes.clone();
        let mut spare: Vec<u32> =
            self.lines.iter().map(|line| if line.plan.is_none() { line.quantity } else { 0 }).collect();
        let lines = &self.lines;
        self.deals.retain(|deal| {
            let has_code =
                deal.code.as_ref().is_none_or(|code| codes.iter().any(|one| one.eq_ignore_ascii_case(code)));
            let Some(taken) = units(lines, &deal.uses, &spare).filter(|_| has_code) else { return false };
            for (at, units) in taken {
                spare[at] -= units;
            }
            true
        });
    }

    fn key(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    fn add(&mut self, world: &World, new: &NewLine) {
        let parent =
            new.parent.clone().filter(|key| self.nests && self.lines.iter().any(|line| line.key == *key));
        let same = self.lines.iter_mut().find(|line| {
            line.variant == new.variant
                && line.plan == new.plan
                && line.properties == new.properties
                && line.parent == parent
                && line.unit_price.0 > 0
        });
        if let Some(line) = same {
            line.quantity += new.quantity;
            return;
        }
        let known = self
            .lines
            .iter()
            .find(|line| line.variant == new.variant && line.plan == new.plan && line.unit_price.0 > 0);
        let template = known.cloned().unwrap_or_else(|| Line {
            unit_price: cart_associate::money::Money(self.price(world, &new.variant, new.plan.as_deref())),
            ..Line::default()
        });
        let number = self.key();
        self.lines.push(Line {
            key: format!("k{number}"),
            product: new.product.clone(),
            variant: new.variant.clone(),
            quantity: new.quantity,
            plan: new.plan.clone(),
            properties: new.properties.clone(),
            parent,
            added: number,
            ..template
        });
    }

    fn replace(&mut self, world: &World, key: &str, with: &NewLine) {
        let Some(at) = self.lines.iter().position(|line| line.key == key) else { return };
        let line = &mut self.lines[at];
        if line.variant == with.variant && line.plan == with.plan && line.properties == with.properties {
            line.quantity = with.quantity;
            return;
        }
        if line.variant == with.variant && line.plan == with.plan {
            // Properties change in place; the key changes with them.
            line.properties = with.properties.clone();
            line.quantity = with.quantity;
            let number = self.key();
            let new = format!("k{number}");
            for child in self.lines.iter_mut().filter(|line| line.parent.as_deref() == Some(key)) {
                child.parent = Some(new.clone());
            }
            self.lines[at].key = new;
            return;
        }
        self.lines.remove(at);
        self.add(world, with);
    }

    pub(crate) fn remove(&mut self, key: &str) {
        self.lines.retain(|line| line.key != key);
        if self.nests {
            let children: Vec<String> = self
                .lines
                .iter()
                .filter(|line| line.parent.as_deref() == Some(key))
                .map(|line| line.key.clone())
                .collect();
            for child in children {
                self.remove(&child);
            }
        }
    }
}

fn gathered(uses: Vec<(String, u32)>) -> Vec<(String, u32)> {
    let mut all: BTreeMap<String, u32> = BTreeMap::new();
    for (variant, units) in uses {
        *all.entry(variant).or_default() += units;
    }
    all.into_iter().collect()
}

/// Which units of which lines make up a deal, if they are all there.
fn units(lines: &[Line], uses: &[(String, u32)], spare: &[u32]) -> Option<Vec<(usize, u32)>> {
    let mut taken = Vec::new();
    for (variant, needed) in uses {
        let mut needed = *needed;
        for (at, line) in lines.iter().enumerate() {
            if line.variant == *variant && line.unit_price.0 > 0 && line.plan.is_none() {
                let used = spare[at].min(needed);
                if used > 0 {
                    taken.push((at, used));
                    needed -= used;
                }
            }
        }
        if needed > 0 {
            return None;
        }
    }
    Some(taken)
}

/// A line that the shopper puts into the cart.
pub(crate) fn shopper_adds(platform: &mut Platform, world: &World, variant: (&Value, &Value), quantity: u32) {
    let new = NewLine {
        product: variant.0["id"].as_str().unwrap().into(),
        variant: variant.1["id"].as_str().unwrap().into(),
        quantity,
        ..NewLine::default()
    };
    platform.add(world, &new);
}
