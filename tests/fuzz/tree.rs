//! Mutations that know what JSON is: values are deleted, doubled, swapped, retyped, renamed, nested.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// Words that mean something somewhere in the formats, and words that try something.
const WORDS: [&str; 64] = [
    "",
    " ",
    "id",
    "product",
    "variant",
    "collection",
    "line",
    "all",
    "any",
    "none",
    "why",
    "offers",
    "products",
    "variants",
    "prices",
    "USD",
    "JPY",
    "KWD",
    "usd",
    "29.00",
    "29,00",
    "-1",
    "1e3",
    "0.001",
    "99999999999999999999",
    "match_trigger",
    "automatic",
    "code",
    "pairs_well",
    "avoids_returns",
    "bundle",
    "tier",
    "kit",
    "quantity_break",
    "en",
    "de",
    "pt-BR",
    "x-",
    "2026-11-27",
    "2026-11-27T09:00:00+01:00",
    "0000-00-00",
    "9999-12-31T23:59:60Z",
    "{trigger}",
    "{product} {saving}",
    "{",
    "}}",
    "{{{",
    "Most people buy this.",
    "a. b. c.",
    "javascript:alert(1)",
    "//evil.example",
    "https://",
    "/ok",
    "\u{202e}",
    "\u{0}",
    "\u{feff}",
    "ß\u{301}🛒",
    "<b>&amp;&#x0;&#xD800;</b>",
    "active",
    "draft",
    "id:44",
    "Clothing > Hoodies, New",
    "Default Title",
    "TRUE",
];

/// One of the words.
pub(crate) fn word(rng: &mut Rng) -> String {
    let word = WORDS[rng.usize(..WORDS.len())];
    match rng.u8(..20) {
        0 => word.repeat(rng.usize(1..300)),
        1 => format!("{word}{}", WORDS[rng.usize(..WORDS.len())]),
        _ => word.into(),
    }
}

fn scalar(rng: &mut Rng) -> Value {
    match rng.u8(..16) {
        0 => Value::Null,
        1 => true.into(),
        2 => false.into(),
        3 => 0.into(),
        4 => (-1).into(),
        5 => json!(1.5),
        6 => json!(1e300),
        7 => u64::MAX.into(),
        8 => i64::MIN.into(),
        9 => json!(-0.0),
        10 => rng.u32(..1000).into(),
        11 => json!(0.000_000_1),
        12 => json!([]),
        13 => json!({}),
        _ => word(rng).into(),
    }
}

/// How many values a tree has.
fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(size).sum(),
        Value::Object(members) => members.values().map(size).sum(),
        _ => 0,
    }
}

/// The value of this number, counted from the root down.
fn nth<'v>(value: &'v mut Value, at: &mut usize) -> Option<&'v mut Value> {
    if *at == 0 {
        return Some(value);
    }
    *at -= 1;
    match value {
        Value::Array(list) => list.iter_mut().find_map(|one| nth(one, at)),
        Value::Object(members) => members.values_mut().find_map(|one| nth(one, at)),
        _ => None,
    }
}

fn any<'v>(value: &'v mut Value, rng: &mut Rng) -> &'v mut Value {
    let mut at = rng.usize(..size(value));
    // Counted just now, so it is there.
    nth(value, &mut at).unwrap()
}

/// Changes a tree in one place, sometimes with a piece of another.
pub(crate) fn mutate(root: &mut Value, other: &Value, rng: &mut Rng) {
    let choice = rng.u8(..14);
    match choice {
        0 => {
            let piece = any(&mut other.clone(), rng).clone();
            *any(root, rng) = piece;
        }
        1 => {
            let one = any(root, rng).clone();
            let two = std::mem::replace(any(root, rng), one);
            *any(root, rng) = two;
        }
        2 => {
            let node = any(root, rng);
            // Above the limit of depth now and then.
            let most = if rng.u8(..20) == 0 { 100 } else { 5 };
            for _ in 0..rng.usize(..most) {
                let inner = node.take();
                *node = if rng.bool() { json!([inner]) } else { json!({ word(rng): inner }) };
            }
        }
        _ => change(any(root, rng), rng),
    }
}

fn change(node: &mut Value, rng: &mut Rng) {
    if rng.u8(..5) == 0 {
        *node = scalar(rng);
        return;
    }
    match node {
        Value::Array(list) => change_list(list, rng),
        Value::Object(members) => change_object(members, rng),
        Value::String(text) => *text = change_text(text, rng),
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or_default();
            *node = match rng.u8(..6) {
                0 => json!(number + 0.5),
                1 => json!(-number),
                2 => json!(number * 1e9),
                3 => number.to_string().into(),
                4 => json!((number as i64).saturating_add(1)),
                _ => rng.i64(..).into(),
            };
        }
        _ => *node = scalar(rng),
    }
}

fn change_list(list: &mut Vec<Value>, rng: &mut Rng) {
    if list.is_empty() {
        return list.push(scalar(rng));
    }
    let at = rng.usize(..list.len());
    match rng.u8(..6) {
        0 => drop(list.remove(at)),
        1 => list.push(list[at].clone()),
        2 => rng.shuffle(list),
        3 => list.truncate(at),
        4 => list.insert(at, scalar(rng)),
        _ => {
            let again = list[at].clone();
            list.extend(std::iter::repeat_n(again, rng.usize(..20)));
        }
    }
}

fn change_object(members: &mut Map<String, Value>, rng: &mut Rng) {
    let names: Vec<String> = members.keys().cloned().collect();
    if names.is_empty() {
        members.insert(word(rng), scalar(rng));
        return;
    }
    let name = &names[rng.usize(..names.len())];
    match rng.u8(..6) {
        0 => drop(members.remove(name)),
        1 => {
            let value = members.remove(name).unwrap_or_default();
            members.insert(change_text(name, rng), value);
        }
        2 => {
            let value = members[name].clone();
            members.insert(word(rng), value);
        }
        3 => drop(members.insert(word(rng), scalar(rng))),
        4 => {
            let (one, two) = (members[name].clone(), names[rng.usize(..names.len())].clone());
            let two = members.insert(two, one).unwrap_or_default();
            members.insert(name.clone(), two);
        }
        _ => drop(members.insert(name.clone(), scalar(rng))),
    }
}

/// A text that is a little different, or another one.
pub(crate) fn change_text(text: &str, rng: &mut Rng) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    if chars.is_empty() || rng.u8(..4) == 0 {
        return word(rng);
    }
    let at = rng.usize(..chars.len());
    match rng.u8(..5) {
        0 => drop(chars.remove(at)),
        1 => chars.insert(at, rng.char(..)),
        2 => chars.truncate(at),
        3 => chars.swap(0, at),
        _ => chars.splice(at..at, word(rng).chars()).for_each(drop),
    }
    chars.into_iter().collect()
}
