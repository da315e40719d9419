//! Finishing the winners: only here are texts, pictures and links decoded.

use super::choice::choice;
use super::decision::{Anchor, Bar, Content, Picture, Suggestion, TriggerLine};
use super::evaluator::Evaluator;
use super::forms::{names_all_it_brings, shows_what_it_brings};
use super::item::Item;
use super::observer::Observer;
use super::proposal::{Candidate, Part, Proposal};
use super::why::{Values, why};
use crate::bundle::record::{ProductDisplay, VariantDisplay};
use crate::lang::show;
use crate::ledger::Used;
use crate::text::{Shown, Text, clean, is_safe_link};
use alloc::string::String;
use alloc::vec::Vec;

/// A suggestion, ready to show.
pub(super) fn finish<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    candidate: &Candidate<'_, O>,
) -> Option<Suggestion> {
    let Candidate { offer, rule, proposal, .. } = candidate;
    let display = evaluator.records.offer_display(*offer);
    let item = evaluator.items.get(proposal.trigger.item)?;
    let pictured = pictured(proposal, item).map(|index| evaluator.records.product_display(index));
    let variant = pictured.and_then(|product| variant_pictured(proposal, &product));
    let name = trigger_name(evaluator, item);
    let named = named(evaluator, proposal, pictured.as_ref(), &name);
    let title = match (display.title, &pictured) {
        (Some(title), _) => shown(evaluator, title),
        (None, Some(product)) => shown(evaluator, product.title),
        (None, None) => named.clone(),
    };
    let values = Values { trigger: &name.text, product: &named.text, claim: display.claim };

    let selected = proposal.choices.get(proposal.selected).map(|draft| draft.sums).unwrap_or_default();
    // A cart may name each variation as a product of its own; the bundle's name is that of all of them.
    let trigger_product = match (item.product_key, item.line) {
        (Some(key), _) => evaluator.records.text(key),
        (None, Some(line)) => line.product.clone(),
        (None, None) => String::new(),
    };
    let mut suggestion = Suggestion {
        offer: evaluator.records.offer_id(*offer).into(),
        kind: rule.kind,
        form: proposal.form,
        title,
        why: why(evaluator, display.why, &values, &selected),
        url: pictured.and_then(|product| link(evaluator, product.in_full(product.url?))),
        image: pictured.and_then(|product| picture(evaluator, &product, variant)),
        contents: contents(evaluator, proposal),
        choices: Vec::new(),
        selected: proposal.selected as u32,
        asks: asks(evaluator, proposal),
        products: Vec::new(),
        distribution: Vec::new(),
        link: display.link.and_then(|one| {
            Some(Anchor { label: shown(evaluator, one.label), url: link(evaluator, one.url.into())? })
        }),
        statement: display.statement.map(|text| shown(evaluator, text)),
        code: proposal.code.map(Into::into),
        uses: Vec::new(),
        belongs_to: proposal.belongs.then(|| trigger_product.clone()),
        trigger: TriggerLine {
            key: item.line.map(|line| line.key.clone()),
            product: trigger_product,
            name: Shown::default(),
        },
    };
    for draft in &proposal.choices {
        suggestion.choices.push(choice(evaluator, draft, &display, proposal.code, &values));
    }
    for key in &proposal.products {
        suggestion.products.push(evaluator.records.text(*key));
    }
    for (variant, units) in &proposal.uses {
        suggestion.uses.push(Used { variant: evaluator.records.text(*variant), units: *units });
    }
    for (label, share) in display.distribution {
        suggestion.distribution.push(Bar { label: shown(evaluator, label), share });
    }
    suggestion.trigger.name = name;
    Some(suggestion)
}

/// The names of the options that the shopper is to choose a value of.
fn asks<O: Observer>(evaluator: &Evaluator<'_, O>, proposal: &Proposal<'_>) -> Option<String> {
    let (at, _) = proposal.choices.first()?.brings().next().filter(|_| proposal.asks)?;
    let product = evaluator.records.product_display(at.product);
    product.variants.get(at.variant as usize)?.open.map(Into::into)
}

