//! Shopify's product CSV: several rows for a product, the first with what concerns all of it. The columns were renamed
//! in 2025; both sets of names are read.

use super::GIFT_CARD;
use super::context::FileContext;
use super::imported::{ImportedImage, ImportedProduct, ImportedVariant};
use crate::clean;
use crate::table::{Column, Row, Table};
use serde_json::{Value, json};
use std::collections::BTreeMap;

struct Columns {
    handle: Column,
    title: Column,
    vendor: Column,
    kind: Column,
    tags: Column,
    published: Column,
    status: Column,
    collection: Column,
    options: [(Column, Column); 3],
    sku: Column,
    price: Column,
    compare_at: Column,
    tracker: Column,
    quantity: Column,
    policy: Column,
    ships: Column,
    image: Column,
    position: Column,
    alt: Column,
    gift_card: Column,
    measures: [Column; 4],
}

/// Whether a file is one.
pub(super) fn recognizes(table: &Table) -> bool {
    (table.has("handle") || table.has("url handle")) && table.has("title")
}

fn columns(table: &Table) -> Columns {
    let option = |number: u8| {
        let [name, value] = ["name", "value"].map(|what| format!("option{number} {what}"));
        (table.column(&[&name]), table.column(&[&value]))
    };
    let unit =
        |what: &str| table.column(&[&format!("unit price {what}"), &format!("variant unit price {what}")]);
    Columns {
        handle: table.column(&["url handle", "handle"]),
        title: table.column(&["title"]),
        vendor: table.column(&["vendor"]),
        kind: table.column(&["type", "custom product type"]),
        tags: table.column(&["tags"]),
        published: table.column(&["published on online store", "published"]),
        status: table.column(&["status"]),
        collection: table.column(&["collection"]),
        options: [option(1), option(2), option(3)],
        sku: table.column(&["sku", "variant sku"]),
        price: table.column(&["price", "variant price"]),
        compare_at: table.column(&["compare-at price", "variant compare at price"]),
        tracker: table.column(&["inventory tracker", "variant inventory tracker"]),
        quantity: table.column(&["inventory quantity", "variant inventory qty"]),
        policy: table.column(&["continue selling when out of stock", "variant inventory policy"]),
        ships: table.column(&["requires shipping", "variant requires shipping"]),
        image: table.column(&["product image url", "image src"]),
        position: table.column(&["image position"]),
        alt: table.column(&["image alt text"]),
        gift_card: table.column(&["gift card"]),
        measures: ["total measure", "total measure unit", "base measure", "base measure unit"].map(unit),
    }
}

/// The products of a file.
pub(super) fn parse(table: &Table, file: usize, context: &mut FileContext<'_>) -> Vec<ImportedProduct> {
    let columns = columns(table);
    if table.header().iter().any(|name| name.starts_with("price / ")) {
        context.note(
            "prices of single markets",
            "the file names the market and not its currency; add them by hand",
        );
    }
    let mut order: Vec<Vec<&Row>> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let handle = row.get(columns.handle);
        if handle.is_empty() {
            let product = ImportedProduct {
                line: row.line,
                title: clean::text(row.get(columns.title)),
                ..ImportedProduct::default()
            };
            context.skip(&product, "the row has no handle, so that nobody knows which product it is of");
            continue;
        }
        let at = *known.entry(handle).or_insert_with(|| {
            order.push(Vec::new());
            order.len() - 1
        });
        if let Some(rows) = order.get_mut(at) {
            rows.push(row);
        }
    }
    order.iter().filter_map(|rows| product(rows, &columns, file, context)).collect()
}

fn product(
    rows: &[&Row],
    columns: &Columns,
    file: usize,
    context: &mut FileContext<'_>,
) -> Option<ImportedProduct> {
    let first = rows.iter().find(|row| !row.get(columns.title).is_empty()).or(rows.first())?;
    let mut product =
        ImportedProduct { file, line: first.line, complete: true, ..ImportedProduct::default() };
    product.handle = clean::name(first.get(columns.handle));
    product.title = clean::text(first.get(columns.title));
    if let Some(handle) = &product.handle {
        product.fields.insert("handle", handle.clone().into());
        if let Some(url) = clean::link(&format!("/products/{handle}")) {
            product.fields.insert("url", url.into());
        }
    }
    for (field, column) in [("type", columns.kind), ("vendor", columns.vendor)] {
        if column.is_there() {
            product.fields.insert(field, clean::name(first.get(column)).map_or(Value::Null, Value::from));
        }
    }
    if columns.tags.is_there() {
        product.fields.insert("tags", clean::names(first.get(columns.tags).split(',')).into());
    }
    product.collections = clean::names([first.get(columns.collection)]);
    product.unavailable = unavailable_reason(first, columns);
    product.image = image(rows, columns, &product, context);
    variants(rows, first, columns, &mut product, context);
    Some(product)
}

