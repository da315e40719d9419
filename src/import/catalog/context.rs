//! The context of a parser: the file it reads, what holds for it, and the report that says what was left out.

use super::imported::{ImportedImage, ImportedProduct, ImportedVariant};
use super::report::{Note, Report};
use crate::clean;
use crate::money::{self, Keeper};
use crate::number::{Decimals, NumberStyle};
use cart_associate_authoring::diagnostic::Lines;
use cart_associate_core::money::Money;
use cart_associate_core::text;
use serde_json::Value;

/// What a parser of one file needs besides the text.
#[derive(Debug)]
pub(super) struct FileContext<'a> {
    /// The name of the file, for messages.
    pub(super) file: &'a str,
    pub(super) lines: Lines<'a>,
    /// Where in the file the text begins that places are counted in.
    pub(super) base: usize,
    /// The currency of the prices in the file.
    pub(super) currency: &'a str,
    /// How numbers are written in the file.
    pub(super) numbers: NumberStyle,
    /// The platform that the prices are from.
    pub(super) keeper: Keeper,
    /// Now, in ms since 1970, where it is known.
    pub(super) now: Option<i64>,
    pub(super) report: &'a mut Report,
}

/// A value of a file, with the name of its column or member for messages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'c> {
    pub(super) text: &'c str,
    pub(super) column: &'c str,
}

impl FileContext<'_> {
    /// The line that a byte is on, from 1.
    pub(super) fn line(&self, byte: usize) -> usize {
        self.lines.position(self.base + byte).line
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

    /// Reports something that was taken, and is worth a look.
    pub(super) fn note_at(&mut self, line: usize, what: String, why: &str) {
        self.report.notes.push(Note { file: self.file.into(), line: Some(line), what, why: why.into() });
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

    /// Sets the SKU. What stands for "none" is none, and what a spreadsheet has shortened is lost.
    pub(super) fn set_sku(
        &mut self,
        product: &ImportedProduct,
        variant: &mut ImportedVariant,
        cell: Cell<'_>,
    ) {
        let Some(sku) = clean::name(cell.text) else { return };
        let why = match () {
            () if clean::is_placeholder(&sku) => "it stands for none, and is not taken for a SKU",
            () if clean::is_shortened(&sku) => {
                "a spreadsheet has shortened it; format the column as text, and export anew"
            }
            () => {
                variant.fields.insert("sku", sku.into());
                return;
            }
        };
        let what = format!("the SKU `{}` of {}", text::clean(&sku), variant.display_name(product));
        self.skip_part(product, variant.line, &column(&what, cell), why);
    }

    /// Sets the picture of a variant, unless that is the product's own. Where the export has no alternative text for it, that is the
    /// variant's name.
    pub(super) fn set_picture(
        &mut self,
        product: &ImportedProduct,
        variant: &mut ImportedVariant,
        image: Option<ImportedImage>,
    ) {
        let Some(image) = image else { return };
        let name = variant.display_name(product);
        let Some(src) = clean::link(&image.src) else {
            let what = format!("the picture of {name}");
            return self.skip_part(product, variant.line, &what, "its address may not be followed");
        };
        if product.image.as_ref().is_some_and(|of_product| of_product.src == src) {
            return;
        }
        let alt = if image.alt.is_empty() { name } else { image.alt };
        variant.image = Some(ImportedImage { src, alt, ..image });
    }

    /// A count of units, where there is one that can be read. Of what is there in part only the whole units can be sold.
    pub(super) fn count(
        &mut self,
        product: &ImportedProduct,
        variant: &ImportedVariant,
        cell: Cell<'_>,
    ) -> Option<i64> {
        if cell.text.trim().is_empty() {
            return None;
        }
        let decimals = match self.keeper {
            Keeper::Shopify => Decimals::Exactly(0),
            Keeper::WooCommerce => Decimals::Any(2),
        };
        let counted = self.numbers.read(cell.text, decimals).and_then(|number| {
            let is_whole = number.fraction.bytes().all(|digit| digit == b'0');
            if !is_whole && self.keeper == Keeper::Shopify {
                return Err(format!("`{}` is no whole number", text::clean(cell.text)));
            }
            let count: i64 = number.integer.parse().unwrap_or(i64::MAX);
            Ok(if number.negative { -count } else { count })
        });
        counted
            .map_err(|why| {
                let what = format!("the stock of {}", variant.display_name(product));
                let why = format!("{why}; how many there are is not known");
                self.skip_part(product, variant.line, &column(&what, cell), &why);
            })
            .ok()
    }

    /// Sets the price and the compare-at price. A compare-at price that is not above the price is none; beside a price
    /// that is not known it is not known either.
    pub(super) fn set_prices(
        &mut self,
        product: &ImportedProduct,
        variant: &mut ImportedVariant,
        price: Cell<'_>,
        compare_at: Option<Cell<'_>>,
    ) {
        variant.price = self.price(product, variant, "price", price);
        if variant.price.is_none() && price.text.trim().is_empty() {
            let what = format!("the price of {}", variant.display_name(product));
            let why = "it has no price, and without one it is not suggested";
            self.skip_part(product, variant.line, &what, why);
        }
        let Some(price) = variant.price else { return };
        if price == Money(0) {
            let why = "its price is zero, and what costs nothing is not suggested";
            self.note_at(variant.line, variant.display_name(product), why);
        }
        let Some(cell) = compare_at else { return };
        if cell.text.trim().is_empty() {
            variant.compare_at = Some(None);
        } else if let Some(compare_at) = self.price(product, variant, "compare-at price", cell) {
            variant.compare_at = Some(Some(compare_at).filter(|amount| *amount > price));
        }
    }

    /// A price of a variant; what cannot be read is reported.
    pub(super) fn price(
        &mut self,
        product: &ImportedProduct,
        variant: &ImportedVariant,
        name: &str,
        cell: Cell<'_>,
    ) -> Option<Money> {
        let what = || column(&format!("the {name} of {}", variant.display_name(product)), cell);
        match money::price(cell.text, self.currency, self.numbers, self.keeper) {
            Ok(price) => {
                let price = price?;
                if price.rounded {
                    let taken = money::decimal_text(price.amount, self.currency);
                    let what = format!("{}: {} is taken as {taken}", what(), text::clean(cell.text.trim()));
                    let why =
                        "it has more decimals than the currency, and is rounded as WooCommerce rounds it";
                    self.note_at(variant.line, what, why);
                }
                Some(price.amount)
            }
            Err(why) => {
                self.skip_part(product, variant.line, &what(), &why);
                None
            }
        }
    }
}

/// What a message is about, with the column.
fn column(what: &str, cell: Cell<'_>) -> String {
    match cell.column {
        "" => what.to_owned(),
        column => format!("{what}, column `{}`", text::clean(column)),
    }
}
