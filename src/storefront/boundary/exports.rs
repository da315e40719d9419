//! What the module exports: the calls of [`Boundary`], and one that writes into the page.

use super::Boundary;
use crate::view;
use alloc::string::String;
use alloc::vec::Vec;
use spin::mutex::SpinMutex as Mutex;
use wasm_bindgen::prelude::wasm_bindgen;

/// A page has one thread, so nobody waits for it. It is taken already only where the page's own functions, called from
/// [`render`], call back into the module: that is an answer, as all bad input is, and never a wait without end.
static BOUNDARY: Mutex<Boundary> = Mutex::new(Boundary::new());

fn call(run: impl FnOnce(&mut Boundary) -> String) -> String {
    BOUNDARY.try_lock().map_or_else(Boundary::busy, |mut boundary| run(&mut boundary))
}

/// What came as UTF-8. A `&str` would bring a second way of passing texts into the glue, which is 180 bytes with brotli. What is not
/// UTF-8 reads as an empty text, which is no JSON and no placement.
fn text(bytes: &[u8]) -> &str {
    core::str::from_utf8(bytes).unwrap_or_default()
}

/// Exports calls of the boundary under their own names: a request in, an answer out. What each does stands there.
macro_rules! exports {
    ($($name:ident)*) => {
        $(#[doc = concat!("See `Boundary::", stringify!($name), "`.")]
        #[wasm_bindgen]
        pub fn $name(request: &[u8]) -> String {
            call(|boundary| boundary.$name(text(request)))
        })*
    };
}

exports!(restore update press begin settle shown mark_shown drawer_closed);

/// See `Boundary::load`.
#[wasm_bindgen]
pub fn load(bytes: Vec<u8>) -> String {
    call(|boundary| boundary.load(bytes))
}

/// See `Boundary::ledger`.
#[wasm_bindgen]
pub fn ledger() -> String {
    call(Boundary::ledger)
}

#[wasm_bindgen]
extern "C" {
    /// The page's language, given by the shim.
    pub type Host;
    /// A text in UTF-8, from what it is made of.
    #[wasm_bindgen(method)]
    fn say(this: &Host, asked: &str) -> Vec<u8>;
}

/// Writes the cards of a placement into a root in which `before` was written, and gives what is written now; nothing
/// where the browser refused. The host only formats: it calls nothing of this module.
#[wasm_bindgen]
pub fn render(root: &web_sys::Node, placement: &[u8], host: &Host, before: &[u8]) -> Vec<u8> {
    let Some(boundary) = BOUNDARY.try_lock() else { return Vec::new() };
    let page = view::describe(boundary.drawer(text(placement)), &|asked| host.say(asked));
    drop(boundary);
    if view::dom::write(root, before, &page) { page } else { Vec::new() }
}
