//! What the checks, the linter and the compiler need to know of a form, whichever it is.

use super::Deal;
use crate::edit::PathStep;
use crate::source::Text;
use cart_associate_core::text::Placeholder;

/// What is known of any form. No answer is given by default, so that a form forgets none.
pub trait FormFacts {
    /// The texts that shoppers read, with their places in the form.
    fn texts(&self) -> Vec<FormText<'_>>;

    /// Ids of the products that it adds to the cart.
    fn added_products(&self) -> Vec<&str>;

    /// Ids of the variants that the line becomes, or that are added as a service.
    fn named_variants(&self) -> Vec<&str>;

    /// Options and attributes that what is added must share with the trigger line.
    fn shared_names(&self) -> Vec<&str>;

    /// Its deal.
    fn deal(&self) -> Option<&Deal>;

    /// Whether it is about the trigger line itself: it shows it, changes it or adds more of it.
    fn is_about_trigger(&self) -> bool;

    /// Whether the offer may leave out `when`.
    fn has_own_trigger(&self) -> bool;

    /// Whether a placeholder for what is suggested has a value. Those for the trigger and for a claim are not asked.
    fn fills(&self, placeholder: Placeholder) -> bool;

    /// A text that is equal for two offers of this form which suggest the same; `None` where offers are not compared.
    fn same_as(&self) -> Option<String>;
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
