//! Shopify's Storefront API (GraphQL), as a query answers it: decimal texts, ids as `gid://shopify/…/1`, and as much
//! of the products as the query asked for.

use super::fault::Fault;
use super::field::Field;
use super::money::{Currency, currency, decimal, unit};
use cart_associate_core::cart::{Cart, Line};
use cart_associate_core::money::Money;

/// Reads the cart.
pub(super) fn read(root: &Field<'_>) -> Result<Cart, Fault> {
    let mut money: Option<Currency> = None;
    let mut lines = Vec::new();
    let connection = root.need("lines")?;
    let edges = connection.at("edges");
    let list = match &edges {
        Some(edges) => edges,
        None => &connection.need("nodes")?,
    };
    for one in list.items()? {
        let line = match &edges {
            Some(_) => read_line(&one.need("node")?, &mut money)?,
            None => read_line(&one, &mut money)?,
        };
        lines.push(line);
    }
    // The newest line comes first, as on the cart page.
    for (added, line) in (1..).zip(lines.iter_mut().rev()) {
        line.added = added;
    }
    let subtotal = match root.at("cost") {
        Some(cost) => match cost.at("subtotalAmount") {
            Some(amount) => Some(amount_of(&amount, &mut money)?),
            None => None,
        },
        None => None,
    };
    let sum = lines.iter().try_fold(Money::ZERO, |sum, line| sum.plus(line.total));
    let sum = sum
        .ok_or_else(|| root.fault("cart_amount", "the lines together are more than can be handled".into()))?;
    let mut codes = Vec::new();
    if let Some(list) = root.at("discountCodes") {
        for one in list.items()? {
            if one.maybe_flag("applicable")? != Some(false) {
                codes.push(one.need("code")?.text()?.to_owned());
            }
        }
    }
    let money = money.ok_or_else(|| {
        let message = "nothing says which currency this cart is in; let the query ask for `cost { subtotalAmount { amount currencyCode } }`";
        root.fault("cart_currency", message.into())
    })?;
    Ok(Cart {
        currency: money.code,
        exponent: money.exponent,
        total: subtotal.unwrap_or(sum),
        lines,
        codes,
        prices_include_tax: None,
    })
}

fn read_line(line: &Field<'_>, money: &mut Option<Currency>) -> Result<Line, Fault> {
    let quantity = line.need("quantity")?.quantity()?;
    let total = amount_of(&line.need("cost")?.need("totalAmount")?, money)?;
    let merchandise = line.need("merchandise")?;
    let product = merchandise.need("product")?;
    let mut properties = cart_associate_core::properties::Properties::default();
    if let Some(list) = line.at("attributes") {
        for one in list.items()? {
            let value = one.at("value").map(|value| value.property()).unwrap_or_default();
            properties.insert(one.need("key")?.text()?.to_owned(), value);
        }
    }
    let plan = match line.at("sellingPlanAllocation") {
        Some(allocation) => Some(tail(&allocation.need("sellingPlan")?.need("id")?.id()?)),
        None => None,
    };
    let parent = match line.at("parentRelationship") {
        Some(relationship) => Some(relationship.need("parent")?.need("id")?.id()?),
        None => None,
    };
    let mut tags = Vec::new();
    if let Some(list) = product.at("tags") {
        for tag in list.items()? {
            tags.push(tag.text()?.to_owned());
        }
    }
    Ok(Line {
        key: line.need("id")?.id()?,
        product: tail(&product.need("id")?.id()?),
        variant: tail(&merchandise.need("id")?.id()?),
        quantity,
        unit_price: unit(total, quantity),
        total,
        title: product.maybe_text("title")?,
        plan,
        properties,
        parent,
        vendor: product.maybe_text("vendor")?,
        product_type: product.maybe_text("productType")?,
        tags,
        collections: collections(&product)?,
        requires_shipping: merchandise.maybe_flag("requiresShipping")?,
        ..Line::default()
    })
}

/// The handles of the collections, which are what a rule bundle calls them by.
fn collections(product: &Field<'_>) -> Result<Vec<String>, Fault> {
    let Some(connection) = product.at("collections") else { return Ok(Vec::new()) };
    let mut handles = Vec::new();
    if let Some(nodes) = connection.at("nodes") {
        for node in nodes.items()? {
            handles.extend(node.maybe_text("handle")?);
        }
    } else if let Some(edges) = connection.at("edges") {
        for edge in edges.items()? {
            handles.extend(edge.need("node")?.maybe_text("handle")?);
        }
    }
    Ok(handles)
}

/// An amount with its currency, which is that of the whole cart.
fn amount_of(field: &Field<'_>, money: &mut Option<Currency>) -> Result<Money, Fault> {
    let code = field.need("currencyCode")?;
    let found = currency(&code)?;
    if let Some(known) = money.as_ref().filter(|known| known.code != found.code) {
        let message = format!(
            "a cart is in one currency; this amount is in {}, and others are in {}",
            found.code, known.code
        );
        return Err(code.fault("cart_currency", message));
    }
    let known = money.insert(found);
    decimal(&field.need("amount")?, known)
}

/// The last part of a global id: `gid://shopify/ProductVariant/1` is variant `1` everywhere else.
fn tail(id: &str) -> String {
    if !id.starts_with("gid://") {
        return id.to_owned();
    }
    let path = id.split('?').next().unwrap_or(id);
    path.rsplit('/').next().unwrap_or(path).to_owned()
}
