//! The sentence for an offer that is shown.

use cart_associate_core::engine::{Decision, Suggestion};
use cart_associate_core::money::Money;
use cart_associate_core::text::{clean, decimal};

/// Why an offer is shown: what called for it, what it says, and what accepting does to the total.
pub(super) fn text(decision: &Decision, place: usize, suggestion: &Suggestion) -> String {
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
        let (figures, zero) = (&choice.figures, Money::ZERO);
        let sum = match figures.difference {
            difference if difference > zero => format!("Accepting adds {}", money(difference)),
            difference if difference < zero => {
                format!("Accepting takes {} off", money(Money(difference.0.saturating_neg())))
            }
            _ => "Accepting leaves the total as it is".into(),
        };
        let saving = if figures.saving > zero {
            format!(", which saves {} against buying separately", money(figures.saving))
        } else {
            String::new()
        };
        text.push_str(&format!(" {sum}{saving}."));
        if let Some(names) = &suggestion.asks {
            let values: Vec<&str> = suggestion
                .choices
                .iter()
                .filter_map(|choice| choice.label.as_ref().map(|label| label.text.as_str()))
                .collect();
            text.push_str(&format!(
                " The shopper chooses first ({}): {}.",
                clean(names),
                clean(&values.join(" or "))
            ));
        }
    }
    text
}
