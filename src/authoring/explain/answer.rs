//! The whole way from files to an answer, as the command line and the pages call it.

use super::{Explanation, explain, page};
use crate::carts::{self, Fault, Read, Situation, situation};
use crate::choices::spread_live;
use crate::load::load;
use cart_associate_core::bundle::Bundle;
use serde_json::{Value, json};

/// Explains a cart, given as JSON ([`carts::read`]), with a rule bundle in any of its forms. `now` is the time where the
/// context gives none.
///
/// Answers `{decision, offers: [{offer, shown, reason?, by?, text}], form, unread: [{code, pointer, message}], text}`;
/// where something is wrong `{error: {code, pointer, message, of}}`, `of` naming the part: `rules`, `cart` or `context`.
pub fn answer(source: &[u8], cart: &str, context: Option<&str>, now: i64) -> Value {
    let bundle = match load(source) {
        Ok(bundle) => bundle,
        Err(refused) => return of("rules", refused.to_json(source)),
    };
    let read = match carts::parse("cart", cart).and_then(|value| carts::read(&value)) {
        Ok(read) => read.recognised(&bundle),
        Err(fault) => return of("cart", json!({ "error": fault })),
    };
    let language = bundle.meta().languages.get(0).unwrap_or("en");
    let context = context.filter(|text| !text.trim().is_empty()).map(|text| carts::parse("context", text));
    let situation = context.transpose().and_then(|value| situation(value.as_ref(), now, language));
    let situation = match situation {
        Ok(mut situation) => {
            spread_live(&bundle, &mut situation.context);
            situation
        }
        Err(fault) => return of("context", json!({ "error": fault })),
    };
    written(&bundle, &read, &situation).unwrap_or_else(|fault| of("cart", json!({ "error": fault })))
}

fn written(bundle: &Bundle, read: &Read, situation: &Situation) -> Result<Value, Fault> {
    let explanation = explain(bundle, &read.cart, situation)?;
    let text = page::text(bundle, read, situation, &explanation);
    let Explanation { reasoned, offers } = explanation;
    Ok(json!({
        "decision": serde_json::to_value(reasoned).unwrap_or_default(),
        "offers": serde_json::to_value(offers).unwrap_or_default(),
        "form": read.form.code(),
        "unread": read.unread,
        "text": text,
    }))
}

/// Says which part is wrong.
fn of(part: &str, mut answer: Value) -> Value {
    if let Some(Value::Object(error)) = answer.get_mut("error") {
        error.insert("of".into(), part.into());
    }
    answer
}
