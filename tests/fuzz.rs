//! Random and mutated input never panics the merchant's side, and its answers keep their promises.
//!
//! A short run with a fixed seed is part of `cargo test`. `npm run fuzz -- --count 1000000 --seed 7` runs as long as
//! one likes; `FUZZ_SEED`, `FUZZ_FROM` and `FUZZ_COUNT` say the same to `cargo test --test fuzz`. An execution is made
//! of its seed and its number alone, so that each can be repeated.
#![cfg(not(target_arch = "wasm32"))]

#[cfg(test)]
#[path = "fuzz/amounts.rs"]
mod amounts;
#[cfg(test)]
#[path = "fuzz/bytes.rs"]
mod bytes;
#[cfg(test)]
#[path = "fuzz/carts.rs"]
mod carts;
#[cfg(test)]
#[path = "fuzz/corpus.rs"]
mod corpus;
#[cfg(test)]
#[path = "fuzz/run.rs"]
mod run;
#[cfg(test)]
#[path = "fuzz/schema.rs"]
mod schema;
#[cfg(test)]
#[path = "fuzz/table.rs"]
mod table;
#[cfg(test)]
#[path = "fuzz/targets.rs"]
mod targets;
#[cfg(test)]
#[path = "fuzz/tellers.rs"]
mod tellers;
#[cfg(test)]
#[path = "fuzz/tree.rs"]
mod tree;
