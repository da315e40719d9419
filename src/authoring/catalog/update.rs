//! A product that the rule bundle has already: what the platform decides is brought up to date, what a person wrote
//! stays.

use super::good::{Good, Sort};
use super::merge::Work;
use super::patch::{Patch, text, to_json, variants};
use super::product;
use crate::edit::{self, Step};
use crate::json::{Node, Value};
use crate::write;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

/// The new text of a product and the names of what differs; `None` where its text has no good form.
pub(super) fn update(
    work: &mut Work<'_>,
    node: &Node,
    own: &str,
    good: &Good,
    referred: &BTreeSet<&str>,
    taken: &mut BTreeSet<String>,
) -> Option<(String, Vec<String>)> {
    let list = node.member("variants").map(|member| &member.node.value);
    if !matches!(node.value, Value::Object(_)) || !matches!(list, Some(Value::List(_))) {
        return None;
    }
    let mut patch = Patch { text: own.into(), changed: Vec::new(), settings: work.settings };
    if work.settings.market.is_none() {
        if good.withdrawn != Some(super::GIFT_CARD) {
            head(work, &mut patch, node, good, referred)?;
        }
        if let Some(why) = good.withdrawn {
            work.skip(good, &format!("{why}; what the rule bundle has of it is marked as not available"));
        }
    }
    let mut matched = BTreeSet::new();
    let mut new = Vec::new();
    for (sort, place) in good.variants.iter().zip(places(node, good)) {
        let Some(at) = place else {
            if work.settings.market.is_none() && good.withdrawn.is_none() {
                new.extend(work.new_sort(taken, good, sort));
            }
            continue;
        };
        matched.insert(at);
        one(work, &mut patch, node, at, good, sort, referred, taken)?;
    }
    if work.settings.market.is_none() {
        gone(work, &mut patch, node, &matched, good)?;
    }
    if !new.is_empty() {
        let new: Vec<String> = new.iter().map(write::line).collect();
        patch.text = edit::append(&patch.text, &[Step::Name("variants")], &new)?;
        patch.tell("new variants");
    }
    Some((patch.text, patch.changed))
}

/// Everything but the variants.
fn head(
    work: &mut Work<'_>,
    patch: &mut Patch<'_>,
    node: &Node,
    good: &Good,
    referred: &BTreeSet<&str>,
) -> Option<()> {
    if let Some(id) = good.id.as_deref().filter(|id| text(node, "id") != Some(id)) {
        match text(node, "id").filter(|old| referred.contains(old)) {
            Some(old) => {
                let why = format!(
                    "offers name it `{}`, and the platform calls it `{id}`: change both by hand",
                    cart_associate_core::text::clean(old)
                );
                work.note(good, good.called(), &why);
            }
            None => patch.put(node, &[], "id", &id.into())?,
        }
    }
    if !good.title.is_empty() {
        patch.words(node, &[], "title", &good.title)?;
    }
    for (name, value) in &good.facts {
        patch.put(node, &[], name, value)?;
    }
    for (name, value) in &good.first {
        if node.member(name).is_none() {
            patch.put(node, &[], name, value)?;
        }
    }
    let collections = product::collections(good, work.settings);
    if !good.collections.is_empty() {
        patch.put(node, &[], "collections", &collections.into())?;
    } else if let Some(one) = work.settings.collection {
        let member = node.member("collections").map(|member| member.node.elements()).unwrap_or_default();
        if !member.iter().any(|known| known.text() == Some(one)) {
            match node.member("collections") {
                Some(_) => {
                    patch.text = edit::append(&patch.text, &[Step::Name("collections")], &[write::text(one)])?
                }
                None => {
                    patch.text =
                        edit::set(&patch.text, &[Step::Name("collections")], &write::line(&json!([one])))?
                }
            }
            patch.tell("collections");
        }
    }
    attributes(work, patch, node, good)?;
    image(work, patch, node, good)
}

