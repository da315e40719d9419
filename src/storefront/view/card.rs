//! A card: one frame for all forms.

use super::page::Page;
use super::{actions, forms, pitch, status};
use cart_associate_core::engine::Suggestion;
use cart_associate_core::session::{Card, State};
use cart_associate_core::text::digits;

/// One card. What is particular to its form stands in `forms`.
pub(super) fn describe(page: &mut Page<'_>, card: &Card) {
    let suggestion = &card.suggestion;
    let parts = forms::parts(card);
    page.open("li part=card");
    page.with("@data-offer", &suggestion.offer);
    page.with("@data-kind", suggestion.kind.name());
    page.with("@data-form", suggestion.form.name());
    page.with("@data-state", state_name(card.state));
    if card.is_gone() {
        page.put("@inert");
        page.with("@aria-hidden", "true");
    }
    image(page, suggestion);
    page.open("div part=body");
    title(page, suggestion);
    page.open("div class=stage");
    pitch::describe(page, card, &parts);
    status::describe(page, card, &parts);
    page.close();
    actions::describe(page, card, &parts);
    page.close();
    page.close();
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
