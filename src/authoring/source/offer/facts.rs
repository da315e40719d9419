//! What the checks, the linter and the compiler need to know of a form, whichever it is.

use super::Deal;
use crate::edit::PathStep;
use crate::source::{OneOrMany, Text, Variant};
use cart_associate_core::text::Placeholder;

/// What is known of any form. No answer is given by default, so that a form forgets none.
pub trait FormFacts {
    /// The texts that shoppers read, with their places in the form.
    fn texts(&self) -> Vec<FormText<'_>>;

    /// What it adds to the cart: alternatives, of which the first that fits is taken. All parts of one are added.
    fn alternatives(&self) -> Vec<Vec<Added<'_>>>;

    /// The set that its deal makes of units of the trigger line's own variant.
    fn own_set(&self) -> Option<OwnSet>;

    /// Ids of the variants that the line becomes, or that are added as a service.
    fn named_variants(&self) -> Vec<&str>;

    /// Its deal.
    fn deal(&self) -> Option<&Deal>;

    /// What it is about.
    fn about(&self) -> About;

    /// Whether the offer may leave out `when`.
    fn has_own_trigger(&self) -> bool;

    /// Whether a placeholder for what is suggested has a value. Those for the trigger and for a claim are not asked.
    fn fills(&self, placeholder: Placeholder) -> bool;

    /// A text that is equal for two offers of this form which suggest the same; `None` where offers are not compared.
    fn same_as(&self) -> Option<String>;
}

impl<'a> dyn FormFacts + 'a {
    /// All that it may add to the cart, of every alternative.
    pub fn added(&self) -> impl Iterator<Item = Added<'_>> {
        self.alternatives().into_iter().flatten()
    }
}

/// A product that a form adds to the cart.
#[derive(Debug, Clone)]
pub struct Added<'a> {
    /// Its place, from the form's own field on.
    pub path: Vec<PathStep<'static>>,
    /// The id of the product.
    pub product: &'a str,
    /// The variants that may be taken; `None`: all.
    pub variants: Option<&'a OneOrMany<String>>,
    /// Units; one, where it is as many as the trigger has.
    pub quantity: u32,
    /// Options and attributes that must be the same as the trigger's.
    pub same: &'a [String],
}

impl Added<'_> {
    /// Whether a variant of the product may be taken.
    pub fn may_be(&self, variant: &Variant) -> bool {
        self.variants.is_none_or(|ids| ids.as_slice().contains(&variant.id))
    }
}

/// A set of units of one variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnSet {
    /// Units of a set.
    pub quantity: u32,
    /// Units in the cart from which it is offered.
    pub from: u32,
}

/// What a form is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// What it adds.
    Added,
    /// The trigger line: it shows it, changes it or adds more of it.
    Trigger,
    /// The whole order, whichever line triggers it.
    Order,
}

/// The placeholders that have a value for a deal.
pub(super) fn deal_fills(placeholder: Placeholder) -> bool {
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
    pub(super) fn label(path: &[PathStep<'static>], text: &'a Text) -> FormText<'a> {
        FormText { path: path.to_vec(), text, is_label: true }
    }

    pub(super) fn statement(path: &[PathStep<'static>], text: &'a Text) -> FormText<'a> {
        FormText { path: path.to_vec(), text, is_label: false }
    }
}
