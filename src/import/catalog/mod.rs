//! The product index out of what a shop exports: `products.json` and the product CSV of Shopify, the product CSV of
//! WooCommerce. It is merged into a rule bundle without touching anything that a person wrote there.
//!
//! ```text
//! files ── parse ──▶ imported products ── reconcile ──▶ one for each product ── merge ──▶ text of the rule bundle
//! ```

mod context;
mod file;
mod gift_card;
mod identity;
mod imported;
mod json_file;
mod json_node;
mod json_variants;
mod merge;
mod new_product;
mod patch;
mod reconcile;
mod report;
mod sale;
mod settings;
mod shopify_columns;
mod shopify_csv;
mod shopify_json;
mod update;
mod woo_columns;
mod woo_csv;
mod woo_open;
mod woo_sold;
mod woo_values;

pub use report::{Change, Note, Report};

use crate::encoding;
use cart_associate_authoring::diagnostic::Findings;
use cart_associate_authoring::source::RuleBundle;
use cart_associate_authoring::{decode, exact, json, moment, write};
use serde::Deserialize;

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
    /// The time zone of the shop, `Europe/London` or `+02:00`, for dates without one.
    pub time_zone: Option<String>,
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
        Some(bytes) => encoding::text("the rule bundle", bytes)?.into_owned(),
        None => new_rules(options),
    };
    let currency = currency(options, existing.is_some().then_some(text.as_str()))?;
    let settings = settings::ImportSettings::new(options, &currency, &text)?;
    let mut report = Report::default();
    let mut products = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let content = encoding::text(file.name, file.bytes)?;
        products.extend(file::parse(file.name, &content, index, &settings, &mut report)?);
    }
    let names: Vec<&str> = files.iter().map(|file| file.name).collect();
    let products = reconcile::reconcile(products, &names, &mut report);
    let rules = merge::merge(&text, &products, &settings, &names, &mut report)?;
    Ok(Imported { rules, report })
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
    decode::decode(&mut root, &mut Findings::default()).map(|decoded| decoded.bundle)
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
