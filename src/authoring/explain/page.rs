//! The explanation as a terminal shows it.

use super::names::Names;
use super::words::{count, placement, time};
use super::{ExplainedOffer, Explanation};
use crate::carts::{Read, Situation};
use cart_associate_core::bundle::{Bundle, Records};
use cart_associate_core::engine::Withheld;
use cart_associate_core::text::{clean, decimal};
use std::fmt::Write;

/// So wide are the sentences, in characters.
const WIDTH: usize = 96;

pub(super) fn text(bundle: &Bundle, read: &Read, situation: &Situation, explanation: &Explanation) -> String {
    let mut out = String::new();
    // Writing into a `String` cannot fail.
    let _ = write_all(&mut out, bundle, read, situation, explanation);
    out
}

fn write_all(
    out: &mut String,
    bundle: &Bundle,
    read: &Read,
    situation: &Situation,
    explanation: &Explanation,
) -> std::fmt::Result {
    let (cart, context) = (&read.cart, &situation.context);
    let (place, now) = (placement(context.placement), time(context.now));
    let lines = count(cart.lines.len() as i64, "line");
    let total = match cart.total {
        Some(total) => format!("{} {}", decimal(total, cart.exponent), cart.currency),
        None => "total not known".into(),
    };
    writeln!(out, "{}: {lines}, {total}; {place}, {now}", read.form.name())?;
    let names = Names { bundle, records: &Records::new(bundle), cart, context };
    for line in &cart.lines {
        let key = bundle.key(&line.variant).filter(|key| bundle.variant_at(*key).is_some());
        let name = key.and_then(|key| names.variant_title(key)).or_else(|| line.title.as_deref().map(clean));
        if line.opaque {
            let name = name.unwrap_or_else(|| "a line".into());
            writeln!(out, "  {name}  (cannot be read in full: it triggers nothing and counts for nothing)")?;
            continue;
        }
        let name = name.unwrap_or_else(|| clean(&line.variant));
        let each = decimal(line.total, cart.exponent);
        let free = if line.is_free() { " (free)" } else { "" };
        let unknown = if key.is_some() { "" } else { " (not in the rule bundle)" };
        writeln!(out, "  {} × {name}  {each}{free}{unknown}", line.quantity)?;
    }
    for fault in &read.unread {
        writeln!(out, "  not read: {} at {} [{}]", fault.message, fault.pointer, fault.code)?;
    }
    let (shown, rest): (Vec<&ExplainedOffer>, Vec<&ExplainedOffer>) =
        explanation.offers.iter().partition(|told| told.shown);
    writeln!(out)?;
    if shown.is_empty() {
        writeln!(out, "Nothing is shown.")?;
    } else {
        writeln!(out, "Shown")?;
    }
    for told in shown {
        one(out, told)?;
    }
    let is_far = |told: &&ExplainedOffer| told.reason == Some(Withheld::NotTriggered.code());
    let (far, near): (Vec<&ExplainedOffer>, Vec<&ExplainedOffer>) = rest.into_iter().partition(is_far);
    for (title, list) in [("Withheld", near), ("Not called for", far)] {
        if !list.is_empty() {
            writeln!(out, "\n{title}")?;
        }
        for told in list {
            one(out, told)?;
        }
    }
    Ok(())
}

fn one(out: &mut String, told: &ExplainedOffer) -> std::fmt::Result {
    let reason = told.reason.map(|reason| format!(" [{reason}]")).unwrap_or_default();
    writeln!(out, "  {}{reason}", told.offer)?;
    for line in wrapped(&told.text, WIDTH - 6) {
        writeln!(out, "      {line}")?;
    }
    Ok(())
}

/// The words in lines of at most this many characters, where no word is longer.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.into()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn long_sentences_are_broken_between_words() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("endlessly long", 3), ["endlessly", "long"]);
        assert!(wrapped("", 10).is_empty());
    }
}
