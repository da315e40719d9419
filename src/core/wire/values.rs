//! How plain values, texts and lists of owned values are written and read.

use super::{END_OF_TEXT, List, Reader, Wire, Writer};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

impl Wire<'_> for u8 {
    fn write(&self, writer: &mut Writer) {
        writer.bytes.push(*self);
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        reader.byte()
    }
}

impl Wire<'_> for bool {
    fn write(&self, writer: &mut Writer) {
        writer.bytes.push(u8::from(*self));
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        let byte = reader.byte();
        if byte > 1 {
            reader.fail();
        }
        byte == 1
    }
}

impl Wire<'_> for u32 {
    fn write(&self, writer: &mut Writer) {
        writer.unsigned(u64::from(*self));
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        u32::try_from(reader.unsigned()).unwrap_or_else(|_| {
            reader.fail();
            0
        })
    }
}

impl Wire<'_> for i64 {
    fn write(&self, writer: &mut Writer) {
        writer.unsigned(((self << 1) ^ (self >> 63)) as u64);
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        let raw = reader.unsigned();
        (raw >> 1) as i64 ^ -((raw & 1) as i64)
    }
}

impl<'b> Wire<'b> for &'b str {
    const READS_ZEROS: bool = false;
    fn write(&self, writer: &mut Writer) {
        writer.bytes.extend_from_slice(self.as_bytes());
        writer.bytes.push(END_OF_TEXT);
    }
    fn read(reader: &mut Reader<'b>) -> Self {
        core::str::from_utf8(reader.until_end_of_text()).unwrap_or_else(|_| {
            reader.fail();
            ""
        })
    }
    fn skip(reader: &mut Reader<'b>) {
        reader.until_end_of_text();
    }
}

impl Wire<'_> for String {
    const READS_ZEROS: bool = false;
    fn write(&self, writer: &mut Writer) {
        self.as_str().write(writer);
    }
    fn read(reader: &mut Reader<'_>) -> Self {
        <&str>::read(reader).into()
    }
}

impl<'b, T: Wire<'b>> Wire<'b> for Option<T> {
    fn write(&self, writer: &mut Writer) {
        T::write_optional(self.as_ref(), writer);
    }
    fn read(reader: &mut Reader<'b>) -> Self {
        T::read_optional(reader)
    }
    fn read_through(&self) {
        if let Some(value) = self {
            value.read_through();
        }
    }
}

impl<'b, T: Wire<'b>> Wire<'b> for Box<T> {
    const READS_ZEROS: bool = T::READS_ZEROS;
    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }
    fn read(reader: &mut Reader<'b>) -> Self {
        Box::new(T::read(reader))
    }
    fn read_through(&self) {
        (**self).read_through();
    }
}

impl<'b, T: Wire<'b>> Wire<'b> for Vec<T> {
    fn write(&self, writer: &mut Writer) {
        let mut items = Writer::default();
        for item in self {
            item.write(&mut items);
        }
        writer.part(&items.bytes);
    }
    fn read(reader: &mut Reader<'b>) -> Self {
        // Nothing is reserved up front: a corrupt length must not become a huge allocation.
        let mut items = Vec::new();
        for item in List::read(reader) {
            items.push(item);
        }
        items
    }
}

impl<'b, A: Wire<'b>, B: Wire<'b>> Wire<'b> for (A, B) {
    const READS_ZEROS: bool = A::READS_ZEROS && B::READS_ZEROS;
    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
        self.1.write(writer);
    }
    fn read(reader: &mut Reader<'b>) -> Self {
        (A::read(reader), B::read(reader))
    }
    fn read_through(&self) {
        self.0.read_through();
        self.1.read_through();
    }
}
