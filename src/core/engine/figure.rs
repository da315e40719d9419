//! What the rank compares offers by.

/// A figure that offers are compared by, in the order in which they are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// The merchant's priority, higher first.
    Priority,
    /// What is added to the cart's total, the lowest first; asked among offers of one product.
    Cost,
    /// What is saved, the largest first; asked among deals.
    Saving,
    /// The kind.
    Kind,
    /// Within a kind guidance and confirmations before products.
    Advice,
    /// How specifically the trigger line was matched.
    Specificity,
    /// When the trigger line was added, the last first; what is looked at before all.
    Added,
    /// The offer's id.
    Id,
}
