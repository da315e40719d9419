//! A shop names collections and tags by a slug in one place and by a name in another.
//!
//! WooCommerce's export has names ("Standing Desks"), its plugin tells a cart's slugs ("standing-desks"), and Shopify's
//! handles are made alike.

use std::collections::BTreeSet;

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
