//! Questions to the engine that a decision leaves open, asked with a rule bundle that is changed for the question:
//! does this part of a trigger hold, which line calls for this offer, what would it do if nothing stood in its way?
//!
//! The answers are the engine's own, so that no rule stands here a second time.

use crate::carts::Situation;
use cart_associate_core::bundle::record::{
    Audience, Component, Condition, Conditions, Kit, LineCondition, LineTest, Meta, OfferBody, OfferDisplay,
    OfferRule, Settings, Step, Suggest, Target, Tier, VariantAt,
};
use cart_associate_core::bundle::{Builder, Bundle, OfferParts, ProductParts, Records};
use cart_associate_core::cart::Cart;
use cart_associate_core::context::Context;
use cart_associate_core::engine::{Reasoned, Suggestion, Withheld, decide_with_reasons};
use cart_associate_core::key::Key;
use cart_associate_core::ledger::Ledger;
use cart_associate_core::money::Rate;
use cart_associate_core::text::Text;
use cart_associate_core::vocabulary::Kind;
use cart_associate_core::wire::{Arena, List};
use std::collections::{BTreeMap, BTreeSet};

/// So many questions are asked at once, in a bundle of many offers.
const BATCH: usize = 4_000;

/// Carts with more lines are not asked about line by line.
const MOST_LINES: usize = 50;

/// Every placement.
const ANYWHERE: u8 = 7;

/// Asks about one cart.
pub(super) struct Probe<'a> {
    bundle: &'a Bundle,
    records: &'a Records<'a>,
    arena: &'a Arena,
    cart: &'a Cart,
    context: Context,
    builder: Builder,
    ids: Vec<String>,
}

/// An offer to ask about.
#[derive(Clone, Copy)]
pub(super) struct Question<'b> {
    pub(super) rule: OfferRule<'b>,
    pub(super) display: OfferDisplay<'b>,
}

impl<'a> Probe<'a> {
    /// `None` where the bundle cannot be changed in this way.
    pub(super) fn new(
        records: &'a Records<'a>,
        arena: &'a Arena,
        cart: &'a Cart,
        situation: &Situation,
    ) -> Option<Probe<'a>> {
        let bundle = records.bundle();
        let mut texts = BTreeSet::new();
        let mut position = 0;
        while let Some(text) = bundle.text(Key::at(position)) {
            texts.insert(text.into_owned());
            position += 1;
        }
        // A trigger is a few questions; every id is written with each bundle that is asked.
        let batch = (bundle.offer_count() as usize).saturating_mul(4).clamp(64, BATCH);
        let ids = (0..batch).map(|number| format!("{number:04}")).collect();
        let context = Context { visitor: None, ..situation.context.clone() };
        Some(Probe { bundle, records, arena, cart, context, builder: Builder::new(texts), ids })
    }

    /// Where the questions lie.
    pub(super) fn arena(&self) -> &'a Arena {
        self.arena
    }

    /// Which of these conditions hold as a trigger: each in the way in which an offer's `when` is asked.
    pub(super) fn hold(&self, conditions: &[Condition<'_>]) -> Option<Vec<bool>> {
        self.hold_in(self.cart, conditions)
    }

    fn hold_in(&self, cart: &Cart, conditions: &[Condition<'_>]) -> Option<Vec<bool>> {
        let mut answers = Vec::new();
        for batch in conditions.chunks(self.ids.len().max(1)) {
            // An offer that is nowhere shown is asked whether it is triggered, and no further.
            let nowhere = batch.iter().map(|when| rule(*when, 0, OfferBody::Guidance(None)));
            let questions: Vec<Question<'_>> = nowhere.map(plain).collect();
            let reasoned = self.ask(cart, &questions)?;
            answers.extend(reasoned.withheld.iter().map(|one| one.reason != Withheld::NotTriggered));
        }
        (answers.len() == conditions.len()).then_some(answers)
    }

    /// How many units the lines that meet each of these conditions have together: the engine is asked line by line.
    pub(super) fn units(&self, conditions: &[LineCondition<'_>]) -> Option<Vec<i64>> {
        if self.cart.lines.len() > MOST_LINES {
            return None;
        }
        let bare = conditions.iter().map(|one| Condition::Line(LineCondition { quantity: None, ..*one }));
        let whens: Vec<Condition<'_>> = bare.collect();
        let mut units = vec![0; conditions.len()];
        for line in self.cart.lines.iter().filter(|_| !whens.is_empty()) {
            let alone = Cart { lines: vec![line.clone()], ..self.cart.clone() };
            let holds = self.hold_in(&alone, &whens)?;
            for ((sum, holds), condition) in units.iter_mut().zip(holds).zip(conditions) {
                // Subscriptions count only where they are asked for.
                let asked_for = |test| test == LineTest::Subscription(true);
                let counts = line.plan.is_none() || condition.tests.iter().any(asked_for);
                if holds && counts {
                    *sum += i64::from(line.quantity);
                }
            }
        }
        Some(units)
    }

    /// The suggestion that advice with this trigger would make: it names the line.
    pub(super) fn called_for(&self, when: Condition<'_>) -> Option<Suggestion> {
        self.alone(plain(rule(when, ANYWHERE, OfferBody::Guidance(None))))
    }

    /// The suggestion that an offer would be if there were no other and nothing were remembered.
    pub(super) fn alone(&self, question: Question<'_>) -> Option<Suggestion> {
        self.ask(self.cart, &[question])?.decision.suggestions.into_iter().next()
    }

    /// An offer of the bundle as it stands.
    pub(super) fn question(&self, offer: u32) -> Question<'a> {
        Question { rule: self.records.offer(offer), display: self.records.offer_display(offer) }
    }

    fn ask(&self, cart: &Cart, questions: &[Question<'_>]) -> Option<Reasoned> {
        let mut wanted = BTreeSet::new();
        let viewed = self.context.viewed.iter().map(|viewed| (&viewed.product, &viewed.variant));
        for (product, variant) in cart.lines.iter().map(|line| (&line.product, &line.variant)).chain(viewed) {
            let by_variant = self.bundle.key(variant).and_then(|key| self.bundle.variant_at(key));
            let by_product = || self.bundle.key(product).and_then(|key| self.bundle.product_index(key));
            wanted.extend(by_variant.map(|(product, _)| product).or_else(by_product));
        }
        for question in questions {
            each_product(question.rule.body, &mut |product| {
                wanted.insert(product);
            });
        }
        // Only these products are needed, and so they get other places.
        let places: BTreeMap<u32, u32> = wanted.into_iter().zip(0..).collect();
        let mut products = Vec::new();
        for product in places.keys() {
            let (facts, display) = (self.records.product(*product), self.records.product_display(*product));
            products.push(ProductParts { facts, display });
        }
        let place = |product| places.get(&product).copied().unwrap_or(u32::MAX);
        let offers: Vec<OfferParts<'_>> = questions
            .iter()
            .zip(&self.ids)
            .map(|(question, id)| {
                let body = moved(self.arena, question.rule.body, &place);
                OfferParts { id, rule: OfferRule { body, ..question.rule }, display: question.display }
            })
            .collect();
        let meta = self.bundle.meta();
        let settings = Settings { max_suggestions: 3, holdout: Rate(0), ..meta.settings };
        let meta = Meta { enabled: true, valid_until: None, settings, ..meta };
        let bundle = Bundle::open(self.builder.write(&meta, &products, &offers).ok()?).ok()?;
        decide_with_reasons(&bundle, cart, &self.context, &Ledger::default()).ok()
    }
}

/// A rule that nothing but its trigger holds back.
pub(super) fn rule<'b>(when: Condition<'b>, placements: u8, body: OfferBody<'b>) -> OfferRule<'b> {
    OfferRule {
        kind: Kind::AvoidsReturns,
        enabled: true,
        priority: 0,
        group: None,
        needs: List::default(),
        when,
        unless: None,
        audience: Audience::default(),
        from: None,
        until: None,
        placements,
        max_price_share: None,
        body,
    }
}

fn plain(rule: OfferRule<'_>) -> Question<'_> {
    let nothing = Text::default();
    let display = OfferDisplay {
        title: None,
        why: nothing,
        claim: None,
        distribution: List::default(),
        link: None,
        statement: None,
        steps: List::default(),
    };
    Question { rule, display }
}

/// A condition that holds where something is charged for in the cart, or looked at.
pub(super) fn any_line() -> Condition<'static> {
    Condition::Line(LineCondition { tests: List::default(), quantity: None })
}

/// Whether a condition holds that is no trigger by itself; asked as `unless` and `none` ask.
pub(super) fn not<'b>(arena: &'b Arena, condition: Condition<'b>) -> Condition<'b> {
    both(arena, any_line(), Condition::None(Conditions::of(arena.list(&[condition]))))
}

/// Both of these conditions.
pub(super) fn both<'b>(arena: &'b Arena, one: Condition<'b>, other: Condition<'b>) -> Condition<'b> {
    Condition::All(Conditions::of(arena.list(&[one, other])))
}

