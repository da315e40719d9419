//! What the cards look like: each form in each state, as a description of nodes, without a browser. How descriptions are
//! written into a page is tested there (`tests/e2e`), and that they are HTML in `tests/browser.rs`.
//!
//! `tests/view/cards.snap` holds them; `UPDATE_SNAPSHOTS=1` writes it anew.
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/calls.rs"]
mod calls;
#[path = "view/cards.rs"]
mod cards;

use calls::ask;

use cards::{FORMS, Page, WAYS, form, inside, outline};
use cart_associate::storefront::boundary::Boundary;
use serde_json::{Value, json};
use std::fmt::Write;

const SNAPSHOT: &str = include_str!("view/cards.snap");

#[test]
fn every_form_in_every_state_looks_as_committed() {
    let mut all = String::new();
    for form in FORMS {
        for (way, go, state) in WAYS {
            let mut page = Page::showing(form);
            go(&mut page);
            assert_eq!(page.state(), state, "{form}, {way}");
            write!(all, "# {form}: {way}\n{}\n", outline(&page.description("cart"))).unwrap();
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
fn an_unchanged_drawer_is_described_as_before() {
    for form in FORMS {
        let mut page = Page::showing(form);
        let first = page.description("cart");
        page.update("cart");
        assert_eq!(page.description("cart"), first, "{form}");
    }
}

#[test]
fn each_placement_has_its_heading_and_an_empty_drawer_is_nothing() {
    for (placement, heading) in
        [("product", "<heading_product>"), ("cart", "<heading>"), ("checkout", "<heading_checkout>")]
    {
        let mut page = Page::showing("product");
        page.update(placement);
        let outline = outline(&page.description(placement));
        assert!(
            outline.contains(&format!("h2 part=heading id=heading tabindex=-1\n    {heading:?}")),
            "{outline}"
        );
        page.cart["lines"] = json!([]);
        page.update(placement);
        assert_eq!(page.description(placement), json!([""]));
    }
    let before: Value =
        serde_json::from_str(&ask(&mut Boundary::new(), "cards", r#"{"placement":"cart"}"#)).unwrap();
    assert_eq!(before["error"]["code"], "no_bundle");
}

#[test]
fn every_card_has_a_name_for_each_of_its_buttons() {
    fn buttons(list: &Value, found: &mut Vec<String>) {
        for item in inside(list) {
            if form(item).starts_with("button") {
                let label = inside(item).iter().find(|inner| form(inner) == "@aria-label");
                found.push(label.and_then(|label| label[1].as_str()).unwrap_or_default().into());
            }
            buttons(item, found);
        }
    }
    for form in FORMS {
        for (way, go, _) in WAYS {
            let mut page = Page::showing(form);
            go(&mut page);
            let mut found = Vec::new();
            buttons(&page.description("cart"), &mut found);
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
    ask(&mut page.boundary, "drawer_closed", r#"{"placement":"cart"}"#);
    page.cart = after;
    page.cart["lines"].as_array_mut().unwrap().remove(0);
    page.update("cart");
    let outline = outline(&page.description("cart"));
    assert!(outline.contains("p part=notice role=status\n    @data-offer: product\n"), "{outline}");
    assert!(outline.contains("<orphan: Cable tray; Standing desk>"), "{outline}");
}

/// Before an open option is chosen the list says so, accepting adds nothing, and the card says what is to be chosen.
#[test]
fn an_open_option_is_asked_for_before_anything_is_added() {
    fn flat(page: &mut Page) -> String {
        outline(&page.description("cart")).lines().map(str::trim).collect::<Vec<_>>().join(" | ")
    }
    let list = |none: &str, linen: &str, wool: &str| {
        format!(
            "label part=option | \"Cover\" | select part=choice data-action=choose required \
             | option value disabled | @.selected:{none} | \"<choose>\" \
             | option | @value: 0 | \"Linen\" | @.selected:{linen} \
             | option | @value: 1 | \"Wool\" | @.selected:{wool} | p part=status role=status | "
        )
    };
    let mut page = Page::showing("open");
    let offered = flat(&mut page);
    assert!(offered.contains(&(list(" 1", "", "") + "\"\"")), "{offered}");
    assert_eq!(page.press("accept"), Value::Null);
    let asking = flat(&mut page);
    assert!(asking.contains("@data-state: offered"), "{asking}");
    assert!(asking.contains(&(list(" 1", "", "") + "\"<choose_variant: Cover>\"")), "{asking}");
    page.ask("press", json!({ "action": "choose", "choice": 1 }));
    let chosen = flat(&mut page);
    assert!(chosen.contains(&(list("", "", " 1") + "\"\"")), "{chosen}");
    // What is drawn again by itself keeps the choice.
    page.update("cart");
    assert_eq!(flat(&mut page), chosen);
    assert_eq!(page.press("accept")["add"][0]["variant"], "cushion-1?Cover=Wool");
}
