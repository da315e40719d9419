//! The compiled rule bundle: what a storefront reads.
//!
//! The file, all integers of fixed length little-endian:
//!
//! | at | what |
//! | --- | --- |
//! | 0 | magic `CART` |
//! | 4 | `u32` format version, [`FORMAT`] |
//! | 8 | `u32` length of the whole file |
//! | 12 | `u64` checksum of everything from byte 20 on |
//! | 20 | sections: number and length, as unsigned integers of [`wire`](crate::wire), and as many bytes |
//!
//! The sections are listed in `file.rs`; one that the reader does not know is left out, one that is not there is
//! empty. All but the first are tables, whose rows are found by their index without reading those before them. So
//! opening a bundle of any size costs one pass of the checksum, and a decision costs what the cart touches: what is
//! matched lies apart from what is displayed, and only the winners' display is read. `docs/bundle-format.md` says how the
//! format grows and what each section costs.
//!
//! Architecture invariant: nothing here trusts the file. Every read is bounds-checked, and what is wrong is an
//! error, never a panic and never a wrong answer.

mod build;
mod error;
mod file;
mod opened;
mod postings;
pub mod record;
mod records;

pub use build::{BuildError, Builder, OfferParts, ProductParts};
pub use error::OpenError;
pub use file::{FORMAT, MAGIC, OLDEST_FORMAT};
pub use opened::Bundle;
pub use postings::{Posting, needs_a_line};
pub use records::Records;
