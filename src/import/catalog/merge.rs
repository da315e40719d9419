//! Merges products into the text of a rule bundle: new ones at the end of the list, known ones changed in their place.

use super::imported::{ImportedProduct, ImportedVariant};
use super::report::{Change, Note, Report};
use super::settings::ImportSettings;
use super::{new_product, patch, update};
use cart_associate_authoring::diagnostic::{Lines, Span};
use cart_associate_authoring::edit::{self, PathStep};
use cart_associate_authoring::json::{self, Node, Value};
use cart_associate_core::text::clean;
use std::collections::{BTreeMap, BTreeSet};

/// The rule bundle before the import.
struct ExistingRules<'a> {
    text: &'a str,
    products: &'a [Node],
    /// The index of each product by its id.
    by_id: BTreeMap<&'a str, usize>,
    /// The index of each product by its handle, in small letters, as Shopify has it.
    by_handle: BTreeMap<String, usize>,
    /// The index of each product by its id in small letters: of one that was imported without an id that is its handle.
    by_handle_as_id: BTreeMap<String, usize>,
    /// Ids of products that this import has added.
    added_ids: BTreeSet<String>,
    /// Ids of all variants, old and new: no id may be used twice.
    variant_ids: BTreeSet<String>,
    /// Every text in the offers. An id among them is not changed, because an offer may refer to it.
    offer_texts: BTreeSet<&'a str>,
}

impl<'a> ExistingRules<'a> {
    fn new(text: &'a str, root: &'a Node) -> Result<ExistingRules<'a>, String> {
        let products = match root.member("products").map(|member| &member.node) {
            Some(Node { value: Value::List(list), .. }) => list.as_slice(),
            Some(_) => {
                return Err("the `products` of the rule bundle are no list; put that right first".into());
            }
            None => &[],
        };
        let (mut by_id, mut by_handle, mut by_handle_as_id) =
            (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut variant_ids = BTreeSet::new();
        for (index, product) in products.iter().enumerate() {
            if let Some(id) = patch::text(product, "id") {
                by_id.entry(id).or_insert(index);
                by_handle_as_id.entry(id.to_lowercase()).or_insert(index);
            }
            if let Some(handle) = patch::text(product, "handle") {
                by_handle.entry(handle.to_lowercase()).or_insert(index);
            }
            for variant in patch::variants(product) {
                variant_ids.extend(patch::text(variant, "id").map(str::to_owned));
            }
        }
        let mut offer_texts = BTreeSet::new();
        if let Some(offers) = root.member("offers") {
            collect_texts(&offers.node, &mut offer_texts);
        }
        let added_ids = BTreeSet::new();
        Ok(ExistingRules {
            text,
            products,
            by_id,
            by_handle,
            by_handle_as_id,
            added_ids,
            variant_ids,
            offer_texts,
        })
    }

    /// The index of a product: by its id, or by its handle where it was imported without an id.
    fn find(&self, product: &ImportedProduct) -> Option<usize> {
        let by_id = product.id.as_deref().and_then(|id| self.by_id.get(id)).copied();
        let by_handle = || {
            let handle = product.handle.as_deref()?;
            // Not a product whose id happens to be this handle, and which has a handle of its own.
            let is_own = |index: &&usize| {
                let known = self.products.get(**index);
                let own = known.and_then(|known| patch::text(known, "handle"));
                own.is_none_or(|own| own.to_lowercase() == handle)
            };
            let handle_as_id = self.by_handle_as_id.get(handle).filter(is_own);
            let known =
                if product.id.is_some() { handle_as_id } else { self.by_handle.get(handle).or(handle_as_id) };
            known.copied()
        };
        by_id.or_else(by_handle)
    }
}

fn collect_texts<'a>(node: &'a Node, out: &mut BTreeSet<&'a str>) {
    match &node.value {
        Value::Text(text) => drop(out.insert(text)),
        Value::List(list) => list.iter().for_each(|node| collect_texts(node, out)),
        Value::Object(members) => members.iter().for_each(|member| collect_texts(&member.node, out)),
        _ => {}
    }
}

/// The text of the rule bundle with the products in it, or a sentence that says why it cannot be written.
pub(super) fn merge(
    text: &str,
    products: &[ImportedProduct],
    settings: &ImportSettings<'_>,
    files: &[&str],
    report: &mut Report,
) -> Result<String, String> {
    let (root, _) = json::parse(text).map_err(|error| {
        let line = Lines::new(text).position(error.span.start).line;
        format!("the rule bundle cannot be read, line {line}: {}; put that right first", error.message)
    })?;
    if !matches!(root.value, Value::Object(_)) {
        return Err("the rule bundle is no object; put that right first".into());
    }
    let mut existing = ExistingRules::new(text, &root)?;
    let mut merger = Merger { settings, files, report };
    let mut changes: Vec<(Span, String)> = Vec::new();
    let mut matched = BTreeSet::new();
    let mut added = Vec::new();
    for product in products {
        match existing.find(product) {
            Some(index) if !matched.insert(index) => {
                merger.skip(product, "another product of the files is in its place already")
            }
            Some(index) => changes.extend(merger.update(&mut existing, index, product)),
            None => added.extend(merger.add(&mut existing, product)),
        }
    }
    report.kept = existing.products.len() - report.updated.len();
    let unmatched = existing.products.iter().enumerate().filter(|(index, _)| !matched.contains(index));
    report.not_in_files = unmatched
        .filter_map(|(_, product)| {
            let id = clean(patch::text(product, "id")?);
            let title = patch::text(product, "title").map(|title| format!(" ({})", clean(title)));
            Some(id + &title.unwrap_or_default())
        })
        .collect();
    changed_text(text, &root, changes, &added)
}

