//! What is compiled reads back, is the same whatever the order of the file, and never misleads when damaged.

use crate::edit::{FULL, edited};
use cart_associate::authoring::{compile, diagnostic};
use cart_associate::bundle::record::{
    Condition, DealPrice, Field, LineTest, OfferBody, OfferRule, Range, Target,
};
use cart_associate::bundle::{Bundle, OpenError, Posting, Records};
use cart_associate::money::{Money, Rate};
use cart_associate::vocabulary::Kind;
use cart_associate::wire::List;
use cart_associate::wire::Wire;
use serde_json::{Value, json};

const SMALL: &str = r#"{
  "format": 1, // comments are welcome
  "revision": "2026-11-22",
  "language": "en",
  "settings": { "max_suggestions": 2 },
  "products": [
    { "id": "1001", "title": "Standing desk", "collections": ["desks"],
      "variants": [{ "id": "1001-140", "title": "140 cm", "prices": { "USD": "499.00" } }] },
    { "id": "1002", "title": "Cable tray", "url": "/products/cable-tray",
      "image": { "src": "/cable-tray.webp", "alt": "Steel cable tray", "width": 400, "height": 400 },
      "variants": [{ "id": "1002-1", "prices": { "USD": "29.00" } }] }
  ],
  "offers": [
    { "id": "desk-cable-tray", "kind": "pairs_well",
      "when": { "line": { "collection": "desks" } },
      "suggest": { "product": "1002" },
      "why": "Keeps the cables off the floor when your {trigger} moves." }
  ]
}"#;

#[test]
fn the_smallest_useful_bundle_compiles() {
    let compiled = compile(SMALL.as_bytes());
    assert!(compiled.diagnostics.is_empty(), "{}", diagnostic::render("small", SMALL, &compiled.diagnostics));
    let bundle = Bundle::open(compiled.bytes.unwrap()).unwrap();
    assert_eq!((bundle.product_count(), bundle.offer_count()), (2, 1));
    assert_eq!(all(bundle.meta().currencies), [("USD", 2)]);
    assert_eq!(Records::new(&bundle).offer_id(0), "desk-cable-tray");
}

fn full() -> Vec<u8> {
    compile(FULL.as_bytes()).bytes.unwrap()
}

fn open() -> Bundle {
    Bundle::open(full()).unwrap()
}

fn rule<'b>(records: &'b Records<'b>, id: &str) -> OfferRule<'b> {
    let index = (0..records.bundle().offer_count()).find(|index| records.offer_id(*index) == id).unwrap();
    records.offer(index)
}

fn all<'b, T: Wire<'b>>(list: List<'b, T>) -> Vec<T> {
    list.iter().collect()
}

#[test]
fn what_is_written_reads_back() {
    let bundle = open();
    let records = Records::new(&bundle);
    let key = |text: &str| bundle.key(text).unwrap();
    let meta = bundle.meta();
    assert_eq!(all(meta.languages), ["en", "de"], "the default first");
    assert_eq!(all(meta.currencies), [("GBP", 2), ("JPY", 0), ("USD", 2)]);
    assert_eq!(
        (meta.settings.max_suggestions, meta.settings.holdout, meta.settings.remember),
        (3, Rate(500), true)
    );
    assert_eq!(meta.valid_until, Some(1_798_761_600_000));

    let shoes = bundle.product_index(key("shoes")).unwrap();
    let facts = records.product(shoes);
    assert_eq!(bundle.variant_at(key("shoes-l")), Some((shoes, 1)), "variants keep their order");
    let prices: Vec<_> = facts
        .variants
        .get(0)
        .unwrap()
        .prices
        .iter()
        .map(|one| (one.currency, one.market, one.amount))
        .collect();
    let gb = Some(key("GB"));
    assert_eq!(prices, [(0, None, Money(12000)), (0, gb, Money(11800)), (2, None, Money(14000))]);
    let display = records.product_display(shoes);
    let struck: Vec<_> =
        all(display.variants)[0].compare_at.iter().map(|one| (one.market, one.amount)).collect();
    assert_eq!(
        struck,
        [(gb, Money(12500))],
        "the lower of compare-at and the lowest of 30 days, for its market"
    );
    assert!(!records.product(bundle.product_index(key("delivery")).unwrap()).requires_shipping);

    let belt = rule(&records, "belt-with-shoes");
    assert_eq!((belt.kind, belt.placements, belt.max_price_share), (Kind::PairsWell, 3, Some(Rate(5000))));
    let OfferBody::Product(list) = &belt.body else { panic!("no product") };
    let first = list.get(0).unwrap();
    assert_eq!((all(first.variants), first.quantity, first.belongs), (vec![0, 1], Some(1), false));
    let Condition::All(parts) = &belt.when else { panic!("line and none stand together") };
    assert_eq!(parts.iter().count(), 2);

    let OfferBody::QuantityBreak(soaps) = rule(&records, "three-soaps").body else { panic!("no break") };
    assert_eq!(
        (soaps.quantity, soaps.from, soaps.repeat, soaps.deal.price),
        (3, 2, true, DealPrice::PercentOff(Rate(2500)))
    );
    let kit = rule(&records, "shoes-and-belt");
    let Condition::Line(line) = &kit.when else { panic!("any component triggers a kit") };
    let mut components = vec![key("belt"), key("shoes")];
    components.sort();
    let tests = all(line.tests);
    let [LineTest::Product(keys)] = tests.as_slice() else { panic!("{tests:?} is not one test") };
    assert_eq!(all(*keys), components);
    assert_eq!(kit.placements, 2, "the cart by default");
    let OfferBody::Tier(tier) = rule(&records, "faster").body else { panic!("no tier") };
    let steps = all(tier.steps);
    assert!(tier.for_order && steps[1].recommended);
    assert_eq!(steps[0].target, Target::AsItIs);
    let OfferBody::Confirmation(fits) = rule(&records, "fits").body else { panic!("no confirmation") };
    assert_eq!((fits.property, fits.value), ("Fit", "confirmed"));
    let Condition::Line(sizing) = rule(&records, "sizing").when else { panic!("one line condition") };
    let heel = sizing.tests.iter().find_map(|test| match test {
        LineTest::Attribute(test) if test.name == key("heel_mm") => test.range,
        _ => None,
    });
    assert_eq!(heel, Some(Range { min: Some(18_000_000), max: Some(40_500_000) }));

    let filed = records.offers_for(Posting { field: Field::Collection, key: key("boots") });
    assert_eq!(filed.count(), 1, "a collection that only the live cart knows is kept");
    assert!(records.read_through().is_ok() && !records.is_damaged());
}

