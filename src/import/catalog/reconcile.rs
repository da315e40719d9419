//! Several files may describe one product: their records become one.
//!
//! A page of `products.json` has the ids, the CSV has tags, stock and alternative texts; only both are complete.

use super::identity::{self, Traits};
use super::imported::{ImportedImage, ImportedProduct, ImportedVariant};
use super::report::{Note, Report};
use std::collections::BTreeMap;

/// One record for each product. Records are of the same product where their ids are equal, or, where one has no id,
/// their handles. Where two files give different values, the later file wins.
pub(super) fn reconcile(
    products: Vec<ImportedProduct>,
    files: &[&str],
    report: &mut Report,
) -> Vec<ImportedProduct> {
    let (with_id, without_id): (Vec<_>, Vec<_>) =
        products.into_iter().partition(|product| product.id.is_some());
    let mut out: Vec<ImportedProduct> = Vec::new();
    let (mut ids, mut handles) = (BTreeMap::new(), BTreeMap::new());
    for product in with_id.into_iter().chain(without_id) {
        let by_id = product.id.as_ref().and_then(|id| ids.get(id));
        let by_handle =
            product.handle.as_ref().filter(|_| product.id.is_none()).and_then(|handle| handles.get(handle));
        let known: Option<usize> = by_id.or(by_handle).copied();
        if let Some(first) = known.and_then(|at| out.get_mut(at)) {
            let mut join = Join { file: files.get(product.file).copied().unwrap_or_default(), report };
            if first.id.is_some() && product.id.is_some() {
                join.note(
                    product.line,
                    product.display_name(),
                    "it is in the files twice; what comes later holds",
                );
            }
            join.product(first, product);
            continue;
        }
        if let Some(id) = &product.id {
            ids.insert(id.clone(), out.len());
        }
        if let Some(handle) = &product.handle {
            handles.entry(handle.clone()).or_insert(out.len());
        }
        out.push(product);
    }
    out
}

/// Joins what a later file says to what is known.
struct Join<'r> {
    /// The later file.
    file: &'r str,
    report: &'r mut Report,
}

impl Join<'_> {
    fn note(&mut self, line: usize, what: String, why: &str) {
        self.report.notes.push(Note { file: self.file.into(), line: Some(line), what, why: why.into() });
    }

    fn product(&mut self, first: &mut ImportedProduct, later: ImportedProduct) {
        let places = {
            let traits = |product: &ImportedProduct| -> Vec<Traits> {
                product.variants.iter().map(|variant| variant.traits(product)).collect()
            };
            identity::matches(&traits(first), &traits(&later))
        };
        let has_ids = first.id.is_some() && later.id.is_none();
        let name = later.display_name();
        let ImportedProduct {
            file: _,
            line: _,
            // The first record has an id wherever one of the two has.
            id: _,
            handle: _,
            title,
            unavailable,
            fields,
            initial_fields,
            image,
            collections,
            attributes,
            variants,
            complete,
        } = later;
        first.fields.extend(fields);
        first.initial_fields.extend(initial_fields);
        if !title.is_empty() {
            first.title = title;
        }
        first.unavailable = unavailable.or(first.unavailable);
        first.collections.extend(collections);
        first.attributes.extend(attributes);
        first.image = match (first.image.take(), image) {
            // The one that knows its size, with the alternative text of the one that has it.
            (Some(mut image), Some(other)) => {
                if image.size.is_none() && other.size.is_some() {
                    image = ImportedImage { alt: image.alt, ..other };
                } else if image.alt.is_empty() {
                    image.alt = other.alt;
                }
                Some(image)
            }
            (image, other) => image.or(other),
        };
        first.complete |= complete;
        for (variant, place) in variants.into_iter().zip(places) {
            match place.and_then(|at| first.variants.get_mut(at)) {
                Some(known) => self.variant(known, variant, &name),
                // Without an id no cart could name it; which of the others it is, nobody can tell.
                None if has_ids => {
                    let what = variant.name_after(&name);
                    let why = "no variant of the other file has these options, or this SKU and no options that differ; it \
                               is left out";
                    let note =
                        Note { file: self.file.into(), line: Some(variant.line), what, why: why.into() };
                    self.report.skipped.push(note);
                }
                None => first.variants.push(variant),
            }
        }
    }

    fn variant(&mut self, known: &mut ImportedVariant, later: ImportedVariant, product: &str) {
        if known.price.is_some() && later.price.is_some() && known.price != later.price {
            let why = "two files give different prices; this one is taken";
            self.note(later.line, format!("the price of {}", later.name_after(product)), why);
        }
        let ImportedVariant { line: _, id, options, fields, initial_fields, price, compare_at, image } =
            later;
        if !options.is_empty() {
            known.options = options;
        }
        known.fields.extend(fields);
        known.initial_fields.extend(initial_fields);
        known.id = known.id.take().or(id);
        known.price = price.or(known.price);
        known.compare_at = compare_at.or(known.compare_at);
        known.image = image.or(known.image.take());
    }
}
