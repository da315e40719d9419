//! Goods into the text of a rule bundle: new products at the end of the list, present ones changed in their place.

use super::good::{Good, Sort};
use super::patch;
use super::report::{Change, Note, Report};
use super::{Options, product, update};
use crate::diagnostic::{Lines, Span};
use crate::edit::{self, Step};
use crate::json::{self, Node, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What holds for the whole import.
#[derive(Debug)]
pub(super) struct ImportSettings<'a> {
    pub(super) currency: &'a str,
    pub(super) market: Option<&'a str>,
    pub(super) collection: Option<&'a str>,
    pub(super) image_size: Option<(u32, u32)>,
    /// The language of plain texts.
    pub(super) language: String,
}

impl<'a> ImportSettings<'a> {
    pub(super) fn new(
        options: &'a Options,
        currency: &'a str,
        rules: &str,
    ) -> Result<ImportSettings<'a>, String> {
        let image_size = match options.image_size.as_deref() {
            Some(text) => {
                let sides = text.split_once('x').map(|(width, height)| (width.parse(), height.parse()));
                let Some((Ok(width), Ok(height))) = sides else {
                    return Err(format!("`{text}` is no size; write it as 600x600"));
                };
                Some((width, height))
            }
            None => None,
        };
        let language = json::parse(rules)
            .ok()
            .and_then(|(root, _)| Some(root.member("language")?.node.text()?.to_owned()));
        Ok(ImportSettings {
            currency,
            market: options.market.as_deref().filter(|market| !market.trim().is_empty()),
            collection: options.collection.as_deref(),
            image_size,
            language: language.unwrap_or_else(|| "en".into()),
        })
    }
}

/// The rule bundle as it is.
struct Present<'a> {
    text: &'a str,
    products: &'a [Node],
    ids: BTreeMap<&'a str, usize>,
    /// Ids of products that came in just now.
    new_ids: BTreeSet<String>,
    handles: BTreeMap<&'a str, usize>,
    /// Ids of all variants: none may be there twice.
    variants: BTreeSet<String>,
    /// Every text in the offers: an id among them is not changed.
    referred: BTreeSet<&'a str>,
}

impl<'a> Present<'a> {
    fn new(text: &'a str, root: &'a Node) -> Result<Present<'a>, String> {
        let products = match root.member("products").map(|member| &member.node) {
            Some(Node { value: Value::List(list), .. }) => list.as_slice(),
            Some(_) => {
                return Err("the `products` of the rule bundle are no list; put that right first".into());
            }
            None => &[],
        };
        let (mut ids, mut handles) = (BTreeMap::new(), BTreeMap::new());
        let mut variants = BTreeSet::new();
        for (index, product) in products.iter().enumerate() {
            if let Some(id) = patch::text(product, "id") {
                ids.entry(id).or_insert(index);
            }
            if let Some(handle) = patch::text(product, "handle") {
                handles.entry(handle).or_insert(index);
            }
            for variant in patch::variants(product) {
                variants.extend(patch::text(variant, "id").map(str::to_owned));
            }
        }
        let mut referred = BTreeSet::new();
        if let Some(offers) = root.member("offers") {
            texts(&offers.node, &mut referred);
        }
        Ok(Present { text, products, ids, new_ids: BTreeSet::new(), handles, variants, referred })
    }

    /// By id; a product that was brought in without one by its handle.
    fn find(&self, good: &Good) -> Option<usize> {
        let known = |id: &Option<String>| id.as_deref().and_then(|id| self.ids.get(id)).copied();
        let by_handle = || {
            let handle = good.handle.as_deref()?;
            // Not the product that happens to have this for its id, and a handle of its own.
            let own = |at: &&usize| {
                let product = self.products.get(**at);
                product.and_then(|product| patch::text(product, "handle")).is_none_or(|own| own == handle)
            };
            let made = self.ids.get(handle).filter(own);
            let known = if good.id.is_some() { made } else { self.handles.get(handle).or(made) };
            known.copied()
        };
        known(&good.id).or_else(by_handle)
    }
}

fn texts<'a>(node: &'a Node, out: &mut BTreeSet<&'a str>) {
    match &node.value {
        Value::Text(text) => drop(out.insert(text)),
        Value::List(list) => list.iter().for_each(|node| texts(node, out)),
        Value::Object(members) => members.iter().for_each(|member| texts(&member.node, out)),
        _ => {}
    }
}

