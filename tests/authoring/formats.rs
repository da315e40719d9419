//! Compiled files of every format version are read for ever, and what a newer writer adds is left out.
//!
//! `tests/formats/vN/` holds files as the compiler of that version wrote them, with carts and what was decided. The
//! `.bin` files are never written again. With `UPDATE_SNAPSHOTS=1` the decisions are, where a decision itself changes
//! on purpose.

use crate::edit::FULL;
use cart_associate::authoring::compile;
use cart_associate::bundle::{Builder, Bundle, OfferParts, OpenError, ProductParts, Records};
use cart_associate::cart::Cart;
use cart_associate::context::Context;
use cart_associate::engine::decide;
use cart_associate::key::Key;
use cart_associate::ledger::Ledger;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn read<T: serde::de::DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error}: {value}"))
}

fn decided(bundle: &Bundle, case: &Value) -> Value {
    let (cart, context): (Cart, Context) = (read(&case["cart"]), read(&case["context"]));
    match decide(bundle, &cart, &context, &Ledger::default(), &()) {
        Ok(decision) => serde_json::to_value(decision).unwrap(),
        Err(error) => json!({ "error": format!("{error:?}") }),
    }
}

/// The frozen files, each with the file of its carts and decisions.
fn frozen() -> Vec<(PathBuf, PathBuf)> {
    let formats = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let versions = fs::read_dir(formats).unwrap().map(|entry| entry.unwrap().path());
    let files =
        versions.flat_map(|version| fs::read_dir(version).unwrap()).map(|entry| entry.unwrap().path());
    let bins = files.filter(|path| path.extension().is_some_and(|extension| extension == "bin"));
    let mut found: Vec<_> = bins.map(|path| (path.clone(), path.with_extension("json"))).collect();
    found.sort();
    found
}

#[test]
fn every_frozen_file_decides_as_it_did() {
    let all = frozen();
    assert!(all.len() >= 2, "tests/formats has its files");
    for (file, cases) in all {
        let bundle = Bundle::open(fs::read(&file).unwrap()).unwrap();
        assert_eq!(Records::new(&bundle).read_through(), Ok(()), "{}", file.display());
        let mut frozen: Vec<Value> = serde_json::from_slice(&fs::read(&cases).unwrap()).unwrap();
        let mut shown = 0;
        for case in &mut frozen {
            let decision = decided(&bundle, case);
            shown += decision["suggestions"].as_array().map_or(0, Vec::len);
            if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
                case["decision"] = decision;
            } else {
                assert_eq!(case["decision"], decision, "{}: {}", file.display(), case["cart"]);
            }
        }
        assert!(shown > 5, "{} shows something", file.display());
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            fs::write(cases, format!("{}\n", serde_json::to_string_pretty(&frozen).unwrap())).unwrap();
        }
    }
}

/// A case that shows something of the full bundle.
fn soap() -> Value {
    let line = json!({ "key": "1", "product": "soap", "variant": "soap-1", "quantity": 2, "unit_price": 1600, "total": 3200 });
    let cart = json!({ "currency": "USD", "exponent": 2, "total": 3200, "lines": [line] });
    json!({ "cart": cart, "context": { "now": 1_795_348_800_000i64, "locale": "en", "placement": "cart" } })
}

fn unsigned(bytes: &mut &[u8]) -> usize {
    let mut value = 0;
    for shift in (0..).step_by(7) {
        let byte = bytes[0];
        *bytes = &bytes[1..];
        value |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
    }
    value
}

fn push_unsigned(bytes: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// The sections of a file: number and bytes.
fn sections(file: &[u8]) -> Vec<(usize, Vec<u8>)> {
    let mut rest = &file[20..];
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (number, length) = (unsigned(&mut rest), unsigned(&mut rest));
        found.push((number, rest[..length].to_vec()));
        rest = &rest[length..];
    }
    found
}

/// The checksum as docs/bundle-format.md describes it.
fn checksum(bytes: &[u8]) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let step = |state: u64, taken: u64| (state ^ taken).wrapping_mul(ODD).rotate_left(29);
    let (words, rest) = bytes.as_chunks::<8>();
    let state =
        words.iter().fold(bytes.len() as u64 ^ ODD, |state, word| step(state, u64::from_le_bytes(*word)));
    rest.iter().fold(state, |state, byte| step(state, u64::from(*byte)))
}

