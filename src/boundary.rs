//! The boundary of the storefront build: plain values in, plain values out (`docs/architecture.md`).
//!
//! Bad input is an answer, `{error: {code, pointer, message}}`, never a throw. The one session of the page lives
//! here. Nothing holds a borrow while JavaScript runs, but for `render`, whose host only formats.

use crate::bundle::Bundle;
use crate::bundle::record::Placement;
use crate::context::check_time;
use crate::engine::{DecideError, Explain, decide};
use crate::input::InputError;
use crate::ledger::Ledger;
use crate::money::{Money, Rate};
use crate::session::{Action, Event, Freedom, Session, State, Step};
use crate::view::dom::Written;
use crate::view::words::Words;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;
use spin::mutex::SpinMutex as Mutex;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use write::{error_value, to_js};

mod js;
mod read;
mod write;

static SESSION: Mutex<Option<Session>> = Mutex::new(None);
static WRITTEN: Mutex<Vec<Written>> = Mutex::new(Vec::new());

#[wasm_bindgen]
extern "C" {
    /// The page's language, given by the shim.
    pub type Host;
    #[wasm_bindgen(method)]
    fn text(this: &Host, key: &str, first: &str, second: &str, third: &str) -> String;
    #[wasm_bindgen(method)]
    fn money(this: &Host, minor: f64, currency: &str, exponent: u8) -> String;
    #[wasm_bindgen(method)]
    fn percent(this: &Host, percent: u32) -> String;
    #[wasm_bindgen(method)]
    fn number(this: &Host, number: u32) -> String;
}

/// The host's words in one currency.
struct HostWords<'h> {
    host: &'h Host,
    currency: &'h str,
    exponent: u8,
}

impl Words for HostWords<'_> {
    fn text(&self, key: &str, [first, second, third]: [&str; 3]) -> String {
        self.host.text(key, first, second, third)
    }
    fn money(&self, amount: Money) -> String {
        self.host.money(amount.0 as f64, self.currency, self.exponent)
    }
    fn percent(&self, rate: Rate) -> String {
        self.host.percent(rate.whole_percents())
    }
    fn number(&self, count: u32) -> String {
        self.host.number(count)
    }
}

/// What an answer without content looks like.
#[derive(Serialize)]
struct Nothing {}

/// Runs something with the session, or answers that there is none.
fn with_session(run: &mut dyn FnMut(&mut Session) -> Result<JsValue, InputError>) -> JsValue {
    // Never waits: a page has one thread.
    let answer = match SESSION.try_lock().as_deref_mut() {
        Some(Some(session)) => run(session),
        _ => Err(InputError {
            code: "no_bundle",
            pointer: String::new(),
            message: "no rule bundle has been loaded",
        }),
    };
    answer.unwrap_or_else(|error| error_value(&error))
}

fn placement(text: &str) -> Result<Placement, InputError> {
    Placement::named(text).ok_or(InputError {
        code: "placement",
        pointer: String::new(),
        message: "a placement is \"product\", \"cart\" or \"checkout\"",
    })
}

fn time(now: f64) -> Result<i64, InputError> {
    // A float beyond the range saturates, and is refused for it.
    let now = now as i64;
    check_time(now).map(|()| now)
}

fn decide_error(error: DecideError) -> InputError {
    match error {
        DecideError::Input(error) => error,
        DecideError::Corrupt => InputError {
            code: "bundle_corrupt",
            pointer: String::new(),
            message: "this rule bundle is damaged; compile and upload it again",
        },
    }
}

/// What `load` answers.
#[derive(Serialize)]
struct Loaded<'b> {
    revision: &'b str,
    remember: bool,
    attribution: bool,
    holdout: u32,
}

/// Takes a compiled rule bundle. What was remembered before stays.
#[wasm_bindgen]
pub fn load(bytes: Vec<u8>) -> JsValue {
    match Bundle::open(bytes) {
        Ok(bundle) => {
            let meta = bundle.meta();
            let loaded = to_js(&Loaded {
                revision: meta.revision,
                remember: meta.settings.remember,
                attribution: meta.settings.attribution,
                holdout: meta.settings.holdout.0,
            });
            if let Some(mut session) = SESSION.try_lock() {
                let ledger = session.take().map(Session::into_ledger).unwrap_or_default();
                *session = Some(Session::new(bundle, ledger));
            }
            loaded
        }
        Err(error) => {
            error_value(&InputError { code: error.code(), pointer: String::new(), message: error.message() })
        }
    }
}

/// Takes over what is remembered: a text that [`ledger`] gave. One that is damaged is as none.
#[wasm_bindgen]
pub fn restore(remembered: &str) -> JsValue {
    with_session(&mut |session| {
        session.restore(Ledger::from_text(remembered).unwrap_or_default());
        Ok(to_js(&Nothing {}))
    })
}

/// What is to be remembered, as a text to be kept as it is.
#[wasm_bindgen]
pub fn ledger() -> JsValue {
    with_session(&mut |session| Ok(JsValue::from_str(&session.ledger().to_text())))
}

/// What `update` answers.
#[derive(Serialize)]
struct Updated<'s> {
    cards: usize,
    would_have_shown: &'s [String],
}

