//! The variants of a product in Shopify's JSON.

use super::context::{Cell, FileContext};
use super::imported::{ImportedImage, ImportedProduct, ImportedVariant, Stock};
use super::json_node::{elements, flag, member, scalar};
use super::shopify_json::{ProductNode, picture};
use crate::clean;
use cart_associate_authoring::json::{Node, Value};

/// The names of a price.
pub(super) const PRICE: &[&str] = &["price", "priceV2"];
/// The names of a compare-at price.
pub(super) const COMPARE_AT: &[&str] = &["compare_at_price", "compareAtPrice", "compareAtPriceV2"];

/// Reads the variants of a product.
pub(super) fn variants(
    source: &ProductNode<'_>,
    product: &mut ImportedProduct,
    context: &mut FileContext<'_>,
) {
    let options = member(source.node, &["options"]).map(Node::elements).unwrap_or_default();
    let options: Vec<Option<String>> = options
        .iter()
        .map(|option| option.text().map(str::to_owned).or_else(|| scalar(option, &["name"])))
        .map(|name| name.and_then(|name| clean::name(&name)))
        .collect();
    product.complete = source.is_complete();
    let mut shipped = None;
    for (node, base) in source.variants() {
        context.base = base;
        let mut variant =
            ImportedVariant { line: context.line(node.span.start), ..ImportedVariant::default() };
        if !matches!(node.value, Value::Object(_)) {
            context.skip_part(product, variant.line, "a variant", "this is no variant");
            continue;
        }
        variant.id = scalar(node, &["id"]).and_then(|id| clean::id(&id));
        let selected = member(node, &["selectedOptions"]).map(Node::elements).unwrap_or_default();
        if selected.is_empty() {
            let values = ["option1", "option2", "option3"].map(|name| scalar(node, &[name]));
            let chosen = options.iter().zip(values).filter_map(|(name, value)| Some((name.clone()?, value?)));
            context.set_options(&mut variant, chosen);
        } else {
            let pair = |option: &Node| Some((scalar(option, &["name"])?, scalar(option, &["value"])?));
            context.set_options(&mut variant, selected.iter().filter_map(pair));
        }
        let sku = scalar(node, &["sku"]).unwrap_or_default();
        context.set_sku(product, &mut variant, Cell { text: &sku, column: "sku" });
        prices(node, product, &mut variant, context);
        stock(node, product, &mut variant, context);
        let item = member(node, &["inventoryItem"]);
        let ships = flag(node, &["requires_shipping", "requiresShipping"])
            .or_else(|| item.and_then(|item| flag(item, &["requiresShipping"])));
        if let Some(ships) = ships {
            shipped = Some(shipped.unwrap_or(false) || ships);
        }
        context.set_picture(product, &mut variant, picture_of(source.node, node));
        product.variants.push(variant);
    }
    context.base = source.base;
    if let Some(shipped) = shipped {
        product.fields.insert("requires_shipping", shipped.into());
    }
}

/// A variant's own picture: in it, or by its id among those of the product.
fn picture_of(product: &Node, variant: &Node) -> Option<ImportedImage> {
    if let Some(own) = member(variant, &["featured_image", "image"]) {
        return picture(own);
    }
    let id = scalar(variant, &["image_id"])?;
    let images = member(product, &["images"]).and_then(elements)?;
    picture(images.into_iter().find(|image| scalar(image, &["id"]).as_ref() == Some(&id))?)
}

/// An amount as text, with its currency where it says one; empty where there is none.
pub(super) fn amount(node: &Node, names: &[&str]) -> (String, Option<String>) {
    let Some(price) = member(node, names) else { return (String::new(), None) };
    let inner = member(price, &["amount"]).and_then(|_| scalar(price, &["amount"]));
    let currency = scalar(price, &["currencyCode", "currency_code"]);
    (inner.or_else(|| scalar(node, names)).unwrap_or_default(), currency)
}

fn prices(
    node: &Node,
    product: &ImportedProduct,
    variant: &mut ImportedVariant,
    context: &mut FileContext<'_>,
) {
    let name = || format!("the price of {}", variant.display_name(product));
    let (price, currency) = amount(node, PRICE);
    if let Some(other) = currency.filter(|other| other != context.currency) {
        let why = format!(
            "it is in {}, and the import is in {}",
            cart_associate_core::text::clean(&other),
            context.currency
        );
        return context.skip_part(product, variant.line, &name(), &why);
    }
    let bare = [PRICE, COMPARE_AT].iter().find_map(|names| {
        let number = member(node, names).filter(|node| matches!(node.value, Value::Number(_)))?;
        Some(context.line(number.span.start))
    });
    if let Some(line) = bare {
        let why = "prices of products.json stand in quotes; a bare number may be in the smallest coin";
        return context.skip_part(product, line, &name(), why);
    }
    let is_mentioned = COMPARE_AT.iter().any(|name| node.member(name).is_some());
    let (compare_at, _) = amount(node, COMPARE_AT);
    let compare_at = is_mentioned.then_some(Cell { text: &compare_at, column: "compare_at_price" });
    context.set_prices(product, variant, Cell { text: &price, column: "price" }, compare_at);
}

/// A storefront says whether it can be bought; the Admin API says how many there are.
fn stock(
    node: &Node,
    product: &ImportedProduct,
    variant: &mut ImportedVariant,
    context: &mut FileContext<'_>,
) {
    let count = scalar(node, &["inventory_quantity", "inventoryQuantity"]).unwrap_or_default();
    let tracked = member(node, &["inventoryItem"]).and_then(|item| flag(item, &["tracked"]));
    let manager = node
        .member("inventory_management")
        .map(|_| scalar(node, &["inventory_management"]).is_some_and(|who| !who.is_empty()));
    let policy = scalar(node, &["inventory_policy", "inventoryPolicy"]).unwrap_or_default().to_lowercase();
    let stock = match tracked.or(manager) {
        Some(_) if count.is_empty() => Stock::Unknown,
        Some(false) => Stock::Endless,
        Some(true) if policy == "continue" => Stock::Endless,
        Some(true) => {
            let cell = Cell { text: &count, column: "inventory_quantity" };
            context.count(product, variant, cell).map_or(Stock::Unknown, Stock::Units)
        }
        // Without knowing whether the shop counts it, a count says nothing.
        None => Stock::Unknown,
    };
    variant.set_stock(stock);
    if stock == Stock::Unknown
        && let Some(available) = flag(node, &["available", "availableForSale"])
    {
        variant.fields.insert("available", available.into());
    }
}
