//! The evaluator of one decision: the cart's lines joined with what the bundle knows of them.

use crate::bundle::record::{Amount, ProductFacts, VariantFacts};
use crate::bundle::{Bundle, Records};
use crate::cart::{Cart, Line};
use crate::context::{Context, LivePrice};
use crate::engine::withheld::Withheld;
use crate::key::Key;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::vocabulary::Placement;
use crate::wire::List;
use alloc::string::String;
use alloc::vec::Vec;

/// Everything that the rules look at.
#[derive(Debug)]
pub(super) struct Evaluator<'a> {
    pub(super) bundle: &'a Bundle,
    /// The bundle's records. What is damaged reads as nothing, and ends in no decision at all.
    pub(super) records: &'a Records<'a>,
    pub(super) cart: &'a Cart,
    pub(super) context: &'a Context,
    pub(super) ledger: &'a Ledger,
    /// The lines, and last the viewed variant as a hypothetical one.
    pub(super) items: Vec<Item<'a>>,
    /// The cart's currency among those that the bundle prices in.
    pub(super) currency: Option<u32>,
    /// The context's market, if the bundle mentions it anywhere.
    pub(super) market: Option<Key>,
}

/// A line of the cart with what the bundle and the cart know of it.
#[derive(Debug)]
pub(super) struct Item<'a> {
    /// `None` for the variant viewed on a product page, which is on no line.
    pub(super) line: Option<&'a Line>,
    pub(super) product: Option<u32>,
    /// What the index says; the cart may add to the collections and tags.
    pub(super) facts: Option<ProductFacts<'a>>,
    /// The line's variant in the index.
    pub(super) variant: Option<VariantFacts<'a>>,
    /// Index of `variant` in `facts`.
    pub(super) ordinal: Option<u32>,
    pub(super) product_key: Option<Key>,
    pub(super) variant_key: Option<Key>,
    pub(super) collections: Vec<Key>,
    pub(super) tags: Vec<Key>,
    /// That of the index and that of the cart, which may be in the shopper's language.
    pub(super) types: Vec<Key>,
    pub(super) vendors: Vec<Key>,
    pub(super) requires_shipping: bool,
}

impl<'a> Item<'a> {
    /// Whether it may trigger: charged for, or looked at.
    pub(super) fn may_trigger(&self) -> bool {
        self.line.is_none_or(|line| !line.is_free())
    }

    /// The line, where its units count: on the cart and charged for.
    pub(super) fn counted(&self) -> Option<&'a Line> {
        self.line.filter(|line| !line.is_free())
    }
}

