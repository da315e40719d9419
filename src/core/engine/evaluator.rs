//! The evaluator of one decision: the cart's lines joined with what the bundle knows of them.

use super::because::{Because, CartItem, Shortage, Supply};
use super::item::Item;
use super::observer::Observer;
use super::refusal::{Refusal, Verdict};
use super::withheld::Withheld;
use crate::bundle::record::{Amount, ProductFacts, VariantFacts, amount_in};
use crate::bundle::{Bundle, Records};
use crate::cart::{Cart, Line};
use crate::context::{Context, LivePrice};
use crate::key::Key;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::vocabulary::Placement;
use crate::wire::List;
use alloc::vec::Vec;

/// Everything that the rules look at.
#[derive(Debug)]
pub(super) struct Evaluator<'a, O> {
    pub(super) observer: &'a O,
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

impl<'a, O: Observer> Evaluator<'a, O> {
    pub(super) fn new(
        records: &'a Records<'a>,
        cart: &'a Cart,
        context: &'a Context,
        ledger: &'a Ledger,
        observer: &'a O,
    ) -> Evaluator<'a, O> {
        let bundle = records.bundle();
        let mut items = Vec::new();
        for line in &cart.lines {
            items.push(Item::of_line(records, line));
        }
        if let (Placement::Product, Some(viewed)) = (context.placement, &context.viewed) {
            items.push(Item::of_variant(records, &viewed.product, &viewed.variant));
        }
        Evaluator {
            observer,
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

    /// Refuses for a reason that says it all.
    pub(super) fn refuse(&self, reason: Withheld) -> Refusal<O::Note> {
        self.refuse_because(reason, || Because::Plain)
    }

    /// Refuses. The observer hears why, and what it notes goes with the reason.
    pub(super) fn refuse_because<'e>(
        &self,
        reason: Withheld,
        because: impl FnOnce() -> Because<'e>,
    ) -> Refusal<O::Note> {
        Refusal { reason, note: self.observer.refused(reason, because) }
    }

