//! What the linter does besides finding: SARIF, costs, the quick win, and its limits.

use crate::edit::{FULL, SMALL, edited, merged};
use cart_associate::authoring::lint::{cost_problems, sarif};
use cart_associate::authoring::{Options, Severity, compile, compile_linted, diagnostic, lint};
use serde_json::{Value, json};

fn codes(source: &str, options: &Options) -> Vec<&'static str> {
    lint(source.as_bytes(), options).diagnostics.iter().map(|one| one.code).collect()
}

fn bundle(edit: impl FnOnce(&mut Value)) -> String {
    let mut bundle: Value = serde_json::from_str(SMALL).unwrap();
    edit(&mut bundle);
    serde_json::to_string_pretty(&bundle).unwrap()
}

#[test]
fn the_linter_finds_all_that_the_compiler_finds() {
    let source = edited(&vec![
        ("/offers/2/why", json!("Most people size up.")),
        ("/settings/max_suggestions", json!(9)),
    ]);
    let errors = compile(source.as_bytes()).diagnostics;
    assert_eq!(errors.len(), 2);
    let found = lint(source.as_bytes(), &Options::default()).diagnostics;
    assert!(errors.iter().all(|error| found.contains(error)));
    assert!(errors.iter().all(|error| error.severity == Severity::Error));
}

#[test]
fn warnings_stop_nothing() {
    let source = bundle(|all| all["offers"][0]["why"] = json!("We think you'll love it."));
    let compiled = compile_linted(source.as_bytes(), &Options::default());
    assert_eq!(compiled.diagnostics.iter().map(|one| one.code).collect::<Vec<_>>(), ["vague_why"]);
    assert_eq!(compiled.bytes, compile(source.as_bytes()).bytes);
    assert!(compiled.bytes.is_some());
}

#[test]
fn a_generic_why_is_an_error_unless_the_file_allows_it() {
    let generic = |allow: Value| {
        bundle(|all| {
            all["offers"][0]["why"] = json!("You may also like this.");
            all["allow"] = allow;
        })
    };
    let refused = compile(generic(json!([])).as_bytes());
    let found = &refused.diagnostics[0];
    assert_eq!(
        (found.code, found.severity, found.pointer.as_str()),
        ("generic_why", Severity::Error, "/offers/0/why")
    );
    assert_eq!((refused.diagnostics.len(), refused.bytes), (1, None));
    let allowed = compile(generic(json!(["generic_why"])).as_bytes());
    assert_eq!(
        (allowed.diagnostics[0].code, allowed.diagnostics[0].severity),
        ("generic_why", Severity::Warning)
    );
    assert!(allowed.diagnostics.len() == 1 && allowed.bytes.is_some());
    let other = compile(generic(json!(["vague_why"])).as_bytes());
    assert_eq!(
        other.diagnostics.iter().map(|one| one.code).collect::<Vec<_>>(),
        ["unknown_value", "generic_why"]
    );
    // It is what a quick win is for, allowed or not.
    for allow in [json!([]), json!(["generic_why"])] {
        let win = lint(generic(allow).as_bytes(), &Options::default()).quick_win;
        assert_eq!(win.map(|win| win.pointer).as_deref(), Some("/offers/0"));
    }
}

#[test]
fn nothing_is_said_of_an_offer_that_has_an_error() {
    let source = bundle(|all| {
        all["offers"][0]["when"] = json!({ "line": { "requires_shipping": true } });
        all["offers"][0]["suggest"]["product"] = json!("tray");
    });
    assert_eq!(codes(&source, &Options::default()), ["unknown_product"]);
}

#[test]
fn what_could_not_be_read_makes_no_offer_generic() {
    // A number for an id, as Shopify's own files have it: what is left of the trigger would be any line.
    let source = bundle(|all| {
        all["offers"][0]["when"] = json!({ "line": { "product": 1001 } });
        all["offers"][0]["why"] = json!("We think you'll love it.");
    });
    let found = lint(source.as_bytes(), &Options::default());
    assert_eq!(found.diagnostics.iter().map(|one| one.code).collect::<Vec<_>>(), ["wrong_type"]);
    assert_eq!(found.quick_win, None);
}

