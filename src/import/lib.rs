//! Import: what a shop exports becomes part of a rule bundle.
//!
//! Each kind of export has a folder: [`catalog`] is the product index. What all of them need lies beside the folders:
//! [`table`] reads CSV files, [`clean`] makes texts, links and amounts fit for a rule bundle.
//!
//! This unit knows the text and the typed form of `rules.json` (`src/authoring`), and nothing of the linter, of
//! explanations or of WebAssembly.

pub mod catalog;
mod clean;
mod table;
