//! What a row of WooCommerce's product CSV says of what is sold: its SKU, its price now, and whether it is there.

use super::context::Cell;
use super::imported::{ImportedProduct, ImportedVariant, Stock};
use super::woo_csv::Parser;
use super::{sale, woo_values};
use crate::flag::flag;
use crate::table::{Column, Row};
use serde_json::json;

impl<'t> Parser<'_, 't, '_> {
    /// SKU, price, stock.
    pub(super) fn sold(
        &mut self,
        row: &Row,
        parent: &Row,
        product: &ImportedProduct,
        variant: &mut ImportedVariant,
    ) {
        let (sku, alone) = (self.cell(row, self.columns.sku), row.get(self.columns.alone));
        self.context.set_sku(product, variant, sku);
        self.prices(row, product, variant);
        self.stock(row, parent, product, variant);
        if flag(alone) == Some(true) {
            variant.initial_fields.insert("quantity_rule", json!({ "max": 1 }));
        }
    }

    fn cell<'r>(&self, row: &'r Row, column: Column) -> Cell<'r>
    where
        't: 'r,
    {
        Cell { text: row.get(column), column: self.table.title(column) }
    }

    /// What the shop charges now: the sale price while the sale holds, where it is below the regular one.
    fn prices(&mut self, row: &Row, product: &ImportedProduct, variant: &mut ImportedVariant) {
        let columns = self.columns;
        let [regular, sale, starts, ends] = [columns.regular, columns.sale, columns.starts, columns.ends]
            .map(|column| self.cell(row, column));
        let none = Cell { text: "", column: "" };
        let holds = match sale.text {
            "" => Ok(false),
            _ => sale::holds(starts, ends, &self.dates, self.context.now),
        };
        match holds {
            Ok(true) if !regular.text.is_empty() => {
                self.context.set_prices(product, variant, sale, Some(regular));
                if variant.price.is_some() && variant.compare_at == Some(None) {
                    let name = variant.display_name(product);
                    let why = "its sale price is not below its regular price, and WooCommerce charges the regular one";
                    self.context.note_at(row.line, name, why);
                    self.context.set_prices(product, variant, regular, Some(none));
                }
            }
            // WooCommerce does not sell what has no regular price.
            Ok(_) => self.context.set_prices(product, variant, regular, Some(none)),
            Err(why) => {
                let what = format!("the price of {}", variant.display_name(product));
                self.context.skip_part(product, row.line, &what, &why);
            }
        }
    }

    fn stock(&mut self, row: &Row, parent: &Row, product: &ImportedProduct, variant: &mut ImportedVariant) {
        let columns = self.columns;
        if !columns.in_stock.is_there() {
            return;
        }
        let (in_stock, backorders) = (row.get(columns.in_stock), row.get(columns.backorders));
        let holder = if row.get(columns.stock).eq_ignore_ascii_case("parent") { parent } else { row };
        let stock = self.cell(holder, columns.stock);
        let sells_on = backorders.eq_ignore_ascii_case("notify") || flag(backorders) == Some(true);
        let is_backordered = woo_values::is_backordered(in_stock);
        let stock = match stock.text {
            _ if sells_on || is_backordered => Stock::Endless,
            "" => Stock::Endless,
            _ => self.context.count(product, variant, stock).map_or(Stock::Unknown, Stock::Units),
        };
        variant.set_stock(stock);
        match woo_values::in_stock(in_stock) {
            Some(false) => drop(variant.fields.insert("available", false.into())),
            Some(true) if stock == Stock::Unknown => drop(variant.fields.insert("available", true.into())),
            None if !in_stock.is_empty() => {
                variant.fields.remove("available");
                let what = format!("`In stock?` of {}", variant.display_name(product));
                let why = format!(
                    "`{}` is none of 1, 0 and backorder; whether it is there is not known",
                    cart_associate_core::text::clean(in_stock)
                );
                self.context.skip_part(product, row.line, &what, &why);
            }
            _ => {}
        }
    }
}
