//! The lists of cards with their headings, and the notices.

use super::card;
use super::page::Page;
use cart_associate_core::session::{Card, Drawer};
use cart_associate_core::vocabulary::{Form, Placement};

/// Everything in the root of one placement: advice and confirmations first, then what goes with the cart.
pub(super) fn describe(page: &mut Page<'_>, drawer: &Drawer) {
    let heading = match drawer.placement {
        Placement::Product => "heading_product",
        Placement::Cart => "heading",
        Placement::Checkout => "heading_checkout",
    };
    group(
        page,
        drawer,
        true,
        "section part=associate aria-labelledby=check",
        "h2 part=heading id=check tabindex=-1",
        "heading_check",
    );
    group(
        page,
        drawer,
        false,
        "section part=associate aria-labelledby=heading",
        "h2 part=heading id=heading tabindex=-1",
        heading,
    );
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

/// The cards that are advice, or those that are not, under their heading.
fn group(page: &mut Page<'_>, drawer: &Drawer, advice: bool, section: &str, heading: &str, words: &str) {
    let belongs = |card: &Card| matches!(card.suggestion.form, Form::Guidance | Form::Confirmation) == advice;
    if !drawer.cards.iter().any(belongs) {
        return;
    }
    page.open(section);
    page.said(heading, words, "");
    page.open("ul part=list role=list");
    for one in &drawer.cards {
        if belongs(one) {
            card::describe(page, one);
        }
    }
    page.close();
    page.close();
}
