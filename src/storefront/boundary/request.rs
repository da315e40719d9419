//! What a page hands in.

use crate::json::{self, FromJson, Reader, Structure, structure};
use alloc::string::String;
use alloc::vec::Vec;
use cart_associate_core::cart::Cart;
use cart_associate_core::context::{Context, check_time};
use cart_associate_core::input::InputError;
use cart_associate_core::session::{Action, UpdatePolicy};
use cart_associate_core::vocabulary::Placement;

/// The bits of the fields of a [`Request`] that a call must be given.
macro_rules! required {
    ($($field:ident)*) => { 0 $(| 1 << Field::$field as u32)* };
}

/// Everything that a request may hold. A call says which of it must be there; the rest may be, and is not looked at.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) call: Call,
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
    /// Reads a request, with all that its call requires.
    pub(super) fn read(text: &str) -> Result<Request, InputError> {
        let mut request = Request {
            call: Call::Ledger,
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
            let given = json.structure(required!(call), &mut request);
            json.require(Request::NAMES, request.call.required() & !given);
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

structure!(Request as Field {
    call,
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

/// What a page asks for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Call {
    Restore,
    Ledger,
    Update,
    Cards,
    Press,
    Begin,
    Settle,
    Shown,
    MarkShown,
    DrawerClosed,
}

impl Call {
    /// The bits of the fields that a request must have.
    fn required(self) -> u32 {
        match self {
            Call::Restore => required!(ledger),
            Call::Ledger => 0,
            Call::Update => required!(cart context policy),
            Call::Cards | Call::DrawerClosed => required!(placement),
            Call::Press => required!(placement offer action now),
            Call::Begin => required!(placement offer),
            Call::Settle | Call::Shown => required!(placement offer now),
            Call::MarkShown => required!(products now),
        }
    }
}

impl FromJson for Call {
    fn read(&mut self, json: &mut Reader<'_>) {
        *self = match json.text().as_str() {
            "restore" => Call::Restore,
            "ledger" => Call::Ledger,
            "update" => Call::Update,
            "cards" => Call::Cards,
            "press" => Call::Press,
            "begin" => Call::Begin,
            "settle" => Call::Settle,
            "shown" => Call::Shown,
            "mark_shown" => Call::MarkShown,
            "drawer_closed" => Call::DrawerClosed,
            _ => return json.fail("input_call"),
        };
    }
}

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
