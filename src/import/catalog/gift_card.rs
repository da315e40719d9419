//! Gift cards: they go with nothing in particular.

/// Why a gift card is left out.
pub(super) const GIFT_CARD: &str =
    "it is a gift card, which goes with nothing in particular; add it by hand if an offer needs it";

/// Whether a product of this type is one. A storefront says it by nothing else.
pub(super) fn is_type(kind: &str) -> bool {
    let letters: String = kind.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    matches!(letters.as_str(), "giftcard" | "giftcards")
}

#[cfg(test)]
mod tests {
    use super::is_type;

    #[test]
    fn types_are_written_in_many_ways() {
        for kind in ["Gift Cards", "gift card", "Gift-Card", "GIFTCARDS"] {
            assert!(is_type(kind), "{kind}");
        }
        for kind in ["", "Gifts", "Card holders", "Gift card boxes"] {
            assert!(!is_type(kind), "{kind}");
        }
    }
}
