//! The boundary of the storefront build: two calls with bytes in and a JSON text out, one for what every page needs and
//! one for what the second file brings, and one that writes into the page. `www/shim/boundary.js` makes of them the
//! exports of `docs/architecture.md`, with plain values in and out.
//!
//! Bad input is an answer, `{error: {code, pointer, message}}`, never a throw. The one session of the page lives
//! here. Nothing holds a borrow while JavaScript runs, but for `render`, whose host only formats.

use crate::view::page::Page;
use crate::view::{card, dom};
use alloc::string::String;
use alloc::vec::Vec;
use cart_associate_core::bundle::Bundle;
use cart_associate_core::context::check_time;
use cart_associate_core::engine::{DecideError, decide};
use cart_associate_core::input::InputError;
use cart_associate_core::json::Json;
use cart_associate_core::ledger::Ledger;
use cart_associate_core::request::Request;
use cart_associate_core::session::{Action, Session, UpdatePolicy};
use cart_associate_core::wire::record;
use spin::mutex::SpinMutex as Mutex;
use wasm_bindgen::prelude::wasm_bindgen;

mod whole;
mod write;

static SESSION: Mutex<Option<Session>> = Mutex::new(None);

/// Calls what is known by a number, in the order of `CALLS` in `www/shim/boundary.js`; those of `www/shim/clicks.js` go on
/// from there, for [`call_later`]. `bytes` are a [`Request`], and for the first a compiled rule bundle. Here is what a
/// page needs until the shopper turns to a card.
#[wasm_bindgen]
pub fn call(number: u8, bytes: Vec<u8>) -> Vec<u8> {
    answered(|session, answer| match number {
        0 => load(bytes, session, answer),
        _ => first(number, &bytes, session.as_mut(), answer),
    })
}

/// As [`call`], with what is needed for clicks, and by those who ask why.
#[wasm_bindgen]
pub fn call_later(number: u8, bytes: &[u8]) -> Vec<u8> {
    answered(|session, answer| later(number, bytes, session.as_mut(), answer))
}

/// One JSON object. Generic rather than `dyn`: what only `call_later` calls must be called by nobody else, or the build
/// could not put it into a file of its own (`scripts/lib/split.mjs`).
fn answered(run: impl FnOnce(&mut Option<Session>, &mut Json) -> Result<(), InputError>) -> Vec<u8> {
    let mut answer = Json::default();
    answer.open('{');
    // Never waits: a page has one thread.
    if let Some(mut session) = SESSION.try_lock()
        && let Err(error) = run(&mut session, &mut answer)
    {
        write::error(&mut answer, &error);
    }
    answer.close('}');
    answer.done().into_bytes()
}

#[wasm_bindgen]
extern "C" {
    /// The page's language, given by the shim.
    pub type Host;
    /// A text in UTF-8, from what it is made of.
    #[wasm_bindgen(method)]
    fn say(this: &Host, asked: &str) -> Vec<u8>;
}

/// Writes the cards of a placement into a root where `before` was written, and gives what is written now; nothing, where
/// the browser refused.
#[wasm_bindgen]
pub fn render(root: &web_sys::Node, placement: u8, host: &Host, before: &[u8]) -> Vec<u8> {
    let mut page = Vec::new();
    if let Some(session) = SESSION.try_lock().as_deref().and_then(Option::as_ref)
        && let Ok(placement) = record(&[placement])
        && let Some(drawer) = session.drawer(placement)
    {
        let say = |asked: &str| host.say(asked);
        let mut made = Page::new(&say, &drawer.cart.currency, drawer.cart.exponent);
        card::drawer(&mut made, drawer);
        page = made.done();
    }
    if dom::write(root, before, &page) { page } else { Vec::new() }
}

/// What concerns the whole of what was handed in.
fn fault(code: &'static str, message: &'static str) -> InputError {
    InputError { code, pointer: String::new(), message }
}

/// Where the bytes are not what `boundary.js` writes.
fn damaged() -> InputError {
    fault("input_form", "this is not what the script of this version writes")
}

fn decide_error(error: DecideError) -> InputError {
    match error {
        DecideError::Input(error) => error,
        DecideError::Corrupt => {
            fault("bundle_corrupt", "this rule bundle is damaged; compile and upload it again")
        }
    }
}

/// Takes a compiled rule bundle. What was remembered before stays.
fn load(bytes: Vec<u8>, session: &mut Option<Session>, answer: &mut Json) -> Result<(), InputError> {
    let bundle = Bundle::open(bytes).map_err(|error| fault(error.code(), error.message()))?;
    write::loaded(answer, &bundle.meta());
    let ledger = session.take().map(Session::into_ledger).unwrap_or_default();
    *session = Some(Session::new(bundle, ledger));
    Ok(())
}

fn asked<'s>(
    session: Option<&'s mut Session>,
    bytes: &[u8],
) -> Result<(&'s mut Session, Request), InputError> {
    let session = session.ok_or_else(|| fault("no_bundle", "no rule bundle has been loaded"))?;
    let request: Request = record(bytes).map_err(|_| damaged())?;
    check_time(request.now)?;
    Ok((session, request))
}

fn first(
    number: u8,
    bytes: &[u8],
    session: Option<&mut Session>,
    answer: &mut Json,
) -> Result<(), InputError> {
    let (session, request) = asked(session, bytes)?;
    let Request { placement, offer, policy, now, cart, context, .. } = request;
    match number {
        1 => session.restore(Ledger::from_text(&offer).unwrap_or_default()),
        2 => write::field(answer, "ledger", &session.ledger().to_text()),
        3 => {
            let policy = match policy {
                0 => UpdatePolicy::Replace,
                1 => UpdatePolicy::Append,
                _ => UpdatePolicy::Hold,
            };
            let context = context.ok_or_else(damaged)?;
            session.update(cart.unwrap_or_default(), &context, policy).map_err(decide_error)?;
            write::updated(answer, session.drawer(context.placement));
        }
        4 => session.drawer_closed(placement),
        _ => write::events(answer, &session.shown(placement, &offer, now).events),
    }
    Ok(())
}

fn later(
    number: u8,
    bytes: &[u8],
    session: Option<&mut Session>,
    answer: &mut Json,
) -> Result<(), InputError> {
    let (session, request) = asked(session, bytes)?;
    let Request { placement, offer, action, value, now, texts, cart, context, message, .. } = request;
    let step = match number {
        6 => {
            session.mark_shown(&texts, now);
            return Ok(());
        }
        7 => {
            let (cart, context) = (cart.unwrap_or_default(), context.ok_or_else(damaged)?);
            let decision = decide(session.bundle(), &cart, &context, session.ledger(), &());
            let decision = decision.map_err(decide_error)?;
            answer.name("decision");
            whole::write(answer, &decision);
            return Ok(());
        }
        8 => {
            let action = match action {
                0 => Action::Accept,
                1 => Action::Undo,
                2 => Action::Remove,
                3 => Action::Dismiss,
                _ => Action::Choose(value as usize),
            };
            session.press(placement, &offer, action, now)
        }
        9 => session.begin(placement, &offer),
        _ => session.settle(placement, &offer, cart, message, now),
    };
    write::step(answer, session, placement, &offer, &step);
    Ok(())
}