#[test]
fn utf_16_is_called_by_its_name() {
    let bytes =
        |text: &str, order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let marked = format!("\u{feff}{SMALL}");
    for source in [
        bytes(&marked, u16::to_le_bytes),
        bytes(&marked, u16::to_be_bytes),
        bytes(SMALL, u16::to_le_bytes),
        bytes(SMALL, u16::to_be_bytes),
    ] {
        let found = compile(&source).diagnostics;
        assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), ["not_utf8"]);
        assert_eq!(found[0].message, "the file is UTF-16 text");
    }
    let latin = compile(b"{ \"revision\": \"caf\xe9\" }").diagnostics;
    assert_eq!(latin[0].message, "the file is not UTF-8 text from byte 18 on");
}

#[test]
fn whoever_writes_lines_for_line_is_told_which_is_which() {
    let help = |name: &str| {
        let source = bundle(|all| all["offers"][0]["when"] = json!({ name: { "colection": "desks" } }));
        let found = compile(source.as_bytes()).diagnostics;
        found.into_iter().find(|one| one.code == "unknown_field").and_then(|one| one.help).unwrap_or_default()
    };
    assert_eq!(help("lines"), "`lines` is how many lines the cart has; what a line is stands in `line`");
    assert_eq!(help("line"), "did you mean `collection`?");
}

#[test]
fn costs_go_into_warnings_and_nowhere_else() {
    let source = merged(
        "offer",
        json!({ "kind": "bundle", "when": { "line": { "product": "soap" } }, "why": "You have {have}, and soap keeps for years.",
            "quantity_break": { "quantity": 3, "deal": { "percent_off": 25, "applied_by": "automatic" } } }),
    );
    // A figure and a column that would be recognised in whatever form they were kept.
    let costs = "variant,currency,cost,supplier\nsoap-1,USD,11.37,Secret Soapworks\n";
    let options = Options { costs: Some(costs.into()), margin_floor: Some(30.0), now: None };
    let found = lint(source.as_bytes(), &options).diagnostics;
    assert_eq!(
        found.iter().map(|one| (one.code, one.pointer.as_str())).collect::<Vec<_>>(),
        [("low_margin", "/offers/0/quantity_break/deal")]
    );
    // 36.00 for three that cost 34.11.
    assert!(found[0].message.contains("5.2 percent in USD"), "{}", found[0].message);
    let with = compile_linted(source.as_bytes(), &options);
    assert_eq!(with.diagnostics, found);
    let bytes = with.bytes.unwrap();
    assert_eq!(
        Some(&bytes),
        compile(source.as_bytes()).bytes.as_ref(),
        "the compiled form does not know the costs"
    );
    let holds = |wanted: &[u8]| bytes.windows(wanted.len()).any(|window| window == wanted);
    for secret in
        [&b"11.37"[..], b"1137", b"Secret", b"supplier", &1137i64.to_le_bytes(), &1137u32.to_le_bytes()]
    {
        assert!(!holds(secret), "{secret:?}");
    }
    assert!(holds(b"soap-1"), "the bytes are those of the bundle");
}

#[test]
fn a_kit_whose_part_goes_with_nothing_is_found_too() {
    let kit = |product: &str| {
        merged(
            "offer",
            json!({ "kind": "bundle", "when": { "line": { "product": "desk" } }, "why": "Both suit your {trigger}.",
                "kit": { "components": [{ "product": "desk" }, { "product": product, "same": "material" }],
                    "deal": { "percent_off": 5, "applied_by": "automatic" } } }),
        )
    };
    let found = |source: &str| lint(source.as_bytes(), &Options::default()).diagnostics;
    let of_tray = found(&kit("cable-tray"));
    let places: Vec<_> = of_tray.iter().map(|one| (one.code, one.pointer.as_str())).collect();
    assert_eq!(places, [("never_fits", "/offers/0/kit/components/1/same")]);
    assert_eq!(found(&kit("oak-oil")), []);
}

