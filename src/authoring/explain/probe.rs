//! Questions to the engine that a decision leaves open, asked with a rule bundle that is changed for the question:
//! does this part of a trigger hold, which line calls for this offer, what would it do if nothing stood in its way?
//!
//! The answers are the engine's own, so that no rule stands here a second time.

use crate::authoring::carts::Situation;
use crate::bundle::record::{
    Audience, Condition, Effect, Key, Kind, LineCondition, LineTest, Meta, OfferDisplay, OfferRule, Settings,
};
use crate::bundle::{Builder, Bundle, OfferParts, ProductParts};
use crate::cart::Cart;
use crate::context::Context;
use crate::engine::{Decision, Explain, Suggestion, Withheld, decide};
use crate::ledger::Ledger;
use crate::money::Rate;
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};

/// So many questions are asked at once, in a bundle of many offers.
const BATCH: usize = 4_000;

/// Carts with more lines are not asked about line by line.
const MOST_LINES: usize = 50;

/// The ids of questions. They sort behind every other text, so that no key of the bundle changes.
const ID: &str = "\u{10ffff}question";

/// Every placement.
const ANYWHERE: u8 = 7;

/// Asks about one cart.
pub(super) struct Probe<'a> {
    bundle: &'a Bundle,
    cart: &'a Cart,
    context: Context,
    builder: Builder,
    ids: Vec<Key>,
}

/// An offer to ask about.
pub(super) struct Question {
    pub(super) rule: OfferRule,
    pub(super) display: OfferDisplay,
}

impl<'a> Probe<'a> {
    /// `None` where the bundle cannot be changed in this way.
    pub(super) fn new(bundle: &'a Bundle, cart: &'a Cart, situation: &Situation) -> Option<Probe<'a>> {
        let mut texts = BTreeSet::new();
        let mut position = 0;
        while let Ok(text) = bundle.text(Key(position)) {
            texts.insert(text.to_owned());
            position += 1;
        }
        if texts.last().is_some_and(|last| last.as_str() >= ID) {
            return None;
        }
        // A trigger is a few questions; every id is written with each bundle that is asked.
        let batch = (bundle.offer_count() as usize).saturating_mul(4).clamp(64, BATCH);
        texts.extend((0..batch).map(|number| format!("{ID}{number:04}")));
        let ids = (position..).take(batch).map(Key).collect();
        let context = Context { visitor: None, ..situation.context.clone() };
        Some(Probe { bundle, cart, context, builder: Builder::new(texts), ids })
    }

    /// Which of these conditions hold as a trigger: each in the way in which an offer's `when` is asked.
    pub(super) fn hold(&self, conditions: &[Condition]) -> Option<Vec<bool>> {
        self.hold_in(self.cart, conditions)
    }

    fn hold_in(&self, cart: &Cart, conditions: &[Condition]) -> Option<Vec<bool>> {
        let mut answers = Vec::new();
        for batch in conditions.chunks(self.ids.len().max(1)) {
            // An offer that is nowhere shown is asked whether it is triggered, and no further.
            let nowhere = batch.iter().map(|when| rule(when.clone(), 0, Effect::Guidance(None)));
            let questions: Vec<Question> = nowhere.map(plain).collect();
            let decision = self.ask(cart, &questions)?;
            answers.extend(decision.withheld.iter().map(|one| one.reason != Withheld::NotTriggered));
        }
        (answers.len() == conditions.len()).then_some(answers)
    }

    /// How many units the lines that meet each of these conditions have together: the engine is asked line by line.
    pub(super) fn units(&self, conditions: &[LineCondition]) -> Option<Vec<i64>> {
        if self.cart.lines.len() > MOST_LINES {
            return None;
        }
        let bare =
            |one: &LineCondition| Condition::Line(LineCondition { tests: one.tests.clone(), quantity: None });
        let whens: Vec<Condition> = conditions.iter().map(bare).collect();
        let mut units = vec![0; conditions.len()];
        for line in self.cart.lines.iter().filter(|_| !whens.is_empty()) {
            let alone = Cart { lines: vec![line.clone()], ..self.cart.clone() };
            let holds = self.hold_in(&alone, &whens)?;
            for ((sum, holds), condition) in units.iter_mut().zip(holds).zip(conditions) {
                // Subscriptions count only where they are asked for.
                let counts = line.plan.is_none() || condition.tests.contains(&LineTest::Subscription(true));
                if holds && counts {
                    *sum += i64::from(line.quantity);
                }
            }
        }
        Some(units)
    }

    /// The suggestion that advice with this trigger would make: it names the line.
    pub(super) fn called_for(&self, when: &Condition) -> Option<Suggestion> {
        self.alone(plain(rule(when.clone(), ANYWHERE, Effect::Guidance(None))))
    }

    /// The suggestion that an offer would be if there were no other and nothing were remembered.
    pub(super) fn alone(&self, question: Question) -> Option<Suggestion> {
        self.ask(self.cart, &[question])?.suggestions.into_iter().next()
    }

    /// An offer of the bundle as it stands.
    pub(super) fn question(&self, offer: u32) -> Option<Question> {
        let (rule, display) = (self.bundle.offer(offer).ok()?, self.bundle.offer_display(offer).ok()?);
        Some(Question { rule, display })
    }

    fn ask(&self, cart: &Cart, questions: &[Question]) -> Option<Decision> {
        let mut wanted = BTreeSet::new();
        let viewed = self.context.viewed.iter().map(|viewed| (&viewed.product, &viewed.variant));
        for (product, variant) in cart.lines.iter().map(|line| (&line.product, &line.variant)).chain(viewed) {
            let by_variant = self.bundle.key(variant).and_then(|key| self.bundle.variant_at(key));
            let by_product = || self.bundle.key(product).and_then(|key| self.bundle.product_index(key));
            wanted.extend(by_variant.map(|(product, _)| product).or_else(by_product));
        }
        for question in questions {
            each_product(&mut question.rule.effect.clone(), &mut |product| {
                wanted.insert(*product);
            });
        }
        // Only these products are needed, and so they get other places.
        let places: BTreeMap<u32, u32> = wanted.into_iter().zip(0..).collect();
        let mut products = Vec::new();
        for product in places.keys() {
            let facts = self.bundle.product(*product).ok()?;
            products.push(ProductParts { facts, display: self.bundle.product_display(*product).ok()? });
        }
        let offers: Vec<OfferParts> = questions
            .iter()
            .zip(&self.ids)
            .map(|(question, id)| {
                let mut rule = question.rule.clone();
                each_product(&mut rule.effect, &mut |product| {
                    *product = places.get(product).copied().unwrap_or(u32::MAX);
                });
                OfferParts { id: *id, rule, display: question.display.clone() }
            })
            .collect();
        let meta = self.bundle.meta();
        let settings = Settings { max_suggestions: 3, holdout: Rate(0), ..meta.settings.clone() };
        let meta = Meta { enabled: true, valid_until: None, settings, ..meta.clone() };
        let bundle = Bundle::open(self.builder.write(&meta, &products, &offers).ok()?).ok()?;
        decide(&bundle, cart, &self.context, &Ledger::default(), Explain::Every).ok()
    }
}

