//! The view: what the cards look like, from a session's cards to nodes in the shadow root.
//!
//! [`page`] is a description of nodes, `dom` writes it into the browser's and knows nothing else. The files between
//! make the description and know no DOM, so that what is shown is tested anywhere; the browser is needed only to test
//! the writing.
//!
//! | file | what it describes |
//! | --- | --- |
//! | `drawer` | the list of cards with its heading, and the notices |
//! | `card` | the frame of a card: picture, title, and what is common to all forms |
//! | `pitch`, `status`, `actions` | what a card says before the shopper acts, what it says afterwards, its buttons |
//! | `forms/` | one file for each form: what a card of that form says in these places, as data |
//! | `pieces` | what several of these are made of |

mod actions;
mod card;
#[cfg(target_arch = "wasm32")]
pub mod dom;
mod drawer;
mod forms;
pub mod page;
mod pieces;
mod pitch;
mod status;

use alloc::vec::Vec;
use cart_associate_core::session::Drawer;

/// What a drawer should look like; nothing where there is none. `host` gives texts in the page's language
/// ([`page::Page::new`]).
pub fn describe(drawer: Option<&Drawer>, host: &dyn Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let Some(drawer) = drawer else { return Vec::new() };
    let mut page = page::Page::new(host, &drawer.cart.currency, drawer.cart.exponent);
    drawer::describe(&mut page, drawer);
    page.done()
}
