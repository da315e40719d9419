//! What a decision and a session say, in the form that a case compares: amounts as decimals.

use cart_associate::cart::Line;
use cart_associate::engine::{Choice, Figures, Suggestion};
use cart_associate::money::{Money, Rate};
use cart_associate::session::{Card, Drawer, Event, Failure, State};
use cart_associate::text::{Shown, clean, decimal};
use serde_json::{Map, Value, json};

fn percent(rate: Rate) -> Value {
    if rate.0.is_multiple_of(100) { (rate.0 / 100).into() } else { (f64::from(rate.0) / 100.0).into() }
}

fn shown(shown: &Shown) -> Value {
    match &shown.lang {
        None => shown.text.clone().into(),
        Some(lang) => json!({ "text": shown.text, "lang": lang }),
    }
}

fn figures(figures: &Figures, exponent: u8) -> Map<String, Value> {
    let money = |amount: Money| Value::from(decimal(amount, exponent));
    let mut view = Map::new();
    view.insert("price".into(), money(figures.price));
    view.insert("difference".into(), money(figures.difference));
    view.insert("saving".into(), money(figures.saving));
    view.insert("saving_percent".into(), percent(figures.saving_percent));
    view.insert("deal".into(), money(figures.deal));
    view.insert("have".into(), figures.have.into());
    view.insert("add".into(), figures.add.into());
    view.insert("compare_at".into(), figures.compare_at.map(money).into());
    let unit = figures.unit.as_ref().map(|unit| [&decimal(unit.price, exponent), "/", &unit.per].concat());
    view.insert("unit_price".into(), unit.into());
    view
}

fn choice(one: &Choice, exponent: u8) -> Value {
    let mut view = figures(&one.figures, exponent);
    view.insert("label".into(), one.label.as_ref().map(shown).into());
    view.insert("adds".into(), one.adds.iter().map(shown).collect());
    view.insert("why".into(), one.why.plain(exponent).into());
    view.insert("change".into(), serde_json::to_value(&one.change).unwrap());
    view.into()
}

/// A suggestion; the figures and the change are those of a choice.
pub(super) fn suggestion(one: &Suggestion, selected: usize, exponent: u8) -> Value {
    let mut view = match one.choices.get(selected) {
        Some(taken) => match choice(taken, exponent) {
            Value::Object(view) => view,
            _ => Map::new(),
        },
        None => Map::new(),
    };
    view.insert("offer".into(), one.offer.clone().into());
    view.insert("kind".into(), serde_json::to_value(one.kind).unwrap());
    view.insert("form".into(), serde_json::to_value(one.form).unwrap());
    view.insert("trigger".into(), one.trigger.key.clone().into());
    view.insert("trigger_name".into(), shown(&one.trigger.name));
    view.insert("title".into(), shown(&one.title));
    view.insert("why".into(), one.why.plain(exponent).into());
    view.insert("why_lang".into(), one.why.lang.clone().into());
    view.insert("url".into(), one.url.clone().into());
    view.insert("image".into(), one.image.as_ref().map(|image| shown(&image.alt)).into());
    view.insert("choices".into(), one.choices.iter().map(|one| choice(one, exponent)).collect());
    view.insert("selected".into(), selected.into());
    view.insert("asks".into(), one.asks.clone().into());
    view.insert(
        "labels".into(),
        one.choices.iter().filter_map(|one| one.label.as_ref()).map(shown).collect(),
    );
    view.insert("products".into(), one.products.clone().into());
    let contents = one.contents.iter().map(
        |part| json!({ "title": shown(&part.title), "quantity": part.quantity, "in_cart": part.in_cart }),
    );
    view.insert("contents".into(), contents.collect());
    let bars =
        one.distribution.iter().map(|bar| json!({ "label": shown(&bar.label), "share": percent(bar.share) }));
    view.insert("distribution".into(), bars.collect());
    let link = one.link.as_ref().map(|link| json!({ "label": shown(&link.label), "url": link.url }));
    view.insert("link".into(), link.into());
    view.insert("statement".into(), one.statement.as_ref().map(shown).into());
    view.insert("code".into(), one.code.clone().into());
    view.insert("belongs_to".into(), one.belongs_to.clone().into());
    view.into()
}

/// A card: its suggestion with the choice made, and its state.
pub(super) fn card(card: &Card, exponent: u8) -> Value {
    let mut view = suggestion(&card.suggestion, card.selected, exponent);
    let money = |amount: Money| Value::from(decimal(amount, exponent));
    view["asking"] = card.is_asking.into();
    view["state"] = match &card.state {
        State::Offered => "offered",
        State::Busy(_) => "busy",
        State::Accepted => "accepted",
        State::Failed(failure) => {
            view["failure"] = match failure {
                Failure::Unchanged if card.message.is_empty() => json!({ "unchanged": null }),
                Failure::Unchanged => json!({ "unchanged": card.message }),
                Failure::Stuck => {
                    let lines = card.after.lines.iter();
                    let title = |line: &Line| clean(line.title.as_ref().unwrap_or(&line.variant));
                    json!({ "stuck": lines.map(|line| (line.quantity, title(line))).collect::<Vec<_>>() })
                }
                Failure::TakenBack => "taken back".into(),
                Failure::Unknown => "unknown".into(),
            };
            "failed"
        }
        State::Mismatch => {
            view["promised"] = money(card.mismatch.promised);
            view["charged"] = money(card.mismatch.charged);
            "mismatch"
        }
        State::Withdrawn => "withdrawn",
        State::Dismissed => "dismissed",
        State::Gone => "gone",
    }
    .into();
    view
}

pub(super) fn notices(drawer: &Drawer) -> Value {
    let view = drawer.notices.iter().map(|notice| {
        json!({ "offer": notice.offer, "accessory": shown(&notice.accessory), "parent": shown(&notice.parent) })
    });
    view.collect()
}

pub(super) fn event(event: &Event, exponent: u8) -> Value {
    let mut view = serde_json::to_value(event).unwrap();
    for (name, amount) in [("promised", event.promised), ("charged", event.charged)] {
        if let Some(amount) = amount {
            view[name] = decimal(amount, exponent).into();
        }
    }
    view
}
