//! Cart Associate decides, in the shopper's browser, which one to three suggestions would truly help with what
//! is in the cart, and renders them, each with its reason, into the store's own cart drawer.
//!
//! Three rings; an inner one never names an outer one (`docs/architecture.md`):
//!
//! 1. the core: [`money`], [`text`], [`json`], [`lang`], [`cart`], [`context`], [`change`], [`ledger`], [`bundle`],
//!    [`engine`], [`session`]: pure Rust, no JavaScript type in sight, no panicking calls;
//! 2. the edges: `view` and `boundary` (feature `storefront`), `authoring` (feature `authoring`);
//! 3. `www/`: shim, adapters, demo store.

#![cfg_attr(feature = "download", no_std)]

extern crate alloc;

#[cfg(feature = "authoring")]
pub mod authoring;
#[cfg(all(feature = "storefront", target_arch = "wasm32"))]
pub mod boundary;
pub mod bundle;
pub mod cart;
pub mod change;
pub mod context;
#[cfg(all(feature = "download", target_arch = "wasm32"))]
mod download;
pub mod engine;
pub mod input;
pub mod json;
pub mod lang;
pub mod ledger;
pub mod money;
pub mod properties;
pub mod session;
pub mod text;
#[cfg(feature = "storefront")]
pub mod view;
