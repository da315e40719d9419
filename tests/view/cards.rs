//! Pages with the card of one form, brought into each state, and what the view says of them.

use crate::calls::ask;
use cart_associate::authoring::compile;
use cart_associate::money::Money;
use cart_associate::storefront::boundary::Boundary;
use cart_associate::text::decimal;
use serde_json::{Value, json};
use std::fmt::Write;

const RULES: &str = include_str!("rules.json");
const NOW: i64 = 1_795_348_800_000;

/// A cart of one line, in which one offer of each form is called for.
fn cart_for(form: &str) -> Value {
    let (product, variant, quantity, price) = match form {
        "product" => ("desk", "desk-1", 1, 49_900),
        "guidance" => ("jacket", "jacket-m", 1, 12_000),
        "confirmation" => ("sofa", "sofa-1", 1, 89_900),
        "quantity_break" => ("candle", "candle-1", 2, 3000),
        "kit" => ("oxford", "oxford-1", 1, 14_000),
        "tier" => ("audit", "audit-only", 1, 90_000),
        "open" => ("chair", "chair-1", 1, 6000),
        other => panic!("{other} is no form"),
    };
    json!({ "currency": "USD", "exponent": 2, "total": quantity * price, "lines": [
        { "key": "a", "product": product, "variant": variant, "quantity": quantity, "unit_price": price,
            "total": quantity * price, "added": 1, "title": "What was there" }
    ] })
}

/// A page with the card of one form.
pub(crate) struct Page {
    pub(crate) boundary: Boundary,
    pub(crate) cart: Value,
    pub(crate) offer: String,
}

impl Page {
    pub(crate) fn showing(form: &str) -> Page {
        let compiled = compile(RULES.as_bytes());
        let bytes = compiled.bytes.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
        let mut page = Page { boundary: Boundary::new(), cart: cart_for(form), offer: form.into() };
        page.boundary.load(bytes);
        let answer = page.update("cart");
        assert_eq!(answer, json!({}), "{form}");
        assert_eq!(page.boundary.drawer("cart").map(|drawer| drawer.cards.len()), Some(1), "{form}");
        page
    }

    pub(crate) fn update(&mut self, placement: &str) -> Value {
        let context = json!({ "now": NOW, "locale": "en", "placement": placement });
        let request = json!({ "cart": self.cart, "context": context, "policy": "replace" });
        serde_json::from_str(&ask(&mut self.boundary, "update", &request.to_string())).unwrap()
    }

    pub(crate) fn ask(&mut self, call: &str, more: Value) -> Value {
        let mut request = json!({ "placement": "cart", "offer": self.offer, "now": NOW });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let answer: Value =
            serde_json::from_str(&ask(&mut self.boundary, call, &request.to_string())).unwrap();
        assert_eq!(answer.get("error"), None, "{request}");
        answer
    }

    pub(crate) fn press(&mut self, action: &str) -> Value {
        self.ask("press", json!({ "action": action }));
        self.ask("begin", json!({}))["change"].clone()
    }

    pub(crate) fn settle(&mut self, cart: &Value, message: Option<&str>) -> Value {
        self.ask("settle", json!({ "cart": cart, "message": message }))
    }

    /// The cart with a change carried out, at a price that differs from what the card says by `by` minor units.
    pub(crate) fn changed(&self, change: &Value, by: i64) -> Value {
        let mut cart = self.cart.clone();
        for (index, line) in change["add"].as_array().unwrap().iter().enumerate() {
            let mut line = line.clone();
            let price = json!({ "key": format!("new-{index}"), "unit_price": 0, "total": 0, "title": "What was added" });
            line.as_object_mut().unwrap().extend(price.as_object().unwrap().clone());
            cart["lines"].as_array_mut().unwrap().push(line);
        }
        for one in change["replace"].as_array().unwrap() {
            let line = &mut cart["lines"][0];
            for (name, value) in one["with"].as_object().unwrap() {
                line[name] = value.clone();
            }
        }
        let drawer = self.boundary.drawer("cart").unwrap();
        let difference = drawer.cards[0].choice().unwrap().figures.difference.0;
        cart["total"] = (cart["total"].as_i64().unwrap() + difference + by).into();
        cart
    }

    pub(crate) fn accept(&mut self, by: i64) -> Value {
        let change = self.press("accept");
        let after = self.changed(&change, by);
        self.settle(&after, None);
        after
    }

