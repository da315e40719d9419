//! Import: what a shop exports becomes part of a rule bundle.
//!
//! Each kind of export has a folder: [`catalog`] is the product index. What all of them need lies beside the folders:
//! [`encoding`] makes text of bytes, [`table`] reads CSV files, [`number`], [`money`], [`date`] and [`flag`] read what
//! stands in their cells, [`clean`] makes texts and links fit for a rule bundle.
//!
//! This unit knows the text and the typed form of `rules.json` (`src/authoring`), and nothing of the linter, of
//! explanations or of WebAssembly.

#![forbid(unsafe_code)]

pub mod catalog;
mod clean;
mod date;
mod encoding;
mod flag;
mod money;
mod number;
mod table;
