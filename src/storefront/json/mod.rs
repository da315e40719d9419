//! JSON text at the boundary: what a page hands in is read here, and what it is answered is written here.
//!
//! Our own reader, because it is downloaded by every shopper: `docs/size.md` has the figures of the libraries that were
//! measured beside it. It reads straight into the core's structures, each by the names of its fields, and says by a
//! JSON Pointer (RFC 6901) where a value is not what it must be.

mod read;
#[cfg(test)]
mod tests;
mod values;
mod write;

pub use read::{FromJson, Reader, Structure, read};
pub(crate) use values::structure;
pub use write::{Json, signed};
