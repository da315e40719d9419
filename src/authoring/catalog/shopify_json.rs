//! Shopify's `products.json`, as a storefront gives it to everyone, and as the Admin API gives it to its owner.

use super::clean;
use super::good::{Good, Picture, Sort};
use super::{Desk, GIFT_CARD};
use crate::json::{Node, Value};
use serde_json::Value as Json;

/// A storefront gives no more variants of a product than this.
const MOST_VARIANTS: usize = 250;

/// The list of products, if this is such a file.
pub(super) fn products(root: &Node) -> Option<Vec<&Node>> {
    if let Some(one) = root.member("product").filter(|member| matches!(member.node.value, Value::Object(_))) {
        return Some(vec![&one.node]);
    }
    let list = root.member("products").map_or(root, |member| &member.node);
    matches!(list.value, Value::List(_)).then(|| list.elements().iter().collect())
}

/// A product of it.
pub(super) fn product(node: &Node, file: usize, desk: &mut Desk<'_>) -> Option<Good> {
    let line = desk.line(node.span.start);
    let mut good = Good { file, line, ..Good::default() };
    if !matches!(node.value, Value::Object(_)) {
        desk.skip(&good, "this is no product");
        return None;
    }
    good.id = scalar(node, "id").and_then(|id| clean::id(&id));
    good.handle = scalar(node, "handle").and_then(|handle| clean::name(&handle));
    good.title = scalar(node, "title").map(|title| clean::text(&title)).unwrap_or_default();
    if let Some(handle) = &good.handle {
        good.facts.insert("handle", handle.clone().into());
        if let Some(url) = clean::link(&format!("/products/{handle}")) {
            good.facts.insert("url", url.into());
        }
    }
    for (field, member) in [("type", "product_type"), ("vendor", "vendor")] {
        if let Some(text) = scalar(node, member) {
            good.facts.insert(field, clean::name(&text).map_or(Json::Null, Json::from));
        }
    }
    if let Some(tags) = tags(node) {
        good.facts.insert("tags", tags.into());
    }
    good.withdrawn = withdrawn(node);
    good.image = picture(node, &good, desk);
    variants(node, &mut good, desk);
    Some(good)
}

/// A text or number as text.
fn scalar(node: &Node, name: &str) -> Option<String> {
    match &node.member(name)?.node.value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(number.clone()),
        _ => None,
    }
}

fn flag(node: &Node, name: &str) -> Option<bool> {
    match &node.member(name)?.node.value {
        Value::Flag(flag) => Some(*flag),
        _ => None,
    }
}

fn is_null(node: &Node, name: &str) -> bool {
    node.member(name).is_some_and(|member| matches!(member.node.value, Value::Null))
}

/// A list here, a text with commas in the Admin API.
fn tags(node: &Node) -> Option<Vec<String>> {
    let tags = &node.member("tags")?.node;
    match &tags.value {
        Value::Text(text) => Some(clean::names(text.split(','))),
        Value::List(list) => Some(clean::names(list.iter().filter_map(Node::text))),
        _ => None,
    }
}

fn withdrawn(node: &Node) -> Option<&'static str> {
    let kind = scalar(node, "product_type").unwrap_or_default().to_lowercase();
    let kind: String = kind.chars().filter(|c| c.is_alphabetic()).collect();
    let status = scalar(node, "status").unwrap_or_default().to_lowercase();
    match status.as_str() {
        _ if flag(node, "gift_card") == Some(true) || matches!(kind.as_str(), "giftcard" | "giftcards") => {
            Some(GIFT_CARD)
        }
        "draft" => Some("it is a draft"),
        "archived" => Some("it is archived"),
        _ if is_null(node, "published_at") => Some("it is not published"),
        _ => None,
    }
}

fn picture(node: &Node, good: &Good, desk: &mut Desk<'_>) -> Option<Picture> {
    let images = node.member("images").map(|member| member.node.elements()).unwrap_or_default();
    let image = images.first().or_else(|| node.member("image").map(|member| &member.node))?;
    let raw = scalar(image, "src")?;
    let Some(src) = clean::link(&raw) else {
        desk.skip_part(good, good.line, "the picture", "its address may not be followed");
        return None;
    };
    let side = |name| scalar(image, name).and_then(|side| side.parse().ok()).filter(|side| *side > 0);
    let size = side("width").zip(side("height"));
    let alt = scalar(image, "alt").map(|alt| clean::text(&alt)).unwrap_or_default();
    Some(Picture { src, alt, size })
}

fn variants(node: &Node, good: &mut Good, desk: &mut Desk<'_>) {
    let options = node.member("options").map(|member| member.node.elements()).unwrap_or_default();
    let options: Vec<Option<String>> = options
        .iter()
        .map(|option| option.text().map(str::to_owned).or_else(|| scalar(option, "name")))
        .map(|name| name.and_then(|name| clean::name(&name)))
        .collect();
    let list = node.member("variants").map(|member| member.node.elements()).unwrap_or_default();
    good.complete = list.len() < MOST_VARIANTS;
    let mut shipped = None;
    for node in list {
        let mut sort = Sort { line: desk.line(node.span.start), ..Sort::default() };
        if !matches!(node.value, Value::Object(_)) {
            desk.skip_part(good, sort.line, "a variant", "this is no variant");
            continue;
        }
        sort.id = scalar(node, "id").and_then(|id| clean::id(&id));
        let values = ["option1", "option2", "option3"].map(|name| scalar(node, name));
        let chosen = options.iter().zip(values).filter_map(|(name, value)| Some((name.clone()?, value?)));
        desk.choose(&mut sort, chosen);
        if let Some(sku) = scalar(node, "sku").and_then(|sku| clean::name(&sku)) {
            sort.facts.insert("sku", sku.into());
        }
        prices(node, good, &mut sort, desk);
        stock(node, &mut sort);
        if let Some(ships) = flag(node, "requires_shipping") {
            shipped = Some(shipped.unwrap_or(false) || ships);
        }
        good.variants.push(sort);
    }
    if let Some(shipped) = shipped {
        good.facts.insert("requires_shipping", shipped.into());
    }
}

fn prices(node: &Node, good: &Good, sort: &mut Sort, desk: &mut Desk<'_>) {
    if let Some(member) = node.member("price").filter(|member| matches!(member.node.value, Value::Number(_)))
    {
        let line = desk.line(member.node.span.start);
        let why = "prices of products.json stand in quotes; a bare number may be in the smallest coin";
        return desk.skip_part(good, line, &format!("the price of {}", sort.called(good)), why);
    }
    let (price, compare_at) = (scalar(node, "price"), scalar(node, "compare_at_price"));
    let told = node.member("compare_at_price").is_some();
    desk.prices(
        good,
        sort,
        price.as_deref().unwrap_or_default(),
        told.then(|| compare_at.unwrap_or_default()),
    );
}

/// A storefront says whether it can be bought; the Admin API says how many there are.
fn stock(node: &Node, sort: &mut Sort) {
    if let Some(count) = scalar(node, "inventory_quantity").and_then(|count| count.parse().ok()) {
        let counts = scalar(node, "inventory_management").is_some_and(|who| !who.is_empty());
        let ends = scalar(node, "inventory_policy").is_none_or(|policy| policy != "continue");
        sort.stock((counts && ends).then_some(count));
    } else if let Some(available) = flag(node, "available") {
        sort.facts.insert("available", available.into());
    }
}
