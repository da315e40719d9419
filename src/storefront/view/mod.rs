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