/// The text of the rule bundle with the goods in it.
pub(super) fn merge(
    text: &str,
    goods: &[Good],
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
    let mut present = Present::new(text, &root)?;
    let mut work = Work { settings, files, report };
    let mut changes: Vec<(Span, String)> = Vec::new();
    let mut met = BTreeSet::new();
    let mut added = Vec::new();
    for good in goods {
        match present.find(good) {
            Some(at) if !met.insert(at) => {
                work.skip(good, "another product of the files is in its place already")
            }
            Some(at) => changes.extend(work.update(&mut present, at, good)),
            None => added.extend(work.add(&mut present, good)),
        }
    }
    report.kept = present.products.len() - report.updated.len();
    let apart = present.products.iter().enumerate().filter(|(at, _)| !met.contains(at));
    report.apart = apart
        .filter_map(|(_, product)| {
            let id = cart_associate_core::text::clean(patch::text(product, "id")?);
            let title = patch::text(product, "title")
                .map(|title| format!(" ({})", cart_associate_core::text::clean(title)));
            Some(id + &title.unwrap_or_default())
        })
        .collect();
    written(text, &root, changes, &added)
}

fn written(
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
            out = edit::set(&out, &[Step::Name("products")], "[]").ok_or_else(failed)?;
        }
        out = edit::append(&out, &[Step::Name("products")], added).ok_or_else(failed)?;
    }
    json::parse(&out).map(|_| out).map_err(|_| failed())
}

/// What the two ways of a good need.
pub(super) struct Work<'w> {
    pub(super) settings: &'w ImportSettings<'w>,
    files: &'w [&'w str],
    pub(super) report: &'w mut Report,
}

impl Work<'_> {
    fn at(&self, good: &Good, line: usize, what: String, why: &str) -> Note {
        let file = self.files.get(good.file).copied().unwrap_or_default().into();
        Note { file, line: Some(line), what, why: why.into() }
    }

    pub(super) fn skip(&mut self, good: &Good, why: &str) {
        let note = self.at(good, good.line, good.called(), why);
        self.report.skipped.push(note);
    }

    pub(super) fn skip_sort(&mut self, good: &Good, sort: &Sort, why: &str) {
        let note = self.at(good, sort.line, sort.called(good), why);
        self.report.skipped.push(note);
    }

    pub(super) fn note(&mut self, good: &Good, what: String, why: &str) {
        let note = self.at(good, good.line, what, why);
        self.report.notes.push(note);
    }

    /// The text of a new product.
    fn add(&mut self, present: &mut Present<'_>, good: &Good) -> Option<String> {
        let id = product::id(good).cloned();
        let why = match (&id, good.withdrawn) {
            (None, _) => "it has neither an id nor a handle",
            (_, Some(why)) => why,
            (Some(id), _) if present.ids.contains_key(id.as_str()) || present.new_ids.contains(id) => {
                "another product has the same id"
            }
            _ if self.settings.market.is_some() => {
                "it is not in the rule bundle; import it without `--market` first"
            }
            _ if good.title.is_empty() => "it has no title",
            _ if good.variants.is_empty() => "it has no variant",
            _ => "",
        };
        let Some(id) = id.filter(|_| why.is_empty()) else {
            self.skip(good, why);
            return None;
        };
        let mut variants = Vec::new();
        for sort in &good.variants {
            variants.extend(self.new_sort(&mut present.variants, good, sort));
        }
        if variants.is_empty() {
            self.skip(good, "none of its variants can be taken");
            return None;
        }
        if good.id.is_none() {
            let why = "the file has no ids, and a cart names products by id: import products.json as well";
            self.note(good, good.called(), why);
        }
        self.picture(good);
        present.new_ids.insert(id.clone());
        self.report.added.push(Change { id, title: good.called(), fields: Vec::new() });
        Some(product::text(good, self.settings, variants))
    }

    /// Says why a picture is not taken.
    pub(super) fn picture(&mut self, good: &Good) {
        if good.image.is_some() && product::image(good, self.settings).is_none() {
            let why = "the file does not tell its size, without which the page would jump: add `--image-size 600x600`";
            let note = self.at(good, good.line, format!("the picture of {}", good.called()), why);
            self.report.skipped.push(note);
        }
    }

    /// A new variant.
    pub(super) fn new_sort(
        &mut self,
        taken: &mut BTreeSet<String>,
        good: &Good,
        sort: &Sort,
    ) -> Option<serde_json::Value> {
        let Some(id) = product::sort_id(good, sort) else {
            self.skip_sort(good, sort, "it has no id");
            return None;
        };
        if !taken.insert(id.clone()) {
            self.skip_sort(good, sort, "another variant has the same id, or the same options");
            return None;
        }
        Some(product::sort(sort, &id, self.settings))
    }

    fn update(&mut self, present: &mut Present<'_>, at: usize, good: &Good) -> Option<(Span, String)> {
        let node = present.products.get(at)?;
        let own = present.text.get(node.span.start..node.span.end)?;
        let id = patch::text(node, "id").unwrap_or_default().to_owned();
        let Some((new, fields)) =
            update::update(self, node, own, good, &present.referred, &mut present.variants)
        else {
            self.skip(good, "its place in the rule bundle cannot be read; put that right first");
            return None;
        };
        if fields.is_empty() {
            return None;
        }
        self.report.updated.push(Change { id, title: good.called(), fields });
        Some((node.span, new))
    }
}
