//! Shopify's products as JSON: `products.json` of a storefront, the Admin API's REST answers, and GraphQL answers with
//! their bulk exports.

use super::context::FileContext;
use super::gift_card::{self, GIFT_CARD};
use super::imported::{ImportedImage, ImportedProduct};
use super::json_file::Root;
use super::json_node::{elements, flag, is_null, member, scalar};
use super::json_variants::{COMPARE_AT, PRICE, amount, variants};
use crate::clean;
use crate::money::Keeper;
use crate::number::NumberStyle;
use cart_associate_authoring::json::{Node, Value};
use cart_associate_authoring::moment::moment;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// A storefront gives no more variants of a product than this.
const MOST_VARIANTS: usize = 250;

/// A product, with what a bulk export has of it on other lines.
pub(super) struct ProductNode<'n> {
    pub(super) node: &'n Node,
    /// Where in the file the text of the node begins.
    pub(super) base: usize,
    /// Variants and pictures, each with the beginning of its text.
    children: Vec<(&'n Node, usize)>,
}

/// The products of a file, or a sentence that says why it is none that is read.
pub(super) fn parse(
    roots: &[Root],
    file: usize,
    context: &mut FileContext<'_>,
) -> Result<Vec<ImportedProduct>, String> {
    let mut nodes: Vec<ProductNode<'_>> = Vec::new();
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    for root in roots {
        // A line of a bulk export names the object that it belongs to.
        if let Some(parent) = scalar(&root.node, &["__parentId"]) {
            let parent = by_id.get(&parent).and_then(|at| nodes.get_mut(*at));
            if let Some(parent) = parent {
                parent.children.push((&root.node, root.start));
            }
            continue;
        }
        let Some(list) = products(&root.node) else { return Err(refusal(&root.node, context.file)) };
        for node in list {
            if let Some(id) = scalar(node, &["id"]) {
                by_id.entry(id).or_insert(nodes.len());
            }
            nodes.push(ProductNode { node, base: root.start, children: Vec::new() });
        }
    }
    if let Some(why) = nodes.iter().find_map(|product| foreign(product.node)) {
        return Err(format!("{} {why}", context.file));
    }
    context.keeper = Keeper::Shopify;
    let mut prices = Vec::new();
    for product in &nodes {
        for variant in product.variants() {
            prices.extend([PRICE, COMPARE_AT].map(|names| amount(variant.0, names).0));
        }
    }
    context.numbers = NumberStyle::of(prices.iter().map(String::as_str));
    let parsed = nodes.iter().filter_map(|product| {
        context.base = product.base;
        read(product, file, context)
    });
    let parsed = parsed.collect();
    context.base = 0;
    Ok(parsed)
}

/// The list of products, if this is such a file.
fn products(root: &Node) -> Option<Vec<&Node>> {
    if let Some(data) = member(root, &["data"]).filter(|data| matches!(data.value, Value::Object(_))) {
        return products(data);
    }
    if let Some(one) = member(root, &["product"]).filter(|one| matches!(one.value, Value::Object(_))) {
        return Some(vec![one]);
    }
    if let Some(list) = root.member("products") {
        return elements(&list.node);
    }
    match &root.value {
        Value::List(list) => {
            // Pages in a list.
            let pages: Option<Vec<Vec<&Node>>> = list
                .iter()
                .map(|page| page.member("products").and_then(|list| elements(&list.node)))
                .collect();
            Some(
                pages
                    .filter(|pages| !pages.is_empty())
                    .map_or_else(|| list.iter().collect(), |pages| pages.concat()),
            )
        }
        // A line of a bulk export.
        Value::Object(_) => {
            let is_product = scalar(root, &["id"]).is_some_and(|id| id.contains("/Product/"));
            is_product.then(|| vec![root])
        }
        _ => None,
    }
}

/// Why a JSON file without products is refused.
fn refusal(root: &Node, file: &str) -> String {
    let errors = member(root, &["errors", "error"]);
    let said = errors.and_then(|errors| {
        let first = errors.elements().first().unwrap_or(errors);
        first.text().map(str::to_owned).or_else(|| scalar(first, &["message"]))
    });
    match (said, foreign(root)) {
        (Some(said), _) => {
            let said = cart_associate_core::text::clean(&said);
            format!("{file} is the answer “{said}” and has no `products`; download it again")
        }
        (None, Some(why)) => format!("{file} {why}"),
        (None, None) => {
            format!("{file} has no `products`; what is read is https://your.shop/products.json")
        }
    }
}

/// What is said of products that are of another platform, or of another address of Shopify.
fn foreign(node: &Node) -> Option<&'static str> {
    let has = |names: &[&str]| names.iter().any(|name| node.member(name).is_some());
    if has(&["title"]) {
        // What a theme reads of one product has its prices in the smallest coin, and its type under another name.
        let is_ajax = has(&["price_min", "price_varies"]);
        return is_ajax.then_some(
            "is an answer of /products/….js, whose prices are in the smallest coin; what is read is https://your.shop/products.json",
        );
    }
    has(&["regular_price", "permalink", "prices"]).then_some(
        "is an answer of WooCommerce's API; what is read is its CSV: Products › Export, with all columns",
    )
}

