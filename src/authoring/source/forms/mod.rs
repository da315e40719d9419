//! The forms of an offer: what an offer can suggest. A file for each has its fields, and what the checks, the linter
//! and the compiler need to know of them.

mod confirmation;
mod deal;
mod guidance;
mod kit;
mod product;
mod quantity_break;
mod tier;

pub use confirmation::*;
pub use deal::*;
pub use guidance::*;
pub use kit::*;
pub use product::*;
pub use quantity_break::*;
pub use tier::*;

use super::{Offer, OneOrMany, Text};
use crate::edit::PathStep;
use cart_associate_core::text::Placeholder;
use cart_associate_core::vocabulary::Kind;

/// What an offer suggests.
#[derive(Debug, Clone, Copy)]
pub enum Form<'a> {
    /// One product, or several of which the first that fits is taken.
    Product(&'a OneOrMany<Suggest>),
    /// Advice.
    Guidance(&'a Guidance),
    /// A statement to tick off.
    Confirmation(&'a Confirm),
    /// More of the same for less.
    QuantityBreak(&'a QuantityBreak),
    /// Several products as one deal.
    Kit(&'a Kit),
    /// Steps up.
    Tier(&'a Tier),
}

impl Offer {
    /// The forms that are given. An offer that passes the checks has exactly one.
    pub fn forms(&self) -> Vec<Form<'_>> {
        // Without `..`: whoever adds a form adds it here.
        let Offer {
            suggest,
            guidance,
            confirm,
            quantity_break,
            kit,
            tier,
            id: _,
            kind: _,
            enabled: _,
            title: _,
            when: _,
            unless: _,
            why: _,
            claim: _,
            priority: _,
            group: _,
            need: _,
            audience: _,
            schedule: _,
            placements: _,
            max_price_share: _,
        } = self;
        let forms = [
            suggest.as_ref().map(Form::Product),
            guidance.as_ref().map(Form::Guidance),
            confirm.as_ref().map(Form::Confirmation),
            quantity_break.as_ref().map(Form::QuantityBreak),
            kit.as_ref().map(Form::Kit),
            tier.as_ref().map(Form::Tier),
        ];
        forms.into_iter().flatten().collect()
    }

    /// The form of an offer that passes the checks.
    pub fn form(&self) -> Option<Form<'_>> {
        self.forms().into_iter().next()
    }
}

/// The fields that say what an offer of this kind suggests.
pub fn fields_of(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::PairsWell => &["suggest"],
        Kind::AvoidsReturns => &["suggest", "guidance", "confirm"],
        Kind::Bundle => &["quantity_break", "kit"],
        Kind::Tier => &["tier"],
    }
}

impl<'a> Form<'a> {
    /// Its field in `rules.json`.
    pub fn field(self) -> &'static str {
        match self {
            Form::Product(_) => "suggest",
            Form::Guidance(_) => "guidance",
            Form::Confirmation(_) => "confirm",
            Form::QuantityBreak(_) => "quantity_break",
            Form::Kit(_) => "kit",
            Form::Tier(_) => "tier",
        }
    }

    /// What is known of it, whichever form it is.
    pub fn facts(self) -> &'a dyn FormFacts {
        match self {
            Form::Product(list) => list,
            Form::Guidance(guidance) => guidance,
            Form::Confirmation(confirm) => confirm,
            Form::QuantityBreak(quantity_break) => quantity_break,
            Form::Kit(kit) => kit,
            Form::Tier(tier) => tier,
        }
    }
}

/// What is known of any form. A form says what differs from the usual answers.
pub trait FormFacts {
    /// The texts that shoppers read, with their places in the form.
    fn texts(&self) -> Vec<FormText<'_>> {
        Vec::new()
    }

    /// Ids of the products that it adds to the cart.
    fn added_products(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Ids of the variants that the line becomes, or that are added as a service.
    fn named_variants(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Options and attributes that what is added must share with the trigger line.
    fn shared_names(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Its deal.
    fn deal(&self) -> Option<&Deal> {
        None
    }

    /// Whether it is about the trigger line itself: it shows it, changes it or adds more of it.
    fn is_about_trigger(&self) -> bool {
        false
    }

    /// Whether the offer may leave out `when`.
    fn has_own_trigger(&self) -> bool {
        false
    }

    /// Whether a placeholder for what is suggested has a value. Those for the trigger and for a claim are not asked.
    fn fills(&self, placeholder: Placeholder) -> bool;

    /// A text that is equal for two offers of this form which suggest the same; `None` where offers are not compared.
    fn same_as(&self) -> Option<String> {
        None
    }
}

/// The placeholders that have a value for a deal.
fn deal_fills(placeholder: Placeholder) -> bool {
    match placeholder {
        Placeholder::Product
        | Placeholder::Price
        | Placeholder::Difference
        | Placeholder::Saving
        | Placeholder::SavingPercent
        | Placeholder::Have
        | Placeholder::Add => true,
        Placeholder::Trigger | Placeholder::Share | Placeholder::Sample => false,
    }
}

/// A text of a form.
#[derive(Debug, Clone)]
pub struct FormText<'a> {
    /// Its place, from the form's own field on.
    pub path: Vec<PathStep<'static>>,
    /// The text.
    pub text: &'a Text,
    /// Whether it only names something, as the label of a link does; other texts may claim something.
    pub is_label: bool,
}

impl<'a> FormText<'a> {
    fn label(path: &[PathStep<'static>], text: &'a Text) -> FormText<'a> {
        FormText { path: path.to_vec(), text, is_label: true }
    }

    fn statement(path: &[PathStep<'static>], text: &'a Text) -> FormText<'a> {
        FormText { path: path.to_vec(), text, is_label: false }
    }
}
