//! Offers: what is matched, and what is displayed, with the defaults filled in (docs/semantics.md, Defaults).

use super::{Lowered, Lowering, Unchecked};
use crate::exact;
use crate::source::{Audience, Offer};
use cart_associate_core::bundle::OfferParts;
use cart_associate_core::bundle::record::{self, Claim, OfferDisplay, OfferRule};
use cart_associate_core::wire::List;

impl<'a> Lowering<'a> {
    pub(super) fn offer(&self, source: &'a Offer) -> Lowered<OfferParts<'a>> {
        let form = source.form().ok_or(Unchecked)?;
        let schedule = source.schedule.as_ref();
        let share = source.max_price_share.map(|percent| exact::wide_rate(percent.0)).transpose();
        let rule = OfferRule {
            kind: source.kind,
            enabled: source.enabled,
            priority: source.priority(),
            group: source.group.as_ref().map(|group| self.key(group)).transpose()?,
            needs: self.keys_of(source.need.as_ref())?,
            when: match &source.when {
                Some(when) => self.condition(when)?,
                None => self.own_trigger(form)?,
            },
            unless: source.unless.as_ref().map(|condition| self.condition(condition)).transpose()?,
            audience: source
                .audience
                .as_ref()
                .map(|audience| self.audience(audience))
                .transpose()?
                .unwrap_or_default(),
            from: self.moment(schedule.and_then(|schedule| schedule.from.as_deref()))?,
            until: self.moment(schedule.and_then(|schedule| schedule.until.as_deref()))?,
            placements: source.placements().iter().fold(0, |bits, placement| bits | placement.bit()),
            max_price_share: share.map_err(|_| Unchecked)?,
            body: self.body(source.kind, form)?,
        };
        Ok(OfferParts { id: &source.id, rule, display: self.display(form, self.shared_display(source)?)? })
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

    /// What the card shows of an offer of any form.
    fn shared_display(&self, source: &'a Offer) -> Lowered<OfferDisplay<'a>> {
        let claim = source.claim.as_ref().map(|claim| {
            let share = exact::rate(claim.share.0).map_err(|_| Unchecked)?;
            Ok(Claim { share, sample: claim.sample })
        });
        Ok(OfferDisplay {
            title: source.title.as_ref().map(|title| self.text(title)).transpose()?,
            why: self.sentence(&source.why)?,
            claim: claim.transpose()?,
            distribution: List::default(),
            link: None,
            statement: None,
            steps: List::default(),
        })
    }
}
