//! The words of a quick win: why two products go together, and a why for the shopper that says no more than that.

use crate::lint::relation::{Named, Relation};
use crate::source::{RuleBundle, Text};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The languages that whys are given in; the bundle's own first.
pub(super) fn languages(bundle: &RuleBundle) -> Vec<String> {
    let mut others = BTreeSet::new();
    for offer in &bundle.offers {
        if let Text::Localised(all) = &offer.why {
            others.extend(all.keys().filter(|language| **language != bundle.language));
        }
    }
    std::iter::once(&bundle.language).chain(others).cloned().collect()
}

/// Why one product goes with another, for whoever edits the file.
pub(super) fn relation(relation: &Relation, suggested: &str, trigger: &str) -> String {
    match relation {
        Relation::Complement(Named::Product(_)) => {
            format!("`{suggested}` says that it is made for `{trigger}`")
        }
        Relation::Complement(Named::Type(name)) => {
            format!("`{suggested}` says that it is made for the type `{name}`, which `{trigger}` is of")
        }
        Relation::Complement(Named::Collection(name)) => {
            format!("`{suggested}` says that it is made for the collection `{name}`, which `{trigger}` is in")
        }
        Relation::Complement(Named::Tag(name)) => {
            format!("`{suggested}` says that it is made for what is tagged `{name}`, as `{trigger}` is")
        }
        Relation::OpenNeed(_, job) => format!("`{trigger}` needs `{job}`, and `{suggested}` does that"),
        Relation::Attribute(name, value) => {
            format!("`{suggested}` and `{trigger}` have the same `{name}`, `{value}`")
        }
        Relation::Option(name) => format!("`{suggested}` comes in the same `{name}` as `{trigger}`"),
    }
}

/// A why for the shopper in each language.
pub(super) fn why(relation: &Relation, languages: &[String]) -> Value {
    in_each(languages, &|language| sentence(relation, language))
}

/// An offer with everything left to fill in.
pub(super) fn template(languages: &[String]) -> String {
    written(&[
        ("id", json!("…")),
        ("kind", json!("pairs_well")),
        ("when", json!({ "line": { "collection": "…" } })),
        ("suggest", json!({ "product": "…" })),
        ("why", in_each(languages, &|_| "… your {trigger} …".into())),
    ])
}

/// An offer in JSON, in the order in which a person writes it.
pub(super) fn written(members: &[(&str, Value)]) -> String {
    let lines: Vec<String> = members.iter().map(|(name, value)| format!("  \"{name}\": {value}")).collect();
    format!("{{\n{}\n}}", lines.join(",\n"))
}

fn in_each(languages: &[String], say: &dyn Fn(&str) -> String) -> Value {
    match languages {
        [only] => json!(say(only)),
        several => several.iter().map(|language| (language.clone(), json!(say(language)))).collect(),
    }
}

fn sentence(relation: &Relation, language: &str) -> String {
    let braces = |text: &str| text.replace('{', "{{").replace('}', "}}");
    let plain = |name: &str| braces(&name.replace('_', " "));
    let primary = language.split('-').next().unwrap_or_default();
    match (primary, relation) {
        ("en", Relation::Complement(_)) => "Made to be used with your {trigger}.".into(),
        ("en", Relation::OpenNeed(_, job)) => {
            format!("Your {{trigger}} comes without {}, and this is it.", plain(job))
        }
        ("en", Relation::Attribute(name, value)) => {
            format!("Made for the same {} as your {{trigger}}: {}.", plain(name), braces(value))
        }
        ("en", Relation::Option(name)) => format!("Comes in the same {} as your {{trigger}}.", plain(name)),
        ("de", Relation::Complement(_)) => "Gemacht für die Verwendung mit: {trigger}.".into(),
        ("de", Relation::OpenNeed(_, job)) => {
            format!("Bei {{trigger}} nicht dabei, hier ist es: {}.", plain(job))
        }
        ("de", Relation::Attribute(name, value)) => {
            format!("Gleiche Eigenschaft wie {{trigger}}, {}: {}.", plain(name), braces(value))
        }
        ("de", Relation::Option(name)) => format!("In gleicher Ausführung wie {{trigger}}: {}.", plain(name)),
        ("fr", Relation::Complement(_)) => "Conçu pour être utilisé avec votre {trigger}.".into(),
        ("fr", Relation::OpenNeed(_, job)) => format!("Ce qui manque à votre {{trigger}} : {}.", plain(job)),
        ("fr", Relation::Attribute(name, value)) => {
            format!("Comme votre {{trigger}}, même {} : {}.", plain(name), braces(value))
        }
        ("fr", Relation::Option(name)) => {
            format!("Existe dans la même version que votre {{trigger}} : {}.", plain(name))
        }
        ("es", Relation::Complement(_)) => "Hecho para usarse con tu {trigger}.".into(),
        ("es", Relation::OpenNeed(_, job)) => format!("Lo que le falta a tu {{trigger}}: {}.", plain(job)),
        ("es", Relation::Attribute(name, value)) => {
            format!("Igual que tu {{trigger}}, mismo {}: {}.", plain(name), braces(value))
        }
        ("es", Relation::Option(name)) => format!("Viene igual que tu {{trigger}}: {}.", plain(name)),
        _ => "…".into(),
    }
}
