//! Steps: good, better, best. Choosing one changes nothing in the cart; the button does.

use super::{Accept, Parts, PriceLine};
use crate::view::page::Page;
use crate::view::pieces::{Phrase, disabled_while_busy, label, price, title};
use cart_associate_core::session::Card;
use cart_associate_core::text::digits;

pub(super) fn parts(card: &Card) -> Parts<'_> {
    let as_it_is = card.choice().is_some_and(|choice| choice.change.is_empty());
    Parts {
        accept: if as_it_is { Accept::NothingToDo } else { Accept::Step(label(card)) },
        accepted: Phrase::naming("chosen", label(card)),
        price: PriceLine::None,
        controls,
    }
}

fn controls(page: &mut Page<'_>, card: &Card) {
    page.open("fieldset part=steps");
    page.said("legend class=quiet", "steps_for", title(card));
    for (index, choice) in card.suggestion.choices.iter().enumerate() {
        page.open("label part=step");
        page.open("input type=radio data-action=choose");
        page.with("@name", &card.suggestion.offer);
        page.with("@value", &digits(index as u64));
        disabled_while_busy(page, card);
        page.flag("@.checked", index == card.selected);
        page.close();
        if let Some(label) = &choice.label {
            page.shown("span part=step-title", label);
        }
        page.open("span part=step-price");
        if choice.change.is_empty() {
            page.say("as_it_is", "");
        } else {
            price(page, choice.figures.difference);
        }
        page.close();
        if !choice.adds.is_empty() {
            page.open("span part=step-adds");
            for (index, adds) in choice.adds.iter().enumerate() {
                if index > 0 {
                    page.text(" · ");
                }
                page.shown("span", adds);
            }
            page.close();
        }
        page.close();
    }
    page.close();
}
