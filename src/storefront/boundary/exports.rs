//! What the module exports: the calls of [`Boundary`].

use super::Boundary;
use alloc::string::String;
use spin::mutex::SpinMutex as Mutex;
use wasm_bindgen::prelude::wasm_bindgen;

/// A page has one thread, and the module calls nothing of the page's, so nobody waits for it.
static BOUNDARY: Mutex<Boundary> = Mutex::new(Boundary::new());

/// What came as UTF-8. A `&str` would bring a second way of passing texts into the glue, which is 180 bytes with
/// brotli. What is not UTF-8 reads as an empty text, which is no JSON.
fn text(bytes: &[u8]) -> &str {
    core::str::from_utf8(bytes).unwrap_or_default()
}

/// See `Boundary::call`.
#[wasm_bindgen]
pub fn call(request: &[u8]) -> String {
    BOUNDARY.lock().call(text(request))
}

/// See `Boundary::load`.
#[wasm_bindgen]
pub fn load(bytes: &[u8]) -> String {
    BOUNDARY.lock().load(bytes.into())
}

/// How much memory this instance has taken, in pages of 64 KiB. The shipped module gives none back
/// (`src/storefront/download.rs`).
#[wasm_bindgen]
pub fn memory_pages() -> usize {
    core::arch::wasm32::memory_size(0)
}
