//! The decision: a pure function of the rule bundle, the cart and the context.
//!
//! ```text
//! candidates ─▶ eligibility ─▶ proposals ─▶ choose ─▶ finish
//! (index)       (a reason for   (exact       (rank,    (texts and pictures
//!                every refusal)  prices)      restrain)  of the winners only)
//! ```
//!
//! Each rule has a file of its name: `trigger`, `eligibility`, `deal`, `choose`, and in `forms` one file for each form of offer.
//!
//! Architecture invariant: the engine reads no clock, no random numbers and no globals, and formats nothing.
//! The same input gives the same output, byte for byte, native and in WebAssembly.

mod because;
mod choice;
mod choose;
pub mod deal;
mod decide;
mod decision;
mod eligibility;
mod evaluator;
mod figure;
mod finish;
mod fit;
mod forms;
mod holdout;
mod item;
mod line_order;
mod memory;
mod observer;
mod off;
mod open;
mod planned_change;
mod proposal;
mod rank;
mod reasons;
mod refusal;
mod replacement;
mod trigger;
mod why;
mod withheld;

pub use because::*;
pub use decide::{DecideError, decide};
pub use decision::*;
pub use figure::Figure;
pub use observer::Observer;
pub use off::Off;
pub use reasons::{Reasoned, Reasons, WithheldOffer, decide_with_reasons};
pub use withheld::Withheld;
