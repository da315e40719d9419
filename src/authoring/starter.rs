//! What `init` writes.

/// A rule bundle to start from: complete, without findings, with a comment where one helps.
pub const STARTER: &str = include_str!("starter.jsonc");
