//! The merchant's side: rule bundles in JSON, their check, and the compiler.
//!
//! ```text
//! bytes ── json ──▶ tree with places ── decode ──▶ typed source ── check ──▶ findings
//!                                                       └────────── lower ──▶ compiled form
//! ```
//!
//! Every step reports all that it finds, and the next one goes on with what is left.

#![forbid(unsafe_code)]

pub mod addresses;
pub mod carts;
mod check;
mod choices;
pub mod codes;
mod compile;
mod complete;
mod currency;
pub mod decode;
pub mod diagnostic;
pub mod edit;
pub mod exact;
pub mod explain;
pub mod json;
pub mod lint;
pub mod load;
mod lower;
pub mod moment;
mod phrases;
pub mod pipeline;
mod place;
mod prune;
mod read;
pub mod schema;
mod similar;
pub mod simulate;
mod slug;
pub mod source;
pub mod starter;
mod template;
pub mod write;

pub use choices::MOST as MOST_CHOICES;
pub use diagnostic::{Diagnostic, Severity};
pub use lint::{Options, QuickWin};
pub use pipeline::{Compiled, Linted, compile, compile_linted, lint};