impl<'a> Evaluator<'a> {
    pub(super) fn new(
        records: &'a Records<'a>,
        cart: &'a Cart,
        context: &'a Context,
        ledger: &'a Ledger,
    ) -> Evaluator<'a> {
        let bundle = records.bundle();
        let mut items = Vec::new();
        for line in &cart.lines {
            let mut item = item(records, &line.product, &line.variant);
            item.line = Some(line);
            add_keys(bundle, &mut item.collections, &line.collections);
            add_keys(bundle, &mut item.tags, &line.tags);
            add_keys(bundle, &mut item.types, line.product_type.as_slice());
            add_keys(bundle, &mut item.vendors, line.vendor.as_slice());
            item.requires_shipping = line.requires_shipping.unwrap_or(item.requires_shipping);
            items.push(item);
        }
        if let (Placement::Product, Some(viewed)) = (context.placement, &context.viewed) {
            items.push(item(records, &viewed.product, &viewed.variant));
        }
        Evaluator {
            bundle,
            records,
            cart,
            context,
            ledger,
            items,
            currency: bundle.currency(&cart.currency, cart.exponent),
            market: context.market.as_deref().and_then(|market| bundle.key(market)),
        }
    }

    fn live(&self, variant: Key) -> Option<&'a LivePrice> {
        let id = self.records.text(variant);
        self.context.live_prices.iter().find(|live| live.variant == id)
    }

    /// A variant of a product; one that is not there means that the bundle is damaged.
    pub(super) fn variant<'f>(
        &self,
        facts: &ProductFacts<'f>,
        ordinal: u32,
    ) -> Result<VariantFacts<'f>, Withheld> {
        facts.variants.get(ordinal as usize).ok_or_else(|| {
            self.records.damaged();
            Withheld::NotCompatible
        })
    }

    /// The amount for the cart's currency and market; that of the market beats that of all markets.
    pub(super) fn amount(&self, amounts: List<'_, Amount>) -> Result<Money, Withheld> {
        let currency = self.currency.ok_or(Withheld::WrongCurrency)?;
        let mut found = None;
        for one in amounts.iter().filter(|one| one.currency == currency) {
            if one.market.is_none() && found.is_none() || one.market.is_some() && one.market == self.market {
                found = Some(one.amount);
            }
        }
        match found {
            Some(_) if self.context.own_prices => Err(Withheld::OwnPrices),
            Some(amount) if amount <= Money::ZERO => Err(Withheld::NoPrice),
            Some(_) if self.tax_differs() => Err(Withheld::TaxDiffers),
            Some(amount) => Ok(amount),
            None if amounts.is_empty() => Err(Withheld::NoPrice),
            None => Err(Withheld::WrongCurrency),
        }
    }

    /// Whether the bundle's prices for this market include tax and the cart's do not, or the other way round.
    fn tax_differs(&self) -> bool {
        let declared = self
            .bundle
            .meta()
            .markets
            .iter()
            .find(|one| Some(one.id) == self.market)
            .and_then(|one| one.prices_include_tax);
        matches!((declared, self.cart.prices_include_tax), (Some(ours), Some(theirs)) if ours != theirs)
    }

    /// What one unit of a variant costs: the live price, else the bundle's.
    pub(super) fn price(&self, variant: &VariantFacts<'_>) -> Result<Money, Withheld> {
        match self.live(variant.id).and_then(|live| live.price) {
            Some(price) if price > Money::ZERO => Ok(price),
            Some(_) => Err(Withheld::NoPrice),
            None => self.amount(variant.prices),
        }
    }

    /// How many units of a variant the cart holds, free ones too: they come from the same stock.
    pub(super) fn units_in_cart(&self, variant: &str) -> u64 {
        self.cart
            .lines
            .iter()
            .filter(|line| line.variant == variant)
            .map(|line| u64::from(line.quantity))
            .sum()
    }

    /// Whether `more` further units can be bought, and a line of `on_line` units may be had.
    pub(super) fn is_available(&self, variant: &VariantFacts<'_>, more: u32, on_line: u32) -> bool {
        let live = self.live(variant.id);
        let available = live.and_then(|live| live.available).unwrap_or(variant.available);
        let stock = live.and_then(|live| live.stock).or(variant.stock);
        let held = self.units_in_cart(self.records.text(variant.id));
        let rule = &variant.quantities;
        available
            && stock.is_none_or(|stock| held + u64::from(more) <= u64::from(stock))
            && on_line >= rule.min
            && rule.max.is_none_or(|max| on_line <= max)
            && on_line.is_multiple_of(rule.increment.max(1))
    }

    /// The smallest quantity of a variant, from `wanted` up, that a line may hold.
    pub(super) fn allowed_quantity(variant: &VariantFacts<'_>, wanted: u32) -> u32 {
        let step = variant.quantities.increment.max(1);
        let least = wanted.max(variant.quantities.min);
        least.checked_next_multiple_of(step).unwrap_or(least)
    }

    /// Whether a product is on any line, in any variant, free or not.
    pub(super) fn has_product(&self, product: Key) -> bool {
        self.items.iter().any(|item| item.line.is_some() && item.product_key == Some(product))
    }

    /// Whether other lines are nested under this one.
    pub(super) fn has_children(&self, line: &Line) -> bool {
        self.cart.lines.iter().any(|other| other.parent.as_deref() == Some(&line.key))
    }
}

fn item<'a>(records: &'a Records<'a>, product: &str, variant: &str) -> Item<'a> {
    let bundle = records.bundle();
    let variant_key = bundle.key(variant);
    let mut item = Item {
        line: None,
        product: None,
        facts: None,
        variant: None,
        ordinal: None,
        product_key: bundle.key(product),
        variant_key,
        collections: Vec::new(),
        tags: Vec::new(),
        types: Vec::new(),
        vendors: Vec::new(),
        requires_shipping: true,
    };
    // The variant's id decides; a cart that names the product otherwise still finds it.
    match variant_key.and_then(|key| bundle.variant_at(key)) {
        Some((product, ordinal)) => {
            item.product = Some(product);
            item.ordinal = Some(ordinal);
        }
        None => item.product = item.product_key.and_then(|key| bundle.product_index(key)),
    }
    if let Some(index) = item.product {
        let facts = records.product(index);
        item.product_key = Some(facts.id);
        item.variant = item.ordinal.and_then(|ordinal| facts.variants.get(ordinal as usize));
        facts.collections.append_to(&mut item.collections);
        facts.tags.append_to(&mut item.tags);
        item.types.extend(facts.product_type);
        item.vendors.extend(facts.vendor);
        item.requires_shipping = facts.requires_shipping;
        item.facts = Some(facts);
    }
    item
}

fn add_keys(bundle: &Bundle, keys: &mut Vec<Key>, live: &[String]) {
    for text in live {
        if let Some(key) = bundle.key(text).filter(|key| !keys.contains(key)) {
            keys.push(key);
        }
    }
}
