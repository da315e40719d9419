//! The columns of WooCommerce's product CSV.

use crate::table::{Column, Table};

/// The columns that are read.
pub(super) struct Columns {
    pub(super) id: Column,
    pub(super) kind: Column,
    pub(super) sku: Column,
    pub(super) name: Column,
    pub(super) published: Column,
    pub(super) visibility: Column,
    pub(super) in_stock: Column,
    pub(super) stock: Column,
    pub(super) backorders: Column,
    pub(super) alone: Column,
    pub(super) sale: Column,
    pub(super) regular: Column,
    pub(super) starts: Column,
    pub(super) ends: Column,
    pub(super) categories: Column,
    pub(super) tags: Column,
    pub(super) brands: Column,
    pub(super) images: Column,
    pub(super) parent: Column,
    pub(super) attributes: Vec<(Column, Column)>,
}

/// Whether a file is one.
pub(super) fn recognizes(table: &Table) -> bool {
    table.has("id") && table.has("type") && table.has("name") && table.has("regular price")
}

/// The columns of a file.
pub(super) fn columns(table: &Table) -> Columns {
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
        visibility: one("visibility in catalog"),
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
