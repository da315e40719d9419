//! Runs a case file.

use super::compare::{change, compare};
use super::files::BUNDLES;
use super::form::{Case, Do, Expect, Refusal, Scenario, Step};
use super::input::{self, moment};
use super::tamper::tampered;
use super::view;
use cart_associate::authoring::carts::Situation;
use cart_associate::authoring::{Severity, compile, explain};
use cart_associate::bundle::Bundle;
use cart_associate::cart::Cart;
use cart_associate::context::Context;
use cart_associate::engine::{Off, Reasoned, decide, decide_with_reasons};
use cart_associate::ledger::Ledger;
use cart_associate::session::{Action, Session, Step as Answer, UpdatePolicy};
use serde_json::{Value, json};

/// What came of a scenario.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// Its number.
    pub(crate) scenario: u32,
    /// Everything that differs from what is expected.
    pub(crate) problems: Vec<String>,
    /// Each decision by name, as it is serialised.
    pub(crate) decisions: Vec<(String, String)>,
    /// Each decision by name, in plain words.
    pub(crate) explanations: Vec<(String, String)>,
}

/// Runs every case of a file.
pub(crate) fn run(file: &str, text: &str) -> Outcome {
    let scenario: Scenario = serde_json::from_str(text).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut outcome = Outcome {
        scenario: scenario.scenario,
        problems: Vec::new(),
        decisions: Vec::new(),
        explanations: Vec::new(),
    };
    for case in &scenario.cases {
        let name = format!("{} · {} · {}", scenario.scenario, scenario.title, case.name);
        let mut runner = Runner {
            scenario: &scenario,
            case,
            name,
            found: Vec::new(),
            decisions: Vec::new(),
            explanations: Vec::new(),
        };
        runner.run();
        let Runner { name, found, decisions, explanations, .. } = runner;
        outcome.problems.extend(found.into_iter().map(|problem| format!("{name}: {problem}")));
        outcome.decisions.extend(decisions);
        outcome.explanations.extend(explanations);
    }
    outcome
}

struct Runner<'a> {
    scenario: &'a Scenario,
    case: &'a Case,
    name: String,
    found: Vec<String>,
    decisions: Vec<(String, String)>,
    explanations: Vec<(String, String)>,
}

