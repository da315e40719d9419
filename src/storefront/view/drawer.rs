//! The list of cards with its heading, and the notices.

use super::card;
use super::page::Page;
use cart_associate_core::session::Drawer;
use cart_associate_core::vocabulary::Placement;

/// Everything in the root of one placement.
pub(super) fn describe(page: &mut Page<'_>, drawer: &Drawer) {
    if !drawer.cards.is_empty() {
        page.open("section part=associate aria-labelledby=heading");
        let heading = match drawer.placement {
            Placement::Product => "heading_product",
            Placement::Cart => "heading",
            Placement::Checkout => "heading_checkout",
        };
        page.said("h2 part=heading id=heading tabindex=-1", heading, "");
        page.open("ul part=list role=list");
        for one in &drawer.cards {
            card::describe(page, one);
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
