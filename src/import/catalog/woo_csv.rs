//! WooCommerce's product CSV: a row for each product and for each variation, which names its parent.

use super::context::FileContext;
use super::imported::{ImportedImage, ImportedProduct, ImportedVariant};
use super::sale;
use super::woo_columns::{Columns, columns};
use super::woo_values::{self, Published, has_bare_comma, list, one};
use crate::clean;
use crate::date::DateStyle;
use crate::money::Keeper;
use crate::number::NumberStyle;
use crate::table::{Row, Table};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// A row that variations name as their parent.
#[derive(Clone, Copy)]
enum Parent<'t> {
    /// The product of this index, and its row.
    Taken(usize, &'t Row),
    /// It was left out, for this reason.
    LeftOut(&'static str),
    /// Several products have the name.
    Several,
}

/// Reads the rows of one file.
pub(super) struct Parser<'p, 't, 'c> {
    pub(super) table: &'t Table,
    pub(super) columns: &'t Columns,
    pub(super) dates: DateStyle,
    file: usize,
    pub(super) context: &'p mut FileContext<'c>,
}

/// The products of a file. `zone` is the time zone of the shop, where it is known.
pub(super) fn parse(
    table: &Table,
    file: usize,
    zone: Option<&TimeZone>,
    context: &mut FileContext<'_>,
) -> Vec<ImportedProduct> {
    let columns = columns(table);
    context.keeper = Keeper::WooCommerce;
    context.numbers = NumberStyle::of(table.cells(columns.regular).chain(table.cells(columns.sale)));
    let all = table.cells(columns.starts).chain(table.cells(columns.ends));
    let dates = DateStyle::of(all, zone.cloned());
    let mut parser = Parser { table, columns: &columns, dates, file, context };
    parser.say_zone(zone.is_some());
    parser.products()
}

impl<'t> Parser<'_, 't, '_> {
    /// Asks for the time zone where a sale has dates without one.
    fn say_zone(&mut self, is_known: bool) {
        let columns = self.columns;
        let has_date = |row: &Row| {
            let dates = [row.get(columns.starts), row.get(columns.ends)];
            let is_local = |date: &&str| {
                let read = self.dates.read(date, crate::date::End::Start);
                read.is_ok_and(|date| date.wants_zone || date.earliest != date.latest)
            };
            !row.get(columns.sale).is_empty() && dates.iter().any(is_local)
        };
        if !is_known && self.table.rows.iter().any(has_date) {
            self.context.note("the dates of sales", &sale::zone_hint());
        }
    }

    fn products(&mut self) -> Vec<ImportedProduct> {
        let (mut products, mut parents) = (Vec::new(), BTreeMap::new());
        let table = self.table;
        let rows = || table.rows.iter().filter(|row| !row.is_empty());
        let kind = self.columns.kind;
        let is_variation = |row: &Row| !row.is_shifted && row.get(kind).to_lowercase().contains("variation");
        for row in rows().filter(|row| !is_variation(row)) {
            let mut product = ImportedProduct {
                file: self.file,
                line: row.line,
                complete: true,
                ..ImportedProduct::default()
            };
            let parent = match self.product(row, &mut product) {
                Ok(()) => {
                    products.push(product);
                    Parent::Taken(products.len() - 1, row)
                }
                Err(why) => {
                    self.context.skip(&product, why);
                    Parent::LeftOut(why)
                }
            };
            // A variation names its parent by either.
            let id = clean::id(row.get(self.columns.id)).map(|id| format!("id:{id}"));
            let sku = Some(row.get(self.columns.sku).to_owned()).filter(|sku| !sku.is_empty());
            for name in id.into_iter().chain(sku) {
                parents.entry(name).and_modify(|known| *known = Parent::Several).or_insert(parent);
            }
        }
        for row in rows().filter(|row| is_variation(row)) {
            let name = row.get(self.columns.parent);
            let name = clean::id(name.strip_prefix("id:").unwrap_or_default())
                .map_or_else(|| name.to_owned(), |id| format!("id:{id}"));
            let why = match parents.get(&name) {
                Some(Parent::Taken(at, parent)) => match products.get_mut(*at) {
                    Some(product) => {
                        self.variation(row, parent, product);
                        continue;
                    }
                    None => continue,
                },
                Some(Parent::LeftOut(why)) => format!("it is a variation of a product that is left out: {why}"),
                Some(Parent::Several) => {
                    "it is a variation, and several products of the file have the SKU by which it names its parent".into()
                }
                None => "it is a variation, and its parent is not in this file".into(),
            };
            let title = clean::text(row.get(self.columns.name));
            let product =
                ImportedProduct { file: self.file, line: row.line, title, ..ImportedProduct::default() };
            self.context.skip(&product, &why);
        }
        if table.rows.iter().any(|row| row.is_shifted) {
            // Any product may lack a variation now.
            products.iter_mut().for_each(|product| product.complete = false);
        }
        products
    }