/// Every list that is a set, and every object, turned around.
fn reversed(value: &Value, name: &str) -> Value {
    const ORDERED: [&str; 6] = ["variants", "suggest", "variant", "steps", "distribution", "adds"];
    match value {
        Value::Array(list) => {
            let inner = list.iter().map(|one| reversed(one, ""));
            Value::Array(if ORDERED.contains(&name) { inner.collect() } else { inner.rev().collect() })
        }
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, one)| (name.clone(), reversed(one, name))).collect())
        }
        other => other.clone(),
    }
}

/// Members in the opposite order, which a JSON library would sort again.
fn written_backwards(value: &Value) -> String {
    match value {
        Value::Array(list) => {
            format!("[{}]", list.iter().map(written_backwards).collect::<Vec<_>>().join(","))
        }
        Value::Object(members) => {
            let all =
                members.iter().rev().map(|(name, one)| format!("{}:{}", json!(name), written_backwards(one)));
            format!("{{{}}}", all.collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

#[test]
fn the_order_of_things_in_the_file_does_not_matter() {
    let bundle: Value = serde_json::from_str(FULL).unwrap();
    let backwards = written_backwards(&reversed(&bundle, ""));
    assert_ne!(backwards.find("\"format\""), Some(1));
    let compiled = compile(backwards.as_bytes());
    assert!(
        compiled.diagnostics.is_empty(),
        "{}",
        diagnostic::render("backwards", &backwards, &compiled.diagnostics)
    );
    assert_eq!(compiled.bytes, Some(full()));
    // Said in other ways: what stands together, one or many, said twice.
    let same = edited(&vec![
        (
            "/offers/0/when",
            json!({"all": [{"none": [{"lines": {"min": 20}}, {"code": "STAFF"}, {"code": "STAFF"}]}, {"line": {"collection": ["boots", "shoes", "boots"], "quantity": {"min": 1}}}]}),
        ),
        ("/offers/0/suggest/0/same", json!(["color"])),
        ("/products/0/tags", json!(["classic", "leather", "leather"])),
    ]);
    assert_eq!(compile(same.as_bytes()).bytes, Some(full()));
}

#[test]
fn the_order_of_things_that_are_ordered_matters() {
    let other = edited(&vec![("/offers/0/suggest/0/variant", json!(["belt-black", "belt-brown"]))]);
    assert_ne!(compile(other.as_bytes()).bytes, Some(full()));
}

#[test]
fn every_truncation_is_an_error() {
    let bytes = full();
    for end in 0..bytes.len() {
        assert!(Bundle::open(bytes[..end].to_vec()).is_err(), "cut at {end}");
    }
    let mut longer = bytes;
    longer.push(0);
    assert_eq!(Bundle::open(longer).unwrap_err(), OpenError::Truncated);
}

#[test]
fn every_corruption_of_a_byte_is_an_error() {
    let bytes = full();
    for at in 0..bytes.len() {
        for flip in [0x01, 0x10, 0x80, 0xff] {
            let mut damaged = bytes.clone();
            damaged[at] ^= flip;
            assert!(Bundle::open(damaged).is_err(), "byte {at} xor {flip:#x}");
        }
    }
}

#[test]
fn other_versions_say_so() {
    let mut newer = full();
    newer[4] += 1;
    assert_eq!(Bundle::open(newer).unwrap_err(), OpenError::Newer(2));
    let mut older = full();
    older[4] = 0;
    assert_eq!(Bundle::open(older).unwrap_err(), OpenError::Older(0));
    assert_eq!(Bundle::open(FULL.as_bytes().to_vec()).unwrap_err(), OpenError::NotABundle);
}
