//! How the ledger is written: as a text for the browser's storage, a character for each byte of its record.

use super::{Accepted, Entry, Ledger, Used};
use crate::wire::{Wire, Writer, record, wire_struct};
use alloc::string::String;
use alloc::vec::Vec;

/// Begins a ledger's text; another form of the text will begin otherwise.
const TEXT_FORM: char = '1';

wire_struct!(Ledger { visit, active, offers, shown, dismissed });

wire_struct!(Entry { id, places, last_visit, last_shown, ignored, answered, dismissed, accepted, withdrawn });

wire_struct!(Accepted { at, added, products, code, changed, uses, belongs_to, notified });

wire_struct!(Used { variant, units });

impl Ledger {
    /// The ledger as a text for the browser's storage, a character for each byte of its record.
    pub fn to_text(&self) -> String {
        let mut writer = Writer::default();
        self.write(&mut writer);
        let mut text = String::from(TEXT_FORM);
        for byte in writer.bytes {
            text.push(char::from(byte));
        }
        text
    }

    /// The ledger that a text holds, or `None` where it is damaged or of another form.
    pub fn from_text(text: &str) -> Option<Ledger> {
        let mut bytes = Vec::new();
        for c in text.strip_prefix(TEXT_FORM)?.chars() {
            bytes.push(u8::try_from(u32::from(c)).ok()?);
        }
        record(&bytes).ok()
    }
}
