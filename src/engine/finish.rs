//! Finishing the winners: only here are texts, pictures and links decoded.

use super::decision::{
    Anchor, Bar, Choice, Content, Figures, Form, Picture, Suggestion, TriggerLine, UnitPrice,
};
use super::proposal::{Candidate, Draft, Label, Proposal};
use super::scene::{Item, Scene};
use crate::bundle::record::{Amount, Claim, Effect, Image, Measure, OfferDisplay, ProductDisplay};
use crate::bundle::wire::Corrupt;
use crate::lang::{pick, show};
use crate::ledger::Used;
use crate::money::Money;
use crate::text::{Part, Piece, Placeholder, Sentence, Shown, Text, clean, is_safe_link};

/// A suggestion, ready to show.
pub(super) fn finish(scene: &Scene<'_>, candidate: Candidate) -> Result<Suggestion, Corrupt> {
    let Candidate { offer, rule, proposal } = candidate;
    let display = scene.bundle.offer_display(offer)?;
    let item = scene.items.get(proposal.trigger.item).ok_or(Corrupt)?;
    let pictured = pictured(&proposal, item);
    let product = pictured.map(|index| scene.bundle.product_display(index)).transpose()?;
    let name = trigger_name(scene, item)?;
    let named = named(scene, &proposal, product.as_ref(), &name)?;
    let sentence = |figures: &Figures| {
        why(scene, &display.why, &Values { trigger: &name, product: &named, figures, claim: display.claim })
    };

    let mut choices = Vec::new();
    for draft in proposal.choices.iter().cloned() {
        choices.push(choice(scene, draft, &display, &sentence)?);
    }
    let why = match choices.get(proposal.selected) {
        Some(choice) => choice.why.clone(),
        None => sentence(&Figures::default()),
    };
    let mut products = Vec::new();
    for key in &proposal.products {
        products.push(scene.bundle.text(*key)?.into());
    }
    let mut uses = Vec::new();
    for (variant, units) in &proposal.uses {
        uses.push(Used { variant: scene.bundle.text(*variant)?.into(), units: *units });
    }
    let (deal, belongs) = match &rule.effect {
        Effect::Kit(kit) => (Some(&kit.deal), false),
        Effect::QuantityBreak(rule) => (Some(&rule.deal), false),
        Effect::Product(list) => (None, list.iter().any(|one| one.belongs)),
        _ => (None, false),
    };
    let trigger_product = match item.line {
        Some(line) => line.product.clone(),
        None => item.product_key.map(|key| scene.bundle.text(key)).transpose()?.unwrap_or_default().into(),
    };
    let shown = |text: &Text| show(scene.bundle, text, &scene.context.locale);
    Ok(Suggestion {
        offer: scene.bundle.offer_id(offer)?.into(),
        kind: rule.kind,
        form: proposal.form,
        title: title(scene, &display, product.as_ref(), &named),
        why,
        url: product.as_ref().and_then(|product| link(scene, product.url.as_deref()?)),
        image: product
            .as_ref()
            .and_then(|product| product.image.as_ref())
            .and_then(|image| picture(scene, image)),
        contents: if proposal.form == Form::Kit {
            contents(scene, &rule.effect, &proposal)?
        } else {
            Vec::new()
        },
        choices,
        selected: proposal.selected as u32,
        products,
        distribution: display
            .distribution
            .iter()
            .map(|(label, share)| Bar { label: shown(label), share: *share })
            .collect(),
        link: display
            .link
            .as_ref()
            .and_then(|one| Some(Anchor { label: shown(&one.label), url: link(scene, &one.url)? })),
        statement: display.statement.as_ref().map(shown),
        code: deal.and_then(|deal| deal.code.clone()),
        uses,
        belongs_to: belongs.then(|| trigger_product.clone()),
        trigger: TriggerLine { key: item.line.map(|line| line.key.clone()), product: trigger_product, name },
    })
}

/// A link that may be followed; a path takes the locale's root.
fn link(scene: &Scene<'_>, url: &str) -> Option<String> {
    let root = scene.context.root.as_deref().unwrap_or_default().trim_end_matches('/');
    let rooted = if url.starts_with('/') { [root, url].concat() } else { url.into() };
    is_safe_link(&rooted).then_some(rooted)
}

