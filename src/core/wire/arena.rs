//! Memory that records borrow from while they are made.
//!
//! A record that is read borrows the file that it lies in. A record that is about to be written borrows from here.

use super::{List, Wire, Writer};
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cell::{Cell, OnceCell};

/// How many shelves there are; each is twice as long as the one before it.
const SHELVES: usize = 32;

type Shelf = Box<[OnceCell<Vec<u8>>]>;

/// Keeps bytes where they are until it is dropped itself.
#[derive(Debug, Default)]
pub struct Arena {
    shelves: [OnceCell<Shelf>; SHELVES],
    kept: Cell<usize>,
}

impl Arena {
    fn keep(&self, bytes: Vec<u8>) -> &[u8] {
        let place = self.kept.get() + 1;
        self.kept.set(place);
        let length = 1 << place.ilog2();
        let shelf = self.shelves.get(place.ilog2() as usize);
        let shelf = shelf.map(|shelf| shelf.get_or_init(|| (0..length).map(|_| OnceCell::new()).collect()));
        // All shelves together have more room than any memory.
        shelf.and_then(|shelf| shelf.get(place - length)).map_or(&[], |room| room.get_or_init(|| bytes))
    }

    /// A text to borrow.
    pub fn text(&self, text: &str) -> &str {
        core::str::from_utf8(self.keep(text.into())).unwrap_or_default()
    }

    /// A list to borrow.
    pub fn list<'b, T: Wire<'b>>(&'b self, items: &[T]) -> List<'b, T> {
        let mut writer = Writer::default();
        for item in items {
            item.write(&mut writer);
        }
        List::of_bytes(self.keep(writer.bytes))
    }
}
