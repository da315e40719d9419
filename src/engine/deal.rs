//! The price of a deal, exactly (semantics.md, Prices).
//!
//! `difference` is what the deal costs in all minus what the cart charges now for the units it uses. `saving` is
//! what the cart charges now for those units plus the singles price of the added ones, minus the deal's total.

use super::decision::Figures;
use super::scene::Scene;
use super::withheld::Withheld;
use crate::bundle::record::{Deal, Rounding, Terms};
use crate::money::{Money, Rate};

/// Equal units of a deal: one line of the cart as it will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// The singles price of one unit that the deal's rate is taken off. Of what the cart charges and what the
    /// list says it is the higher: a line that is discounted already may lose that discount to the deal, and
    /// the price shown must never be below what is charged then.
    pub(super) unit: Money,
    pub(super) quantity: u32,
}

/// What a deal works on.
#[derive(Debug, Clone, Default)]
pub(super) struct Goods {
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
}

/// The figures of a deal, or why it is none.
pub(super) fn figures(scene: &Scene<'_>, deal: &Deal, goods: &Goods) -> Result<Figures, Withheld> {
    let total = total(scene, deal, goods)?;
    let separately = goods.charged_now.plus(goods.added_singles).ok_or(Withheld::NoPrice)?;
    let saving = separately.minus(total).ok_or(Withheld::NoPrice)?;
    let difference = total.minus(goods.charged_now).ok_or(Withheld::NoPrice)?;
    if saving <= Money::ZERO {
        return Err(Withheld::NoRealSaving);
    }
    let saving_percent = match deal.terms {
        Terms::PercentOff(rate) => rate,
        Terms::AmountOff(_) | Terms::Total(_) => Rate::of(saving, separately),
    };
    Ok(Figures {
        price: goods.added_singles,
        difference,
        saving,
        saving_percent,
        deal: total,
        have: goods.have,
        add: goods.add,
        compare_at: None,
        unit: None,
    })
}

/// What the deal costs in all.
fn total(scene: &Scene<'_>, deal: &Deal, goods: &Goods) -> Result<Money, Withheld> {
    let found = match &deal.terms {
        Terms::PercentOff(rate) => percent_off(*rate, deal.rounding, &goods.parts),
        Terms::AmountOff(amounts) => {
            let off = scene.amount(amounts)?.times(goods.sets);
            singles(&goods.parts).zip(off).and_then(|(singles, off)| singles.minus(off))
        }
        Terms::Total(amounts) => scene.amount(amounts)?.times(goods.sets),
    };
    found.filter(|total| *total >= Money::ZERO).ok_or(Withheld::NoPrice)
}

fn singles(parts: &[Part]) -> Option<Money> {
    parts.iter().try_fold(Money::ZERO, |sum, part| sum.plus(part.unit.times(part.quantity)?))
}

/// The total with a rate taken off and fractions rounded up where the platform rounds; where that is not
/// declared, the highest of the three.
fn percent_off(rate: Rate, rounding: Option<Rounding>, parts: &[Part]) -> Option<Money> {
    let by_unit = || {
        parts.iter().try_fold(Money::ZERO, |sum, part| sum.plus(rate.off(part.unit)?.times(part.quantity)?))
    };
    let by_line = || {
        parts.iter().try_fold(Money::ZERO, |sum, part| sum.plus(rate.off(part.unit.times(part.quantity)?)?))
    };
    let by_order = || rate.off(singles(parts)?);
    match rounding {
        Some(Rounding::Unit) => by_unit(),
        Some(Rounding::Line) => by_line(),
        Some(Rounding::Order) => by_order(),
        None => Some(by_unit()?.max(by_line()?).max(by_order()?)),
    }
}