/// The picture of a variant or, where it has none, of its product; where its address may be followed.
fn picture<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    product: &ProductDisplay<'_>,
    variant: Option<VariantDisplay<'_>>,
) -> Option<Picture> {
    let image = variant.and_then(|variant| variant.image).or(product.image)?;
    let src = product.in_full(image.src);
    is_safe_link(&src).then_some(Picture {
        src,
        alt: shown(evaluator, image.alt),
        width: image.width,
        height: image.height,
    })
}

/// A link that may be followed; a path takes the locale's root.
fn link<O: Observer>(evaluator: &Evaluator<'_, O>, mut url: String) -> Option<String> {
    if url.starts_with('/') {
        let root = evaluator.context.root.as_deref().unwrap_or_default();
        let end = root.bytes().rposition(|byte| byte != b'/').map_or(0, |last| last + 1);
        url.insert_str(0, root.get(..end).unwrap_or_default());
    }
    is_safe_link(&url).then_some(url)
}

fn shown<O: Observer>(evaluator: &Evaluator<'_, O>, text: Text<'_>) -> Shown {
    show(evaluator.bundle, text, &evaluator.context.locale)
}

/// The product whose picture, title and link the card carries: what is brought, or what it is about.
fn pictured(proposal: &Proposal<'_>, item: &Item<'_>) -> Option<u32> {
    let brought = proposal.choices.iter().find_map(|draft| draft.brings().next());
    match brought {
        Some((at, _)) if shows_what_it_brings(proposal.form) => Some(at.product),
        _ => item.product,
    }
}

/// The variant whose picture the card carries: that of a card that brings just one.
fn variant_pictured<'b>(proposal: &Proposal<'_>, product: &ProductDisplay<'b>) -> Option<VariantDisplay<'b>> {
    let [only] = proposal.choices.as_slice() else { return None };
    let (at, _) = only.brings().next().filter(|_| shows_what_it_brings(proposal.form))?;
    product.variants.get(at.variant as usize)
}

/// What a person would call the trigger: its short name, its title, or what the cart calls it.
fn trigger_name<O: Observer>(evaluator: &Evaluator<'_, O>, item: &Item<'_>) -> Shown {
    match item.product {
        Some(index) => short_name(evaluator, &evaluator.records.product_display(index)),
        None => Shown {
            text: clean(item.line.and_then(|line| line.title.as_deref()).unwrap_or_default()),
            lang: None,
        },
    }
}

fn short_name<O: Observer>(evaluator: &Evaluator<'_, O>, product: &ProductDisplay<'_>) -> Shown {
    shown(evaluator, product.short_name.unwrap_or(product.title))
}

/// What `{product}` says: the names of what is brought, else of what the card is about.
fn named<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    proposal: &Proposal<'_>,
    product: Option<&ProductDisplay<'_>>,
    trigger: &Shown,
) -> Shown {
    let draft = proposal.choices.get(proposal.selected);
    let Some(kit) = draft.filter(|draft| names_all_it_brings(proposal.form) && draft.lines.len() > 1) else {
        return product.map_or_else(|| trigger.clone(), |product| short_name(evaluator, product));
    };
    let mut all = Shown::default();
    for (index, (at, _)) in kit.brings().enumerate() {
        let one = short_name(evaluator, &evaluator.records.product_display(at.product));
        if index > 0 {
            all.text.push_str(" + ");
        }
        all.text.push_str(&one.text);
        all.lang = one.lang;
    }
    all
}

/// What a kit holds: what the shopper has first, then what is added; of that, which variant.
fn contents<O: Observer>(evaluator: &Evaluator<'_, O>, proposal: &Proposal<'_>) -> Vec<Content> {
    let mut all = Vec::new();
    for in_cart in [true, false] {
        for part in proposal.contents.iter().filter(|part| part.added.is_none() == in_cart) {
            let product = evaluator.records.product_display(part.product);
            let mut title = shown(evaluator, product.title);
            let variant = part.added.and_then(|variant| product.variants.get(variant as usize));
            if let Some(own) = variant.and_then(|variant| variant.title) {
                title.text.push_str(", ");
                title.text.push_str(&shown(evaluator, own).text);
            }
            let image = picture(evaluator, &product, variant);
            let &Part { quantity, adds, price, .. } = part;
            all.push(Content { title, quantity, in_cart, adds, price, image });
        }
    }
    all
}
