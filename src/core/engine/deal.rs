//! The price of a deal, exactly (docs/semantics.md, Prices).
//!
//! `difference` is what the deal costs in all minus what the cart charges now for the units it uses. `saving` is
//! what the cart charges now for those units plus the singles price of the added ones, minus the deal's total.

use super::because::Because;
use super::evaluator::Evaluator;
use super::observer::Observer;
use super::proposal::Sums;
use super::refusal::Verdict;
use super::withheld::Withheld;
use crate::bundle::record::{Deal, DealPrice};
use crate::cart::Line;
use crate::money::{Money, Rate};
use crate::vocabulary::Rounding;
use alloc::vec::Vec;

/// Equal units of a deal: one line of the cart as it will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The singles price of one unit that the deal's rate is taken off. Of what the cart charges and what the
    /// list says it is the higher: a line that is discounted already may lose that discount to the deal, and
    /// the price shown must never be below what is charged then.
    pub unit: Money,
    /// How many.
    pub quantity: u32,
}

/// What a deal works on.
#[derive(Debug, Clone, Default)]
pub struct DealItems {
    /// All of its units.
    pub(super) parts: Vec<Part>,
    /// How many times the deal applies.
    pub(super) sets: u32,
    /// What the cart charges now for the units that are in it.
    pub(super) charged_now: Money,
    /// The singles price of the units that are added.
    pub(super) added_singles: Money,
    /// Units in the cart.
    pub(super) have: u32,
    /// Units added.
    pub(super) add: u32,
    /// A variant stands on several lines of the cart. Which of them the platform takes, and which one the added units
    /// join, is its own affair.
    pub(super) split: bool,
}

impl DealItems {
    /// One set of these units, as if none of them were in the cart.
    pub fn one_set(parts: Vec<Part>) -> DealItems {
        DealItems { parts, sets: 1, ..DealItems::default() }
    }

    /// Takes in units of a line of the cart, to which others may be `joined`; `None` where a sum leaves the range
    /// of amounts.
    pub(super) fn take(&mut self, line: &Line, used: u32, joined: u32, list: Money) -> Option<()> {
        self.charged_now = self.charged_now.plus(line.total.share(used, line.quantity)?)?;
        self.have = self.have.saturating_add(used);
        self.parts.push(Part { unit: line.unit_price.max(list), quantity: used + joined });
        Some(())
    }
}

/// Whether accepting puts the deal's code on the cart: it needs one, and it is absent.
pub(super) fn applies_code<O: Observer>(evaluator: &Evaluator<'_, O>, deal: &Deal<'_>) -> bool {
    deal.code.is_some_and(|code| !evaluator.cart.has_code(code))
}

/// The figures of a deal, or why it is none.
pub(super) fn sums<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    deal: &Deal<'_>,
    items: &DealItems,
) -> Verdict<Sums, O> {
    let total = total(evaluator, deal, items)?;
    let figures = || {
        let separately = items.charged_now.plus(items.added_singles)?;
        Some((separately, separately.minus(total)?, total.minus(items.charged_now)?))
    };
    let (separately, saving, difference) = figures().ok_or_else(|| evaluator.refuse(Withheld::NoPrice))?;
    if saving <= Money::ZERO {
        let because = || Because::NoSaving { separately, total };
        return Err(evaluator.refuse_because(Withheld::NoRealSaving, because));
    }
    let saving_percent = match deal.price {
        DealPrice::PercentOff(rate) => rate,
        DealPrice::AmountOff(_) | DealPrice::Total(_) => Rate::of(saving, separately),
    };
    Ok(Sums {
        price: items.added_singles,
        difference,
        saving,
        saving_percent,
        deal: total,
        have: items.have,
        add: items.add,
    })
}

/// What the deal costs in all.
fn total<O: Observer>(evaluator: &Evaluator<'_, O>, deal: &Deal<'_>, items: &DealItems) -> Verdict<Money, O> {
    let found = match deal.price {
        DealPrice::PercentOff(rate) => percent_off(rate, deal.rounding, items),
        DealPrice::AmountOff(amounts) => amount_off(evaluator.amount(amounts, None)?, items),
        DealPrice::Total(amounts) => evaluator.amount(amounts, None)?.times(items.sets),
    };
    match found {
        Some(total) if total > Money::ZERO => Ok(total),
        Some(_) => Err(evaluator.refuse_because(Withheld::NoPrice, || Because::NothingLeftToPay)),
        None => Err(evaluator.refuse(Withheld::NoPrice)),
    }
}

/// What the items cost with an amount taken off for each set; below zero where that is more than they cost, `None`
/// where a sum leaves the range of amounts.
pub fn amount_off(off: Money, items: &DealItems) -> Option<Money> {
    let off = off.times(items.sets);
    singles(&items.parts).zip(off).and_then(|(singles, off)| singles.minus(off))
}

/// What the units cost separately; `None` where the sum leaves the range of amounts.
pub fn singles(parts: &[Part]) -> Option<Money> {
    sum(parts, &|part| part.unit.times(part.quantity))
}

fn sum(parts: &[Part], cost: &dyn Fn(&Part) -> Option<Money>) -> Option<Money> {
    parts.iter().try_fold(Money::ZERO, |sum, part| sum.plus(cost(part)?))
}

/// The total with a rate taken off and fractions rounded up where the platform rounds; where that is not
/// declared, the highest of the three. Where a variant stands on several lines, it is not known which of them the
/// platform takes; rounded by the line, the total is then at most what it is rounded by the unit. `None` where a sum
/// leaves the range of amounts.
pub fn percent_off(rate: Rate, rounding: Option<Rounding>, items: &DealItems) -> Option<Money> {
    let parts = &items.parts;
    let by_unit = || sum(parts, &|part| rate.off(part.unit)?.times(part.quantity));
    let by_line = || sum(parts, &|part| rate.off(part.unit.times(part.quantity)?));
    let by_order = || rate.off(singles(parts)?);
    match rounding {
        Some(Rounding::Unit) => by_unit(),
        Some(Rounding::Line) if items.split => by_unit(),
        Some(Rounding::Line) => by_line(),
        Some(Rounding::Order) => by_order(),
        None => Some(by_unit()?.max(by_line()?).max(by_order()?)),
    }
}
