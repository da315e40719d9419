//! The authoring side: every finding, the compiler, and the compiled file.
#![cfg(not(target_arch = "wasm32"))]

#[cfg(test)]
#[path = "authoring/all_at_once.rs"]
mod all_at_once;
#[cfg(test)]
#[path = "authoring/carts.rs"]
mod carts;
#[cfg(test)]
#[path = "authoring/catalog.rs"]
mod catalog;
#[cfg(test)]
#[path = "authoring/compiled.rs"]
mod compiled;
#[cfg(test)]
#[path = "authoring/edit.rs"]
mod edit;
#[cfg(test)]
#[path = "authoring/field_imports.rs"]
mod field_imports;
#[cfg(test)]
#[path = "authoring/findings.rs"]
mod findings;
#[cfg(test)]
#[path = "authoring/formats.rs"]
mod formats;
#[cfg(test)]
#[path = "authoring/linted.rs"]
mod linted;
#[cfg(test)]
#[path = "authoring/needed.rs"]
mod needed;
#[cfg(test)]
#[path = "authoring/opaque.rs"]
mod opaque;
#[cfg(test)]
#[path = "authoring/pages.rs"]
mod pages;
#[cfg(test)]
#[path = "authoring/pictures.rs"]
mod pictures;
#[cfg(test)]
#[path = "authoring/reasons.rs"]
mod reasons;
#[cfg(test)]
#[path = "authoring/schema.rs"]
mod schema;
#[cfg(test)]
#[path = "authoring/simulation.rs"]
mod simulation;
#[cfg(test)]
#[path = "authoring/vocabulary.rs"]
mod vocabulary;
