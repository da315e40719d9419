//! The core of Cart Associate: the rule bundle's compiled form, the engine that decides and the session that
//! remembers.
//!
//! Pure Rust without the standard library: no JavaScript type, no JSON, no clock, no random numbers, no call that
//! can panic. Everything else is built on it and nothing in here names anything of that (`docs/architecture.md`).

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod bundle;
pub mod cart;
pub mod change;
pub mod context;
pub mod engine;
pub mod input;
pub mod key;
pub mod lang;
pub mod ledger;
pub mod money;
pub mod outcome;
pub mod properties;
pub mod session;
pub mod text;
pub mod vocabulary;
pub mod wire;
