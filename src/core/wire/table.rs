//! Tables: many rows, any of which is found by its index without reading those before it.
//!
//! | what | its bytes |
//! | --- | --- |
//! | number of rows | unsigned integer |
//! | starts | four bytes, little-endian, for each block of [`BLOCK`] rows but the first: where its first row begins, counted from the first row of all |
//! | rows | one after another |
//!
//! A row is found by the start of its block, and by stepping over the rows before it there. In a table of numbers each
//! row is the difference to the row before it, but the first of a block, which is the number itself.

use super::{Reader, Wire, Writer};
use alloc::vec::Vec;
use core::cell::Cell;
use core::cmp::Ordering;

/// How many rows a block has.
const BLOCK: u32 = 32;

/// A table that lies in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table<'b> {
    count: u32,
    starts: &'b [u8],
    rows: Reader<'b>,
}

impl<'b> Table<'b> {
    /// The table that these bytes hold; damage is noted there.
    pub(crate) fn new(bytes: &'b [u8], damaged: Option<&'b Cell<bool>>) -> Table<'b> {
        let mut rows = Reader::new(bytes, damaged);
        // A section that an older writer did not have is a table without rows.
        let mut count = if bytes.is_empty() { 0 } else { u32::read(&mut rows) };
        let starts = rows.take(count.saturating_sub(1) as usize / BLOCK as usize * 4);
        // A row has one byte at least.
        if count as usize > rows.bytes.len() {
            rows.fail();
            count = 0;
        }
        Table { count, starts, rows }
    }

    /// How many rows there are.
    pub(crate) fn count(&self) -> u32 {
        self.count
    }

    /// Where a block begins.
    fn block(&self, number: u32) -> Reader<'b> {
        let mut reader = self.rows;
        if let Some(before) = number.checked_sub(1) {
            let start = self.starts.as_chunks::<4>().0.get(before as usize);
            reader.take(start.map_or(usize::MAX, |start| u32::from_le_bytes(*start) as usize));
        }
        reader
    }

    /// Where the block of a row begins. A row that is not there is damage.
    fn block_of(&self, index: u32) -> Reader<'b> {
        let mut reader = self.block(index / BLOCK);
        if index >= self.count {
            reader.fail();
        }
        reader
    }

    /// Where a row begins. A row that is not there is damage.
    pub(crate) fn row(&self, index: u32, skip: fn(&mut Reader<'b>)) -> Reader<'b> {
        let mut reader = self.block_of(index);
        for _ in 0..index % BLOCK {
            skip(&mut reader);
        }
        reader
    }

    /// The number in a row, in a table of numbers.
    pub(crate) fn number(&self, index: u32) -> i64 {
        let mut reader = self.block_of(index);
        (0..=index % BLOCK).fold(0, |sum: i64, _| sum.wrapping_add(i64::read(&mut reader)))
    }

    /// The index of the row that compares as equal, in a table whose rows are sorted. `compare` reads one row, the
    /// first of a block where the second argument says so, and compares it with what is looked for.
    pub(crate) fn find(&self, compare: &mut dyn FnMut(&mut Reader<'b>, bool) -> Ordering) -> Option<u32> {
        // The last block that does not begin behind what is looked for; the first where all do.
        let (mut low, mut high) = (0, self.count.div_ceil(BLOCK));
        while low + 1 < high {
            let middle = low + (high - low) / 2;
            match compare(&mut self.block(middle), true) {
                Ordering::Greater => high = middle,
                _ => low = middle,
            }
        }
        let mut reader = self.block(low);
        let first = low * BLOCK;
        for index in first..self.count.min(first + BLOCK) {
            match compare(&mut reader, index == first) {
                Ordering::Less => {}
                Ordering::Equal => return Some(index),
                Ordering::Greater => return None,
            }
        }
        None
    }

    /// The index of a number, in a table of rising numbers.
    pub(crate) fn find_number(&self, wanted: i64) -> Option<u32> {
        let mut sum = 0i64;
        self.find(&mut |reader, first| {
            let step = i64::read(reader);
            sum = if first { step } else { sum.wrapping_add(step) };
            sum.cmp(&wanted)
        })
    }
}

/// A table that is being written.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    count: u32,
    starts: Vec<u8>,
    rows: Writer,
    last: i64,
}

impl Rows {
    /// Appends a row.
    pub(crate) fn push<'b>(&mut self, row: &impl Wire<'b>) {
        if self.count > 0 && self.count.is_multiple_of(BLOCK) {
            self.starts.extend_from_slice(&(self.rows.bytes.len() as u32).to_le_bytes());
        }
        self.count += 1;
        row.write(&mut self.rows);
    }

    /// Appends a number, in a table of numbers.
    pub(crate) fn push_number(&mut self, number: i64) {
        let before = if self.count.is_multiple_of(BLOCK) { 0 } else { self.last };
        self.push(&(number - before));
        self.last = number;
    }

    /// The bytes of the table.
    pub(crate) fn end(self) -> Vec<u8> {
        let mut table = Writer::default();
        if self.count > 0 {
            self.count.write(&mut table);
        }
        table.bytes.extend_from_slice(&self.starts);
        table.bytes.extend_from_slice(&self.rows.bytes);
        table.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::{String, ToString};

    fn number_at(bytes: &[u8], index: u32) -> Option<i64> {
        let damaged = Cell::new(false);
        let number = Table::new(bytes, Some(&damaged)).number(index);
        (!damaged.get()).then_some(number)
    }

    #[test]
    fn rows_are_found_by_index_and_by_value() {
        for count in [0, 1, 2, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 1000] {
            let mut names: Vec<String> = (0..count).map(|index| (index * 7).to_string()).collect();
            names.sort();
            let (mut texts, mut numbers) = (Rows::default(), Rows::default());
            for (index, name) in (0i64..).zip(&names) {
                texts.push(&name.as_str());
                numbers.push_number(index * index * 1_000_003);
            }
            let (texts, numbers) = (texts.end(), numbers.end());
            let (texts, table) = (Table::new(&texts, None), Table::new(&numbers, None));
            assert_eq!((texts.count(), table.count()), (count, count));
            let find = |name: &str| texts.find(&mut |reader, _| <&str>::read(reader).cmp(name));
            for (index, name) in (0u32..).zip(&names) {
                assert_eq!(<&str>::read(&mut texts.row(index, <&str>::skip)), name);
                assert_eq!(find(name), Some(index));
                let number = i64::from(index) * i64::from(index) * 1_000_003;
                assert_eq!((table.number(index), table.find_number(number)), (number, Some(index)));
                assert_eq!(table.find_number(number + 1), None);
            }
            assert_eq!((find(""), find("x"), table.find_number(-1)), (None, None, None));
            assert_eq!(number_at(&numbers, count), None, "a row that is not there is damage");
        }
    }

    #[test]
    fn numbers_that_fall_come_back_too() {
        let all = [5, -3, i64::from(u32::MAX), 0, 7, 7];
        let mut rows = Rows::default();
        all.iter().cycle().take(100).for_each(|number| rows.push_number(*number));
        let bytes = rows.end();
        for (index, number) in (0..).zip(all.iter().cycle().take(100)) {
            assert_eq!(number_at(&bytes, index), Some(*number));
        }
    }

    #[test]
    fn a_table_that_says_too_much_is_damaged_and_empty() {
        for bytes in [&[9u8, 0][..], &[0xff, 0xff, 0xff, 0xff, 0x0f, 1], &[0x80], &[33, 9, 0, 0, 0, 1]] {
            let damaged = Cell::new(false);
            let table = Table::new(bytes, Some(&damaged));
            assert!(damaged.get(), "{bytes:?}");
            assert!(table.count() == 0 || number_at(bytes, table.count() - 1).is_none(), "{bytes:?}");
        }
    }
}
