//! Finishing the winners: only here are texts, pictures and links decoded.

use super::deal::applies_code;
use super::decision::{Anchor, Bar, Choice, Content, Figures, Picture, Suggestion, TriggerLine, UnitPrice};
use super::evaluator::{Evaluator, Item};
use super::proposal::{Candidate, Draft, Label, Proposal, Sums};
use crate::bundle::record::{
    Amount, Claim, Deal, Kit, Measure, OfferBody, OfferDisplay, ProductDisplay, Target,
};
use crate::change::{CartChange, NewLine, Replacement};
use crate::lang::{pick, show};
use crate::ledger::Used;
use crate::money::Money;
use crate::text::{Part, Piece, Placeholder, Sentence, Shown, Text, clean, cut, is_safe_link};
use crate::vocabulary::Form;
use crate::wire::List;
use alloc::string::String;
use alloc::vec::Vec;

/// A suggestion, ready to show.
pub(super) fn finish(evaluator: &Evaluator<'_>, candidate: &Candidate<'_>) -> Option<Suggestion> {
    let Candidate { offer, rule, proposal, .. } = candidate;
    let display = evaluator.records.offer_display(*offer);
    let item = evaluator.items.get(proposal.trigger.item)?;
    let pictured = pictured(proposal, item).map(|index| evaluator.records.product_display(index));
    let name = trigger_name(evaluator, item);
    let named = named(evaluator, proposal, pictured.as_ref(), &name);
    let title = match (display.title, &pictured) {
        (Some(title), _) => shown(evaluator, title),
        (None, Some(product)) => shown(evaluator, product.title),
        (None, None) => named.clone(),
    };
    let values = Values { trigger: &name.text, product: &named.text, claim: display.claim };

    let selected = proposal.choices.get(proposal.selected).map(|draft| draft.sums).unwrap_or_default();
    let trigger_product = match (item.line, item.product_key) {
        (Some(line), _) => line.product.as_str(),
        (None, Some(key)) => evaluator.records.text(key),
        (None, None) => "",
    };
    let mut suggestion = Suggestion {
        offer: evaluator.records.offer_id(*offer).into(),
        kind: rule.kind,
        form: proposal.form,
        title,
        why: why(evaluator, display.why, &values, &selected),
        url: pictured.and_then(|product| link(evaluator, product.in_full(product.url?))),
        image: pictured.and_then(|product| picture(evaluator, &product)),
        contents: match (&rule.body, proposal.choices.first()) {
            (OfferBody::Kit(kit), Some(draft)) => contents(evaluator, kit, draft),
            _ => Vec::new(),
        },
        choices: Vec::new(),
        selected: proposal.selected as u32,
        products: Vec::new(),
        distribution: Vec::new(),
        link: display.link.and_then(|one| {
            Some(Anchor { label: shown(evaluator, one.label), url: link(evaluator, one.url.into())? })
        }),
        statement: display.statement.map(|text| shown(evaluator, text)),
        code: deal(&rule.body).and_then(|deal| deal.code).map(Into::into),
        uses: Vec::new(),
        belongs_to: proposal.belongs.then(|| trigger_product.into()),
        trigger: TriggerLine {
            key: item.line.map(|line| line.key.clone()),
            product: trigger_product.into(),
            name: Shown::default(),
        },
    };
    for draft in &proposal.choices {
        suggestion.choices.push(choice(evaluator, draft, &display, &rule.body, &values));
    }
    for key in &proposal.products {
        suggestion.products.push(evaluator.records.text(*key).into());
    }
    for (variant, units) in &proposal.uses {
        suggestion.uses.push(Used { variant: evaluator.records.text(*variant).into(), units: *units });
    }
    for (label, share) in display.distribution {
        suggestion.distribution.push(Bar { label: shown(evaluator, label), share });
    }
    suggestion.trigger.name = name;
    Some(suggestion)
}

/// A picture whose address may be followed.
fn picture(evaluator: &Evaluator<'_>, product: &ProductDisplay<'_>) -> Option<Picture> {
    let image = product.image?;
    let src = product.in_full(image.src);
    is_safe_link(&src).then_some(Picture {
        src,
        alt: shown(evaluator, image.alt),
        width: image.width,
        height: image.height,
    })
}

/// A link that may be followed; a path takes the locale's root.
fn link(evaluator: &Evaluator<'_>, mut url: String) -> Option<String> {
    if url.starts_with('/') {
        let root = evaluator.context.root.as_deref().unwrap_or_default();
        let end = root.bytes().rposition(|byte| byte != b'/').map_or(0, |last| last + 1);
        url.insert_str(0, root.get(..end).unwrap_or_default());
    }
    is_safe_link(&url).then_some(url)
}