/// An attribute may be written by hand, so the one that is there holds.
fn attributes(work: &mut Work<'_>, patch: &mut Patch<'_>, node: &Node, good: &Good) -> Option<()> {
    let present = node.member("attributes").map(|member| &member.node);
    for (name, value) in &good.attributes {
        match present.and_then(|present| present.member(name)) {
            Some(known) if to_json(&known.node) == *value => {}
            Some(_) => {
                let what = format!("{} of {}", cart_associate_core::text::clean(name), good.called());
                work.note(good, what, "the attribute differs from the file; yours stays");
            }
            None => patch.member(&[Step::Name("attributes")], name, value)?,
        }
    }
    Some(())
}

fn image(work: &mut Work<'_>, patch: &mut Patch<'_>, node: &Node, good: &Good) -> Option<()> {
    let Some(picture) = &good.image else { return Some(()) };
    let Some(known) =
        node.member("image").map(|member| &member.node).filter(|known| text(known, "src").is_some())
    else {
        work.picture(good);
        if let Some(image) = product::image(good, work.settings) {
            patch.put(node, &[], "image", &image)?;
        }
        return Some(());
    };
    let at = [Step::Name("image")];
    if text(known, "src") != Some(picture.src.as_str()) {
        // The address of the same picture changes with every upload; another picture has another name.
        let name = |src: &str| src.split(['?', '#']).next().unwrap_or_default().to_owned();
        let another = name(text(known, "src").unwrap_or_default()) != name(&picture.src);
        patch.put(known, &at, "src", &picture.src.as_str().into())?;
        if another
            && known.member("alt").is_some_and(|alt| alt.node.text() != Some(""))
            && picture.alt.is_empty()
        {
            work.note(
                good,
                good.called(),
                "its picture is another one now; see whether its alternative text still fits",
            );
        }
    }
    if let Some((width, height)) =
        picture.size.filter(|(width, height)| *width <= 20_000 && *height <= 20_000)
    {
        patch.put(known, &at, "width", &width.into())?;
        patch.put(known, &at, "height", &height.into())?;
    }
    if !picture.alt.is_empty() && known.member("alt").is_none_or(|alt| alt.node.text() == Some("")) {
        patch.put(known, &at, "alt", &picture.alt.as_str().into())?;
    }
    Some(())
}

/// The place of each variant of a good, where the rule bundle has one: by id, else by its options, else by SKU, else the
/// only one. Those with an id choose first.
fn places(product: &Node, good: &Good) -> Vec<Option<usize>> {
    let list = variants(product);
    let mut free: BTreeSet<usize> = (0..list.len()).collect();
    let mut places: Vec<Option<usize>> = good.variants.iter().map(|_| None).collect();
    let mut choose = |same: &dyn Fn(&Sort, &Node) -> bool| {
        for (place, sort) in places.iter_mut().zip(&good.variants).filter(|(place, _)| place.is_none()) {
            let fits = |at: &&usize| list.get(**at).is_some_and(|node| same(sort, node));
            *place = free.iter().find(fits).copied();
            free.retain(|at| Some(*at) != *place);
        }
    };
    choose(&|sort, node| sort.id.is_some() && text(node, "id") == sort.id.as_deref());
    let options = |node: &Node| node.member("options").map_or(json!({}), |member| to_json(&member.node));
    choose(&|sort, node| {
        sort.id.is_none() && !sort.options.is_empty() && options(node) == json!(sort.options)
    });
    // One that was brought in without an id has one that was made up.
    let made = |sort: &Sort| product::made_id(good, sort);
    choose(&|sort, node| text(node, "id").is_some() && text(node, "id") == made(sort).as_deref());
    choose(&|sort, node| sort.id.is_none() && sort.sku().is_some() && text(node, "sku") == sort.sku());
    let single = list.len() == 1 && good.variants.len() == 1;
    choose(&|sort, _| single && sort.id.is_none());
    places
}

