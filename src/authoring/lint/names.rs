//! Names that no product of the file has. The cart may still bring them, so they are worth a question only.

use super::Lint;
use crate::check::reference::shown;
use crate::codes::{self, Severity};
use crate::place::Place;
use crate::source::{AttributeTest, Condition, NameSource, NameTest, Offer, OneOrMany, TestValue};
use std::collections::BTreeMap;

pub(super) fn check(lint: &mut Lint<'_, '_>, offer: &Offer, at: &Place<'_>) {
    if lint.check.index.incomplete {
        return;
    }
    for (name, condition) in [("when", &offer.when), ("unless", &offer.unless)] {
        if let Some(condition) = condition {
            in_condition(lint, condition, &at.name(name));
        }
    }
}

fn in_condition(lint: &mut Lint<'_, '_>, condition: &Condition, at: &Place<'_>) {
    for test in condition.line.iter().flat_map(|line| line.tests()) {
        let at = at.name("line");
        let at = at.name(test.field());
        match test.value() {
            TestValue::Names(test, names) => in_names(lint, test, names, &at),
            TestValue::Options(options) => in_options(lint, options, &at),
            TestValue::Attributes(attributes) => in_attributes(lint, attributes, &at),
            TestValue::Amounts(_) | TestValue::Plain(_) => {}
        }
    }
    for (name, list) in [("all", &condition.all), ("any", &condition.any), ("none", &condition.none)] {
        let at = at.name(name);
        for (index, inner) in list.iter().flatten().enumerate() {
            in_condition(lint, inner, &at.index(index));
        }
    }
}

/// Names that no product has.
fn in_names(lint: &mut Lint<'_, '_>, test: NameTest, names: &OneOrMany<String>, at: &Place<'_>) {
    let (code, has) = match test.source() {
        NameSource::IndexAndCart { unknown, has } => (unknown, has),
        // The checks have reported these.
        NameSource::Products | NameSource::Variants | NameSource::Skus => return,
    };
    for (index, name) in names.as_slice().iter().enumerate() {
        if lint.catalog.knows(test, name) {
            continue;
        }
        let message = format!("no product of the file {has} `{}`", shown(name));
        let help = lint
            .check
            .did_you_mean(Severity::Warning, name, lint.catalog.names(test))
            .unwrap_or_else(|| "correct the name; or list a product that has it, if it is right".into());
        lint.check.warn(code, &at.index(index), message, Some(help));
    }
}

/// Values of options that no product has.
fn in_options(lint: &mut Lint<'_, '_>, options: &BTreeMap<String, OneOrMany<String>>, at: &Place<'_>) {
    for (name, values) in options {
        let at = at.name(name);
        for (index, value) in values.as_slice().iter().enumerate() {
            let known = lint.check.index.options.get(name.as_str());
            if known.is_none_or(|known| known.contains(value.as_str())) {
                continue;
            }
            let message = format!("no product has the {} `{}`", shown(name), shown(value));
            let help = lint
                .check
                .did_you_mean(Severity::Warning, value, known.into_iter().flatten().copied())
                .or_else(|| Some("correct the value; options are compared exactly, capitals too".into()));
            lint.check.warn(codes::UNKNOWN_OPTION, &at.index(index), message, help);
        }
    }
}

/// Values of attributes that no product has.
fn in_attributes(lint: &mut Lint<'_, '_>, attributes: &BTreeMap<String, AttributeTest>, at: &Place<'_>) {
    for (name, test) in attributes {
        let at = at.name(name);
        let AttributeTest::Is(values) = test else { continue };
        for (index, value) in values.as_slice().iter().enumerate() {
            if !lint.check.index.attributes.contains(name.as_str()) || lint.catalog.has(name, value) {
                continue;
            }
            let message = format!("no product has this value of the attribute `{}`", shown(name));
            let help = Some("correct the value; attributes are compared exactly, capitals too".into());
            lint.check.warn(codes::UNKNOWN_ATTRIBUTE, &at.index(index), message, help);
        }
    }
}
