//! The report as a terminal shows it.

use super::report::{OfferReport, Report};
use std::fmt::Write;

pub(super) fn text(report: &Report) -> String {
    let mut out = String::new();
    // Writing into a `String` cannot fail.
    let _ = write_all(&mut out, report);
    out
}

fn write_all(out: &mut String, report: &Report) -> std::fmt::Result {
    let [none, one, two, three] = report.with;
    let share = |count: u64| percent(count, report.carts);
    writeln!(out, "{}", carts(report.carts))?;
    for (count, word) in [(none, "nothing"), (one, "one suggestion"), (two, "two"), (three, "three")] {
        if count > 0 {
            writeln!(out, "  {:>9}  {:>6}  get {word}", grouped(count), share(count))?;
        }
    }
    if !report.offers.is_empty() {
        writeln!(out)?;
        table(out, &report.offers)?;
    }
    if !report.never.is_empty() {
        writeln!(out, "\nNever shown for these carts")?;
        for never in &report.never {
            writeln!(out, "  {}: {}", never.offer, never.text)?;
        }
    }
    if !report.nothing.is_empty() {
        writeln!(out, "\nCarts that get nothing")?;
        for nothing in &report.nothing {
            writeln!(out, "  {}, {}: {}", carts(nothing.carts), share(nothing.carts), nothing.text)?;
            for example in nothing.examples.iter().take(3) {
                let holds = if example.cart.is_empty() { "no lines" } else { &example.cart };
                writeln!(out, "    line {}: {holds}", example.line)?;
            }
        }
    }
    for (bad, what) in [(&report.bad, "could not be read"), (&report.unread, "could be read only in part")] {
        if bad.lines == 0 {
            continue;
        }
        let lines = if bad.lines == 1 { "line" } else { "lines" };
        writeln!(out, "\n{} {lines} {what}", grouped(bad.lines))?;
        for one in &bad.examples {
            let pointer = if one.pointer.is_empty() { String::new() } else { format!(" at {}", one.pointer) };
            writeln!(out, "  line {}{pointer}: {}", one.line, one.message)?;
        }
    }
    Ok(())
}

fn table(out: &mut String, offers: &[OfferReport]) -> std::fmt::Result {
    let rows = offers.iter().map(|offer| {
        [
            offer.offer.clone(),
            grouped(offer.called_for),
            grouped(offer.shown),
            percent(offer.shown, offer.called_for),
            grouped(offer.outranked),
            reasons_text(offer),
        ]
    });
    let head = ["offer", "called for", "shown", "share", "outranked", "withheld for"].map(String::from);
    let rows: Vec<[String; 6]> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    for [id, called_for, shown, share, outranked, said] in &rows {
        let line = format!(
            "{id:<a$}  {called_for:>b$}  {shown:>c$}  {share:>d$}  {outranked:>e$}  {said}",
            a = width(0),
            b = width(1),
            c = width(2),
            d = width(3),
            e = width(4),
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// What mostly keeps an offer from being shown where something calls for it.
fn reasons_text(offer: &OfferReport) -> String {
    const SILENT: [&str; 3] = ["not_triggered", "switched_off", "bundle_expired"];
    let reasons = offer.withheld.iter().filter(|one| !SILENT.contains(&one.reason)).take(2);
    let said: Vec<String> = reasons
        .map(|one| {
            let by = offer.by.first().filter(|_| one.reason == "outranked");
            let mostly = if offer.by.len() > 1 { "mostly by" } else { "by" };
            let by = by.map(|by| format!(" ({mostly} {})", by.offer)).unwrap_or_default();
            format!("{} {}{by}", one.reason, grouped(one.carts))
        })
        .collect();
    match offer.withheld.first() {
        Some(first) if said.is_empty() && first.reason != "not_triggered" => first.reason.into(),
        _ => said.join(", "),
    }
}

/// "1 cart", "1,024 carts".
pub(super) fn carts(count: u64) -> String {
    format!("{} cart{}", grouped(count), if count == 1 { "" } else { "s" })
}

/// A number with its thousands apart.
pub(super) fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A share in percent with one decimal, rounded down.
fn percent(part: u64, whole: u64) -> String {
    match part.saturating_mul(1000).checked_div(whole) {
        Some(tenths) => format!("{}.{} %", tenths / 10, tenths % 10),
        None => "–".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_for_people() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(100_000), "100,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(percent(2, 3), "66.6 %");
        assert_eq!(percent(1, 0), "–");
        assert_eq!(carts(1), "1 cart");
    }
}
