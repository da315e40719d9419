//! The picture of what is suggested: it is how a shopper recognises it, so it needs words too.

use super::added_products::added_products;
use super::{Lint, Subject};
use crate::check::help;
use crate::codes;
use crate::place::Place;
use crate::source::Text;

pub(super) fn check(lint: &mut Lint<'_, '_>, subjects: &[Subject<'_>]) {
    let list = Place::ROOT.name("products");
    for place in added_products(lint, subjects) {
        let (Some(product), Ok(index)) = (lint.catalog.at(place), usize::try_from(place)) else { continue };
        let Some(image) = &product.image else { continue };
        let empty = match &image.alt {
            Text::Plain(words) => words.trim().is_empty(),
            Text::Localised(all) => all.values().any(|words| words.trim().is_empty()),
        };
        if empty {
            let at = list.index(index);
            let at = at.name("image");
            let message = "an offer suggests this product, and its picture has no alternative text";
            let help = help("say what is seen in it: \"alt\": \"A steel tray under a desk top\"");
            lint.check.warn(codes::IMAGE_WITHOUT_ALT, &at.name("alt"), message, help);
        }
    }
}
