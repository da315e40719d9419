//! A shopper at work: sequences of what they, the page and the platform do, and what holds after each step.

use super::choices::Choices;
use super::harness::Violations;
use super::platform::{Platform, shopper_adds};
use super::situation::{DAY, any_variant};
use super::world::World;
use cart_associate::cart::Cart;
use cart_associate::context::Context;
use cart_associate::engine::{Suggestion, decide};
use cart_associate::session::{Action, Card, Failure, Pending, Session, State, Step, UpdatePolicy};
use cart_associate::vocabulary::Placement;
use std::collections::{BTreeMap, BTreeSet};

mod press;

const PLACEMENTS: [Placement; 3] = [Placement::Cart, Placement::Product, Placement::Checkout];

/// What the shopper has done, by our own count.
#[derive(Debug, Default)]
struct Memory {
    /// Offer, products, time.
    dismissed: Vec<(String, BTreeSet<String>, i64)>,
    /// Offer, products, placement, visit.
    shown: Vec<(String, BTreeSet<String>, Placement, u32)>,
    /// By offer the variants added, with the units of each in the cart then.
    accepted: BTreeMap<String, Vec<(String, u32)>>,
    /// Offer, visit.
    withdrawn: Vec<(String, u32)>,
    /// The cart just before and after each accepted change.
    undo: BTreeMap<(String, String), (Cart, Cart)>,
}

struct Visit<'a> {
    world: &'a World,
    session: Session,
    platform: Platform,
    context: Context,
    memory: Memory,
    /// The shopper's changes are not mixed with ours, and the platform gives what it says.
    calm: bool,
    found: &'a mut Violations,
    log: Vec<String>,
}

/// Goes through a visit, and notes what does not hold. Gives the steps, for the reader.
pub(crate) fn check(world: &World, choices: &mut Choices<'_>, found: &mut Violations) -> Vec<String> {
    let nests = choices.percent(40);
    let mut visit = Visit {
        world,
        session: Session::new(world.open(), world.ledger.clone()),
        platform: Platform::new(world, nests),
        context: world.context.clone(),
        memory: Memory::default(),
        calm: !choices.percent(25),
        found,
        log: Vec::new(),
    };
    visit.update(UpdatePolicy::Replace);
    for _ in 0..40 {
        if choices.is_over() {
            break;
        }
        visit.step(choices);
    }
    visit.log
}

fn about(suggestion: &Suggestion) -> BTreeSet<String> {
    let lines = suggestion.choices.iter().flat_map(|choice| &choice.change.add);
    lines.map(|line| line.product.clone()).collect()
}

