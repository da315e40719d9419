//! Asks the engine what becomes of an offer: the offer alone, over carts of nothing but what triggers it.
//!
//! So no lint restates what goes with what, or what counts as being in the cart. In the trial the offer's trigger is that
//! there are lines of these products, and nothing of it is about the shopper, the time or the rest of the cart: the
//! question is whether it can ever be shown.

use super::Lint;
use crate::choices;
use crate::compile::{compile, prune};
use crate::source::{Condition, LineCondition, Offer, OneOrMany, Product, RuleBundle, Settings};
use cart_associate_core::bundle::record::Value;
use cart_associate_core::bundle::{Bundle, Records};
use cart_associate_core::cart::{Cart, Line};
use cart_associate_core::context::Context;
use cart_associate_core::engine::{Because, Observer, Withheld, decide};
use cart_associate_core::key::Key;
use cart_associate_core::ledger::Ledger;
use cart_associate_core::money::Money;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// So many trigger products are compiled at once: most offers can be shown beside one of the first few.
const AT_ONCE: usize = 64;

/// No more carts than that are tried of several lines.
const MOST_CARTS: usize = 4096;

/// Why an offer is withheld in every cart of a trial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Never {
    /// What it suggests is in the cart.
    InCart,
    /// Nothing of what it suggests goes with the trigger.
    Fits(Compared),
}

/// What was compared in a trial, by product and name of an option or attribute.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Compared {
    /// Products of which variants were tried.
    pub(super) tried: BTreeSet<String>,
    /// Names that the product and some trigger have the same value of.
    pub(super) same: BTreeSet<(String, String)>,
}

/// Why the offer is withheld whatever triggers it, where that is certain. Each cart has one line for each of `lines`,
/// of one of these products.
pub(super) fn never(lint: &Lint<'_, '_>, offer: &Offer, lines: &[Vec<&Product>]) -> Option<Never> {
    let heard = RefCell::new(Heard { compared: Compared::default(), only_in_cart: true });
    let mut any = false;
    let batches: Vec<Vec<&[&Product]>> = match lines {
        [only] => only.chunks(AT_ONCE).map(|chunk| vec![chunk]).collect(),
        several => vec![several.iter().map(Vec::as_slice).collect()],
    };
    for batch in batches {
        let carts = carts(&batch)?;
        let bundle = bundle(lint, offer, &batch)?;
        for cart in carts {
            any = true;
            if !is_withheld(&bundle, &cart, &heard)? {
                return None;
            }
        }
    }
    let Heard { compared, only_in_cart } = heard.into_inner();
    any.then_some(if only_in_cart { Never::InCart } else { Never::Fits(compared) })
}

/// The offer as it is in a trial, with the products that it takes; `None` where something in them has an error, which
/// is said first.
fn bundle(lint: &Lint<'_, '_>, offer: &Offer, lines: &[&[&Product]]) -> Option<Bundle> {
    let source = lint.check.bundle;
    let form = offer.form()?;
    let (added, variants) = (form.facts().added(), form.facts().named_variants());
    let of_variants = variants.into_iter().filter_map(|id| lint.check.index.variants.get(id));
    let triggers = lines.iter().copied().flatten();
    let ids: BTreeSet<&str> = triggers
        .map(|product| product.id.as_str())
        .chain(added.map(|one| one.product))
        .chain(of_variants.map(|(product, _)| product.id.as_str()))
        .collect();
    let products = ids.into_iter().map(|id| lint.check.index.readable_product(id).cloned());
    let trial = RuleBundle {
        schema: None,
        format: source.format,
        id: None,
        revision: String::new(),
        generated_at: None,
        valid_until: None,
        language: source.language.clone(),
        enabled: true,
        allow: Vec::new(),
        settings: Settings::default(),
        markets: source.markets.clone(),
        products: products.collect::<Option<_>>()?,
        offers: vec![Offer {
            enabled: true,
            when: Some(Condition {
                all: Some(lines.iter().map(|products| a_line_of(products)).collect()),
                ..Condition::default()
            }),
            unless: None,
            group: None,
            need: None,
            audience: None,
            schedule: None,
            placements: None,
            max_price_share: None,
            ..offer.clone()
        }],
    };
    Bundle::open(compile(&prune(trial))?).ok()
}

