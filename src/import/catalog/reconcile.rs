//! Several files may describe one product: their records become one.
//!
//! A page of `products.json` has the ids, the CSV has tags, stock and alternative texts; only both are complete.

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
            if first.id.is_some() && product.id.is_some() {
                report.notes.push(Note {
                    file: files.get(product.file).copied().unwrap_or_default().into(),
                    line: Some(product.line),
                    what: product.display_name(),
                    why: "it is in the files twice; what comes later holds".into(),
                });
            }
            add_product(first, product);
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

fn add_product(first: &mut ImportedProduct, later: ImportedProduct) {
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
    for variant in variants {
        match first.variants.iter_mut().find(|known| is_same_variant(known, &variant)) {
            Some(known) => add_variant(known, variant),
            None => first.variants.push(variant),
        }
    }
}

fn is_same_variant(known: &ImportedVariant, other: &ImportedVariant) -> bool {
    match (&known.id, &other.id) {
        (Some(one), Some(two)) => one == two,
        _ if known.options == other.options => true,
        _ => known.sku().is_some() && known.sku() == other.sku(),
    }
}

fn add_variant(known: &mut ImportedVariant, later: ImportedVariant) {
    let ImportedVariant { line: _, id, options, fields, initial_fields, price, compare_at } = later;
    if !options.is_empty() {
        known.options = options;
    }
    known.fields.extend(fields);
    known.initial_fields.extend(initial_fields);
    known.id = known.id.take().or(id);
    known.price = price.or(known.price);
    known.compare_at = compare_at.or(known.compare_at);
}