/// The text with its changes made and the new products added.
fn changed_text(
    text: &str,
    root: &Node,
    mut changes: Vec<(Span, String)>,
    added: &[String],
) -> Result<String, String> {
    let failed = || "this is a mistake in the import; please report it with the files".to_owned();
    changes.sort_by_key(|(span, _)| span.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, new) in &changes {
        out.push_str(text.get(at..span.start).ok_or_else(failed)?);
        out.push_str(new);
        at = span.end;
    }
    out.push_str(text.get(at..).ok_or_else(failed)?);
    if !added.is_empty() {
        if root.member("products").is_none() {
            out = edit::set(&out, &[PathStep::Name("products")], "[]").ok_or_else(failed)?;
        }
        out = edit::append(&out, &[PathStep::Name("products")], added).ok_or_else(failed)?;
    }
    json::parse(&out).map(|_| out).map_err(|_| failed())
}

/// Merges one product after another, and reports what it does.
pub(super) struct Merger<'w> {
    pub(super) settings: &'w ImportSettings<'w>,
    files: &'w [&'w str],
    report: &'w mut Report,
}

impl Merger<'_> {
    fn note_at(&self, product: &ImportedProduct, line: usize, what: String, why: &str) -> Note {
        let file = self.files.get(product.file).copied().unwrap_or_default().into();
        Note { file, line: Some(line), what, why: why.into() }
    }

    /// Reports a product that is left out.
    pub(super) fn skip(&mut self, product: &ImportedProduct, why: &str) {
        let note = self.note_at(product, product.line, product.display_name(), why);
        self.report.skipped.push(note);
    }

    fn skip_variant(&mut self, product: &ImportedProduct, variant: &ImportedVariant, why: &str) {
        let note = self.note_at(product, variant.line, variant.display_name(product), why);
        self.report.skipped.push(note);
    }

    /// Reports what a person should look at.
    pub(super) fn note(&mut self, product: &ImportedProduct, what: String, why: &str) {
        let note = self.note_at(product, product.line, what, why);
        self.report.notes.push(note);
    }

    /// The text of a new product; `None` where it is left out.
    fn add(&mut self, existing: &mut ExistingRules<'_>, product: &ImportedProduct) -> Option<String> {
        let id = new_product::product_id(product).cloned();
        let why = match (&id, product.unavailable) {
            (None, _) => "it has neither an id nor a handle",
            (_, Some(why)) => why,
            (Some(id), _) if existing.by_id.contains_key(id.as_str()) || existing.added_ids.contains(id) => {
                "another product has the same id"
            }
            _ if self.settings.market.is_some() => {
                "it is not in the rule bundle; import it without `--market` first"
            }
            _ if product.title.is_empty() => "it has no title",
            _ if product.variants.is_empty() => "it has no variant",
            _ => "",
        };
        let Some(id) = id.filter(|_| why.is_empty()) else {
            self.skip(product, why);
            return None;
        };
        let mut variants = Vec::new();
        for variant in &product.variants {
            variants.extend(self.new_variant(&mut existing.variant_ids, product, variant));
        }
        if variants.is_empty() {
            self.skip(product, "none of its variants can be taken");
            return None;
        }
        if product.id.is_none() {
            let why = "the file has no ids, and a cart names products by id: import products.json as well";
            self.note(product, product.display_name(), why);
        }
        self.check_image(product);
        existing.added_ids.insert(id.clone());
        self.report.added.push(Change { id, title: product.display_name(), fields: Vec::new() });
        Some(new_product::text(product, self.settings, variants))
    }

    /// Reports a picture that is left out because its size is not known.
    pub(super) fn check_image(&mut self, product: &ImportedProduct) {
        let own = product.variants.iter().filter_map(|variant| variant.image.as_ref());
        if product.image.iter().chain(own).any(|image| new_product::picture(image, self.settings).is_none()) {
            let why = "the file does not tell its size, without which the page would jump: add `--image-size 600x600`";
            let what = format!("the picture of {}", product.display_name());
            let note = self.note_at(product, product.line, what, why);
            self.report.skipped.push(note);
        }
    }

    /// A new variant, whose id is added to those in use; `None` where it is left out.
    pub(super) fn new_variant(
        &mut self,
        variant_ids: &mut BTreeSet<String>,
        product: &ImportedProduct,
        variant: &ImportedVariant,
    ) -> Option<serde_json::Value> {
        let Some(id) = new_product::variant_id(product, variant) else {
            self.skip_variant(product, variant, "it has no id");
            return None;
        };
        if !variant_ids.insert(id.clone()) {
            self.skip_variant(product, variant, "another variant has the same id, or the same options");
            return None;
        }
        Some(new_product::variant(variant, &id, self.settings))
    }

    /// The new text of a known product, and where in the rule bundle it stands; `None` where nothing differs.
    fn update(
        &mut self,
        existing: &mut ExistingRules<'_>,
        index: usize,
        product: &ImportedProduct,
    ) -> Option<(Span, String)> {
        let node = existing.products.get(index)?;
        let text = existing.text.get(node.span.start..node.span.end)?;
        let id = patch::text(node, "id").unwrap_or_default().to_owned();
        let ids = update::Ids { offer_texts: &existing.offer_texts, variants: &mut existing.variant_ids };
        let Some((new, fields)) = update::update(self, node, text, product, ids) else {
            self.skip(product, "its place in the rule bundle cannot be read; put that right first");
            return None;
        };
        if fields.is_empty() {
            return None;
        }
        self.report.updated.push(Change { id, title: product.display_name(), fields });
        Some((node.span, new))
    }
}