#[test]
fn all_names_of_same_must_agree_with_one_trigger() {
    let source = |finish: &str| {
        bundle(|all| {
            let mut other = all["products"][0].clone();
            other["id"] = json!("steel-desk");
            other["attributes"] = json!({ "material": "steel", "finish": finish });
            other["variants"] = json!([{ "id": "steel-desk-1", "prices": { "USD": "499.00" } }]);
            all["products"][0]["attributes"] = json!({ "material": "oak", "finish": "gloss" });
            all["products"][1]["attributes"] = json!({ "material": "steel", "finish": "gloss" });
            all["products"].as_array_mut().unwrap().push(other);
            all["offers"][0]["suggest"]["same"] = json!(["material", "finish"]);
        })
    };
    let found = lint(source("matt").as_bytes(), &Options::default()).diagnostics;
    let messages: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(messages, ["nothing that triggers this has the same `material` and `finish` as `cable-tray`"]);
    assert_eq!(codes(&source("gloss"), &Options::default()), [""; 0]);
}

#[test]
fn a_deal_without_a_total_for_a_market_has_the_general_one_there() {
    let source = bundle(|all| {
        all["products"][3]["variants"][0] =
            json!({ "id": "soap-1", "market_prices": { "GB": { "GBP": "14.00" } } });
        all["offers"][0] = json!({ "id": "soaps", "kind": "bundle", "when": { "line": { "product": "soap" } },
            "why": "You have {have}, and soap keeps for years.",
            "quantity_break": { "quantity": 3, "deal": { "total": { "GBP": "36.00" }, "applied_by": "automatic" } } });
    });
    let costs = "variant,currency,cost\nsoap-1,GBP,11.90\n".to_owned();
    let options = Options { costs: Some(costs), margin_floor: Some(5.0), now: None };
    assert_eq!(codes(&source, &options), ["low_margin"]);
}

#[test]
fn the_margin_is_that_of_the_worst_choice() {
    let kit = |total: &str| {
        merged(
            "offer",
            json!({ "kind": "bundle", "when": { "line": { "product": "desk" } }, "why": "The oil keeps rings from cups off your {trigger}.",
                "kit": { "components": [{ "product": "desk" }, { "product": "oak-oil" }], "deal": { "total": { "USD": total }, "applied_by": "automatic" } } }),
        )
    };
    // The 160 cm desk costs more to buy in, and leaves 100.00 less than the price of the 140 cm one would.
    let costs = "variant,currency,cost\nDESK-140,USD,300.00\nDESK-160,USD,400.00\noil-1,USD,5.00\n";
    let options = |floor| Options { costs: Some(costs.into()), margin_floor: Some(floor), now: None };
    assert_eq!(codes(&kit("500.00"), &options(19.1)), ["low_margin"]);
    assert_eq!(codes(&kit("500.00"), &options(18.9)), [""; 0]);
    assert_eq!(codes(&kit("404.00"), &options(0.0)), ["low_margin"]);
    // A cost that is not known is no margin of a hundred percent.
    let options = Options {
        costs: Some("variant,currency,cost\noil-1,USD,5.00\n".into()),
        margin_floor: Some(90.0),
        now: None,
    };
    assert_eq!(codes(&kit("500.00"), &options), [""; 0]);
    assert_eq!(cost_problems("variant,currency,cost\noil-1,USD,five\n")[0].line, 2);
}

