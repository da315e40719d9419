//! A card: one frame for all forms.

use super::forms::{Parts, PriceLine};
use super::page::Page;
use super::{actions, forms, pitch, status};
use cart_associate_core::engine::{Picture, Suggestion};
use cart_associate_core::session::{Card, Pending, State};
use cart_associate_core::text::digits;
use cart_associate_core::vocabulary::Form;

/// One card. What is particular to its form stands in `forms`.
pub(super) fn describe(page: &mut Page<'_>, card: &Card) {
    let suggestion = &card.suggestion;
    let parts = forms::parts(card);
    let stage = stage(card.state);
    page.open("li part=card");
    page.with("@data-offer", &suggestion.offer);
    page.with("@data-kind", suggestion.kind.name());
    page.with("@data-form", suggestion.form.name());
    page.with("@data-state", state_name(card.state));
    // For whoever reports events: a card of one line has no title to read.
    page.with("@data-title", &suggestion.title.text);
    if stage == Stage::Line {
        page.put("@data-line");
    }
    if card.is_gone() {
        page.put("@inert");
        page.with("@aria-hidden", "true");
    }
    if stage == Stage::Pitch && matches!(suggestion.form, Form::Product | Form::QuantityBreak) {
        image(page, suggestion.image.as_ref(), "img part=image decoding=async loading=lazy");
    }
    page.open("div part=body");
    if stage != Stage::Line {
        head(page, card, &parts, stage);
    }
    let price = |page: &mut Page<'_>, place| {
        if stage == Stage::Pitch && parts.price == place {
            pitch::prices(page, card);
        }
    };
    if stage == Stage::Pitch {
        price(page, PriceLine::BelowTitle);
        pitch::why(page, card);
        (parts.controls)(page, card);
    }
    status::describe(page, card, &parts);
    page.open("div class=foot");
    price(page, PriceLine::AtFoot);
    actions::describe(page, card, &parts);
    page.close();
    page.close();
    if stage != Stage::Line {
        actions::dismiss(page, card);
    }
    page.close();
}

/// How much of a card there is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// All of it, with what went wrong beneath.
    Pitch,
    /// Its title, and what it says of a broken promise.
    Report,
    /// One line: what the shopper has done, and "undo".
    Line,
}

fn stage(state: State) -> Stage {
    match state {
        State::Accepted | State::Dismissed | State::Busy(Pending::Undoing) => Stage::Line,
        State::Mismatch | State::Withdrawn | State::Busy(Pending::Removing) => Stage::Report,
        State::Offered | State::Busy(_) | State::Failed(_) | State::Gone => Stage::Pitch,
    }
}

fn state_name(state: State) -> &'static str {
    match state {
        State::Offered => "offered",
        State::Busy(_) => "busy",
        State::Accepted => "accepted",
        State::Failed(_) => "failed",
        State::Mismatch => "mismatch",
        State::Withdrawn => "withdrawn",
        State::Dismissed => "dismissed",
        State::Gone => "gone",
    }
}

/// A picture, where there is one.
pub(super) fn image(page: &mut Page<'_>, picture: Option<&Picture>, form: &str) {
    let Some(picture) = picture else { return };
    page.open(form);
    page.with("@src", &picture.src);
    page.with("@alt", &picture.alt.text);
    if let Some(lang) = &picture.alt.lang {
        page.with("@lang", lang);
    }
    page.with("@width", &digits(u64::from(picture.width)));
    page.with("@height", &digits(u64::from(picture.height)));
    page.close();
}

/// The title, and on its line what a product costs.
fn head(page: &mut Page<'_>, card: &Card, parts: &Parts<'_>, stage: Stage) {
    page.open("div class=head");
    title(page, &card.suggestion);
    if stage == Stage::Pitch && parts.price == PriceLine::BesideTitle {
        pitch::prices(page, card);
    }
    page.close();
}

fn title(page: &mut Page<'_>, suggestion: &Suggestion) {
    page.open("h3 part=title tabindex=-1");
    match &suggestion.url {
        Some(url) => {
            page.open("a part=link");
            page.with("@href", url);
            page.words(&suggestion.title);
            page.close();
        }
        None => page.words(&suggestion.title),
    }
    page.close();
}
