//! Generates a rule bundle, mostly valid: products, and offers of every kind about them.

use super::choices::Choices;
use crate::oracle::items;
use cart_associate::authoring::compile;
use serde_json::{Map, Value, json};

pub(crate) const CURRENCIES: [(&str, u8); 3] = [("USD", 2), ("JPY", 0), ("KWD", 3)];
/// Carts mostly hold the first products, and triggers are mostly about them.
pub(crate) const LIKED: usize = 2;
const COLORS: [&str; 2] = ["red", "blue"];
const SIZES: [&str; 3] = ["S", "M", "L"];

/// A bundle that the check takes: offers that it refuses are left out.
pub(crate) fn valid_bundle(choices: &mut Choices<'_>) -> (Value, Vec<u8>) {
    let mut source = bundle(choices);
    loop {
        let compiled = compile(source.to_string().as_bytes());
        if let Some(bytes) = compiled.bytes {
            return (source, bytes);
        }
        let mut refused: Vec<usize> = Vec::new();
        for found in &compiled.diagnostics {
            let index =
                found.pointer.strip_prefix("/offers/").and_then(|rest| rest.split('/').next()?.parse().ok());
            refused.push(index.unwrap_or_else(|| panic!("{found:?}\n{source:#}")));
        }
        let offers = source["offers"].as_array_mut().unwrap();
        let mut at = 0;
        offers.retain(|_| {
            at += 1;
            !refused.contains(&(at - 1))
        });
    }
}
pub(crate) fn decimal(amount: i64, exponent: u8) -> String {
    cart_associate::text::decimal(cart_associate::money::Money(amount), exponent)
}

fn amounts(choices: &mut Choices<'_>, base: i64) -> Value {
    let mut all = Map::new();
    for (index, (code, exponent)) in CURRENCIES.iter().enumerate() {
        // The first is nearly always there.
        if choices.percent(if index == 0 { 2 } else { 12 }) {
            continue;
        }
        let odd = i64::try_from(choices.below(7)).unwrap();
        let amount = (base + odd) * if index == 2 { 3 } else { 1 };
        all.insert((*code).into(), decimal(amount, *exponent).into());
    }
    all.into()
}

fn some(object: &mut Value, name: &str, value: Value) {
    if !value.is_null() {
        object[name] = value;
    }
}

fn names(choices: &mut Choices<'_>, prefix: &str, share: usize) -> Value {
    let list: Vec<String> =
        (0..3).filter(|_| choices.percent(share)).map(|n| format!("{prefix}{n}")).collect();
    list.into()
}

fn product(choices: &mut Choices<'_>, index: usize) -> Value {
    let id = format!("p{index}");
    let base = [1000, 999, 250, 4900, 333, 12_345, 101][choices.below(7)];
    let count = choices.between(1, 3);
    let variants = (0..count).map(|number| {
        let dearer = if choices.percent(20) { choices.below(3) } else { number };
        let price = base + i64::try_from(dearer * 50).unwrap();
        let mut variant = json!({ "id": format!("{id}-{number}"), "prices": amounts(choices, price) });
        variant["options"] = json!({ "color": COLORS[choices.below(2)], "size": SIZES[number] });
        variant["sku"] = format!("SKU-{id}-{number}").into();
        if choices.percent(8) {
            variant["available"] = false.into();
        }
        if choices.percent(20) {
            variant["stock"] = choices.below(6).into();
        }
        if choices.percent(12) {
            let step = choices.between(1, 2);
            variant["quantity_rule"] =
                json!({ "min": step, "max": step * choices.between(1, 4), "increment": step });
        }
        if choices.percent(20) {
            variant["market_prices"] = json!({ "GB": { "USD": decimal(price + 10, 2) } });
        }
        if choices.percent(20) {
            variant["plans"] = json!([{ "id": "monthly", "prices": amounts(choices, price + 40) }]);
        }
        variant
    });
    let variants: Vec<Value> = variants.collect();
    let mut product = json!({ "id": id, "title": format!("Product {index}"), "variants": variants });
    product["collections"] = names(choices, "c", 60);
    product["tags"] = names(choices, "t", 50);
    if choices.percent(60) {
        product["type"] = format!("type{}", choices.below(2)).into();
    }
    if choices.percent(60) {
        product["vendor"] = format!("vendor{}", choices.below(2)).into();
    }
    if choices.percent(60) {
        let plug = *choices.one(&["EU", "UK"]);
        product["attributes"] =
            json!({ "plug": plug, "width": choices.between(18, 40), "smart": choices.percent(50) });
    }
    if choices.percent(30) {
        product["need"] = format!("need{}", choices.below(2)).into();
    }
    if choices.percent(15) {
        product["requires_shipping"] = false.into();
    }
    if choices.percent(40) {
        product["short_name"] = json!({ "en": format!("thing {index}"), "de": format!("Ding {index}") });
    }
    product
}