fn file_of(sections: &[(usize, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (number, bytes) in sections {
        push_unsigned(&mut body, *number);
        push_unsigned(&mut body, bytes.len());
        body.extend_from_slice(bytes);
    }
    sealed(&body)
}

/// A file with a right length and checksum, whatever is in it.
fn sealed(body: &[u8]) -> Vec<u8> {
    let mut file = b"CART\x01\0\0\0".to_vec();
    file.extend_from_slice(&(body.len() as u32 + 20).to_le_bytes());
    file.extend_from_slice(&checksum(body).to_le_bytes());
    file.extend_from_slice(body);
    file
}

fn full() -> Vec<u8> {
    compile(FULL.as_bytes()).bytes.unwrap()
}

#[test]
fn a_section_that_is_not_known_is_left_out() {
    let file = full();
    let mut known = sections(&file);
    assert_eq!(file_of(&known), file, "the test writes as the compiler does");
    let expected = decided(&Bundle::open(file).unwrap(), &soap());
    assert_eq!(expected["suggestions"][0]["offer"], "three-soaps", "{expected}");
    for place in 0..=known.len() {
        for number in [99, 70_000] {
            known.insert(place, (number, b"of a newer version".to_vec()));
            let bundle = Bundle::open(file_of(&known)).unwrap();
            assert_eq!(decided(&bundle, &soap()), expected);
            known.remove(place);
        }
    }
}

#[test]
fn a_field_that_is_not_known_is_left_out() {
    let file = full();
    let mut changed = sections(&file);
    // The first section is one record: its length, the bits of its fields, the fields.
    let (_, head) = &mut changed[0];
    let mut rest = head.as_slice();
    unsigned(&mut rest);
    let given = unsigned(&mut rest);
    let mut record = Vec::new();
    push_unsigned(&mut record, given | 1 << 30);
    record.extend_from_slice(rest);
    record.extend_from_slice(b"of a newer version");
    let mut longer = Vec::new();
    push_unsigned(&mut longer, record.len());
    longer.extend_from_slice(&record);
    *head = longer;
    let (newer, bundle) = (Bundle::open(file_of(&changed)).unwrap(), Bundle::open(file).unwrap());
    assert_eq!(newer.meta(), bundle.meta());
    assert_eq!(decided(&newer, &soap()), decided(&bundle, &soap()));
}

#[test]
fn a_section_that_is_not_there_is_empty_or_damage() {
    let whole = sections(&full());
    for gone in 1..whole.len() {
        let mut fewer = whole.clone();
        fewer.remove(gone);
        let bundle = Bundle::open(file_of(&fewer)).unwrap();
        // An answer, whatever it is; nothing panics.
        decided(&bundle, &soap());
        let _ = Records::new(&bundle).read_through();
    }
    let empty = Bundle::open(file_of(&whole[..1])).unwrap();
    assert_eq!((empty.offer_count(), empty.product_count()), (0, 0));
    assert_eq!(decided(&empty, &soap())["suggestions"], json!([]));
    assert_eq!(Bundle::open(file_of(&whole[1..])).unwrap_err(), OpenError::Corrupt, "there are no settings");
    assert_eq!(
        Bundle::open(sealed(&[1, 9])).unwrap_err(),
        OpenError::Corrupt,
        "a section longer than the file"
    );
}

#[test]
fn damage_behind_a_right_checksum_never_panics() {
    let body = full().split_off(20);
    for at in 0..body.len() {
        for flip in [0x01, 0x80] {
            let mut damaged = body.clone();
            damaged[at] ^= flip;
            if let Ok(bundle) = Bundle::open(sealed(&damaged)) {
                decided(&bundle, &soap());
                let _ = Records::new(&bundle).read_through();
            }
        }
    }
}

/// A file written anew from what is read of it.
fn rewritten(file: Vec<u8>) -> Vec<u8> {
    let bundle = Bundle::open(file).unwrap();
    let records = Records::new(&bundle);
    let names = (0..).map_while(|position| bundle.text(Key::at(position)));
    let builder = Builder::new(names.collect());
    let product = |at| ProductParts { facts: records.product(at), display: records.product_display(at) };
    let products: Vec<_> = (0..bundle.product_count()).map(product).collect();
    let offer = |at| OfferParts {
        id: records.offer_id(at),
        rule: records.offer(at),
        display: records.offer_display(at),
    };
    let offers: Vec<_> = (0..bundle.offer_count()).map(offer).collect();
    builder.write(&bundle.meta(), &products, &offers).unwrap()
}

#[test]
fn what_is_read_is_written_the_same() {
    let file = full();
    assert_eq!(rewritten(file.clone()), file);
    for (file, _) in frozen().into_iter().filter(|(file, _)| file.to_string_lossy().contains("/v1/")) {
        let bytes = fs::read(&file).unwrap();
        assert_eq!(rewritten(bytes.clone()), bytes, "{}", file.display());
    }
}
