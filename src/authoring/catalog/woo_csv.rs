//! WooCommerce's product CSV: a row for each product and for each variation, which names its parent.

use super::Desk;
use super::clean;
use super::good::{Good, Picture, Sort};
use super::table::{Column, Row, Table};
use crate::moment::moment;
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
pub(super) fn is_one(table: &Table) -> bool {
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
pub(super) fn read(table: &Table, file: usize, desk: &mut Desk<'_>) -> Vec<Good> {
    let columns = columns(table);
    let (mut goods, mut parents) = (Vec::new(), BTreeMap::new());
    let rows = || table.rows.iter().filter(|row| !row.is_empty());
    let is_variation = |row: &Row| row.get(columns.kind).to_lowercase().contains("variation");
    for row in rows().filter(|row| !is_variation(row)) {
        let Some(good) = product(row, &columns, file, desk) else { continue };
        // A variation names its parent by either.
        for name in [format!("id:{}", row.get(columns.id)), row.get(columns.sku).to_owned()] {
            parents.entry(name).or_insert((goods.len(), row));
        }
        goods.push(good);
    }
    for row in rows().filter(|row| is_variation(row)) {
        let parent = parents.get(row.get(columns.parent)).filter(|_| !row.get(columns.parent).is_empty());
        let found = parent.and_then(|(at, parent)| Some((goods.get_mut(*at)?, *parent)));
        match found {
            Some((good, parent)) => variation(row, parent, &columns, good, desk),
            None => {
                let title = clean::text(row.get(columns.name));
                let good = Good { file, line: row.line, title, ..Good::default() };
                desk.skip(&good, "it is a variation, and its parent is not in this file");
            }
        }
    }
    goods
}

fn product(row: &Row, columns: &Columns, file: usize, desk: &mut Desk<'_>) -> Option<Good> {
    let mut good = Good { file, line: row.line, complete: true, ..Good::default() };
    good.title = clean::text(row.get(columns.name));
    good.id = clean::id(row.get(columns.id));
    // "simple, virtual"
    let kinds: Vec<String> =
        row.get(columns.kind).split(',').map(|kind| kind.trim().to_lowercase()).collect();
    let is = |kind: &str| kinds.iter().any(|one| one == kind);
    let why = match () {
        () if good.id.is_none() => "it has no id; export all columns",
        () if is("grouped") => "a group has no price of its own; its products are taken one by one",
        () if is("external") => "it is sold elsewhere, so that it cannot go into the cart",
        () if !is("simple") && !is("variable") => "its type belongs to an extension; add it by hand",
        () => "",
    };
    if !why.is_empty() {
        desk.skip(&good, why);
        return None;
    }
    good.facts.insert("requires_shipping", (!is("virtual")).into());
    if let Some(id) = &good.id {
        // The export has no addresses; WordPress leads from this one to the page.
        good.first.insert("url", format!("/?p={id}").into());
    }
    if columns.tags.is_there() {
        let tags = list(row.get(columns.tags));
        good.facts.insert("tags", clean::names(tags.iter().map(String::as_str)).into());
    }
    if let Some(brand) = list(row.get(columns.brands)).first().and_then(|brand| clean::name(brand)) {
        good.facts.insert("vendor", brand.into());
    }
    let categories = list(row.get(columns.categories));
    // What is in "Clothing > Hoodies" is in both.
    good.collections = clean::names(categories.iter().flat_map(|path| path.split(" > ")));
    good.withdrawn = match row.get(columns.published) {
        "-1" => Some("it is a draft"),
        "0" => Some("it is private"),
        _ => None,
    };
    good.image = picture(row, columns, &good, desk);
    let simple = is("simple");
    for (name, value) in &columns.attributes {
        let values = list(row.get(*value));
        if let (Some(name), [only], true) = (clean::name(row.get(*name)), values.as_slice(), simple)
            && let Some(only) = clean::name(only)
        {
            good.attributes.insert(name, only.into());
        }
    }
    if simple {
        let mut sort = Sort { line: row.line, id: good.id.clone(), ..Sort::default() };
        sold(row, row, columns, &good, &mut sort, desk);
        good.variants.push(sort);
    }
    Some(good)
}

fn variation(row: &Row, parent: &Row, columns: &Columns, good: &mut Good, desk: &mut Desk<'_>) {
    let mut sort = Sort { line: row.line, id: clean::id(row.get(columns.id)), ..Sort::default() };
    let chosen = columns.attributes.iter().filter_map(|(name, value)| {
        let value = list(row.get(*value)).into_iter().next()?;
        Some((row.get(*name).to_owned(), value))
    });
    desk.choose(&mut sort, chosen);
    sold(row, parent, columns, good, &mut sort, desk);
    if matches!(row.get(columns.published), "0" | "-1") {
        sort.facts.insert("available", false.into());
    }
    good.variants.push(sort);
}

/// SKU, price, stock.
fn sold(row: &Row, parent: &Row, columns: &Columns, good: &Good, sort: &mut Sort, desk: &mut Desk<'_>) {
    if let Some(sku) = clean::name(row.get(columns.sku)) {
        sort.facts.insert("sku", sku.into());
    }
    let (regular, sale) = (row.get(columns.regular), row.get(columns.sale));
    if !sale.is_empty() && on_sale(row, columns, desk.now) {
        desk.prices(good, sort, sale, Some(regular.to_owned()));
    } else {
        desk.prices(good, sort, regular, Some(String::new()));
    }
    if columns.in_stock.is_there() {
        let stock = row.get(columns.stock);
        let stock = if stock.eq_ignore_ascii_case("parent") { parent.get(columns.stock) } else { stock };
        // Some shops sell by weight: what is there in part cannot be sold whole.
        let count =
            stock.parse::<f64>().ok().filter(|count| count.is_finite()).map(|count| count.floor() as i64);
        let sells_on = !matches!(row.get(columns.backorders), "" | "0");
        sort.stock(count.filter(|_| !sells_on));
        if row.get(columns.in_stock) == "0" {
            sort.facts.insert("available", false.into());
        }
    }
    if row.get(columns.alone) == "1" {
        sort.first.insert("quantity_rule", json!({ "max": 1 }));
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

fn picture(row: &Row, columns: &Columns, good: &Good, desk: &mut Desk<'_>) -> Option<Picture> {
    let first = list(row.get(columns.images)).into_iter().next()?;
    let Some(src) = clean::link(&first) else {
        desk.skip_part(good, row.line, "the picture", "its address may not be followed");
        return None;
    };
    Some(Picture { src, alt: String::new(), size: None })
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
