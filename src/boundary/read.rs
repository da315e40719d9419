//! Reads the plain JavaScript values that a page hands in, and says where something is wrong.
//!
//! By hand rather than through serde-wasm-bindgen, in the storefront build only: that names no path in its
//! errors, and carries the printing of floats, a hash map and a visitor for each type into every shopper's
//! download. `docs/size.md` has the figures side by side. The forms are those that serde gives the same types
//! everywhere else; the browser tests hold the two together.
//!
//! A [`Form`] remembers the first fault and reads on with nothing in its place, so that reading needs no way
//! out at every field; what was read counts only if there was none.

use super::js;
use crate::bundle::record::Placement;
use crate::cart::{Cart, Line};
use crate::context::{Context, LivePrice, Viewed};
use crate::input::InputError;
use crate::money::Money;
use crate::properties::Properties;
use crate::text::digits;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use wasm_bindgen::JsValue;

/// A cart.
pub(super) fn cart(value: &JsValue) -> Result<Cart, InputError> {
    read(value, |form| Cart {
        // Where it is no object, that is the first fault.
        currency: form.object().text("currency"),
        exponent: form.count("exponent").try_into().unwrap_or(u8::MAX),
        total: form.money("total"),
        // Required: a cart that lost its lines would look as if the shopper had removed them.
        lines: form.field("lines").items(line),
        codes: form.texts("codes"),
        prices_include_tax: form.maybe("prices_include_tax").map(|form| form.is_true()),
    })
}

/// A list of texts.
pub(super) fn texts(value: &JsValue) -> Result<Vec<String>, InputError> {
    read(value, |form| form.items(|form| form.is_text()))
}

fn line(form: &Form<'_>) -> Line {
    Line {
        key: form.text("key"),
        product: form.text("product"),
        variant: form.text("variant"),
        quantity: form.count("quantity"),
        unit_price: form.money("unit_price"),
        total: form.money("total"),
        added: form.maybe("added").map_or(0, |form| form.is_count()),
        title: form.maybe_text("title"),
        plan: form.maybe_text("plan"),
        properties: form.maybe("properties").map(|form| form.is_properties()).unwrap_or_default(),
        parent: form.maybe_text("parent"),
        vendor: form.maybe_text("vendor"),
        product_type: form.maybe_text("type"),
        tags: form.texts("tags"),
        collections: form.texts("collections"),
        requires_shipping: form.maybe("requires_shipping").map(|form| form.is_true()),
    }
}

/// A context.
pub(super) fn context(value: &JsValue) -> Result<Context, InputError> {
    read(value, |form| Context {
        now: form.object().whole("now"),
        locale: form.text("locale"),
        placement: form.placement("placement"),
        root: form.maybe_text("root"),
        market: form.maybe_text("market"),
        country: form.maybe_text("country"),
        signed_in: form.maybe("signed_in").is_some_and(|form| form.is_true()),
        customer_tags: form.texts("customer_tags"),
        returning: form.maybe("returning").map(|form| form.is_true()),
        visitor: form.maybe_text("visitor"),
        own_prices: form.maybe("own_prices").is_some_and(|form| form.is_true()),
        viewed: form
            .maybe("viewed")
            .map(|form| Viewed { product: form.text("product"), variant: form.text("variant") }),
        live_prices: form.list("live_prices", |form| LivePrice {
            variant: form.text("variant"),
            price: form.maybe("price").map(|form| Money(form.is_whole())),
            available: form.maybe("available").map(|form| form.is_true()),
            stock: form.maybe("stock").map(|form| form.is_count()),
        }),
    })
}

fn read<T>(value: &JsValue, take: fn(&Form<'_>) -> T) -> Result<T, InputError> {
    let fault = RefCell::new(None);
    let form = Form { value: value.clone(), name: "", index: None, around: None, fault: &fault };
    let taken = take(&form);
    match fault.take() {
        None => Ok(taken),
        Some(fault) => Err(fault),
    }
}

/// A value with its place.
struct Form<'f> {
    value: JsValue,
    name: &'f str,
    index: Option<u32>,
    around: Option<&'f Form<'f>>,
    fault: &'f RefCell<Option<InputError>>,
}

