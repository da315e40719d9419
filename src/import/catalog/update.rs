//! Updates a product that the rule bundle has: what the platform decides is brought up to date, what a person wrote
//! stays.

use super::identity::{self, Traits};
use super::imported::{ImportedImage, ImportedProduct, ImportedVariant};
use super::merge::Merger;
use super::new_product;
use super::patch::{Patch, joined, text, to_json, variants};
use cart_associate_authoring::edit::{self, PathStep};
use cart_associate_authoring::json::{Node, Value};
use cart_associate_authoring::write;
use cart_associate_core::text::clean;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

/// Ids of the rule bundle that an update must respect.
pub(super) struct Ids<'a> {
    /// Every text in the offers: an id among them is not changed.
    pub(super) offer_texts: &'a BTreeSet<&'a str>,
    /// Ids of all variants: none may be used twice.
    pub(super) variants: &'a mut BTreeSet<String>,
}

/// The new text of a product and the names of the fields that differ; `None` where the text of the product has not
/// the form of one.
pub(super) fn update(
    merger: &mut Merger<'_>,
    node: &Node,
    text: &str,
    product: &ImportedProduct,
    ids: Ids<'_>,
) -> Option<(String, Vec<String>)> {
    let list = node.member("variants").map(|member| &member.node.value);
    if !matches!(node.value, Value::Object(_)) || !matches!(list, Some(Value::List(_))) {
        return None;
    }
    let patch = Patch { text: text.into(), changed: Vec::new(), settings: merger.settings };
    let mut update = Update { merger, patch, node, product, ids };
    update.run()?;
    Some((update.patch.text, update.patch.changed))
}

/// One product on both sides: as the rule bundle has it, and as the files describe it.
struct Update<'u, 'm, 'p> {
    merger: &'u mut Merger<'m>,
    patch: Patch<'p>,
    node: &'u Node,
    product: &'u ImportedProduct,
    ids: Ids<'u>,
}