#[test]
fn schedules_are_judged_by_the_time_given() {
    let source = merged("offer", json!({ "schedule": { "until": "2026-12-24" } }));
    let at = |now: i64| codes(&source, &Options { now: Some(now), ..Options::default() });
    let end = 1_798_070_400_000; // 2026-12-24
    assert_eq!(at(end - 1), [""; 0]);
    assert_eq!(at(end), ["dead_schedule"]);
    assert_eq!(codes(&source, &Options::default()), [""; 0]);
    let late = merged("offer", json!({ "schedule": { "from": "2026-12-24" } })).replacen(
        "\"format\"",
        "\"valid_until\": \"2026-12-01\", \"format\"",
        1,
    );
    assert_eq!(codes(&late, &Options::default()), ["dead_schedule"]);
}

#[test]
fn a_share_of_a_large_index_is_generic_and_of_a_small_one_is_not() {
    let with = |count: usize, desks: usize| {
        bundle(|all| {
            for number in 0..count {
                let collection = if number < desks { "desks" } else { "lamps" };
                all["products"]
                    .as_array_mut()
                    .unwrap()
                    .push(json!({ "id": format!("x{number}"), "title": "x", "collections": [collection],
                    "variants": [{ "id": format!("x{number}-1"), "prices": { "USD": "499.00" } }] }));
            }
        })
    };
    // Of five products and those added; the trigger is the collection.
    assert_eq!(codes(&with(4, 4), &Options::default()), [""; 0], "five of nine, but only five");
    assert_eq!(codes(&with(5, 5), &Options::default()), ["generic_offer"], "six of ten");
    assert_eq!(codes(&with(7, 5), &Options::default()), [""; 0], "six of twelve");
}

fn win(source: &str) -> (bool, String, String, Option<String>) {
    let found = lint(source.as_bytes(), &Options::default()).quick_win.expect("there is a generic offer");
    (found.found, found.pointer, found.text, found.replacement)
}

fn generic(edit: impl FnOnce(&mut Value)) -> String {
    bundle(|all| {
        all["offers"].as_array_mut().unwrap().push(json!({ "id": "popular", "kind": "pairs_well", "priority": 3,
            "when": { "line": { "requires_shipping": true } }, "suggest": { "product": "soap" }, "why": "You may also like this soap." }));
        edit(all);
    })
}

/// The bundle with its generic offer replaced.
fn replaced(source: &str, replacement: &str) -> String {
    let mut all: Value = serde_json::from_str(source).unwrap();
    all["offers"][1] = serde_json::from_str(replacement).unwrap();
    all.to_string()
}

#[test]
fn the_quick_win_rests_on_an_explicit_relation() {
    // The oil is of the same material as the desk: the only relation there is.
    let source = generic(|_| {});
    let (found, pointer, text, replacement) = win(&source);
    assert_eq!((found, pointer.as_str()), (true, "/offers/1"), "{text}");
    assert!(text.contains("`oak-oil` and `desk` have the same `material`, `oak`"), "{text}");
    let replacement = replacement.unwrap();
    let offer: Value = serde_json::from_str(&replacement).unwrap();
    assert_eq!(offer["when"], json!({ "line": { "type": "Desks", "attribute": { "material": "oak" } } }));
    assert_eq!(offer["suggest"], json!({ "product": "oak-oil", "same": "material" }));
    assert_eq!((&offer["id"], &offer["priority"]), (&json!("desk-oak-oil"), &json!(3)));
    assert_eq!(
        codes(&replaced(&source, &replacement), &Options::default()),
        [""; 0],
        "it lints clean in its place"
    );

    // A declared complement counts for more, and so does a job that the trigger leaves open.
    let made_for = generic(|all| all["products"][3]["attributes"] = json!({ "goes_with": "Desks" }));
    let (_, _, text, replacement) = win(&made_for);
    assert!(text.contains("`soap` says that it is made for the type `Desks`"), "{text}");
    assert_eq!(codes(&replaced(&made_for, &replacement.unwrap()), &Options::default()), [""; 0]);
    let open = generic(|all| {
        all["products"][0]["attributes"]["needs"] = json!("cleaning");
        all["products"][3]["need"] = json!("cleaning");
    });
    let (_, _, text, replacement) = win(&open);
    assert!(text.contains("`desk` needs `cleaning`, and `soap` does that"), "{text}");
    assert_eq!(codes(&replaced(&open, &replacement.unwrap()), &Options::default()), [""; 0]);
    // An option that both come with.
    let option = generic(|all| {
        all["products"][2]["attributes"] = json!({});
        all["products"][3]["variants"][0]["options"] = json!({ "width": "140" });
    });
    let (_, _, text, replacement) = win(&option);
    assert!(text.contains("`soap` comes in the same `width` as `desk`"), "{text}");
    assert_eq!(codes(&replaced(&option, &replacement.unwrap()), &Options::default()), [""; 0]);
}

