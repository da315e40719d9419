//! The ledger: what counts, for how long, and that its text brings it back.

use super::*;

const NOW: i64 = 1_800_000_000_000;

fn products(list: &[&str]) -> Vec<String> {
    list.iter().map(|one| (*one).into()).collect()
}

#[test]
fn a_text_brings_the_ledger_back() {
    let mut ledger = Ledger::default();
    ledger.note_shown("ä", &products(&["mat"]), Placement::Product, &Settings::default(), NOW);
    ledger.note_dismissed("b", &products(&["tray"]), NOW);
    let accepted = Accepted { added: products(&["v"]), belongs_to: Some("p".into()), ..Accepted::default() };
    ledger.note_accepted("c", accepted, NOW);
    let text = ledger.to_text();
    assert_eq!(Ledger::from_text(&text), Some(ledger));
    for cut in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
        assert_eq!(Ledger::from_text(text.get(..cut).unwrap()), None);
    }
    assert_eq!(Ledger::from_text("{}"), None);
    assert_eq!(Ledger::from_text("1\u{20ac}"), None);
}

#[test]
fn a_visit_ends_after_thirty_idle_minutes() {
    let mut ledger = Ledger::default();
    ledger.touch(NOW);
    ledger.touch(NOW + VISIT_GAP);
    assert_eq!(ledger.visit, 1);
    assert_eq!(ledger.visit_at(NOW + 2 * VISIT_GAP), 1);
    assert_eq!(ledger.visit_at(NOW + 2 * VISIT_GAP + 1), 2);
    ledger.touch(NOW + 2 * VISIT_GAP + 1);
    assert_eq!(ledger.visit, 2);
}

#[test]
fn a_dismissal_covers_the_product_and_ends() {
    let mut ledger = Ledger::default();
    let settings = Settings::default();
    ledger.note_dismissed("a", &products(&["tray"]), NOW);
    assert!(ledger.is_dismissed("a", &[], &settings, NOW + 1));
    assert!(ledger.is_dismissed("b", &["tray"], &settings, NOW + 29 * DAY));
    assert!(!ledger.is_dismissed("b", &["mat"], &settings, NOW));
    assert!(!ledger.is_dismissed("a", &["tray"], &settings, NOW + 30 * DAY));
}

#[test]
fn a_time_in_the_future_is_now() {
    let mut ledger = Ledger::default();
    let settings = Settings::default();
    ledger.note_dismissed("a", &[], NOW + 10_000 * DAY);
    assert!(ledger.is_dismissed("a", &[], &settings, NOW));
    assert_eq!(ledger.visit_at(NOW), 1);
}

#[test]
fn shown_elsewhere_is_about_other_placements_in_this_visit() {
    let mut ledger = Ledger::default();
    ledger.note_shown("a", &products(&["mat"]), Placement::Product, &Settings::default(), NOW);
    assert!(ledger.is_shown_elsewhere("a", &[], Placement::Cart, NOW));
    assert!(ledger.is_shown_elsewhere("b", &["mat"], Placement::Cart, NOW));
    assert!(!ledger.is_shown_elsewhere("a", &["mat"], Placement::Product, NOW));
    assert!(!ledger.is_shown_elsewhere("a", &["mat"], Placement::Cart, NOW + VISIT_GAP + 1));
    ledger.note_products(&products(&["lamp"]), NOW);
    assert!(ledger.is_shown_elsewhere("c", &["lamp"], Placement::Product, NOW));
}

#[test]
fn an_ignored_offer_rests_and_comes_back() {
    let mut ledger = Ledger::default();
    let settings = Settings::default();
    for visit in 0..3 {
        let now = NOW + visit * DAY;
        assert!(!ledger.is_capped("a", &settings, now), "visit {visit}");
        ledger.note_shown("a", &[], Placement::Cart, &settings, now);
        assert!(!ledger.is_capped("a", &settings, now), "not while it is on the screen");
    }
    assert!(ledger.is_capped("a", &settings, NOW + 3 * DAY));
    assert!(!ledger.is_capped("a", &settings, NOW + 32 * DAY));
    ledger.note_shown("a", &[], Placement::Cart, &settings, NOW + 32 * DAY);
    assert!(!ledger.is_capped("a", &settings, NOW + 33 * DAY), "a rest clears the count");
}
