//! A card as a description: one frame for all forms.

use super::choices;
use super::tree::{Element, el};
use super::words::Words;
use crate::bundle::record::Placement;
use crate::engine::{Form, Suggestion};
use crate::money::Money;
use crate::session::{Card, Failure, Mismatch, Pending, State};
use crate::text::{Shown, before, clean, digits};
use alloc::string::String;
use alloc::vec::Vec;

/// The list of cards with its heading and notices.
pub fn drawer(drawer: &crate::session::Drawer, words: &dyn Words) -> Vec<Element> {
    let mut all = Vec::new();
    if !drawer.cards.is_empty() {
        let heading_key = match drawer.placement {
            Placement::Product => "heading_product",
            Placement::Cart => "heading",
            Placement::Checkout => "heading_checkout",
        };
        let list = el("ul part=list role=list").children(drawer.cards.iter().map(|one| card(one, words)));
        let heading = el("h2 part=heading id=heading tabindex=-1").text(words.say(heading_key));
        let region = el("section part=associate aria-labelledby=heading");
        all.push(region.keyed("cards").child(heading).child(list));
    }
    if !drawer.notices.is_empty() {
        let notices = drawer.notices.iter().map(|notice| {
            let text = words.text("orphan", [&notice.accessory.text, &notice.parent.text, ""]);
            let line = el("p part=notice role=status").keyed(notice.offer.clone());
            line.with("data-offer", notice.offer.clone()).text(text)
        });
        all.push(el("div class=notices").keyed("notices").children(notices));
    }
    all
}

/// One card.
fn card(card: &Card, words: &dyn Words) -> Element {
    let suggestion = &card.suggestion;
    let gone = card.is_gone();
    let offered = matches!(card.state, State::Offered | State::Busy(_));
    let message = status(card, words);
    let mut pitch = el("div class=pitch");
    if !offered {
        pitch = pitch.with("inert", "");
    }
    let stage = el("div class=stage")
        .child(choices::pitch(card, words, pitch))
        .child(el("p part=status role=status").text(message));
    let body = el("div part=body").child(title(suggestion)).child(stage).child(actions(card, words));
    let mut item = el("li")
        .keyed(suggestion.offer.clone())
        .part("card")
        .with("data-offer", suggestion.offer.clone())
        .with("data-kind", kind(suggestion))
        .with("data-form", form(suggestion))
        .with("data-state", state(&card.state));
    if gone {
        item = item.with("inert", "").with("aria-hidden", "true");
    }
    item.child(image(suggestion)).child(body)
}

fn kind(suggestion: &Suggestion) -> &'static str {
    use crate::bundle::record::Kind;
    match suggestion.kind {
        Kind::AvoidsReturns => "avoids_returns",
        Kind::PairsWell => "pairs_well",
        Kind::Bundle => "bundle",
        Kind::Tier => "tier",
    }
}

fn form(suggestion: &Suggestion) -> &'static str {
    match suggestion.form {
        Form::Product => "product",
        Form::Guidance => "guidance",
        Form::Confirmation => "confirmation",
        Form::QuantityBreak => "quantity_break",
        Form::Kit => "kit",
        Form::Tier => "tier",
    }
}

fn state(state: &State) -> &'static str {
    match state {
        State::Offered => "offered",
        State::Busy(_) => "busy",
        State::Accepted => "accepted",
        State::Failed(_) => "failed",
        State::Mismatch => "mismatch",
        State::Withdrawn => "withdrawn",
        State::Gone => "gone",
    }
}

/// Text of the rule bundle, with its language where that is not the page's.
pub(super) fn shown(element: Element, text: &Shown) -> Element {
    let direction = text.lang.as_deref().map(direction);
    element.with_some("lang", text.lang.clone()).with_some("dir", direction).text(text.text.clone())
}

/// The writing direction of a language.
pub(super) fn direction(lang: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 10] = ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"];
    if RIGHT_TO_LEFT.contains(&before(lang, b"-")) { "rtl" } else { "ltr" }
}

fn image(suggestion: &Suggestion) -> Element {
    match &suggestion.image {
        Some(picture) => el("img part=image")
            .with("src", picture.src.clone())
            .with("alt", picture.alt.text.clone())
            .with_some("lang", picture.alt.lang.clone())
            .with("width", digits(u64::from(picture.width)))
            .with("height", digits(u64::from(picture.height)))
            .with("decoding", "async"),
        None => el("span class=blank aria-hidden=true"),
    }
}

fn title(suggestion: &Suggestion) -> Element {
    let heading = el("h3 part=title tabindex=-1");
    match &suggestion.url {
        Some(url) => heading.child(shown(el("a part=link").with("href", url.clone()), &suggestion.title)),
        None => shown(heading, &suggestion.title),
    }
}

