//! The macros that derive [`Wire`](super::Wire), both directions from one list of fields.

/// Derives [`Wire`](super::Wire) for a struct that never gets another field: its fields in the order given. The
/// lifetime is named where it borrows the file.
macro_rules! wire_struct {
    ($name:ident { $($field:ident),* $(,)? }) => {
        $crate::wire::wire_struct!('b, $name, $name { $($field),* });
    };
    ($name:ident<$file:lifetime> { $($field:ident),* $(,)? }) => {
        $crate::wire::wire_struct!($file, $name<$file>, $name { $($field),* });
    };
    ($file:lifetime, $type:ty, $name:ident { $($field:ident),* }) => {
        impl<$file> $crate::wire::Wire<$file> for $type {
            const READS_ZEROS: bool = false;
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

/// Derives [`Wire`](super::Wire) for a record, which may get more fields: each with its number, in rising order, and
/// its default where that is not what zeros read as. Numbers are part of the file format: a new field takes the next one,
/// and the number of one that went is not used again. What is kept elsewhere in the file stands under `beside`, with
/// what it reads as here.
macro_rules! wire_record {
    ($name:ident { $($number:literal: $field:ident $(= $default:expr)?),* $(,)? }) => {
        $crate::wire::wire_record!('b, $name, $name { $($number: $field $(= $default)?),* } beside {});
    };
    (
        $name:ident<$file:lifetime> { $($number:literal: $field:ident $(= $default:expr)?),* $(,)? }
        $(beside { $($beside:ident = $reads:expr),* $(,)? })?
    ) => {
        $crate::wire::wire_record!(
            $file, $name<$file>, $name { $($number: $field $(= $default)?),* } beside { $($($beside = $reads),*)? }
        );
    };
    (
        $file:lifetime, $type:ty, $name:ident { $($number:literal: $field:ident $(= $default:expr)?),* }
        beside { $($beside:ident = $reads:expr),* }
    ) => {
        const _: () = assert!($crate::wire::rises(&[$($number),*]), "field numbers rise, and are below 32");
        impl<$file> $crate::wire::Wire<$file> for $type {
            fn write(&self, writer: &mut $crate::wire::Writer) {
                let mut record = $crate::wire::NewRecord::default();
                $($crate::wire::wire_record!(@write record, $number, self.$field $(, $default)?);)*
                record.end(writer);
            }
            fn read(reader: &mut $crate::wire::Reader<$file>) -> Self {
                let mut record = reader.record();
                $name {
                    $($field: $crate::wire::wire_record!(@read record, $number $(, $default)?),)*
                    $($beside: $reads,)*
                }
            }
            fn skip(reader: &mut $crate::wire::Reader<$file>) {
                reader.part();
            }
            fn read_through(&self) {
                $($crate::wire::Wire::read_through(&self.$field);)*
            }
        }
    };
    (@write $record:ident, $number:literal, $value:expr) => { $record.value($number, &$value) };
    (@write $record:ident, $number:literal, $value:expr, $default:expr) => {
        if $value != $default {
            $crate::wire::Wire::write(&$value, $record.field($number));
        }
    };
    (@read $record:ident, $number:literal) => { $record.value($number) };
    (@read $record:ident, $number:literal, $default:expr) => {
        $record.given($number).map_or($default, $crate::wire::Wire::read)
    };
}

/// Whether the numbers of a record's fields rise and have a bit each.
pub(crate) const fn rises(numbers: &[u32]) -> bool {
    let (mut rest, mut least) = (numbers, 0);
    while let [first, tail @ ..] = rest {
        if *first < least || *first >= 32 {
            return false;
        }
        (rest, least) = (tail, *first + 1);
    }
    true
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

pub(crate) use {wire_enum, wire_record, wire_struct};
