//! What came of a change, and what takes it back.

use super::*;
use alloc::vec;

fn line(key: &str, variant: &str, quantity: u32, price: i64) -> Line {
    Line {
        key: key.into(),
        product: "p".into(),
        variant: variant.into(),
        quantity,
        unit_price: Money(price),
        total: Money(price * i64::from(quantity)),
        ..Line::default()
    }
}

fn cart(lines: Vec<Line>, codes: &[&str]) -> Cart {
    let total = lines.iter().map(|line| line.total.0).sum();
    let codes = codes.iter().map(|code| (*code).into()).collect();
    Cart { lines, codes, total: Some(Money(total)), ..Cart::default() }
}

fn adding(variant: &str, quantity: u32) -> CartChange {
    let line = NewLine { product: "p".into(), variant: variant.into(), quantity, ..NewLine::default() };
    CartChange::adding(line)
}

#[test]
fn taking_back_an_addition_leaves_the_rest() {
    let before = cart(vec![line("a", "1", 2, 10)], &["HERS"]);
    let after = cart(vec![line("a", "1", 3, 10), line("b", "2", 1, 5)], &["HERS", "KIT15"]);
    let now = cart(
        vec![line("a", "1", 4, 10), line("b", "2", 1, 5), line("c", "3", 1, 7)],
        &["HERS", "KIT15", "NEW"],
    );
    let mut change = adding("1", 1);
    change.add.extend(adding("2", 1).add);
    change.codes = Some(vec!["HERS".into(), "KIT15".into()]);
    let back = Outcome::of(&change, &before, &after).take_back(&now);
    assert_eq!(back.remove, ["b"]);
    assert_eq!(back.replace.first().map(|one| (one.key.as_str(), one.with.quantity)), Some(("a", 3)));
    assert_eq!(back.codes, Some(vec!["HERS".into(), "NEW".into()]));
    assert!(back.add.is_empty());
}

#[test]
fn taking_back_a_replacement_replaces() {
    let before = cart(vec![line("a", "M", 2, 10)], &[]);
    let after = cart(vec![line("b", "L", 2, 10)], &[]);
    let with = NewLine { variant: "L".into(), ..NewLine::like(&before.lines[0]) };
    let change = CartChange::replacing(&before.lines[0], with);
    let outcome = Outcome::of(&change, &before, &after);
    assert!(outcome.is_complete() && !outcome.is_nothing());
    let back = outcome.take_back(&after);
    assert!(back.add.is_empty() && back.remove.is_empty() && back.codes.is_none());
    let replaced = back.replace.first().map(|one| (one.key.as_str(), one.with.variant.as_str()));
    assert_eq!(replaced, Some(("b", "M")));
}

#[test]
fn what_the_shopper_does_meanwhile_is_theirs() {
    let before = cart(vec![], &[]);
    let after = cart(vec![line("a", "1", 1, 10), line("b", "2", 3, 5)], &[]);
    let change = adding("1", 1);
    let outcome = Outcome::of(&change, &before, &after);
    assert_eq!(outcome.charged(), Some(Money(10)));
    assert_eq!(outcome.take_back(&after).remove, ["a"]);
    // The same variant by the shopper's own click, and ours refused: one unit is ambiguous, two are not.
    let three = cart(vec![line("a", "1", 3, 10)], &[]);
    let outcome = Outcome::of(&change, &before, &three);
    assert_eq!(outcome.charged(), Some(Money(10)));
    let back = outcome.take_back(&three);
    assert_eq!(back.replace.first().map(|one| one.with.quantity), Some(2));
}

#[test]
fn what_the_shopper_removed_since_is_not_removed_twice() {
    let (before, now) = (cart(vec![], &[]), cart(vec![line("a", "1", 1, 10)], &[]));
    let after = cart(vec![line("a", "1", 2, 10)], &[]);
    let change = adding("1", 2);
    let outcome = Outcome::of(&change, &before, &after);
    assert_eq!(outcome.take_back(&now).remove, ["a"]);
    assert!(outcome.take_back(&before).is_empty());
    // One of three was the shopper's own, and one is left: it is theirs.
    let (one, three) = (cart(vec![line("a", "1", 1, 10)], &[]), cart(vec![line("a", "1", 3, 10)], &[]));
    assert!(Outcome::of(&change, &one, &three).take_back(&one).is_empty());
}

#[test]
fn a_part_is_not_the_whole() {
    let before = cart(vec![], &[]);
    let after = cart(vec![line("a", "1", 1, 10)], &[]);
    let mut change = adding("1", 1);
    change.add.extend(adding("2", 1).add);
    let outcome = Outcome::of(&change, &before, &after);
    assert!(!outcome.is_complete() && !outcome.is_nothing());
    assert!(Outcome::of(&change, &before, &before).is_nothing());
}

#[test]
fn a_lost_code_comes_back() {
    let before = cart(vec![], &["HERS"]);
    let after = cart(vec![], &["KIT15"]);
    let change = CartChange { codes: Some(vec!["HERS".into(), "KIT15".into()]), ..CartChange::default() };
    let outcome = Outcome::of(&change, &before, &after);
    assert!(outcome.lost_code() && outcome.is_complete() && !outcome.is_nothing());
    assert_eq!(outcome.take_back(&after).codes, Some(vec!["HERS".into()]));
}
