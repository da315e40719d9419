//! From checked source to the records of the compiled form.
//!
//! The same source gives the same records whatever its order: products, offers, markets, currencies and
//! languages are sorted, and so is every list that is a set. Lists whose order means something (variants,
//! alternatives, preferences, steps, bars of a distribution) are kept.
//!
//! Keys are positions in one sorted list, so the source is gone through twice: once to collect the texts, once
//! to write their positions. Both times it is the same code.

mod body;
mod condition;
mod offer;
mod product;

use super::choices::Choice;
use super::exact;
use super::source::{
    AmountRange, Amounts, AttributeValue, MarketAmounts, OneOrMany, Product, RuleBundle, Text,
};
use super::template;
use cart_associate_core::bundle::record::{self, Amount, Meta, Range, Settings};
use cart_associate_core::bundle::{Builder, OfferParts, ProductParts};
use cart_associate_core::key::Key;
use cart_associate_core::text;
use cart_associate_core::wire::{Arena, List};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Something got past the checks that cannot be written down. It would be a mistake of the checks.
#[derive(Debug)]
pub(crate) struct Unchecked;

type Lowered<T> = Result<T, Unchecked>;

/// Writes the compiled form, which knows these currencies. Some of its variants are `choices` for another one.
pub(crate) fn lower(
    source: &RuleBundle,
    choices: &BTreeMap<String, Choice>,
    currencies: &BTreeSet<String>,
) -> Lowered<Vec<u8>> {
    let arena = Arena::default();
    let mut lowering = Lowering::new(source, choices, currencies, &arena)?;
    lowering.parts()?;
    let texts = match &lowering.names {
        Names::Collecting(texts) => texts.take(),
        Names::Known(_) => return Err(Unchecked),
    };
    lowering.names = Names::Known(Builder::new(texts));
    let (meta, products, offers) = lowering.parts()?;
    match &lowering.names {
        Names::Known(builder) => builder.write(&meta, &products, &offers).map_err(|_| Unchecked),
        Names::Collecting(_) => Err(Unchecked),
    }
}

/// The texts that are compared: being collected, or with their positions.
enum Names {
    Collecting(RefCell<BTreeSet<String>>),
    Known(Builder),
}

struct Lowering<'a> {
    source: &'a RuleBundle,
    choices: &'a BTreeMap<String, Choice>,
    /// Holds what the records borrow.
    arena: &'a Arena,
    languages: Vec<&'a str>,
    currencies: BTreeMap<&'a str, (u32, u8)>,
    /// Products by id, with their place in the compiled form.
    products: BTreeMap<&'a str, (u32, &'a Product)>,
    variants: BTreeMap<&'a str, record::VariantAt>,
    names: Names,
}

