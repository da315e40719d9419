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
    /// A stable code.
    pub fn code(&self) -> &'static str {
        match self {
            OpenError::NotABundle => "not_a_bundle",
            OpenError::Newer(_) => "bundle_newer",
            OpenError::Older(_) => "bundle_older",
            OpenError::Truncated => "bundle_truncated",
            OpenError::Corrupt => "bundle_corrupt",
        }
    }

    /// What is wrong and what to do, in a plain sentence.
    pub fn message(&self) -> &'static str {
        match self {
            OpenError::NotABundle => {
                "this is not a compiled rule bundle; make one with `npx cart-associate compile rules.json -o rules.bin`"
            }
            OpenError::Newer(_) => {
                "this rule bundle was compiled by a newer version; update the script, or compile with the version that the page loads"
            }
            OpenError::Older(_) => {
                "this rule bundle was compiled by a version too old to read; compile it again"
            }
            OpenError::Truncated => "this rule bundle is incomplete; upload it again",
            OpenError::Corrupt => "this rule bundle is damaged; compile and upload it again",
        }
    }
}

impl From<Corrupt> for OpenError {
    fn from(_: Corrupt) -> Self {
        OpenError::Corrupt
    }
}