    /// What the cards of a placement look like, with its texts.
    pub(crate) fn description(&mut self, placement: &str) -> Value {
        let answer = ask(&mut self.boundary, "cards", &json!({ "placement": placement }).to_string());
        let answer: Value = serde_json::from_str(&answer).unwrap();
        in_words(&answer["page"])
    }

    pub(crate) fn state(&mut self) -> String {
        let outline = outline(&self.description("cart"));
        let (_, after) = outline.split_once("@data-state: ").unwrap();
        after.lines().next().unwrap().into()
    }
}

/// A way into a state, and the state.
pub(crate) type Way = (&'static str, fn(&mut Page), &'static str);

pub(crate) const WAYS: [Way; 10] = [
    ("offered", |_| {}, "offered"),
    ("under way", |page| drop(page.press("accept")), "busy"),
    ("accepted", |page| drop(page.accept(0)), "accepted"),
    (
        "refused in the shop's words",
        |page| {
            page.press("accept");
            let before = page.cart.clone();
            page.settle(&before, Some("Sold out"));
        },
        "failed",
    ),
    (
        "refused without a word",
        |page| {
            page.press("accept");
            let before = page.cart.clone();
            page.settle(&before, Some(""));
        },
        "failed",
    ),
    (
        "not known",
        |page| {
            page.press("accept");
            page.settle(&Value::Null, None);
        },
        "failed",
    ),
    ("charged at another price", |page| drop(page.accept(500)), "mismatch"),
    (
        "removed after that",
        |page| {
            page.accept(500);
            page.press("remove");
            let before = page.cart.clone();
            page.settle(&before, None);
        },
        "withdrawn",
    ),
    (
        "could not be undone",
        |page| {
            let after = page.accept(0);
            page.press("undo");
            page.settle(&after, Some("Not now"));
        },
        "accepted",
    ),
    (
        "dismissed",
        |page| {
            page.ask("press", json!({ "action": "dismiss" }));
        },
        "dismissed",
    ),
];

pub(crate) const FORMS: [&str; 6] = ["product", "guidance", "confirmation", "quantity_break", "kit", "tier"];

/// A description with its texts in a language without words of its own: what was asked for.
fn in_words(item: &Value) -> Value {
    let Some(list) = item.as_array() else { return item.clone() };
    let items: Vec<Value> = list.iter().map(in_words).collect();
    let form = items[0].as_str().unwrap();
    if !form.starts_with('=') {
        return items.into();
    }
    let given: Vec<&str> = items[1..].iter().map(|one| one.as_str().unwrap()).collect();
    match (form, given.as_slice()) {
        ("=join", parts) => parts.concat(),
        ("=number", [count]) => (*count).into(),
        ("=percent", [share]) => format!("{share} %"),
        ("=money", [amount, currency, exponent]) => {
            format!("{} {currency}", decimal(Money(amount.parse().unwrap()), exponent.parse().unwrap()))
        }
        ("=text", [key, values @ ..]) => {
            let values: Vec<&str> = values.iter().copied().filter(|value| !value.is_empty()).collect();
            if values.is_empty() { format!("<{key}>") } else { format!("<{key}: {}>", values.join("; ")) }
        }
        other => panic!("the page is asked for {other:?}"),
    }
    .into()
}

/// The form of a list; a text has none.
pub(crate) fn form(item: &Value) -> &str {
    item[0].as_str().unwrap_or_default()
}

/// What a list holds besides its form.
pub(crate) fn inside(item: &Value) -> &[Value] {
    item.as_array().and_then(|list| list.get(1..)).unwrap_or_default()
}

/// A description, one line for each node and attribute.
pub(crate) fn outline(description: &Value) -> String {
    fn write(list: &Value, depth: usize, out: &mut String) {
        for item in inside(list) {
            let indent = "  ".repeat(depth);
            if let Some(text) = item.as_str() {
                writeln!(out, "{indent}{text:?}").unwrap();
            } else if form(item).starts_with('@') {
                writeln!(out, "{indent}{}: {}", form(item), item[1].as_str().unwrap_or_default()).unwrap();
            } else {
                writeln!(out, "{indent}{}", form(item)).unwrap();
                write(item, depth + 1, out);
            }
        }
    }
    let mut out = String::new();
    write(description, 0, &mut out);
    out
}
