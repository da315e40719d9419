//! In the browser: the same scenarios from the same files, and the same decisions, byte for byte; and what the view
//! describes is HTML that a browser knows.
#![cfg(target_arch = "wasm32")]

#[cfg(test)]
#[path = "support/calls.rs"]
mod calls;
#[cfg(test)]
#[path = "view/cards.rs"]
mod cards;
#[cfg(test)]
mod support;

use cards::{FORMS, Page, WAYS, form, inside};
use serde_json::Value;
use support::{EXPLANATIONS, SNAPSHOT, explanations, run_all, snapshot};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlUnknownElement};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn every_scenario_is_as_it_says() {
    let problems: Vec<String> = run_all().into_iter().flat_map(|outcome| outcome.problems).collect();
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[wasm_bindgen_test]
fn all_scenarios_are_there() {
    let mut numbers: Vec<u32> = run_all().iter().map(|outcome| outcome.scenario).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers, (1..=39).collect::<Vec<u32>>());
}

#[wasm_bindgen_test]
fn the_decisions_are_those_of_the_native_build() {
    let here = snapshot(&run_all());
    for (here, native) in here.lines().zip(SNAPSHOT.lines()) {
        assert_eq!(here, native);
    }
    assert_eq!(here.len(), SNAPSHOT.len());
}

#[wasm_bindgen_test]
fn the_explanations_are_those_of_the_native_build() {
    let here = explanations(&run_all());
    for (here, native) in here.lines().zip(EXPLANATIONS.lines()) {
        assert_eq!(here, native);
    }
    assert_eq!(here.len(), EXPLANATIONS.len());
}

#[wasm_bindgen_test]
fn every_card_is_made_of_elements_and_attributes_that_the_browser_knows() {
    let document = web_sys::window().unwrap().document().unwrap();
    for form in FORMS {
        for (way, go, _) in WAYS {
            let mut page = Page::showing(form);
            go(&mut page);
            let root = document.create_element("div").unwrap();
            let elements = write(&document, &root, &page.description("cart"));
            assert!(elements > 5, "{form}, {way}: {elements} elements");
            assert_eq!(root.query_selector_all("[part=card]").unwrap().length(), 1, "{form}, {way}");
        }
    }
}

/// Writes what a list holds into its element, and answers how many elements that was.
fn write(document: &Document, element: &Element, list: &Value) -> usize {
    let mut written = 0;
    for item in inside(list) {
        let value = item[1].as_str().unwrap_or_default();
        if let Some(text) = item.as_str() {
            element.append_child(&document.create_text_node(text)).unwrap();
        } else if let Some(property) = form(item).strip_prefix("@.") {
            assert!(
                js_sys::Reflect::has(element, &property.into()).unwrap(),
                "{property} of {}",
                element.tag_name()
            );
        } else if let Some(attribute) = form(item).strip_prefix('@') {
            element.set_attribute(attribute, value).unwrap();
        } else {
            let mut parts = form(item).split(' ');
            let inner = document.create_element(parts.next().unwrap()).unwrap();
            assert!(!inner.is_instance_of::<HtmlUnknownElement>(), "{}", inner.tag_name());
            for (name, value) in parts.map(|part| part.split_once('=').unwrap_or((part, ""))) {
                inner.set_attribute(name, value).unwrap();
            }
            element.append_child(&inner).unwrap();
            written += 1 + write(document, &inner, item);
        }
    }
    written
}
