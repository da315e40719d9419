//! A typed number where a placeholder belongs.

use super::Lint;
use crate::codes;
use crate::place::Place;
use crate::source::{Offer, Text};

/// Signs and codes that make a number an amount.
const SIGNS: &[&str] = &[
    "$", "€", "£", "¥", "₩", "₹", "kr", "zł", "USD", "EUR", "GBP", "JPY", "CHF", "KWD", "Fr.", "Euro",
    "euro", "Euros", "euros", "dollar", "dollars", "Dollar", "dólares",
];

/// After a percentage, what makes it a price cut and not a fact of the product.
const CUT: &[&str] = &[
    "off",
    "cheaper",
    "discount",
    "Rabatt",
    "günstiger",
    "billiger",
    "reduziert",
    "de réduction",
    "de remise",
    "moins cher",
    "de descuento",
    "más barato",
];

/// After a number, what makes it a stock.
const STOCK: &[&str] = &[
    "left",
    "in stock",
    "remaining",
    "auf Lager",
    "vorrätig",
    "übrig",
    "Stück auf Lager",
    "Stück übrig",
    "en stock",
    "restants",
    "disponibles",
];

pub(super) fn check(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) {
    in_text(lint, offer, &offer.why, &at.name("why"), true);
    if let Some(title) = &offer.title {
        in_text(lint, offer, title, &at.name("title"), false);
    }
}

fn in_text<'a>(lint: &mut Lint<'a, '_>, offer: &Offer, text: &Text, at: &Place<'_>, filled: bool) {
    let languages: Vec<(Option<&str>, &str)> = match text {
        Text::Plain(words) => vec![(None, words)],
        Text::Localised(all) => {
            all.iter().map(|(name, words)| (Some(name.as_str()), words.as_str())).collect()
        }
    };
    for (language, words) in languages {
        let Some(found) = typed(offer, words) else { continue };
        let help = match found.instead {
            Instead::Placeholder(name) if filled => {
                format!("write {name} instead; it is worked out for each cart")
            }
            Instead::Placeholder(name) => {
                format!("say it in the why, with {name}; placeholders are filled in nowhere else")
            }
            Instead::Nothing(help) => help.into(),
        };
        let message = format!("`{}` is typed here", cart_associate_core::text::clean(&found.number));
        match language {
            None => lint.check.warn(codes::TYPED_NUMBER, at, message, Some(help)),
            Some(language) => lint.check.warn(codes::TYPED_NUMBER, &at.name(language), message, Some(help)),
        }
    }
}

struct Typed {
    number: String,
    instead: Instead,
}

