//! The shopper presses the button of a card: what the session asks of the platform, and what holds when all has been carried out.

use super::{Visit, about, name, units};
use crate::choices::Choices;
use crate::oracle::variant_of;
use crate::platform::{Mood, contents, shopper_adds, sorted_codes};
use crate::situation::any_variant;
use cart_associate::cart::Cart;
use cart_associate::ledger::Used;
use cart_associate::session::{Action, Card, EventName, Failure, State, UpdatePolicy};
use std::collections::BTreeSet;

impl Visit<'_> {
    pub(super) fn press(&mut self, choices: &mut Choices<'_>) {
        let pressable = |card: &Card| {
            matches!(card.state, State::Offered | State::Failed(_) | State::Accepted | State::Mismatch)
                && !card.is_withheld
        };
        let Some(card) = self.one_card(choices, pressable) else { return };
        let offer = card.suggestion.offer.clone();
        let action = match &card.state {
            State::Accepted => Action::Undo,
            State::Mismatch => Action::Remove,
            _ => Action::Accept,
        };
        self.note(format!("{action:?} on {offer}"));
        let promised = card.choice().map(|choice| choice.figures.difference.0);
        let step = self.session.press(self.context.placement, &offer, action, self.context.now);
        self.check("nothing-unasked", step.change.is_none(), || "the press itself changes the cart".into());
        let busy = self.card(&offer).is_some_and(|card| matches!(card.state, State::Busy(_)));
        let real = card.choice().is_some_and(|choice| !choice.change.is_empty());
        self.check("nothing-unasked", busy == (real || action != Action::Accept), || format!("busy: {busy}"));
        if !busy {
            return;
        }
        if !self.calm && choices.percent(40) {
            // It waits for its turn, and the cart changes meanwhile.
            self.shopper(choices);
            self.update(UpdatePolicy::Append);
        }
        let begun = self.session.begin(self.context.placement, &offer);
        let Some(change) = begun.change else {
            let gone = self.card(&offer).is_none_or(|card| !matches!(card.state, State::Busy(_)));
            self.check("whole-or-undone", gone, || format!("{offer} is busy with nothing"));
            return;
        };
        let mood = self.mood(choices, action);
        if !self.calm && choices.percent(30) {
            self.adds_something_else(choices, &card);
        }
        let before = self.platform.cart();
        self.note(format!("{mood:?}: {}", serde_json::to_string(&change).unwrap()));
        let suggestion = self.card(&offer).map_or(card.suggestion.clone(), |card| card.suggestion);
        let refused = self.platform.apply(self.world, &change, mood).err();
        // A deal that the session cannot know of would take units from those that it does.
        let gives = !matches!(mood, Mood::ForgetsTheDeal | Mood::IgnoresCodes | Mood::GoesSilent);
        if refused.is_none() && action == Action::Accept && gives {
            self.platform.give(self.world, &suggestion);
        }
        self.platform.settle_deals();
        let happened =
            Happened { offer, action, before, mood, refused, promised, uses: suggestion.uses.clone() };
        self.settle(choices, &happened);
        self.update(if choices.percent(70) { UpdatePolicy::Append } else { UpdatePolicy::Hold });
    }

    /// The shopper puts something into the cart that has nothing to do with a card.
    fn adds_something_else(&mut self, choices: &mut Choices<'_>, card: &Card) {
        let suggestion = &card.suggestion;
        let mut involved = about(suggestion);
        involved.insert(suggestion.trigger.product.clone());
        let uses = suggestion
            .uses
            .iter()
            .map(|one| variant_of(&self.world.bundle, &one.variant).0["id"].to_string());
        involved.extend(uses.map(|id| id.trim_matches('"').to_owned()));
        let variant = any_variant(choices, &self.world.bundle);
        if !involved.contains(variant.0["id"].as_str().unwrap()) {
            self.note(format!("meanwhile, the shopper adds {}", variant.1["id"]));
            shopper_adds(&mut self.platform, self.world, variant, 1);
        }
    }

    fn mood(&mut self, choices: &mut Choices<'_>, action: Action) -> Mood {
        if action != Action::Accept {
            return if choices.percent(15) { Mood::Refuses } else { Mood::Honours };
        }
        match choices.below(15) {
            0..=7 => Mood::Honours,
            8 | 9 => Mood::ForgetsTheDeal,
            10 => Mood::Refuses,
            11 => Mood::InPart(choices.below(3)),
            12 => Mood::LosesCodes,
            13 => Mood::IgnoresCodes,
            _ => Mood::GoesSilent,
        }
    }

    fn settle(&mut self, choices: &mut Choices<'_>, happened: &Happened) {
        let Happened { offer, action, before, mood, refused, .. } = happened;
        let placement = self.context.placement;
        let after = self.platform.cart();
        let read = (*mood != Mood::GoesSilent).then(|| after.clone());
        let mut answer =
            self.session.settle(placement, offer, read, refused.clone(), false, self.context.now);
        let mut events = std::mem::take(&mut answer.events);
        let mut rounds = 0;
        while let Some(change) = answer.change {
            rounds += 1;
            self.check("whole-or-undone", rounds < 4, || format!("{offer} never ends"));
            if rounds >= 4 {
                return;
            }
            let mood = if choices.percent(25) { Mood::Refuses } else { Mood::Honours };
            self.note(format!("taking back, {mood:?}: {}", serde_json::to_string(&change).unwrap()));
            let refused = self.platform.apply(self.world, &change, mood).err();
            self.platform.settle_deals();
            let cart = self.platform.cart();
            answer = self.session.settle(placement, offer, Some(cart), refused, false, self.context.now);
            events.append(&mut answer.events);
        }
        let end = self.platform.cart();
        let state = self.card(offer).map(|card| card.state);
        let told = state.as_ref().map_or("absent", name);
        self.note(format!("{offer} is {told}"));
        let gone_mad = matches!(state, Some(State::Busy(_)));
        self.check("whole-or-undone", !gone_mad, || format!("{offer} stays busy"));
        let as_before = contents(before) == contents(&end) && sorted_codes(before) == sorted_codes(&end);
        match (&state, action) {
            (Some(State::Failed(Failure::Unchanged | Failure::TakenBack)), _) => {
                self.check("whole-or-undone", as_before, || format!("{offer} says that nothing was changed"));
            }
            (Some(State::Failed(Failure::Stuck)), _) => {
                let lines = self.card(offer).map(|card| card.after.lines.clone()).unwrap_or_default();
                let mut said: Vec<u32> = lines.iter().map(|line| line.quantity).collect();
                let mut are: Vec<u32> = end.lines.iter().map(|line| line.quantity).collect();
                said.sort_unstable();
                are.sort_unstable();
                self.check("whole-or-undone", said == are, || format!("{offer} says {said:?} of {are:?}"));
            }
            (Some(State::Accepted), Action::Accept) => self.was_accepted(happened, &end),
            (Some(State::Mismatch), Action::Accept) => {
                let place = format!("{:?}", self.context.placement);
                self.memory.undo.insert((offer.clone(), place), (before.clone(), end.clone()));
            }
            (Some(State::Withdrawn), Action::Accept) => {
                self.check("whole-or-undone", as_before, || format!("{offer} was withdrawn"));
            }
            _ => {}
        }
        self.prices(happened, &after, &events, state.as_ref());
        if *action == Action::Accept {
            return;
        }
        self.taken_back(happened, &end);
    }

    /// The change came about whole.
    fn was_accepted(&mut self, happened: &Happened, end: &Cart) {
        let offer = happened.offer.clone();
        let whole = !matches!(happened.mood, Mood::Refuses) && happened.refused.is_none();
        self.check("whole-or-undone", whole, || format!("{offer} counts as done"));
        let chosen = self.card(&offer).and_then(|card| card.choice().cloned());
        let added: Vec<String> =
            chosen.iter().flat_map(|choice| &choice.change.add).map(|line| line.variant.clone()).collect();
        for variant in &added {
            let there = end.lines.iter().any(|line| line.variant == *variant);
            self.check("whole-or-undone", there, || format!("{offer} counts as done without {variant}"));
        }
        let with_units = added.into_iter().map(|variant| (units(end, &variant), variant));
        let with_units = with_units.map(|(units, variant)| (variant, units)).collect();
        self.memory.accepted.insert(offer.clone(), with_units);
        let place = format!("{:?}", self.context.placement);
        self.memory.undo.insert((offer, place), (happened.before.clone(), end.clone()));
    }

    /// What was promised is what is charged, or the card says so.
    fn prices(
        &mut self,
        happened: &Happened,
        after: &Cart,
        events: &[cart_associate::session::Event],
        state: Option<&State>,
    ) {
        if happened.action != Action::Accept
            || happened.refused.is_some()
            || happened.mood == Mood::GoesSilent
        {
            return;
        }
        let offer = &happened.offer;
        let charged = after.total.unwrap().0 - happened.before.total.unwrap().0;
        let Some(promised) = happened.promised else { return };
        let told = events.iter().find(|event| event.name == EventName::PriceMismatch);
        if charged > promised {
            let both =
                told.and_then(|event| event.promised.zip(event.charged)).map(|(one, other)| (one.0, other.0));
            self.check("charged-as-promised", both == Some((promised, charged)), || {
                format!("{offer} promised {promised}, {charged} is charged, and it says {both:?}")
            });
            let visit = self.session.ledger().visit_at(self.context.now);
            self.memory.withdrawn.push((offer.clone(), visit));
            let stands = matches!(state, Some(State::Accepted));
            self.check("charged-as-promised", !stands, || format!("{offer} stands at another price"));
        } else {
            self.check("charged-as-promised", told.is_none(), || {
                format!("{offer} tells of a mismatch at {charged} of {promised}")
            });
        }
        if happened.mood == Mood::Honours {
            let figures =
                self.card(offer).and_then(|card| card.choice().map(|choice| choice.figures.clone()));
            self.check("never-below-the-charge", charged <= promised, || {
                format!("{offer} promised {promised}, and an honest platform charges {charged}; {figures:?}, {:?}", happened.uses)
            });
        }
    }

    /// Undo and "Remove what was added": exactly what was changed, and nothing else.
    fn taken_back(&mut self, happened: &Happened, end: &Cart) {
        let key = (happened.offer.clone(), format!("{:?}", self.context.placement));
        if happened.refused.is_some() {
            return;
        }
        self.memory.accepted.remove(&happened.offer);
        let Some((before, after)) = self.memory.undo.remove(&key) else { return };
        let (was, became, now) = (contents(&before), contents(&after), contents(&happened.before));
        let mut expected = now;
        for key in was.keys().chain(became.keys()).collect::<BTreeSet<_>>() {
            let by_us = became.get(key).unwrap_or(&0) - was.get(key).unwrap_or(&0);
            let left = expected.entry(key.clone()).or_insert(0);
            // What the shopper has taken out since is not taken twice: never below what was there before.
            let floor = (*left).min(*was.get(key).unwrap_or(&0));
            *left = (*left - by_us).max(floor);
        }
        expected.retain(|_, units| *units > 0);
        self.check("undo-restores", contents(end) == expected, || {
            format!("{} leaves {:?}, not {expected:?}", happened.offer, contents(end))
        });
        let ours: Vec<String> =
            sorted_codes(&after).into_iter().filter(|code| !sorted_codes(&before).contains(code)).collect();
        let mut codes = sorted_codes(&happened.before);
        codes.retain(|code| !ours.contains(code));
        self.check("undo-restores", sorted_codes(end) == codes, || {
            format!("{} leaves the codes {:?}, not {codes:?}", happened.offer, end.codes)
        });
    }
}

struct Happened {
    offer: String,
    action: Action,
    before: Cart,
    mood: Mood,
    refused: Option<String>,
    promised: Option<i64>,
    /// Units that the deal uses.
    uses: Vec<Used>,
}
