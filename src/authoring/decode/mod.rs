//! From the tree to the typed source, reporting every error and not the first only.
//!
//! Products, offers, markets and settings are decoded one by one. What is wrong with one of them is reported,
//! the offending value is marked removed, and it is decoded again, until nothing is left to report. A value
//! without a required part is removed too, and so on outwards; at the worst the product or offer is dropped.

mod error;
mod messages;
mod reader;

use super::codes::{self, Code};
use super::diagnostic::{Diagnostic, Findings, Severity, Span};
use super::json::{Member, Node, Value};
use super::place::push;
use super::similar::did_you_mean;
use super::source::{Market, Offer, Product, RuleBundle};
use error::{Error, Fault, PathSegment};
use messages::{amount_help, counts_help, listed, missing_code, missing_help, named};
use reader::Reader;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The typed source, and what was lost on the way to it.
#[derive(Debug)]
pub struct Decoded {
    /// The source.
    pub bundle: RuleBundle,
    /// Pointers of what was removed: checks do not report what follows from that.
    pub lost: BTreeSet<String>,
    /// Ids of products that the file has, but that could not be read.
    pub lost_products: BTreeSet<String>,
    /// The same of variants.
    pub lost_variants: BTreeSet<String>,
}

/// Decodes what can be decoded; `None` where the file is no object at all.
pub fn decode(root: &mut Node, found: &mut Findings) -> Option<Decoded> {
    let mut decoder = Decoder { root, found, lost: BTreeSet::new(), round: 0 };
    let mut bundle = decoder.head()?;
    bundle.settings = decoder.member("settings").unwrap_or_default();
    bundle.markets = decoder.markets();
    bundle.products = decoder.list::<Product>("products");
    bundle.offers = decoder.list::<Offer>("offers");
    let lost = decoder.lost;
    let (lost_products, lost_variants) = lost_ids(root);
    Some(Decoded { bundle, lost, lost_products, lost_variants })
}

/// So many errors of one item are reported. Each takes another round over the item.
const MOST_IN_ONE: usize = 100;

/// What is decoded apart from the rest of the file.
const APART: [&str; 4] = ["settings", "markets", "products", "offers"];

struct Decoder<'a> {
    root: &'a mut Node,
    found: &'a mut Findings,
    lost: BTreeSet<String>,
    /// How many errors of the item that is being decoded have been reported.
    round: usize,
}

