//! What a page hands in.

use crate::json::{self, FromJson, Reader, Structure, structure};
use alloc::string::String;
use alloc::vec::Vec;
use cart_associate_core::cart::Cart;
use cart_associate_core::context::{Context, check_time};
use cart_associate_core::input::InputError;
use cart_associate_core::session::{Action, UpdatePolicy};
use cart_associate_core::vocabulary::Placement;

/// Everything that a request may hold. A call says which of it must be there; the rest may be, and is not looked at.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) placement: Placement,
    pub(super) offer: String,
    action: Action,
    /// The index of what was chosen.
    choice: u32,
    pub(super) policy: UpdatePolicy,
    /// In ms since 1970.
    pub(super) now: i64,
    /// Product ids.
    pub(super) products: Vec<String>,
    pub(super) ledger: String,
    pub(super) cart: Option<Cart>,
    /// What of the cart cannot be read, first: its line is an opaque one.
    pub(super) unread: Option<InputError>,
    pub(super) context: Option<Context>,
    /// Why a change failed.
    pub(super) message: Option<String>,
    /// Whether no answer came to a change that failed, so that it may still be carried out.
    pub(super) lost: bool,
}

impl Request {
    /// Reads a request of which these fields are [`required`].
    pub(super) fn read(text: &str, required: u32) -> Result<Request, InputError> {
        let mut request = Request {
            placement: Placement::default(),
            offer: String::new(),
            action: Action::Dismiss,
            choice: 0,
            policy: UpdatePolicy::Hold,
            now: 0,
            products: Vec::new(),
            ledger: String::new(),
            cart: None,
            unread: None,
            context: None,
            message: None,
            lost: false,
        };
        json::read(text, |json| {
            json.structure(required, &mut request);
            request.unread = json.take_unread();
        })?;
        check_time(request.now)?;
        let out_of_range = request.cart.as_mut().and_then(Cart::set_apart);
        request.unread = request.unread.or(out_of_range);
        Ok(request)
    }

    /// What the shopper does.
    pub(super) fn action(&self) -> Action {
        match self.action {
            Action::Choose(_) => Action::Choose(self.choice as usize),
            action => action,
        }
    }
}

/// The bits of the fields of a [`Request`] that a call must be given.
macro_rules! required {
    ($($field:ident)*) => { 0 $(| 1 << $crate::boundary::request::Field::$field as u32)* };
}

pub(super) use required;

structure!(Request as Field {
    placement,
    offer,
    action,
    choice,
    policy,
    now,
    products,
    ledger,
    cart,
    context,
    message,
    lost
});

impl FromJson for Action {
    fn read(&mut self, json: &mut Reader<'_>) {
        *self = match json.text().as_str() {
            "accept" => Action::Accept,
            "undo" => Action::Undo,
            "remove" => Action::Remove,
            "dismiss" => Action::Dismiss,
            "choose" => Action::Choose(0),
            _ => {
                return json.fail("input_action");
            }
        };
    }
}

impl FromJson for UpdatePolicy {
    fn read(&mut self, json: &mut Reader<'_>) {
        *self = match json.text().as_str() {
            "replace" => UpdatePolicy::Replace,
            "append" => UpdatePolicy::Append,
            "hold" => UpdatePolicy::Hold,
            _ => return json.fail("input_policy"),
        };
    }
}