    /// An item as the observer sees it.
    pub(super) fn cart_item(&self, item: usize) -> CartItem<'a> {
        let nothing = CartItem { line: None, product: None, variant: None };
        self.items.get(item).map_or(nothing, Item::seen)
    }

    fn live(&self, variant: Key) -> Option<&'a LivePrice> {
        let id = self.records.text(variant);
        self.context.live_prices.iter().find(|live| live.variant == id)
    }

    /// A variant of a product; one that is not there means that the bundle is damaged.
    pub(super) fn variant<'f>(&self, facts: &ProductFacts<'f>, ordinal: u32) -> Verdict<VariantFacts<'f>, O> {
        facts.variants.get(ordinal as usize).ok_or_else(|| {
            self.records.damaged();
            self.refuse(Withheld::NotCompatible)
        })
    }

    /// The amount for the cart's currency and market; that of the market beats that of all markets. `of` names the
    /// variant that costs this; a deal is none.
    pub(super) fn amount(&self, amounts: List<'_, Amount>, of: Option<Key>) -> Verdict<Money, O> {
        let Some(currency) = self.currency else { return Err(self.refuse(Withheld::WrongCurrency)) };
        let in_currency = amounts.iter().filter(|one| one.currency == currency);
        match amount_in(self.market, in_currency.map(|one| (one.market, one.amount))) {
            Some(_) if self.context.own_prices => Err(self.refuse(Withheld::OwnPrices)),
            Some(amount) if amount <= Money::ZERO => {
                Err(self.refuse_because(Withheld::NoPrice, || Because::PricedAtZero { variant: of }))
            }
            Some(amount) => match self.other_tax() {
                Some(included) => {
                    Err(self.refuse_because(Withheld::TaxDiffers, || Because::Tax { included }))
                }
                None => Ok(amount),
            },
            None if amounts.is_empty() => {
                Err(self.refuse_because(Withheld::NoPrice, || Because::NoPrice { variant: of }))
            }
            None => Err(self.refuse(Withheld::WrongCurrency)),
        }
    }

    /// Whether the bundle's prices for this market include tax, where the cart's do not, or the other way round.
    fn other_tax(&self) -> Option<bool> {
        let markets = self.bundle.meta().markets;
        let ours = markets.iter().find(|one| Some(one.id) == self.market)?.prices_include_tax?;
        (self.cart.prices_include_tax? != ours).then_some(ours)
    }

    /// What one unit of a variant costs: the live price, else the bundle's.
    pub(super) fn price(&self, variant: &VariantFacts<'_>) -> Verdict<Money, O> {
        match self.live(variant.id).and_then(|live| live.price) {
            Some(price) if price > Money::ZERO => Ok(price),
            Some(_) => {
                let because = || Because::LivePriceZero { variant: variant.id };
                Err(self.refuse_because(Withheld::NoPrice, because))
            }
            None => self.amount(variant.prices, Some(variant.id)),
        }
    }

    /// What one unit of a line is charged at, or what the viewed variant would cost.
    pub(super) fn unit_price(&self, item: &Item<'_>) -> Option<Money> {
        match item.line {
            Some(line) => Some(line.unit_price).filter(|_| !line.opaque),
            None => self.price(item.variant.as_ref()?).ok(),
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

    /// Refuses where `more` further units cannot be bought, or a line of `on_line` units may not be.
    pub(super) fn can_be_had(&self, variant: &VariantFacts<'_>, more: u32, on_line: u32) -> Verdict<(), O> {
        let short = |shortage| {
            let because = || Because::Short { variant: variant.id, shortage };
            Err(self.refuse_because(Withheld::Unavailable, because))
        };
        let live = self.live(variant.id);
        if !live.and_then(|live| live.available).unwrap_or(variant.available || variant.choice_of.is_some()) {
            return short(Shortage::SoldOut);
        }
        let id = self.records.text(variant.id);
        let held = self.units_in_cart(&id);
        let stock = live.and_then(|live| live.stock).or(variant.stock);
        if let Some(stock) = stock
            && held + u64::from(more) > u64::from(stock)
        {
            return short(Shortage::Stock { stock, held, more });
        }
        let mut live_rules = self.cart.lines.iter().filter(|line| line.variant == id);
        let rule = live_rules.find_map(|line| line.quantity_rule).unwrap_or(variant.quantities);
        if on_line < rule.min
            || rule.max.is_some_and(|max| on_line > max)
            || !on_line.is_multiple_of(rule.increment.max(1))
        {
            return short(Shortage::Quantity { rule, on_line });
        }
        self.observer.can_be_had(variant.id, || Supply { stock, rule, on_line });
        Ok(())
    }

    /// The line that a product is on, in any variant, free or not.
    pub(super) fn line_of(&self, product: Key) -> Option<&Item<'a>> {
        self.items.iter().find(|item| item.line.is_some() && item.product_key == Some(product))
    }

    /// Units of a variant that serve a deal which the shopper has accepted.
    pub(super) fn units_in_use(&self, variant: &str) -> u32 {
        let mut units = 0u32;
        for accepted in self.ledger.offers.iter().filter_map(|entry| entry.accepted.as_ref()) {
            for used in &accepted.uses {
                if used.variant == variant {
                    units = units.saturating_add(used.units);
                }
            }
        }
        units
    }

    /// Whether the cart has a line of which something could not be read.
    pub(super) fn has_opaque_lines(&self) -> bool {
        self.cart.lines.iter().any(|line| line.opaque)
    }

    /// What is at stake where two offers cannot both have a product or a variant: a number behind those of the items.
    pub(super) fn key_stake(&self, key: Key) -> usize {
        self.items.len() + key.number() as usize
    }

    /// Whether other lines are nested under this one.
    pub(super) fn has_children(&self, line: &Line) -> bool {
        self.cart.lines.iter().any(|other| other.parent.as_deref() == Some(&line.key))
    }
}