/// Decides anew for the context's placement.
#[wasm_bindgen]
pub fn update(cart: JsValue, context: JsValue, freedom: &str) -> JsValue {
    with_session(&mut |session| {
        let freedom = match freedom {
            "closed" => Freedom::Closed,
            "cart_changed" => Freedom::CartChanged,
            _ => Freedom::Held,
        };
        let cart = read::cart(&cart)?;
        let context = read::context(&context)?;
        session.update(cart, &context, freedom).map_err(decide_error)?;
        let drawer = session.drawer(context.placement);
        Ok(to_js(&Updated {
            cards: drawer.map_or(0, |drawer| drawer.cards.iter().filter(|card| !card.is_gone()).count()),
            would_have_shown: drawer.map(|drawer| drawer.would_have_shown.as_slice()).unwrap_or_default(),
        }))
    })
}

/// Writes the cards of a placement into a root, and answers how many cards and notices there are.
#[wasm_bindgen]
pub fn render(root: &web_sys::Node, placement: &str, host: &Host) -> JsValue {
    with_session(&mut |session| {
        let drawer = session.drawer(self::placement(placement)?);
        let (mut elements, count) = match drawer {
            Some(drawer) => {
                let words =
                    HostWords { host, currency: &drawer.cart.currency, exponent: drawer.cart.exponent };
                (crate::view::card::drawer(drawer, &words), drawer.cards.len() + drawer.notices.len())
            }
            None => (Vec::new(), 0),
        };
        if let Some(mut all) = WRITTEN.try_lock() {
            let known = all.iter().position(|one| one.is_of(root));
            let mut written = match known {
                Some(at) => all.swap_remove(at),
                None => {
                    // Roots that have left the page are forgotten here.
                    all.retain(Written::is_connected);
                    Written::new(root.clone())
                }
            };
            // Where the browser refuses to write, nothing is known of the root any more.
            if written.write(core::mem::take(&mut elements)).is_ok() {
                all.push(written);
            }
        }
        Ok(JsValue::from_f64(count as f64))
    })
}

/// What a step answers.
#[derive(Serialize)]
struct Stepped {
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<crate::session::Change>,
    busy: bool,
    events: Vec<Event>,
}

fn stepped(session: &Session, placement: Placement, offer: &str, step: Step) -> JsValue {
    let drawer = session.drawer(placement);
    let card = drawer.and_then(|drawer| drawer.cards.iter().find(|card| card.suggestion.offer == offer));
    let busy = card.is_some_and(|card| matches!(card.state, State::Busy(_)));
    to_js(&Stepped { change: step.change, busy, events: step.events })
}

/// The shopper does something with a card.
#[wasm_bindgen]
pub fn press(placement: &str, offer: &str, action: &str, value: u32, now: f64) -> JsValue {
    with_session(&mut |session| {
        let placement = self::placement(placement)?;
        let action = match action {
            "accept" => Action::Accept,
            "undo" => Action::Undo,
            "remove" => Action::Remove,
            "choose" => Action::Choose(value as usize),
            _ => Action::Dismiss,
        };
        let step = session.press(placement, offer, action, time(now)?);
        Ok(stepped(session, placement, offer, step))
    })
}

/// The change of a busy card, now that it is its turn.
#[wasm_bindgen]
pub fn begin(placement: &str, offer: &str) -> JsValue {
    with_session(&mut |session| {
        let placement = self::placement(placement)?;
        let step = session.begin(placement, offer);
        Ok(stepped(session, placement, offer, step))
    })
}

/// What came of a change.
#[wasm_bindgen]
pub fn settle(placement: &str, offer: &str, cart: JsValue, message: JsValue, now: f64) -> JsValue {
    with_session(&mut |session| {
        let placement = self::placement(placement)?;
        // A cart that makes no sense is one that could not be read.
        let cart = if cart.is_null_or_undefined() { None } else { read::cart(&cart).ok() };
        let step = session.settle(placement, offer, cart, message.as_string(), time(now)?);
        Ok(stepped(session, placement, offer, step))
    })
}

/// At least half of the card has been on the screen for a second.
#[wasm_bindgen]
pub fn shown(placement: &str, offer: &str, now: f64) -> JsValue {
    with_session(&mut |session| {
        let placement = self::placement(placement)?;
        let step = session.shown(placement, offer, time(now)?);
        Ok(stepped(session, placement, offer, step))
    })
}

/// The theme showed these products itself.
#[wasm_bindgen]
pub fn mark_shown(products: JsValue, now: f64) -> JsValue {
    with_session(&mut |session| {
        session.mark_shown(&read::texts(&products)?, time(now)?);
        Ok(to_js(&Nothing {}))
    })
}

/// The drawer has closed.
#[wasm_bindgen]
pub fn drawer_closed(placement: &str) -> JsValue {
    with_session(&mut |session| {
        session.drawer_closed(self::placement(placement)?);
        Ok(to_js(&Nothing {}))
    })
}

/// The whole decision, as a plain object; nothing on the screen or in the ledger changes.
#[wasm_bindgen(js_name = decide)]
pub fn decide_whole(cart: JsValue, context: JsValue, explain: bool) -> JsValue {
    with_session(&mut |session| {
        let cart = read::cart(&cart)?;
        let context = read::context(&context)?;
        let explain = if explain { Explain::Every } else { Explain::Touched };
        let decision = decide(session.bundle(), &cart, &context, session.ledger(), explain);
        decision.map(|decision| to_js(&decision)).map_err(decide_error)
    })
}
