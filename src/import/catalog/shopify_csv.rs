//! Shopify's product CSV: several rows for a product, the first with what concerns all of it. The columns were renamed
//! in 2025; both sets of names are read. So is the CSV of Matrixify, which has the ids as well.

use super::context::{Cell, FileContext};
use super::gift_card::{self, GIFT_CARD};
use super::imported::{ImportedImage, ImportedProduct, ImportedVariant, Stock};
use super::shopify_columns::{Columns, columns};
use crate::clean;
use crate::flag::flag;
use crate::money::Keeper;
use crate::number::{Decimals, NumberStyle};
use crate::table::{Column, Row, Table};
use serde_json::{Value, json};
use std::collections::BTreeMap;

struct Parser<'p, 't, 'c> {
    table: &'t Table,
    columns: &'t Columns,
    file: usize,
    context: &'p mut FileContext<'c>,
}

/// The products of a file.
pub(super) fn parse(table: &Table, file: usize, context: &mut FileContext<'_>) -> Vec<ImportedProduct> {
    let columns = columns(table);
    context.keeper = Keeper::Shopify;
    context.numbers = NumberStyle::of(table.cells(columns.price).chain(table.cells(columns.compare_at)));
    if table.has_prefix("price / ") {
        context.note(
            "prices of single markets",
            "the file names the market and not its currency; add them by hand",
        );
    }
    Parser { table, columns: &columns, file, context }.products()
}