impl Decoder<'_> {
    /// Everything but the parts that are decoded apart. What is missing is reported and made up, so that the
    /// rest of the file can be checked all the same.
    fn head(&mut self) -> Option<RuleBundle> {
        if !matches!(self.root.value, Value::Object(_)) {
            self.report(codes::WRONG_TYPE, &[], None, "a rule bundle must be an object, in { }".into(), None);
            return None;
        }
        self.hide(true);
        self.round = 0;
        let mut result = None;
        // Every round mends one field, so there can be no more rounds than fields in the file and the format.
        while result.is_none() {
            match RuleBundle::deserialize(Reader(self.root)) {
                Ok(bundle) => result = Some(bundle),
                Err(Error { fault: Fault::MissingField(name), steps }) if steps.is_empty() => {
                    if self.root.member(name).is_none() {
                        self.missing(name, &[]);
                    }
                    self.make_up(name)?;
                }
                Err(error) => {
                    if !self.handle(error, &[]) {
                        break;
                    }
                }
            }
        }
        self.hide(false);
        result
    }

    fn hide(&mut self, hidden: bool) {
        for name in APART {
            if let Some(node) = self.root.member_mut(name) {
                node.removed = hidden;
            }
        }
    }

    fn make_up(&mut self, name: &'static str) -> Option<()> {
        let value = match name {
            "format" => Value::Number("1".into()),
            "revision" => Value::Text("-".into()),
            "language" => Value::Text("en".into()),
            _ => return None,
        };
        let span = Span::at(self.root.span.start);
        if let Some(node) = self.root.member_mut(name) {
            *node = Node { span: node.span, value, removed: false };
        } else if let Value::Object(members) = &mut self.root.value {
            self.lost.insert(format!("/{name}"));
            let node = Node { span, value, removed: false };
            members.push(Member { name: name.into(), name_span: span, node });
        }
        Some(())
    }

    fn member<T: for<'de> Deserialize<'de>>(&mut self, name: &str) -> Option<T> {
        self.root.member(name)?;
        self.item(&[PathSegment::Name(name.into())])
    }

    fn markets(&mut self) -> BTreeMap<String, Market> {
        let Some(member) = self.root.member("markets") else { return BTreeMap::new() };
        let Value::Object(markets) = &member.node.value else {
            let _: Option<BTreeMap<String, Market>> = self.member("markets");
            return BTreeMap::new();
        };
        let names: Vec<String> = markets.iter().map(|market| market.name.clone()).collect();
        let mut decoded = BTreeMap::new();
        for name in names {
            if let Some(market) =
                self.item(&[PathSegment::Name("markets".into()), PathSegment::Name(name.clone())])
            {
                decoded.insert(name, market);
            }
        }
        decoded
    }

    fn list<T: for<'de> Deserialize<'de>>(&mut self, name: &str) -> Vec<T> {
        let Some(member) = self.root.member(name) else { return Vec::new() };
        if !matches!(member.node.value, Value::List(_)) {
            let _: Option<Vec<T>> = self.member(name);
            return Vec::new();
        }
        let count = member.node.elements().len();
        (0..count)
            .filter_map(|index| self.item(&[PathSegment::Name(name.into()), PathSegment::Index(index)]))
            .collect()
    }

    /// Decodes one item as often as it takes.
    fn item<T: for<'de> Deserialize<'de>>(&mut self, base: &[PathSegment]) -> Option<T> {
        self.round = 0;
        loop {
            let node = find(self.root, base)?;
            match T::deserialize(Reader(node)) {
                Ok(item) => return Some(item),
                Err(error) => {
                    if !self.handle(error, base) {
                        return None;
                    }
                }
            }
        }
    }

    /// Reports an error and removes its cause; `false` where that leaves nothing of the item.
    fn handle(&mut self, error: Error, base: &[PathSegment]) -> bool {
        self.round += 1;
        if self.round > MOST_IN_ONE || self.found.is_full_of(Severity::Error) {
            self.give_up(base);
            return false;
        }
        let mut path = base.to_vec();
        path.extend(error.steps.into_iter().rev());
        match error.fault {
            Fault::UnknownField { found, known } => {
                let help = counts_help(&path)
                    .or_else(|| did_you_mean(&found, known.iter().copied()))
                    .unwrap_or_else(|| format!("known here: {}", listed(known)));
                let message = format!("there is no field `{}` here", error::shortened(&found));
                let name = find_member(self.root, &path).map(|member| member.name_span);
                self.report(codes::UNKNOWN_FIELD, &path, name, message, Some(help));
            }
            Fault::MissingField(name) => {
                // One that was there and has been removed has been reported already.
                if find(self.root, &path).is_some_and(|object| object.member(name).is_none()) {
                    self.missing(name, &path);
                }
            }
            Fault::WrongType { expected, found } => {
                let message = format!("{} must be {expected}, not {found}", named(&path));
                let help = amount_help(&path, &expected);
                self.report(codes::WRONG_TYPE, &path, None, message, help);
            }
            Fault::UnknownValue { found, known } => {
                let help = did_you_mean(&found, known.iter().copied())
                    .unwrap_or_else(|| format!("it can be {}", listed(known)));
                let message = format!("{} cannot be `{}`", named(&path), error::shortened(&found));
                self.report(codes::UNKNOWN_VALUE, &path, None, message, Some(help));
            }
        }
        match find_mut(self.root, &path) {
            Some(node) if !node.removed => node.removed = true,
            _ => {
                if let Some(item) = find_mut(self.root, base) {
                    item.removed = true;
                }
                return false;
            }
        }
        path.len() > base.len()
    }

    /// Leaves an item out in which more is wrong than is told.
    fn give_up(&mut self, base: &[PathSegment]) {
        let help = Some("mend these first; many often have one cause".into());
        let place = if base.is_empty() { "the file itself".into() } else { named(base) };
        let message = format!("more than {MOST_IN_ONE} things are wrong in {place}; the rest is not told");
        let span =
            find(self.root, base).map(|node| Span { start: node.span.start, end: node.span.start + 1 });
        self.report(codes::TOO_MANY_FINDINGS, base, span, message, help);
        if let Some(item) = find_mut(self.root, base) {
            item.removed = true;
        }
    }

    fn missing(&mut self, name: &str, path: &[PathSegment]) {
        let span =
            find(self.root, path).map(|node| Span { start: node.span.start, end: node.span.start + 1 });
        let message = match path {
            [] => format!("the rule bundle has no `{name}`"),
            [PathSegment::Name(list), PathSegment::Index(_)] => {
                format!("the {} has no `{name}`", list.strip_suffix('s').unwrap_or(list))
            }
            _ => format!("{} has no `{name}`", named(path)),
        };
        let help = missing_help(name, path);
        self.report(missing_code(name, path), path, span, message, Some(help));
    }

    fn report(
        &mut self,
        code: Code,
        path: &[PathSegment],
        span: Option<Span>,
        message: String,
        help: Option<String>,
    ) {
        let mut pointer = String::new();
        for step in path {
            match step {
                PathSegment::Name(name) => push(&mut pointer, name),
                PathSegment::Index(index) => push(&mut pointer, &index.to_string()),
            }
        }
        let span = span.or_else(|| find(self.root, path).map(|node| node.span)).unwrap_or_default();
        self.lost.insert(pointer.clone());
        self.found.push(Diagnostic::new(code, pointer, span, message, help));
    }
}

fn find<'a>(root: &'a Node, path: &[PathSegment]) -> Option<&'a Node> {
    path.iter().try_fold(root, |node, step| match step {
        PathSegment::Name(name) => node.member(name).map(|member| &member.node),
        PathSegment::Index(index) => node.elements().get(*index),
    })
}

fn find_member<'a>(root: &'a Node, path: &[PathSegment]) -> Option<&'a Member> {
    match path.split_last()? {
        (PathSegment::Name(name), object) => find(root, object)?.member(name),
        _ => None,
    }
}

fn find_mut<'a>(root: &'a mut Node, path: &[PathSegment]) -> Option<&'a mut Node> {
    path.iter().try_fold(root, |node, step| match (step, &mut node.value) {
        (PathSegment::Index(index), Value::List(list)) => list.get_mut(*index),
        (PathSegment::Name(name), Value::Object(members)) => {
            members.iter_mut().find(|member| member.name == *name).map(|member| &mut member.node)
        }
        _ => None,
    })
}

/// Ids of products and variants that are in the file, but not in what was decoded.
fn lost_ids(root: &Node) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut products, mut variants) = (BTreeSet::new(), BTreeSet::new());
    let id = |node: &Node| node.member("id").and_then(|id| id.node.text().map(String::from));
    let list = root.member("products").map(|member| member.node.elements()).unwrap_or_default();
    for product in list {
        if product.removed {
            products.extend(id(product));
        }
        for variant in product.member("variants").map(|member| member.node.elements()).unwrap_or_default() {
            if product.removed || variant.removed {
                variants.extend(id(variant));
            }
        }
    }
    (products, variants)
}
