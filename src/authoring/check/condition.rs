//! Conditions: each must say something, and something that can hold.

use super::{Check, help};
use crate::codes;
use crate::place::Place;
use crate::source::{
    AttributeTest, Condition, LineCondition, NameSource, NameTest, OneOrMany, PlainValue, TestValue,
};

/// How deep conditions may nest. A level becomes two at most in the compiled form (what stands together, and a
/// list), with a test and its value below them, and its reader goes no deeper than 16.
const MAX_DEPTH: usize = 7;

impl Check<'_> {
    /// A whole condition.
    pub(super) fn condition(&mut self, condition: &Condition, at: &Place<'_>) {
        if depth(condition) > MAX_DEPTH {
            let message = format!("conditions nest deeper than {MAX_DEPTH} levels here");
            self.report(
                codes::CONDITION_TOO_DEEP,
                at,
                message,
                help("conditions that stand together need no `all`"),
            );
        }
        self.condition_parts(condition, at);
    }

    fn condition_parts(&mut self, condition: &Condition, at: &Place<'_>) {
        if *condition == Condition::default() {
            let help = help("say what must hold, such as {\"line\": {\"collection\": \"desks\"}}");
            self.report(codes::EMPTY_LIST, at, "this condition is empty", help);
        }
        if let Some(line) = &condition.line {
            self.line_condition(line, &at.name("line"));
        }
        for (name, list) in [("all", &condition.all), ("any", &condition.any), ("none", &condition.none)] {
            let Some(list) = list else { continue };
            let at = at.name(name);
            if list.is_empty() {
                self.empty_list(&at);
            }
            for (index, inner) in list.iter().enumerate() {
                self.condition_parts(inner, &at.index(index));
            }
        }
        if let Some(subtotal) = &condition.subtotal {
            self.amount_ranges(subtotal, &at.name("subtotal"));
        }
        for (name, range) in [("items", &condition.items), ("lines", &condition.lines)] {
            if let Some(range) = range {
                self.count_range(range, &at.name(name));
            }
        }
        if let Some(code) = &condition.code {
            self.name(code, &at.name("code"));
        }
    }

    fn line_condition(&mut self, line: &LineCondition, at: &Place<'_>) {
        if *line == LineCondition::default() {
            let help = help("say which lines, such as {\"collection\": \"desks\"}");
            self.report(codes::EMPTY_LIST, at, "this condition is met by every line", help);
        }
        for test in line.tests() {
            self.test_value(test.value(), &at.name(test.field()));
        }
    }

    fn test_value(&mut self, value: TestValue<'_>, at: &Place<'_>) {
        match value {
            TestValue::Names(test, names) => self.name_test(test, names, at),
            TestValue::Options(options) => {
                if options.is_empty() {
                    self.empty_list(at);
                }
                for (name, values) in options {
                    let at = at.name(name);
                    self.option_ref(name, &at);
                    self.names(Some(values), &at);
                }
            }
            TestValue::Attributes(attributes) => {
                if attributes.is_empty() {
                    self.empty_list(at);
                }
                for (name, test) in attributes {
                    let at = at.name(name);
                    self.attribute_ref(name, &at);
                    self.attribute_test(test, &at);
                }
            }
            TestValue::Amounts(ranges) => self.amount_ranges(ranges, at),
            TestValue::Plain(PlainValue::Flag(_)) => {}
            TestValue::Plain(PlainValue::Units(range)) => {
                self.count_range(range, at);
                if range.max == Some(0) {
                    let help = help("to ask that no line matches, put the condition into `none`");
                    self.report(codes::OUT_OF_RANGE, &at.name("max"), "no line has a quantity of zero", help);
                }
            }
        }
    }

    fn name_test(&mut self, test: NameTest, names: &OneOrMany<String>, at: &Place<'_>) {
        self.names(Some(names), at);
        for (index, name) in names.as_slice().iter().enumerate() {
            let at = at.index(index);
            match test.source() {
                NameSource::Products => drop(self.product_ref(name, &at)),
                NameSource::Variants => drop(self.variant_ref(name, &at)),
                NameSource::Skus => self.sku_ref(name, &at),
                // The linter asks about these.
                NameSource::IndexAndCart { .. } => {}
            }
        }
    }

    fn attribute_test(&mut self, test: &AttributeTest, at: &Place<'_>) {
        match test {
            AttributeTest::Between(range) => self.number_range(range, at),
            AttributeTest::Is(values) => {
                if values.as_slice().is_empty() {
                    self.empty_list(at);
                }
                for (index, value) in values.as_slice().iter().enumerate() {
                    self.attribute_value(value, &at.index(index));
                }
            }
        }
    }
}

fn depth(condition: &Condition) -> usize {
    let lists = [&condition.all, &condition.any, &condition.none];
    lists.into_iter().flatten().flatten().map(depth).max().unwrap_or(0) + 1
}
