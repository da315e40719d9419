//! A rule bundle without errors becomes its compiled form.

use super::choices::{Choice, spread};
use super::complete::complete;
use super::lower::{Unchecked, lower};
use super::prune::needed_products;
use super::source::RuleBundle;
use cart_associate_core::bundle::{Bundle, OpenError, Records};
use std::collections::{BTreeMap, BTreeSet};

/// A rule bundle without the products that no offer needs.
pub(super) struct Pruned {
    pub(super) bundle: RuleBundle,
    /// The variants that are a choice for the open options of another one, by id.
    choices: BTreeMap<String, Choice>,
    /// How many products were left out.
    pub(super) dropped: usize,
    /// The currencies of the whole file: whether a currency is known must not depend on what is left out.
    currencies: BTreeSet<String>,
}

/// Leaves out the products that no offer needs, by names and slugs alike.
pub(super) fn prune(mut bundle: RuleBundle) -> Pruned {
    complete(&mut bundle);
    let currencies = bundle.currencies_used().into_iter().map(String::from).collect();
    let all = bundle.products.len();
    bundle.products = needed_products(&bundle);
    let dropped = all - bundle.products.len();
    let choices = spread(&mut bundle);
    Pruned { bundle, choices, dropped, currencies }
}

/// The compiled form, after it was read back to the last record as a storefront would. `None` is a mistake of the
/// checks or of this compiler.
pub(super) fn compile(pruned: &Pruned) -> Option<Vec<u8>> {
    let bytes = lower(&pruned.bundle, &pruned.choices, &pruned.currencies).map_err(|Unchecked| ()).ok()?;
    read_back(bytes.clone()).ok()?;
    Some(bytes)
}

fn read_back(bytes: Vec<u8>) -> Result<(), OpenError> {
    Ok(Records::new(&Bundle::open(bytes)?).read_through()?)
}