/// What belongs there.
enum Instead {
    Placeholder(&'static str),
    /// Nothing that could be worked out; what to do about it.
    Nothing(&'static str),
}

/// The first number of a text that the engine would work out itself.
fn typed(offer: &Offer, text: &str) -> Option<Typed> {
    let deal = offer.form().and_then(|form| form.facts().deal());
    numbers(text).into_iter().find_map(|number| {
        let typed = |instead| Some(Typed { number: number.shown.clone(), instead });
        let found = |name| typed(Instead::Placeholder(name));
        if number.is_stock {
            return typed(Instead::Nothing(
                "leave it out: it is wrong after the next order, and it only presses",
            ));
        }
        if number.is_amount {
            return found(if deal.is_some() { "`{difference}` or `{saving}`" } else { "`{price}`" });
        }
        let claim = offer.claim.as_ref();
        if number.is_percent {
            if claim.is_some_and(|claim| claim.share.0.floor() == number.value.floor()) {
                return found("`{share}`");
            }
            let off = deal.and_then(|deal| deal.percent_off);
            if off.is_some_and(|off| off.0 == number.value) || number.is_cut && deal.is_some() {
                return found("`{saving_percent}`");
            }
            if number.is_cut {
                return typed(Instead::Nothing(
                    "leave it out: this offer has no deal, so nothing is taken off",
                ));
            }
            return None;
        }
        if claim.is_some_and(|claim| f64::from(claim.sample) == number.value) {
            return found("`{sample}`");
        }
        let set = offer.form().and_then(|form| form.facts().own_set());
        if set.is_some_and(|set| f64::from(set.from) == number.value) && number.begins {
            return found("`{have}`");
        }
        None
    })
}

struct Number {
    value: f64,
    shown: String,
    is_amount: bool,
    is_percent: bool,
    /// Whether it is a percentage by which something is said to be cheaper.
    is_cut: bool,
    /// Whether it says how many are left.
    is_stock: bool,
    /// Whether fewer than four words stand before it: "You have 2", not "3 for the price of 2".
    begins: bool,
}

fn numbers(text: &str) -> Vec<Number> {
    let mut all = Vec::new();
    let mut rest = text;
    let mut past = 0;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (_, from) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let length =
            from.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(from.len());
        let digits = from.get(..length).unwrap_or_default().trim_end_matches(['.', ',']);
        let before = text.get(..past + start).unwrap_or_default();
        let after = from.get(digits.len()..).unwrap_or_default();
        all.extend(number(digits, before, after));
        past += start + length;
        rest = from.get(length..).unwrap_or_default();
    }
    all
}

fn number(digits: &str, before: &str, after: &str) -> Option<Number> {
    // Part of a name: "MP3", "A4", "128GB".
    if before.ends_with(char::is_alphanumeric) && !SIGNS.iter().any(|sign| before.ends_with(sign)) {
        return None;
    }
    let value = digits.replace(',', ".").parse().ok()?;
    let (near_before, near_after) =
        (before.trim_end(), after.trim_start_matches([' ', '\u{a0}', '\u{202f}']));
    let sign_before = SIGNS.iter().find(|sign| near_before.ends_with(*sign));
    let sign_after = SIGNS.iter().find(|sign| {
        near_after.strip_prefix(**sign).is_some_and(|rest| {
            !sign.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphabetic)
        })
    });
    let words = ["percent", "per cent", "Prozent", "pour cent", "por ciento"];
    let is_percent = near_after.starts_with('%') || words.iter().any(|word| near_after.starts_with(word));
    let word = |rest: &str, word: &str| {
        rest.strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    };
    let behind = words.iter().find_map(|word| near_after.strip_prefix(word)).or(near_after.strip_prefix('%'));
    let behind = behind.map(|rest| rest.trim_start_matches([' ', '\u{a0}', '\u{202f}'])).unwrap_or_default();
    let is_cut = is_percent && CUT.iter().any(|cut| word(behind, cut));
    let is_stock = !is_percent && STOCK.iter().any(|stock| word(near_after, stock));
    let shown = match (sign_before, sign_after, is_percent) {
        (Some(sign), _, _) => format!("{sign}{digits}"),
        (None, Some(sign), _) => format!("{digits} {sign}"),
        (None, None, true) => format!("{digits}%"),
        _ => digits.to_owned(),
    };
    let is_amount = sign_before.is_some() || sign_after.is_some();
    let begins = before.split_whitespace().count() < 4;
    Some(Number { value, shown, is_amount, is_percent, is_cut, is_stock, begins })
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn price_cuts_and_stocks_are_told_from_facts_of_the_product() {
        let flags = |text: &str| -> Vec<(bool, bool)> {
            numbers(text).into_iter().map(|one| (one.is_cut, one.is_stock)).collect()
        };
        for text in
            ["Take 20% off today.", "20 % günstiger als einzeln.", "20 % de réduction", "20 percent cheaper"]
        {
            assert_eq!(flags(text), [(true, false)], "{text}");
        }
        for text in ["Only 3 left.", "Nur noch 3 Stück auf Lager!", "Only 3 in stock", "Plus que 3 en stock"]
        {
            assert_eq!(flags(text), [(false, true)], "{text}");
        }
        for text in [
            "80% wool",
            "Saves 25% of energy.",
            "20% off-white yarn.",
            "Has 3 left-hand threads.",
            "Fits 3 desks.",
        ] {
            assert_eq!(flags(text), [(false, false)], "{text}");
        }
    }

    #[test]
    fn amounts_and_percentages_are_told_from_other_numbers() {
        let said = |text: &str| -> Vec<(String, bool, bool)> {
            numbers(text).into_iter().map(|one| (one.shown, one.is_amount, one.is_percent)).collect()
        };
        assert_eq!(said("only $20 more"), [("$20".to_owned(), true, false)]);
        assert_eq!(said("noch 19,90 € dazu"), [("19,90 €".to_owned(), true, false)]);
        assert_eq!(said("CHF 12.50 less"), [("CHF12.50".to_owned(), true, false)]);
        assert_eq!(said("Just 29 dollars more."), [("29 dollars".to_owned(), true, false)]);
        assert_eq!(said("For 3 dollarfish"), [("3".to_owned(), false, false)]);
        assert_eq!(said("25 % less"), [("25%".to_owned(), false, true)]);
        assert_eq!(said("25 Prozent weniger."), [("25%".to_owned(), false, true)]);
        assert_eq!(
            said("Fits 18 to 40 mm."),
            [("18".to_owned(), false, false), ("40".to_owned(), false, false)]
        );
        assert_eq!(said("For MP3 and A4."), []);
        assert_eq!(said("10 krill"), [("10".to_owned(), false, false)]);
        assert_eq!(said(""), []);
    }
}