/// A rule that nothing but its trigger holds back.
pub(super) fn rule(when: Condition, placements: u8, effect: Effect) -> OfferRule {
    OfferRule {
        kind: Kind::AvoidsReturns,
        enabled: true,
        priority: 0,
        group: None,
        needs: Vec::new(),
        when,
        unless: None,
        audience: Audience::default(),
        from: None,
        until: None,
        placements,
        max_price_share: None,
        effect,
    }
}

fn plain(rule: OfferRule) -> Question {
    let nothing = Text::default();
    let display = OfferDisplay {
        title: None,
        why: nothing,
        claim: None,
        distribution: Vec::new(),
        link: None,
        statement: None,
        steps: Vec::new(),
    };
    Question { rule, display }
}

/// A condition that holds where something is charged for in the cart, or looked at.
pub(super) fn any_line() -> Condition {
    Condition::Line(LineCondition { tests: Vec::new(), quantity: None })
}

/// Whether a condition holds that is no trigger by itself; asked as `unless` and `none` ask.
pub(super) fn not(condition: Condition) -> Condition {
    Condition::All(vec![any_line(), Condition::None(vec![condition])])
}

/// Visits every place that an effect has a product's index in.
pub(super) fn each_product(effect: &mut Effect, visit: &mut dyn FnMut(&mut u32)) {
    use crate::bundle::record::Target;
    match effect {
        Effect::Product(list) => list.iter_mut().for_each(|one| visit(&mut one.product)),
        Effect::Kit(kit) => kit.components.iter_mut().for_each(|one| visit(&mut one.product)),
        Effect::Tier(tier) => {
            for step in &mut tier.steps {
                if let Target::Variant(at) | Target::Service(at) = &mut step.target {
                    visit(&mut at.product);
                }
            }
        }
        Effect::Guidance(_) | Effect::Confirmation(_) | Effect::QuantityBreak(_) => {}
    }
}
