//! The quick win: the most generic offer of a bundle, and the one thing that had better be suggested instead.

mod words;

use super::catalog::Reach;
use super::proportion::HALF;
use super::relation::{COMPLEMENTS, NEEDS, Named, Related, Relation, Relations};
use super::trigger::breadth;
use super::vague::is_vague;
use super::{Lint, Subject, currency};
use crate::check::reference::shown;
use crate::check::saving;
use crate::place::Place;
use crate::source::{Offer, Product, Text};
use cart_associate_core::money::Money;
use serde_json::json;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The offer that is best replaced, and with what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuickWin {
    /// The id of the most generic offer.
    pub offer: String,
    /// Where it stands, as a JSON Pointer.
    pub pointer: String,
    /// Whether something in the product index has an explicit relation to its trigger.
    pub found: bool,
    /// What a person reads.
    pub text: String,
    /// The offer to put in its place, as JSON.
    pub replacement: Option<String>,
}

pub(super) fn find(lint: &mut Lint<'_, '_>, subjects: &[Subject<'_>]) -> Option<QuickWin> {
    let (subject, how) = most_generic(lint, subjects)?;
    let (pointer, _) =
        Place::ROOT.name("offers").index(subject.index).resolve(lint.check.root, lint.check.lost.is_empty());
    let id = shown(&subject.offer.id);
    let head = format!("quick win: `{id}` is the most generic offer of this file: {how}");
    let languages = words::languages(lint.check.bundle);
    let best = candidate(lint, subject, subjects);
    let (text, replacement) = match &best {
        Some(best) => {
            let written = replacement(lint, subject.offer, best, &languages);
            let why = words::relation(&best.relation, &shown(&best.suggested.id), &shown(&best.trigger.id));
            let text = format!(
                "{head}\n  replace it with this one: {why}\n\n{}\n\n  The why says only what the file knows; say in your own words what it does for them.\n",
                indented(&written)
            );
            (text, Some(written))
        }
        None => {
            let template = words::template(&languages);
            let text = format!(
                "{head}\n  none found: no product of the file has an explicit relation to what triggers it. Fill in this template:\n\n{}\n\n  A relation is a shared attribute or option, an attribute {} that names what a product is made for, or an attribute {} that names another product's `need`.\n",
                indented(&template),
                listed(&COMPLEMENTS),
                listed(&NEEDS),
            );
            (text, None)
        }
    };
    Some(QuickWin { offer: subject.offer.id.clone(), pointer, found: best.is_some(), text, replacement })
}

/// The offer with the broadest trigger; where none is broad, one whose why could stand on any card.
fn most_generic<'a>(lint: &mut Lint<'_, '_>, subjects: &[Subject<'a>]) -> Option<(Subject<'a>, String)> {
    let default = &lint.check.bundle.language;
    let vague = |offer: &Offer| match &offer.why {
        Text::Plain(words) => is_vague(default, words),
        Text::Localised(all) => all.iter().any(|(language, words)| is_vague(language, words)),
    };
    let mut found = Vec::new();
    for subject in subjects.iter().filter(|subject| subject.offer.enabled) {
        let broad = breadth(lint, subject.offer);
        let vague = vague(subject.offer);
        let how = match broad {
            Some(broad) if broad.any => "any line of the cart will do".into(),
            Some(broad) => format!("{} of {} products trigger it", broad.matched, broad.all),
            None if vague => "its why could stand on any card".into(),
            None => continue,
        };
        let any = broad.is_some_and(|broad| broad.any);
        let matched = broad.map_or(0, |broad| broad.matched);
        found.push(((Reverse(any), Reverse(matched), Reverse(vague), &subject.offer.id), (*subject, how)));
    }
    found.into_iter().min_by(|(one, _), (other, _)| one.cmp(other)).map(|(_, found)| found)
}

/// Something that goes with what triggers the offer.
struct Candidate<'a> {
    relation: Relation,
    suggested: &'a Product,
    /// One of the products that it goes with.
    trigger: &'a Product,
}

/// The best of those that have an explicit relation: by its strength, then by how many of the triggers it goes
/// with, then by id, so that the same file always gets the same answer.
fn candidate<'a>(
    lint: &mut Lint<'a, '_>,
    subject: Subject<'_>,
    subjects: &[Subject<'_>],
) -> Option<Candidate<'a>> {
    let reach = lint.catalog.reach(subject.offer.when.as_ref()?)?;
    let taken = taken(lint, subject, subjects);
    let relations = Relations::new(&lint.catalog);
    let mut goes: BTreeMap<(Relation, &str), (usize, u32, u32)> = BTreeMap::new();
    for place in reach.products.iter() {
        let Some(trigger) = lint.catalog.at(*place) else { continue };
        let mut once = BTreeSet::new();
        for (suggested, relation) in relations.of(trigger) {
            let related: Related = (suggested, relation);
            let free = !taken.get(&suggested).is_some_and(|reaches| covers(reaches, *place));
            let Some(product) = lint.catalog.at(suggested).filter(|_| suggested != *place && free) else {
                continue;
            };
            if suits(product, trigger, &related.1) && once.insert(related.clone()) {
                let entry = goes.entry((related.1, product.id.as_str())).or_insert((0, suggested, *place));
                entry.0 += 1;
            }
        }
    }
    let strength = |relation: &Relation| match relation {
        Relation::Complement(_) => 0,
        Relation::OpenNeed(..) => 1,
        Relation::Attribute(..) => 2,
        Relation::Option(_) => 3,
    };
    let best = goes.into_iter().min_by_key(|((relation, id), (count, ..))| {
        (strength(relation), Reverse(*count), *id, relation.clone())
    });
    let ((relation, _), (_, suggested, trigger)) = best?;
    Some(Candidate { relation, suggested: lint.catalog.at(suggested)?, trigger: lint.catalog.at(trigger)? })
}

