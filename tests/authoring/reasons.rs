//! Every reason that an offer is withheld for has a cart here that shows its words, with the facts of that cart.

use cart_associate::authoring::explain::{HELD_OUT, REASONS, answer, withheld_text};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const NOW: i64 = 1_795_348_800_000; // 22 November 2026, 12:00 UTC
const DAY: i64 = 86_400_000;

fn rules(offer: &Value, changes: &[(&str, Value)]) -> Value {
    let variant = |id: &str, color: &str, price: &str| json!({ "id": id, "title": color, "options": { "color": color }, "prices": { "USD": price } });
    let mut rules = json!({
        "format": 1, "revision": "1", "id": "shop", "language": "en",
        "markets": { "GB": { "prices_include_tax": true } },
        "products": [
            { "id": "shoes", "title": "Oxford shoes", "short_name": "Oxfords", "collections": ["shoes"], "attributes": { "material": "leather" },
              "variants": [variant("shoes-black", "black", "140.00"), variant("shoes-brown", "brown", "140.00")] },
            { "id": "belt", "title": "Belt", "need": "belt", "attributes": { "material": "suede" }, "variants": [variant("belt-black", "black", "45.00"), variant("belt-brown", "brown", "45.00")] },
            { "id": "braces", "title": "Braces", "need": "belt", "variants": [{ "id": "braces-1", "prices": { "USD": "35.00" } }] },
            { "id": "soap", "title": "Soap", "variants": [{ "id": "soap-1", "prices": { "USD": "16.00" } }] },
            { "id": "tree", "title": "Shoe tree", "variants": [{ "id": "tree-1", "prices": { "USD": "20.00" } }] }
        ],
        "offers": [offer]
    });
    for (pointer, value) in changes {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match rules.pointer_mut(parent).unwrap() {
            Value::Array(list) => list.push(value.clone()),
            parent => parent[name] = value.clone(),
        }
    }
    rules
}

/// The plain offer that the cases change: a belt of the same colour with shoes.
fn belt(changes: Value) -> Value {
    let mut offer = json!({
        "id": "belt", "kind": "pairs_well", "when": { "line": { "collection": "shoes" } },
        "suggest": { "product": "belt", "same": "color" }, "why": "The same leather as your {trigger}."
    });
    for (name, value) in changes.as_object().unwrap() {
        offer[name] = value.clone();
    }
    offer
}

fn line(product: &str, variant: &str, quantity: i64, price: i64) -> Value {
    json!({ "key": variant, "product": product, "variant": variant, "quantity": quantity, "unit_price": price, "total": price * quantity })
}

fn cart(lines: &[Value]) -> Value {
    let total: i64 = lines.iter().map(|line| line["total"].as_i64().unwrap()).sum();
    json!({ "currency": "USD", "exponent": 2, "total": total, "lines": lines })
}

