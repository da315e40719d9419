//! Cart Associate decides, in the shopper's browser, which one to three suggestions would truly help with what
//! is in the cart, and renders them, each with its reason, into the store's own cart drawer.
//!
//! This crate puts the compilation units under one name, for the tests and for whoever uses Cart Associate from Rust.
//! Each unit may name only those above it in this list (`docs/architecture.md`):
//!
//! | unit | what it is |
//! | --- | --- |
//! | `src/core` | the compiled rule bundle, the engine, the session: pure, without the standard library |
//! | `src/storefront` | the shopper's WebAssembly: view and boundary |
//! | `src/authoring` | rule bundles in JSON: source, checks, linter, compiler, explain, simulate |
//! | `src/import` | what shops export, read into rule bundles |
//! | `src/merchant` | the merchant's WebAssembly: the exports of authoring and import |

#![forbid(unsafe_code)]

pub use cart_associate_authoring as authoring;
pub use cart_associate_core::*;
pub use cart_associate_import as import;
pub use cart_associate_storefront as storefront;
