//! The product index out of what a shop exports: `products.json` and the product CSV of Shopify, the product CSV of
//! WooCommerce. It is merged into a rule bundle without touching anything that a person wrote there.
//!
//! ```text
//! files ── parse ──▶ imported products ── reconcile ──▶ one for each product ── merge ──▶ text of the rule bundle
//! ```

mod context;
mod imported;
mod merge;
mod new_product;
mod patch;
mod reconcile;
mod report;
mod settings;
mod shopify_csv;
mod shopify_json;
mod update;
mod woo_csv;

pub use report::{Change, Note, Report};

use crate::table::Table;
use cart_associate_authoring::diagnostic::Lines;
use cart_associate_authoring::source::RuleBundle;
use cart_associate_authoring::{decode, exact, json, moment, write};
use context::FileContext;
use imported::ImportedProduct;
use serde::Deserialize;

/// Why a gift card is left out.
const GIFT_CARD: &str =
    "it is a gift card, which goes with nothing in particular; add it by hand if an offer needs it";

/// A file that a shop exported.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
}

/// What the files do not say; every option may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Options {
    /// The currency of their prices. By default the one that the rule bundle uses, if that is only one.
    pub currency: Option<String>,
    /// The market that their prices are of. By default they hold everywhere.
    pub market: Option<String>,
    /// A collection that all of their products are in.
    pub collection: Option<String>,
    /// The language of their texts, for a new rule bundle; by default `en`.
    pub language: Option<String>,
    /// The size of pictures whose size they do not tell: `"600x600"`.
    pub image_size: Option<String>,
    /// Now, in ms since 1970, for sales that begin and end.
    pub now: Option<i64>,
}

/// The result of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The text of the rule bundle.
    pub rules: String,
    /// What was added, updated and left out.
    pub report: Report,
}

/// Imports the products of the files into a rule bundle, or into a new one.
///
/// # Errors
/// A sentence that says why nothing could be imported.
pub fn import(files: &[File<'_>], existing: Option<&[u8]>, options: &Options) -> Result<Imported, String> {
    if files.is_empty() {
        return Err("there is no file to import".into());
    }
    let text = match existing {
        Some(bytes) => utf8("the rule bundle", bytes)?.to_owned(),
        None => new_rules(options),
    };
    let currency = currency(options, existing.is_some().then_some(text.as_str()))?;
    let settings = settings::ImportSettings::new(options, &currency, &text)?;
    let mut report = Report::default();
    let mut products = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let content = utf8(file.name, file.bytes)?;
        let mut context = FileContext {
            file: file.name,
            lines: Lines::new(content),
            currency: &currency,
            now: options.now,
            report: &mut report,
        };
        products.extend(parse(content, index, &mut context)?);
    }
    let names: Vec<&str> = files.iter().map(|file| file.name).collect();
    let products = reconcile::reconcile(products, &names, &mut report);
    let rules = merge::merge(&text, &products, &settings, &names, &mut report)?;
    Ok(Imported { rules, report })
}

fn utf8<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, String> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(format!("{name} is a workbook or an archive; export it as CSV, or unpack it first"));
    }
    str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        format!("{name} is not UTF-8 text (line {line}); save it as UTF-8, in a spreadsheet as “CSV UTF-8”")
    })
}

/// The products of a file, whichever form it has.
fn parse(text: &str, file: usize, context: &mut FileContext<'_>) -> Result<Vec<ImportedProduct>, String> {
    let body = text.trim_start_matches('\u{feff}');
    let name = context.file;
    if body.trim_start().starts_with(['{', '[']) {
        let (root, _) = json::parse(text).map_err(|error| {
            let line = context.line(error.span.start);
            format!("{name}, line {line}: {}; download it again, as a whole", error.message)
        })?;
        let Some(list) = shopify_json::products(&root) else {
            return Err(format!("{name} has no `products`; what is read is https://your.shop/products.json"));
        };
        let products = list.into_iter().filter_map(|node| shopify_json::product(node, file, context));
        return Ok(products.collect());
    }
    let table = Table::read(body).ok_or_else(|| format!("{name} is empty"))?;
    let products = if woo_csv::recognizes(&table) {
        woo_csv::parse(&table, file, context)
    } else if shopify_csv::recognizes(&table) {
        shopify_csv::parse(&table, file, context)
    } else {
        let columns: Vec<String> = table
            .header()
            .iter()
            .take(6)
            .map(|name| format!("`{}`", cart_associate_core::text::clean(name)))
            .collect();
        return Err(format!(
            "{name} is none of the files that are read: products.json, Shopify's product CSV, WooCommerce's product CSV \
             (all columns, with English names: set the language of your WordPress profile to English, and export once more). \
             Its first line is {}",
            columns.join(", ")
        ));
    };
    if table.unclosed {
        context.note(
            "the whole file",
            "a quote is opened and never closed, so that products may be missing; export it anew",
        );
    }
    Ok(products)
}

/// The currency of the files: the one of the options, else the only one that the rule bundle uses.
fn currency(options: &Options, existing: Option<&str>) -> Result<String, String> {
    if let Some(currency) = &options.currency {
        return match exact::exponent(currency) {
            Ok(_) => Ok(currency.clone()),
            Err(unfit) => {
                Err([Some(unfit.message), unfit.help].into_iter().flatten().collect::<Vec<_>>().join("; "))
            }
        };
    }
    let used = existing
        .and_then(typed_rules)
        .map(|bundle| bundle.currencies_used().into_iter().map(str::to_owned).collect::<Vec<_>>());
    match used.as_deref() {
        Some([only]) if exact::exponent(only).is_ok() => Ok(only.clone()),
        _ => Err("these files do not say which currency their prices are in; add `--currency USD`, or whichever it is".into()),
    }
}

/// The typed source of a rule bundle, as far as it can be read.
fn typed_rules(text: &str) -> Option<RuleBundle> {
    let (mut root, _) = json::parse(text).ok()?;
    decode::decode(&mut root, &mut Vec::new()).map(|decoded| decoded.bundle)
}

/// A new rule bundle. Its revision is the day, where that is known.
fn new_rules(options: &Options) -> String {
    let day = options.now.and_then(moment::date).unwrap_or_else(|| "1".into());
    format!(
        "{{\n  \"$schema\": \"./rules.schema.json\",\n  \"format\": 1,\n  \"revision\": {},\n  \"language\": {},\n  \
         // Brought in by `cart-associate catalog import`; what you add by hand stays when you import again.\n  \
         \"products\": [],\n  // Your rules: what must be in the cart, what would help then, and why, in one sentence.\n  \
         \"offers\": []\n}}\n",
        write::text(&day),
        write::text(options.language.as_deref().unwrap_or("en")),
    )
}
