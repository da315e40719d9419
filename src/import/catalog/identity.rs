//! Which variants of two descriptions of a product are the same.
//!
//! Ids decide where both have them. Options come next, and must not contradict each other whatever else agrees: a shop
//! may give one SKU to all sizes of a shirt. Each variant is used once.

use std::collections::{BTreeMap, BTreeSet};

/// What a variant is known by.
#[derive(Debug, Clone, Default)]
pub(super) struct Traits {
    /// The platform's id.
    id: Option<String>,
    /// An id that was made of the handle and the options, or by hand.
    derived: Option<String>,
    /// Names and values of its options, in small letters.
    options: BTreeMap<String, String>,
    sku: Option<String>,
}

impl Traits {
    /// What a variant is known by. Platforms give numbers as ids.
    pub(super) fn new<'o>(
        id: Option<&str>,
        derived: Option<&str>,
        options: impl IntoIterator<Item = (&'o str, &'o str)>,
        sku: Option<&str>,
    ) -> Traits {
        let is_number = |id: &&str| !id.is_empty() && id.bytes().all(|c| c.is_ascii_digit());
        let same = |text: &str| text.trim().to_lowercase();
        Traits {
            id: id.filter(is_number).map(str::to_owned),
            derived: derived.or(id).map(same),
            options: options.into_iter().map(|(name, value)| (same(name), same(value))).collect(),
            sku: sku.filter(|sku| !crate::clean::is_placeholder(sku)).map(same),
        }
    }

    /// Whether both have ids, or options of the same name, which differ.
    fn contradicts(&self, other: &Traits) -> bool {
        let ids = self.id.is_some() && other.id.is_some() && self.id != other.id;
        let differs =
            |(name, value): (&String, &String)| other.options.get(name).is_some_and(|own| own != value);
        ids || self.options.iter().any(differs)
    }

    fn values(&self) -> Vec<&String> {
        let mut values: Vec<&String> = self.options.values().collect();
        values.sort_unstable();
        values
    }
}

/// The place among `known` of each variant of `other`, where it has one.
pub(super) fn matches(known: &[Traits], other: &[Traits]) -> Vec<Option<usize>> {
    let mut pairing =
        Pairing { known, other, free: (0..known.len()).collect(), places: vec![None; other.len()] };
    pairing.pair(|one| one.id.clone().map(|id| vec![id]), false);
    let options = |one: &Traits| {
        let list = one.options.iter().flat_map(|(name, value)| [name.clone(), value.clone()]).collect();
        Some(list).filter(|list: &Vec<String>| !list.is_empty())
    };
    pairing.pair(options, false);
    // An id that was made of handle and options is theirs, without their names.
    pairing.pair(|one| one.derived.clone().map(|id| vec![id]), false);
    // The same values under names in another language.
    let values = |one: &Traits| {
        let list = one.values().into_iter().cloned().collect();
        Some(list).filter(|list: &Vec<String>| !list.is_empty())
    };
    pairing.pair(values, true);
    pairing.pair(|one| one.sku.clone().map(|sku| vec![sku]), true);
    if known.len() == 1 && other.len() == 1 {
        pairing.pair(|_| Some(Vec::new()), true);
    }
    pairing.places
}

struct Pairing<'t> {
    known: &'t [Traits],
    other: &'t [Traits],
    free: BTreeSet<usize>,
    places: Vec<Option<usize>>,
}

impl Pairing<'_> {
    /// Pairs those that have the same key and do not contradict each other. With `once` only where no other variant on
    /// either side has the key.
    fn pair(&mut self, key: impl Fn(&Traits) -> Option<Vec<String>>, once: bool) {
        let mut known: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        for (at, one) in self.known.iter().enumerate() {
            if let Some(key) = key(one) {
                known.entry(key).or_default().push(at);
            }
        }
        let mut counts: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for key in self.other.iter().filter_map(&key) {
            *counts.entry(key).or_default() += 1;
        }
        for (place, one) in self.places.iter_mut().zip(self.other).filter(|(place, _)| place.is_none()) {
            let Some(key) = key(one) else { continue };
            let Some(candidates) = known.get(&key) else { continue };
            if once && (candidates.len() > 1 || counts.get(&key) != Some(&1)) {
                continue;
            }
            let fits = |at: &&usize| {
                self.free.contains(at) && self.known.get(**at).is_some_and(|known| !known.contradicts(one))
            };
            *place = candidates.iter().find(fits).copied();
            if let Some(at) = place {
                self.free.remove(at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traits(id: &str, options: &[(&str, &str)], sku: &str) -> Traits {
        let some = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        let leak = |text: &str| some(Box::leak(text.to_owned().into_boxed_str()));
        Traits::new(leak(id), None, options.iter().copied(), leak(sku))
    }

    #[test]
    fn options_agree_before_skus() {
        let known = [
            traits("91", &[("Size", "S")], "LINEN"),
            traits("92", &[("Size", "M")], "LINEN"),
            traits("93", &[("Size", "L")], "LINEN"),
        ];
        let csv = ["L", "S", "M", "XL"].map(|size| traits("", &[("size", size)], "LINEN"));
        assert_eq!(matches(&known, &csv), [Some(2), Some(0), Some(1), None]);
        let translated = ["M", "L"].map(|size| traits("", &[("Größe", size)], "LINEN"));
        assert_eq!(matches(&known, &translated), [Some(1), Some(2)]);
        // One SKU for all of them says nothing.
        assert_eq!(matches(&known, &[traits("", &[], "LINEN")]), [None]);
        assert_eq!(matches(&known, &[traits("94", &[("Size", "M")], "LINEN")]), [None], "another id");
    }

    #[test]
    fn a_sku_that_is_there_once_is_enough_where_nothing_contradicts_it() {
        let known = [traits("1", &[("Colour", "Red")], "R-1"), traits("2", &[("Colour", "Blue")], "B-1")];
        assert_eq!(matches(&known, &[traits("", &[("Farbe", "Rot")], "r-1")]), [Some(0)]);
        assert_eq!(matches(&known, &[traits("", &[("Colour", "Blue")], "R-1")]), [Some(1)]);
        assert_eq!(matches(&known, &[traits("", &[("Colour", "Green")], "R-1")]), [None]);
        let placeholders = [traits("1", &[("Colour", "Red")], "n/a"), traits("2", &[], "-")];
        assert_eq!(matches(&placeholders, &[traits("", &[], "n/a"), traits("", &[], "-")]), [None, None]);
        assert_eq!(matches(&known, &[traits("", &[], "B-1"), traits("", &[], "B-1")]), [None, None]);
        assert_eq!(matches(&[traits("1", &[], "")], &[traits("", &[], "X")]), [Some(0)], "the only one");
    }

    #[test]
    fn each_is_used_once() {
        let known = [traits("1", &[("Size", "S")], "")];
        let twice = [traits("", &[("Size", "S")], ""), traits("", &[("Size", "S")], "")];
        assert_eq!(matches(&known, &twice), [Some(0), None]);
        // A row that is there twice is the variant that it was the first time.
        let derived = || Traits::new(None, Some("desk"), [], None);
        assert_eq!(matches(&[derived()], &[derived(), derived()]), [Some(0), None]);
    }
}
