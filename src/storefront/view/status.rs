//! What a card says about itself after the shopper's own action.

use super::forms::Parts;
use super::page::Page;
use cart_associate_core::session::{Card, Failure, Mismatch, State};
use cart_associate_core::text::clean;

/// The status line. It is there from the beginning, because assistive technology hears only changes.
pub(super) fn describe(page: &mut Page<'_>, card: &Card, parts: &Parts<'_>) {
    page.open("p part=status role=status");
    match card.state {
        State::Offered if card.is_asking => {
            page.say("choose_variant", card.suggestion.asks.as_deref().unwrap_or_default());
        }
        State::Offered | State::Gone => page.text(""),
        State::Busy(_) => page.say("busy", ""),
        State::Accepted if card.undo_failed => {
            page.with("@class", "failed");
            refused(page, card, "failed_message");
        }
        State::Accepted => parts.accepted.describe(page),
        State::Failed(Failure::Unchanged) => refused(page, card, "failed_message"),
        State::Failed(Failure::TakenBack) => refused(page, card, "failed_in_part"),
        State::Failed(Failure::Unknown) => page.say("failed_unknown", ""),
        State::Failed(Failure::Stuck) => stuck(page, card),
        State::Mismatch => {
            let Mismatch { promised, charged } = card.mismatch;
            page.phrase("mismatch");
            page.money(promised);
            page.money(charged);
            page.close();
        }
        State::Withdrawn => page.say("withdrawn", ""),
        State::Dismissed => page.say("dismissed", ""),
    }
    page.close();
}

/// In the shop's own words, where it had any; whether they end with a full stop or not, ours do not run into them.
fn refused(page: &mut Page<'_>, card: &Card, key: &str) {
    const ENDS: [char; 8] = ['.', '!', '?', '…', '。', '！', '？', '؟'];
    let message = card.message.as_str();
    page.phrase(match message {
        "" if key == "failed_message" => "failed",
        _ => key,
    });
    if message.is_empty() || message.ends_with(ENDS) {
        page.text(message);
    } else {
        page.say("sentence", message);
    }
    page.close();
}

/// Exactly what is in the cart, where a change could neither be made nor taken back.
fn stuck(page: &mut Page<'_>, card: &Card) {
    page.phrase("stuck");
    page.open("=join");
    for (index, line) in card.after.lines.iter().enumerate() {
        if index > 0 {
            page.text(", ");
        }
        page.number(line.quantity);
        page.text(" × ");
        page.text(&clean(line.title.as_deref().unwrap_or(&line.variant)));
    }
    page.close();
    page.close();
}
