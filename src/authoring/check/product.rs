//! Products.

use super::{Check, help};
use crate::codes;
use crate::exact;
use crate::place::Place;
use crate::source::{AttributeValue, Image, Product};
use std::collections::BTreeSet;

pub(super) fn check_all<'a>(check: &mut Check<'a>) {
    let list = Place::ROOT.name("products");
    let (mut ids, mut variants) = (BTreeSet::new(), BTreeSet::new());
    let bundle = check.bundle;
    for (index, product) in bundle.products.iter().enumerate() {
        let at = list.index(index);
        let id = at.name("id");
        check.platform_id(&product.id, &id);
        if !ids.insert(&product.id) {
            let message = format!("there are two products with the id `{}`", product.id);
            check.report(codes::DUPLICATE_ID, &id, message, help("remove one of them"));
        }
        check_one(check, product, &at);
        let list = at.name("variants");
        for (index, variant) in product.variants.iter().enumerate() {
            let at = list.index(index);
            if !variants.insert(&variant.id) {
                let message = format!("there are two variants with the id `{}`", variant.id);
                let help = help("remove one of them; ids of variants must differ across all products");
                check.report(codes::DUPLICATE_ID, &at.name("id"), message, help);
            }
            super::variant::check(check, variant, &at);
        }
    }
}

fn check_one<'a>(check: &mut Check<'a>, product: &'a Product, at: &Place<'_>) {
    check.text(&product.title, &at.name("title"));
    if let Some(name) = &product.short_name {
        check.text(name, &at.name("short_name"));
    }
    if let Some(url) = &product.url {
        check.link(url, &at.name("url"));
    }
    if let Some(image) = &product.image {
        check_image(check, image, &at.name("image"));
    }
    for (name, text) in [("type", &product.product_type), ("vendor", &product.vendor)] {
        if let Some(text) = text {
            check.name(text, &at.name(name));
        }
    }
    for (name, list) in [("tags", &product.tags), ("collections", &product.collections)] {
        let at = at.name(name);
        for (index, text) in list.iter().enumerate() {
            check.name(text, &at.index(index));
        }
    }
    let attributes = at.name("attributes");
    for (name, value) in &product.attributes {
        let at = attributes.name(name);
        check.name(name, &at);
        check.attribute_value(value, &at);
    }
    check.names(product.need.as_ref(), &at.name("need"));
    if product.variants.is_empty() {
        let help = help("a product without choices has one variant");
        check.report(codes::NO_VARIANTS, &at.name("variants"), "this product has no variant", help);
    }
}

pub(super) fn check_image<'a>(check: &mut Check<'a>, image: &'a Image, at: &Place<'_>) {
    check.link(&image.src, &at.name("src"));
    check.languages(&image.alt, &at.name("alt"));
    check.each_language(&image.alt, &at.name("alt"), &mut |check, _, words, at| {
        // A picture that only decorates has an empty alternative text.
        if !words.is_empty() {
            check.words(words, at);
        }
    });
    for (name, size) in [("width", image.width), ("height", image.height)] {
        check.within(size, 1, 20_000, &at.name(name));
    }
}

impl Check<'_> {
    /// The value of an attribute, in a product or in a condition.
    pub(super) fn attribute_value(&mut self, value: &AttributeValue, at: &Place<'_>) {
        match value {
            AttributeValue::Flag(_) => {}
            AttributeValue::Number(number) => {
                self.fit(exact::millionths(*number), at);
            }
            AttributeValue::Word(word) => self.name(word, at),
        }
    }
}
