//! What both sides of the boundary must agree on has the same names on both. The files in `tests/shapes/` hold one value
//! of each shape with every field filled. Here they are compared with the Rust types and with what the storefront's
//! boundary reads and writes; `tests/shapes/check.ts` compares them with the published TypeScript types.
//!
//! A new field fails to compile here first, because the types are taken apart without `..`.
#![cfg(test)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/calls.rs"]
mod calls;
#[cfg(test)]
#[path = "shapes/names.rs"]
mod names;
