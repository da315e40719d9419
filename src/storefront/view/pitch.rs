//! What a card of any form says before the shopper acts: the why, and the price.

use super::page::Page;
use super::pieces::{added, price};
use cart_associate_core::money::Money;
use cart_associate_core::session::Card;
use cart_associate_core::text::{Part, Sentence};
use cart_associate_core::vocabulary::Form;

/// The sentence, and the line that caused it: to be seen where the sentence does not name it, else for assistive
/// technology alone.
pub(super) fn why(page: &mut Page<'_>, card: &Card) {
    let suggestion = &card.suggestion;
    let sentence = card.choice().map_or(&suggestion.why, |choice| &choice.why);
    let trigger = &suggestion.trigger.name.text;
    page.open("p part=why");
    page.open("span");
    page.language(sentence.lang.as_deref());
    if suggestion.form == Form::Guidance {
        page.emphasised(sentence);
    } else {
        page.sentence(sentence);
    }
    page.close();
    page.text(" ");
    let form = if names(sentence, trigger) { "span part=for class=quiet" } else { "span part=for" };
    page.said(form, "for_trigger", trigger);
    page.close();
}

/// Whether a sentence names the line that caused it, where its placeholder stands.
fn names(sentence: &Sentence, name: &str) -> bool {
    sentence.parts.iter().any(|part| matches!(part, Part::Text(text) if text == name))
}

/// What accepting adds; for a deal, against what it costs separately; what may be struck through; the unit price.
pub(super) fn prices(page: &mut Page<'_>, card: &Card) {
    let Some(choice) = card.choice() else { return };
    let figures = &choice.figures;
    page.open("p part=price");
    if added(card) > 0 || figures.saving == Money::ZERO {
        page.open("span part=difference");
        price(page, figures.difference);
        page.close();
    }
    if let Some(before) = figures.compare_at {
        page.text(" ");
        page.open("s part=compare-at");
        page.open("@aria-label");
        page.phrase("compare_at");
        page.money(before);
        page.close();
        page.close();
        page.money(before);
        page.close();
    }
    if figures.saving > Money::ZERO {
        let separately = added(card) > 0;
        page.text(" ");
        page.open("span part=saving");
        page.phrase(if separately { "instead_of" } else { "saving" });
        page.money(if separately { figures.price } else { figures.saving });
        page.close();
        page.close();
    }
    if let Some(unit) = &figures.unit {
        page.text(" ");
        page.open("span part=unit-price");
        page.phrase("unit_price");
        page.money(unit.price);
        page.text(&unit.per);
        page.close();
        page.close();
    }
    page.close();
}
