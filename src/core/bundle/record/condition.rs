//! Conditions on the cart.

use super::{LineTest, Specificity};
use crate::wire::{List, Reader, Wire, Writer, wire_enum, wire_struct};

/// How deep conditions may nest.
pub const MAX_DEPTH: u8 = 16;

/// A condition on the cart. `All` of nothing holds; `Any` of nothing does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition<'b> {
    /// Every one holds.
    All(Conditions<'b>),
    /// At least one holds.
    Any(Conditions<'b>),
    /// Not one holds.
    None(Conditions<'b>),
    /// Some line matches.
    Line(LineCondition<'b>),
    /// The cart's total lies in the range for its currency; another currency never does.
    Subtotal(List<'b, (u32, Range)>),
    /// Number of units in the cart.
    Items(Range),
    /// Number of lines in the cart.
    Lines(Range),
    /// A discount code is on the cart; letter case does not matter.
    Code(&'b str),
}

impl Default for Condition<'_> {
    fn default() -> Self {
        Condition::All(Conditions::default())
    }
}

wire_enum!(Condition<'b> {
    0 => All(list), 1 => Any(list), 2 => None(list), 3 => Line(line), 4 => Subtotal(ranges),
    5 => Items(range), 6 => Lines(range), 7 => Code(code),
});

/// Conditions within a condition. They know how deep they are: a hostile file must not nest them until the stack
/// overflows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Conditions<'b> {
    list: List<'b, Condition<'b>>,
    depth: u8,
}

impl PartialEq for Conditions<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.list == other.list
    }
}

impl Eq for Conditions<'_> {}

impl<'b> Conditions<'b> {
    /// These conditions.
    pub fn of(list: List<'b, Condition<'b>>) -> Conditions<'b> {
        Conditions { list, depth: 0 }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Condition<'b>> {
        let depth = self.depth + 1;
        let list = if depth < MAX_DEPTH { self.list } else { self.list.refused() };
        list.iter().map(move |mut condition| {
            if let Condition::All(list) | Condition::Any(list) | Condition::None(list) = &mut condition {
                list.depth = depth;
            }
            condition
        })
    }
}

impl<'b> Wire<'b> for Conditions<'b> {
    fn write(&self, writer: &mut Writer) {
        self.list.write(writer);
    }
    fn read(reader: &mut Reader<'b>) -> Self {
        Conditions::of(List::read(reader))
    }
    fn read_through(&self) {
        for condition in self.iter() {
            condition.read_through();
        }
    }
}

/// A closed range; an open end is `None`. Amounts in minor units, counts as they are, attributes in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Range {
    /// Not below.
    pub min: Option<i64>,
    /// Not above.
    pub max: Option<i64>,
}

impl Range {
    /// Whether the value lies in the range.
    pub fn holds(&self, value: i64) -> bool {
        self.min.is_none_or(|min| value >= min) && self.max.is_none_or(|max| value <= max)
    }
}

wire_struct!(Range { min, max });

/// What a line must meet: every test, and the quantity over all the lines that do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineCondition<'b> {
    /// Every one must hold.
    pub tests: List<'b, LineTest<'b>>,
    /// Units over all matching lines; none: any.
    pub quantity: Option<Range>,
}

wire_struct!(LineCondition<'b> { tests, quantity });

impl LineCondition<'_> {
    /// How specifically a line is matched: as its most specific test does.
    pub fn specificity(&self) -> Specificity {
        self.tests.iter().map(|test| test.specificity()).min().unwrap_or(Specificity::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Arena;
    use core::cell::Cell;

    /// Whether a condition reads without damage.
    fn is_whole(bytes: &[u8]) -> bool {
        let damaged = Cell::new(false);
        Condition::read(&mut Reader::new(bytes, Some(&damaged))).read_through();
        !damaged.get()
    }

    #[test]
    fn nothing_nests_without_end() {
        let arena = Arena::default();
        let bytes = |condition: &Condition<'_>| {
            let mut writer = Writer::default();
            condition.write(&mut writer);
            writer.bytes
        };
        let mut nested = Condition::All(Conditions::default());
        for _ in 1..MAX_DEPTH {
            assert!(is_whole(&bytes(&nested)));
            nested = Condition::All(Conditions::of(arena.list(&[nested])));
        }
        assert!(is_whole(&bytes(&nested)));
        nested = Condition::All(Conditions::of(arena.list(&[nested])));
        assert!(!is_whole(&bytes(&nested)));
        for _ in 0..10_000 {
            nested = Condition::All(Conditions::of(arena.list(&[nested])));
        }
        assert!(!is_whole(&bytes(&nested)));
        assert!(!is_whole(&[99]));
    }
}
