//! What a shopper downloads: the view, which describes and writes the cards, and the boundary to JavaScript.
//!
//! It depends on the core alone (`docs/architecture.md`).

#![cfg_attr(feature = "download", no_std)]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod boundary;
#[cfg(all(feature = "download", target_arch = "wasm32"))]
mod download;
pub mod json;
pub mod view;
