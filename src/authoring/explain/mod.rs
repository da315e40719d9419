//! Why each offer is shown for a cart, or withheld, in plain words.
//!
//! The engine decides once, and tells an observer what each of its rules found (`listener`); here that becomes
//! sentences, a file for each kind of reason. No rule of the engine stands here a second time.
//!
//! The same text is shown by the command line, the demo's panel, the playground and the preview.

mod answer;
mod conditions;
mod facts;
mod goods;
mod listener;
mod names;
mod page;
mod rivals;
mod shown;
pub(crate) mod words;

use super::carts::{Fault, Situation};
pub use answer::answer;
use cart_associate_core::bundle::{Bundle, Records};
use cart_associate_core::cart::Cart;
use cart_associate_core::engine::{DecideError, Reasoned, decide};
use cart_associate_core::wire::Corrupt;
use listener::Listener;
use names::Names;
use serde::Serialize;
pub use words::{HELD_OUT, REASONS, sentence, withheld_text};

/// One offer, explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExplainedOffer {
    /// The offer.
    pub offer: String,
    /// Whether it is shown.
    pub shown: bool,
    /// The code of the reason, where it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
    /// The offer that is shown instead, where one took its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Why, in plain words.
    pub text: String,
}

/// A decision with its reasons in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The decision, and the reasons as they are.
    pub reasoned: Reasoned,
    /// Every offer: those shown first, in their order, then the rest by id.
    pub offers: Vec<ExplainedOffer>,
}

/// Explains a cart.
///
/// # Errors
/// Where the cart makes no sense, or the rule bundle is damaged.
pub fn explain(bundle: &Bundle, cart: &Cart, situation: &Situation) -> Result<Explanation, Fault> {
    let Situation { context, ledger } = situation;
    let records = Records::new(bundle);
    let listener = Listener::new(Names { bundle, records: &records, cart, context });
    let decision = decide(bundle, cart, context, ledger, &listener).map_err(undecided)?;
    let mut offers = Vec::new();
    for (place, suggestion) in decision.suggestions.iter().enumerate() {
        let text = format!("{}{}", shown::text(&decision, place, suggestion), listener.supplies(suggestion));
        let offer = suggestion.offer.clone();
        offers.push(if decision.held_out {
            let text = format!("{} {text}", withheld_text(HELD_OUT, None));
            ExplainedOffer { offer, shown: false, reason: Some(HELD_OUT), by: None, text }
        } else {
            ExplainedOffer { offer, shown: true, reason: None, by: None, text }
        });
    }
    let (withheld, texts) = listener.finish(&decision).map_err(|corrupt| undecided(corrupt.into()))?;
    for (one, text) in withheld.iter().zip(texts) {
        offers.push(ExplainedOffer {
            offer: one.offer.clone(),
            shown: false,
            reason: Some(one.reason.code()),
            by: one.by.clone(),
            text,
        });
    }
    if records.is_damaged() {
        return Err(undecided(Corrupt.into()));
    }
    Ok(Explanation { reasoned: Reasoned { decision, withheld }, offers })
}

pub(crate) fn undecided(error: DecideError) -> Fault {
    match error {
        DecideError::Input(error) => error.into(),
        DecideError::Corrupt => Fault::of_code("bundle_corrupt"),
    }
}
