//! The products of one file, whichever form it has.

use super::context::FileContext;
use super::imported::ImportedProduct;
use super::report::Report;
use super::settings::ImportSettings;
use super::{json_file, shopify_columns, shopify_csv, shopify_json, woo_columns, woo_csv};
use crate::money::Keeper;
use crate::number::NumberStyle;
use crate::table::{Fault, Table};
use cart_associate_authoring::diagnostic::Lines;

/// The products of a file; `index` is its place in the list of files.
pub(super) fn parse(
    name: &str,
    text: &str,
    index: usize,
    settings: &ImportSettings<'_>,
    report: &mut Report,
) -> Result<Vec<ImportedProduct>, String> {
    let mut context = FileContext {
        file: name,
        lines: Lines::new(text),
        base: 0,
        currency: settings.currency,
        numbers: NumberStyle::default(),
        keeper: Keeper::Shopify,
        now: settings.now,
        report,
    };
    let body = text.trim_start_matches('\u{feff}');
    if body.trim_start().starts_with(['{', '[']) {
        let roots = json_file::read(text).map_err(|(at, message)| {
            let line = context.line(at);
            format!("{name}, line {line}: {message}; download it again, as a whole")
        })?;
        return shopify_json::parse(&roots, index, &mut context);
    }
    let table = Table::read(body).ok_or_else(|| format!("{name} is empty"))?;
    let products = if woo_columns::recognizes(&table) {
        woo_csv::parse(&table, index, settings.time_zone.as_ref(), &mut context)
    } else if shopify_columns::is_inventory(&table) {
        return Err(format!(
            "{name} is Shopify's list of stock by location, which has no prices; import the CSV of Products › Export, which \
             has the stock as well"
        ));
    } else if shopify_columns::recognizes(&table) {
        shopify_csv::parse(&table, index, &mut context)
    } else {
        return Err(refusal(name, &table));
    };
    say_faults(&table, &mut context);
    Ok(products)
}

/// Why a table is refused.
fn refusal(name: &str, table: &Table) -> String {
    let columns: Vec<String> =
        table.header().take(6).map(|name| format!("`{}`", cart_associate_core::text::clean(name))).collect();
    format!(
        "{name} is none of the files that are read: products.json, Shopify's product CSV, WooCommerce's product CSV \
         (all columns, with English names: set the language of your WordPress profile to English, and export once more). \
         Its first line is {}",
        columns.join(", ")
    )
}

/// Says what is wrong with the form of a table.
fn say_faults(table: &Table, context: &mut FileContext<'_>) {
    for (line, fault) in &table.faults {
        match fault {
            Fault::Unclosed => context.note_at(
                *line,
                "the rest of the file".into(),
                "a quote is opened here and never closed, so that products may be missing; export it anew",
            ),
            Fault::StrayQuote => context.note_at(
                *line,
                "a row".into(),
                "a quote stands inside a quoted cell and is not doubled; see whether the row came in as it should",
            ),
            Fault::TwoColumns(column) => context.note_at(
                *line,
                format!("the column `{}`", cart_associate_core::text::clean(column)),
                "the file has it twice, and they do not agree here; neither is read",
            ),
            // The row has been reported.
            Fault::TooManyCells => {}
        }
    }
}
