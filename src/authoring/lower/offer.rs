//! Offers: what is matched, and what is displayed, with the defaults filled in (docs/semantics.md, Defaults).

use super::{Lowered, Lowering, Unchecked};
use crate::exact;
use crate::source::{Audience, Offer};
use cart_associate_core::bundle::OfferParts;
use cart_associate_core::bundle::record::{
    self, Claim, Condition, LineCondition, LineTest, Link, OfferDisplay, OfferRule, StepDisplay,
};
use cart_associate_core::vocabulary::Placement;

impl<'a> Lowering<'a> {
    pub(super) fn offer(&self, source: &'a Offer) -> Lowered<OfferParts<'a>> {
        let schedule = source.schedule.as_ref();
        let default = [Placement::Cart];
        let placements = source.placements.as_deref().unwrap_or(&default);
        let share = source.max_price_share.map(|percent| exact::wide_rate(percent.0)).transpose();
        let rule = OfferRule {
            kind: source.kind,
            enabled: source.enabled,
            priority: source.priority.unwrap_or(0),
            group: source.group.as_ref().map(|group| self.key(group)).transpose()?,
            needs: self.keys_of(source.need.as_ref())?,
            when: self.trigger(source)?,
            unless: source.unless.as_ref().map(|condition| self.condition(condition)).transpose()?,
            audience: source
                .audience
                .as_ref()
                .map(|audience| self.audience(audience))
                .transpose()?
                .unwrap_or_default(),
            from: self.moment(schedule.and_then(|schedule| schedule.from.as_deref()))?,
            until: self.moment(schedule.and_then(|schedule| schedule.until.as_deref()))?,
            placements: placements.iter().fold(0, |bits, placement| bits | placement.bit()),
            max_price_share: share.map_err(|_| Unchecked)?,
            body: self.body(source)?,
        };
        Ok(OfferParts { id: &source.id, rule, display: self.offer_display(source)? })
    }

    /// A kit that says nothing else is triggered by any of its components.
    fn trigger(&self, source: &'a Offer) -> Lowered<Condition<'a>> {
        if let Some(when) = &source.when {
            return self.condition(when);
        }
        let kit = source.kit.as_ref().ok_or(Unchecked)?;
        let components = self.keys(kit.components.iter().map(|component| &component.product))?;
        let tests = self.arena.list(&[LineTest::Product(components)]);
        Ok(Condition::Line(LineCondition { tests, quantity: None }))
    }

    fn audience(&self, source: &Audience) -> Lowered<record::Audience<'a>> {
        Ok(record::Audience {
            signed_in: source.signed_in,
            returning: source.returning,
            customer_tags: self.keys_of(source.customer_tag.as_ref())?,
            countries: self.keys_of(source.country.as_ref())?,
            markets: self.keys_of(source.market.as_ref())?,
        })
    }

    fn offer_display(&self, source: &'a Offer) -> Lowered<OfferDisplay<'a>> {
        let claim = source.claim.as_ref().map(|claim| {
            let share = exact::rate(claim.share.0).map_err(|_| Unchecked)?;
            Ok(Claim { share, sample: claim.sample })
        });
        let guidance = source.guidance.as_ref();
        let mut distribution = Vec::new();
        for bar in guidance.and_then(|guidance| guidance.distribution.as_ref()).into_iter().flatten() {
            distribution.push((self.text(&bar.label)?, exact::rate(bar.share.0).map_err(|_| Unchecked)?));
        }
        let link = guidance
            .and_then(|guidance| guidance.link.as_ref())
            .map(|link| Ok(Link { label: self.text(&link.label)?, url: &link.url }));
        let mut steps = Vec::new();
        for step in source.tier.iter().flat_map(|tier| &tier.steps) {
            let adds =
                step.adds.as_slice().iter().map(|text| self.text(text)).collect::<Lowered<Vec<_>>>()?;
            steps.push(StepDisplay { title: self.text(&step.title)?, adds: self.arena.list(&adds) });
        }
        Ok(OfferDisplay {
            title: source.title.as_ref().map(|title| self.text(title)).transpose()?,
            why: self.sentence(&source.why)?,
            claim: claim.transpose()?,
            distribution: self.arena.list(&distribution),
            link: link.transpose()?,
            statement: source.confirm.as_ref().map(|confirm| self.text(&confirm.statement)).transpose()?,
            steps: self.arena.list(&steps),
        })
    }
}
