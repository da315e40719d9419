//! One vocabulary for collections and tags: a shop names them by a slug in one place and by a name in another.
//!
//! WooCommerce's export has names ("Standing Desks"), its plugin tells a cart's slugs ("standing-desks"), and Shopify's
//! handles are made alike. A rule may use either: what it compares is completed with the other form, where that is
//! certain. Two names of the index with one slug stay two.

use super::source::{Condition, NameTest, OneOrMany, RuleBundle};
use std::collections::{BTreeMap, BTreeSet};

/// Letters with marks, and what WordPress and Shopify put in their place.
const LETTERS: [(&str, &str); 24] = [
    ("àáâãäåāăą", "a"),
    ("çćĉċč", "c"),
    ("ďđ", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņň", "n"),
    ("òóôõöøōŏő", "o"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ţťŧț", "t"),
    ("ùúûüũūŭůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("ß", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("þ", "th"),
    ("ð", "d"),
];

/// The slugs that a platform may have made of a name; none where nothing of it is left. A shop in German writes `ä` as
/// `ae`.
pub(crate) fn slugs(name: &str) -> BTreeSet<String> {
    let lower = name.to_lowercase();
    let german = lower.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
    [lower, german].iter().map(|name| slug(name)).filter(|slug| !slug.is_empty()).collect()
}

/// Whether a platform may have made this slug of a name.
pub(crate) fn is_slug_of(slug: &str, name: &str) -> bool {
    slugs(name).contains(slug)
}

fn slug(lower: &str) -> String {
    let mut out = String::new();
    for c in lower.chars() {
        let plain = LETTERS.iter().find(|(marked, _)| marked.contains(c)).map(|(_, plain)| *plain);
        match (c, plain) {
            (_, Some(plain)) => out.push_str(plain),
            (c, _) if c.is_alphanumeric() || c == '_' => out.push(c),
            (c, _)
                if !out.ends_with('-') && (c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | '.')) =>
            {
                out.push('-');
            }
            // Other marks go without a trace.
            _ => {}
        }
    }
    out.trim_matches('-').to_owned()
}

/// Completes what the offers compare with the other form of each name.
pub(super) fn complete(bundle: &mut RuleBundle) {
    let with_slugs = NameTest::ALL.iter().copied().filter(|test| test.has_slugs());
    let known: Vec<(NameTest, Known)> = with_slugs.map(|test| (test, Known::of(bundle, test))).collect();
    for offer in &mut bundle.offers {
        for condition in [&mut offer.when, &mut offer.unless].into_iter().flatten() {
            in_condition(condition, &known);
        }
    }
}

/// The names of the index, by their slugs.
struct Known {
    by_slug: BTreeMap<String, BTreeSet<String>>,
}

impl Known {
    fn of(bundle: &RuleBundle, test: NameTest) -> Known {
        let mut known = Known { by_slug: BTreeMap::new() };
        for name in bundle.products.iter().flat_map(|product| test.of_product(product)) {
            for slug in slugs(name) {
                known.by_slug.entry(slug).or_default().insert(name.clone());
            }
        }
        known
    }

    /// The other forms of a name.
    fn others(&self, name: &str) -> BTreeSet<String> {
        let mut others = BTreeSet::new();
        for slug in slugs(name) {
            let same: Vec<&String> =
                self.by_slug.get(&slug).into_iter().flatten().filter(|one| *one != name).collect();
            match same.as_slice() {
                [] => drop(others.insert(slug)),
                // What the rule has is the slug of the only name of the index.
                [only] if slug == name => drop(others.insert((*only).clone())),
                _ => {}
            }
        }
        others.remove(name);
        others
    }
}

fn in_condition(condition: &mut Condition, known: &[(NameTest, Known)]) {
    if let Some(line) = &mut condition.line {
        for (test, known) in known {
            let names = match test {
                NameTest::Collection => &mut line.collection,
                NameTest::Tag => &mut line.tag,
                _ => continue,
            };
            let Some(list) = names else { continue };
            let others: BTreeSet<String> =
                list.as_slice().iter().flat_map(|name| known.others(name)).collect();
            let missing = others.into_iter().filter(|other| !list.as_slice().contains(other));
            let all: Vec<String> = list.as_slice().iter().cloned().chain(missing).collect();
            if all.len() > list.as_slice().len() {
                *list = OneOrMany::Many(all);
            }
        }
    }
    for inner in [&mut condition.all, &mut condition.any, &mut condition.none].into_iter().flatten().flatten()
    {
        in_condition(inner, known);
    }
}

#[cfg(test)]
mod tests {
    use super::{is_slug_of, slugs};

    #[test]
    fn slugs_are_those_of_the_platforms() {
        for (name, slug) in [
            ("Standing Desks", "standing-desks"),
            ("Oils & vinegars", "oils-vinegars"),
            ("Men's – Shoes / Boots", "mens-shoes-boots"),
            ("standing-desks", "standing-desks"),
            ("Café", "cafe"),
            ("Version 2.0", "version-2-0"),
        ] {
            assert!(slugs(name).contains(slug), "{name}: {:?}", slugs(name));
        }
        assert_eq!(slugs("Möbel").into_iter().collect::<Vec<_>>(), ["mobel", "moebel"]);
        assert!(slugs("++").is_empty());
        assert!(
            is_slug_of("standing-desks", "Standing Desks") && !is_slug_of("Standing Desks", "standing-desks")
        );
    }
}
