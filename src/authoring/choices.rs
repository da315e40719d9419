//! Variants that leave options open become, in the compiled form, a variant for each choice of values beside the one that
//! nothing is known of: so the engine has nothing but variants, and a shopper's choice is a choice among them.
//!
//! The id of a choice is that of its variant with the values behind it, as in an address: `11?Colour=Red`. The page makes
//! it of a line of the cart, and of it what an adapter adds (`www/shim/choices.js`).

use super::source::{Condition, OneOrMany, Product, RuleBundle, Text, Variant};
use cart_associate_core::bundle::Bundle;
use cart_associate_core::cart::Cart;
use cart_associate_core::context::{Context, LivePrice};
use std::collections::BTreeMap;

/// No variant has more choices than that: so many values of its open options, or pairs of them where it has two.
pub const MOST: usize = 100;

/// What was chosen of the options of a line of a cart, by their names.
pub(crate) type Chosen = BTreeMap<String, String>;

/// How many choices there are for what a variant leaves open; none where it leaves nothing.
pub(crate) fn count(variant: &Variant) -> usize {
    let values = variant.open_options.values().map(Vec::len);
    if variant.open_options.is_empty() { 0 } else { values.fold(1, usize::saturating_mul) }
}

/// A choice of values for the open options of a variant.
#[derive(Debug)]
pub(super) struct Choice {
    /// Index of the variant in its product.
    pub(super) of: usize,
    /// The names of the options, as a card shows them.
    pub(super) names: String,
    /// Whether the variant can be bought.
    pub(super) is_available: bool,
}

/// Puts the choices into a rule bundle without errors, and their ids beside those of their variants. Answers them by id.
pub(super) fn spread(bundle: &mut RuleBundle) -> BTreeMap<String, Choice> {
    let mut all = BTreeMap::new();
    let mut choices = BTreeMap::new();
    for product in &mut bundle.products {
        let (variants, found): (Vec<Variant>, Vec<Option<Choice>>) = variants(product).into_iter().unzip();
        for (variant, choice) in variants.iter().zip(found) {
            let Some((choice, of)) = choice.and_then(|one| variants.get(one.of).map(|of| (one, of))) else {
                continue;
            };
            choices.entry(of.id.clone()).or_insert_with(Vec::new).push(variant.id.clone());
            all.insert(variant.id.clone(), choice);
        }
        product.variants = variants;
    }
    if all.is_empty() {
        return all;
    }
    let with_choices = |ids: &mut Option<OneOrMany<String>>| {
        let Some(known) = ids else { return };
        let all = known.as_slice().iter().flat_map(|id| {
            let choices = choices.get(id).map(Vec::as_slice).unwrap_or_default();
            std::iter::once(id).chain(choices).cloned()
        });
        *ids = Some(OneOrMany::Many(all.collect()));
    };
    for offer in &mut bundle.offers {
        for condition in [&mut offer.when, &mut offer.unless].into_iter().flatten() {
            in_condition(condition, &with_choices);
        }
        for one in offer.suggest.iter_mut().flat_map(OneOrMany::as_mut_slice) {
            with_choices(&mut one.variant);
        }
        for component in offer.kit.iter_mut().flat_map(|kit| &mut kit.components) {
            with_choices(&mut component.variant);
        }
    }
    all
}

fn in_condition(condition: &mut Condition, with_choices: &dyn Fn(&mut Option<OneOrMany<String>>)) {
    if let Some(line) = &mut condition.line {
        with_choices(&mut line.variant);
    }
    for inner in [&mut condition.all, &mut condition.any, &mut condition.none].into_iter().flatten().flatten()
    {
        in_condition(inner, with_choices);
    }
}

/// The variants of a product, each with its choices behind it.
pub(super) fn variants(product: &Product) -> Vec<(Variant, Option<Choice>)> {
    let mut all = Vec::new();
    for variant in &product.variants {
        let of = all.len();
        let mut plain = variant.clone();
        let open = std::mem::take(&mut plain.open_options);
        plain.available &= open.is_empty();
        all.push((plain.clone(), None));
        for values in combinations(&open) {
            let query: Vec<String> =
                values.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect();
            let mut choice = Variant { id: format!("{}?{}", variant.id, query.join("&")), ..plain.clone() };
            let words: Vec<&str> = values.iter().map(|(_, value)| *value).collect();
            choice.title = Some(titled(variant.title.as_ref(), &words.join(", ")));
            choice.options.extend(values.iter().map(|(name, value)| ((*name).into(), (*value).into())));
            let names: Vec<&str> = open.keys().map(String::as_str).collect();
            let names = names.join(", ");
            all.push((choice, Some(Choice { of, names, is_available: variant.available })));
        }
    }
    all
}

/// Each way to choose a value for each name.
fn combinations(open: &BTreeMap<String, Vec<String>>) -> Vec<Vec<(&str, &str)>> {
    if open.is_empty() {
        return Vec::new();
    }
    let mut all = vec![Vec::new()];
    for (name, values) in open {
        let longer = all.iter().flat_map(|chosen: &Vec<(&str, &str)>| {
            values.iter().map(|value| [chosen.as_slice(), &[(name.as_str(), value.as_str())]].concat())
        });
        all = longer.collect();
    }
    all
}

/// A part of an id of which the page reads the same again.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '%' | '&' | '+' | '=' | '?' => out.push_str(&format!("%{:02X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

fn titled(title: Option<&Text>, values: &str) -> Text {
    let with = |words: &String| format!("{words}, {values}");
    match title {
        None => Text::Plain(values.into()),
        Some(Text::Plain(words)) => Text::Plain(with(words)),
        Some(Text::Localised(all)) => {
            Text::Localised(all.iter().map(|(language, words)| (language.clone(), with(words))).collect())
        }
    }
}

/// Gives what is known of a variant to its choices: by itself it cannot be bought.
pub(super) fn spread_live(bundle: &Bundle, context: &mut Context) {
    let ids: Vec<&str> = bundle.meta().choices.iter().collect();
    let known = std::mem::take(&mut context.live_prices);
    context.live_prices = known
        .into_iter()
        .flat_map(|live| {
            let is_own = |id: &&&str| id.rsplit_once('?').is_some_and(|(variant, _)| variant == live.variant);
            let own: Vec<LivePrice> = ids
                .iter()
                .filter(is_own)
                .map(|id| LivePrice { variant: (*id).into(), ..live.clone() })
                .collect();
            if own.is_empty() { vec![live] } else { own }
        })
        .collect();
}

/// Gives the lines of a cart the ids of what was chosen for them, where the rule bundle has such choices: what the page
/// does in a shop.
pub(super) fn recognise(bundle: &Bundle, cart: &mut Cart, chosen: &[Chosen]) {
    let ids: Vec<&str> = bundle.meta().choices.iter().collect();
    for (line, options) in cart.lines.iter_mut().zip(chosen) {
        let is_chosen = |id: &&&str| {
            let Some((variant, query)) = id.rsplit_once('?') else { return false };
            let holds = |pair: &str| {
                options.iter().any(|(name, value)| pair == format!("{}={}", escaped(name), escaped(value)))
            };
            variant == line.variant && query.split('&').all(holds)
        };
        if let Some(id) = ids.iter().find(is_chosen) {
            line.variant = (*id).into();
        }
    }
}
