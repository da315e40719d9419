//! The view: what the cards look like, from a session's cards to a description of nodes ([`page`]).
//!
//! It knows no DOM: the page writes descriptions into the shadow root (`www/shim/render.js`) and knows nothing of cards.
//! So what is shown is tested anywhere, and one call brings all of it across the boundary.
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
mod drawer;
mod forms;
pub mod page;
mod pieces;
mod pitch;
mod status;

use crate::json::Json;
use cart_associate_core::session::Drawer;

/// Writes what a drawer should look like: a list without a form, which is the root of its cards. It holds nothing where
/// there is no drawer.
pub fn describe(json: &mut Json, drawer: Option<&Drawer>) {
    let (currency, exponent) =
        drawer.map_or(("", 0), |drawer| (&*drawer.cart.currency, drawer.cart.exponent));
    let mut page = page::Page::new(json, currency, exponent);
    page.open("");
    if let Some(drawer) = drawer {
        drawer::describe(&mut page, drawer);
    }
    page.close();
}