impl Runner<'_> {
    fn run(&mut self) {
        let source = self.source();
        let compiled = compile(source.to_string().as_bytes());
        let errors: Vec<Refusal> = compiled
            .diagnostics
            .iter()
            .filter(|found| found.severity == Severity::Error)
            .map(|found| Refusal { code: found.code.into(), pointer: found.pointer.clone() })
            .collect();
        let wanted = self.case.refused.as_deref().unwrap_or_default();
        if errors != wanted {
            self.found.push(format!("the check: expected {wanted:?}, found {:#?}", compiled.diagnostics));
        }
        if self.case.refused.is_some() {
            if compiled.bytes.is_some() {
                self.found.push("compiled although refused".into());
            }
            return;
        }
        let Some(bytes) = compiled.bytes else { return };
        let backwards = compile(reversed(&source).to_string().as_bytes()).bytes;
        if backwards.as_ref() != Some(&bytes) {
            self.found.push("another order of products and offers compiles to something else".into());
        }
        let bytes = tampered(bytes, &self.case.tamper);
        if self.case.expect.is_none() && self.case.steps.is_empty() {
            self.found.push("nothing is expected".into());
        }
        self.decide(&bytes);
        if !self.case.steps.is_empty() {
            self.session(bytes);
        }
    }

    fn source(&self) -> Value {
        let given = if self.case.bundle.is_null() { &self.scenario.bundle } else { &self.case.bundle };
        let mut source = match given {
            Value::String(name) => {
                let (_, text) = BUNDLES.iter().find(|(known, _)| known == name).unwrap();
                serde_json::from_str(text).unwrap()
            }
            other => other.clone(),
        };
        let object = source.as_object_mut().unwrap();
        object.entry("format").or_insert(1.into());
        object.entry("revision").or_insert("test".into());
        object.entry("language").or_insert("en".into());
        for (pointer, value) in &self.case.with {
            let (parent, last) = pointer.rsplit_once('/').unwrap();
            let parent = source.pointer_mut(parent).unwrap_or_else(|| panic!("there is no {pointer}"));
            match (parent, value) {
                (Value::Object(members), Value::Null) => {
                    members.remove(last);
                }
                (Value::Object(members), value) => {
                    members.insert(last.into(), value.clone());
                }
                (Value::Array(list), Value::Null) => {
                    list.remove(last.parse().unwrap());
                }
                (Value::Array(list), value) if last == "-" => list.push(value.clone()),
                (Value::Array(list), value) => list[last.parse::<usize>().unwrap()] = value.clone(),
                _ => panic!("there is no {pointer}"),
            }
        }
        source
    }

    fn cart(&self, given: &Value) -> Cart {
        match given {
            Value::String(name) => input::cart(&self.scenario.carts[name]),
            other => input::cart(other),
        }
    }

    fn decide(&mut self, bytes: &[u8]) {
        let Some(expect) = &self.case.expect else { return };
        let bundle = Bundle::open(bytes.to_vec()).unwrap();
        let cart = self.cart(&self.case.cart);
        let context = input::context(&[&self.case.context], cart.exponent);
        let ledger = input::ledger(&self.case.ledger);
        let reasoned = decide_with_reasons(&bundle, &cart, &context, &ledger).unwrap();
        let written = serde_json::to_string(&reasoned).unwrap();
        let decision = &reasoned.decision;

        let mut other = cart.clone();
        other.lines.reverse();
        let again = decide_with_reasons(&bundle, &other, &context, &ledger).unwrap();
        if serde_json::to_string(&again).unwrap() != written {
            self.found.push("another order of the lines gives another decision".into());
        }
        let touched = decide(&bundle, &cart, &context, &ledger, &()).unwrap();
        if touched != *decision {
            self.found.push("the index leaves out a candidate".into());
        }

        let suggestions = decision.suggestions.iter();
        let actual = json!({
            "suggestions": suggestions
                .map(|one| view::suggestion(one, one.selected as usize, cart.exponent))
                .collect::<Value>(),
            "withheld": withheld(&reasoned),
        });
        let mut wanted = json!({ "suggestions": expect.suggestions });
        if !expect.withheld.is_null() {
            wanted["withheld"] = expect.withheld.clone();
        }
        compare(&wanted, &actual, "", &mut self.found);
        let expired = decision.off == Some(Off::Expired);
        if (decision.held_out, expired) != (expect.held_out, expect.expired) {
            self.found.push(format!("held out: {}, expired: {expired}", decision.held_out));
        }
        for never in expect.never.iter().filter(|never| written.contains(never.as_str())) {
            self.found.push(format!("the decision holds {never:?}"));
        }
        self.decisions.push((self.name.clone(), written));
        self.explain(bytes, &cart, expect, &reasoned);
    }

    /// The same case through `explain`, from files to words, as a merchandiser would ask.
    fn explain(&mut self, bytes: &[u8], cart: &Cart, expect: &Expect, reasoned: &Reasoned) {
        let mut context = input::context_json(&[&self.case.context], cart.exponent);
        context["ledger"] = input::ledger_json(&self.case.ledger);
        let (cart, context) = (serde_json::to_string(cart).unwrap(), context.to_string());
        let answer = explain::answer(bytes, &cart, Some(&context), 0);
        let Some(offers) = answer["offers"].as_array() else {
            self.found.push(format!("explain does not explain: {answer}"));
            return;
        };
        if answer["decision"] != serde_json::to_value(reasoned).unwrap() {
            self.found.push("explain tells of another decision".into());
        }
        let shown = offers.iter().filter(|one| one["shown"] == true).map(|one| &one["offer"]);
        let shown: Vec<&Value> = shown.collect();
        let wanted = expect.suggestions.as_array().unwrap().iter().map(|one| &one["offer"]);
        let wanted: Vec<&Value> = if expect.held_out { Vec::new() } else { wanted.collect() };
        // A case may leave out which offer a suggestion is of.
        let same = |(shown, wanted): (&&Value, &&Value)| wanted.is_null() || shown == wanted;
        if shown.len() != wanted.len() || !shown.iter().zip(&wanted).all(same) {
            self.found.push(format!("explain shows {shown:?}, and not {wanted:?}"));
        }
        for (offer, reason) in expect.withheld.as_object().into_iter().flatten() {
            if !offers.iter().any(|one| one["offer"] == *offer && one["reason"] == *reason) {
                self.found.push(format!("explain gives another reason for {offer} than {reason}"));
            }
        }
        for never in expect.never.iter().filter(|never| answer["text"].to_string().contains(never.as_str())) {
            self.found.push(format!("the explanation holds {never:?}"));
        }
        let lines = offers.iter().map(explanation_line);
        self.explanations.push((self.name.clone(), lines.collect()));
    }

    fn session(&mut self, bytes: Vec<u8>) {
        let ledger = input::ledger(&self.case.ledger);
        let mut session = Session::new(Bundle::open(bytes).unwrap(), ledger);
        let mut cart = self.cart(&self.case.cart);
        let mut context = input::context(&[&self.case.context], cart.exponent);
        for (index, step) in self.case.steps.iter().enumerate() {
            let at = format!("step {} ({:?} {}{})", index + 1, step.what, step.offer, step.note);
            if let Some(now) = moment(&step.now) {
                context.now = now;
            }
            if !matches!(step.cart, Value::Null | Value::Bool(_)) {
                cart = self.cart(&step.cart);
            }
            let before = session.ledger().clone();
            let answer = act(&mut session, step, &cart, &mut context, &self.case.context);
            if matches!(step.what, Do::Update) {
                self.decided(&session, &cart, &context, &before, step, &at);
            }
            self.compare_step(&session, step, &answer, &context, &at);
        }
    }

    fn decided(
        &mut self,
        session: &Session,
        cart: &Cart,
        context: &Context,
        before: &Ledger,
        step: &Step,
        at: &str,
    ) {
        let reasoned = decide_with_reasons(session.bundle(), cart, context, session.ledger()).unwrap();
        if !step.withheld.is_null() {
            compare(&step.withheld, &withheld(&reasoned), &[at, " withheld"].concat(), &mut self.found);
        }
        assert!(before.visit <= session.ledger().visit, "visits are counted upwards");
        let name = format!("{} · {at}", self.name);
        self.decisions.push((name.clone(), serde_json::to_string(&reasoned).unwrap()));
        let situation = Situation { context: context.clone(), ledger: session.ledger().clone() };
        let explanation = explain::explain(session.bundle(), cart, &situation).unwrap();
        if explanation.reasoned != reasoned {
            self.found.push(format!("{at}: explain tells of another decision"));
        }
        let offers =
            explanation.offers.iter().map(|one| explanation_line(&serde_json::to_value(one).unwrap()));
        self.explanations.push((name, offers.collect()));
    }

    fn compare_step(&mut self, session: &Session, step: &Step, answer: &Answer, context: &Context, at: &str) {
        let drawer = session.drawer(context.placement);
        let exponent = drawer.map_or(2, |drawer| drawer.cart.exponent);
        let mut expect = |name: &str, wanted: &Value, actual: Value| {
            compare(wanted, &actual, &[at, " ", name].concat(), &mut self.found);
        };
        if !step.cards.is_null() {
            let cards = drawer.iter().flat_map(|drawer| &drawer.cards);
            expect("cards", &step.cards, cards.map(|card| view::card(card, exponent)).collect());
        }
        if !step.notices.is_null() {
            expect("notices", &step.notices, drawer.map(view::notices).unwrap_or_default());
        }
        if !step.would_have_shown.is_null() {
            let held = drawer.map(|drawer| Value::from(drawer.would_have_shown.clone()));
            expect("would have shown", &step.would_have_shown, held.unwrap_or_default());
        }
        let given = serde_json::to_value(&answer.change).unwrap();
        expect("answer", &json!({ "change": change(&step.change) }), json!({ "change": given }));
        let events = answer.events.iter().map(|event| view::event(event, exponent)).collect();
        let none = json!([]);
        expect("events", if step.events.is_null() { &none } else { &step.events }, events);
    }
}

