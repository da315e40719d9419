//! The view: what the cards look like, from a session's cards to nodes in the shadow root.
//!
//! [`card`] and its helpers make descriptions ([`page`]) and know no DOM; `dom` writes them and knows nothing
//! else. So what is shown can be tested anywhere, and the browser is needed only to test the writing.

pub mod card;
mod choices;
#[cfg(target_arch = "wasm32")]
pub mod dom;
mod more;
pub mod page;

use alloc::vec::Vec;
use cart_associate_core::session::Drawer;

/// What a drawer should look like; nothing where there is none. `host` gives texts in the page's language
/// ([`page::Page::new`]).
pub fn describe(drawer: Option<&Drawer>, host: &dyn Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let Some(drawer) = drawer else { return Vec::new() };
    let mut made = page::Page::new(host, &drawer.cart.currency, drawer.cart.exponent);
    card::drawer(&mut made, drawer);
    made.done()
}
