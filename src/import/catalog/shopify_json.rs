//! Shopify's `products.json`, as a storefront gives it to everyone, and as the Admin API gives it to its owner.

use super::GIFT_CARD;
use super::context::FileContext;
use super::imported::{ImportedImage, ImportedProduct, ImportedVariant};
use crate::clean;
use cart_associate_authoring::json::{Node, Value};
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
pub(super) fn product(node: &Node, file: usize, context: &mut FileContext<'_>) -> Option<ImportedProduct> {
    let line = context.line(node.span.start);
    let mut product = ImportedProduct { file, line, ..ImportedProduct::default() };
    if !matches!(node.value, Value::Object(_)) {
        context.skip(&product, "this is no product");
        return None;
    }
    product.id = scalar(node, "id").and_then(|id| clean::id(&id));
    product.handle = scalar(node, "handle").and_then(|handle| clean::name(&handle));
    product.title = scalar(node, "title").map(|title| clean::text(&title)).unwrap_or_default();
    if let Some(handle) = &product.handle {
        product.fields.insert("handle", handle.clone().into());
        if let Some(url) = clean::link(&format!("/products/{handle}")) {
            product.fields.insert("url", url.into());
        }
    }
    for (field, member) in [("type", "product_type"), ("vendor", "vendor")] {
        if let Some(text) = scalar(node, member) {
            product.fields.insert(field, clean::name(&text).map_or(Json::Null, Json::from));
        }
    }
    if let Some(tags) = tags(node) {
        product.fields.insert("tags", tags.into());
    }
    product.unavailable = unavailable_reason(node);
    product.image = image(node, &product, context);
    variants(node, &mut product, context);
    Some(product)
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

fn unavailable_reason(node: &Node) -> Option<&'static str> {
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

fn image(node: &Node, product: &ImportedProduct, context: &mut FileContext<'_>) -> Option<ImportedImage> {
    let images = node.member("images").map(|member| member.node.elements()).unwrap_or_default();
    let image = images.first().or_else(|| node.member("image").map(|member| &member.node))?;
    let raw = scalar(image, "src")?;
    let Some(src) = clean::link(&raw) else {
        context.skip_part(product, product.line, "the picture", "its address may not be followed");
        return None;
    };
    let side = |name| scalar(image, name).and_then(|side| side.parse().ok()).filter(|side| *side > 0);
    let size = side("width").zip(side("height"));
    let alt = scalar(image, "alt").map(|alt| clean::text(&alt)).unwrap_or_default();
    Some(ImportedImage { src, alt, size })
}

fn variants(node: &Node, product: &mut ImportedProduct, context: &mut FileContext<'_>) {
    let options = node.member("options").map(|member| member.node.elements()).unwrap_or_default();
    let options: Vec<Option<String>> = options
        .iter()
        .map(|option| option.text().map(str::to_owned).or_else(|| scalar(option, "name")))
        .map(|name| name.and_then(|name| clean::name(&name)))
        .collect();
    let list = node.member("variants").map(|member| member.node.elements()).unwrap_or_default();
    product.complete = list.len() < MOST_VARIANTS;
    let mut shipped = None;
    for node in list {
        let mut variant =
            ImportedVariant { line: context.line(node.span.start), ..ImportedVariant::default() };
        if !matches!(node.value, Value::Object(_)) {
            context.skip_part(product, variant.line, "a variant", "this is no variant");
            continue;
        }
        variant.id = scalar(node, "id").and_then(|id| clean::id(&id));
        let values = ["option1", "option2", "option3"].map(|name| scalar(node, name));
        let chosen = options.iter().zip(values).filter_map(|(name, value)| Some((name.clone()?, value?)));
        context.set_options(&mut variant, chosen);
        if let Some(sku) = scalar(node, "sku").and_then(|sku| clean::name(&sku)) {
            variant.fields.insert("sku", sku.into());
        }
        prices(node, product, &mut variant, context);
        stock(node, &mut variant);
        if let Some(ships) = flag(node, "requires_shipping") {
            shipped = Some(shipped.unwrap_or(false) || ships);
        }
        product.variants.push(variant);
    }
    if let Some(shipped) = shipped {
        product.fields.insert("requires_shipping", shipped.into());
    }
}

fn prices(
    node: &Node,
    product: &ImportedProduct,
    variant: &mut ImportedVariant,
    context: &mut FileContext<'_>,
) {
    if let Some(member) = node.member("price").filter(|member| matches!(member.node.value, Value::Number(_)))
    {
        let line = context.line(member.node.span.start);
        let why = "prices of products.json stand in quotes; a bare number may be in the smallest coin";
        return context.skip_part(
            product,
            line,
            &format!("the price of {}", variant.display_name(product)),
            why,
        );
    }
    let (price, compare_at) = (scalar(node, "price"), scalar(node, "compare_at_price"));
    let is_mentioned = node.member("compare_at_price").is_some();
    context.set_prices(
        product,
        variant,
        price.as_deref().unwrap_or_default(),
        is_mentioned.then(|| compare_at.unwrap_or_default()),
    );
}

/// A storefront says whether it can be bought; the Admin API says how many there are.
fn stock(node: &Node, variant: &mut ImportedVariant) {
    if let Some(count) = scalar(node, "inventory_quantity").and_then(|count| count.parse().ok()) {
        let counts = scalar(node, "inventory_management").is_some_and(|who| !who.is_empty());
        let ends = scalar(node, "inventory_policy").is_none_or(|policy| policy != "continue");
        variant.set_stock((counts && ends).then_some(count));
    } else if let Some(available) = flag(node, "available") {
        variant.fields.insert("available", available.into());
    }
}