fn shown(evaluator: &Evaluator<'_>, text: Text<'_>) -> Shown {
    show(evaluator.bundle, text, &evaluator.context.locale)
}

fn deal<'e, 'b>(body: &'e OfferBody<'b>) -> Option<&'e Deal<'b>> {
    match body {
        OfferBody::Kit(kit) => Some(&kit.deal),
        OfferBody::QuantityBreak(rule) => Some(&rule.deal),
        _ => None,
    }
}

/// The product whose picture, title and link the card carries: what is brought, or what it is about.
fn pictured(proposal: &Proposal<'_>, item: &Item<'_>) -> Option<u32> {
    let brought = proposal.choices.iter().find_map(|draft| draft.brings().next());
    match (proposal.form, brought) {
        (Form::Product | Form::QuantityBreak | Form::Kit, Some((at, _))) => Some(at.product),
        _ => item.product,
    }
}

/// What a person would call the trigger: its short name, its title, or what the cart calls it.
fn trigger_name(evaluator: &Evaluator<'_>, item: &Item<'_>) -> Shown {
    match item.product {
        Some(index) => short_name(evaluator, &evaluator.records.product_display(index)),
        None => Shown {
            text: clean(item.line.and_then(|line| line.title.as_deref()).unwrap_or_default()),
            lang: None,
        },
    }
}

fn short_name(evaluator: &Evaluator<'_>, product: &ProductDisplay<'_>) -> Shown {
    shown(evaluator, product.short_name.unwrap_or(product.title))
}

