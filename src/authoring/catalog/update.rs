//! A product that the rule bundle has already: what the platform decides is brought up to date, what a person wrote
//! stays.

use super::clean;
use super::good::{Good, Sort};
use super::merge::{Terms, Work};
use super::product;
use crate::authoring::edit::{self, Step};
use crate::authoring::exact;
use crate::authoring::json::{Node, Value};
use crate::authoring::write;
use crate::money::Money;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

/// The text of a member.
pub(super) fn text<'a>(node: &'a Node, name: &str) -> Option<&'a str> {
    node.member(name).and_then(|member| member.node.text())
}

/// The variants of a product.
pub(super) fn variants(product: &Node) -> &[Node] {
    product.member("variants").map(|member| member.node.elements()).unwrap_or_default()
}

/// The product's own text, changed bit by bit.
struct Patch<'p> {
    text: String,
    changed: Vec<String>,
    terms: &'p Terms<'p>,
}

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
    let mut patch = Patch { text: own.into(), changed: Vec::new(), terms: work.terms };
    if work.terms.market.is_none() {
        if good.withdrawn != Some(super::GIFT_CARD) {
            head(work, &mut patch, node, good, referred)?;
        }
        if let Some(why) = good.withdrawn {
            work.skip(good, &format!("{why}; what the rule bundle has of it is marked as not available"));
        }
    }
    let mut matched = BTreeSet::new();
    let mut new = Vec::new();
    for sort in &good.variants {
        let Some(at) = find(node, &matched, good, sort) else {
            if work.terms.market.is_none() && good.withdrawn.is_none() {
                new.extend(work.new_sort(taken, good, sort));
            }
            continue;
        };
        matched.insert(at);
        one(work, &mut patch, node, at, good, sort, referred, taken)?;
    }
    if work.terms.market.is_none() {
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
                    crate::text::clean(old)
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
    let collections = product::collections(good, work.terms);
    if !good.collections.is_empty() {
        patch.put(node, &[], "collections", &collections.into())?;
    } else if let Some(one) = work.terms.collection {
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
                let what = format!("{} of {}", crate::text::clean(name), good.called());
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
        if let Some(image) = product::image(good, work.terms) {
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

/// The place of a variant: by id, else by SKU, else by options, else the only one.
fn find(product: &Node, matched: &BTreeSet<usize>, good: &Good, sort: &Sort) -> Option<usize> {
    let list = variants(product);
    let free = |at: &usize| !matched.contains(at);
    let position = |same: &dyn Fn(&Node) -> bool| {
        list.iter().enumerate().filter(|(at, _)| free(at)).find(|(_, one)| same(one)).map(|(at, _)| at)
    };
    let made = good.handle.as_deref().map(|handle| product::made_id(handle, sort));
    if let Some(id) = &sort.id {
        // One that was brought in without an id has one that was made up.
        return position(&|one| text(one, "id") == Some(id))
            .or_else(|| position(&|one| made.is_some() && text(one, "id") == made.as_deref()));
    }
    let options = |one: &Node| one.member("options").map_or(json!({}), |member| to_json(&member.node));
    position(&|one| sort.sku().is_some() && text(one, "sku") == sort.sku())
        .or_else(|| position(&|one| options(one) == json!(sort.options)))
        .or_else(|| position(&|one| made.is_some() && text(one, "id") == made.as_deref()))
        .or_else(|| (list.len() == 1 && good.variants.len() == 1 && matched.is_empty()).then_some(0))
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
    if let Some(market) = work.terms.market {
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
            let known = node.member("compare_at").and_then(|member| member.node.member(patch.terms.currency));
            if known.is_some() {
                patch.text = edit::remove(&patch.text, &[a, b, c, Step::Name(patch.terms.currency)])?;
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
                let id = crate::text::clean(text(node, "id").unwrap_or_default());
                let what = format!("the variant {id} of {}", good.called());
                work.note(good, what, "the file does not have it any more; it is marked as not available");
            }
            patch.put(node, &[Step::Name("variants"), Step::Index(at)], "available", &false.into())?;
        }
    }
    Some(())
}

impl Patch<'_> {
    fn tell(&mut self, name: &str) {
        if !self.changed.iter().any(|known| known == name) {
            self.changed.push(name.into());
        }
    }

    /// A field; `Null` takes it away.
    fn put(&mut self, node: &Node, path: &[Step<'_>], name: &str, value: &Json) -> Option<()> {
        let known = node.member(name).map(|member| to_json(&member.node));
        let usual = matches!(name, "available" | "requires_shipping").then(|| json!(true));
        let present = known.clone().or(usual);
        let nothing = match value {
            Json::Null => true,
            Json::Array(list) => list.is_empty(),
            _ => false,
        };
        let same = match (&present, value) {
            (None | Some(Json::Null), _) => nothing,
            (Some(Json::Array(one)), Json::Array(two)) => {
                // The order of tags means nothing.
                one.len() == two.len() && two.iter().all(|word| one.contains(word))
            }
            (Some(one), two) => one == two,
        };
        if same {
            return Some(());
        }
        let path: Vec<Step<'_>> = path.iter().copied().chain([Step::Name(name)]).collect();
        self.text = if *value == Json::Null {
            edit::remove(&self.text, &path)?
        } else {
            edit::set(&self.text, &path, &write::line(value))?
        };
        self.tell(name);
        Some(())
    }

    /// A text: where it is given by language, the one of the rule bundle.
    fn words(&mut self, node: &Node, path: &[Step<'_>], name: &str, words: &str) -> Option<()> {
        match node.member(name).map(|member| &member.node) {
            Some(localised) if matches!(localised.value, Value::Object(_)) => {
                if text(localised, &self.terms.language) == Some(words) {
                    return Some(());
                }
                let language = self.terms.language.clone();
                let path: Vec<Step<'_>> =
                    path.iter().copied().chain([Step::Name(name), Step::Name(&language)]).collect();
                self.text = edit::set(&self.text, &path, &write::text(words))?;
                self.tell(name);
                Some(())
            }
            _ => self.put(node, path, name, &words.into()),
        }
    }

    /// A member of an object that may not be there yet.
    fn member(&mut self, path: &[Step<'_>], name: &str, value: &Json) -> Option<()> {
        let inside: Vec<Step<'_>> = path.iter().copied().chain([Step::Name(name)]).collect();
        self.text = match edit::set(&self.text, &inside, &write::line(value)) {
            Some(text) => text,
            None => edit::set(&self.text, path, &write::line(&json!({ name: value })))?,
        };
        if let Some(Step::Name(name)) = path.last() {
            self.tell(name);
        }
        Some(())
    }

    /// An amount in the currency of the import.
    fn amount(&mut self, known: Option<&Node>, path: &[Step<'_>], label: &str, amount: Money) -> Option<()> {
        let currency = self.terms.currency;
        let present = known.and_then(|known| text(known, currency));
        if present.and_then(|present| exact::amount(present, currency).ok()) == Some(amount) {
            return Some(());
        }
        let value = Json::from(clean::written(amount, currency));
        let inside: Vec<Step<'_>> = path.iter().copied().chain([Step::Name(currency)]).collect();
        let object = json!({ currency: value });
        self.text = edit::set(&self.text, &inside, &write::line(&value))
            .or_else(|| edit::set(&self.text, path, &write::line(&object)))
            .or_else(|| {
                // Not even the market's object is there.
                let (Step::Name(last), above) = path.split_last()? else { return None };
                edit::set(&self.text, above, &write::line(&json!({ *last: object })))
            })?;
        self.tell(label);
        Some(())
    }
}

fn to_json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Flag(flag) => (*flag).into(),
        Value::Number(number) => number.parse().map_or(Json::Null, Json::Number),
        Value::Text(text) => text.as_str().into(),
        Value::List(list) => list.iter().map(to_json).collect(),
        Value::Object(members) => members
            .iter()
            .map(|member| (member.name.clone(), to_json(&member.node)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}
