//! Why another offer is shown in place of one that could be, in words.

use super::names::Names;
use super::words::list;
use cart_associate_core::bundle::record::Specificity;
use cart_associate_core::engine::{Figure, Rivalry, Standing};

/// Another offer comes first.
pub(super) fn rival(
    names: &Names<'_>,
    over: Rivalry,
    own: Standing<'_>,
    other: Standing<'_>,
    figure: Figure,
) -> String {
    let rivals = match over {
        Rivalry::Product(key) => format!("both would bring {}", names.product_id(&names.text(key))),
        Rivalry::Deal => "both are deals on the same goods, of which one is shown".into(),
        Rivalry::Group(group) => format!("one offer of the group {} is shown", names.any([group])),
    };
    let by = names.records.offer_id(other.offer);
    format!("`{by}` takes its place: {rivals}; {}", ahead(names, own, other, figure))
}

/// As many as may be shown come first.
pub(super) fn enough(
    names: &Names<'_>,
    shown: &[u32],
    own: Standing<'_>,
    last: Option<(Standing<'_>, Figure)>,
) -> String {
    let Some((last, figure)) = last else {
        return "It could be shown, but `max_suggestions` is 0, so that nothing is".into();
    };
    let ids: Vec<&str> = shown.iter().map(|offer| names.records.offer_id(*offer)).collect();
    let ahead = ahead(names, own, last, figure);
    let winners = list(&ids, "and");
    match ids.len() {
        1 => format!("One offer is shown at most, and {winners} comes first: {ahead}"),
        most => {
            let last = names.records.offer_id(last.offer);
            format!(
                "{most} offers are shown at most, and {winners} come first. As for `{last}`, the last of them: {ahead}"
            )
        }
    }
}

/// Why the other comes first, by the figure that decides.
fn ahead(names: &Names<'_>, own: Standing<'_>, other: Standing<'_>, figure: Figure) -> String {
    match figure {
        Figure::Priority => format!("its priority is {}, this one's {}", other.priority, own.priority),
        Figure::Cost => format!("it adds {}, this one {}", names.money(other.cost), names.money(own.cost)),
        Figure::Saving => {
            format!("it saves {}, this one {}", names.money(other.saving), names.money(own.saving))
        }
        Figure::Kind => format!("its kind, `{}`, comes before `{}`", other.kind.name(), own.kind.name()),
        Figure::Advice => "it is advice, which comes before products of its kind".into(),
        Figure::Specificity => {
            let (theirs, ours) = (matched_by(other.specificity), matched_by(own.specificity));
            format!("its line is matched more closely, by {theirs} and not by {ours}")
        }
        Figure::Added => {
            let name = names.item(other.trigger);
            match (other.trigger.line, own.trigger.line) {
                (None, _) => format!("what calls for it, {name}, is what the shopper is looking at"),
                (Some(theirs), Some(ours)) if theirs.added == ours.added => {
                    format!("what calls for it, {name}, was added at the same time, and its key comes first")
                }
                _ => format!("what calls for it, {name}, was added to the cart later"),
            }
        }
        Figure::Id => "with everything else equal, its id comes first in the alphabet".into(),
    }
}

fn matched_by(specificity: Specificity) -> &'static str {
    match specificity {
        Specificity::Variant => "variant or SKU",
        Specificity::Product => "product",
        Specificity::Attribute => "attribute or option",
        Specificity::Collection => "collection",
        Specificity::Tag => "tag",
        Specificity::Type => "type",
        Specificity::Vendor => "vendor",
        Specificity::Other => "something that many lines share",
    }
}