/// The product whose picture, title and link the card carries: what is brought, or what it is about.
fn pictured(proposal: &Proposal, item: &Item<'_>) -> Option<u32> {
    let brought = proposal.choices.iter().find_map(|draft| draft.brings.first());
    match proposal.form {
        Form::Guidance | Form::Confirmation | Form::Tier => item.product,
        Form::Product | Form::QuantityBreak | Form::Kit => {
            brought.map(|(product, ..)| *product).or(item.product)
        }
    }
}

/// What a person would call the trigger: its short name, its title, or what the cart calls it.
fn trigger_name(scene: &Scene<'_>, item: &Item<'_>) -> Result<Shown, Corrupt> {
    match item.product {
        Some(index) => Ok(short_name(scene, &scene.bundle.product_display(index)?)),
        None => Ok(Shown {
            text: clean(item.line.and_then(|line| line.title.as_deref()).unwrap_or_default()),
            lang: None,
        }),
    }
}

fn short_name(scene: &Scene<'_>, product: &ProductDisplay) -> Shown {
    show(scene.bundle, product.short_name.as_ref().unwrap_or(&product.title), &scene.context.locale)
}

/// What `{product}` says: the names of what is brought, else of what the card is about.
fn named(
    scene: &Scene<'_>,
    proposal: &Proposal,
    product: Option<&ProductDisplay>,
    trigger: &Shown,
) -> Result<Shown, Corrupt> {
    let brings =
        proposal.choices.get(proposal.selected).map(|draft| draft.brings.as_slice()).unwrap_or_default();
    if proposal.form != Form::Kit || brings.len() < 2 {
        return Ok(product.map_or_else(|| trigger.clone(), |product| short_name(scene, product)));
    }
    let mut all = Shown::default();
    for (index, (product, ..)) in brings.iter().enumerate() {
        let one = short_name(scene, &scene.bundle.product_display(*product)?);
        if index > 0 {
            all.text.push_str(" + ");
        }
        all.text.push_str(&one.text);
        all.lang = one.lang;
    }
    Ok(all)
}

fn title(
    scene: &Scene<'_>,
    display: &OfferDisplay,
    product: Option<&ProductDisplay>,
    named: &Shown,
) -> Shown {
    match (&display.title, product) {
        (Some(title), _) => show(scene.bundle, title, &scene.context.locale),
        (None, Some(product)) => show(scene.bundle, &product.title, &scene.context.locale),
        (None, None) => named.clone(),
    }
}

fn picture(scene: &Scene<'_>, image: &Image) -> Option<Picture> {
    is_safe_link(&image.src).then(|| Picture {
        src: image.src.clone(),
        alt: show(scene.bundle, &image.alt, &scene.context.locale),
        width: image.width,
        height: image.height,
    })
}

fn choice(
    scene: &Scene<'_>,
    draft: Draft,
    display: &OfferDisplay,
    sentence: &impl Fn(&Figures) -> Sentence,
) -> Result<Choice, Corrupt> {
    let shown = |text: &Text| show(scene.bundle, text, &scene.context.locale);
    let mut figures = draft.figures;
    let mut label = None;
    let mut adds = Vec::new();
    match draft.label {
        Label::Only => {}
        Label::Variant(product, ordinal) => {
            let product = scene.bundle.product_display(product)?;
            let variant = product.variants.get(ordinal as usize).ok_or(Corrupt)?;
            label = Some(shown(variant.title.as_ref().unwrap_or(&product.title)));
        }
        Label::Step(index) => {
            let step = display.steps.get(index).ok_or(Corrupt)?;
            label = Some(shown(&step.title));
            adds = step.adds.iter().map(shown).collect();
        }
    }
    if let [(product, ordinal, quantity)] = draft.brings.as_slice() {
        let product = scene.bundle.product_display(*product)?;
        let variant = product.variants.get(*ordinal as usize).ok_or(Corrupt)?;
        if figures.deal == Money::ZERO && *quantity > 0 {
            let single = Money(figures.price.0 / i64::from(*quantity));
            figures.compare_at =
                compare_at(scene, &variant.compare_at, single).and_then(|one| one.times(*quantity));
            figures.unit = variant.measure.as_ref().and_then(|measure| unit_price(measure, single));
        }
    }
    Ok(Choice { label, adds, why: sentence(&figures), figures, change: draft.change })
}