impl<'n> ProductNode<'n> {
    /// Its variants, each with the beginning of its text.
    pub(super) fn variants(&self) -> impl Iterator<Item = (&'n Node, usize)> {
        let own = member(self.node, &["variants"]).and_then(elements).unwrap_or_default();
        let base = self.base;
        own.into_iter().map(move |node| (node, base)).chain(self.children("/ProductVariant/"))
    }

    fn children(&self, kind: &'static str) -> impl Iterator<Item = (&'n Node, usize)> {
        let is = move |(node, _): &(&Node, usize)| scalar(node, &["id"]).is_some_and(|id| id.contains(kind));
        self.children.iter().copied().filter(is)
    }

    /// Whether these are all of its variants.
    pub(super) fn is_complete(&self) -> bool {
        let Some(list) = member(self.node, &["variants"]) else { return !self.children.is_empty() };
        match &list.value {
            Value::List(list) => list.len() < MOST_VARIANTS,
            // A connection has as many as were asked for.
            _ => member(list, &["pageInfo"]).and_then(|page| flag(page, &["hasNextPage"])) == Some(false),
        }
    }
}

/// A product of it.
fn read(source: &ProductNode<'_>, file: usize, context: &mut FileContext<'_>) -> Option<ImportedProduct> {
    let node = source.node;
    let line = context.line(node.span.start);
    let mut product = ImportedProduct { file, line, ..ImportedProduct::default() };
    if !matches!(node.value, Value::Object(_)) {
        context.skip(&product, "this is no product");
        return None;
    }
    product.id = scalar(node, &["id"]).and_then(|id| clean::id(&id));
    product.handle = scalar(node, &["handle"]).and_then(|handle| clean::name(&handle.to_lowercase()));
    let title = scalar(node, &["title"]).unwrap_or_default();
    product.title = clean::text(&title);
    if title.contains(char::REPLACEMENT_CHARACTER) {
        let why = "its title has a letter that was lost or cut in half; it is taken without it";
        context.note_at(line, product.display_name(), why);
    }
    if let Some(handle) = &product.handle {
        product.fields.insert("handle", handle.clone().into());
        if let Some(url) = clean::link(&format!("/products/{handle}")) {
            product.fields.insert("url", url.into());
        }
    }
    for (field, names) in [("type", &["product_type", "productType"][..]), ("vendor", &["vendor"])] {
        if let Some(text) = scalar(node, names) {
            product.fields.insert(field, clean::name(&text).map_or(Json::Null, Json::from));
        }
    }
    if let Some(tags) = tags(node) {
        product.fields.insert("tags", tags.into());
    }
    product.unavailable = match unavailable_reason(node, context.now) {
        Ok(why) => why,
        Err(why) => {
            context.skip(&product, why);
            return None;
        }
    };
    product.image = image(source, &product, context);
    variants(source, &mut product, context);
    Some(product)
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

/// Why nobody can buy a product, where that is so; an error where nobody can know it.
fn unavailable_reason(node: &Node, now: Option<i64>) -> Result<Option<&'static str>, &'static str> {
    let kind = scalar(node, &["product_type", "productType"]).unwrap_or_default();
    if flag(node, &["gift_card", "isGiftCard"]) == Some(true) || gift_card::is_type(&kind) {
        return Ok(Some(GIFT_CARD));
    }
    match scalar(node, &["status"]).unwrap_or_default().to_lowercase().as_str() {
        "" | "active" | "unlisted" => {}
        "draft" => return Ok(Some("it is a draft")),
        "archived" => return Ok(Some("it is archived")),
        _ => {
            return Err(
                "its `status` is none of active, draft, archived and unlisted, so that nobody knows whether it is on sale",
            );
        }
    }
    if is_null(node, "published_at") || is_null(node, "publishedAt") {
        return Ok(Some("it is not published"));
    }
    let published = scalar(node, &["published_at", "publishedAt"]).and_then(|text| moment(&text));
    let is_later = published.zip(now).is_some_and(|(published, now)| published > now);
    Ok(is_later.then_some("it is published later"))
}

fn image(
    source: &ProductNode<'_>,
    product: &ImportedProduct,
    context: &mut FileContext<'_>,
) -> Option<ImportedImage> {
    let node = source.node;
    let images = member(node, &["images"]).and_then(elements).unwrap_or_default();
    let of_bulk = source.children("Image/").next().map(|(image, _)| image);
    let image = member(node, &["featuredImage"]).or_else(|| images.first().copied()).or(of_bulk);
    let image = image.or_else(|| member(node, &["image"]))?;
    let image = picture(image)?;
    let Some(src) = clean::link(&image.src) else {
        context.skip_part(product, product.line, "the picture", "its address may not be followed");
        return None;
    };
    Some(ImportedImage { src, ..image })
}

/// A picture as it stands in a node; its address is not cleaned yet.
pub(super) fn picture(image: &Node) -> Option<ImportedImage> {
    // What the Admin API calls media has the picture inside.
    let image = member(image, &["image"]).unwrap_or(image);
    let src = scalar(image, &["src", "url", "originalSrc"])?;
    let side = |name| scalar(image, &[name]).and_then(|side| side.parse().ok()).filter(|side| *side > 0);
    let size = side("width").zip(side("height"));
    let alt = scalar(image, &["alt", "altText"]).map(|alt| clean::text(&alt)).unwrap_or_default();
    Some(ImportedImage { src, alt, size })
}