/// What `{product}` says: the names of what is brought, else of what the card is about.
fn named(
    evaluator: &Evaluator<'_>,
    proposal: &Proposal<'_>,
    product: Option<&ProductDisplay<'_>>,
    trigger: &Shown,
) -> Shown {
    let draft = proposal.choices.get(proposal.selected);
    let Some(kit) = draft.filter(|draft| proposal.form == Form::Kit && draft.lines.len() > 1) else {
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

fn choice(
    evaluator: &Evaluator<'_>,
    draft: &Draft<'_>,
    display: &OfferDisplay<'_>,
    body: &OfferBody<'_>,
    values: &Values<'_>,
) -> Choice {
    let mut figures = Figures::from(draft.sums);
    let mut label = None;
    let mut adds = List::default();
    let mut brings = draft.brings();
    if let (Some((at, quantity)), None) = (brings.next(), brings.next()) {
        let product = evaluator.records.product_display(at.product);
        match product.variants.get(at.variant as usize) {
            Some(variant) => {
                if let Label::Variant(_) = draft.label {
                    label = Some(variant.title.unwrap_or(product.title));
                }
                if figures.deal == Money::ZERO && quantity > 0 {
                    let single = Money(figures.price.0 / i64::from(quantity));
                    figures.compare_at =
                        compare_at(evaluator, variant.compare_at, single).and_then(|one| one.times(quantity));
                    figures.unit = variant.measure.and_then(|measure| unit_price(&measure, single));
                }
            }
            None => evaluator.records.damaged(),
        }
    }
    if let Label::Step(index) = draft.label {
        match display.steps.get(index) {
            Some(step) => {
                label = Some(step.title);
                adds = step.adds;
            }
            None => evaluator.records.damaged(),
        }
    }
    let mut choice = Choice {
        label: label.map(|text| shown(evaluator, text)),
        adds: Vec::new(),
        figures,
        why: why(evaluator, display.why, values, &draft.sums),
        change: change(evaluator, draft, body),
    };
    for text in adds {
        choice.adds.push(shown(evaluator, text));
    }
    choice
}

/// What accepting a draft does to the cart, with every id and text.
fn change(evaluator: &Evaluator<'_>, draft: &Draft<'_>, body: &OfferBody<'_>) -> CartChange {
    let mut change = CartChange::default();
    for planned in &draft.lines {
        let like = planned.like;
        let (mut product, mut variant) = like.map_or(("", ""), |line| (&line.product, &line.variant));
        if let Some(at) = planned.at {
            let facts = evaluator.records.product(at.product);
            product = evaluator.records.text(facts.id);
            if let Ok(found) = evaluator.variant(&facts, at.variant) {
                variant = evaluator.records.text(found.id);
            }
        }
        let mut plan = planned.plan_of.or(like).and_then(|line| line.plan.as_deref());
        if let (OfferBody::Tier(tier), Label::Step(index)) = (body, draft.label)
            && let Some(Target::Plan(other)) = tier.steps.get(index).map(|step| step.target)
        {
            plan = Some(other);
        }
        let parent = planned.under.map(|line| &line.key).or_else(|| like?.parent.as_ref());
        let mut line = NewLine {
            product: product.into(),
            variant: variant.into(),
            quantity: planned.quantity,
            plan: plan.map(Into::into),
            properties: like.map(|line| line.properties.clone()).unwrap_or_default(),
            parent: parent.cloned(),
        };
        if let OfferBody::Confirmation(one) = body {
            line.properties.insert(one.property.into(), one.value.into());
        }
        match planned.replaces {
            Some(old) => change.replace.push(Replacement { key: old.key.clone(), with: line }),
            None => change.add.push(line),
        }
    }
    if let Some(deal) = deal(body).filter(|deal| applies_code(evaluator, deal)) {
        change.codes = Some(evaluator.cart.codes_with(deal.code));
    }
    change
}

/// The price to strike through, where the bundle declares one for this market that is above the price.
fn compare_at(evaluator: &Evaluator<'_>, amounts: List<'_, Amount>, price: Money) -> Option<Money> {
    let declared = amounts.iter().find(|one| {
        Some(one.currency) == evaluator.currency && one.market.is_some() && one.market == evaluator.market
    })?;
    Some(declared.amount).filter(|amount| *amount > price)
}

fn unit_price(measure: &Measure<'_>, price: Money) -> Option<UnitPrice> {
    let doubled = price.0.checked_mul(measure.reference)?.checked_mul(2)?;
    let per_reference =
        doubled.checked_add(measure.quantity)?.checked_div(measure.quantity.checked_mul(2)?)?;
    Some(UnitPrice { price: Money(per_reference), per: measure.per.into() })
}

/// What a kit holds, and what of it is in the cart.
fn contents(evaluator: &Evaluator<'_>, kit: &Kit<'_>, draft: &Draft<'_>) -> Vec<Content> {
    let mut all = Vec::new();
    // What the shopper has first, then what is added; of that, which variant.
    for in_cart in [true, false] {
        for component in kit.components {
            let added = draft.brings().find(|(at, _)| at.product == component.product);
            if added.is_none() != in_cart {
                continue;
            }
            let product = evaluator.records.product_display(component.product);
            let mut title = shown(evaluator, product.title);
            let variant = added.and_then(|(at, _)| product.variants.get(at.variant as usize));
            if let Some(variant) = variant.and_then(|variant| variant.title) {
                title.text.push_str(", ");
                title.text.push_str(&shown(evaluator, variant).text);
            }
            all.push(Content { title, quantity: component.quantity, in_cart });
        }
    }
    all
}

/// The values that a why may name, beside the figures.
struct Values<'v> {
    trigger: &'v str,
    product: &'v str,
    claim: Option<Claim>,
}

/// The one-sentence why, with every placeholder computed.
fn why(evaluator: &Evaluator<'_>, text: Text<'_>, values: &Values<'_>, sums: &Sums) -> Sentence {
    let Some((translation, lang)) = pick(evaluator.bundle, text, &evaluator.context.locale) else {
        return Sentence::default();
    };
    let mut room = Some(crate::text::MAX_SHOWN);
    let mut parts = Vec::new();
    for piece in translation.pieces() {
        if room.is_none() {
            break;
        }
        parts.push(match piece {
            Piece::Words(words) => fit(words, &mut room),
            Piece::Slot(slot) => match slot {
                Placeholder::Trigger => fit(values.trigger, &mut room),
                Placeholder::Product => fit(values.product, &mut room),
                Placeholder::Price => Part::Money(sums.price),
                Placeholder::Difference => Part::Money(sums.difference),
                Placeholder::Saving => Part::Money(sums.saving),
                Placeholder::SavingPercent => Part::Percent(sums.saving_percent),
                Placeholder::Have => Part::Count(sums.have),
                Placeholder::Add => Part::Count(sums.add),
                Placeholder::Share => {
                    Part::Percent(values.claim.map(|claim| claim.share).unwrap_or_default())
                }
                Placeholder::Sample => Part::Count(values.claim.map_or(0, |claim| claim.sample)),
            },
        });
    }
    Sentence { parts, lang }
}

/// Words, cut to the room that is left; `None` is left where they were cut.
fn fit(words: &str, room: &mut Option<usize>) -> Part {
    let (words, left) = cut(words, room.unwrap_or_default());
    *room = left;
    Part::Text(words)
}
