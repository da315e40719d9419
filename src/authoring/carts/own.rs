//! Our own form, and whatever else serde reads: with the place of what is wrong, in plain words.

use super::fault::Fault;
use super::field::Field;
use super::given::line_place;
use crate::choices::Chosen;
use crate::place::push;
use crate::similar::did_you_mean;
use cart_associate_core::cart::{Cart, Line};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment;

/// A cart in our own form, with what of its lines cannot be read: those are opaque, as they are in a shop.
pub(super) fn read(root: &Field<'_>) -> Result<(Cart, Vec<Fault>), Fault> {
    let Value::Object(members) = root.value else {
        return Err(root.fault("input_form", format!("a cart is an object, and this is {}", root.kind())));
    };
    if root.at("lines").is_none() && !(root.at("currency").is_some() && root.at("exponent").is_some()) {
        let message = "this is no cart in a known form: ours has `lines`, Shopify's /cart.js has `items` and `total_price`, \
             the Storefront API's has `lines` with `nodes`, WooCommerce's has `items` and `totals`";
        return Err(root.fault("cart_form", message.into()));
    }
    let mut without_lines = members.clone();
    let mut given = Vec::new();
    if let Some(Value::Array(lines)) = without_lines.get_mut("lines") {
        given = std::mem::take(lines);
    }
    let mut cart: Cart = typed(&Value::Object(without_lines), "")?;
    let mut unread = Vec::new();
    for (index, value) in given.iter().enumerate() {
        let place = line_place(index);
        // Serde takes a list for an object, field by field; nobody writes a line so.
        let line = if value.is_object() {
            typed::<Line>(value, &place)
        } else {
            let message = format!("this must be an object, and is {}", Field::root(value).kind());
            Err(Fault::new("input_form", &place, message))
        };
        cart.lines.push(line.unwrap_or_else(|fault| {
            unread.push(fault);
            what_is_known(value)
        }));
    }
    Ok((cart, unread))
}

/// What was chosen of the options of each line: those that can be read.
pub(super) fn chosen(root: &Field<'_>) -> Vec<Chosen> {
    let lines = root.value.get("lines").and_then(Value::as_array).into_iter().flatten();
    let options = lines.map(|line| line.get("options").and_then(Value::as_object).into_iter().flatten());
    let texts = |(name, value): (&String, &Value)| Some((name.clone(), value.as_str()?.to_owned()));
    options.map(|pairs| pairs.filter_map(texts).collect()).collect()
}

/// An opaque line: each field that can be read by itself.
fn what_is_known(value: &Value) -> Line {
    let field = |name: &str| value.get(name).cloned().unwrap_or_default();
    let text = |name: &str| serde_json::from_value::<String>(field(name)).ok();
    Line {
        key: text("key").unwrap_or_default(),
        product: text("product").unwrap_or_default(),
        variant: text("variant").unwrap_or_default(),
        quantity: serde_json::from_value(field("quantity")).unwrap_or(1).max(1),
        total: serde_json::from_value(field("total")).unwrap_or_default(),
        title: text("title"),
        parent: text("parent"),
        opaque: true,
        ..Line::default()
    }
}

/// Reads what serde derives. A member that is null is as absent, as it is for a storefront.
pub(super) fn typed<T: DeserializeOwned>(value: &Value, pointer: &str) -> Result<T, Fault> {
    serde_path_to_error::deserialize(without_nulls(value)).map_err(|error| {
        let mut place = pointer.to_owned();
        for segment in error.path().iter() {
            match segment {
                Segment::Seq { index } => push(&mut place, &index.to_string()),
                Segment::Map { key } | Segment::Enum { variant: key } => push(&mut place, key),
                Segment::Unknown => {}
            }
        }
        Fault::new("input_form", &place, plain(&error.inner().to_string()))
    })
}

fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.iter().filter(|(_, value)| !value.is_null());
            Value::Object(kept.map(|(name, value)| (name.clone(), without_nulls(value))).collect())
        }
        Value::Array(list) => Value::Array(list.iter().map(without_nulls).collect()),
        other => other.clone(),
    }
}

/// The field that a sentence of [`plain`] says is missing.
pub(super) fn missing_field(message: &str) -> Option<&str> {
    message.strip_prefix(MISSING)?.strip_suffix(" is missing here")?.strip_prefix('`')?.strip_suffix('`')
}

const MISSING: &str = "the field ";

/// What serde says, in the words of the rest of this product.
fn plain(said: &str) -> String {
    if let Some(rest) = said.strip_prefix("missing field ") {
        return format!("{MISSING}{rest} is missing here");
    }
    if let Some((word, words)) =
        said.strip_prefix("unknown variant `").and_then(|rest| rest.split_once("`, expected "))
    {
        let known: Vec<&str> = words.split('`').skip(1).step_by(2).collect();
        let all = known.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", ");
        let help = did_you_mean(word, known).map(|help| format!("; {help}")).unwrap_or_default();
        return format!(
            "there is no `{}` here; it is one of {all}{help}",
            cart_associate_core::text::clean(word)
        );
    }
    let parts = said.strip_prefix("invalid type: ").or_else(|| said.strip_prefix("invalid value: "));
    let Some((given, wanted)) = parts.and_then(|rest| rest.rsplit_once(", expected ")) else {
        return cart_associate_core::text::clean(said);
    };
    let wanted = match wanted {
        "i64" => "a whole number",
        "u32" | "u8" => "a whole number, zero or more",
        "a string" | "string" => "a text",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        other if other == "a map" || other.starts_with("struct ") => "an object",
        other => other,
    };
    let given = match given.split_once(' ') {
        Some(("string", text)) => format!("the text {text}"),
        Some(("integer" | "floating", number)) => {
            format!("the number {}", number.trim_start_matches("point ").trim_matches('`'))
        }
        Some(("boolean", flag)) => flag.trim_matches('`').to_owned(),
        None if given == "map" => "an object".into(),
        None if given == "sequence" => "a list".into(),
        _ => given.to_owned(),
    };
    cart_associate_core::text::clean(&format!("this must be {wanted}, and is {given}"))
}
