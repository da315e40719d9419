//! A confirmation: a statement to tick, recorded as a property of the trigger line beside those it has.

use crate::bundle::record::Confirmation;
use crate::engine::because::Because;
use crate::engine::evaluator::Evaluator;
use crate::engine::item::Item;
use crate::engine::observer::Observer;
use crate::engine::proposal::{Draft, Label, Planned, Proposal, Sums};
use crate::engine::refusal::Verdict;
use crate::engine::withheld::Withheld;
use alloc::vec;

/// The statement, unless the line has it already.
pub(super) fn propose<'a, O: Observer>(
    evaluator: &Evaluator<'a, O>,
    item: &Item<'a>,
    confirmation: &Confirmation<'a>,
    proposal: &mut Proposal<'a>,
) -> Verdict<(), O> {
    let Confirmation { property, value } = *confirmation;
    let Some(line) = item.line else {
        return Err(evaluator.refuse_because(Withheld::NotCompatible, || Because::OnlyViewed));
    };
    if line.properties.get(property).is_some() {
        return Err(evaluator.refuse_because(Withheld::Accepted, || Because::Confirmed { property }));
    }
    if line.is_untouchable() {
        return Err(evaluator.refuse_because(Withheld::NotCompatible, || Because::Fixed));
    }
    proposal.new_item = true;
    let ticked = Planned { property: Some((property, value)), ..Planned::changed(line, None) };
    proposal.choices.push(Draft::new(Label::Only, Sums::default(), vec![ticked]));
    Ok(())
}
