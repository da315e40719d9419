//! The context of a parser: the file it reads, what holds for it, and the report that says what was left out.

use super::imported::{ImportedProduct, ImportedVariant};
use super::report::{Note, Report};
use crate::clean;
use cart_associate_authoring::diagnostic::Lines;
use cart_associate_core::money::Money;
use serde_json::Value;

/// What a parser of one file needs besides the text.
#[derive(Debug)]
pub(super) struct FileContext<'a> {
    /// The name of the file, for messages.
    pub(super) file: &'a str,
    pub(super) lines: Lines<'a>,
    /// The currency of the prices in the file.
    pub(super) currency: &'a str,
    /// Now, in ms since 1970, where it is known.
    pub(super) now: Option<i64>,
    pub(super) report: &'a mut Report,
}

impl FileContext<'_> {
    /// The line that a byte is on, from 1.
    pub(super) fn line(&self, byte: usize) -> usize {
        self.lines.position(byte).line
    }

    /// Reports a product that is left out.
    pub(super) fn skip(&mut self, product: &ImportedProduct, why: &str) {
        self.report.skipped.push(Note {
            file: self.file.into(),
            line: Some(product.line),
            what: product.display_name(),
            why: why.into(),
        });
    }

    /// Reports a part of a product that is left out.
    pub(super) fn skip_part(&mut self, product: &ImportedProduct, line: usize, part: &str, why: &str) {
        let name = product.display_name();
        let what = if part.contains(&name) { part.to_owned() } else { format!("{part} of {name}") };
        self.report.skipped.push(Note { file: self.file.into(), line: Some(line), what, why: why.into() });
    }

    /// Reports something about the whole file.
    pub(super) fn note(&mut self, what: &str, why: &str) {
        self.report.notes.push(Note {
            file: self.file.into(),
            line: None,
            what: what.into(),
            why: why.into(),
        });
    }

    /// Sets the options of a variant, and its title, which is their values. Shopify gives a product without choices
    /// the one option `Title` with the value `Default Title`: that is no option.
    pub(super) fn set_options(
        &self,
        variant: &mut ImportedVariant,
        options: impl Iterator<Item = (String, String)>,
    ) {
        let options: Vec<(String, String)> = options
            .filter_map(|(name, value)| Some((clean::name(&name)?, clean::name(&value)?)))
            .filter(|(name, value)| !(name == "Title" && value == "Default Title"))
            .collect();
        if !options.is_empty() {
            let title: Vec<&str> = options.iter().map(|(_, value)| value.as_str()).collect();
            variant.fields.insert("title", Value::from(title.join(" / ")));
        }
        variant.set_options(options);
    }

    /// Sets the price and the compare-at price. A compare-at price that is not above the price is none.
    pub(super) fn set_prices(
        &mut self,
        product: &ImportedProduct,
        variant: &mut ImportedVariant,
        price: &str,
        compare_at: Option<String>,
    ) {
        let what = || format!("the price of {}", variant.display_name(product));
        match clean::amount(price, self.currency) {
            Ok(Some(amount)) => variant.price = Some(amount),
            Ok(None) => {
                let why = "it has no price, and without one it is not suggested";
                self.skip_part(product, variant.line, &what(), why);
            }
            Err(why) => self.skip_part(product, variant.line, &what(), &why),
        }
        if variant.price == Some(Money(0)) {
            self.report.notes.push(Note {
                file: self.file.into(),
                line: Some(variant.line),
                what: variant.display_name(product),
                why: "its price is zero, and what costs nothing is not suggested".into(),
            });
        }
        let Some(compare_at) = compare_at else { return };
        match clean::amount(&compare_at, self.currency) {
            Ok(amount) => variant.compare_at = Some(amount.filter(|amount| Some(*amount) > variant.price)),
            Err(why) => {
                let what = format!("the compare-at price of {}", variant.display_name(product));
                self.skip_part(product, variant.line, &what, &why);
            }
        }
    }
}
