//! What the cards look like: each form in each state, as a description of nodes, without a browser. How descriptions are
//! written into a page is tested there (`tests/e2e`).
//!
//! `tests/view/cards.snap` holds them; `UPDATE_SNAPSHOTS=1` writes it anew.
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

use cart_associate::authoring::compile;
use cart_associate::money::Money;
use cart_associate::storefront::boundary::Boundary;
use cart_associate::storefront::view::describe;
use cart_associate::storefront::view::page::{Item, Items};
use cart_associate::text::decimal;
use serde_json::{Value, json};
use std::fmt::Write;

const RULES: &str = include_str!("view/rules.json");
const SNAPSHOT: &str = include_str!("view/cards.snap");
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
        other => panic!("{other} is no form"),
    };
    json!({ "currency": "USD", "exponent": 2, "total": quantity * price, "lines": [
        { "key": "a", "product": product, "variant": variant, "quantity": quantity, "unit_price": price,
            "total": quantity * price, "added": 1, "title": "What was there" }
    ] })
}

/// A page with the card of one form.
struct Page {
    boundary: Boundary,
    cart: Value,
    offer: String,
}

impl Page {
    fn showing(form: &str) -> Page {
        let compiled = compile(RULES.as_bytes());
        let bytes = compiled.bytes.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
        let mut page = Page { boundary: Boundary::new(), cart: cart_for(form), offer: form.into() };
        page.boundary.load(bytes);
        let answer = page.update("cart");
        assert_eq!(answer, json!({ "cards": 1, "would_have_shown": [] }), "{form}");
        page
    }

    fn update(&mut self, placement: &str) -> Value {
        let context = json!({ "now": NOW, "locale": "en", "placement": placement });
        let request = json!({ "cart": self.cart, "context": context, "policy": "replace" });
        serde_json::from_str(&self.boundary.update(&request.to_string())).unwrap()
    }

    fn ask(&mut self, call: fn(&mut Boundary, &str) -> String, more: Value) -> Value {
        let mut request = json!({ "placement": "cart", "offer": self.offer, "now": NOW });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let answer: Value = serde_json::from_str(&call(&mut self.boundary, &request.to_string())).unwrap();
        assert_eq!(answer.get("error"), None, "{request}");
        answer
    }

    fn press(&mut self, action: &str) -> Value {
        self.ask(Boundary::press, json!({ "action": action }));
        self.ask(Boundary::begin, json!({}))["change"].clone()
    }

    fn settle(&mut self, cart: &Value, message: Option<&str>) -> Value {
        self.ask(Boundary::settle, json!({ "cart": cart, "message": message }))
    }

    /// The cart with a change carried out, at a price that differs from what the card says by `by` minor units.
    fn changed(&self, change: &Value, by: i64) -> Value {
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

    fn accept(&mut self, by: i64) -> Value {
        let change = self.press("accept");
        let after = self.changed(&change, by);
        self.settle(&after, None);
        after
    }

    fn state(&self) -> String {
        let description = describe(self.boundary.drawer("cart"), &host);
        let outline = outline(&description);
        let (_, after) = outline.split_once("@data-state: ").unwrap();
        after.lines().next().unwrap().into()
    }
}

/// A way into a state, and the state.
type Way = (&'static str, fn(&mut Page), &'static str);

const WAYS: [Way; 10] = [
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
            page.ask(Boundary::press, json!({ "action": "dismiss" }));
        },
        "dismissed",
    ),
];

const FORMS: [&str; 6] = ["product", "guidance", "confirmation", "quantity_break", "kit", "tier"];

/// Texts of a page in a language without words of its own: what was asked for.
fn host(asked: &str) -> Vec<u8> {
    let mut parts = asked.split('\u{1f}');
    let way = parts.next().unwrap_or_default();
    let given: Vec<&str> = parts.collect();
    let text = match (way, given.as_slice()) {
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
        other => panic!("the host is asked for {other:?}"),
    };
    text.into_bytes()
}