/// What the card says about itself after the shopper's own action.
fn status(card: &Card, words: &dyn Words) -> String {
    let name = &card.suggestion.title.text;
    match &card.state {
        State::Offered | State::Gone => String::new(),
        State::Busy(_) => words.say("busy"),
        State::Accepted => match card.suggestion.form {
            Form::Confirmation => words.say("confirmed"),
            Form::Guidance => words.say("switched"),
            Form::Tier => words.text("chosen", [label(card), "", ""]),
            Form::Kit | Form::QuantityBreak if added(card) == 0 => words.say("applied"),
            Form::Product | Form::Kit | Form::QuantityBreak => words.text("accepted", [name, "", ""]),
        },
        State::Failed(Failure::Unchanged) if card.message.is_empty() => words.say("failed"),
        State::Failed(Failure::Unchanged) => words.text("failed_message", [&card.message, "", ""]),
        State::Failed(Failure::Unknown) => words.say("failed_unknown"),
        State::Failed(Failure::Stuck) => {
            let mut list = String::new();
            for (index, line) in card.after.lines.iter().enumerate() {
                if index > 0 {
                    list.push_str(", ");
                }
                list.push_str(&words.number(line.quantity));
                list.push_str(" × ");
                list.push_str(&clean(line.title.as_deref().unwrap_or(&line.variant)));
            }
            words.text("stuck", [&list, "", ""])
        }
        State::Mismatch => {
            let Mismatch { promised, charged } = card.mismatch;
            words.text("mismatch", [&words.money(promised), &words.money(charged), ""])
        }
        State::Withdrawn => words.say("withdrawn"),
    }
}

fn label(card: &Card) -> &str {
    card.choice().and_then(|choice| choice.label.as_ref()).map_or("", |label| label.text.as_str())
}

fn added(card: &Card) -> u32 {
    card.choice().map_or(0, |choice| choice.figures.add)
}

/// The buttons. While a change is under way the pressed one stays where it is, and says so.
fn actions(card: &Card, words: &dyn Words) -> Element {
    let name = &card.suggestion.title.text;
    let busy = matches!(card.state, State::Busy(_));
    let main = match &card.state {
        State::Offered
        | State::Failed(_)
        | State::Busy(Pending::Waiting | Pending::Applying | Pending::Restoring | Pending::Withdrawing) => {
            accept(card, words)
        }
        State::Accepted | State::Busy(Pending::Undoing) => {
            Some(button("undo", words.say("undo"), words.text("undo_named", [name, "", ""])))
        }
        State::Mismatch | State::Busy(Pending::Removing) => {
            Some(button("remove", words.say("remove_added"), words.text("remove_named", [name, "", ""])))
        }
        State::Withdrawn | State::Gone => None,
    };
    let main =
        main.map(
            |button| {
                if busy { button.with("aria-disabled", "true").with("aria-busy", "true") } else { button }
            },
        );
    let mut dismiss = el("button part=dismiss type=button data-action=dismiss")
        .with("aria-label", words.text("dismiss_named", [name, "", ""]));
    if busy {
        dismiss = dismiss.with("aria-disabled", "true");
    }
    el("div part=actions").maybe(main).child(dismiss)
}

fn button(action: &'static str, text: String, name: String) -> Element {
    el("button part=accept type=button").with("data-action", action).with("aria-label", name).text(text)
}

/// The button that accepts; its accessible name says product and price. A confirmation is ticked instead.
fn accept(card: &Card, words: &dyn Words) -> Option<Element> {
    let suggestion = &card.suggestion;
    let choice = card.choice()?;
    let price = price(choice.figures.difference, words);
    let name = &suggestion.title.text;
    let text = match suggestion.form {
        Form::Confirmation => return None,
        Form::Product => words.say("add"),
        Form::Kit | Form::QuantityBreak if choice.figures.add == 0 => words.say("apply_deal"),
        Form::Kit => words.say("add_kit"),
        Form::QuantityBreak => words.text("add_more", [&words.number(choice.figures.add), "", ""]),
        Form::Guidance => words.text("switch_to", [label(card), "", ""]),
        Form::Tier if choice.change.is_empty() => {
            let text = words.say("keep_as_it_is");
            return Some(button("accept", text.clone(), text).with("aria-disabled", "true"));
        }
        Form::Tier => words.text("take_step", [label(card), "", ""]),
    };
    let named = words.text("accept_named", [&text, name, &price]);
    Some(button("accept", text, named))
}

/// What accepting adds, or takes off.
pub(super) fn price(difference: Money, words: &dyn Words) -> String {
    if difference < Money::ZERO {
        words.text("less", [&words.money(Money(difference.0.saturating_neg())), "", ""])
    } else {
        words.text("more", [&words.money(difference), "", ""])
    }
}
