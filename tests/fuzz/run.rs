//! Runs a target many times, notes what came of it, and saves the input of an execution that fails.

use fastrand::Rng;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::path::Path;
use std::sync::Once;
use std::time::{Duration, Instant};

/// What is part of every test run.
const SHORT: u64 = 1_500;

/// No input may take longer than this, on a slow machine with other work.
const LONGEST: Duration = Duration::from_secs(20);

/// The input of one execution, to be saved should it fail: names and bytes.
pub(crate) type Input = Vec<(&'static str, Vec<u8>)>;

/// One target: makes an input out of chance, and tries it. The answer says what came of it, in a word.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    pub(crate) make: fn(&mut Rng) -> Input,
    pub(crate) attempt: fn(&Input, &mut Rng) -> &'static str,
}

thread_local! {
    static TRYING: Cell<bool> = const { Cell::new(false) };
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name)
        .ok()
        .map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a number, not `{text}`")))
}

/// A panic of what is tried is told once, with the execution that it was in.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |info| {
            if TRYING.get() {
                LAST.with(|last| *last.borrow_mut() = info.to_string());
            } else {
                usual(info);
            }
        }));
    });
}

/// Runs it as often as asked.
pub(crate) fn run(target: &Target) {
    listen();
    let seed = number("FUZZ_SEED").unwrap_or(1);
    let from = number("FUZZ_FROM").unwrap_or(0);
    let count = number("FUZZ_COUNT").unwrap_or(SHORT);
    let start = Instant::now();
    let (mut slowest, mut said) = (Duration::ZERO, Instant::now());
    let mut outcomes: BTreeMap<&'static str, u64> = BTreeMap::new();
    for index in from..from + count {
        let chance = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ index.wrapping_mul(0xd1b5_4a32_d192_ed03);
        let mut rng = Rng::with_seed(chance);
        let input = (target.make)(&mut rng);
        let began = Instant::now();
        TRYING.set(true);
        let outcome = catch_unwind(AssertUnwindSafe(|| (target.attempt)(&input, &mut rng)));
        TRYING.set(false);
        let took = began.elapsed();
        slowest = slowest.max(took);
        match outcome {
            Ok(outcome) if took < LONGEST => *outcomes.entry(outcome).or_default() += 1,
            Ok(_) => fail(target, seed, index, &input, &format!("it took {took:?}")),
            Err(_) => fail(target, seed, index, &input, &LAST.with(|last| last.borrow().clone())),
        }
        // Should the process die, the last line says about where.
        if said.elapsed() > Duration::from_secs(10) {
            eprintln!("{}: {} of {count}", target.name, index - from + 1);
            said = Instant::now();
        }
    }
    let outcomes = serde_json::to_value(&outcomes).unwrap();
    let summary = serde_json::json!({
        "target": target.name, "seed": seed, "executions": count, "outcomes": outcomes,
        "seconds": start.elapsed().as_secs(), "slowest_ms": slowest.as_millis() as u64,
    });
    #[expect(clippy::print_stdout, reason = "scripts read the summary from here")]
    {
        println!("fuzz: {summary}");
    }
}

fn fail(target: &Target, seed: u64, index: u64, input: &Input, why: &str) -> ! {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{}-{seed}-{index}", target.name));
    fs::create_dir_all(&folder).unwrap();
    for (number, (name, bytes)) in input.iter().enumerate() {
        fs::write(folder.join(format!("{number}-{name}")), bytes).unwrap();
    }
    eprintln!(
        "{}: execution {index} of seed {seed} failed\n{why}\nits input is in {}\nonce more: FUZZ_SEED={seed} FUZZ_FROM={index} \
         FUZZ_COUNT=1 cargo test --test fuzz {}",
        target.name,
        folder.display(),
        target.name,
    );
    panic!("{}: execution {index} of seed {seed}: {why}", target.name);
}

#[test]
fn a_failing_execution_is_reported_and_can_be_repeated() {
    listen();
    let make = |rng: &mut Rng| vec![("input.txt", vec![rng.u8(..); 3])];
    let attempt = |input: &Input, _: &mut Rng| {
        assert!(input[0].1.is_empty(), "this one is meant to fail");
        "never"
    };
    let target = Target { name: "made-to-fail", make, attempt };
    let failed = catch_unwind(AssertUnwindSafe(|| run(&target))).unwrap_err();
    let said = failed.downcast_ref::<String>().unwrap();
    assert!(said.contains(" of seed ") && said.contains("this one is meant to fail"), "{said}");
    let seed = number("FUZZ_SEED").unwrap_or(1);
    let from = number("FUZZ_FROM").unwrap_or(0);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-made-to-fail-{seed}-{from}"));
    assert_eq!(fs::read(folder.join("0-input.txt")).unwrap().len(), 3);
    fs::remove_dir_all(folder).unwrap();
}
