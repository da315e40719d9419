//! What the compiler refuses: rule bundles that have a finding, at the right place, and near misses that have not.
//! Every code has a case on its page, too (`pages.rs`); here are the many ways in which some come about.

use crate::edit::{Edits, edited};
use cart_associate::authoring::{Diagnostic, compile, diagnostic};
use serde_json::{Value, json};

/// A rule bundle that has exactly one finding, and one that has none.
struct Case {
    code: &'static str,
    pointer: &'static str,
    bad: String,
    good: String,
}

fn found(source: &[u8]) -> Vec<Diagnostic> {
    compile(source).diagnostics
}

// One case a line, however long: it is a table.
#[rustfmt::skip]
fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    // The place of the finding where it is not the place of the first edit.
    let mut at = |code, pointer, bad: Edits, good: Edits| {
        cases.push(Case { code, pointer, bad: edited(&bad), good: edited(&good) });
    };
    let none = Edits::new;

    // The file.
    at("unknown_field", "/settings/maxSuggestions", vec![("/settings/maxSuggestions", json!(2))], none());
    at("unknown_field", "/offers/0/suggest/0/quanity", vec![("/offers/0/suggest/0/quanity", json!(2))], none());
    at("unknown_field", "/offers/0/suggest/quanity", vec![("/offers/0/suggest", json!({"product": "belt", "quanity": 2}))], vec![("/offers/0/suggest", json!({"product": "belt", "quantity": 2}))]);
    at("unknown_field", "/offers/3/quantity_break/deal/cheap", vec![("/offers/3/quantity_break/deal/cheap", json!(true))], none());
    at("missing_why", "/offers/0", vec![("/offers/0/why", Value::Null)], none());
    at("unapplied_deal", "/offers/3/quantity_break/deal", vec![("/offers/3/quantity_break/deal/applied_by", Value::Null)], none());
    at("image_without_size", "/products/0/image", vec![("/products/0/image/height", Value::Null)], none());
    at("image_without_alt", "/products/0/image", vec![("/products/0/image/alt", Value::Null)], none());
    at("missing_field", "/products/3/variants/0", vec![("/products/3/variants/-", json!({"id": "x"})), ("/products/3/variants/0/id", Value::Null), ("/offers/5/tier/steps/1/service", json!("x"))], vec![("/offers/0/group", Value::Null)]);
    at("missing_field", "", vec![("/language", Value::Null)], none());
    at("missing_field", "", vec![("/revision", Value::Null)], none());
    at("wrong_type", "/products/0/variants/0/prices/USD", vec![("/products/0/variants/0/prices/USD", json!(140.0))], none());
    at("wrong_type", "/offers/0/priority", vec![("/offers/0/priority", json!(1.5))], vec![("/offers/0/priority", json!(-1))]);
    at("wrong_type", "/offers/4/kit/components/1/quantity", vec![("/offers/4/kit/components/1/quantity", json!(-1))], none());
    at("wrong_type", "/offers/1/when/line/attribute/material/0", vec![("/offers/1/when/line/attribute/material", json!([{}, "suede"]))], none());
    at("wrong_type", "/offers", vec![("/offers", json!({}))], vec![("/offers", json!([]))]);
    at("unknown_value", "/offers/0/kind", vec![("/offers/0/kind", json!("pair_well"))], none());
    at("unknown_value", "/offers/3/quantity_break/deal/rounding", vec![("/offers/3/quantity_break/deal/rounding", json!("lines"))], vec![("/offers/3/quantity_break/deal/rounding", json!("order"))]);
    at("unknown_value", "/offers/0/suggest/0/quantity", vec![("/offers/0/suggest/0/quantity", json!("match"))], vec![("/offers/0/suggest/0/quantity", json!("match_trigger"))]);
    at("unknown_format", "/format", vec![("/format", json!(2))], none());

    // Ids and references.
    at("bad_id", "/offers/0/id", vec![("/offers/0/id", json!("belt with shoes"))], vec![("/offers/0/id", json!("Belt_2.0-x"))]);
    at("bad_id", "/products/2/variants/0/id", vec![("/products/2/variants/0/id", json!(" soap-1"))], vec![("/products/2/variants/0/id", json!("gid://shop/1"))]);
    at("empty_value", "/offers/0/group", vec![("/offers/0/group", json!(" "))], none());
    at("empty_value", "/offers/2/confirm/statement", vec![("/offers/2/confirm/statement", json!(""))], none());
    at("missing_why", "/offers/0/why/de", vec![("/offers/0/why/de", json!(""))], none());
    at("empty_list", "/offers/0/when/line", vec![("/offers/0/when/line", json!({}))], none());
    at("empty_list", "/offers/0/when", vec![("/offers/0/when", json!({}))], none());
    at("empty_list", "/offers/2/when/any", vec![("/offers/2/when/any", json!([]))], none());
    at("empty_list", "/offers/0/placements", vec![("/offers/0/placements", json!([]))], none());
    at("empty_list", "/offers/0/suggest", vec![("/offers/0/suggest", json!([]))], none());
    at("empty_list", "/offers/5/tier/steps/1/adds", vec![("/offers/5/tier/steps/1/adds", json!([]))], vec![("/offers/5/tier/steps/0/adds", json!([]))]);
    at("duplicate_id", "/offers/1/id", vec![("/offers/1/id", json!("belt-with-shoes"))], none());
    at("duplicate_id", "/products/4/id", vec![("/products/-", json!({"id": "belt", "title": "x", "variants": [{"id": "y"}]}))], vec![("/products/-", json!({"id": "belts", "title": "x", "variants": [{"id": "y"}]}))]);
    at("duplicate_id", "/products/4/variants/0/id", vec![("/products/-", json!({"id": "z", "title": "x", "variants": [{"id": "soap-1"}]}))], none());
    at("unknown_product", "/offers/0/suggest/0/product", vec![("/offers/0/suggest/0/product", json!("bely"))], none());
    at("unknown_product", "/offers/3/when/line/product", vec![("/offers/3/when/line/product", json!("soaps"))], none());
    at("unknown_variant", "/offers/0/suggest/0/variant/1", vec![("/offers/0/suggest/0/variant/1", json!("shoes-m"))], none());
    at("unknown_variant", "/offers/5/tier/steps/1/service", vec![("/offers/5/tier/steps/1/service", json!("delivery-slow"))], none());
    at("unknown_plan", "/offers/6/tier/steps/1/plan", vec![("/offers/6/tier/steps/1/plan", json!("yearly"))], none());
    at("unknown_option", "/offers/1/guidance/switch/to/M", vec![("/offers/1/guidance/switch/to/M", json!("XL"))], none());
    at("unknown_option", "/offers/1/guidance/switch/option", vec![("/offers/1/guidance/switch/option", json!("Size"))], none());
    at("unknown_option", "/offers/1/when/line/option/colour", vec![("/offers/1/when/line/option", json!({"colour": "red"}))], vec![("/offers/1/when/line/option", json!({"color": "red"}))]);
    at("duplicate_name", "/products/2/variants/0/open_options/scent", vec![("/products/2/variants/0/options", json!({"scent": "rose"})), ("/products/2/variants/0/open_options", json!({"scent": ["rose", "lime"]}))], vec![("/products/2/variants/0/open_options", json!({"scent": ["rose", "lime"]}))]);
    at("unknown_attribute", "/offers/0/suggest/0/same", vec![("/offers/0/suggest/0/same", json!("size"))], none());
    at("unknown_attribute", "/offers/1/when/line/attribute/heel", vec![("/offers/1/when/line/attribute", json!({"heel": 2}))], vec![("/offers/1/when/line/attribute", json!({"heel_mm": 2}))]);
    at("unknown_sku", "/offers/2/when/any/1/line/sku", vec![("/offers/2/when/any/1/line/sku", json!("OX-XL"))], none());
    at("no_variants", "/products/4/variants", vec![("/products/-", json!({"id": "z", "title": "x", "variants": []}))], vec![("/products/-", json!({"id": "z", "title": "x", "variants": [{"id": "z1"}]}))]);

    // Numbers and amounts.
    at("bad_amount", "/products/2/variants/0/prices/USD", vec![("/products/2/variants/0/prices/USD", json!("16,00"))], vec![("/products/2/variants/0/prices/USD", json!("16"))]);
    at("bad_amount", "/offers/3/when/line/price/USD/max", vec![("/offers/3/when/line/price/USD/max", json!("$20"))], none());
    at("negative_amount", "/products/3/variants/0/prices/USD", vec![("/products/3/variants/0/prices/USD", json!("-9.00"))], none());
    at("too_precise", "/products/2/variants/0/prices/JPY", vec![("/products/2/variants/0/prices/JPY", json!("999.5"))], none());
    at("too_precise", "/offers/3/quantity_break/deal/percent_off", vec![("/offers/3/quantity_break/deal/percent_off", json!(12.345))], vec![("/offers/3/quantity_break/deal/percent_off", json!(12.34))]);
    at("too_precise", "/products/0/attributes/heel_mm", vec![("/products/0/attributes/heel_mm", json!(0.0000001))], vec![("/products/0/attributes/heel_mm", json!(0.000001))]);
    at("amount_too_large", "/products/3/variants/1/prices/USD", vec![("/products/3/variants/1/prices/USD", json!("10000000000.01"))], vec![("/products/3/variants/1/prices/USD", json!("10000000000.00"))]);
    at("bad_currency", "/products/3/variants/0/prices/usd", vec![("/products/3/variants/0/prices", json!({"usd": "9.00"}))], vec![("/products/3/variants/0/prices", json!({"XYZ": "9.00"}))]);
    at("out_of_range", "/settings/holdout", vec![("/settings/holdout", json!(51))], vec![("/settings/holdout", json!(50))]);
    at("out_of_range", "/settings/rest_after_visits", vec![("/settings/rest_after_visits", json!(0))], none());
    at("out_of_range", "/offers/0/suggest/0/quantity", vec![("/offers/0/suggest/0/quantity", json!(0))], none());
    at("out_of_range", "/offers/0/suggest/0/quantity", vec![("/offers/0/suggest/0/quantity", json!(1_000_001))], vec![("/offers/0/suggest/0/quantity", json!(1_000_000))]);
    at("out_of_range", "/offers/3/quantity_break/from", vec![("/offers/3/quantity_break/from", json!(3))], vec![("/offers/3/quantity_break/from", json!(1))]);
    at("out_of_range", "/offers/3/quantity_break/quantity", vec![("/offers/3/quantity_break/quantity", json!(1)), ("/offers/3/quantity_break/from", Value::Null)], none());
    at("out_of_range", "/offers/3/quantity_break/deal/percent_off", vec![("/offers/3/quantity_break/deal/percent_off", json!(100))], vec![("/offers/3/quantity_break/deal/percent_off", json!(99.99))]);
    at("out_of_range", "/products/0/image/width", vec![("/products/0/image/width", json!(0))], none());
    at("out_of_range", "/offers/1/claim/sample", vec![("/offers/1/claim/sample", json!(0))], none());
    at("out_of_range", "/offers/1/claim/share", vec![("/offers/1/claim/share", json!(101))], none());
    at("out_of_range", "/offers/1/guidance/distribution", vec![("/offers/1/guidance/distribution/1/share", json!(39))], vec![("/offers/1/guidance/distribution/1/share", json!(38))]);
    at("out_of_range", "/offers/1/guidance/distribution", vec![("/offers/1/guidance/distribution/1/share", json!(38.01))], vec![("/offers/1/guidance/distribution/1/share", json!(37.99))]);
    at("out_of_range", "/offers/0/when/line/quantity/max", vec![("/offers/0/when/line/quantity", json!({"max": 0}))], vec![("/offers/0/when/line/quantity", json!({"max": 1}))]);
    at("empty_range", "/offers/2/when/subtotal/USD", vec![("/offers/2/when/subtotal/USD", json!({"min": "50.00", "max": "49.99"}))], vec![("/offers/2/when/subtotal/USD", json!({"min": "50.00", "max": "50.00"}))]);
    at("empty_range", "/offers/0/when/line/quantity", vec![("/offers/0/when/line/quantity", json!({}))], none());
    at("empty_range", "/products/1/variants/0/quantity_rule", vec![("/products/1/variants/0/quantity_rule", json!({"min": 3, "max": 2}))], none());

    // Times.
    at("bad_time", "/valid_until", vec![("/valid_until", json!("next year"))], vec![("/valid_until", json!("2027-01-01T00:00:00Z"))]);
    at("bad_time", "/offers/0/schedule/from", vec![("/offers/0/schedule/from", json!("2026-02-30"))], none());
    at("bad_time", "/valid_until", vec![("/valid_until", json!("2027-01-01T00:00:00+25:00"))], vec![("/valid_until", json!("2027-01-01T00:00:00+14:00"))]);
    at("reversed_schedule", "/offers/0/schedule", vec![("/offers/0/schedule/from", json!("2026-12-01"))], vec![("/offers/0/schedule/from", json!("2026-11-30"))]);

    // Texts and links.
    at("bad_language", "/products/0/title/de_AT", vec![("/products/0/title/de_AT", json!("x"))], vec![("/products/0/title/de-AT", json!("x"))]);
    at("missing_language", "/products/0/title", vec![("/products/0/title", json!({"de": "Schuhe"}))], none());
    at("unsafe_text", "/products/0/title/en", vec![("/products/0/title/en", json!("Ox\u{202e}ford"))], vec![("/products/0/title/en", json!("<img src=x onerror=alert(1)>"))]);
    at("unsafe_text", "/offers/0/why/en", vec![("/offers/0/why/en", json!("Matches\nit"))], none());
    at("unsafe_link", "/offers/1/guidance/link/url", vec![("/offers/1/guidance/link/url", json!("javascript:alert(1)"))], vec![("/offers/1/guidance/link/url", json!("https://shop.example/x"))]);
    at("unsafe_link", "/offers/1/guidance/link/url", vec![("/offers/1/guidance/link/url", json!("www.shop.example/x"))], vec![("/offers/1/guidance/link/url", json!("/www.shop.example/x"))]);
    at("unsafe_link", "/products/0/image/src", vec![("/products/0/image/src", json!("data:image/png,x"))], none());
    at("bad_braces", "/offers/2/why", vec![("/offers/2/why", json!("Wide feet { need a wide last."))], vec![("/offers/2/why", json!("Wide feet {{ need a wide last."))]);
    at("unknown_placeholder", "/offers/2/why", vec![("/offers/2/why", json!("Your {triger} may be wide."))], vec![("/offers/2/why", json!("Your {trigger} may be wide."))]);
    at("unusable_placeholder", "/offers/0/why/en", vec![("/offers/0/why/en", json!("Saves {saving}."))], vec![("/offers/0/why/en", json!("Costs {price}."))]);
    at("unusable_placeholder", "/offers/2/confirm/statement", vec![("/offers/2/confirm/statement", json!("Fits your {trigger}"))], vec![("/offers/2/confirm/statement", json!("Fits your {foot}"))]);
    let long = |count: usize| json!(format!("{{trigger}}{}", "x".repeat(count)));
    at("long_why", "/offers/2/why", vec![("/offers/2/why", long(113))], vec![("/offers/2/why", long(112))]);
    at("several_sentences", "/offers/2/why", vec![("/offers/2/why", json!("It fits. Buy it."))], vec![("/offers/2/why", json!("It fits, e.g. wide feet."))]);
    at("several_sentences", "/offers/2/why", vec![("/offers/2/why", json!("it fits. looks great."))], vec![("/offers/2/why", json!("it fits, incl. wide feet."))]);
    at("several_sentences", "/offers/2/why", vec![("/offers/2/why", json!("It fits.Also in wide."))], vec![("/offers/2/why", json!("It fits 1.5 times as wide."))]);
    at("generic_why", "/offers/2/why", vec![("/offers/2/why", json!("You may also like this."))], vec![("/offers/2/why", json!("You may also like to know that it fits."))]);

    // Claims about other shoppers.
    let most = json!("Most people size up.");
    at("claim_without_evidence", "/offers/2/why", vec![("/offers/2/why", most.clone())], vec![("/offers/2/why", json!("Makes the most of wide feet."))]);
    at("claim_without_evidence", "/offers/2/why", vec![("/offers/2/why", json!("{share} agree."))], none());
    at("claim_without_evidence", "/offers/0/why/de", vec![("/offers/0/why/de", json!("Die meisten nehmen ihn."))], none());
    at("claim_without_evidence", "/offers/2/why/en-GB", vec![("/offers/2/why", json!({"en": "Wide feet need it.", "en-GB": "Our customers need it."}))], none());
    at("claim_without_evidence", "/offers/1/guidance/distribution", vec![("/offers/1/claim", Value::Null), ("/offers/1/why", json!("It runs small."))], none());
    at("majority_not_shown", "/offers/1/why", vec![("/offers/1/why", most.clone()), ("/offers/1/claim/sample", json!(20))], vec![("/offers/1/why", most)]);

    // The settings.
    at("too_many_suggestions", "/settings/max_suggestions", vec![("/settings/max_suggestions", json!(4))], vec![("/settings/max_suggestions", json!(0))]);

    // Offers.
    at("bad_country", "/offers/0/audience/country/1", vec![("/offers/0/audience/country/1", json!("UKK"))], none());
    at("no_trigger_line", "/offers/2", vec![("/offers/2/when", Value::Null)], vec![("/offers/4/when", Value::Null)]);
    at("no_trigger_line", "/offers/2/when/any/1", vec![("/offers/2/when/any/1", json!({"subtotal": {"USD": {"min": "50.00"}}}))], vec![("/offers/2/when/any/1", json!({"line": {"tag": "x"}, "subtotal": {"USD": {"min": "50.00"}}}))]);
    at("no_trigger_line", "/offers/2/when", vec![("/offers/2/when", json!({"none": [{"line": {"product": "shoes"}}]}))], vec![("/offers/2/when", json!({"all": [{"none": [{"line": {"product": "belt"}}]}, {"line": {"product": "shoes"}}]}))]);
    let nested = |levels: usize| {
        (1..levels).fold(json!({"line": {"product": "shoes"}}), |inner, _| json!({"any": [inner]}))
    };
    at("condition_too_deep", "/offers/2/when", vec![("/offers/2/when", nested(8))], vec![("/offers/2/when", nested(7))]);
    at("no_suggestion", "/offers/2", vec![("/offers/2/confirm", Value::Null)], none());
    at("no_suggestion", "/offers/2", vec![("/offers/2/guidance", json!({}))], none());
    at("wrong_kind", "/offers/2/kind", vec![("/offers/2/kind", json!("pairs_well"))], none());
    at("bad_deal", "/offers/3/quantity_break/deal", vec![("/offers/3/quantity_break/deal/percent_off", Value::Null)], none());
    at("bad_deal", "/offers/3/quantity_break/deal", vec![("/offers/3/quantity_break/deal/total", json!({"USD": "40.00"}))], vec![("/offers/3/quantity_break/deal", json!({"total": {"USD": "40.00"}, "applied_by": "automatic"}))]);
    at("bad_deal", "/offers/4/kit/deal/applied_by/code", vec![("/offers/4/kit/deal/applied_by/code", json!("KIT 15"))], none());
    at("unpriced_deal", "/offers/4/kit/deal/total/EUR", vec![("/offers/4/kit/deal/total/EUR", json!("150.00"))], vec![("/offers/4/kit/deal/total/GBP", json!("150.00"))]);
    at("unpriced_deal", "/offers/4/kit/deal", vec![("/offers/4/kit/components/1", json!({"product": "other"})), ("/products/-", json!({"id": "other", "title": "x", "variants": [{"id": "y", "prices": {"EUR": "1.00"}}]})), ("/offers/4/kit/deal", json!({"percent_off": 10, "applied_by": "automatic"}))], vec![("/offers/4/kit/deal", json!({"percent_off": 10, "applied_by": "automatic"}))]);
    // The dearest choice of shoes, 150.00, and a belt of 45.00.
    at("no_saving", "/offers/4/kit/deal/total/USD", vec![("/offers/4/kit/deal/total/USD", json!("195.00"))], vec![("/offers/4/kit/deal/total/USD", json!("194.99"))]);
    at("no_saving", "/offers/4/kit/deal/market_totals/GB/GBP", vec![("/offers/4/kit/deal/market_totals/GB/GBP", json!("170.00"))], vec![("/offers/4/kit/deal/market_totals/GB/GBP", json!("169.99"))]);
    at("no_saving", "/offers/3/quantity_break/deal/total/USD", vec![("/offers/3/quantity_break/deal", json!({"total": {"USD": "48.00"}, "applied_by": "automatic"}))], vec![("/offers/3/quantity_break/deal", json!({"total": {"USD": "47.99"}, "applied_by": "automatic"}))]);
    // 0.05 percent of 16.00 is less than a cent: rounded up at each unit nothing is saved; at the line there is.
    at("no_saving", "/offers/3/quantity_break/deal", vec![("/products/2/variants/0/prices", json!({"USD": "16.00"})), ("/offers/3/quantity_break/deal", json!({"percent_off": 0.05, "applied_by": "automatic", "rounding": "unit"}))], vec![("/products/2/variants/0/prices", json!({"USD": "16.00"})), ("/offers/3/quantity_break/deal", json!({"percent_off": 0.05, "applied_by": "automatic", "rounding": "line"}))]);
    at("free_deal", "/offers/4/kit/deal/total/USD", vec![("/offers/4/kit/deal/total/USD", json!("0.00"))], vec![("/offers/4/kit/deal/total/USD", json!("0.01"))]);
    at("free_deal", "/offers/3/quantity_break/deal/amount_off/USD", vec![("/offers/3/quantity_break/deal", json!({"amount_off": {"USD": "48.00"}, "applied_by": "automatic"}))], vec![("/offers/3/quantity_break/deal", json!({"amount_off": {"USD": "8.00"}, "applied_by": "automatic"}))]);
    at("small_kit", "/offers/4/kit/components", vec![("/offers/4/kit/components", json!([{"product": "shoes", "quantity": 2}]))], none());
    at("small_kit", "/offers/4/kit/components/2/product", vec![("/offers/4/kit/components/-", json!({"product": "belt"}))], none());
    at("fake_tier", "/offers/5/tier/steps/2/adds", vec![("/offers/5/tier/steps/2/adds", json!(["tracking", "Next  day"]))], none());
    at("fake_tier", "/offers/5/tier/steps/2", vec![("/offers/5/tier/steps/2/service", json!("delivery-fast"))], none());
    at("fake_tier", "/offers/5/tier/steps/2", vec![("/products/3/variants/1/prices/USD", json!("9.00"))], vec![("/products/3/variants/1/prices/USD", json!("9.01"))]);
    at("fake_tier", "/offers/5/tier/steps/1", vec![("/products/3/variants/0/prices/USD", json!("0.00"))], vec![("/products/3/variants/0/prices/USD", json!("0.01"))]);
    at("fake_tier", "/offers/6/tier/steps/1", vec![("/products/2/variants/0/plans/1/prices/USD", json!("13.00"))], none());
    at("tier_steps", "/offers/6/tier/steps", vec![("/offers/6/tier/steps", json!([{"title": "x", "adds": "y", "plan": "monthly"}]))], none());
    at("tier_steps", "/offers/5/tier/steps/2/recommended", vec![("/offers/5/tier/steps/2/recommended", json!(true))], none());
    at("tier_steps", "/offers/5/tier/steps/2", vec![("/offers/5/tier/steps/2/service", Value::Null), ("/offers/5/tier/steps/0/service", json!("delivery-faster")), ("/products/3/variants/1/prices", json!({}))], none());
    at("tier_steps", "/offers/6/tier/steps", vec![("/offers/6/tier/steps/-", json!({"title": "z", "adds": "q", "service": "delivery-fast"}))], none());
    at("tier_steps", "/offers/6/tier/steps/1", vec![("/offers/6/tier/steps/1/variant", json!("soap-1"))], none());
    let line_tier = |steps: Value| vec![("/offers/6/tier", json!({"steps": steps}))];
    let sizes = json!([{"title": "M", "adds": "Less", "variant": "shoes-m"}, {"title": "L", "adds": "More", "variant": "shoes-l"}]);
    at("tier_steps", "/offers/6/tier/steps", line_tier(json!([{"title": "M", "adds": "Less", "variant": "belt-brown"}, {"title": "L", "adds": "More", "variant": "shoes-l"}])), line_tier(sizes));
    at("tier_steps", "/offers/6/tier/steps/1", vec![("/offers/6/tier/for", json!("order")), ("/offers/6/tier/steps", json!([{"title": "As it is", "adds": []}, {"title": "L", "adds": "More", "variant": "shoes-l"}]))], line_tier(json!([{"title": "As it is", "adds": []}, {"title": "L", "adds": "More", "variant": "shoes-l"}])));
    at("fake_tier", "/offers/6/tier/steps/1", line_tier(json!([{"title": "As it is", "adds": []}, {"title": "M", "adds": "More", "variant": "shoes-m"}])), none());

    // What no JSON value can show.
    let good = edited(&none());
    let text = |code, pointer, bad: String| Case { code, pointer, bad, good: good.clone() };
    cases.push(text("json_syntax", "", good.replace("\"format\": 1,", "\"format\": 1")));
    cases.push(text("json_syntax", "", String::new()));
    cases.push(text("json_too_deep", "", "[".repeat(100_000)));
    cases.push(text("duplicate_name", "/settings/holdout", good.replace("\"holdout\": 5", "\"holdout\": 5, \"holdout\": 6")));
    cases
}

