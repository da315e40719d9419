//! What things of the rule bundle are called: ids as they stand in the file, with the title where that says more.

use super::words::list;
use cart_associate_core::bundle::record::{Range, Value, VariantAt};
use cart_associate_core::bundle::{Bundle, Records};
use cart_associate_core::cart::Cart;
use cart_associate_core::context::Context;
use cart_associate_core::engine::CartItem;
use cart_associate_core::key::Key;
use cart_associate_core::lang::show;
use cart_associate_core::money::Money;
use cart_associate_core::text::{Text, clean, decimal};
use cart_associate_core::wire::List;

/// Looks names up for one cart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) bundle: &'a Bundle,
    pub(super) records: &'a Records<'a>,
    pub(super) cart: &'a Cart,
    pub(super) context: &'a Context,
}

impl<'a> Names<'a> {
    /// The text of a key.
    pub(super) fn text(&self, key: Key) -> String {
        self.records.text(key)
    }

    /// "`a`, `b` or `c`".
    pub(super) fn any(&self, keys: impl IntoIterator<Item = Key>) -> String {
        list(&keys.into_iter().map(|key| self.text(key)).collect::<Vec<_>>(), "or")
    }

    /// A text in the shopper's language.
    fn shown(&self, text: Text<'_>) -> String {
        show(self.bundle, text, &self.context.locale).text
    }

    /// The product at this index by its title: “Cable tray”.
    pub(super) fn product(&self, index: u32) -> String {
        quoted(self.shown(self.records.product_display(index).title))
    }

    /// A product of the bundle by its title, another by its id.
    pub(super) fn product_id(&self, id: &str) -> String {
        let index = self.bundle.key(id).and_then(|key| self.bundle.product_index(key));
        index.map_or_else(|| format!("`{}`", clean(id)), |index| self.product(index))
    }

    /// A variant by its titles, without quotation marks; `None` where it is not in the bundle.
    pub(super) fn variant_title(&self, key: Key) -> Option<String> {
        let (product, ordinal) = self.bundle.variant_at(key)?;
        let display = self.records.product_display(product);
        let title = self.shown(display.title);
        let variant = display.variants.get(ordinal as usize).and_then(|variant| variant.title);
        Some(variant.map_or_else(|| title.clone(), |variant| format!("{title}, {}", self.shown(variant))))
    }

    /// A variant by its titles: “Leather belt, Brown”; one that is not in the bundle by its id.
    pub(super) fn variant(&self, key: Key) -> String {
        self.variant_title(key).map_or_else(|| format!("`{}`", clean(&self.text(key))), quoted)
    }

    /// What a person would call an item in a few words: “desk”.
    pub(super) fn item(&self, item: CartItem<'_>) -> String {
        quoted(match (item.product, item.line) {
            (Some(index), _) => {
                let display = self.records.product_display(index);
                self.shown(display.short_name.unwrap_or(display.title))
            }
            (None, line) => clean(line.and_then(|line| line.title.as_deref()).unwrap_or_default()),
        })
    }

    /// The product of an item by its title.
    pub(super) fn product_of(&self, item: CartItem<'_>) -> String {
        item.product.map_or_else(|| self.item(item), |product| self.product(product))
    }

    /// The variant of an item by its titles.
    pub(super) fn variant_of(&self, item: CartItem<'_>) -> String {
        match item.product.zip(item.variant) {
            Some((product, variant)) => self.variant_at(VariantAt { product, variant }),
            None => self.product_of(item),
        }
    }

    /// A variant by its place in the bundle.
    pub(super) fn variant_at(&self, at: VariantAt) -> String {
        let facts = self.records.product(at.product);
        let variant = facts.variants.get(at.variant as usize);
        variant.map_or_else(|| self.product(at.product), |variant| self.variant(variant.id))
    }

    /// The range for the cart's currency.
    pub(super) fn own_range(&self, ranges: List<'_, (u32, Range)>) -> Option<Range> {
        let currency = self.bundle.currency(&self.cart.currency, self.cart.exponent);
        ranges.iter().find(|(known, _)| Some(*known) == currency).map(|(_, range)| range)
    }

    /// Products by their ids: "`1002` (“Cable tray”)".
    pub(super) fn product_ids(&self, keys: List<'_, Key>) -> String {
        self.titled(keys, &|key| self.bundle.product_index(key).map(|index| self.product(index)))
    }

    /// Variants by their ids: "`1002-1` (“Cable tray, white”)".
    pub(super) fn variant_ids(&self, keys: List<'_, Key>) -> String {
        self.titled(keys, &|key| self.variant_title(key).map(quoted))
    }

    /// Titles only for one or two: more would bury the ids.
    fn titled(&self, keys: List<'_, Key>, title: &dyn Fn(Key) -> Option<String>) -> String {
        if keys.get(2).is_some() {
            return self.any(keys);
        }
        let one = |key: Key| {
            let title = title(key).map(|title| format!(" ({title})")).unwrap_or_default();
            format!("`{}`{title}", clean(&self.text(key)))
        };
        keys.iter().map(one).collect::<Vec<_>>().join(" or ")
    }

    /// An attribute's value as it is written in the file.
    pub(super) fn value(&self, value: Value) -> String {
        match value {
            Value::Word(key) => format!("`{}`", clean(&self.text(key))),
            Value::Number(millionths) => format!("`{}`", millionths_text(millionths)),
            Value::Flag(flag) => format!("`{flag}`"),
        }
    }

    /// An amount of the cart's currency.
    pub(super) fn money(&self, amount: Money) -> String {
        format!("{} {}", decimal(amount, self.cart.exponent), self.cart.currency)
    }

    /// A range of amounts.
    pub(super) fn amounts(&self, range: Range) -> String {
        between(range, &|amount| self.money(Money(amount)))
    }
}

fn quoted(name: String) -> String {
    format!("“{name}”")
}

/// A range in words.
pub(super) fn between(range: Range, write: &dyn Fn(i64) -> String) -> String {
    match (range.min, range.max) {
        (Some(min), Some(max)) if min == max => write(min),
        (Some(min), Some(max)) => format!("{} to {}", write(min), write(max)),
        (Some(min), None) => format!("at least {}", write(min)),
        (None, Some(max)) => format!("at most {}", write(max)),
        (None, None) => "any".into(),
    }
}

/// A number kept in millionths, without zeros that say nothing.
pub(super) fn millionths_text(millionths: i64) -> String {
    let text = decimal(Money(millionths), 6);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_ranges_read_as_written() {
        assert_eq!(millionths_text(30_000_000), "30");
        assert_eq!(millionths_text(-500_000), "-0.5");
        assert_eq!(millionths_text(0), "0");
        let range = |min, max| between(Range { min, max }, &|number| number.to_string());
        assert_eq!(range(Some(2), None), "at least 2");
        assert_eq!(range(None, Some(3)), "at most 3");
        assert_eq!(range(Some(2), Some(3)), "2 to 3");
        assert_eq!(range(Some(2), Some(2)), "2");
    }
}
