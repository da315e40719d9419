//! The form of a case file.

use super::tamper::Tamper;
use serde::Deserialize;
use serde_json::{Map, Value};

/// A scenario of docs/scenarios.md.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scenario {
    /// Its number.
    pub(crate) scenario: u32,
    /// Its title. For the reader.
    pub(crate) title: String,
    /// The rule bundle, or the name of a file in `bundles/`.
    #[serde(default)]
    pub(super) bundle: Value,
    /// Carts by name.
    #[serde(default)]
    pub(super) carts: Map<String, Value>,
    pub(super) cases: Vec<Case>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    pub(super) name: String,
    /// In place of the scenario's.
    #[serde(default)]
    pub(super) bundle: Value,
    /// What is different in the bundle, by JSON Pointer; `null` removes.
    #[serde(default)]
    pub(super) with: Map<String, Value>,
    /// What is put past the check into the compiled form.
    #[serde(default)]
    pub(super) tamper: Vec<Tamper>,
    #[serde(default)]
    pub(super) cart: Value,
    #[serde(default)]
    pub(super) context: Value,
    #[serde(default)]
    pub(super) ledger: Value,
    /// What is decided.
    #[serde(default)]
    pub(super) expect: Option<Expect>,
    /// All that the check finds, where it refuses.
    #[serde(default)]
    pub(super) refused: Option<Vec<Refusal>>,
    /// What the shopper does, step by step.
    #[serde(default)]
    pub(super) steps: Vec<Step>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Expect {
    /// All of them, in order.
    pub(super) suggestions: Value,
    /// Some of the offers that are withheld, with the reason.
    #[serde(default)]
    pub(super) withheld: Value,
    /// What the decision must not hold anywhere.
    #[serde(default)]
    pub(super) never: Vec<String>,
    #[serde(default)]
    pub(super) held_out: bool,
    #[serde(default)]
    pub(super) expired: bool,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Refusal {
    pub(super) code: String,
    pub(super) pointer: String,
}

/// What happens at a step.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Do {
    /// The cart is read and decided about.
    Update,
    /// A card has been on the screen for a second.
    Shown,
    /// The theme showed products itself.
    MarkShown,
    /// The shopper presses something.
    Press,
    /// It is the turn of a pressed card.
    Begin,
    /// The platform has answered.
    Settle,
    /// The drawer closes.
    DrawerClosed,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    #[serde(rename = "do")]
    pub(super) what: Do,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) cart: Value,
    /// Laid over the case's context.
    #[serde(default)]
    pub(super) context: Value,
    #[serde(default)]
    pub(super) policy: Option<String>,
    #[serde(default)]
    pub(super) offer: String,
    /// `accept`, `dismiss`, `undo`, `remove`, or the index of a choice.
    #[serde(default)]
    pub(super) action: Value,
    #[serde(default)]
    pub(super) products: Vec<String>,
    #[serde(default)]
    pub(super) message: Option<String>,
    #[serde(default)]
    pub(super) now: Value,
    /// All cards of the placement afterwards.
    #[serde(default)]
    pub(super) cards: Value,
    /// All notices of the placement afterwards.
    #[serde(default)]
    pub(super) notices: Value,
    #[serde(default)]
    pub(super) would_have_shown: Value,
    /// The change to apply; left out: none.
    #[serde(default)]
    pub(super) change: Value,
    /// All events; left out: none.
    #[serde(default)]
    pub(super) events: Value,
    /// Some of the offers that are withheld, with the reason, after an update.
    #[serde(default)]
    pub(super) withheld: Value,
}