fn unavailable_reason(row: &Row, columns: &Columns) -> Option<&'static str> {
    let is = |column, word: &str| row.get(column).eq_ignore_ascii_case(word);
    match () {
        () if is(columns.gift_card, "true") => Some(GIFT_CARD),
        () if is(columns.status, "draft") => Some("it is a draft"),
        () if is(columns.status, "archived") => Some("it is archived"),
        () if is(columns.published, "false") => Some("it is not published"),
        () => None,
    }
}

/// The first picture by its position.
fn image(
    rows: &[&Row],
    columns: &Columns,
    product: &ImportedProduct,
    context: &mut FileContext<'_>,
) -> Option<ImportedImage> {
    let position = |row: &Row| row.get(columns.position).parse().unwrap_or(u32::MAX);
    let with = rows.iter().filter(|row| !row.get(columns.image).is_empty());
    let row = with.min_by_key(|row| position(row))?;
    let Some(src) = clean::link(row.get(columns.image)) else {
        context.skip_part(product, row.line, "the picture", "its address may not be followed");
        return None;
    };
    Some(ImportedImage { src, alt: clean::text(row.get(columns.alt)), size: None })
}

fn variants(
    rows: &[&Row],
    first: &Row,
    columns: &Columns,
    product: &mut ImportedProduct,
    context: &mut FileContext<'_>,
) {
    let mut shipped = None;
    for row in rows {
        // A row with nothing but a picture is no variant.
        let values = columns.options.map(|(_, value)| row.get(value));
        if [row.get(columns.price), row.get(columns.sku)].iter().chain(&values).all(|cell| cell.is_empty()) {
            continue;
        }
        let mut variant = ImportedVariant { line: row.line, ..ImportedVariant::default() };
        let names = columns.options.map(|(name, _)| first.get(name));
        let chosen =
            names.into_iter().zip(values).filter(|(name, value)| !name.is_empty() && !value.is_empty());
        context.set_options(&mut variant, chosen.map(|(name, value)| (name.to_owned(), value.to_owned())));
        if let Some(sku) = clean::name(row.get(columns.sku)) {
            variant.fields.insert("sku", sku.into());
        }
        let compare_at = columns.compare_at.is_there().then(|| row.get(columns.compare_at).to_owned());
        context.set_prices(product, &mut variant, row.get(columns.price), compare_at);
        if columns.quantity.is_there() && columns.tracker.is_there() {
            let counts = !row.get(columns.tracker).is_empty();
            let sells_on = row.get(columns.policy).eq_ignore_ascii_case("continue");
            let count = row.get(columns.quantity).parse().unwrap_or(0);
            variant.set_stock((counts && !sells_on).then_some(count));
        }
        if let Some(contents) = contents(row, columns) {
            variant.initial_fields.insert("unit_price", contents);
        }
        let ships = row.get(columns.ships);
        if !ships.is_empty() {
            shipped = Some(shipped.unwrap_or(false) || !ships.eq_ignore_ascii_case("false"));
        }
        product.variants.push(variant);
    }
    if let Some(shipped) = shipped {
        product.fields.insert("requires_shipping", shipped.into());
    }
}

/// Contents for a unit price, where both measures are in one unit.
fn contents(row: &Row, columns: &Columns) -> Option<Value> {
    let [total, unit, base, base_unit] = columns.measures.map(|column| row.get(column));
    let number = |text: &str| {
        let number: f64 = text.parse().ok()?;
        let fits = (0.001..=1e9).contains(&number) && (number * 1000.0).round() / 1000.0 == number;
        fits.then_some(number)
    };
    let (quantity, reference) = (number(total)?, number(base)?);
    let whole = |number: f64| if number.fract() == 0.0 { json!(number as i64) } else { json!(number) };
    (unit == base_unit).then_some(())?;
    Some(json!({ "quantity": whole(quantity), "unit": clean::name(unit)?, "reference": whole(reference) }))
}
