//! WooCommerce's product CSV: a row for each product and for each variation, which names its parent.

use super::context::FileContext;
use super::imported::{ImportedImage, ImportedProduct, ImportedVariant};
use crate::clean;
use crate::table::{Column, Row, Table};
use cart_associate_authoring::moment::moment;
use serde_json::json;
use std::collections::BTreeMap;

struct Columns {
    id: Column,
    kind: Column,
    sku: Column,
    name: Column,
    published: Column,
    in_stock: Column,
    stock: Column,
    backorders: Column,
    alone: Column,
    sale: Column,
    regular: Column,
    starts: Column,
    ends: Column,
    categories: Column,
    tags: Column,
    brands: Column,
    images: Column,
    parent: Column,
    attributes: Vec<(Column, Column)>,
}

/// Whether a file is one.
pub(super) fn recognizes(table: &Table) -> bool {
    table.has("id") && table.has("type") && table.has("name") && table.has("regular price")
}

fn columns(table: &Table) -> Columns {
    let one = |name: &str| table.column(&[name]);
    let attribute = |number: usize| {
        (one(&format!("attribute {number} name")), one(&format!("attribute {number} value(s)")))
    };
    Columns {
        id: one("id"),
        kind: one("type"),
        sku: one("sku"),
        name: one("name"),
        published: one("published"),
        in_stock: one("in stock?"),
        stock: one("stock"),
        backorders: one("backorders allowed?"),
        alone: one("sold individually?"),
        sale: one("sale price"),
        regular: one("regular price"),
        starts: one("date sale price starts"),
        ends: one("date sale price ends"),
        categories: one("categories"),
        tags: one("tags"),
        brands: one("brands"),
        images: one("images"),
        parent: one("parent"),
        attributes: (1..=100).map(attribute).take_while(|(name, _)| name.is_there()).collect(),
    }
}

/// The products of a file.
pub(super) fn parse(table: &Table, file: usize, context: &mut FileContext<'_>) -> Vec<ImportedProduct> {
    let columns = columns(table);
    let (mut products, mut parents) = (Vec::new(), BTreeMap::new());
    let rows = || table.rows.iter().filter(|row| !row.is_empty());
    let is_variation = |row: &Row| row.get(columns.kind).to_lowercase().contains("variation");
    for row in rows().filter(|row| !is_variation(row)) {
        let Some(product) = product(row, &columns, file, context) else { continue };
        // A variation names its parent by either.
        for name in [format!("id:{}", row.get(columns.id)), row.get(columns.sku).to_owned()] {
            parents.entry(name).or_insert((products.len(), row));
        }
        products.push(product);
    }
    for row in rows().filter(|row| is_variation(row)) {
        let parent = parents.get(row.get(columns.parent)).filter(|_| !row.get(columns.parent).is_empty());
        let found = parent.and_then(|(at, parent)| Some((products.get_mut(*at)?, *parent)));
        match found {
            Some((product, parent)) => variation(row, parent, &columns, product, context),
            None => {
                let title = clean::text(row.get(columns.name));
                let product = ImportedProduct { file, line: row.line, title, ..ImportedProduct::default() };
                context.skip(&product, "it is a variation, and its parent is not in this file");
            }
        }
    }
    products
}

fn product(
    row: &Row,
    columns: &Columns,
    file: usize,
    context: &mut FileContext<'_>,
) -> Option<ImportedProduct> {
    let mut product = ImportedProduct { file, line: row.line, complete: true, ..ImportedProduct::default() };
    product.title = clean::text(row.get(columns.name));
    product.id = clean::id(row.get(columns.id));
    // "simple, virtual"
    let kinds: Vec<String> =
        row.get(columns.kind).split(',').map(|kind| kind.trim().to_lowercase()).collect();
    let is = |kind: &str| kinds.iter().any(|one| one == kind);
    let why = match () {
        () if product.id.is_none() => "it has no id; export all columns",
        () if is("grouped") => "a group has no price of its own; its products are taken one by one",
        () if is("external") => "it is sold elsewhere, so that it cannot go into the cart",
        () if !is("simple") && !is("variable") => "its type belongs to an extension; add it by hand",
        () => "",
    };
    if !why.is_empty() {
        context.skip(&product, why);
        return None;
    }
    product.fields.insert("requires_shipping", (!is("virtual")).into());
    if let Some(id) = &product.id {
        // The export has no addresses; WordPress leads from this one to the page.
        product.initial_fields.insert("url", format!("/?p={id}").into());
    }
    if columns.tags.is_there() {
        let tags = list(row.get(columns.tags));
        product.fields.insert("tags", clean::names(tags.iter().map(String::as_str)).into());
    }
    if let Some(brand) = list(row.get(columns.brands)).first().and_then(|brand| clean::name(brand)) {
        product.fields.insert("vendor", brand.into());
    }
    let categories = list(row.get(columns.categories));
    // What is in "Clothing > Hoodies" is in both.
    product.collections = clean::names(categories.iter().flat_map(|path| path.split(" > ")));
    product.unavailable = match row.get(columns.published) {
        "-1" => Some("it is a draft"),
        "0" => Some("it is private"),
        _ => None,
    };
    product.image = image(row, columns, &product, context);
    let simple = is("simple");
    for (name, value) in &columns.attributes {
        let values = list(row.get(*value));
        if let (Some(name), [only], true) = (clean::name(row.get(*name)), values.as_slice(), simple)
            && let Some(only) = clean::name(only)
        {
            product.attributes.insert(name, only.into());
        }
    }
    if simple {
        let mut variant =
            ImportedVariant { line: row.line, id: product.id.clone(), ..ImportedVariant::default() };
        sold(row, row, columns, &product, &mut variant, context);
        product.variants.push(variant);
    }
    Some(product)
}

