//! Lines and columns of a text.

use std::cell::Cell;

/// A place as a person counts: lines and columns from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Finds lines in a source.
#[derive(Debug)]
pub struct Lines<'a> {
    pub(super) source: &'a str,
    starts: Vec<usize>,
    /// The last place asked for, from which the next is counted: a file may be one line of a megabyte.
    last: Cell<(usize, Position)>,
}

impl<'a> Lines<'a> {
    /// The lines of a source.
    pub fn new(source: &'a str) -> Lines<'a> {
        let after_breaks = source.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(after_breaks).collect();
        Lines { source, starts, last: Cell::new((0, Position { line: 1, column: 1 })) }
    }

    /// The place of a byte.
    pub fn position(&self, byte: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= byte).max(1);
        let (known, at) = self.last.get();
        let (from, column) =
            if at.line == line && known <= byte { (known, at.column) } else { (self.start(line), 1) };
        let between = self.source.get(from..byte).unwrap_or_default();
        let position = Position { line, column: column + between.chars().count() };
        self.last.set((byte, position));
        position
    }

    /// The first byte of a line.
    pub(super) fn start(&self, line: usize) -> usize {
        self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0)
    }

    /// The text of a line, without its end.
    pub fn text(&self, line: usize) -> &'a str {
        let end = self.starts.get(line).copied().unwrap_or(self.source.len());
        self.source.get(self.start(line)..end).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }
}
