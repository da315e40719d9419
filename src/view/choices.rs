//! What a card says before the shopper acts: the why, what is in it, what can be chosen, and the price.

use super::card::{direction, price, shown};
use super::tree::{Element, el};
use super::words::Words;
use crate::engine::{Figures, Form, Suggestion};
use crate::money::Money;
use crate::session::{Card, State};
use crate::text::digits;

/// Fills the pitch of a card.
pub(super) fn pitch(card: &Card, words: &dyn Words, pitch: Element) -> Element {
    let suggestion = &card.suggestion;
    pitch
        .child(why(card, words))
        .maybe(contents(suggestion, words))
        .maybe(distribution(suggestion, words))
        .maybe(
            suggestion
                .link
                .as_ref()
                .map(|link| shown(el("a part=help").with("href", link.url.clone()), &link.label)),
        )
        .maybe(match suggestion.form {
            Form::Tier => Some(steps(card, words)),
            Form::Confirmation => confirm(card, words),
            _ if suggestion.choices.len() > 1 => Some(select(card, words)),
            _ => None,
        })
        .maybe(prices(card, words))
}

/// The sentence, and for assistive technology the line that caused it, whether or not the sentence names it.
fn why(card: &Card, words: &dyn Words) -> Element {
    let suggestion = &card.suggestion;
    let sentence = card.choice().map_or(&suggestion.why, |choice| &choice.why);
    let lang = sentence.lang.clone();
    let text = el("span").with_some("dir", lang.as_deref().map(direction)).with_some("lang", lang);
    let trigger = words.text("for_trigger", [&suggestion.trigger.name.text, "", ""]);
    el("p part=why").child(text.text(words.sentence(sentence))).child(el("span class=quiet").text(trigger))
}

fn contents(suggestion: &Suggestion, words: &dyn Words) -> Option<Element> {
    if suggestion.contents.is_empty() {
        return None;
    }
    let parts = suggestion.contents.iter().map(|one| {
        let name = shown(el("span"), &one.title);
        let many = (one.quantity > 1)
            .then(|| el("span").text(words.text("times", [&words.number(one.quantity), "", ""])));
        let have = one.in_cart.then(|| el("span part=have").text(words.say("in_your_cart")));
        el("li").maybe(many).child(name).maybe(have)
    });
    Some(el("ul part=contents role=list").children(parts))
}

/// How other shoppers chose: as text as well as a picture.
fn distribution(suggestion: &Suggestion, words: &dyn Words) -> Option<Element> {
    if suggestion.distribution.is_empty() {
        return None;
    }
    let bars = suggestion.distribution.iter().map(|bar| {
        let percent = digits(u64::from(bar.share.whole_percents()));
        let picture = el("progress part=bar max=100").with("value", percent).with("aria-hidden", "true");
        let share = el("span class=share").text(words.percent(bar.share));
        el("li").child(shown(el("span class=label"), &bar.label)).child(picture).child(share)
    });
    Some(el("ul part=distribution role=list").children(bars))
}

/// A choice of variant.
fn select(card: &Card, words: &dyn Words) -> Element {
    let options = card.suggestion.choices.iter().enumerate().map(|(index, choice)| {
        let option =
            el("option").with("value", digits(index as u64)).with_flag(".selected", index == card.selected);
        match &choice.label {
            Some(label) => shown(option, label),
            None => option,
        }
    });
    let select = el("select part=choice data-action=choose").children(options);
    let select = if is_busy(card) { select.with("disabled", "") } else { select };
    el("label class=choose").child(el("span").text(words.say("choose_variant"))).child(select)
}

/// The steps of a tier. Choosing changes nothing in the cart; the button does.
fn steps(card: &Card, words: &dyn Words) -> Element {
    let suggestion = &card.suggestion;
    let legend = words.text("steps_for", [&suggestion.title.text, "", ""]);
    let rows = suggestion.choices.iter().enumerate().map(|(index, choice)| {
        let mut radio = el("input type=radio")
            .with("name", suggestion.offer.clone())
            .with("value", digits(index as u64))
            .with("data-action", "choose")
            .with_flag(".checked", index == card.selected);
        if is_busy(card) {
            radio = radio.with("disabled", "");
        }
        let name = choice.label.as_ref().map(|label| shown(el("span part=step-title"), label));
        let adds = choice.adds.iter().map(|adds| shown(el("span part=step-adds"), adds));
        let cost = if choice.change.is_empty() {
            words.say("as_it_is")
        } else {
            price(choice.figures.difference, words)
        };
        el("label part=step")
            .child(radio)
            .child(el("span class=step").maybe(name).children(adds))
            .child(el("span part=step-price").text(cost))
    });
    el("fieldset part=steps").child(el("legend class=quiet").text(legend)).children(rows)
}

/// A statement to tick; ticking records it.
fn confirm(card: &Card, _words: &dyn Words) -> Option<Element> {
    let statement = card.suggestion.statement.as_ref()?;
    let ticked = matches!(card.state, State::Busy(_) | State::Accepted);
    let mut tick = el("input type=checkbox data-action=accept").with_flag(".checked", ticked);
    if is_busy(card) {
        tick = tick.with("aria-disabled", "true");
    }
    Some(el("label part=confirm").child(tick).child(shown(el("span"), statement)))
}

fn is_busy(card: &Card) -> bool {
    matches!(card.state, State::Busy(_))
}

/// The price line: what accepting adds, what may be struck through, what a deal saves, the unit price.
fn prices(card: &Card, words: &dyn Words) -> Option<Element> {
    let choice = card.choice()?;
    let figures: &Figures = &choice.figures;
    let sold = matches!(card.suggestion.form, Form::Product | Form::Kit | Form::QuantityBreak);
    let switched = card.suggestion.form == Form::Guidance && figures.difference != Money::ZERO;
    if !sold && !switched {
        return None;
    }
    let difference = (figures.add > 0 || switched)
        .then(|| el("span part=difference").text(price(figures.difference, words)));
    let struck = figures.compare_at.map(|before| {
        let name = words.text("compare_at", [&words.money(before), "", ""]);
        el("s part=compare-at").with("aria-label", name).text(words.money(before))
    });
    let saving = (figures.saving > Money::ZERO).then(|| {
        let saving = words.money(figures.saving);
        let percent = words.percent(figures.saving_percent);
        el("span part=saving").text(words.text("saving", [&saving, &percent, ""]))
    });
    let unit = figures.unit.as_ref().map(|unit| {
        let text = words.text("unit_price", [&words.money(unit.price), &unit.per, ""]);
        el("span part=unit-price").text(text)
    });
    Some(el("p part=price").maybe(difference).maybe(struck).maybe(saving).maybe(unit))
}