/// What the other offers suggest already, and for what.
fn taken(
    lint: &mut Lint<'_, '_>,
    subject: Subject<'_>,
    subjects: &[Subject<'_>],
) -> BTreeMap<u32, Vec<Reach>> {
    let mut taken: BTreeMap<u32, Vec<Reach>> = BTreeMap::new();
    for other in subjects.iter().filter(|other| other.index != subject.index && other.offer.enabled) {
        let Some(reach) = other.offer.when.as_ref().and_then(|when| lint.catalog.reach(when)) else {
            continue;
        };
        let forms = other.offer.forms();
        for added in forms.iter().flat_map(|form| form.facts().added()) {
            if let Some((place, _)) = lint.catalog.product(added.product) {
                taken.entry(place).or_default().push(reach.clone());
            }
        }
    }
    taken
}

fn covers(reaches: &[Reach], place: u32) -> bool {
    reaches.iter().any(|reach| reach.any || reach.products.binary_search(&place).is_ok())
}

/// Whether something could be suggested with a product: it can be bought wherever the other can, it costs no more
/// than half of it, and it is not more of the same sort.
fn suits(product: &Product, trigger: &Product, relation: &Relation) -> bool {
    let price = |product: &Product, currency: &str| {
        let variants = product.variants.iter().filter(|variant| variant.available);
        variants.filter_map(|one| saving::price(&one.prices, &one.market_prices, (currency, None))).min()
    };
    let mut currencies = currency::currencies(trigger).peekable();
    let priced = currencies.peek().is_some();
    let small = |currency: &str| {
        let (Some(ours), Some(theirs)) = (price(product, currency), price(trigger, currency)) else {
            return false;
        };
        ours > Money::ZERO && !HALF.exceeded_by(ours, theirs)
    };
    let declared = matches!(relation, Relation::Complement(_) | Relation::OpenNeed(..));
    let other_sort = product.product_type != trigger.product_type || product.product_type.is_none();
    priced && currencies.all(small) && (declared || other_sort)
}

/// The offer to put in the place of the generic one.
fn replacement(lint: &Lint<'_, '_>, generic: &Offer, best: &Candidate<'_>, languages: &[String]) -> String {
    let Candidate { relation, suggested, trigger } = best;
    let product = &suggested.id;
    let plainly = json!({ "product": product });
    let (line, suggest) = match relation {
        Relation::Complement(Named::Product(id)) => (json!({ "product": id }), plainly),
        Relation::Complement(Named::Type(name)) => (json!({ "type": name }), plainly),
        Relation::Complement(Named::Collection(name)) => (json!({ "collection": name }), plainly),
        Relation::Complement(Named::Tag(name)) => (json!({ "tag": name }), plainly),
        Relation::OpenNeed(name, job) => (json!({ "attribute": { name: job } }), plainly),
        Relation::Attribute(name, value) => {
            let same = json!({ "product": product, "same": name });
            match &trigger.product_type {
                Some(kind) => (json!({ "type": kind, "attribute": { name: value } }), same),
                None => (json!({ "attribute": { name: value } }), same),
            }
        }
        Relation::Option(name) => {
            (json!({ "product": trigger.id }), json!({ "product": product, "same": name }))
        }
    };
    let mut members = vec![
        ("id", json!(fresh_id(lint, &trigger.id, product))),
        ("kind", json!("pairs_well")),
        ("when", json!({ "line": line })),
        ("suggest", suggest),
        ("why", words::why(relation, languages)),
    ];
    members.extend(generic.priority.map(|priority| ("priority", json!(priority))));
    words::written(&members)
}

/// An id that no offer has.
fn fresh_id(lint: &Lint<'_, '_>, trigger: &str, suggested: &str) -> String {
    let plain = |id: &str| -> String {
        id.chars()
            .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' })
            .collect()
    };
    let base = format!("{}-{}", plain(trigger), plain(suggested));
    let free = |id: &String| lint.check.bundle.offers.iter().all(|offer| offer.id != *id);
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    std::iter::once(base.clone()).chain(numbered).find(free).unwrap_or(base)
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