/// A description, one line for each node and attribute.
fn outline(description: &[u8]) -> String {
    fn write(items: Items<'_>, depth: usize, out: &mut String) {
        for item in items.skip(1) {
            let indent = "  ".repeat(depth);
            if item.is_text {
                writeln!(out, "{indent}{:?}", item.as_str()).unwrap();
            } else if item.is_attribute() {
                writeln!(out, "{indent}{}: {}", item.form(), item.value()).unwrap();
            } else {
                writeln!(out, "{indent}{}", item.form()).unwrap();
                write(Items(item.bytes), depth + 1, out);
            }
        }
    }
    let mut out = String::new();
    write(Items(description), 0, &mut out);
    out
}

#[test]
fn every_form_in_every_state_looks_as_committed() {
    let mut all = String::new();
    for form in FORMS {
        for (way, go, state) in WAYS {
            let mut page = Page::showing(form);
            go(&mut page);
            assert_eq!(page.state(), state, "{form}, {way}");
            let description = describe(page.boundary.drawer("cart"), &host);
            write!(all, "# {form}: {way}\n{}\n", outline(&description)).unwrap();
        }
    }
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/view/cards.snap");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(file, &all).unwrap();
    } else {
        for (made, committed) in all.split("\n\n").zip(SNAPSHOT.split("\n\n")) {
            assert_eq!(made, committed, "UPDATE_SNAPSHOTS=1 writes it anew");
        }
        assert_eq!(all.len(), SNAPSHOT.len());
    }
}

#[test]
fn an_unchanged_drawer_is_described_in_the_same_bytes() {
    for form in FORMS {
        let mut page = Page::showing(form);
        let first = describe(page.boundary.drawer("cart"), &host);
        page.update("cart");
        assert_eq!(describe(page.boundary.drawer("cart"), &host), first, "{form}");
    }
}

#[test]
fn each_placement_has_its_heading_and_an_empty_drawer_is_nothing() {
    for (placement, heading) in
        [("product", "<heading_product>"), ("cart", "<heading>"), ("checkout", "<heading_checkout>")]
    {
        let mut page = Page::showing("product");
        page.update(placement);
        let outline = outline(&describe(page.boundary.drawer(placement), &host));
        assert!(
            outline.contains(&format!("h2 part=heading id=heading tabindex=-1\n    {heading:?}")),
            "{outline}"
        );
        page.cart["lines"] = json!([]);
        page.update(placement);
        assert_eq!(Items(&describe(page.boundary.drawer(placement), &host)).skip(1).count(), 0);
    }
    assert!(describe(Boundary::new().drawer("cart"), &host).is_empty());
}

#[test]
fn every_card_has_a_name_for_each_of_its_buttons() {
    fn buttons(items: Items<'_>, found: &mut Vec<String>) {
        for item in items.skip(1) {
            if item.form().starts_with("button") {
                let label = Items(item.bytes).skip(1).find(|inner| inner.form() == "@aria-label");
                found.push(label.map(Item::value).unwrap_or_default().into());
            }
            if !item.is_text {
                buttons(Items(item.bytes), found);
            }
        }
    }
    for form in FORMS {
        for (way, go, _) in WAYS {
            let mut page = Page::showing(form);
            go(&mut page);
            let mut found = Vec::new();
            buttons(Items(&describe(page.boundary.drawer("cart"), &host)), &mut found);
            assert!(!found.is_empty(), "{form}, {way}");
            for label in found {
                assert!(label.starts_with('<'), "{form}, {way}: {label:?}");
            }
        }
    }
}

/// What belongs to a product that has left the cart is said once, as a notice.
#[test]
fn a_notice_names_what_was_added_and_what_it_belongs_to() {
    let mut page = Page::showing("product");
    let after = page.accept(0);
    page.boundary.drawer_closed(r#"{"placement":"cart"}"#);
    page.cart = after;
    page.cart["lines"].as_array_mut().unwrap().remove(0);
    page.update("cart");
    let outline = outline(&describe(page.boundary.drawer("cart"), &host));
    assert!(outline.contains("p part=notice role=status\n    @data-offer: product\n"), "{outline}");
    assert!(outline.contains("<orphan: Cable tray; Standing desk>"), "{outline}");
}