/// Visits the index of every product that an offer body names.
pub(super) fn each_product(body: OfferBody<'_>, visit: &mut dyn FnMut(u32)) {
    match body {
        OfferBody::Product(list) => list.iter().for_each(|one| visit(one.product)),
        OfferBody::Kit(kit) => kit.components.iter().for_each(|one| visit(one.product)),
        OfferBody::Tier(tier) => {
            for step in tier.steps {
                if let Target::Variant(at) | Target::Service(at) = step.target {
                    visit(at.product);
                }
            }
        }
        OfferBody::Guidance(_) | OfferBody::Confirmation(_) | OfferBody::QuantityBreak(_) => {}
    }
}

/// An offer body with its products at other places.
fn moved<'b>(arena: &'b Arena, body: OfferBody<'b>, place: &dyn Fn(u32) -> u32) -> OfferBody<'b> {
    match body {
        OfferBody::Product(list) => {
            let moved = list.iter().map(|one| Suggest { product: place(one.product), ..one });
            OfferBody::Product(arena.list(&moved.collect::<Vec<_>>()))
        }
        OfferBody::Kit(kit) => {
            let moved = kit.components.iter().map(|one| Component { product: place(one.product), ..one });
            OfferBody::Kit(Kit { components: arena.list(&moved.collect::<Vec<_>>()), ..kit })
        }
        OfferBody::Tier(tier) => {
            let at = |at: VariantAt| VariantAt { product: place(at.product), ..at };
            let moved = tier.steps.iter().map(|step| {
                let target = match step.target {
                    Target::Variant(variant) => Target::Variant(at(variant)),
                    Target::Service(variant) => Target::Service(at(variant)),
                    Target::AsItIs | Target::Plan(_) => step.target,
                };
                Step { target, ..step }
            });
            OfferBody::Tier(Tier { steps: arena.list(&moved.collect::<Vec<_>>()), ..tier })
        }
        OfferBody::Guidance(_) | OfferBody::Confirmation(_) | OfferBody::QuantityBreak(_) => body,
    }
}