#[expect(clippy::too_many_arguments, reason = "all of it belongs to this one variant")]
fn one(
    work: &mut Work<'_>,
    patch: &mut Patch<'_>,
    product: &Node,
    at: usize,
    good: &Good,
    sort: &Sort,
    referred: &BTreeSet<&str>,
    taken: &mut BTreeSet<String>,
) -> Option<()> {
    let Some(node) = variants(product).get(at) else { return Some(()) };
    if !matches!(node.value, Value::Object(_)) {
        return None;
    }
    let path = [Step::Name("variants"), Step::Index(at)];
    if let Some(market) = work.settings.market {
        if let Some(price) = sort.price {
            let above = [path[0], path[1], Step::Name("market_prices")];
            let known = node.member("market_prices").and_then(|member| member.node.member(market));
            let below = [above[0], above[1], above[2], Step::Name(market)];
            patch.amount(known.map(|member| &member.node), &below, "market_prices", price)?;
        }
        return Some(());
    }
    if let Some(id) = sort.id.as_deref().filter(|id| text(node, "id") != Some(id)) {
        if text(node, "id").is_some_and(|old| referred.contains(old)) {
            let why = format!(
                "offers name it otherwise than the platform, which calls it `{id}`: change both by hand"
            );
            work.note(good, sort.called(good), &why);
        } else if taken.insert(id.to_owned()) {
            patch.put(node, &path, "id", &id.into())?;
        }
    }
    for (name, value) in &sort.facts {
        match value {
            _ if *name == "available" && good.withdrawn.is_some() => {}
            Json::String(words) if *name == "title" => patch.words(node, &path, name, words)?,
            value => patch.put(node, &path, name, value)?,
        }
    }
    for (name, value) in &sort.first {
        if node.member(name).is_none() {
            patch.put(node, &path, name, value)?;
        }
    }
    if good.withdrawn.is_some() {
        patch.put(node, &path, "available", &false.into())?;
    }
    if let Some(price) = sort.price {
        let prices = [path[0], path[1], Step::Name("prices")];
        patch.amount(node.member("prices").map(|member| &member.node), &prices, "prices", price)?;
    }
    let compare_at = [path[0], path[1], Step::Name("compare_at")];
    match sort.compare_at {
        Some(Some(amount)) => {
            patch.amount(
                node.member("compare_at").map(|member| &member.node),
                &compare_at,
                "compare_at",
                amount,
            )?;
        }
        Some(None) => {
            let [a, b, c] = compare_at;
            let known =
                node.member("compare_at").and_then(|member| member.node.member(patch.settings.currency));
            if known.is_some() {
                patch.text = edit::remove(&patch.text, &[a, b, c, Step::Name(patch.settings.currency)])?;
                patch.tell("compare_at");
            }
        }
        None => {}
    }
    Some(())
}

/// Variants that the platform no longer has, and all of a product that nobody can buy now. They stay, because offers
/// may name them.
fn gone(
    work: &mut Work<'_>,
    patch: &mut Patch<'_>,
    product: &Node,
    matched: &BTreeSet<usize>,
    good: &Good,
) -> Option<()> {
    if good.withdrawn.is_none() && (good.variants.is_empty() || !good.complete) {
        return Some(());
    }
    for (at, node) in variants(product).iter().enumerate() {
        if matched.contains(&at) || !matches!(node.value, Value::Object(_)) {
            continue;
        }
        if node.member("available").map(|member| to_json(&member.node)) != Some(json!(false)) {
            if good.withdrawn.is_none() {
                let id = cart_associate_core::text::clean(text(node, "id").unwrap_or_default());
                let what = format!("the variant {id} of {}", good.called());
                work.note(good, what, "the file does not have it any more; it is marked as not available");
            }
            patch.put(node, &[Step::Name("variants"), Step::Index(at)], "available", &false.into())?;
        }
    }
    Some(())
}