/// The price to strike through, where the bundle declares one for this market that is above the price.
fn compare_at(scene: &Scene<'_>, amounts: &[Amount], price: Money) -> Option<Money> {
    let declared = amounts.iter().find(|one| {
        Some(one.currency) == scene.currency && one.market.is_some() && one.market == scene.market
    })?;
    Some(declared.amount).filter(|amount| *amount > price)
}

fn unit_price(measure: &Measure, price: Money) -> Option<UnitPrice> {
    let doubled = price.0.checked_mul(measure.reference)?.checked_mul(2)?;
    let per_reference =
        doubled.checked_add(measure.quantity)?.checked_div(measure.quantity.checked_mul(2)?)?;
    let mut per = String::new();
    if measure.reference != 1000 {
        per.push_str(&crate::text::decimal(Money(measure.reference), 3));
        while per.ends_with('0') {
            per.pop();
        }
        if per.ends_with('.') {
            per.pop();
        }
        per.push(' ');
    }
    per.push_str(&measure.unit);
    Some(UnitPrice { price: Money(per_reference), per })
}

/// What a kit holds, and what of it is in the cart.
fn contents(scene: &Scene<'_>, effect: &Effect, proposal: &Proposal) -> Result<Vec<Content>, Corrupt> {
    let Effect::Kit(kit) = effect else { return Ok(Vec::new()) };
    let brings = proposal.choices.first().map(|draft| draft.brings.as_slice()).unwrap_or_default();
    let mut all = Vec::new();
    for component in &kit.components {
        all.push(Content {
            title: short_name(scene, &scene.bundle.product_display(component.product)?),
            quantity: component.quantity,
            in_cart: !brings.iter().any(|(product, ..)| *product == component.product),
        });
    }
    Ok(all)
}

/// The values that a why may name.
struct Values<'v> {
    trigger: &'v Shown,
    product: &'v Shown,
    figures: &'v Figures,
    claim: Option<Claim>,
}

/// The one-sentence why, with every placeholder computed.
fn why(scene: &Scene<'_>, text: &Text, values: &Values<'_>) -> Sentence {
    let Some((translation, lang)) = pick(scene.bundle, text, &scene.context.locale) else {
        return Sentence::default();
    };
    let figures = values.figures;
    let mut room = crate::text::MAX_SHOWN;
    let mut parts = Vec::new();
    for piece in &translation.pieces {
        let part = match piece {
            Piece::Words(words) => Part::Text(words.clone()),
            Piece::Slot(slot) => match slot {
                Placeholder::Trigger => Part::Text(values.trigger.text.clone()),
                Placeholder::Product => Part::Text(values.product.text.clone()),
                Placeholder::Price => Part::Money(figures.price),
                Placeholder::Difference => Part::Money(figures.difference),
                Placeholder::Saving => Part::Money(figures.saving),
                Placeholder::SavingPercent => Part::Percent(figures.saving_percent),
                Placeholder::Have => Part::Count(figures.have),
                Placeholder::Add => Part::Count(figures.add),
                Placeholder::Share => {
                    Part::Percent(values.claim.map(|claim| claim.share).unwrap_or_default())
                }
                Placeholder::Sample => Part::Count(values.claim.map_or(0, |claim| claim.sample)),
            },
        };
        match part {
            Part::Text(words) => {
                let words = clean(&words);
                let length = words.chars().count();
                if length > room {
                    let mut cut: String = words.chars().take(room).collect();
                    cut.push('…');
                    parts.push(Part::Text(cut));
                    return Sentence { parts, lang };
                }
                room -= length;
                parts.push(Part::Text(words));
            }
            computed => parts.push(computed),
        }
    }
    Sentence { parts, lang }
}