impl<'a> Lowering<'a> {
    fn new(
        source: &'a RuleBundle,
        choices: &'a BTreeMap<String, Choice>,
        known: &'a BTreeSet<String>,
        arena: &'a Arena,
    ) -> Lowered<Lowering<'a>> {
        let default = source.language.as_str();
        let others = source.languages_used();
        let languages = std::iter::once(default).chain(others.into_iter().filter(|one| *one != default));
        let mut currencies = BTreeMap::new();
        for (position, code) in (0..).zip(known) {
            currencies.insert(code.as_str(), (position, exact::exponent(code).map_err(|_| Unchecked)?));
        }
        let mut sorted: Vec<&Product> = source.products.iter().collect();
        sorted.sort_by_key(|product| Key::order(&product.id));
        let products: BTreeMap<&str, (u32, _)> =
            (0..).zip(sorted).map(|(position, product)| (product.id.as_str(), (position, product))).collect();
        let variants = products.values().flat_map(|(product, source)| {
            let at = move |variant| record::VariantAt { product: *product, variant };
            (0..).zip(&source.variants).map(move |(position, variant)| (variant.id.as_str(), at(position)))
        });
        let variants = variants.collect();
        let names = Names::Collecting(RefCell::new(BTreeSet::new()));
        Ok(Lowering {
            source,
            choices,
            arena,
            languages: languages.collect(),
            currencies,
            products,
            variants,
            names,
        })
    }

    fn parts(&self) -> Lowered<(Meta<'a>, Vec<ProductParts<'a>>, Vec<OfferParts<'a>>)> {
        let meta = self.meta()?;
        let in_order: BTreeMap<u32, &Product> = self.products.values().copied().collect();
        let products = in_order.values().map(|product| self.product(product)).collect::<Lowered<_>>()?;
        let sorted: BTreeMap<&str, _> =
            self.source.offers.iter().map(|offer| (offer.id.as_str(), offer)).collect();
        let offers = sorted.values().map(|offer| self.offer(offer)).collect::<Lowered<_>>()?;
        Ok((meta, products, offers))
    }

    fn meta(&self) -> Lowered<Meta<'a>> {
        let source = self.source;
        let mut currencies: Vec<(u32, &str, u8)> =
            self.currencies.iter().map(|(code, (at, exponent))| (*at, *code, *exponent)).collect();
        currencies.sort();
        let currencies: Vec<_> = currencies.into_iter().map(|(_, code, exponent)| (code, exponent)).collect();
        let markets = source.markets.iter().map(|(id, market)| {
            Ok(record::Market { id: self.key(id)?, prices_include_tax: market.prices_include_tax })
        });
        let choices: Vec<&str> = self.choices.keys().map(String::as_str).collect();
        Ok(Meta {
            id: source.id.as_deref().unwrap_or_default(),
            revision: &source.revision,
            languages: self.arena.list(&self.languages),
            currencies: self.arena.list(&currencies),
            markets: self.arena.list(&markets.collect::<Lowered<Vec<_>>>()?),
            enabled: source.enabled,
            valid_until: self.moment(source.valid_until.as_deref())?,
            settings: self.settings()?,
            choices: self.arena.list(&choices),
        })
    }

    fn settings(&self) -> Lowered<Settings> {
        let (settings, bad) = self.source.settings.resolve();
        if bad.is_empty() { Ok(settings) } else { Err(Unchecked) }
    }

    fn key(&self, name: &str) -> Lowered<Key> {
        match &self.names {
            Names::Collecting(texts) => {
                texts.borrow_mut().insert(name.into());
                Ok(Key::FIRST)
            }
            Names::Known(builder) => builder.key(name).ok_or(Unchecked),
        }
    }

    /// The keys of a set of names.
    fn keys<'n>(&self, names: impl IntoIterator<Item = &'n String>) -> Lowered<List<'a, Key>> {
        let keys: BTreeSet<Key> = names.into_iter().map(|name| self.key(name)).collect::<Lowered<_>>()?;
        Ok(self.arena.list(&keys.into_iter().collect::<Vec<_>>()))
    }

    fn keys_of(&self, names: Option<&OneOrMany<String>>) -> Lowered<List<'a, Key>> {
        self.keys(names.map(OneOrMany::as_slice).unwrap_or_default())
    }

    fn moment(&self, text: Option<&str>) -> Lowered<Option<i64>> {
        text.map(|text| super::moment::moment(text).ok_or(Unchecked)).transpose()
    }

    fn amount(&self, currency: &str, text: &str, market: Option<Key>) -> Lowered<Amount> {
        let (position, _) = self.currencies.get(currency).ok_or(Unchecked)?;
        let amount = exact::amount(text, currency).map_err(|_| Unchecked)?;
        Ok(Amount { currency: *position, market, amount })
    }

    /// Amounts for all markets and for single ones, by currency and market.
    fn amounts(&self, general: &Amounts, by_market: &MarketAmounts) -> Lowered<List<'a, Amount>> {
        let mut all = Vec::new();
        for (currency, text) in general {
            all.push(self.amount(currency, text, None)?);
        }
        for (market, amounts) in by_market {
            let market = self.key(market)?;
            for (currency, text) in amounts {
                all.push(self.amount(currency, text, Some(market))?);
            }
        }
        all.sort_by_key(|amount| (amount.currency, amount.market));
        Ok(self.arena.list(&all))
    }

    fn ranges(&self, ranges: &BTreeMap<String, AmountRange>) -> Lowered<List<'a, (u32, Range)>> {
        let mut all = Vec::new();
        for (currency, range) in ranges {
            let end =
                |end: &Option<String>| end.as_ref().map(|text| self.amount(currency, text, None)).transpose();
            let (position, _) = self.currencies.get(currency.as_str()).ok_or(Unchecked)?;
            let (min, max) = (end(&range.min)?, end(&range.max)?);
            all.push((*position, Range { min: min.map(|a| a.amount.0), max: max.map(|a| a.amount.0) }));
        }
        all.sort_by_key(|(position, _)| *position);
        Ok(self.arena.list(&all))
    }

    fn value(&self, value: &AttributeValue) -> Lowered<record::Value> {
        Ok(match value {
            AttributeValue::Flag(flag) => record::Value::Flag(*flag),
            AttributeValue::Number(number) => {
                record::Value::Number(exact::millionths(*number).map_err(|_| Unchecked)?)
            }
            AttributeValue::Word(word) => record::Value::Word(self.key(word)?),
        })
    }

    /// A text that is shown as it is.
    fn text(&self, source: &Text) -> Lowered<text::Text<'a>> {
        self.translations(source, |words| {
            if words.is_empty() { Vec::new() } else { vec![template::Piece::Words(words.into())] }
        })
    }

    /// A text whose placeholders are filled.
    fn sentence(&self, source: &Text) -> Lowered<text::Text<'a>> {
        self.translations(source, |words| template::pieces(words).0)
    }

    fn translations(
        &self,
        source: &Text,
        cut: impl Fn(&str) -> Vec<template::Piece>,
    ) -> Lowered<text::Text<'a>> {
        let mut translations = Vec::new();
        match source {
            Text::Plain(words) => translations.push((0, cut(words))),
            Text::Localised(all) => {
                for (language, words) in all {
                    let position = self.languages.iter().position(|known| known == language);
                    let language = position.and_then(|at| u32::try_from(at).ok()).ok_or(Unchecked)?;
                    translations.push((language, cut(words)));
                }
            }
        }
        translations.sort_by_key(|(language, _)| *language);
        let translations: Vec<_> =
            translations.iter().map(|(at, pieces)| (*at, pieces.iter().map(compiled).collect())).collect();
        Ok(text::Text::of(self.arena, &translations))
    }

    /// A product's place in the compiled form, and itself.
    fn product_at(&self, id: &str) -> Lowered<(u32, &'a Product)> {
        self.products.get(id).copied().ok_or(Unchecked)
    }

    /// A variant's place in the compiled form.
    fn variant_at(&self, id: &str) -> Lowered<record::VariantAt> {
        self.variants.get(id).copied().ok_or(Unchecked)
    }

    /// The places of these variants in their product, in the order given.
    fn variants_in(&self, product: &Product, ids: Option<&OneOrMany<String>>) -> Lowered<List<'a, u32>> {
        let mut places = Vec::new();
        for id in ids.map(OneOrMany::as_slice).unwrap_or_default() {
            let place = product.variants.iter().position(|variant| variant.id == *id).ok_or(Unchecked)?;
            let place = u32::try_from(place).map_err(|_| Unchecked)?;
            if !places.contains(&place) {
                places.push(place);
            }
        }
        Ok(self.arena.list(&places))
    }
}

fn compiled(piece: &template::Piece) -> text::Piece<'_> {
    match piece {
        template::Piece::Words(words) => text::Piece::Words(words),
        template::Piece::Slot(slot) => text::Piece::Slot(*slot),
    }
}
