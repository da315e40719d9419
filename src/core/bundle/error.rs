//! Why a file cannot be used.

use crate::wire::Corrupt;

/// Why a file is not a rule bundle that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// It does not start as a compiled rule bundle does.
    NotABundle,
    /// It was made by a newer version of this product.
    Newer(u32),
    /// It was made by a version too old to be read.
    Older(u32),
    /// It is shorter or longer than it says.
    Truncated,
    /// Its contents do not match its checksum, or do not fit together.
    Corrupt,
}

impl OpenError {
    /// A stable code; its sentence stands in `www/shim/faults.json`.
    pub fn code(&self) -> &'static str {
        match self {
            OpenError::NotABundle => "not_a_bundle",
            OpenError::Newer(_) => "bundle_newer",
            OpenError::Older(_) => "bundle_older",
            OpenError::Truncated => "bundle_truncated",
            OpenError::Corrupt => "bundle_corrupt",
        }
    }
}

impl From<Corrupt> for OpenError {
    fn from(_: Corrupt) -> Self {
        OpenError::Corrupt
    }
}
