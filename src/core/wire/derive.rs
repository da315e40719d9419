//! The two macros that derive [`Wire`](super::Wire), both directions from one list of fields.

/// Derives [`Wire`](super::Wire) for a struct: its fields in the order given. The lifetime is named where it borrows the file.
macro_rules! wire_struct {
    ($name:ident { $($field:ident),* $(,)? }) => {
        $crate::wire::wire_struct!('b, $name, $name { $($field),* });
    };
    ($name:ident<$file:lifetime> { $($field:ident),* $(,)? }) => {
        $crate::wire::wire_struct!($file, $name<$file>, $name { $($field),* });
    };
    ($file:lifetime, $type:ty, $name:ident { $($field:ident),* }) => {
        impl<$file> $crate::wire::Wire<$file> for $type {
            fn write(&self, writer: &mut $crate::wire::Writer) {
                $($crate::wire::Wire::write(&self.$field, writer);)*
            }
            fn read(reader: &mut $crate::wire::Reader<$file>) -> Self {
                $name { $($field: $crate::wire::Wire::read(reader)),* }
            }
            fn read_through(&self) {
                $($crate::wire::Wire::read_through(&self.$field);)*
            }
        }
    };
}

/// Derives [`Wire`](super::Wire) for an enum whose variants hold nothing or one value: a tag byte, then the value. Tags are
/// written out because they are part of the file format; a tag that means nothing reads as the first, zero.
macro_rules! wire_enum {
    ($name:ident { $($tag:literal => $variant:ident $(($value:ident))?),* $(,)? }) => {
        $crate::wire::wire_enum!('b, $name, $name { $($tag => $variant $(($value))?),* });
    };
    ($name:ident<$file:lifetime> { $($tag:literal => $variant:ident $(($value:ident))?),* $(,)? }) => {
        $crate::wire::wire_enum!($file, $name<$file>, $name { $($tag => $variant $(($value))?),* });
    };
    ($file:lifetime, $type:ty, $name:ident { $($tag:literal => $variant:ident $(($value:ident))?),* }) => {
        impl<$file> $crate::wire::Wire<$file> for $type {
            fn write(&self, writer: &mut $crate::wire::Writer) {
                match self {
                    $($name::$variant $(($value))? => {
                        writer.bytes.push($tag);
                        $($crate::wire::Wire::write($value, writer);)?
                    })*
                }
            }
            fn read(reader: &mut $crate::wire::Reader<$file>) -> Self {
                match reader.byte() {
                    $($tag => $name::$variant $(({
                        let $value = $crate::wire::Wire::read(reader);
                        $value
                    }))?,)*
                    _ => {
                        reader.fail();
                        $crate::wire::Wire::read(reader)
                    }
                }
            }
            fn read_through(&self) {
                match self {
                    $($name::$variant $(($value))? => {
                        $($crate::wire::Wire::read_through($value);)?
                    })*
                }
            }
        }
    };
}

pub(crate) use {wire_enum, wire_struct};
