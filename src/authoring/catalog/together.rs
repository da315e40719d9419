//! What several files tell of one product, as one.
//!
//! A page of `products.json` has the ids, the CSV has tags, stock and alternative texts: together they are complete.

use super::good::{Good, Sort};
use super::report::{Note, Report};
use std::collections::BTreeMap;

/// One good for each product. Of what two files both tell, the later one holds; the ids are those of whichever has
/// them.
pub(super) fn together(goods: Vec<Good>, files: &[&str], report: &mut Report) -> Vec<Good> {
    let (with, without): (Vec<Good>, Vec<Good>) = goods.into_iter().partition(|good| good.id.is_some());
    let mut out: Vec<Good> = Vec::new();
    let (mut ids, mut handles) = (BTreeMap::new(), BTreeMap::new());
    for good in with.into_iter().chain(without) {
        let by_id = good.id.as_ref().and_then(|id| ids.get(id));
        let by_handle =
            good.handle.as_ref().filter(|_| good.id.is_none()).and_then(|handle| handles.get(handle));
        let known: Option<usize> = by_id.or(by_handle).copied();
        if let Some(first) = known.and_then(|at| out.get_mut(at)) {
            if first.id.is_some() && good.id.is_some() {
                report.notes.push(Note {
                    file: files.get(good.file).copied().unwrap_or_default().into(),
                    line: Some(good.line),
                    what: good.called(),
                    why: "it is in the files twice; what comes later holds".into(),
                });
            }
            add(first, good);
            continue;
        }
        if let Some(id) = &good.id {
            ids.insert(id.clone(), out.len());
        }
        if let Some(handle) = &good.handle {
            handles.entry(handle.clone()).or_insert(out.len());
        }
        out.push(good);
    }
    out
}

fn add(first: &mut Good, later: Good) {
    first.facts.extend(later.facts);
    first.first.extend(later.first);
    if !later.title.is_empty() {
        first.title = later.title;
    }
    first.withdrawn = later.withdrawn.or(first.withdrawn);
    first.collections.extend(later.collections);
    first.attributes.extend(later.attributes);
    first.image = match (first.image.take(), later.image) {
        // The one that knows its size, with the words of the one that has some.
        (Some(mut image), Some(other)) => {
            if image.size.is_none() && other.size.is_some() {
                image = super::good::Picture { alt: image.alt, ..other };
            } else if image.alt.is_empty() {
                image.alt = other.alt;
            }
            Some(image)
        }
        (image, other) => image.or(other),
    };
    first.complete |= later.complete;
    for sort in later.variants {
        match first.variants.iter_mut().find(|known| same(known, &sort)) {
            Some(known) => add_sort(known, sort),
            None => first.variants.push(sort),
        }
    }
}

fn same(known: &Sort, other: &Sort) -> bool {
    match (&known.id, &other.id) {
        (Some(one), Some(two)) => one == two,
        _ if known.options == other.options => true,
        _ => known.sku().is_some() && known.sku() == other.sku(),
    }
}

fn add_sort(known: &mut Sort, later: Sort) {
    if !later.options.is_empty() {
        known.options = later.options;
    }
    known.facts.extend(later.facts);
    known.first.extend(later.first);
    known.id = known.id.take().or(later.id);
    known.price = later.price.or(known.price);
    known.compare_at = later.compare_at.or(known.compare_at);
}
