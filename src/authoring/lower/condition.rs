//! Conditions. The fields of one condition must all hold, so they become one flat `All`.

use super::{Lowered, Lowering, Unchecked};
use crate::exact;
use crate::source::{self, CountRange, NumberRange};
use cart_associate_core::bundle::record::{
    AttributeTest, Condition, Conditions, LineCondition, LineTest, OptionTest, Range, Value,
};
use cart_associate_core::wire::List;
use cart_associate_core::wire::{Wire, Writer};

impl<'a> Lowering<'a> {
    pub(super) fn condition(&self, source: &'a source::Condition) -> Lowered<Condition<'a>> {
        let mut parts = Vec::new();
        if let Some(line) = &source.line {
            parts.push(Condition::Line(self.line(line)?));
        }
        for condition in self.conditions(source.all.as_deref())? {
            match condition {
                Condition::All(inner) => parts.extend(inner.iter()),
                other => parts.push(other),
            }
        }
        if let Some(any) = &source.any {
            let mut alternatives = Vec::new();
            for condition in self.conditions(Some(any))? {
                match condition {
                    Condition::Any(inner) => alternatives.extend(inner.iter()),
                    other => alternatives.push(other),
                }
            }
            parts.push(self.joined(alternatives, Condition::Any));
        }
        if let Some(none) = &source.none {
            let mut excluded = self.conditions(Some(none))?;
            canonical(&mut excluded);
            parts.push(Condition::None(Conditions::of(self.arena.list(&excluded))));
        }
        if let Some(subtotal) = &source.subtotal {
            parts.push(Condition::Subtotal(self.ranges(subtotal)?));
        }
        if let Some(items) = &source.items {
            parts.push(Condition::Items(count(items)));
        }
        if let Some(lines) = &source.lines {
            parts.push(Condition::Lines(count(lines)));
        }
        if let Some(code) = &source.code {
            parts.push(Condition::Code(code));
        }
        Ok(self.joined(parts, Condition::All))
    }

    fn conditions(&self, list: Option<&'a [source::Condition]>) -> Lowered<Vec<Condition<'a>>> {
        list.unwrap_or_default().iter().map(|one| self.condition(one)).collect()
    }

    /// One condition stands for itself, several for what joins them.
    fn joined(
        &self,
        mut list: Vec<Condition<'a>>,
        join: fn(Conditions<'a>) -> Condition<'a>,
    ) -> Condition<'a> {
        canonical(&mut list);
        match list.as_slice() {
            [only] => *only,
            list => join(Conditions::of(self.arena.list(list))),
        }
    }

    fn line(&self, source: &'a source::LineCondition) -> Lowered<LineCondition<'a>> {
        let (mut tests, mut quantity) = (Vec::new(), None);
        for test in source.tests() {
            match test {
                source::LineTest::Name(test, names) => tests.push(test.record(self.keys_of(Some(names))?)),
                source::LineTest::Option(options) => {
                    for (name, values) in options {
                        let values = self.keys_of(Some(values))?;
                        tests.push(LineTest::Option(OptionTest { name: self.key(name)?, values }));
                    }
                }
                source::LineTest::Attribute(attributes) => {
                    for (name, test) in attributes {
                        tests.push(LineTest::Attribute(self.attribute(name, test)?));
                    }
                }
                source::LineTest::Price(ranges) => tests.push(LineTest::Price(self.ranges(ranges)?)),
                source::LineTest::Subscription(flag) => tests.push(LineTest::Subscription(flag)),
                source::LineTest::RequiresShipping(flag) => tests.push(LineTest::RequiresShipping(flag)),
                source::LineTest::Quantity(range) => quantity = Some(count(range)),
            }
        }
        Ok(LineCondition { tests: self.arena.list(&tests), quantity })
    }

    fn attribute(&self, name: &str, test: &source::AttributeTest) -> Lowered<AttributeTest<'a>> {
        let name = self.key(name)?;
        match test {
            source::AttributeTest::Is(values) => {
                let values = values.as_slice().iter().map(|value| self.value(value));
                let mut values = values.collect::<Lowered<Vec<Value>>>()?;
                values.sort_by_key(bytes);
                values.dedup();
                Ok(AttributeTest { name, values: self.arena.list(&values), range: None })
            }
            source::AttributeTest::Between(range) => {
                Ok(AttributeTest { name, values: List::default(), range: Some(numbers(range)?) })
            }
        }
    }
}

fn count(range: &CountRange) -> Range {
    Range { min: range.min.map(i64::from), max: range.max.map(i64::from) }
}

fn numbers(range: &NumberRange) -> Lowered<Range> {
    let end = |end: Option<f64>| end.map(exact::millionths).transpose().map_err(|_| Unchecked);
    Ok(Range { min: end(range.min)?, max: end(range.max)? })
}

/// The order of conditions means nothing, so it is made the same.
fn canonical(list: &mut Vec<Condition<'_>>) {
    list.sort_by_cached_key(bytes);
    list.dedup();
}

fn bytes<'b, T: Wire<'b>>(value: &T) -> Vec<u8> {
    let mut writer = Writer::default();
    value.write(&mut writer);
    writer.bytes
}
