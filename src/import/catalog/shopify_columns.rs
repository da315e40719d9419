//! The columns of Shopify's product CSV: they were renamed in 2025, and Matrixify adds its own.

use crate::table::{Column, Table};

/// The columns that are read.
pub(super) struct Columns {
    pub(super) id: Column,
    pub(super) variant_id: Column,
    pub(super) command: Column,
    pub(super) variant_command: Column,
    pub(super) handle: Column,
    pub(super) title: Column,
    pub(super) vendor: Column,
    pub(super) kind: Column,
    pub(super) tags: Column,
    pub(super) published: Column,
    pub(super) status: Column,
    pub(super) collection: Column,
    pub(super) options: [(Column, Column); 3],
    pub(super) sku: Column,
    pub(super) price: Column,
    pub(super) compare_at: Column,
    pub(super) tracker: Column,
    pub(super) quantity: Column,
    pub(super) policy: Column,
    pub(super) ships: Column,
    pub(super) image: Column,
    pub(super) position: Column,
    pub(super) alt: Column,
    pub(super) image_size: [Column; 2],
    pub(super) variant_image: Column,
    pub(super) gift_card: Column,
    pub(super) measures: [Column; 4],
}

/// Whether a file is one.
pub(super) fn recognizes(table: &Table) -> bool {
    (table.has("handle") || table.has("url handle")) && table.has("title")
}

/// Whether a file is Shopify's CSV of stock by location, which has handles and titles as well, and no prices.
pub(super) fn is_inventory(table: &Table) -> bool {
    let has_stock = table.has("location") || table.has("on hand") || table.has_prefix("on hand (");
    recognizes(table) && has_stock && !table.has("variant price") && !table.has("price")
}

/// The columns of a file.
pub(super) fn columns(table: &Table) -> Columns {
    let option = |number: u8| {
        let [name, value] = ["name", "value"].map(|what| format!("option{number} {what}"));
        (table.column(&[&name]), table.column(&[&value]))
    };
    let unit =
        |what: &str| table.column(&[&format!("unit price {what}"), &format!("variant unit price {what}")]);
    Columns {
        id: table.column(&["product id", "id"]),
        variant_id: table.column(&["variant id"]),
        command: table.column(&["command"]),
        variant_command: table.column(&["variant command"]),
        handle: table.column(&["url handle", "handle"]),
        title: table.column(&["title"]),
        vendor: table.column(&["vendor"]),
        kind: table.column(&["type", "custom product type"]),
        tags: table.column(&["tags"]),
        published: table.column(&["published on online store", "published"]),
        status: table.column(&["status"]),
        collection: table.column(&["collection"]),
        options: [option(1), option(2), option(3)],
        sku: table.column(&["sku", "variant sku"]),
        price: table.column(&["price", "variant price"]),
        compare_at: table.column(&["compare-at price", "variant compare at price"]),
        tracker: table.column(&["inventory tracker", "variant inventory tracker"]),
        quantity: table.column(&["inventory quantity", "variant inventory qty"]),
        policy: table.column(&["continue selling when out of stock", "variant inventory policy"]),
        ships: table.column(&["requires shipping", "variant requires shipping"]),
        image: table.column(&["product image url", "image src"]),
        position: table.column(&["image position"]),
        alt: table.column(&["image alt text"]),
        image_size: [table.column(&["image width"]), table.column(&["image height"])],
        variant_image: table.column(&["variant image url", "variant image"]),
        gift_card: table.column(&["gift card"]),
        measures: ["total measure", "total measure unit", "base measure", "base measure unit"].map(unit),
    }
}