#[test]
fn where_nothing_is_related_there_is_a_template_and_no_guess() {
    for edit in [
        // Nothing in common.
        |all: &mut Value| all["products"][2]["attributes"] = json!({}),
        // More than half of what the desk costs.
        |all: &mut Value| all["products"][2]["variants"][0]["prices"]["USD"] = json!("300.00"),
        // Not to be had.
        |all: &mut Value| all["products"][2]["variants"][0]["available"] = json!(false),
        // Of the same sort.
        |all: &mut Value| all["products"][2]["type"] = json!("Desks"),
        // Another offer suggests it already.
        |all: &mut Value| {
            let mut other = all["offers"][0].clone();
            other["id"] = json!("oil");
            other["suggest"] = json!({ "product": "oak-oil" });
            all["offers"].as_array_mut().unwrap().push(other);
        },
    ] {
        let (found, pointer, text, replacement) = win(&generic(edit));
        assert_eq!((found, pointer.as_str(), replacement), (false, "/offers/1", None), "{text}");
        assert!(text.contains("none found") && text.contains("\"suggest\": {\"product\":\"…\"}"), "{text}");
    }
    assert_eq!(lint(SMALL.as_bytes(), &Options::default()).quick_win, None, "no offer is generic");
}

/// What SARIF 2.1.0 demands of a log with results (sections 3.13, 3.14, 3.19, 3.27, 3.28, 3.30, 3.49).
#[test]
fn the_sarif_log_is_as_its_specification_demands() {
    let source = generic(|all| all["offers"][0]["why"] = json!("Käse {triger}"));
    let found = lint(source.as_bytes(), &Options::default()).diagnostics;
    assert!(
        found.iter().any(|one| one.severity == Severity::Error)
            && found.iter().any(|one| one.severity == Severity::Warning)
    );
    let log = sarif("my rules:1/ä.json", &source, &found);
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().contains("sarif-2.1.0"));
    let runs = log["runs"].as_array().unwrap();
    assert_eq!(runs.len(), 1);
    let driver = &runs[0]["tool"]["driver"];
    assert!(!driver["name"].as_str().unwrap().is_empty());
    assert_eq!(runs[0]["columnKind"], "unicodeCodePoints");
    let rules = driver["rules"].as_array().unwrap();
    let text = |value: &Value| {
        let text = value["text"].as_str().unwrap();
        assert!(text.ends_with('.') && !text.starts_with(char::is_lowercase), "{text}");
        text.to_owned()
    };
    for rule in rules {
        assert!(!rule["id"].as_str().unwrap().is_empty());
        text(&rule["shortDescription"]);
        text(&rule["fullDescription"]);
        assert!(
            ["error", "warning", "note", "none"]
                .contains(&rule["defaultConfiguration"]["level"].as_str().unwrap())
        );
    }
    let results = runs[0]["results"].as_array().unwrap();
    assert_eq!(results.len(), found.len());
    let lines: Vec<Vec<char>> = source.lines().map(|line| line.chars().collect()).collect();
    for (result, one) in results.iter().zip(&found) {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert_eq!((&result["ruleId"], &result["level"]), (&json!(one.code), &json!(one.severity.word())));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let location = &result["locations"][0];
        assert_eq!(
            location["physicalLocation"]["artifactLocation"]["uri"], "./my%20rules%3A1/%C3%A4.json",
            "a URI reference"
        );
        assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], json!(one.pointer));
        let region = &location["physicalLocation"]["region"];
        let number = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
        let (line, column) = (number("startLine"), number("startColumn"));
        assert!(line >= 1 && column >= 1 && (number("endLine"), number("endColumn")) >= (line, column));
        assert_eq!(
            (number("byteOffset"), number("byteLength")),
            (one.span.start, one.span.end - one.span.start)
        );
        // Columns count code points, and the end is the one after the last.
        if number("endLine") == line {
            let shown: String = lines[line - 1][column - 1..number("endColumn") - 1].iter().collect();
            assert_eq!(Some(shown.as_str()), source.get(one.span.start..one.span.end));
        }
    }
    let empty = sarif("rules.json", SMALL, &[]);
    assert_eq!(empty["runs"][0]["results"], json!([]), "a clean file has results, none of them");
}

