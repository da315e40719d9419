//! What a rule bundle would have done over many carts: how often each offer is called for, shown, or outranked and by
//! what, and which carts get nothing.
//!
//! Carts come as NDJSON, in chunks cut anywhere. One line is held at a time and only counts are kept, so that memory
//! does not grow with the number of carts.

mod line;
mod page;
mod report;
mod tally;

use super::carts::{self, Fault, Read, Situation, situation};
use super::choices::spread_live;
use cart_associate_core::bundle::Bundle;
use cart_associate_core::engine::{Reasoned, Reasons, decide};
use line::Lines;
use serde_json::{Map, Value};
use tally::Tally;

/// A simulation under way.
#[derive(Debug)]
pub struct Simulation {
    bundle: Bundle,
    /// The context of every cart, of which a line may say otherwise.
    context: Map<String, Value>,
    now: i64,
    lines: Lines,
    tally: Tally,
}

impl Simulation {
    /// Begins with a rule bundle; `context` holds for every cart that gives none of its own.
    ///
    /// # Errors
    /// Where the context makes no sense.
    pub fn new(bundle: Bundle, context: Option<&Value>, now: i64) -> Result<Simulation, Fault> {
        situation(context, now, language(&bundle))?;
        let context = context.and_then(Value::as_object).cloned().unwrap_or_default();
        let tally = Tally::new(&bundle);
        Ok(Simulation { bundle, context, now, lines: Lines::default(), tally })
    }

    /// Takes in more of the file.
    pub fn add(&mut self, chunk: &[u8]) {
        let mut lines = core::mem::take(&mut self.lines);
        lines.add(chunk, &mut |number, line| self.line(number, line));
        self.lines = lines;
    }

    /// Takes in what is left, and reports.
    pub fn finish(&mut self) -> Value {
        let mut lines = core::mem::take(&mut self.lines);
        lines.finish(&mut |number, line| self.line(number, line));
        report::report(&self.bundle, &self.tally)
    }

    fn line(&mut self, number: u64, line: Result<&[u8], Fault>) {
        match line.and_then(|line| self.decided(line)) {
            Ok((reasoned, read)) => self.tally.count(number, &reasoned, &read),
            Err(fault) => self.tally.bad(number, fault),
        }
    }

    fn decided(&self, line: &[u8]) -> Result<(Reasoned, Read), Fault> {
        let text = str::from_utf8(line).map_err(|error| {
            let message = format!("the line is not UTF-8 text from byte {} on", error.valid_up_to());
            Fault::new("not_utf8", "", message)
        })?;
        let value = carts::parse("line", text)?;
        let own = value.get("cart").and_then(|_| value.get("context"));
        let mut context = self.context.clone();
        match own {
            Some(Value::Object(over)) => {
                context.extend(over.iter().map(|(name, value)| (name.clone(), value.clone())));
            }
            None | Some(Value::Null) => {}
            Some(_) => return Err(Fault::new("input_form", "/context", "a context is an object".into())),
        }
        let read = carts::read(&value)?.recognised(&self.bundle);
        let Situation { mut context, ledger } =
            situation(Some(&Value::Object(context)), self.now, language(&self.bundle))
                .map_err(|fault| Fault { pointer: format!("/context{}", fault.pointer), ..fault })?;
        spread_live(&self.bundle, &mut context);
        let reasons = Reasons::<false>::default();
        let reasoned = decide(&self.bundle, &read.cart, &context, &ledger, &reasons)
            .and_then(|decision| Ok(Reasoned { decision, withheld: reasons.into_withheld(&self.bundle)? }));
        Ok((reasoned.map_err(super::explain::undecided)?, read))
    }
}

fn language(bundle: &Bundle) -> &str {
    bundle.meta().languages.get(0).unwrap_or("en")
}