    /// Reads a product, or says why it is left out.
    fn product(&mut self, row: &Row, product: &mut ImportedProduct) -> Result<(), &'static str> {
        let columns = self.columns;
        product.title = clean::text(row.get(columns.name));
        product.id = clean::id(row.get(columns.id));
        // "simple, virtual"
        let kinds: Vec<String> =
            row.get(columns.kind).split(',').map(|kind| kind.trim().to_lowercase()).collect();
        let is = |kind: &str| kinds.iter().any(|one| one == kind);
        match () {
            () if row.is_shifted => {
                return Err(
                    "the row has more cells than the file has columns: a comma, perhaps of a price, stands in a cell without quotes",
                );
            }
            () if clean::is_shortened(row.get(columns.id)) => {
                return Err(
                    "a spreadsheet has shortened its id; format the column as a number, and export anew",
                );
            }
            () if product.id.is_none() && !row.get(columns.id).is_empty() => {
                return Err("its id is no number");
            }
            () if product.id.is_none() => return Err("it has no id; export all columns"),
            () if is("grouped") => {
                return Err("a group has no price of its own; its products are taken one by one");
            }
            () if is("external") => return Err("it is sold elsewhere, so that it cannot go into the cart"),
            () if !is("simple") && !is("variable") => {
                return Err("its type belongs to an extension; add it by hand");
            }
            () => {}
        }
        product.unavailable = match woo_values::published(row.get(columns.published)) {
            Published::Yes => None,
            Published::No(why) => Some(why),
            Published::Unknown => {
                return Err(
                    "its `Published` is none of 1, 0, -1 and 2, so that nobody knows whether it is on sale",
                );
            }
            Published::Blank => {
                if columns.published.is_there() {
                    let why = "it does not say whether it is published; it is taken, as WooCommerce takes it";
                    self.context.note_at(row.line, product.display_name(), why);
                }
                None
            }
        };
        if row.get(columns.visibility).eq_ignore_ascii_case("hidden") && product.unavailable.is_none() {
            let why = "it is hidden in the shop's catalog; it can be bought, and is suggested where an offer says so";
            self.context.note_at(row.line, product.display_name(), why);
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
        // What is in "Clothing > Hoodies" is in both. The arrow may be written as an entity.
        let paths: Vec<String> = categories.iter().map(|path| clean::text(path)).collect();
        product.collections = clean::names(paths.iter().flat_map(|path| path.split(" > ")));
        product.image = self.image(row, product);
        let simple = is("simple");
        self.attributes(row, product, simple);
        if simple {
            let mut variant =
                ImportedVariant { line: row.line, id: product.id.clone(), ..ImportedVariant::default() };
            self.sold(row, row, product, &mut variant);
            product.variants.push(variant);
        }
        Ok(())
    }

    fn attributes(&mut self, row: &Row, product: &mut ImportedProduct, simple: bool) {
        for (name, value) in &self.columns.attributes {
            let cell = row.get(*value);
            let Some(name) = clean::name(row.get(*name)) else { continue };
            if has_bare_comma(cell) {
                let shown = cart_associate_core::text::clean(cell);
                let what = format!("the values `{shown}` of {name}, of {}", product.display_name());
                let why = "a comma without a space after it may belong to a value; WooCommerce writes one with a backslash: `0\\,5 l`";
                self.context.note_at(row.line, what, why);
                continue;
            }
            if let ([only], true) = (list(cell).as_slice(), simple)
                && let Some(only) = clean::name(only)
            {
                product.attributes.insert(name, only.into());
            }
        }
    }

    fn variation(&mut self, row: &Row, parent: &Row, product: &mut ImportedProduct) {
        let columns = self.columns;
        let mut variant = ImportedVariant {
            line: row.line,
            id: clean::id(row.get(columns.id)),
            ..ImportedVariant::default()
        };
        let named =
            columns.attributes.iter().map(|(name, value)| (row.get(*name).to_owned(), row.get(*value)));
        let named: Vec<(String, &str)> = named.filter(|(name, _)| !name.is_empty()).collect();
        let chosen = named.iter().filter(|(_, cell)| !cell.is_empty());
        self.context.set_options(&mut variant, chosen.map(|(name, cell)| (name.clone(), one(cell))));
        let name = variant.display_name(product);
        for (_, cell) in named.iter().filter(|(_, cell)| list(cell).len() > 1) {
            let what = format!("the value `{}` of {name}", cart_associate_core::text::clean(cell));
            let why =
                "its comma has no backslash before it; a variation has one value, and it is taken as that";
            self.context.note_at(row.line, what, why);
        }
        let published = woo_values::published(row.get(columns.published));
        if published == Published::Unknown {
            // Whether it is there nobody knows, so that nothing is said of it.
            product.complete = false;
            let why = "its `Published` is none of 1, 0, -1 and 2, so that nobody knows whether it is on sale";
            return self.context.skip_part(product, row.line, &name, why);
        }
        self.sold(row, parent, product, &mut variant);
        if let Published::No(why) = published {
            variant.fields.insert("available", false.into());
            self.context.note_at(row.line, name.clone(), &format!("{why}; it is marked as not available"));
        }
        let open: Vec<String> = named
            .iter()
            .filter(|(_, cell)| cell.is_empty())
            .filter_map(|(name, _)| clean::name(name))
            .collect();
        self.open_options(row, parent, &name, &open, &mut variant);
        let picture = list(row.get(columns.images)).into_iter().next().unwrap_or_default();
        self.context.set_picture(product, &mut variant, ImportedImage::at(&picture));
        product.variants.push(variant);
    }

    fn image(&mut self, row: &Row, product: &ImportedProduct) -> Option<ImportedImage> {
        let first = list(row.get(self.columns.images)).into_iter().next()?;
        let Some(src) = clean::link(&first) else {
            self.context.skip_part(product, row.line, "the picture", "its address may not be followed");
            return None;
        };
        Some(ImportedImage { src, alt: String::new(), size: None })
    }
}
