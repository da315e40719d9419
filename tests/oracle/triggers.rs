//! Whether a condition holds, and for which lines.

use super::facts::{Facts, items, strings};
use super::number::minor_units;
use super::{integer, price_of};
use cart_associate::cart::{Cart, Line};
use cart_associate::context::Context;
use num_rational::BigRational;
use serde_json::Value;

/// A line that a condition matched, and how specifically: 0 is a variant, 7 anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Matched {
    pub(crate) specificity: u8,
    pub(crate) item: usize,
}

struct Evaluation<'a> {
    bundle: &'a Value,
    cart: &'a Cart,
    context: &'a Context,
    facts: Vec<Facts<'a>>,
}

/// The lines that meet an offer's trigger; none where it does not hold.
pub(crate) fn matched(bundle: &Value, offer: &Value, cart: &Cart, context: &Context) -> Vec<Matched> {
    let evaluation = Evaluation { bundle, cart, context, facts: Facts::all(bundle, cart, context) };
    let of_kit;
    let when = match &offer["when"] {
        Value::Null => {
            let components = items(&offer["kit"]["components"]).into_iter().map(|one| one["product"].clone());
            of_kit = serde_json::json!({ "line": { "product": components.collect::<Vec<_>>() } });
            &of_kit
        }
        given => given,
    };
    evaluation.holds(when, true).unwrap_or_default()
}

/// Whether an offer's `unless` holds.
pub(crate) fn unless_holds(bundle: &Value, offer: &Value, cart: &Cart, context: &Context) -> bool {
    let evaluation = Evaluation { bundle, cart, context, facts: Facts::all(bundle, cart, context) };
    !offer["unless"].is_null() && evaluation.holds(&offer["unless"], false).is_some()
}

fn in_range(range: &Value, value: &BigRational, read: impl Fn(&Value) -> BigRational) -> bool {
    let end = |name: &str| Some(&range[name]).filter(|end| !end.is_null()).map(&read);
    end("min").is_none_or(|min| *value >= min) && end("max").is_none_or(|max| *value <= max)
}

fn count(range: &Value, value: u32) -> bool {
    in_range(range, &integer(i64::from(value)), |end| integer(end.as_i64().unwrap()))
}

impl Evaluation<'_> {
    /// The lines that it is about where it holds.
    fn holds(&self, condition: &Value, triggers: bool) -> Option<Vec<Matched>> {
        let mut lines = Vec::new();
        if !condition["line"].is_null() {
            let found = self.lines(&condition["line"], triggers);
            if found.is_empty() {
                return None;
            }
            lines.extend(found);
        }
        for one in items(&condition["all"]) {
            lines.extend(self.holds(one, triggers)?);
        }
        if !condition["any"].is_null() {
            let holding: Vec<_> =
                items(&condition["any"]).into_iter().filter_map(|one| self.holds(one, triggers)).collect();
            if holding.is_empty() {
                return None;
            }
            lines.extend(holding.concat());
        }
        if items(&condition["none"]).into_iter().any(|one| self.holds(one, false).is_some()) {
            return None;
        }
        let counted = || self.facts.iter().filter(|one| !one.is_free()).filter_map(|one| one.line);
        let units: u32 = counted().map(|line| line.quantity).sum();
        let number = u32::try_from(counted().count()).unwrap();
        let subtotal = &condition["subtotal"];
        let code = condition["code"].as_str();
        let others = (subtotal.is_null() || self.amount(subtotal, &integer(self.cart.total.unwrap().0)))
            && (condition["items"].is_null() || count(&condition["items"], units))
            && (condition["lines"].is_null() || count(&condition["lines"], number))
            && code.is_none_or(|code| self.cart.codes.iter().any(|one| one.eq_ignore_ascii_case(code)));
        others.then_some(lines)
    }

    fn amount(&self, ranges: &Value, value: &BigRational) -> bool {
        let range = &ranges[&self.cart.currency];
        let read = |end: &Value| minor_units(end.as_str().unwrap(), self.cart.exponent);
        !range.is_null() && in_range(range, value, read)
    }

    fn lines(&self, condition: &Value, triggers: bool) -> Vec<Matched> {
        let given = |name: &str| !condition[name].is_null();
        let order = [
            &["variant", "sku"][..],
            &["product"],
            &["attribute", "option"],
            &["collection"],
            &["tag"],
            &["type"],
            &["vendor"],
        ];
        let specificity = order.iter().position(|names| names.iter().any(|name| given(name))).unwrap_or(7);
        let mut found = Vec::new();
        let mut units = 0;
        for (item, facts) in self.facts.iter().enumerate() {
            let considered = if triggers { !facts.is_free() } else { facts.line.is_some() };
            if !considered || !self.line(condition, facts) {
                continue;
            }
            found.push(Matched { specificity: u8::try_from(specificity).unwrap(), item });
            let counts = |line: &&Line| line.plan.is_none() || condition["subscription"] == true;
            units += facts.line.filter(|_| !facts.is_free()).filter(counts).map_or(0, |line| line.quantity);
        }
        if given("quantity") && !count(&condition["quantity"], units) {
            found.clear();
        }
        found
    }

    fn line(&self, condition: &Value, facts: &Facts<'_>) -> bool {
        condition.as_object().unwrap().iter().all(|(field, wanted)| self.passes(field, wanted, facts))
    }

    /// Whether a line passes one field of a condition.
    fn passes(&self, field: &str, wanted: &Value, facts: &Facts<'_>) -> bool {
        let is = |value: Option<&str>| value.is_some_and(|value| strings(wanted).contains(&value));
        let has = |values: &[&str]| strings(wanted).iter().any(|one| values.contains(one));
        let each = |passes: &dyn Fn(&str, &Value) -> bool| {
            wanted.as_object().unwrap().iter().all(|(name, wanted)| passes(name, wanted))
        };
        let option = |name: &str, values: &Value| {
            facts.variant["options"][name].as_str().is_some_and(|value| strings(values).contains(&value))
        };
        let attribute = |name: &str, test: &Value| {
            let value = &facts.product["attributes"][name];
            let exact = |value: &Value| {
                let text = value.to_string();
                let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
                minor_units(digits, 0) * integer(sign)
            };
            match test {
                Value::Object(_) => value.is_number() && in_range(test, &exact(value), exact),
                Value::Array(list) => list.contains(value),
                one => one == value,
            }
        };
        let unit_price = || match facts.line {
            Some(line) => Some(integer(line.unit_price.0)),
            None => price_of(self.bundle, self.cart, self.context, facts.variant_id),
        };
        let plan = facts.line.map(|line| line.plan.is_some());
        match field {
            "variant" => is(Some(facts.variant_id)),
            "product" => is(Some(facts.product_id)),
            "sku" => is(facts.variant["sku"].as_str()),
            "collection" => has(&facts.collections()),
            "tag" => has(&facts.tags()),
            "type" => has(&facts.types()),
            "vendor" => has(&facts.vendors()),
            "option" => each(&option),
            "attribute" => each(&attribute),
            "price" => unit_price().is_some_and(|price| self.amount(wanted, &price)),
            "subscription" => plan == wanted.as_bool(),
            "requires_shipping" => wanted.as_bool() == Some(facts.requires_shipping()),
            // Asked of all lines that pass the rest.
            "quantity" => true,
            other => panic!("the oracle does not know the line condition `{other}`"),
        }
    }
}