impl Update<'_, '_, '_> {
    fn run(&mut self) -> Option<()> {
        // Prices of one market change nothing else.
        let prices_only = self.patch.settings.market.is_some();
        if !prices_only {
            if self.product.unavailable != Some(super::gift_card::GIFT_CARD) {
                self.product_fields()?;
            }
            if let Some(why) = self.product.unavailable {
                let why = format!("{why}; what the rule bundle has of it is marked as not available");
                self.merger.skip(self.product, &why);
            }
        }
        let mut matched = BTreeSet::new();
        let mut new = Vec::new();
        for (variant, index) in self.product.variants.iter().zip(match_variants(self.node, self.product)) {
            let Some(index) = index else {
                if !prices_only && self.product.unavailable.is_none() {
                    new.extend(self.merger.new_variant(self.ids.variants, self.product, variant));
                }
                continue;
            };
            matched.insert(index);
            self.variant(index, variant)?;
        }
        if !prices_only {
            self.missing_variants(&matched)?;
        }
        if !new.is_empty() {
            let new: Vec<String> = new.iter().map(write::line).collect();
            self.patch.text = edit::append(&self.patch.text, &[PathStep::Name("variants")], &new)?;
            self.patch.note_changed("new variants");
        }
        Some(())
    }

    /// Everything but the variants.
    fn product_fields(&mut self) -> Option<()> {
        let (node, product) = (self.node, self.product);
        if let Some(id) = product.id.as_deref().filter(|id| text(node, "id") != Some(id)) {
            match text(node, "id").filter(|old| self.ids.offer_texts.contains(old)) {
                Some(old) => {
                    let why = format!(
                        "offers name it `{}`, and the platform calls it `{id}`: change both by hand",
                        clean(old)
                    );
                    self.merger.note(product, product.display_name(), &why);
                }
                None => self.patch.set(node, &[], "id", &id.into())?,
            }
        }
        if !product.title.is_empty() {
            self.patch.set_text(node, &[], "title", &product.title)?;
        }
        for (name, value) in &product.fields {
            self.patch.set(node, &[], name, value)?;
        }
        for (name, value) in &product.initial_fields {
            if node.member(name).is_none() {
                self.patch.set(node, &[], name, value)?;
            }
        }
        self.collections()?;
        self.attributes()?;
        match &product.image {
            Some(image) => self.picture(node, &[], image, product.display_name()),
            None => Some(()),
        }
    }

    fn collections(&mut self) -> Option<()> {
        let (node, settings) = (self.node, self.patch.settings);
        if !self.product.collections.is_empty() {
            let collections = new_product::collections(self.product, settings);
            return self.patch.set(node, &[], "collections", &collections.into());
        }
        let Some(collection) = settings.collection else { return Some(()) };
        let path = [PathStep::Name("collections")];
        let known = node.member("collections").map(|member| member.node.elements());
        if known.unwrap_or_default().iter().any(|known| known.text() == Some(collection)) {
            return Some(());
        }
        self.patch.text = match known {
            Some(_) => edit::append(&self.patch.text, &path, &[write::text(collection)])?,
            None => edit::set(&self.patch.text, &path, &write::line(&json!([collection])))?,
        };
        self.patch.note_changed("collections");
        Some(())
    }

    /// An attribute may have been written by hand, so the one in the rule bundle stays.
    fn attributes(&mut self) -> Option<()> {
        let present = self.node.member("attributes").map(|member| &member.node);
        for (name, value) in &self.product.attributes {
            match present.and_then(|present| present.member(name)) {
                Some(known) if to_json(&known.node) == *value => {}
                Some(_) => {
                    let what = format!("{} of {}", clean(name), self.product.display_name());
                    self.merger.note(self.product, what, "the attribute differs from the file; yours stays");
                }
                None => self.patch.set_member("attributes", name, value)?,
            }
        }
        Some(())
    }

    /// The picture of the product or variant at a path. Its alternative text may have been written by hand.
    fn picture(
        &mut self,
        object: &Node,
        path: &[PathStep<'_>],
        image: &ImportedImage,
        name: String,
    ) -> Option<()> {
        let known = object.member("image").map(|member| &member.node);
        let Some(known) = known.filter(|known| text(known, "src").is_some()) else {
            self.merger.check_image(self.product);
            if let Some(image) = new_product::picture(image, self.patch.settings) {
                self.patch.set(object, path, "image", &image)?;
            }
            return Some(());
        };
        let path = joined(path, "image");
        if text(known, "src") != Some(image.src.as_str()) {
            // The address of the same picture changes with every upload, its file name does not.
            let file_name = |src: &str| src.split(['?', '#']).next().unwrap_or_default().to_owned();
            let is_another = file_name(text(known, "src").unwrap_or_default()) != file_name(&image.src);
            self.patch.set(known, &path, "src", &image.src.as_str().into())?;
            let has_alt = known.member("alt").is_some_and(|alt| alt.node.text() != Some(""));
            if is_another && has_alt && image.alt.is_empty() {
                let why = "its picture is another one now; see whether its alternative text still fits";
                self.merger.note(self.product, name, why);
            }
        }
        let fits = |(width, height): &(u32, u32)| *width <= 20_000 && *height <= 20_000;
        if let Some((width, height)) = image.size.filter(fits) {
            self.patch.set(known, &path, "width", &width.into())?;
            self.patch.set(known, &path, "height", &height.into())?;
        }
        if !image.alt.is_empty() && known.member("alt").is_none_or(|alt| alt.node.text() == Some("")) {
            self.patch.set(known, &path, "alt", &image.alt.as_str().into())?;
        }
        Some(())
    }

    /// The variant at this index of the rule bundle.
    fn variant(&mut self, index: usize, variant: &ImportedVariant) -> Option<()> {
        let Some(node) = variants(self.node).get(index) else { return Some(()) };
        if !matches!(node.value, Value::Object(_)) {
            return None;
        }
        let path = [PathStep::Name("variants"), PathStep::Index(index)];
        if let Some(market) = self.patch.settings.market {
            return self.market_price(node, &path, market, variant);
        }
        self.variant_id(node, &path, variant)?;
        let unavailable = self.product.unavailable.is_some();
        for (name, value) in &variant.fields {
            match value {
                _ if *name == "available" && unavailable => {}
                Json::String(words) if *name == "title" => self.patch.set_text(node, &path, name, words)?,
                value => self.patch.set(node, &path, name, value)?,
            }
        }
        for (name, value) in &variant.initial_fields {
            if node.member(name).is_none() {
                self.patch.set(node, &path, name, value)?;
            }
        }
        if unavailable {
            self.patch.set(node, &path, "available", &false.into())?;
        }
        if let Some(image) = &variant.image {
            self.picture(node, &path, image, variant.display_name(self.product))?;
        }
        self.prices(node, &path, variant)
    }

    fn variant_id(&mut self, node: &Node, path: &[PathStep<'_>], variant: &ImportedVariant) -> Option<()> {
        let Some(id) = variant.id.as_deref().filter(|id| text(node, "id") != Some(id)) else {
            return Some(());
        };
        if text(node, "id").is_some_and(|old| self.ids.offer_texts.contains(old)) {
            let why = format!(
                "offers name it otherwise than the platform, which calls it `{id}`: change both by hand"
            );
            self.merger.note(self.product, variant.display_name(self.product), &why);
        } else if self.ids.variants.insert(id.to_owned()) {
            self.patch.set(node, path, "id", &id.into())?;
        }
        Some(())
    }

    fn market_price(
        &mut self,
        node: &Node,
        path: &[PathStep<'_>],
        market: &str,
        variant: &ImportedVariant,
    ) -> Option<()> {
        let Some(price) = variant.price else { return Some(()) };
        let known = node.member("market_prices").and_then(|member| member.node.member(market));
        let path = joined(&joined(path, "market_prices"), market);
        self.patch.set_amount(known.map(|member| &member.node), &path, "market_prices", price)
    }

    fn prices(&mut self, node: &Node, path: &[PathStep<'_>], variant: &ImportedVariant) -> Option<()> {
        let known = |name: &str| node.member(name).map(|member| &member.node);
        if let Some(price) = variant.price {
            self.patch.set_amount(known("prices"), &joined(path, "prices"), "prices", price)?;
        }
        let compare_at = joined(path, "compare_at");
        match variant.compare_at {
            Some(Some(amount)) => {
                self.patch.set_amount(known("compare_at"), &compare_at, "compare_at", amount)
            }
            Some(None) => {
                let currency = self.patch.settings.currency;
                if known("compare_at").and_then(|amounts| amounts.member(currency)).is_some() {
                    self.patch.text = edit::remove(&self.patch.text, &joined(&compare_at, currency))?;
                    self.patch.note_changed("compare_at");
                }
                Some(())
            }
            None => Some(()),
        }
    }

    /// Marks as not available: variants that the platform no longer has, and all variants of a product that nobody
    /// can buy now. They stay in the file, because offers may name them.
    fn missing_variants(&mut self, matched: &BTreeSet<usize>) -> Option<()> {
        let product = self.product;
        if product.unavailable.is_none() && (product.variants.is_empty() || !product.complete) {
            return Some(());
        }
        for (index, node) in variants(self.node).iter().enumerate() {
            if matched.contains(&index) || !matches!(node.value, Value::Object(_)) {
                continue;
            }
            if node.member("available").map(|member| to_json(&member.node)) != Some(json!(false)) {
                if product.unavailable.is_none() {
                    let id = clean(text(node, "id").unwrap_or_default());
                    let what = format!("the variant {id} of {}", product.display_name());
                    let why = "the file does not have it any more; it is marked as not available";
                    self.merger.note(product, what, why);
                }
                let path = [PathStep::Name("variants"), PathStep::Index(index)];
                self.patch.set(node, &path, "available", &false.into())?;
            }
        }
        Some(())
    }
}

/// The index in the rule bundle of each variant of the files, where it has one.
fn match_variants(known: &Node, product: &ImportedProduct) -> Vec<Option<usize>> {
    let traits = |node: &Node| {
        let options = node.member("options").map(|member| to_json(&member.node)).unwrap_or_default();
        let options = options.as_object().into_iter().flatten();
        let options = options.filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)));
        Traits::new(text(node, "id"), None, options, text(node, "sku"))
    };
    let known: Vec<Traits> = variants(known).iter().map(traits).collect();
    let files: Vec<Traits> = product.variants.iter().map(|variant| variant.traits(product)).collect();
    identity::matches(&known, &files)
}
