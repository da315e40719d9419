//! What an offer suggests: the record of its form, and what of it the card shows.

use super::{Lowered, Lowering, Unchecked};
use crate::exact;
use crate::source::{self, AppliedBy, Form, Quantity, SwitchTo, TierScope};
use cart_associate_core::bundle::record::{
    Component, Condition, Confirmation, Deal, DealPrice, Kit, LineCondition, LineTest, Link, OfferBody,
    OfferDisplay, QuantityBreak, Step, StepDisplay, Suggest, Switch, Target, Tier,
};
use cart_associate_core::vocabulary::Kind;

impl<'a> Lowering<'a> {
    /// The record of an offer's form.
    pub(super) fn body(&self, kind: Kind, form: Form<'a>) -> Lowered<OfferBody<'a>> {
        Ok(match form {
            Form::Product(list) => {
                let belongs = kind == Kind::AvoidsReturns;
                let list = list.as_slice().iter().map(|one| self.suggest(one, belongs));
                OfferBody::Product(self.arena.list(&list.collect::<Lowered<Vec<_>>>()?))
            }
            Form::Guidance(guidance) => {
                let switch = guidance.switch.as_ref().map(|switch| self.switch(switch));
                OfferBody::Guidance(switch.transpose()?)
            }
            Form::Confirmation(source::Confirm { statement: _, property, value }) => {
                let value = value.as_deref().unwrap_or("confirmed");
                OfferBody::Confirmation(Confirmation { property, value })
            }
            Form::QuantityBreak(source) => OfferBody::QuantityBreak(QuantityBreak {
                quantity: source.quantity,
                from: source.offered_from(),
                repeat: source.repeat,
                deal: self.deal(&source.deal)?,
            }),
            Form::Kit(kit) => {
                let components = kit.components.iter().map(|component| self.component(component));
                let mut components = components.collect::<Lowered<Vec<_>>>()?;
                components.sort_by_key(|component| component.product);
                let components = self.arena.list(&components);
                OfferBody::Kit(Kit { components, deal: self.deal(&kit.deal)? })
            }
            Form::Tier(tier) => {
                let steps = tier.steps.iter().map(|step| self.step(step)).collect::<Lowered<Vec<_>>>()?;
                let steps = self.arena.list(&steps);
                OfferBody::Tier(Tier { for_order: tier.scope == TierScope::Order, steps })
            }
        })
    }

    /// The trigger of an offer that gives none. A kit is triggered by any of its components.
    pub(super) fn own_trigger(&self, form: Form<'a>) -> Lowered<Condition<'a>> {
        match form {
            Form::Kit(kit) => {
                let components = self.keys(kit.components.iter().map(|component| &component.product))?;
                let tests = self.arena.list(&[LineTest::Product(components)]);
                Ok(Condition::Line(LineCondition { tests, quantity: None }))
            }
            Form::Product(_)
            | Form::Guidance(_)
            | Form::Confirmation(_)
            | Form::QuantityBreak(_)
            | Form::Tier(_) => Err(Unchecked),
        }
    }

    /// Adds what the card shows of a form alone to what it shows of any.
    pub(super) fn display(&self, form: Form<'a>, shared: OfferDisplay<'a>) -> Lowered<OfferDisplay<'a>> {
        Ok(match form {
            Form::Guidance(guidance) => {
                let bars = guidance.distribution.iter().flatten().map(|bar| {
                    Ok((self.text(&bar.label)?, exact::rate(bar.share.0).map_err(|_| Unchecked)?))
                });
                let distribution = self.arena.list(&bars.collect::<Lowered<Vec<_>>>()?);
                let link = guidance.link.as_ref();
                let link = link.map(|link| Ok(Link { label: self.text(&link.label)?, url: &link.url }));
                OfferDisplay { distribution, link: link.transpose()?, ..shared }
            }
            Form::Confirmation(confirm) => {
                OfferDisplay { statement: Some(self.text(&confirm.statement)?), ..shared }
            }
            Form::Tier(tier) => {
                let mut steps = Vec::new();
                for step in &tier.steps {
                    let adds = step.adds.as_slice().iter().map(|text| self.text(text));
                    let adds = self.arena.list(&adds.collect::<Lowered<Vec<_>>>()?);
                    steps.push(StepDisplay { title: self.text(&step.title)?, adds });
                }
                OfferDisplay { steps: self.arena.list(&steps), ..shared }
            }
            Form::Product(_) | Form::QuantityBreak(_) | Form::Kit(_) => shared,
        })
    }

    fn suggest(&self, source: &source::Suggest, belongs: bool) -> Lowered<Suggest<'a>> {
        let (product, found) = self.product_at(&source.product)?;
        Ok(Suggest {
            product,
            variants: self.variants_in(found, source.variant.as_ref())?,
            quantity: match source.quantity {
                Some(Quantity::MatchTrigger) => None,
                Some(Quantity::Fixed(count)) => Some(count),
                None => Some(1),
            },
            same: self.keys_of(source.same.as_ref())?,
            choose: source.choose,
            belongs: source.belongs_to_trigger.unwrap_or(belongs),
        })
    }

    fn switch(&self, source: &source::Switch) -> Lowered<Switch<'a>> {
        let mut steps = Vec::new();
        match &source.to {
            SwitchTo::Value(to) => steps.push((None, self.key(to)?)),
            SwitchTo::From(by_value) => {
                for (from, to) in by_value {
                    steps.push((Some(self.key(from)?), self.key(to)?));
                }
            }
        }
        Ok(Switch { option: self.key(&source.option)?, steps: self.arena.list(&steps) })
    }

    fn component(&self, source: &source::Component) -> Lowered<Component<'a>> {
        let (product, found) = self.product_at(&source.product)?;
        Ok(Component {
            product,
            variants: self.variants_in(found, source.variant.as_ref())?,
            quantity: source.units(),
            same: self.keys_of(source.same.as_ref())?,
        })
    }

    fn deal(&self, source: &'a source::Deal) -> Lowered<Deal<'a>> {
        let none = Default::default();
        let price = match (source.percent_off, &source.amount_off) {
            (Some(percent), _) => DealPrice::PercentOff(exact::rate(percent.0).map_err(|_| Unchecked)?),
            (None, Some(amounts)) => DealPrice::AmountOff(self.amounts(amounts, &none)?),
            (None, None) => {
                let totals = source.total.as_ref();
                let by_market = source.market_totals.as_ref();
                let general = Default::default();
                DealPrice::Total(self.amounts(totals.unwrap_or(&general), by_market.unwrap_or(&none))?)
            }
        };
        let code = match &source.applied_by {
            AppliedBy::Automatic => None,
            AppliedBy::Code(code) => Some(code.as_str()),
        };
        Ok(Deal { price, code, rounding: source.rounding })
    }

    fn step(&self, source: &'a source::TierStep) -> Lowered<Step<'a>> {
        let target = match (&source.variant, &source.service, &source.plan) {
            (Some(variant), _, _) => Target::Variant(self.variant_at(variant)?),
            (None, Some(service), _) => Target::Service(self.variant_at(service)?),
            (None, None, Some(plan)) => Target::Plan(plan),
            (None, None, None) => Target::AsItIs,
        };
        Ok(Step { target, recommended: source.recommended })
    }
}
