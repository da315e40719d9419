//! What offers refer to must be there.

use super::Check;
use crate::codes::{self, Code, Severity};
use crate::place::Place;
use crate::source::{OneOrMany, Product, Variant};

impl<'a> Check<'a> {
    /// A product of the index.
    pub(crate) fn product_ref(&mut self, id: &str, at: &Place<'_>) -> Option<&'a Product> {
        let found = self.index.products.get(id).copied();
        if found.is_none() && !self.index.lost.contains(id) {
            let help = self
                .did_you_mean(Severity::Error, id, self.index.products.keys().copied())
                .or_else(|| Some("add it to `products`, or correct the id".into()));
            self.report(
                codes::UNKNOWN_PRODUCT,
                at,
                format!("there is no product with the id `{}`", shown(id)),
                help,
            );
        }
        found
    }

    /// A variant of the index.
    pub(crate) fn variant_ref(&mut self, id: &str, at: &Place<'_>) -> Option<(&'a Product, &'a Variant)> {
        let found = self.index.variants.get(id).copied();
        if found.is_none() && !self.index.lost.contains(id) {
            let help = self
                .did_you_mean(Severity::Error, id, self.index.variants.keys().copied())
                .or_else(|| Some("add it to a product's `variants`, or correct the id".into()));
            self.report(
                codes::UNKNOWN_VARIANT,
                at,
                format!("there is no variant with the id `{}`", shown(id)),
                help,
            );
        }
        found
    }

    /// Variants of one product.
    pub(crate) fn variants_of(&mut self, product: &Product, ids: Option<&OneOrMany<String>>, at: &Place<'_>) {
        let Some(ids) = ids else { return };
        if ids.as_slice().is_empty() {
            self.empty_list(at);
        }
        for (index, id) in ids.as_slice().iter().enumerate() {
            let own = || product.variants.iter().map(|variant| variant.id.as_str());
            if !own().any(|known| known == id) && !self.index.lost.contains(id.as_str()) {
                let message =
                    format!("product `{}` has no variant with the id `{}`", shown(&product.id), shown(id));
                let help = self
                    .did_you_mean(Severity::Error, id, own())
                    .unwrap_or_else(|| format!("it has {}", listed(own())));
                self.report(codes::UNKNOWN_VARIANT, &at.index(index), message, Some(help));
            }
        }
    }

    /// Options or attributes that a product must share with the trigger.
    pub(crate) fn same(&mut self, product: &Product, names: Option<&OneOrMany<String>>, at: &Place<'_>) {
        let Some(names) = names else { return };
        if names.as_slice().is_empty() {
            self.empty_list(at);
        }
        if self.index.lost.contains(product.id.as_str()) {
            return;
        }
        for (index, name) in names.as_slice().iter().enumerate() {
            let options = product
                .variants
                .iter()
                .flat_map(|variant| variant.options.keys().chain(variant.open_options.keys()));
            let known: Vec<&str> = product.attributes.keys().chain(options).map(String::as_str).collect();
            if !known.contains(&name.as_str()) {
                let message =
                    format!("product `{}` has no option or attribute `{}`", shown(&product.id), shown(name));
                let help = self
                    .did_you_mean(Severity::Error, name, known)
                    .unwrap_or_else(|| "give it to the product, or correct the name".into());
                self.report(codes::UNKNOWN_ATTRIBUTE, &at.index(index), message, Some(help));
            }
        }
    }

    /// An option that some product has.
    pub(crate) fn option_ref(&mut self, name: &str, at: &Place<'_>) {
        if !self.index.options.contains_key(name) {
            let known = self.index.options.keys().copied().collect();
            self.unknown(codes::UNKNOWN_OPTION, "no product has the option", name, known, at);
        }
    }

    /// A value that some product's option has.
    pub(crate) fn option_value_ref(&mut self, option: &str, value: &str, at: &Place<'_>) {
        // An option that nothing has is reported once, by itself.
        let Some(values) = self.index.options.get(option) else { return };
        if !values.contains(value) {
            let known = values.iter().copied().collect();
            let what = format!("no product has the {} ", shown(option));
            self.unknown(codes::UNKNOWN_OPTION, what.trim_end(), value, known, at);
        }
    }

    /// An attribute that some product has.
    pub(crate) fn attribute_ref(&mut self, name: &str, at: &Place<'_>) {
        if !self.index.attributes.contains(name) {
            let known = self.index.attributes.iter().copied().collect();
            self.unknown(codes::UNKNOWN_ATTRIBUTE, "no product has the attribute", name, known, at);
        }
    }

    /// A SKU that some variant has.
    pub(crate) fn sku_ref(&mut self, sku: &str, at: &Place<'_>) {
        if !self.index.skus.contains(sku) {
            let known = self.index.skus.iter().copied().collect();
            self.unknown(codes::UNKNOWN_SKU, "no variant has the SKU", sku, known, at);
        }
    }

    /// A plan that some variant has.
    pub(crate) fn plan_ref(&mut self, plan: &str, at: &Place<'_>) {
        if !self.index.plans.contains(plan) {
            let known = self.index.plans.iter().copied().collect();
            self.unknown(codes::UNKNOWN_PLAN, "no variant has the plan", plan, known, at);
        }
    }

    fn unknown(&mut self, code: Code, what: &str, name: &str, known: Vec<&str>, at: &Place<'_>) {
        if self.index.incomplete {
            return;
        }
        let help = self.did_you_mean(Severity::Error, name, known.iter().copied()).unwrap_or_else(|| {
            if known.is_empty() { "none has any".into() } else { format!("known: {}", listed(known)) }
        });
        self.report(code, at, format!("{what} `{}`", shown(name)), Some(help));
    }
}

/// Up to five names.
pub(crate) fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let all: Vec<String> = names.into_iter().take(6).map(|name| format!("`{}`", shown(name))).collect();
    match all.split_at_checked(5) {
        Some((five, [_, ..])) => format!("{} …", five.join(", ")),
        _ => all.join(", "),
    }
}

pub(crate) fn shown(name: &str) -> String {
    cart_associate_core::text::clean(name)
}
