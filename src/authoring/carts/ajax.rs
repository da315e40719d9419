//! Shopify's Ajax API, `/cart.js`: amounts in hundredths whatever the currency, the newest line first, and no tags,
//! collections or stock.

use super::fault::Fault;
use super::field::Field;
use super::money::{Currency, currency, hundredths};
use cart_associate_core::cart::{Cart, Line};
use cart_associate_core::properties::Properties;

/// Reads the cart.
pub(super) fn read(root: &Field<'_>) -> Result<Cart, Fault> {
    let money = currency(&root.need("currency")?)?;
    let items = root.need("items")?;
    let mut lines = Vec::new();
    for item in items.items()? {
        lines.push(line(&item, &money)?);
    }
    // The newest line comes first.
    for (added, line) in (1..).zip(lines.iter_mut().rev()) {
        line.added = added;
    }
    Ok(Cart {
        total: hundredths(&root.need("total_price")?, &money)?,
        codes: codes(root)?,
        lines,
        currency: money.code,
        exponent: money.exponent,
        prices_include_tax: None,
    })
}

fn line(item: &Field<'_>, money: &Currency) -> Result<Line, Fault> {
    let variant = match item.at("variant_id") {
        Some(variant) => variant.id()?,
        None => item.need("id")?.id()?,
    };
    let plan = match item.at("selling_plan_allocation") {
        Some(allocation) => Some(allocation.need("selling_plan")?.need("id")?.id()?),
        None => None,
    };
    let title = match item.maybe_text("product_title")? {
        Some(title) => Some(title),
        None => item.maybe_text("title")?,
    };
    Ok(Line {
        key: item.need("key")?.id()?,
        product: item.need("product_id")?.id()?,
        variant,
        quantity: item.need("quantity")?.quantity()?,
        unit_price: hundredths(&item.need("final_price")?, money)?,
        total: hundredths(&item.need("final_line_price")?, money)?,
        title,
        plan,
        properties: properties(item)?,
        vendor: item.maybe_text("vendor")?,
        product_type: item.maybe_text("product_type")?,
        requires_shipping: item.maybe_flag("requires_shipping")?,
        ..Line::default()
    })
}

fn properties(item: &Field<'_>) -> Result<Properties, Fault> {
    let Some(given) = item.at("properties") else { return Ok(Properties::default()) };
    // An empty set of properties may come as an empty list.
    if given.value.as_array().is_some_and(Vec::is_empty) {
        return Ok(Properties::default());
    }
    if !given.value.is_object() {
        let message = format!("line properties are an object, and this is {}", given.kind());
        return Err(given.fault("input_form", message));
    }
    Ok(given.names().filter_map(|name| Some((name.to_owned(), given.at(name)?.property()))).collect())
}

/// The codes that work: as the cart lists them or, where it does not, as its discounts name them.
fn codes(root: &Field<'_>) -> Result<Vec<String>, Fault> {
    let mut codes: Vec<String> = Vec::new();
    let mut take = |code: String| {
        if !codes.contains(&code) {
            codes.push(code);
        }
    };
    if let Some(list) = root.at("discount_codes") {
        for one in list.items()? {
            if one.maybe_flag("applicable")? != Some(false) {
                take(one.need("code")?.text()?.to_owned());
            }
        }
        return Ok(codes);
    }
    if let Some(list) = root.at("cart_level_discount_applications") {
        for one in list.items()? {
            if one.maybe_text("type")?.as_deref() == Some("discount_code")
                && let Some(code) = one.maybe_text("title")?
            {
                take(code);
            }
        }
    }
    Ok(codes)
}
