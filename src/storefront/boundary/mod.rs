//! The boundary to JavaScript: requests and answers are JSON texts (`docs/architecture.md`).
//!
//! [`Boundary`] is the whole of it without JavaScript, so that it is tested natively; `exports` puts wasm-bindgen
//! around it. Bad input is an answer, `{"error": {code, pointer}}`, and never a throw.

mod answers;
#[cfg(target_arch = "wasm32")]
pub mod exports;
mod request;

use crate::json::Json;
use crate::view;
use alloc::string::String;
use alloc::vec::Vec;
use cart_associate_core::bundle::Bundle;
use cart_associate_core::engine::DecideError;
use cart_associate_core::input::InputError;
use cart_associate_core::ledger::Ledger;
use cart_associate_core::session::{Drawer, Session};
use cart_associate_core::vocabulary::Placement;
use request::{Call, Request};

/// The one session of a page, behind calls that take and give JSON text.
#[derive(Debug, Default)]
pub struct Boundary {
    session: Option<Session>,
}

impl Boundary {
    /// Without rules yet: everything but [`Boundary::load`] is an error.
    pub const fn new() -> Boundary {
        Boundary { session: None }
    }

    /// Takes a compiled rule bundle. What was remembered before stays. Answers `{revision, remember, attribution,
    /// holdout}`; the holdout is a share in hundredths of a percent.
    pub fn load(&mut self, bytes: Vec<u8>) -> String {
        answer(|answer| {
            let bundle = Bundle::open(bytes).map_err(|error| fault(error.code()))?;
            answers::loaded(answer, &bundle.meta());
            let ledger = self.session.take().map(Session::into_ledger).unwrap_or_default();
            self.session = Some(Session::new(bundle, ledger));
            Ok(())
        })
    }

    /// Carries out a request, a JSON text: `{"call": …}` with what the [`Call`] needs besides.
    pub fn call(&mut self, request: &str) -> String {
        answer(|answer| {
            let Some(session) = &mut self.session else { return Err(fault("no_bundle")) };
            carry_out(session, &mut Request::read(request)?, answer)
        })
    }

    /// The cards of the placement that has this name.
    pub fn drawer(&self, placement: &str) -> Option<&Drawer> {
        self.session.as_ref()?.drawer(Placement::named(placement)?)
    }
}

/// Does what a request asks for, and writes what comes of it into the answer.
fn carry_out(session: &mut Session, request: &mut Request, answer: &mut Json) -> Result<(), InputError> {
    let (placement, offer, now) = (request.placement, request.offer.as_str(), request.now);
    let step = match request.call {
        Call::Restore => {
            session.restore(Ledger::from_text(&request.ledger).unwrap_or_default());
            return Ok(());
        }
        Call::Ledger => {
            answers::field(answer, "ledger", &session.ledger().to_text());
            return Ok(());
        }
        Call::Update => {
            let cart = request.cart.take().unwrap_or_default();
            let context = request.context.get_or_insert_default();
            session.update(cart, context, request.policy).map_err(decide_error)?;
            answers::unread(answer, request.unread.as_ref());
            return Ok(());
        }
        Call::Cards => {
            answer.name("page");
            view::describe(answer, session.drawer(placement));
            return Ok(());
        }
        Call::MarkShown => {
            session.mark_shown(&request.products, now);
            return Ok(());
        }
        Call::DrawerClosed => {
            session.drawer_closed(placement);
            return Ok(());
        }
        Call::Shown => session.shown(placement, offer, now),
        Call::Press => session.press(placement, offer, request.action(), now),
        Call::Begin => session.begin(placement, offer),
        Call::Settle => {
            let (cart, message) = (request.cart.take(), request.message.take());
            session.settle(placement, offer, cart, message, request.lost, now)
        }
    };
    answers::step(answer, session, placement, offer, &step);
    Ok(())
}

/// One JSON object: what `write` puts into it, or what is wrong.
fn answer(write: impl FnOnce(&mut Json) -> Result<(), InputError>) -> String {
    let mut answer = Json::default();
    answer.open('{');
    if let Err(error) = write(&mut answer) {
        answers::error(&mut answer, &error);
    }
    answer.close('}');
    answer.done()
}

/// What concerns the whole of what was handed in.
fn fault(code: &'static str) -> InputError {
    InputError { code, pointer: String::new() }
}

fn decide_error(error: DecideError) -> InputError {
    match error {
        DecideError::Input(error) => error,
        DecideError::Corrupt => fault("bundle_corrupt"),
    }
}
