//! Turns a list of numbers into decisions, so that proptest can shrink what was generated from them: zero is
//! always the simplest choice, and a list that has run out goes on with zeros.

#[derive(Debug, Clone)]
pub(crate) struct Choices<'a> {
    rest: std::slice::Iter<'a, u16>,
}

impl<'a> Choices<'a> {
    pub(crate) fn new(list: &'a [u16]) -> Choices<'a> {
        Choices { rest: list.iter() }
    }

    /// A number below `count`.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::from(self.rest.next().copied().unwrap_or(0)) % count.max(1)
    }

    pub(crate) fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// True this many times out of a hundred; false is the simpler choice.
    pub(crate) fn percent(&mut self, share: usize) -> bool {
        self.below(100) >= 100 - share
    }

    pub(crate) fn one<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }

    pub(crate) fn is_over(&self) -> bool {
        self.rest.len() == 0
    }
}