impl Visit<'_> {
    fn note(&mut self, what: String) {
        self.log.push(what);
    }

    fn check(&mut self, guardrail: &'static str, holds: bool, what: impl FnOnce() -> String) {
        let at = self.log.len();
        self.found.check(guardrail, holds, || format!("after step {at}: {}", what()));
    }

    fn cards(&self) -> Vec<Card> {
        self.session.drawer(self.context.placement).map(|drawer| drawer.cards.clone()).unwrap_or_default()
    }

    fn card(&self, offer: &str) -> Option<Card> {
        self.cards().into_iter().find(|card| card.suggestion.offer == offer)
    }

    fn step(&mut self, choices: &mut Choices<'_>) {
        match choices.below(16) {
            0 => self.update(UpdatePolicy::Replace),
            1 => self.update(UpdatePolicy::Append),
            2 => self.update(UpdatePolicy::Hold),
            3 | 4 => self.shown(choices),
            5 => {
                let times = [60_000, 25 * 60_000, 40 * 60_000, DAY, 31 * DAY];
                self.context.now += times[choices.below(times.len())];
                self.note(format!("the clock goes to {}", self.context.now));
                self.update(UpdatePolicy::Replace);
            }
            6 => {
                self.context.placement = *choices.one(&PLACEMENTS);
                self.note(format!("to the {:?} page", self.context.placement));
                self.update(UpdatePolicy::Replace);
            }
            7 => {
                self.session.drawer_closed(self.context.placement);
                self.note("the drawer closes".into());
                self.seen();
            }
            8 | 9 => {
                self.shopper(choices);
                let policy = if choices.percent(50) { UpdatePolicy::Append } else { UpdatePolicy::Replace };
                self.update(policy);
            }
            10 => self.dismiss(choices),
            11 => self.choose(choices),
            _ => self.press(choices),
        }
    }

    fn update(&mut self, policy: UpdatePolicy) {
        let cart = self.platform.cart();
        let answer = self.session.update(cart.clone(), &self.context, policy);
        self.note(format!(
            "{policy:?} update with {} lines at {:?}",
            cart.lines.len(),
            self.context.placement
        ));
        let Ok(step) = answer else {
            self.check("never-panics", false, || "a good cart was refused".into());
            return;
        };
        self.check("nothing-unasked", step == Step::default(), || format!("an update does {step:?}"));
        self.offered(&cart);
        self.seen();
    }

    /// What holds for what has just been decided.
    fn offered(&mut self, cart: &Cart) {
        let decision =
            decide(self.session.bundle(), cart, &self.context, self.session.ledger(), &()).unwrap();
        let offered: Vec<Card> =
            self.cards().into_iter().filter(|card| card.state == State::Offered).collect();
        self.check("held-out", !decision.held_out || offered.is_empty(), || {
            "cards for a held-out visitor".into()
        });
        let visit = self.session.ledger().visit_at(self.context.now);
        let now = self.context.now;
        let days = self.world.bundle["settings"]["dismiss_for_days"].as_i64().unwrap_or(30);
        for card in offered {
            let offer = card.suggestion.offer.clone();
            let products = about(&card.suggestion);
            let is_current = decision.suggestions.contains(&card.suggestion);
            self.check("prices-are-exact", is_current, || format!("{offer} shows what is decided no more"));
            let key = card.suggestion.trigger.key.as_deref();
            let there = key.map_or(self.context.viewed.is_some(), |key| cart.line(key).is_some());
            self.check("triggered-by-a-line", there, || format!("{offer} has lost its trigger line"));
            for (other, dismissed, at) in &self.memory.dismissed {
                let fresh = now - at < days * DAY;
                let same = *other == offer || !dismissed.is_disjoint(&products);
                let at = self.log.len();
                self.found.check("dismissed-stays-dismissed", !(fresh && same), || {
                    format!("after step {at}: {offer} is back")
                });
            }
            for (other, shown, placement, when) in &self.memory.shown {
                let same = *other == offer || !shown.is_disjoint(&products);
                let elsewhere = *when == visit && *placement != self.context.placement;
                let at = self.log.len();
                self.found.check("once-is-enough", !(same && elsewhere), || {
                    format!("after step {at}: {offer} is said twice")
                });
            }
            if let Some(added) = self.memory.accepted.get(&offer) {
                let remains = !added.is_empty();
                self.check("accepted-is-spent", !remains, || format!("{offer} is offered again"));
            }
            let withdrawn = self.memory.withdrawn.contains(&(offer.clone(), visit));
            self.check("charged-as-promised", !withdrawn, || {
                format!("{offer} is offered again after a mismatch")
            });
        }
    }

    /// What holds for the screen at any time.
    fn seen(&mut self) {
        let most =
            usize::try_from(self.world.bundle["settings"]["max_suggestions"].as_u64().unwrap_or(2)).unwrap();
        let visible: Vec<Card> = self.cards().into_iter().filter(|card| card.state != State::Gone).collect();
        self.check("at-most-three", visible.len() <= most.min(3), || {
            format!(
                "{:?}",
                visible.iter().map(|card| (&card.suggestion.offer, name(&card.state))).collect::<Vec<_>>()
            )
        });
        let mut offers = BTreeSet::new();
        let mut products = BTreeSet::new();
        for card in &visible {
            let offer = &card.suggestion.offer;
            self.check("no-product-twice", offers.insert(offer.clone()), || format!("{offer} twice"));
            let accepting = matches!(card.state, State::Busy(Pending::Waiting | Pending::Applying));
            if !accepting && !matches!(card.state, State::Offered | State::Failed(_)) {
                continue;
            }
            for product in about(&card.suggestion) {
                let fresh = products.insert(product.clone());
                self.check("no-product-twice", fresh, || format!("{product} twice"));
            }
        }
        for card in &visible {
            let why = card.suggestion.why.plain(2);
            self.check("a-why", why.ends_with('.') && why.len() > 1, || {
                format!("{} says {why:?}", card.suggestion.offer)
            });
        }
    }

    fn one_card(&self, choices: &mut Choices<'_>, fits: impl Fn(&Card) -> bool) -> Option<Card> {
        let cards: Vec<Card> = self.cards().into_iter().filter(fits).collect();
        if cards.is_empty() { None } else { Some(choices.one(&cards).clone()) }
    }

    fn shown(&mut self, choices: &mut Choices<'_>) {
        let Some(card) = self.one_card(choices, |card| card.state == State::Offered) else { return };
        let offer = card.suggestion.offer.clone();
        self.note(format!("{offer} is seen"));
        let step = self.session.shown(self.context.placement, &offer, self.context.now);
        self.check("nothing-unasked", step.change.is_none(), || "being seen changes the cart".into());
        let visit = self.session.ledger().visit_at(self.context.now);
        if !card.seen {
            self.memory.shown.push((offer, about(&card.suggestion), self.context.placement, visit));
        }
    }

    fn dismiss(&mut self, choices: &mut Choices<'_>) {
        let dismissible = |card: &Card| matches!(card.state, State::Offered | State::Failed(_));
        let Some(card) = self.one_card(choices, dismissible) else { return };
        let offer = card.suggestion.offer.clone();
        self.note(format!("{offer} is dismissed"));
        let step = self.session.press(self.context.placement, &offer, Action::Dismiss, self.context.now);
        self.check("nothing-unasked", step.change.is_none(), || "dismissing changes the cart".into());
        let dismissed = self.card(&offer).is_some_and(|card| card.state == State::Dismissed);
        self.check("dismissed-stays-dismissed", dismissed, || format!("{offer} does not say so"));
        self.memory.dismissed.push((offer.clone(), about(&card.suggestion), self.context.now));
        self.seen();
        self.update(if choices.percent(50) { UpdatePolicy::Append } else { UpdatePolicy::Hold });
        if choices.percent(25) {
            self.note(format!("{offer} is wanted again"));
            let step = self.session.press(self.context.placement, &offer, Action::Undo, self.context.now);
            self.check("nothing-unasked", step == Step::default(), || format!("undoing does {step:?}"));
            let offered = self.card(&offer).is_some_and(|card| card.state == State::Offered);
            self.check("undo-restores", offered, || format!("{offer} is not offered again"));
            self.memory.dismissed.pop();
            self.update(UpdatePolicy::Append);
        }
    }

    fn choose(&mut self, choices: &mut Choices<'_>) {
        let several = |card: &Card| card.state == State::Offered && card.suggestion.choices.len() > 1;
        let Some(card) = self.one_card(choices, several) else { return };
        let index = choices.below(card.suggestion.choices.len());
        let offer = card.suggestion.offer.clone();
        self.note(format!("choice {index} of {offer}"));
        let step =
            self.session.press(self.context.placement, &offer, Action::Choose(index), self.context.now);
        let begun = self.session.begin(self.context.placement, &offer);
        let nothing = step == Step::default() && begun == Step::default();
        self.check("nothing-unasked", nothing, || format!("choosing does {step:?} {begun:?}"));
        let selected = self.card(&offer).map(|card| card.selected);
        self.check("nothing-unasked", selected == Some(index), || {
            format!("{selected:?} is chosen, not {index}")
        });
    }

    /// The shopper changes the cart themselves.
    fn shopper(&mut self, choices: &mut Choices<'_>) {
        match choices.below(4) {
            0 if !self.platform.lines.is_empty() => {
                let at = choices.below(self.platform.lines.len());
                let key = self.platform.lines[at].key.clone();
                self.note(format!("the shopper removes {}", self.platform.lines[at].variant));
                self.platform.remove(&key);
            }
            1 if !self.platform.lines.is_empty() => {
                let at = choices.below(self.platform.lines.len());
                let quantity = u32::try_from(choices.between(1, 4)).unwrap();
                self.platform.lines[at].quantity = quantity;
                self.note(format!("the shopper wants {quantity} of {}", self.platform.lines[at].variant));
            }
            2 if choices.percent(30) => {
                self.note("the shopper enters a code".into());
                self.platform.codes.push("HERS2".into());
                self.platform.codes.dedup();
            }
            _ => {
                let variant = any_variant(choices, &self.world.bundle);
                self.note(format!("the shopper adds {}", variant.1["id"]));
                shopper_adds(
                    &mut self.platform,
                    self.world,
                    variant,
                    u32::try_from(choices.between(1, 2)).unwrap(),
                );
            }
        }
        self.platform.settle_deals();
        // What was added is no longer all there: that counts as a dismissal, which ends one day.
        let cart = self.platform.cart();
        self.memory
            .accepted
            .retain(|_, added| added.iter().all(|(variant, then)| units(&cart, variant) >= *then));
    }
}

fn units(cart: &Cart, variant: &str) -> u32 {
    cart.lines.iter().filter(|line| line.variant == variant).map(|line| line.quantity).sum()
}

fn name(state: &State) -> &'static str {
    match state {
        State::Offered => "offered",
        State::Busy(_) => "busy",
        State::Accepted => "accepted",
        State::Failed(Failure::Unchanged) => "failed, unchanged",
        State::Failed(Failure::TakenBack) => "failed, taken back",
        State::Failed(Failure::Stuck) => "failed, stuck",
        State::Failed(Failure::Unknown) => "failed, unknown",
        State::Mismatch => "charged otherwise",
        State::Withdrawn => "withdrawn",
        State::Dismissed => "dismissed",
        State::Gone => "gone",
    }
}