fn variation(
    row: &Row,
    parent: &Row,
    columns: &Columns,
    product: &mut ImportedProduct,
    context: &mut FileContext<'_>,
) {
    let mut variant =
        ImportedVariant { line: row.line, id: clean::id(row.get(columns.id)), ..ImportedVariant::default() };
    let chosen = columns.attributes.iter().filter_map(|(name, value)| {
        let value = list(row.get(*value)).into_iter().next()?;
        Some((row.get(*name).to_owned(), value))
    });
    context.set_options(&mut variant, chosen);
    sold(row, parent, columns, product, &mut variant, context);
    if matches!(row.get(columns.published), "0" | "-1") {
        variant.fields.insert("available", false.into());
    }
    product.variants.push(variant);
}

/// SKU, price, stock.
fn sold(
    row: &Row,
    parent: &Row,
    columns: &Columns,
    product: &ImportedProduct,
    variant: &mut ImportedVariant,
    context: &mut FileContext<'_>,
) {
    if let Some(sku) = clean::name(row.get(columns.sku)) {
        variant.fields.insert("sku", sku.into());
    }
    let (regular, sale) = (row.get(columns.regular), row.get(columns.sale));
    if !sale.is_empty() && on_sale(row, columns, context.now) {
        context.set_prices(product, variant, sale, Some(regular.to_owned()));
    } else {
        context.set_prices(product, variant, regular, Some(String::new()));
    }
    if columns.in_stock.is_there() {
        let stock = row.get(columns.stock);
        let stock = if stock.eq_ignore_ascii_case("parent") { parent.get(columns.stock) } else { stock };
        // Some shops sell by weight: what is there in part cannot be sold whole.
        let count =
            stock.parse::<f64>().ok().filter(|count| count.is_finite()).map(|count| count.floor() as i64);
        let sells_on = !matches!(row.get(columns.backorders), "" | "0");
        variant.set_stock(count.filter(|_| !sells_on));
        if row.get(columns.in_stock) == "0" {
            variant.fields.insert("available", false.into());
        }
    }
    if row.get(columns.alone) == "1" {
        variant.initial_fields.insert("quantity_rule", json!({ "max": 1 }));
    }
}

/// Whether the sale price holds now. Where the time is not known, a sale with dates does not: a price that the cart
/// does not charge would mislead.
fn on_sale(row: &Row, columns: &Columns, now: Option<i64>) -> bool {
    let date = |column| {
        let text = row.get(column);
        (!text.is_empty()).then(|| match text.split_once(' ') {
            Some((day, time)) => moment(&format!("{day}T{time}Z")),
            None => moment(text),
        })
    };
    match (date(columns.starts), date(columns.ends), now) {
        (None, None, _) => true,
        (_, _, None) | (Some(None), ..) | (_, Some(None), _) => false,
        (starts, ends, Some(now)) => {
            starts.flatten().is_none_or(|starts| starts <= now)
                && ends.flatten().is_none_or(|ends| now < ends)
        }
    }
}

fn image(
    row: &Row,
    columns: &Columns,
    product: &ImportedProduct,
    context: &mut FileContext<'_>,
) -> Option<ImportedImage> {
    let first = list(row.get(columns.images)).into_iter().next()?;
    let Some(src) = clean::link(&first) else {
        context.skip_part(product, row.line, "the picture", "its address may not be followed");
        return None;
    };
    Some(ImportedImage { src, alt: String::new(), size: None })
}

/// The values of a cell: between commas, of which those that belong to a value have a backslash before them.
fn list(cell: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek() == Some(&',') => {
                chars.next();
                push(&mut out, ',');
            }
            ',' => out.push(String::new()),
            c => push(&mut out, c),
        }
    }
    out.into_iter().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

fn push(values: &mut [String], c: char) {
    if let Some(last) = values.last_mut() {
        last.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn values_stand_between_commas() {
        assert_eq!(list("Clothing > Hoodies, Music"), ["Clothing > Hoodies", "Music"]);
        assert_eq!(list("Red\\, dark, Blue,, "), ["Red, dark", "Blue"]);
        assert_eq!(list("C:\\a"), ["C:\\a"]);
        assert!(list("").is_empty());
    }
}
