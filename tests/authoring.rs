//! The authoring side: every finding, the compiler, and the compiled file.
#![cfg(not(target_arch = "wasm32"))]

#[path = "authoring/compiled.rs"]
mod compiled;