fn act(session: &mut Session, step: &Step, cart: &Cart, context: &mut Context, case: &Value) -> Answer {
    let policy = match step.policy.as_deref() {
        None | Some("replace") => UpdatePolicy::Replace,
        Some("append") => UpdatePolicy::Append,
        Some("hold") => UpdatePolicy::Hold,
        Some(other) => panic!("there is no policy {other}"),
    };
    let now = context.now;
    if !step.context.is_null() {
        *context = input::context(&[case, &json!({ "now": now }), &step.context], cart.exponent);
    }
    let placement = context.placement;
    match step.what {
        Do::Update => session.update(cart.clone(), context, policy).unwrap(),
        Do::Shown => session.shown(placement, &step.offer, now),
        Do::MarkShown => {
            session.mark_shown(&step.products, now);
            Answer::default()
        }
        Do::Press => {
            let action = match &step.action {
                Value::Number(index) => Action::Choose(usize::try_from(index.as_u64().unwrap()).unwrap()),
                Value::String(word) if word == "accept" => Action::Accept,
                Value::String(word) if word == "undo" => Action::Undo,
                Value::String(word) if word == "remove" => Action::Remove,
                Value::String(word) if word == "dismiss" => Action::Dismiss,
                other => panic!("there is no action {other}"),
            };
            session.press(placement, &step.offer, action, now)
        }
        Do::Begin => session.begin(placement, &step.offer),
        Do::Settle => {
            let read = (step.cart != Value::Bool(false)).then(|| cart.clone());
            session.settle(placement, &step.offer, read, step.message.clone(), false, now)
        }
        Do::DrawerClosed => {
            session.drawer_closed(placement);
            Answer::default()
        }
    }
}

fn withheld(reasoned: &Reasoned) -> Value {
    let all = reasoned.withheld.iter();
    Value::Object(all.map(|one| (one.offer.clone(), one.reason.code().into())).collect())
}

/// The explanation of an offer, as a line.
fn explanation_line(one: &Value) -> String {
    let word = |name: &str| one[name].as_str().unwrap_or("shown").to_owned();
    format!("{} [{}] {}\n", word("offer"), word("reason"), word("text"))
}

/// The same rules with their lists turned round, where order means nothing.
fn reversed(source: &Value) -> Value {
    let mut source = source.clone();
    for list in ["products", "offers"] {
        if let Some(list) = source.get_mut(list).and_then(Value::as_array_mut) {
            list.reverse();
        }
    }
    source
}