impl<'t> Parser<'_, 't, '_> {
    fn products(&mut self) -> Vec<ImportedProduct> {
        let mut order: Vec<Vec<&Row>> = Vec::new();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for row in self.table.rows.iter().filter(|row| !row.is_empty()) {
            // Shopify has handles in small letters.
            let handle = row.get(self.columns.handle).to_lowercase();
            let why = match () {
                () if row.is_shifted => {
                    "the row has more cells than the file has columns: a comma, perhaps of a price, stands in a cell without quotes"
                }
                () if handle.is_empty() => {
                    "the row has no handle, so that nobody knows which product it is of"
                }
                () => "",
            };
            if !why.is_empty() {
                let title = clean::text(row.get(self.columns.title));
                self.context
                    .skip(&ImportedProduct { line: row.line, title, ..ImportedProduct::default() }, why);
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
        order.iter().filter_map(|rows| self.product(rows)).collect()
    }

    fn product(&mut self, rows: &[&Row]) -> Option<ImportedProduct> {
        let columns = self.columns;
        let first = rows.iter().find(|row| !row.get(columns.title).is_empty()).or(rows.first())?;
        // A row that was left out may have been of any product.
        let complete = !self.table.rows.iter().any(|row| row.is_shifted);
        let mut product =
            ImportedProduct { file: self.file, line: first.line, complete, ..ImportedProduct::default() };
        product.handle = clean::name(&first.get(columns.handle).to_lowercase());
        product.title = clean::text(first.get(columns.title));
        product.id = self.id(first, columns.id, &product.display_name());
        if let Some(handle) = &product.handle {
            product.fields.insert("handle", handle.clone().into());
            if let Some(url) = clean::link(&format!("/products/{handle}")) {
                product.fields.insert("url", url.into());
            }
        }
        for (field, column) in [("type", columns.kind), ("vendor", columns.vendor)] {
            if column.is_there() {
                let name = clean::name(first.get(column));
                product.fields.insert(field, name.map_or(Value::Null, Value::from));
            }
        }
        if columns.tags.is_there() {
            product.fields.insert("tags", clean::names(first.get(columns.tags).split(',')).into());
        }
        product.collections = clean::names([first.get(columns.collection)]);
        product.unavailable = match unavailable_reason(first, columns) {
            Ok(why) => why,
            Err(why) => {
                self.context.skip(&product, why);
                return None;
            }
        };
        product.image = self.image(rows, &product);
        self.variants(rows, first, &mut product);
        Some(product)
    }

    /// The id in a column. One that cannot be read is said.
    fn id(&mut self, row: &Row, column: Column, name: &str) -> Option<String> {
        let cell = row.get(column);
        let id = clean::id(cell);
        if id.is_none() && !cell.is_empty() {
            let what = format!("the id `{}` of {name}", cart_associate_core::text::clean(cell));
            let why = if clean::is_shortened(cell) {
                "a spreadsheet has shortened it; format the column as a number, and export anew"
            } else {
                "it is no number, and Shopify's ids are"
            };
            self.context.note_at(row.line, what, why);
        }
        id
    }

    /// The first picture by its position.
    fn image(&mut self, rows: &[&Row], product: &ImportedProduct) -> Option<ImportedImage> {
        let columns = self.columns;
        let count = |row: &Row, column| {
            let number = self.context.numbers.read(row.get(column), Decimals::Exactly(0)).ok()?;
            number.integer.parse::<u32>().ok().filter(|_| number.fraction.bytes().all(|digit| digit == b'0'))
        };
        let with = rows.iter().filter(|row| !row.get(columns.image).is_empty());
        let row = with.min_by_key(|row| count(row, columns.position).unwrap_or(u32::MAX))?;
        let [width, height] = columns.image_size.map(|side| count(row, side).filter(|side| *side > 0));
        let Some(src) = clean::link(row.get(columns.image)) else {
            self.context.skip_part(product, row.line, "the picture", "its address may not be followed");
            return None;
        };
        Some(ImportedImage { src, alt: clean::text(row.get(columns.alt)), size: width.zip(height) })
    }

    fn variants(&mut self, rows: &[&Row], first: &Row, product: &mut ImportedProduct) {
        let columns = self.columns;
        let mut shipped = None;
        for row in rows {
            // A row with nothing but a picture is no variant.
            let values = columns.options.map(|(_, value)| row.get(value));
            let own = [columns.price, columns.sku, columns.variant_id].map(|column| row.get(column));
            if own.iter().chain(&values).all(|cell| cell.is_empty())
                || row.get(columns.variant_command).eq_ignore_ascii_case("delete")
            {
                continue;
            }
            let mut variant = ImportedVariant { line: row.line, ..ImportedVariant::default() };
            let names = columns.options.map(|(name, _)| first.get(name));
            let chosen =
                names.into_iter().zip(values).filter(|(name, value)| !name.is_empty() && !value.is_empty());
            let chosen = chosen.map(|(name, value)| (name.to_owned(), value.to_owned()));
            self.context.set_options(&mut variant, chosen);
            variant.id = self.id(row, columns.variant_id, &variant.display_name(product));
            self.context.set_sku(product, &mut variant, self.cell(row, columns.sku));
            let compare_at = columns.compare_at.is_there().then(|| self.cell(row, columns.compare_at));
            self.context.set_prices(product, &mut variant, self.cell(row, columns.price), compare_at);
            self.stock(row, product, &mut variant);
            self.context.set_picture(
                product,
                &mut variant,
                ImportedImage::at(row.get(columns.variant_image)),
            );
            if let Some(contents) = self.contents(row) {
                variant.initial_fields.insert("unit_price", contents);
            }
            if let Some(ships) = flag(row.get(columns.ships)) {
                shipped = Some(shipped.unwrap_or(false) || ships);
            }
            product.variants.push(variant);
        }
        if let Some(shipped) = shipped {
            product.fields.insert("requires_shipping", shipped.into());
        }
    }

    fn stock(&mut self, row: &Row, product: &ImportedProduct, variant: &mut ImportedVariant) {
        let columns = self.columns;
        if !columns.quantity.is_there() || !columns.tracker.is_there() {
            return;
        }
        let is_counted = !row.get(columns.tracker).is_empty();
        let policy = row.get(columns.policy);
        let sells_on = policy.eq_ignore_ascii_case("continue") || flag(policy) == Some(true);
        let stock = match is_counted && !sells_on {
            false => Stock::Endless,
            true => {
                let counted = self.context.count(product, variant, self.cell(row, columns.quantity));
                counted.map_or(Stock::Unknown, Stock::Units)
            }
        };
        variant.set_stock(stock);
    }

    fn cell<'r>(&self, row: &'r Row, column: Column) -> Cell<'r>
    where
        't: 'r,
    {
        Cell { text: row.get(column), column: self.table.title(column) }
    }

    /// Contents for a unit price, where both measures are in one unit.
    fn contents(&self, row: &Row) -> Option<Value> {
        let [total, unit, base, base_unit] = self.columns.measures.map(|column| row.get(column));
        let number = |text: &str| {
            let read =
                self.context.numbers.read(text, Decimals::Any(2)).ok().filter(|number| !number.negative)?;
            let number: f64 = format!("{}.{}0", read.integer, read.fraction).parse().ok()?;
            let fits = (0.001..=1e9).contains(&number) && (number * 1000.0).round() / 1000.0 == number;
            fits.then_some(number)
        };
        let (quantity, reference) = (number(total)?, number(base)?);
        let written = |number: f64| if number.fract() == 0.0 { json!(number as i64) } else { json!(number) };
        (unit == base_unit).then_some(())?;
        Some(
            json!({ "quantity": written(quantity), "unit": clean::name(unit)?, "reference": written(reference) }),
        )
    }
}

/// Why nobody can buy a product, where that is so; an error where nobody can know it.
fn unavailable_reason(row: &Row, columns: &Columns) -> Result<Option<&'static str>, &'static str> {
    let is = |column, word: &str| row.get(column).eq_ignore_ascii_case(word);
    if flag(row.get(columns.gift_card)) == Some(true) || gift_card::is_type(row.get(columns.kind)) {
        return Ok(Some(GIFT_CARD));
    }
    if is(columns.command, "delete") {
        return Ok(Some("the file says that it is to be deleted"));
    }
    match row.get(columns.status).to_lowercase().as_str() {
        "" | "active" | "unlisted" => {}
        "draft" => return Ok(Some("it is a draft")),
        "archived" => return Ok(Some("it is archived")),
        _ => {
            return Err(
                "its `Status` is none of active, draft, archived and unlisted, so that nobody knows whether it is on sale",
            );
        }
    }
    let published = row.get(columns.published);
    match flag(published) {
        Some(false) => Ok(Some("it is not published")),
        None if !published.is_empty() => {
            Err("its `Published` is neither true nor false, so that nobody knows whether it is on sale")
        }
        _ => Ok(None),
    }
}
