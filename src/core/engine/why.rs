//! The one-sentence why, with every placeholder computed.

use super::evaluator::Evaluator;
use super::observer::Observer;
use super::proposal::Sums;
use crate::bundle::record::Claim;
use crate::lang::pick;
use crate::text::{Part, Piece, Placeholder, Sentence, Text, cut};
use alloc::vec::Vec;

/// The values that a why may name, beside the figures.
pub(super) struct Values<'v> {
    pub(super) trigger: &'v str,
    pub(super) product: &'v str,
    pub(super) claim: Option<Claim>,
}

/// The one-sentence why, with every placeholder computed.
pub(super) fn why<O: Observer>(
    evaluator: &Evaluator<'_, O>,
    text: Text<'_>,
    values: &Values<'_>,
    sums: &Sums,
) -> Sentence {
    let Some((translation, lang)) = pick(evaluator.bundle, text, &evaluator.context.locale) else {
        return Sentence::default();
    };
    let mut room = Some(crate::text::MAX_SHOWN);
    let mut parts = Vec::new();
    for piece in translation.pieces() {
        if room.is_none() {
            break;
        }
        parts.push(match piece {
            Piece::Words(words) => fit(words, &mut room),
            Piece::Slot(slot) => match slot {
                Placeholder::Trigger => fit(values.trigger, &mut room),
                Placeholder::Product => fit(values.product, &mut room),
                Placeholder::Price => Part::Money(sums.price),
                Placeholder::Difference => Part::Money(sums.difference),
                Placeholder::Saving => Part::Money(sums.saving),
                Placeholder::SavingPercent => Part::Percent(sums.saving_percent),
                Placeholder::Have => Part::Count(sums.have),
                Placeholder::Add => Part::Count(sums.add),
                Placeholder::Share => {
                    Part::Percent(values.claim.map(|claim| claim.share).unwrap_or_default())
                }
                Placeholder::Sample => Part::Count(values.claim.map_or(0, |claim| claim.sample)),
            },
        });
    }
    Sentence { parts, lang }
}

/// Words, cut to the room that is left; `None` is left where they were cut.
fn fit(words: &str, room: &mut Option<usize>) -> Part {
    let (words, left) = cut(words, room.unwrap_or_default());
    *room = left;
    Part::Text(words)
}
