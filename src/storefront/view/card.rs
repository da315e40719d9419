//! A card as a description: one frame for all forms.

use super::choices;
use super::more;
use super::page::Page;
use cart_associate_core::engine::Suggestion;
use cart_associate_core::money::Money;
use cart_associate_core::session::{Card, Drawer, Pending, State};
use cart_associate_core::text::digits;
use cart_associate_core::vocabulary::Form;
use cart_associate_core::vocabulary::{Kind, Placement};

/// The list of cards with its heading and notices.
pub fn drawer(page: &mut Page<'_>, drawer: &Drawer) {
    if !drawer.cards.is_empty() {
        page.open("section part=associate aria-labelledby=heading");
        page.said(
            "h2 part=heading id=heading tabindex=-1",
            match drawer.placement {
                Placement::Product => "heading_product",
                Placement::Cart => "heading",
                Placement::Checkout => "heading_checkout",
            },
            "",
        );
        page.open("ul part=list role=list");
        for one in &drawer.cards {
            card(page, one);
        }
        page.close();
        page.close();
    }
    if !drawer.notices.is_empty() {
        page.open("div class=notices");
        for notice in &drawer.notices {
            page.open("p part=notice role=status");
            page.with("@data-offer", &notice.offer);
            page.phrase("orphan");
            page.text(&notice.accessory.text);
            page.text(&notice.parent.text);
            page.close();
            page.close();
        }
        page.close();
    }
}

/// One card.
fn card(page: &mut Page<'_>, card: &Card) {
    let suggestion = &card.suggestion;
    page.open("li part=card");
    page.with("@data-offer", &suggestion.offer);
    page.with("@data-kind", kind(suggestion.kind));
    page.with("@data-form", form(suggestion.form));
    page.with("@data-state", state(&card.state));
    if card.is_gone() {
        page.put("@inert");
        page.with("@aria-hidden", "true");
    }
    image(page, suggestion);
    page.open("div part=body");
    title(page, suggestion);
    page.open("div class=stage");
    choices::pitch(page, card);
    page.open("p part=status role=status");
    match &card.state {
        State::Offered | State::Gone => page.text(""),
        _ => more::status(page, card),
    }
    page.close();
    page.close();
    actions(page, card);
    page.close();
    page.close();
}

/// The name of a kind.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::AvoidsReturns => "avoids_returns",
        Kind::PairsWell => "pairs_well",
        Kind::Bundle => "bundle",
        Kind::Tier => "tier",
    }
}

/// The name of a form.
pub fn form(form: Form) -> &'static str {
    match form {
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

/// Whether a change is under way.
pub(super) fn is_busy(card: &Card) -> bool {
    matches!(card.state, State::Busy(_))
}

fn image(page: &mut Page<'_>, suggestion: &Suggestion) {
    let Some(picture) = &suggestion.image else {
        page.put("span class=blank aria-hidden=true");
        return;
    };
    page.open("img part=image decoding=async");
    page.with("@src", &picture.src);
    page.with("@alt", &picture.alt.text);
    if let Some(lang) = &picture.alt.lang {
        page.with("@lang", lang);
    }
    page.with("@width", &digits(u64::from(picture.width)));
    page.with("@height", &digits(u64::from(picture.height)));
    page.close();
}

fn title(page: &mut Page<'_>, suggestion: &Suggestion) {
    let title = &suggestion.title;
    page.open("h3 part=title tabindex=-1");
    let link = suggestion.url.as_ref();
    if let Some(url) = link {
        page.open("a part=link");
        page.with("@href", url);
    }
    page.words(title);
    if link.is_some() {
        page.close();
    }
    page.close();
}

pub(super) fn name(card: &Card) -> &str {
    &card.suggestion.title.text
}

pub(super) fn label(card: &Card) -> &str {
    card.choice().and_then(|choice| choice.label.as_ref()).map_or("", |label| label.text.as_str())
}

/// The buttons. While a change is under way the pressed one stays where it is, and says so.
fn actions(page: &mut Page<'_>, card: &Card) {
    page.open("div part=actions");
    match &card.state {
        State::Offered
        | State::Failed(_)
        | State::Busy(Pending::Waiting | Pending::Applying | Pending::Restoring | Pending::Withdrawing) => {
            accept(page, card);
        }
        State::Gone => {}
        _ => more::way_back(page, card),
    }
    page.open("button part=dismiss type=button data-action=dismiss");
    page.said("@aria-label", "dismiss_named", name(card));
    if is_busy(card) {
        page.with("@aria-disabled", "true");
    }
    page.close();
    page.close();
}

/// Begins a button.
pub(super) fn begin(page: &mut Page<'_>, card: &Card, action: &str) {
    page.open("button part=accept type=button");
    page.with("@data-action", action);
    if is_busy(card) {
        page.with("@aria-disabled", "true");
        page.with("@aria-busy", "true");
    }
}

/// The button that accepts; its accessible name says product and price. A confirmation is ticked instead, as long as there
/// is something to tick.
fn accept(page: &mut Page<'_>, card: &Card) {
    let Some(choice) = card.choice() else { return };
    let as_it_is = matches!(card.suggestion.form, Form::Tier) && choice.change.is_empty();
    let (key, value) = match card.suggestion.form {
        Form::Confirmation => return more::again(page, card),
        Form::Product => ("add", ""),
        Form::Kit | Form::QuantityBreak if choice.figures.add == 0 => ("apply_deal", ""),
        Form::Kit => ("add_kit", ""),
        Form::QuantityBreak => ("add_more", ""),
        Form::Guidance => ("switch_to", label(card)),
        Form::Tier if as_it_is => ("keep_as_it_is", ""),
        Form::Tier => ("take_step", label(card)),
    };
    let text = |page: &mut Page<'_>| {
        page.phrase(key);
        if key == "add_more" {
            page.number(choice.figures.add);
        }
        page.text(value);
        page.close();
    };
    begin(page, card, "accept");
    page.open("@aria-label");
    if as_it_is {
        text(page);
    } else {
        page.phrase("accept_named");
        text(page);
        page.text(name(card));
        price(page, choice.figures.difference);
        page.close();
    }
    page.close();
    text(page);
    if as_it_is {
        page.with("@aria-disabled", "true");
    }
    page.close();
}

/// What accepting adds, or takes off.
pub(super) fn price(page: &mut Page<'_>, difference: Money) {
    let less = difference < Money::ZERO;
    page.phrase(if less { "less" } else { "more" });
    page.money(if less { Money(difference.0.saturating_neg()) } else { difference });
    page.close();
}
