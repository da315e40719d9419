//! Counts the cases of a run, and how many of them are distinct.

use super::PROPERTIES;
use super::world::World;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::sync::Mutex;

/// The fewest distinct cases of a run of all properties.
const LEAST: usize = 10_000;

/// The cases of one property, each as the hash of everything that it depends on.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    cases: BTreeSet<u64>,
}

/// The properties that have held so far in this run, and their cases.
static HELD: Mutex<(usize, BTreeSet<u64>)> = Mutex::new((0, BTreeSet::new()));

impl Tally {
    pub(crate) fn count(&mut self, world: &World, then: &[u16]) {
        let mut hasher = DefaultHasher::new();
        world.bytes.hash(&mut hasher);
        let World { cart, context, ledger, .. } = world;
        format!("{cart:?}{context:?}{ledger:?}").hash(&mut hasher);
        then.hash(&mut hasher);
        self.cases.insert(hasher.finish());
    }

    /// Prints how many cases the property held for. The last property of a full run sums up, and fails where the
    /// distinct cases are too few.
    pub(crate) fn report(self, name: &str, cases: u32) {
        let distinct = self.cases.len();
        let (properties, all) = {
            let mut held = HELD.lock().unwrap();
            held.0 += 1;
            held.1.extend(self.cases);
            (held.0, held.1.len())
        };
        print(&format!("{name}: {cases} cases, {distinct} distinct"));
        if properties == PROPERTIES {
            print(&format!("{properties} properties: {all} distinct cases in all"));
            assert!(all >= LEAST, "{all} distinct cases are fewer than {LEAST}");
        }
    }
}

/// Straight to the output: what a test prints by `println!` is kept back when it passes.
fn print(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}
