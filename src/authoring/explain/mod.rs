//! Why each offer is shown for a cart, or withheld, in plain words.
//!
//! The engine decides and gives a reason; here it becomes a sentence with the facts at hand. What the reason leaves
//! open (which part of a trigger failed, which line called for the offer, what it would have cost) is asked of the
//! engine itself, with a rule bundle that is changed for the question (`probe`), so that no rule stands twice.
//!
//! The same text is shown by the command line, the demo's panel, the playground and the preview.

mod answer;
mod detail;
mod figures;
mod goods;
mod memory;
mod names;
mod page;
mod probe;
mod rank;
mod situation;
mod stock;
mod trigger;
pub(crate) mod words;

use super::carts::{Fault, Situation};
pub use answer::answer;
use cart_associate_core::bundle::{Bundle, Records};
use cart_associate_core::cart::Cart;
use cart_associate_core::engine::{DecideError, Decision, Reasoned, Suggestion, decide_with_reasons};
use cart_associate_core::text::{clean, decimal};
use cart_associate_core::wire::Arena;
use cart_associate_core::wire::Corrupt;
use serde::Serialize;
pub use words::{HELD_OUT, REASONS, sentence, withheld_text};

/// What is told of one offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
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
    pub offers: Vec<Told>,
}

/// Explains a cart.
///
/// # Errors
/// Where the cart makes no sense, or the rule bundle is damaged.
pub fn explain(bundle: &Bundle, cart: &Cart, situation: &Situation) -> Result<Explanation, Fault> {
    let Situation { context, ledger } = situation;
    let reasoned = decide_with_reasons(bundle, cart, context, ledger).map_err(undecided)?;
    let Reasoned { decision, withheld } = &reasoned;
    let mut offers = Vec::new();
    for (place, suggestion) in decision.suggestions.iter().enumerate() {
        let text = shown(decision, place, suggestion);
        let offer = suggestion.offer.clone();
        offers.push(if decision.held_out {
            let text = format!("{} {text}", withheld_text(HELD_OUT, None));
            Told { offer, shown: false, reason: Some(HELD_OUT), by: None, text }
        } else {
            Told { offer, shown: true, reason: None, by: None, text }
        });
    }
    let (records, arena) = (Records::new(bundle), Arena::default());
    let inquiry = detail::Inquiry {
        bundle,
        records: &records,
        arena: &arena,
        cart,
        situation,
        decision,
        withheld,
        names: names::Names {
            bundle,
            records: &records,
            locale: &context.locale,
            currency: &cart.currency,
            exponent: cart.exponent,
        },
        probe: probe::Probe::new(&records, &arena, cart, situation),
        rivals: Default::default(),
    };
    for (withheld, text) in withheld.iter().zip(detail::texts(&inquiry)) {
        offers.push(Told {
            offer: withheld.offer.clone(),
            shown: false,
            reason: Some(withheld.reason.code()),
            by: withheld.by.clone(),
            text,
        });
    }
    if records.is_damaged() { Err(undecided(Corrupt.into())) } else { Ok(Explanation { reasoned, offers }) }
}

pub(crate) fn undecided(error: DecideError) -> Fault {
    match error {
        DecideError::Input(error) => Fault::new(error.code, &error.pointer, error.message.into()),
        DecideError::Corrupt => {
            let message = "this rule bundle is damaged; compile it again";
            Fault::new("bundle_corrupt", "", message.into())
        }
    }
}

/// Why an offer is shown: what called for it, what it says, and what accepting does to the total.
fn shown(decision: &Decision, place: usize, suggestion: &Suggestion) -> String {
    let place = ["First", "Second", "Third"].get(place).copied().unwrap_or("Later");
    let exponent = decision.exponent;
    let money = |amount| format!("{} {}", decimal(amount, exponent), decision.currency);
    let trigger = clean(&suggestion.trigger.name.text);
    let about = match &suggestion.trigger.key {
        Some(_) => format!("called for by “{trigger}” in the cart"),
        None => format!("called for by “{trigger}”, which the shopper is looking at"),
    };
    let mut text = format!("{place}, {about}: “{}”", suggestion.why.plain(exponent));
    let choice = suggestion.choices.get(suggestion.selected as usize);
    let real = choice
        .filter(|choice| !choice.change.is_empty())
        .or_else(|| suggestion.choices.iter().find(|choice| !choice.change.is_empty()));
    if let Some(choice) = real {
        let (figures, zero) = (&choice.figures, cart_associate_core::money::Money::ZERO);
        let sum = match figures.difference {
            difference if difference > zero => format!("Accepting adds {}", money(difference)),
            difference if difference < zero => {
                format!(
                    "Accepting takes {} off",
                    money(cart_associate_core::money::Money(difference.0.saturating_neg()))
                )
            }
            _ => "Accepting leaves the total as it is".into(),
        };
        let saving = if figures.saving > zero {
            format!(", which saves {} against buying separately", money(figures.saving))
        } else {
            String::new()
        };
        text.push_str(&format!(" {sum}{saving}."));
    }
    text
}
