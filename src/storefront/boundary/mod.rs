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
use cart_associate_core::session::{Drawer, Session, Step};
use cart_associate_core::vocabulary::Placement;
use request::{Request, required};

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

    /// Takes over what is remembered, a text that [`Boundary::ledger`] gave: `{ledger}`. A damaged one is as none.
    pub fn restore(&mut self, request: &str) -> String {
        self.call(request, required!(ledger), &|session, request, _| {
            session.restore(Ledger::from_text(&request.ledger).unwrap_or_default());
            Ok(())
        })
    }

    /// What is to be remembered: `{ledger}`, a text to be kept as it is.
    pub fn ledger(&mut self) -> String {
        self.call("{}", required!(), &|session, _, answer| {
            answers::field(answer, "ledger", &session.ledger().to_text());
            Ok(())
        })
    }

    /// Decides for the placement of the context: `{cart, context, policy}`. Answers `{unread?}`;
    /// the first line that cannot be read, as an error is told: it is opaque, and the others count.
    pub fn update(&mut self, request: &str) -> String {
        self.call(request, required!(cart context policy), &|session, request, answer| {
            let cart = request.cart.take().unwrap_or_default();
            let context = request.context.get_or_insert_default();
            session.update(cart, context, request.policy).map_err(decide_error)?;
            answers::unread(answer, request.unread.as_ref());
            Ok(())
        })
    }

    /// What the cards of a placement look like: `{placement}`. Answers `{page}`, a description of nodes ([`view::page`]).
    pub fn cards(&mut self, request: &str) -> String {
        self.call(request, required!(placement), &|session, request, answer| {
            answer.name("page");
            view::describe(answer, session.drawer(request.placement));
            Ok(())
        })
    }

    /// The shopper pressed something in a card: `{placement, offer, action, choice?, now}`. Answers `{busy, events}`.
    pub fn press(&mut self, request: &str) -> String {
        self.step(request, required!(placement offer action now), |session, request| {
            session.press(request.placement, &request.offer, request.action(), request.now)
        })
    }

    /// The turn of a busy card has come: `{placement, offer}`. Answers `{change?}`.
    pub fn begin(&mut self, request: &str) -> String {
        self.step(request, required!(placement offer), |session, request| {
            session.begin(request.placement, &request.offer)
        })
    }

    /// What came of a change: `{placement, offer, cart, message, lost?, now}`; `cart` is the cart now, or `null` where it
    /// could not be read; `message` is why it was refused, or `null`;
    /// `lost` says that the shop gave no answer, and may still carry it out.
    /// Answers `{change?, events}`: a further change is to be applied and settled too.
    pub fn settle(&mut self, request: &str) -> String {
        self.step(request, required!(placement offer now), |session, request| {
            let (cart, message) = (request.cart.take(), request.message.take());
            session.settle(request.placement, &request.offer, cart, message, request.lost, request.now)
        })
    }

    /// At least half of a card, or of a notice, has been on the screen for a second: `{placement, offer, now}`. Answers
    /// `{events}`.
    pub fn shown(&mut self, request: &str) -> String {
        self.call(request, required!(placement offer now), &|session, request, answer| {
            answers::events(answer, &session.shown(request.placement, &request.offer, request.now).events);
            Ok(())
        })
    }

    /// The theme showed these products itself: `{products, now}`. Answers `{}`.
    pub fn mark_shown(&mut self, request: &str) -> String {
        self.call(request, required!(products now), &|session, request, _| {
            session.mark_shown(&request.products, request.now);
            Ok(())
        })
    }

    /// The drawer of a placement has closed: `{placement}`. Answers `{}`.
    pub fn drawer_closed(&mut self, request: &str) -> String {
        self.call(request, required!(placement), &|session, request, _| {
            session.drawer_closed(request.placement);
            Ok(())
        })
    }

    /// The cards of the placement that has this name.
    pub fn drawer(&self, placement: &str) -> Option<&Drawer> {
        self.session.as_ref()?.drawer(Placement::named(placement)?)
    }

    fn call(
        &mut self,
        text: &str,
        required: u32,
        run: &dyn Fn(&mut Session, &mut Request, &mut Json) -> Result<(), InputError>,
    ) -> String {
        answer(|answer| {
            let Some(session) = &mut self.session else {
                return Err(fault("no_bundle"));
            };
            run(session, &mut Request::read(text, required)?, answer)
        })
    }

    /// A call about a card: what it leads to.
    fn step(&mut self, text: &str, required: u32, run: fn(&mut Session, &mut Request) -> Step) -> String {
        self.call(text, required, &|session, request, answer| {
            let step = run(session, request);
            answers::step(answer, session, request.placement, &request.offer, &step);
            Ok(())
        })
    }
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