#[test]
fn every_case_has_its_finding_and_its_near_miss_none() {
    let mut wrong = String::new();
    for case in cases() {
        let all = found(case.bad.as_bytes());
        let places: Vec<_> = all.iter().map(|one| (one.code, one.pointer.as_str())).collect();
        if places != [(case.code, case.pointer)] {
            let rendered = diagnostic::render("bad", &case.bad, &all);
            wrong += &format!("expected {} at {}, found:\n{rendered}\n", case.code, case.pointer);
        }
        let all = found(case.good.as_bytes());
        if !all.is_empty() {
            let rendered = diagnostic::render("good", &case.good, &all);
            wrong += &format!("near miss of {} at {} has:\n{rendered}\n", case.code, case.pointer);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_the_checks_let_pass_can_be_written_down() {
    let mut deepest = 0;
    for levels in 1..20 {
        let leaf = json!({"line": {"attribute": {"material": "suede"}}, "lines": {"min": 1}});
        let when = (1..levels).fold(leaf, |inner, level| {
            let list = if level % 2 == 0 { "any" } else { "none" };
            let mut outer = json!({"line": {"product": "shoes"}, "lines": {"min": level}});
            outer[list] = json!([inner, {"line": {"product": "belt"}}]);
            outer
        });
        let source = edited(&vec![("/offers/2/when", when)]);
        match found(source.as_bytes()).as_slice() {
            [] => deepest = levels,
            [only] => assert_eq!(only.code, "condition_too_deep", "{levels} levels"),
            several => panic!("{several:?}"),
        }
    }
    assert_eq!(deepest, 7);
}

#[test]
fn messages_are_plain_words() {
    for case in cases() {
        for one in found(case.bad.as_bytes()) {
            let said = format!("{} {}", one.message, one.help.clone().unwrap_or_default());
            for odd in ["Option<", "struct ", "enum ", "variant index", "u32", "f64", "i64", "Vec<", "serde"]
            {
                assert!(!said.contains(odd), "{said}");
            }
            assert!(
                !one.message.ends_with('.') && !one.message.starts_with(char::is_uppercase),
                "{}",
                one.message
            );
        }
    }
}