#[test]
fn no_text_of_the_log_is_an_order_to_whoever_shows_it() {
    let source = SMALL.replace("\"why\"", "\"wh\\u009b2J\\u202ey\"");
    let found = lint(source.as_bytes(), &Options::default()).diagnostics;
    let log = sarif("a\u{1b}]0;x\u{7}\u{202e}.json", &source, &found).to_string();
    assert!(log.contains("unknown_field") && log.contains("/wh 2J y"));
    assert!(!log.chars().any(cart_associate::text::is_unsafe_character), "{log}");
}

#[test]
fn findings_as_json_say_why_and_where_to_read_on() {
    let source = bundle(|all| all["offers"][0]["why"] = json!("We think you'll love it."));
    let found = lint(source.as_bytes(), &Options::default()).diagnostics;
    let all = diagnostic::to_json(&source, &found);
    assert_eq!(all[0]["page"], "docs/diagnostics/vague_why.md");
    assert_eq!(all[0]["why"], "it could stand on any card for anything, so it helps nobody to decide");
    assert_eq!(all[0]["severity"], "warning");
}

#[test]
fn why_it_matters_is_told_once_for_each_code() {
    let source = bundle(|all| {
        all["offers"][0]["why"] = json!("We think you'll love it.");
        let mut other = all["offers"][0].clone();
        other["id"] = json!("other");
        other["suggest"] = json!({ "product": "oak-oil" });
        all["offers"].as_array_mut().unwrap().push(other);
    });
    let found = lint(source.as_bytes(), &Options::default()).diagnostics;
    let text = diagnostic::render("rules.json", &source, &found);
    let count = |what: &str| text.matches(what).count();
    assert_eq!(
        (count("warning[vague_why]"), count(" = why: "), count(" = see: docs/diagnostics/vague_why.md")),
        (2, 1, 1)
    );
}

#[test]
fn whatever_the_bytes_the_linter_answers() {
    let options =
        Options { costs: Some("\u{0}\"".into()), margin_floor: Some(f64::NAN), now: Some(i64::MIN) };
    for end in (0..FULL.len()).step_by(5) {
        lint(&FULL.as_bytes()[..end], &options);
    }
    for at in (0..FULL.len()).step_by(11) {
        for byte in *b"{}[],:\"0-/\xff" {
            let mut bytes = FULL.as_bytes().to_vec();
            bytes[at] = byte;
            lint(&bytes, &options);
        }
    }
}

/// The demo's own rules have nothing wrong.
#[test]
fn the_demo_lints_clean() {
    let source = include_str!("../../www/demo/rules.json");
    let found = lint(source.as_bytes(), &Options::default()).diagnostics;
    assert!(found.is_empty(), "{}", diagnostic::render("www/demo/rules.json", source, &found));
}
