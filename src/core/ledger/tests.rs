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
    assert!(ledger.dismissal("a", &[], &settings, NOW + 1).is_some());
    assert!(ledger.dismissal("b", &["tray".into()], &settings, NOW + 29 * DAY).is_some());
    assert!(ledger.dismissal("b", &["mat".into()], &settings, NOW).is_none());
    assert!(ledger.dismissal("a", &["tray".into()], &settings, NOW + 30 * DAY).is_none());
}

#[test]
fn a_time_in_the_future_is_now() {
    let mut ledger = Ledger::default();
    let settings = Settings::default();
    ledger.note_dismissed("a", &[], NOW + 10_000 * DAY);
    assert!(ledger.dismissal("a", &[], &settings, NOW).is_some());
    assert_eq!(ledger.visit_at(NOW), 1);
}

#[test]
fn a_time_in_the_future_becomes_now_for_good() {
    const YEAR: i64 = 365 * DAY;
    let mut ledger = Ledger::default();
    let settings = Settings::default();
    ledger.note_dismissed("a", &products(&["tray"]), NOW + YEAR);
    ledger.note_shown("b", &products(&["mat"]), Placement::Cart, &settings, NOW + YEAR);
    ledger.note_accepted("c", Accepted { at: NOW + YEAR, ..Accepted::default() }, NOW + YEAR);
    ledger.touch(NOW);
    let kept = Ledger::from_text(&ledger.to_text()).unwrap();
    let times = [kept.active, kept.entry("b").unwrap().last_shown];
    assert_eq!(times, [NOW, NOW]);
    assert_eq!(kept.entry("a").unwrap().dismissed, Some(NOW));
    assert_eq!(kept.entry("c").unwrap().accepted.as_ref().unwrap().at, NOW);
    for product in [&[][..], &[String::from("tray")]] {
        let id = if product.is_empty() { "a" } else { "other" };
        assert!(kept.dismissal(id, product, &settings, NOW + 30 * DAY - 1).is_some(), "{id}");
        assert!(kept.dismissal(id, product, &settings, NOW + 30 * DAY).is_none(), "{id}");
    }
}

#[test]
fn shown_elsewhere_is_about_other_placements_in_this_visit() {
    let mut ledger = Ledger::default();
    ledger.note_shown("a", &products(&["mat"]), Placement::Product, &Settings::default(), NOW);
    assert!(ledger.showing_elsewhere("a", &[], Placement::Cart, NOW).is_some());
    assert!(ledger.showing_elsewhere("b", &["mat".into()], Placement::Cart, NOW).is_some());
    assert!(ledger.showing_elsewhere("a", &["mat".into()], Placement::Product, NOW).is_none());
    assert!(ledger.showing_elsewhere("a", &["mat".into()], Placement::Cart, NOW + VISIT_GAP + 1).is_none());
    ledger.note_products(&products(&["lamp"]), NOW);
    assert!(ledger.showing_elsewhere("c", &["lamp".into()], Placement::Product, NOW).is_some());
}

#[test]
fn an_ignored_offer_rests_and_comes_back() {
    let mut ledger = Ledger::default();
    let settings = Settings::default();
    for visit in 0..3 {
        let now = NOW + visit * DAY;
        assert!(ledger.capped("a", &settings, now).is_none(), "visit {visit}");
        ledger.note_shown("a", &[], Placement::Cart, &settings, now);
        assert!(ledger.capped("a", &settings, now).is_none(), "not while it is on the screen");
    }
    assert!(ledger.capped("a", &settings, NOW + 3 * DAY).is_some());
    assert!(ledger.capped("a", &settings, NOW + 32 * DAY).is_none());
    ledger.note_shown("a", &[], Placement::Cart, &settings, NOW + 32 * DAY);
    assert!(ledger.capped("a", &settings, NOW + 33 * DAY).is_none(), "a rest clears the count");
}
