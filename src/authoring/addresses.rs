//! The addresses in a rule bundle, for whoever has to know where it leads before it is shown.

use super::load::{Refused, load};
use cart_associate_core::bundle::Records;
use std::collections::BTreeSet;

/// Every address of a rule bundle in any of its forms: pages and pictures of products, and links of offers; each once,
/// in the order of their letters.
///
/// # Errors
/// Where the rules are damaged or have errors.
pub fn addresses(rules: &[u8]) -> Result<Vec<String>, Refused> {
    let bundle = load(rules)?;
    let records = Records::new(&bundle);
    let mut all = BTreeSet::new();
    for index in 0..bundle.product_count() {
        let product = records.product_display(index);
        let own = product.variants.into_iter().map(|variant| variant.image);
        let pictures = own.chain([product.image]).flatten().map(|image| image.src);
        all.extend(pictures.chain(product.url).map(|short| product.in_full(short)));
    }
    for index in 0..bundle.offer_count() {
        all.extend(records.offer_display(index).link.map(|link| link.url.into()));
    }
    Ok(all.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile;

    const RULES: &str = r#"{ "format": 1, "revision": "1", "language": "en",
        "products": [
          { "id": "1", "title": "Standing desk", "url": "/products/standing-desk", "collections": ["desks"],
            "variants": [{ "id": "11", "prices": { "USD": "499.00" } }] },
          { "id": "2", "title": "Tray", "url": "https://elsewhere.example/tray",
            "image": { "src": "https://pictures.example/tray.webp", "alt": "A tray", "width": 4, "height": 4 },
            "variants": [{ "id": "21", "prices": { "USD": "29.00" },
              "image": { "src": "https://variants.example/21.webp", "alt": "", "width": 4, "height": 4 } }] }],
        "offers": [
          { "id": "tray", "kind": "pairs_well", "when": { "line": { "collection": "desks" } },
            "suggest": { "product": "2" }, "why": "Keeps the cables of your {trigger} off the floor." },
          { "id": "how", "kind": "avoids_returns", "when": { "line": { "collection": "desks" } },
            "guidance": { "link": { "label": "How", "url": "https://links.example/how" } },
            "why": "Measure before your {trigger} comes." }] }"#;

    #[test]
    fn pages_pictures_and_links_of_both_forms() {
        let expected = [
            "/products/standing-desk",
            "https://elsewhere.example/tray",
            "https://links.example/how",
            "https://pictures.example/tray.webp",
            "https://variants.example/21.webp",
        ];
        let compiled = compile(RULES.as_bytes());
        assert_eq!(
            addresses(RULES.as_bytes()).ok(),
            Some(expected.map(String::from).to_vec()),
            "{compiled:?}"
        );
        let of_the_compiled = compiled.bytes.and_then(|bytes| addresses(&bytes).ok());
        assert_eq!(of_the_compiled, Some(expected.map(String::from).to_vec()));
    }

    #[test]
    fn what_is_no_rule_bundle_has_none() {
        assert!(addresses(b"CART").is_err());
        assert!(addresses(b"{").is_err());
    }
}