/// A trigger that asks for a line of these products.
fn a_line_of(products: &[&Product]) -> Condition {
    let ids = products.iter().map(|product| product.id.clone()).collect();
    let line = LineCondition { product: Some(OneOrMany::Many(ids)), ..LineCondition::default() };
    Condition { line: Some(line), ..Condition::default() }
}

/// Every choice of a variant for each line; `None` where there are too many.
fn carts(lines: &[&[&Product]]) -> Option<Vec<Cart>> {
    let mut carts = vec![Vec::new()];
    for products in lines {
        let mut longer = Vec::new();
        for cart in &carts {
            for product in *products {
                for (variant, _) in choices::variants(product) {
                    let mut cart: Vec<Line> = cart.clone();
                    cart.push(Line {
                        key: cart.len().to_string(),
                        product: product.id.clone(),
                        variant: variant.id.clone(),
                        quantity: 1,
                        unit_price: Money(100),
                        total: Money(100),
                        ..Line::default()
                    });
                    longer.push(cart);
                }
            }
            if lines.len() > 1 && longer.len() > MOST_CARTS {
                return None;
            }
        }
        carts = longer;
    }
    let cart = |lines| Cart { currency: "USD".into(), exponent: 2, lines, ..Cart::default() };
    Some(carts.into_iter().filter(|lines| !lines.is_empty()).map(cart).collect())
}

/// Whether the offer is withheld because what it suggests is in the cart, or does not go with the trigger. `None` where
/// the engine does not decide.
fn is_withheld(bundle: &Bundle, cart: &Cart, heard: &RefCell<Heard>) -> Option<bool> {
    let records = Records::new(bundle);
    let context = Context { locale: "en".into(), ..Context::default() };
    let listener = Listener { records: &records, heard, now: RefCell::default() };
    let decision = decide(bundle, cart, &context, &Ledger::default(), &listener).ok()?;
    let now = listener.now.into_inner();
    let shown = !decision.suggestions.is_empty();
    heard.borrow_mut().only_in_cart &= now.in_cart && !now.misfit;
    Some(!shown && !now.other && (now.in_cart || now.misfit))
}

/// What was heard in all carts so far.
struct Heard {
    compared: Compared,
    /// In each of them what is suggested is there.
    only_in_cart: bool,
}

/// What was heard in one cart.
#[derive(Default)]
struct Now {
    /// The product whose variants are tried.
    product: String,
    in_cart: bool,
    misfit: bool,
    /// Something was refused for another reason.
    other: bool,
}

struct Listener<'l> {
    records: &'l Records<'l>,
    heard: &'l RefCell<Heard>,
    now: RefCell<Now>,
}

impl Observer for Listener<'_> {
    /// So that all names are compared, and not only those before the first that differs.
    const EXHAUSTIVE: bool = true;

    type Note = ();

    fn refused<'e>(&self, reason: Withheld, because: impl FnOnce() -> Because<'e>) {
        let mut now = self.now.borrow_mut();
        match because() {
            Because::InCart { .. } => now.in_cart = true,
            Because::NoVariant { .. } if reason == Withheld::NotCompatible => now.misfit = true,
            _ => now.other = true,
        }
    }

    fn fitting_begins(&self, product: u32) {
        let id = self.records.text(self.records.product(product).id);
        self.heard.borrow_mut().compared.tried.insert(id.clone());
        self.now.borrow_mut().product = id;
    }

    fn compared(&self, name: Key, ours: Option<Value>, theirs: Option<Value>) {
        if ours.is_some() && ours == theirs {
            let product = self.now.borrow().product.clone();
            self.heard.borrow_mut().compared.same.insert((product, self.records.text(name)));
        }
    }
}