struct Case {
    reason: &'static str,
    offer: Value,
    changes: Vec<(&'static str, Value)>,
    cart: Value,
    context: Value,
    /// The whole text.
    says: &'static str,
}

fn case(reason: &'static str, offer: Value, says: &'static str) -> Case {
    let shoes = cart(&[line("shoes", "shoes-black", 1, 14_000)]);
    Case { reason, offer, changes: Vec::new(), cart: shoes, context: json!({}), says }
}

impl Case {
    fn with(mut self, lines: &[Value]) -> Case {
        self.cart = cart(lines);
        self
    }
    fn shoes_and(self, other: Value) -> Case {
        self.with(&[line("shoes", "shoes-black", 1, 14_000), other])
    }
    fn context(mut self, context: Value) -> Case {
        self.context = context;
        self
    }
    fn rules(mut self, pointer: &'static str, value: Value) -> Case {
        self.changes.push((pointer, value));
        self
    }
    fn cart(mut self, name: &str, value: Value) -> Case {
        self.cart[name] = value;
        self
    }
}

fn soap_break(quantity: u32) -> Value {
    json!({ "id": "belt", "kind": "bundle", "when": { "line": { "product": "soap" } },
        "quantity_break": { "quantity": quantity, "deal": { "percent_off": 25, "applied_by": "automatic" } }, "why": "A third for {difference}." })
}

fn kit(total: &str) -> Value {
    json!({ "id": "belt", "kind": "bundle", "when": { "line": { "product": "shoes" } },
        "kit": { "components": [{ "product": "shoes" }, { "product": "belt", "same": "color" }],
            "deal": { "total": { "USD": total }, "applied_by": "automatic" } }, "why": "For {difference} more." })
}

fn cases() -> Vec<Case> {
    let when = |condition: Value| belt(json!({ "when": condition }));
    let remembered = |ledger: Value| json!({ "ledger": ledger });
    let entry = |entry: Value| {
        let mut entry = entry;
        entry["offer"] = "belt".into();
        json!({ "visit": 1, "active": NOW, "offers": [entry] })
    };
    let soap = || line("soap", "soap-1", 1, 1_600);
    vec![
        case("not_triggered", belt(json!({})), "Nothing in this cart calls for it: no line is in the collection `shoes`.").with(&[soap()]),
        case("not_triggered", belt(json!({})), "Nothing in this cart calls for it: the cart is empty.").with(&[]),
        case("not_triggered", belt(json!({})), "Nothing in this cart calls for it: no line is in the collection `shoes` and is charged for (a free line calls for nothing).")
            .with(&[soap(), line("shoes", "shoes-black", 1, 0)]),
        case("not_triggered", when(json!({ "line": { "product": "shoes", "option": { "color": "brown" } } })), "Nothing in this cart calls for it: no line has the option `color` `brown`."),
        case("not_triggered", when(json!({ "line": { "product": "shoes", "option": { "color": "brown" } } })),
            "Nothing in this cart calls for it: no single line is of product `shoes` (“Oxford shoes”) and has the option `color` `brown`.")
            .shoes_and(line("belt", "belt-brown", 1, 4_500)),
        case("not_triggered", when(json!({ "line": { "product": "shoes", "quantity": { "min": 2 } } })),
            "Nothing in this cart calls for it: it takes at least 2 units of what is of product `shoes` (“Oxford shoes”), and the cart has 1."),
        case("not_triggered", when(json!({ "all": [{ "line": { "product": "shoes" } }, { "subtotal": { "USD": { "min": "200.00" } } }] })),
            "Nothing in this cart calls for it: it takes a total of at least 200.00 USD, and the cart's is 140.00 USD."),
        case("not_triggered", when(json!({ "all": [{ "line": { "product": "shoes" } }, { "code": "TEN" }, { "items": { "min": 3 } }, { "lines": { "max": 0 } }] })),
            "Nothing in this cart calls for it: it takes at least 3 units in the cart, and there is 1; it takes at most 0 lines, and there is 1; the code `TEN` is not on the cart."),
        case("not_triggered", when(json!({ "any": [{ "line": { "product": "soap" } }, { "line": { "tag": "new" } }] })),
            "Nothing in this cart calls for it: no line is of product `soap` (“Soap”); no line has the tag `new`."),
        case("not_triggered", when(json!({ "all": [{ "line": { "product": "shoes" } }, { "none": [{ "line": { "product": "soap" } }] }] })),
            "Nothing in this cart calls for it: its `none` holds: a line is of product `soap` (“Soap”).").shoes_and(soap()),
        case("not_triggered", soap_break(3), "Nothing in this cart calls for it: its set is of 3 units, offered from 2 on; the cart has 1 of “Soap”.").with(&[soap()]),
        // Enough units for a set's offer, but they serve another deal.
        case("not_triggered", soap_break(3), "Nothing in this cart calls for it: its set is of 3 units, offered from 2 on; the cart has 2 of “Soap”, 1 of them in a deal that the shopper has accepted.")
            .with(&[line("soap", "soap-1", 2, 1_600)])
            .context(remembered(json!({ "visit": 1, "active": NOW, "offers": [{ "offer": "set", "accepted": { "at": NOW, "visit": 1, "added": ["soap-1"], "uses": [{ "variant": "soap-1", "units": 1 }] } }] }))),
        case("not_triggered", soap_break(3), "Nothing in this cart calls for it: “Soap” is bought as a subscription, and its trigger does not ask for those.")
            .with(&[{ let mut soap = line("soap", "soap-1", 2, 1_600); soap["plan"] = "monthly".into(); soap }]),
        case("switched_off", belt(json!({ "enabled": false })), "It is switched off: it has `\"enabled\": false`."),
        case("switched_off", belt(json!({})), "The whole rule bundle is switched off: it has `\"enabled\": false`.").rules("/enabled", json!(false)),
        case("bundle_expired", belt(json!({})), "The rule bundle was valid until 2026-11-01, so nothing of it is shown.").rules("/valid_until", json!("2026-11-01")),
        case("wrong_placement", belt(json!({ "placements": ["product", "checkout"] })), "It is shown on the product page and at checkout, and not in the cart."),
        case("wrong_schedule", belt(json!({ "schedule": { "from": "2026-12-01" } })), "It begins on 2026-12-01; it is 2026-11-22 12:00 UTC now."),
        case("wrong_schedule", belt(json!({ "schedule": { "until": "2026-11-22T10:00:00Z" } })), "It ended on 2026-11-22 10:00 UTC; it is 2026-11-22 12:00 UTC now."),
        case("wrong_market", belt(json!({ "audience": { "market": ["GB", "IE"] } })), "It is for the market `GB` or `IE`, and this shopper's is `US`.").context(json!({ "market": "US" })),
        case("wrong_market", belt(json!({ "audience": { "country": "GB" } })), "It is for the country `GB`, and this shopper's is not known."),
        case("wrong_audience", belt(json!({ "audience": { "signed_in": true } })), "It is for shoppers who are signed in, and this one is not."),
        case("wrong_audience", belt(json!({ "audience": { "returning": true } })), "It is for shoppers who have been here before, and of this one that is not known."),
        case("wrong_audience", belt(json!({ "audience": { "customer_tag": "trade" } })), "It is for customers with the tag `trade`, and this one has `staff`.").context(json!({ "customer_tags": ["staff"] })),
        case("wrong_currency", belt(json!({})), "The cart is in EUR, and the rule bundle has prices in `USD` alone; prices are never converted.").cart("currency", json!("EUR")),
        case("wrong_currency", belt(json!({})), "The cart counts USD with 0 decimals, and the rule bundle with 2, so their prices cannot be compared.").cart("exponent", json!(0)),
        case("tax_differs", belt(json!({})), "The rule bundle's prices for the market `GB` include tax, and the cart's do not, so its figures would be wrong.")
            .context(json!({ "market": "GB" })).cart("prices_include_tax", json!(false)),
        case("own_prices", belt(json!({})), "This business customer has prices of their own, which the rule bundle does not know.").context(json!({ "own_prices": true })),
        case("need_already_met", belt(json!({ "unless": { "line": { "product": "soap" } } })), "Its `unless` holds: a line is of product `soap` (“Soap”).").shoes_and(soap()),
        case("need_already_met", belt(json!({})), "“Braces” in the cart does its job already: `belt`.").shoes_and(line("braces", "braces-1", 1, 3_500)),
        case("need_already_met", belt(json!({ "priority": -1 })), "`other`, which is shown, does its job already: `belt`.")
            .rules("/offers/-", json!({ "id": "other", "kind": "pairs_well", "when": { "line": { "product": "shoes" } }, "suggest": { "product": "braces" }, "why": "Holds your {trigger} up." })),
        case("already_in_cart", belt(json!({})), "“Belt, brown” is in the cart already, as a free gift.").shoes_and(line("belt", "belt-brown", 1, 0)),
        // The kit takes black belts, and this one is black, but free.
        case("already_in_cart", kit("160.00"), "A part of the kit, “Belt, black”, is in the cart already, as a free gift, which the kit cannot use.")
            .shoes_and(line("belt", "belt-black", 1, 0)),
        case("already_in_cart", kit("160.00"), "A part of the kit is in the cart already, in a variant that the kit does not take.")
            .shoes_and(line("belt", "belt-brown", 1, 4_500)),
        case("accepted", belt(json!({})), "The shopper took it on 2026-11-22 12:00 UTC, and it is spent.")
            .context(remembered(entry(json!({ "accepted": { "at": NOW, "visit": 1, "added": [] } })))),
        case("accepted", json!({ "id": "belt", "kind": "avoids_returns", "when": { "line": { "product": "shoes" } },
                "confirm": { "statement": "They fit", "property": "Fit checked" }, "why": "Tight {trigger} come back." }),
            "It is confirmed already: the line has the property `Fit checked`.")
            .with(&[{ let mut shoes = line("shoes", "shoes-black", 1, 14_000); shoes["properties"] = json!({ "Fit checked": "yes" }); shoes }]),
        case("dismissed", belt(json!({})), "The shopper waved it away on 2026-11-20 12:00 UTC; it may come back from 2026-12-20 12:00 UTC on.")
            .context(remembered(entry(json!({ "dismissed": NOW - 2 * DAY })))),
        case("dismissed", belt(json!({})), "The shopper waved another offer of “Belt” away on 2026-11-21 12:00 UTC; it may come back from 2026-12-21 12:00 UTC on.")
            .context(remembered(json!({ "dismissed": [{ "product": "belt", "at": NOW - DAY }] }))),
        case("dismissed_enough", belt(json!({})), "It would bring a new product, and the shopper has waved two things away in this visit.")
            .context(remembered(json!({ "visit": 1, "active": NOW, "offers": [
                { "offer": "socks", "dismissed": NOW, "answered": 1 }, { "offer": "hat", "dismissed": NOW, "answered": 1 }] }))),
        case("shown_elsewhere", belt(json!({})), "It was shown at checkout during this visit; once is enough.")
            .context(remembered(entry(json!({ "placements": ["checkout"], "last_visit": 1, "last_shown": NOW })))),
        case("shown_elsewhere", belt(json!({})), "Its product, “Belt”, was shown by the theme itself during this visit; once is enough.")
            .context(remembered(json!({ "visit": 1, "active": NOW, "shown": [{ "product": "belt", "visit": 1 }] }))),
        case("shown_elsewhere", belt(json!({ "placements": ["product"] })), "The page is about “Belt” itself; suggesting it there would say it twice.")
            .context(json!({ "placement": "product", "viewed": { "product": "belt", "variant": "belt-black" } })),
        case("capped", belt(json!({})), "It was seen and ignored in 3 visits in a row, and rests until 2026-12-20 12:00 UTC.")
            .context(remembered(json!({ "visit": 4, "active": NOW, "offers": [{ "offer": "belt", "last_visit": 3, "last_shown": NOW - 2 * DAY, "ignored": 2 }] }))),
        case("withdrawn", belt(json!({})), "The cart charged more than it promised, so it is withdrawn for this visit.")
            .context(remembered(entry(json!({ "withdrawn": 1 })))),
        case("not_compatible", belt(json!({ "suggest": { "product": "belt", "same": "material" } })), "“Oxfords” has the `material` `leather`, and “Belt” comes with `suede`."),
        case("not_compatible", belt(json!({ "when": { "line": { "product": "soap" } } })), "It has to go with “Soap” by `color`, and the rule bundle does not say which `color` “Soap” has.").with(&[soap()]),
        // Only the variants that the offer may take are spoken of.
        case("not_compatible", belt(json!({ "suggest": { "product": "belt", "variant": "belt-brown", "same": "color" } })), "“Oxfords” has the `color` `black`, and “Belt” comes with `brown`."),
        case("not_compatible", json!({ "id": "belt", "kind": "tier", "when": { "line": { "product": "shoes" } }, "tier": { "steps": [
                { "title": "Black", "adds": "Black leather", "variant": "shoes-black" }, { "title": "Brown", "adds": "Brown leather", "variant": "shoes-brown" }] }, "why": "Your {trigger}." }),
            "Units of “Oxfords” are part of a deal that the shopper has accepted, and changing them would end it.").rules("/products/0/variants/1/prices/USD", json!("160.00"))
            .context(remembered(json!({ "visit": 1, "active": NOW, "offers": [{ "offer": "set", "accepted": { "at": NOW, "visit": 1, "added": ["belt-black"], "uses": [{ "variant": "shoes-black", "units": 1 }] } }] }))),
        case("unavailable", belt(json!({})), "“Belt, black” is sold out.").rules("/products/1/variants/0/available", json!(false)),
        case("unavailable", soap_break(3), "“Soap” has 2 in stock, 2 of them in the cart already, and it takes 1 more.")
            .with(&[line("soap", "soap-1", 2, 1_600)]).rules("/products/3/variants/0/stock", json!(2)),
        // Sold from 3 on, and 2 in stock: it is the stock that decides.
        case("unavailable", belt(json!({})), "“Belt, black” has 2 in stock, and it takes 3.")
            .rules("/products/1/variants/0/stock", json!(2)).rules("/products/1/variants/0/quantity_rule", json!({ "min": 3 })),
        // A kit takes one, and one is less than what is sold.
        case("unavailable", kit("160.00"), "Of “Belt, black” 3 would have to be bought, and the kit takes 1.")
            .rules("/products/1/variants/0/quantity_rule", json!({ "min": 3 })),
        // As many as the trigger has over all its lines, not as many as one line has.
        case("unavailable", belt(json!({ "suggest": { "product": "belt", "same": "color", "quantity": "match_trigger" } })),
            "“Belt, black” has 2 in stock, and it takes 3.")
            .with(&[line("shoes", "shoes-black", 1, 14_000), { let mut other = line("shoes", "shoes-black", 2, 14_000); other["key"] = "other".into(); other }])
            .rules("/products/1/variants/0/stock", json!(2)),
        case("no_price", belt(json!({})), "“Belt, black” is priced at zero by the page.").context(json!({ "live_prices": [{ "variant": "belt-black", "price": 0 }] })),
        case("no_real_saving", kit("160.00"), "Bought separately these cost 155.00 USD with this cart, and its deal costs 160.00 USD.").with(&[line("shoes", "shoes-black", 1, 11_000)]),
        case("no_real_saving", kit("160.00"), "Everything in the kit is in the cart, and its deal applies by itself: there is nothing left to offer.").shoes_and(line("belt", "belt-black", 1, 4_500)),
        case("fake_tier", json!({ "id": "belt", "kind": "tier", "when": { "line": { "product": "shoes" } }, "tier": { "steps": [
                { "title": "Black", "adds": "Black leather", "variant": "shoes-black" }, { "title": "Brown", "adds": "Brown leather", "variant": "shoes-brown" }] }, "why": "Your {trigger}." }),
            "With this cart its steps are no real choices.").rules("/products/0/variants/1/prices/USD", json!("160.00"))
            .context(json!({ "live_prices": [{ "variant": "shoes-brown", "price": 14_000 }] })),
        case("out_of_proportion", belt(json!({ "max_price_share": 12.5 })), "It would add 45.00 USD, and may add at most 12.5 % of “Oxfords”, which costs 140.00 USD a unit."),
        case("outranked", belt(json!({})), "`set` takes its place: both would bring “Belt”; it adds 20.00 USD, this one 45.00 USD.")
            .rules("/offers/-", { let mut set = kit("160.00"); set["id"] = "set".into(); set }),
        case("outranked", belt(json!({ "group": "care" })), "`tree` takes its place: one offer of the group `care` is shown; its priority is 5, this one's 0.")
            .rules("/offers/-", tree(json!({ "priority": 5, "group": "care" }))),
        // A trigger that can match in two ways: told is the way in which it did.
        case("outranked", belt(json!({ "when": { "any": [{ "line": { "collection": "shoes" } }, { "line": { "tag": "new" } }] } })),
            "One offer is shown at most, and `tree` comes first: its line is matched more closely, by product and not by collection.")
            .rules("/settings", json!({ "max_suggestions": 1 })).rules("/offers/-", tree(json!({}))),
        case("outranked", belt(json!({})), "One offer is shown at most, and `tree` comes first: its line is matched more closely, by product and not by collection.")
            .rules("/settings", json!({ "max_suggestions": 1 })).rules("/offers/-", tree(json!({}))),
        case("held_out", belt(json!({})),
            "It would be shown, but this visitor is in the holdout, who see nothing. First, called for by “Oxfords” in the cart: “The same leather as your Oxfords.” Accepting adds 45.00 USD.")
            .rules("/settings", json!({ "holdout": 50 })).context(json!({ "visitor": "ada" })),
    ]
}

fn tree(changes: Value) -> Value {
    let mut offer = json!({ "id": "tree", "kind": "pairs_well", "when": { "line": { "product": "shoes" } }, "suggest": { "product": "tree" }, "why": "Keeps your {trigger} in shape." });
    for (name, value) in changes.as_object().unwrap() {
        offer[name] = value.clone();
    }
    offer
}

#[test]
fn every_reason_is_told_with_its_facts() {
    let mut wrong = Vec::new();
    for case in cases() {
        let source = rules(&case.offer, &case.changes).to_string();
        let mut context = case.context.clone();
        context["now"] = NOW.into();
        let answer = answer(source.as_bytes(), &case.cart.to_string(), Some(&context.to_string()), 0);
        let Some(told) =
            answer["offers"].as_array().and_then(|all| all.iter().find(|one| one["offer"] == "belt"))
        else {
            wrong.push(format!("{}: {}", case.reason, answer["text"].as_str().unwrap_or_default()));
            continue;
        };
        if told["reason"] != case.reason || told["text"] != case.says {
            wrong.push(format!(
                "{} expected:\n   {}\n found {}:\n   {}",
                case.reason, case.says, told["reason"], told["text"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_reason_is_without_a_case() {
    let told: BTreeSet<&str> = cases().iter().map(|case| case.reason).collect();
    let all: BTreeSet<&str> = REASONS.iter().map(|reason| reason.code()).chain([HELD_OUT]).collect();
    assert_eq!(told, all);
    // The engine's own list: a reason added there has to be told here too.
    let source = include_str!("../../src/core/engine/withheld.rs");
    let codes: BTreeSet<&str> =
        source.split("=> \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(codes, REASONS.iter().map(|reason| reason.code()).collect());
}

#[test]
fn the_words_alone_are_whole_sentences_and_all_different() {
    let mut seen = BTreeSet::new();
    for code in REASONS.iter().map(|reason| reason.code()).chain([HELD_OUT]) {
        let text = withheld_text(code, None);
        assert!(text.ends_with('.') && text.chars().next().unwrap().is_uppercase(), "{text}");
        assert!(!text.contains("does not know: `"), "{code}");
        assert!(seen.insert(text.clone()), "{text}");
    }
    assert!(withheld_text("outranked", Some("set")).contains("`set`"));
    assert!(withheld_text("no_such_reason", None).contains("`no_such_reason`"));
}

#[test]
fn what_cannot_be_explained_says_in_what_it_is_wrong() {
    let source = rules(&belt(json!({})), &[]).to_string();
    let good = cart(&[]).to_string();
    let broken = source.replace("\"format\":1", "\"format\":7");
    for (rules, cart, context, of, code) in [
        (broken.as_bytes(), good.as_str(), "{}", "rules", "rules_refused"),
        (b"CART" as &[u8], &good, "{}", "rules", "bundle_truncated"),
        (source.as_bytes(), "{", "{}", "cart", "json_syntax"),
        (source.as_bytes(), "{}", "{}", "cart", "cart_form"),
        (source.as_bytes(), &good, "[", "context", "json_syntax"),
        (source.as_bytes(), &good, "{\"locle\":\"en\"}", "context", "unknown_field"),
    ] {
        let answer = answer(rules, cart, Some(context), NOW);
        assert_eq!(
            (answer["error"]["of"].as_str(), answer["error"]["code"].as_str()),
            (Some(of), Some(code)),
            "{answer:#}"
        );
        assert!(answer["error"]["message"].as_str().is_some_and(|message| message.len() > 20));
        assert_eq!(answer.get("diagnostics").is_some(), code == "rules_refused");
    }
}