struct Index<'b> {
    products: &'b [Value],
}

impl Index<'_> {
    fn product(&self, choices: &mut Choices<'_>) -> Value {
        self.products[choices.below(self.products.len())].clone()
    }

    /// A product that carts like to hold.
    fn liked(&self, choices: &mut Choices<'_>) -> Value {
        self.products[choices.below(LIKED)].clone()
    }

    fn variant(&self, choices: &mut Choices<'_>) -> Value {
        let product = self.product(choices);
        choices.one(product["variants"].as_array().unwrap()).clone()
    }

    fn line(&self, choices: &mut Choices<'_>) -> Value {
        let mut line = json!({});
        match choices.below(12) {
            0 | 1 => line["product"] = self.liked(choices)["id"].clone(),
            2 | 3 => line["collection"] = format!("c{}", choices.below(3)).into(),
            4 => line["tag"] = json!([format!("t{}", choices.below(3)), format!("t{}", choices.below(3))]),
            5 => line["variant"] = self.liked(choices)["variants"][0]["id"].clone(),
            6 => line["type"] = format!("type{}", choices.below(2)).into(),
            7 => line["vendor"] = format!("vendor{}", choices.below(2)).into(),
            8 => line["sku"] = self.variant(choices)["sku"].clone(),
            9 => line["option"] = json!({ "color": *choices.one(&COLORS) }),
            10 => {
                line["attribute"] = match choices.below(3) {
                    0 => json!({ "plug": *choices.one(&["EU", "UK"]) }),
                    1 => {
                        json!({ "width": { "min": choices.between(18, 30), "max": choices.between(30, 40) } })
                    }
                    _ => json!({ "smart": choices.percent(50) }),
                }
            }
            _ => line["requires_shipping"] = choices.percent(50).into(),
        }
        if choices.percent(12) {
            line["collection"] = format!("c{}", choices.below(3)).into();
        }
        if choices.percent(12) {
            line["quantity"] = json!({ "min": choices.between(1, 3) });
        }
        if choices.percent(8) {
            line["subscription"] = choices.percent(50).into();
        }
        if choices.percent(8) {
            line["price"] =
                json!({ "USD": { "min": decimal(i64::try_from(choices.below(2000)).unwrap(), 2) } });
        }
        line
    }

    fn condition(&self, choices: &mut Choices<'_>, depth: usize, lines_only: bool) -> Value {
        match choices.below(if depth == 0 { 1 } else { 14 }) {
            0..=4 | 10.. => json!({ "line": self.line(choices) }),
            5 => {
                let list: Vec<Value> = (0..choices.between(1, 3))
                    .map(|_| self.condition(choices, depth - 1, lines_only))
                    .collect();
                json!({ "any": list })
            }
            6 => {
                let mut list = vec![self.condition(choices, depth - 1, lines_only)];
                if !lines_only || choices.percent(50) {
                    list.push(self.other(choices));
                }
                json!({ "all": list })
            }
            7 => json!({ "line": self.line(choices), "none": [self.condition(choices, depth - 1, false)] }),
            8 => {
                let mut both = self.other(choices);
                both["line"] = self.line(choices);
                both
            }
            _ => json!({ "all": [{ "line": self.line(choices) }, { "line": self.line(choices) }] }),
        }
    }

    fn other(&self, choices: &mut Choices<'_>) -> Value {
        match choices.below(4) {
            0 => json!({ "items": { "min": choices.between(1, 3) } }),
            1 => json!({ "lines": { "max": choices.between(1, 5) } }),
            2 => {
                json!({ "subtotal": { "USD": { "min": decimal(i64::try_from(choices.below(5000)).unwrap(), 2) } } })
            }
            _ => json!({ "code": *choices.one(&["HERS", "KIT15"]) }),
        }
    }

    fn suggest(&self, choices: &mut Choices<'_>) -> Value {
        // Not the first one, which the simplest trigger is about.
        let product =
            self.products[(choices.below(self.products.len()) + LIKED) % self.products.len()].clone();
        let mut suggest = json!({ "product": product["id"] });
        if choices.percent(25) {
            suggest["same"] = (*choices.one(&["color", "plug", "size"])).into();
        }
        if choices.percent(20) {
            suggest["quantity"] =
                if choices.percent(40) { "match_trigger".into() } else { choices.between(1, 3).into() };
        }
        if choices.percent(25) {
            suggest["choose"] = true.into();
        }
        if choices.percent(20) {
            suggest["variant"] = choices.one(product["variants"].as_array().unwrap())["id"].clone();
        }
        if choices.percent(20) {
            suggest["belongs_to_trigger"] = choices.percent(50).into();
        }
        suggest
    }

    /// A deal on goods that cost this much in each currency.
    fn deal(&self, choices: &mut Choices<'_>, singles: &[Option<i64>; 3]) -> Value {
        let by_currency = |part: i64| {
            let mut all = Map::new();
            for ((code, exponent), single) in CURRENCIES.iter().zip(singles) {
                if let Some(single) = single {
                    all.insert((*code).into(), decimal((single * part / 100).max(1), *exponent).into());
                }
            }
            Value::from(all)
        };
        let mut deal = match choices.below(4) {
            0 | 1 => json!({ "percent_off": *choices.one(&[10.0, 25.0, 12.5, 33.33, 7.0]) }),
            2 => json!({ "total": by_currency(i64::try_from(choices.between(60, 95)).unwrap()) }),
            _ => json!({ "amount_off": by_currency(i64::try_from(choices.between(3, 30)).unwrap()) }),
        };
        if !deal["percent_off"].is_null() && choices.percent(70) {
            deal["rounding"] = (*choices.one(&["unit", "line", "order"])).into();
        }
        deal["applied_by"] = if choices.percent(35) {
            json!({ "code": *choices.one(&["KIT15", "SET"]) })
        } else {
            "automatic".into()
        };
        deal
    }

    fn singles(&self, variants: &[(&Value, i64)]) -> [Option<i64>; 3] {
        let mut all = [None; 3];
        for (at, (code, exponent)) in CURRENCIES.iter().enumerate() {
            let price = |variant: &Value| -> Option<i64> {
                let text = variant["prices"][code].as_str()?;
                let units = crate::oracle::minor_units(text, *exponent);
                units.to_integer().to_string().parse().ok()
            };
            all[at] = variants.iter().map(|(variant, count)| Some(price(variant)? * count)).sum();
        }
        all
    }

    fn kit(&self, choices: &mut Choices<'_>) -> Value {
        let first = choices.below(LIKED);
        let count = choices.between(2, 3).min(self.products.len());
        let mut components = Vec::new();
        let mut parts = Vec::new();
        for at in 0..count {
            let product = &self.products[(first + at) % self.products.len()];
            let quantity = if choices.percent(20) { 2 } else { 1 };
            let mut component = json!({ "product": product["id"] });
            if quantity > 1 {
                component["quantity"] = quantity.into();
            }
            if at > 0 && choices.percent(25) {
                component["same"] = "color".into();
            }
            components.push(component);
            let variants = items(&product["variants"]);
            let cheapest = variants.into_iter().min_by_key(|one| self.singles(&[(*one, 1)])[0]).unwrap();
            parts.push((cheapest, quantity));
        }
        json!({ "components": components, "deal": self.deal(choices, &self.singles(&parts)) })
    }

    fn offer(&self, choices: &mut Choices<'_>, index: usize) -> Value {
        let mut offer = json!({ "id": format!("o{index}") });
        let mut why =
            *choices.one(&["Goes with your {trigger}.", "Adds {product} for {difference}.", "A better fit."]);
        let mut own_trigger = true;
        match choices.below(13) {
            0..=3 => {
                offer["kind"] = (*choices.one(&["pairs_well", "avoids_returns"])).into();
                offer["suggest"] = if choices.percent(25) {
                    json!([self.suggest(choices), self.suggest(choices)])
                } else {
                    self.suggest(choices)
                };
            }
            4 => {
                offer["kind"] = "avoids_returns".into();
                let mut guidance = json!({ "link": { "label": "Easy exchange", "url": "/exchange" } });
                if choices.percent(75) {
                    guidance["switch"] = json!({ "option": "size", "to": { "S": "M", "M": "L" } });
                }
                offer["guidance"] = guidance;
                offer["claim"] = json!({ "share": 62, "sample": 418 });
                offer["when"] = json!({ "line": { "product": self.liked(choices)["id"] } });
                own_trigger = false;
                why = "{share} of {sample} buyers took one size up.";
            }
            5 => {
                offer["kind"] = "avoids_returns".into();
                offer["confirm"] = json!({ "statement": "Fits doorways from 80 cm", "property": "Fits" });
                why = "Your {trigger} must fit.";
            }
            6 | 7 | 11 => {
                offer["kind"] = "bundle".into();
                let product = self.liked(choices);
                let quantity = choices.between(2, 4);
                let count = i64::try_from(quantity).unwrap();
                let variants = items(&product["variants"]);
                let cheapest = variants.into_iter().min_by_key(|one| self.singles(&[(*one, 1)])[0]).unwrap();
                let mut rule = json!({ "quantity": quantity, "deal": self.deal(choices, &self.singles(&[(cheapest, count)])) });
                if choices.percent(30) {
                    rule["repeat"] = true.into();
                }
                if choices.percent(30) {
                    rule["from"] = 1.into();
                }
                offer["quantity_break"] = rule;
                offer["when"] = json!({ "line": { "product": product["id"] } });
                own_trigger = false;
                why = "You have {have}: {add} more for {difference}, {saving} less.";
            }
            8 | 9 => {
                offer["kind"] = "bundle".into();
                offer["kit"] = self.kit(choices);
                own_trigger = choices.percent(30);
                why = "Everything for {difference}, {saving_percent} less.";
            }
            _ => {
                offer["kind"] = "tier".into();
                offer["tier"] = self.tier(choices);
                if offer["tier"]["for"].is_null() {
                    let of =
                        items(&offer["tier"]["steps"]).into_iter().find_map(|step| step["variant"].as_str());
                    let product = of.and_then(|id| id.split('-').next()).map(str::to_owned);
                    let product = product.map_or_else(|| self.product(choices)["id"].clone(), Value::from);
                    offer["when"] = json!({ "line": { "product": product } });
                    own_trigger = false;
                }
                why = "More of your {trigger}.";
            }
        }
        if own_trigger {
            offer["when"] = self.condition(choices, 2, false);
        }
        offer["why"] = why.into();
        if choices.percent(15) {
            offer["unless"] = self.condition(choices, 1, false);
        }
        if choices.percent(30) {
            offer["priority"] = choices.below(3).into();
        }
        if choices.percent(30) {
            offer["group"] = format!("g{}", choices.below(2)).into();
        }
        if choices.percent(20) {
            offer["need"] = format!("need{}", choices.below(2)).into();
        }
        if choices.percent(8) {
            offer["audience"] = match choices.below(5) {
                0 => json!({ "signed_in": choices.percent(50) }),
                1 => json!({ "returning": choices.percent(50) }),
                2 => json!({ "customer_tag": "vip" }),
                3 => json!({ "country": ["GB", "DE"] }),
                _ => json!({ "market": "GB" }),
            };
        }
        if choices.percent(8) {
            offer["schedule"] = json!({ "from": "2026-11-20" });
            some(
                &mut offer["schedule"],
                "until",
                choices.one(&[Value::Null, "2026-11-21".into(), "2026-12-01".into()]).clone(),
            );
        }
        let placements = [
            json!(["cart", "product", "checkout"]),
            Value::Null,
            json!(["cart", "product"]),
            json!(["cart", "checkout"]),
            json!(["product"]),
        ];
        some(&mut offer, "placements", choices.one(&placements).clone());
        if choices.percent(10) {
            offer["max_price_share"] = json!(50);
        }
        if choices.percent(2) {
            offer["enabled"] = false.into();
        }
        offer
    }

    fn tier(&self, choices: &mut Choices<'_>) -> Value {
        let adds = ["As it comes", "More of it", "All of it"];
        let mut steps: Vec<Value> = Vec::new();
        let order = choices.percent(30);
        if order || choices.percent(30) {
            steps.push(json!({ "title": "As it is", "adds": adds[0] }));
            let service = self.variant(choices);
            steps.push(json!({ "title": "Service", "adds": adds[1], "service": service["id"] }));
            if choices.percent(30) {
                steps.push(
                    json!({ "title": "Better", "adds": adds[2], "service": self.variant(choices)["id"] }),
                );
            }
        } else if choices.percent(25) {
            steps.push(json!({ "title": "Once", "adds": adds[0] }));
            steps.push(json!({ "title": "Monthly", "adds": adds[1], "plan": "monthly" }));
        } else {
            let product = self.liked(choices);
            for (at, variant) in items(&product["variants"]).into_iter().enumerate() {
                steps.push(
                    json!({ "title": format!("Step {at}"), "adds": adds[at], "variant": variant["id"] }),
                );
            }
        }
        let recommended = choices.below(steps.len() + 1);
        if recommended > 0 {
            steps[recommended - 1]["recommended"] = true.into();
        }
        let mut tier = json!({ "steps": steps });
        if order {
            tier["for"] = "order".into();
        }
        tier
    }
}

fn bundle(choices: &mut Choices<'_>) -> Value {
    let products: Vec<Value> =
        (0..choices.between(LIKED + 1, 7)).map(|index| product(choices, index)).collect();
    let index = Index { products: &products };
    let offers: Vec<Value> = (0..choices.between(3, 9)).map(|at| index.offer(choices, at)).collect();
    let mut settings = json!({ "max_suggestions": 3 - choices.below(3) });
    if choices.percent(10) {
        settings["dismiss_for_days"] = choices.between(1, 30).into();
    }
    if choices.percent(20) {
        settings["holdout"] = 50.into();
    }
    let mut bundle = json!({
        "format": 1, "id": "shop", "revision": "1", "language": "en", "settings": settings,
        "products": products, "offers": offers,
    });
    if choices.percent(15) {
        bundle["markets"] = json!({ "GB": { "prices_include_tax": choices.percent(50) } });
    }
    if choices.percent(4) {
        bundle["valid_until"] = (*choices.one(&["2026-11-22", "2027-01-01"])).into();
    }
    if choices.percent(2) {
        bundle["enabled"] = false.into();
    }
    bundle
}