impl Form<'_> {
    fn field<'n>(&'n self, name: &'n str) -> Form<'n> {
        // A getter that throws is a field that is not there.
        let value = js::field(&self.value, name).unwrap_or(JsValue::UNDEFINED);
        Form { value, name, index: None, around: Some(self), fault: self.fault }
    }

    fn maybe<'n>(&'n self, name: &'n str) -> Option<Form<'n>> {
        Some(self.field(name)).filter(|form| !form.value.is_null_or_undefined())
    }

    fn pointer(&self) -> String {
        let mut pointer = self.around.map(Form::pointer).unwrap_or_default();
        if self.around.is_some() {
            pointer.push('/');
            pointer.push_str(self.name);
            if let Some(index) = self.index {
                pointer.push_str(&digits(u64::from(index)));
            }
        }
        pointer
    }

    /// Remembers the first fault.
    fn fails(&self, message: &'static str) {
        let mut fault = self.fault.borrow_mut();
        if fault.is_none() {
            let absent = self.value.is_undefined();
            let message = if absent { "this is required" } else { message };
            *fault = Some(InputError { code: "input_form", pointer: self.pointer(), message });
        }
    }

    /// Itself, which must be an object.
    fn object(&self) -> &Self {
        if !self.value.is_object() {
            self.fails("this must be an object");
        }
        self
    }

    fn is_text(&self) -> String {
        self.value.as_string().unwrap_or_else(|| {
            self.fails("this must be a text");
            String::new()
        })
    }

    fn is_true(&self) -> bool {
        self.value.as_bool().unwrap_or_else(|| {
            self.fails("this must be true or false");
            false
        })
    }

    fn is_whole(&self) -> i64 {
        const SAFE: f64 = 9_007_199_254_740_991.0;
        match self.value.as_f64() {
            Some(number) if number.abs() <= SAFE && number as i64 as f64 == number => number as i64,
            _ => {
                self.fails("this must be a whole number");
                0
            }
        }
    }

    fn is_count(&self) -> u32 {
        self.is_whole().try_into().unwrap_or_else(|_| {
            self.fails("this number is out of range");
            0
        })
    }

    fn is_properties(&self) -> Properties {
        let names = js::names(&self.object().value).unwrap_or(JsValue::UNDEFINED);
        let mut all = Properties::default();
        for at in 0..js::length(&names) {
            let name = js::item(&names, at).ok().and_then(|name| name.as_string()).unwrap_or_default();
            let value = self.text(&name);
            all.insert(name, value);
        }
        all
    }

    fn text(&self, name: &str) -> String {
        self.field(name).is_text()
    }

    fn maybe_text(&self, name: &str) -> Option<String> {
        self.maybe(name).map(|form| form.is_text())
    }

    fn whole(&self, name: &str) -> i64 {
        self.field(name).is_whole()
    }

    fn money(&self, name: &str) -> Money {
        Money(self.whole(name))
    }

    fn count(&self, name: &str) -> u32 {
        self.field(name).is_count()
    }

    fn placement(&self, name: &str) -> Placement {
        let form = self.field(name);
        Placement::named(&form.is_text()).unwrap_or_else(|| {
            form.fails("this must be \"product\", \"cart\" or \"checkout\"");
            Placement::Cart
        })
    }

    /// A list that may be left out.
    fn list<T>(&self, name: &str, take: fn(&Form<'_>) -> T) -> Vec<T> {
        self.maybe(name).map(|form| form.items(take)).unwrap_or_default()
    }

    fn items<T>(&self, take: fn(&Form<'_>) -> T) -> Vec<T> {
        let mut taken = Vec::new();
        self.each(&mut |form| taken.push(take(form)));
        taken
    }

    fn texts(&self, name: &str) -> Vec<String> {
        self.list(name, |form| form.is_text())
    }

    fn each(&self, take: &mut dyn FnMut(&Form<'_>)) {
        if !js::is_list(&self.value) {
            self.fails("this must be a list");
            return;
        }
        for at in 0..js::length(&self.value) {
            let value = js::item(&self.value, at).unwrap_or(JsValue::UNDEFINED);
            take(&Form { value, name: "", index: Some(at), around: Some(self), fault: self.fault });
        }
    }
}
