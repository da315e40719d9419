//! Lists within records, read item by item when somebody asks.

use super::{Reader, Wire, Writer};
use core::fmt;
use core::marker::PhantomData;

/// A list that lies in the file: no more than where it begins and ends. What is damaged in it ends it, and is noted
/// where the record was read.
pub struct List<'b, T> {
    items: Reader<'b>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for List<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<'_, T> {}

impl<T> Default for List<'_, T> {
    fn default() -> Self {
        List { items: Reader::default(), kind: PhantomData }
    }
}

/// Two lists are equal where their bytes are: a value is written in one way only.
impl<T> PartialEq for List<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.items.bytes == other.items.bytes
    }
}

impl<T> Eq for List<'_, T> {}

impl<'b, T: Wire<'b> + fmt::Debug> fmt::Debug for List<'b, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(*self).finish()
    }
}

impl<'b, T: Wire<'b>> List<'b, T> {
    /// The list that these bytes hold, which are known to be undamaged.
    pub(crate) fn of_bytes(bytes: &'b [u8]) -> List<'b, T> {
        List { items: Reader::new(bytes, None), kind: PhantomData }
    }

    /// An empty list in its place. Where it has any item, damage is noted.
    pub(crate) fn refused(mut self) -> List<'b, T> {
        if !self.is_empty() {
            self.items.fail();
        }
        self
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.items.bytes.is_empty()
    }

    /// The items, in order.
    pub fn iter(&self) -> Items<'b, T> {
        Items { list: *self }
    }

    /// The item at this place.
    pub fn get(&self, index: usize) -> Option<T> {
        self.iter().nth(index)
    }
}

impl<'b, T: Wire<'b>> IntoIterator for List<'b, T> {
    type Item = T;
    type IntoIter = Items<'b, T>;
    fn into_iter(self) -> Items<'b, T> {
        self.iter()
    }
}

/// The items of a [`List`] that are still to come.
pub struct Items<'b, T> {
    list: List<'b, T>,
}

impl<T> fmt::Debug for Items<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Items")
    }
}

impl<'b, T: Wire<'b>> Iterator for Items<'b, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.list.is_empty() { None } else { Some(T::read(&mut self.list.items)) }
    }
}

impl<'b, T: Wire<'b>> Wire<'b> for List<'b, T> {
    fn write(&self, writer: &mut Writer) {
        writer.part(self.items.bytes);
    }
    fn read(reader: &mut Reader<'b>) -> Self {
        List { items: reader.part(), kind: PhantomData }
    }
    fn read_through(&self) {
        for item in *self {
            item.read_through();
        }
    }
}
