//! Ids and names that are compared: they must say something and be what they look like.

use super::{Check, help};
use crate::codes;
use crate::place::Place;
use crate::source::OneOrMany;
use cart_associate_core::text::is_unsafe_character;

impl Check<'_> {
    /// A name that is compared: a tag, an option's value, a line property.
    pub(super) fn name(&mut self, name: &str, at: &Place<'_>) {
        if name.trim().is_empty() {
            self.report(codes::EMPTY_VALUE, at, "this is empty", help("say something here, or leave it out"));
        } else if name.chars().any(is_unsafe_character) {
            self.report(
                codes::UNSAFE_TEXT,
                at,
                "this holds characters that cannot be seen",
                help("type it again by hand; something invisible was pasted with it"),
            );
        }
    }

    /// The id of a product, variant, plan or market, as the platform gives it.
    pub(super) fn platform_id(&mut self, id: &str, at: &Place<'_>) {
        if id.is_empty() || id.trim() != id || id.chars().any(is_unsafe_character) {
            let message = if id.trim().is_empty() { "an id is empty" } else { "an id has spaces around it" };
            self.report(codes::BAD_ID, at, message, help("copy the id from the platform"));
        }
    }

    /// A list of names, or one.
    pub(super) fn names(&mut self, names: Option<&OneOrMany<String>>, at: &Place<'_>) {
        let Some(names) = names else { return };
        let list = names.as_slice();
        if list.is_empty() {
            self.empty_list(at);
        }
        for (index, name) in list.iter().enumerate() {
            self.name(name, &at.index(index));
        }
    }

    /// A list that must hold something.
    pub(super) fn empty_list(&mut self, at: &Place<'_>) {
        self.report(
            codes::EMPTY_LIST,
            at,
            "this list is empty",
            help("put something into it, or leave it out"),
        );
    }
}
