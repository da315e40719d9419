//! Writes answers: the fields of one JSON object.

use crate::json::Json;
use alloc::string::String;
use cart_associate_core::bundle::record::Meta;
use cart_associate_core::change::{CartChange, NewLine};
use cart_associate_core::engine::Figures;
use cart_associate_core::input::InputError;
use cart_associate_core::session::{Event, EventName, Session, State, Step};
use cart_associate_core::vocabulary::Placement;

/// A text.
pub(super) fn field(json: &mut Json, name: &str, text: &str) {
    json.name(name);
    json.text(text);
}

fn maybe(json: &mut Json, name: &str, text: Option<&String>) {
    if let Some(text) = text {
        field(json, name, text);
    }
}

fn number(json: &mut Json, name: &str, number: i64) {
    json.name(name);
    json.number(number);
}

fn flag(json: &mut Json, name: &str, on: bool) {
    json.name(name);
    json.word(if on { "true" } else { "false" });
}

fn begin(json: &mut Json, name: &str, bracket: char) {
    json.name(name);
    json.open(bracket);
}

fn texts(json: &mut Json, name: &str, texts: &[String]) {
    begin(json, name, '[');
    for text in texts {
        json.text(text);
    }
    json.close(']');
}

/// The answer to bad input.
pub(super) fn error(json: &mut Json, error: &InputError) {
    fault(json, "error", error);
}

fn fault(json: &mut Json, name: &str, error: &InputError) {
    begin(json, name, '{');
    field(json, "code", error.code);
    field(json, "pointer", &error.pointer);
    json.close('}');
}

/// What a rule bundle says of itself.
pub(super) fn loaded(json: &mut Json, meta: &Meta) {
    field(json, "revision", meta.revision);
    flag(json, "remember", meta.settings.remember);
    flag(json, "attribution", meta.settings.attribution);
    number(json, "holdout", i64::from(meta.settings.holdout.0));
    begin(json, "choices", '[');
    for id in meta.choices {
        json.text(id);
    }
    json.close(']');
}

/// What of a cart cannot be read, if anything.
pub(super) fn unread(json: &mut Json, unread: Option<&InputError>) {
    if let Some(unread) = unread {
        fault(json, "unread", unread);
    }
}

/// What something that happened to a card leads to.
pub(super) fn step(json: &mut Json, session: &Session, placement: Placement, offer: &str, step: &Step) {
    let drawer = session.drawer(placement);
    let card = drawer.and_then(|drawer| drawer.cards.iter().find(|card| card.suggestion.offer == offer));
    flag(json, "busy", card.is_some_and(|card| matches!(card.state, State::Busy(_))));
    if let Some(change) = &step.change {
        begin(json, "change", '{');
        cart_change(json, change);
        json.close('}');
    }
    events(json, &step.events);
}

/// What the page is told.
pub(super) fn events(json: &mut Json, events: &[Event]) {
    begin(json, "events", '[');
    for one in events {
        json.open('{');
        event(json, one);
        json.close('}');
    }
    json.close(']');
}

fn cart_change(json: &mut Json, change: &CartChange) {
    begin(json, "add", '[');
    for line in &change.add {
        new_line(json, line);
    }
    json.close(']');
    begin(json, "replace", '[');
    for one in &change.replace {
        json.open('{');
        field(json, "key", &one.key);
        json.name("with");
        new_line(json, &one.with);
        json.close('}');
    }
    json.close(']');
    texts(json, "remove", &change.remove);
    if let Some(codes) = &change.codes {
        texts(json, "codes", codes);
    }
}

fn new_line(json: &mut Json, line: &NewLine) {
    json.open('{');
    field(json, "product", &line.product);
    field(json, "variant", &line.variant);
    number(json, "quantity", i64::from(line.quantity));
    maybe(json, "plan", line.plan.as_ref());
    begin(json, "properties", '{');
    for (name, value) in line.properties.iter() {
        field(json, name, value);
    }
    json.close('}');
    maybe(json, "parent", line.parent.as_ref());
    json.close('}');
}

fn event(json: &mut Json, event: &Event) {
    field(
        json,
        "name",
        match event.name {
            EventName::Shown => "shown",
            EventName::Accepted => "accepted",
            EventName::Dismissed => "dismissed",
            EventName::Failed => "failed",
            EventName::PriceMismatch => "price-mismatch",
        },
    );
    field(json, "placement", event.placement.name());
    let suggestion = &event.suggestion;
    field(json, "offer", &suggestion.offer);
    field(json, "kind", suggestion.kind.name());
    field(json, "form", suggestion.form.name());
    texts(json, "products", &suggestion.products);
    field(json, "trigger", &suggestion.trigger.product);
    if let Some(choice) = suggestion.choices.get(event.selected) {
        begin(json, "figures", '{');
        figures(json, &choice.figures);
        json.close('}');
    }
    for (name, amount) in [("promised", event.promised), ("charged", event.charged)] {
        if let Some(amount) = amount {
            number(json, name, amount.0);
        }
    }
}

/// Those that whoever measures offers needs (docs/analytics.md).
fn figures(json: &mut Json, figures: &Figures) {
    let all = [
        ("price", figures.price.0),
        ("difference", figures.difference.0),
        ("saving", figures.saving.0),
        ("have", i64::from(figures.have)),
        ("add", i64::from(figures.add)),
    ];
    for (name, value) in all {
        number(json, name, value);
    }
}
