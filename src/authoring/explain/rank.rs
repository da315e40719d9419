//! Why another offer is shown in place of one that could be.

use super::detail::{Asked, Inquiry, offer};
use super::words::list;
use cart_associate_core::bundle::record::{Audience, Condition, LineTest, OfferBody, OfferRule};
use cart_associate_core::engine::Suggestion;
use cart_associate_core::money::Money;
use cart_associate_core::vocabulary::Kind;

/// Takes away what holds an offer back, but not what it does.
pub(super) fn unhindered(rule: &mut OfferRule<'_>) {
    rule.audience = Audience::default();
    rule.unless = None;
    rule.from = None;
    rule.until = None;
    rule.placements = 7;
    rule.max_price_share = None;
}

/// What accepting adds: of what is selected or, for a tier with nothing selected, of its first real step.
pub(super) fn cost(suggestion: &Suggestion) -> Money {
    let selected = suggestion.choices.get(suggestion.selected as usize).into_iter();
    let mut real = selected.chain(&suggestion.choices).filter(|choice| !choice.change.is_empty());
    real.next().map_or(Money::ZERO, |choice| choice.figures.difference)
}

fn saving(suggestion: &Suggestion) -> Money {
    suggestion.choices.get(suggestion.selected as usize).map_or(Money::ZERO, |choice| choice.figures.saving)
}

/// An offer with what it would suggest if it were alone.
pub(super) struct Rival<'b> {
    id: String,
    offer: u32,
    rule: OfferRule<'b>,
    suggestion: Suggestion,
}

impl<'b> Rival<'b> {
    pub(super) fn new(inquiry: &Inquiry<'b>, id: &str) -> Option<Rival<'b>> {
        let (offer, rule) = offer(inquiry.records, id)?;
        let probe = inquiry.probe.as_ref()?;
        let mut question = probe.question(offer);
        unhindered(&mut question.rule);
        Some(Rival { id: id.into(), offer, rule, suggestion: probe.alone(question)? })
    }

    fn added(&self, inquiry: &Inquiry<'_>) -> Option<u32> {
        inquiry.cart.line(self.suggestion.trigger.key.as_deref()?).map(|line| line.added)
    }
}

/// It is eligible, and not shown.
pub(super) fn outranked(inquiry: &Inquiry<'_>, asked: &Asked<'_>) -> Option<String> {
    let own = inquiry.rival(&asked.withheld.offer)?;
    let Some(by) = &asked.withheld.by else { return Some(beyond_the_number(inquiry, &own)) };
    let other = inquiry.rival(by)?;
    let shared = own.suggestion.products.iter().find(|product| other.suggestion.products.contains(product));
    let why = if let Some(product) = shared {
        let index = inquiry.bundle.key(product).and_then(|key| inquiry.bundle.product_index(key))?;
        let ahead = by_priority(&own, &other).unwrap_or_else(|| {
            let (ours, theirs) = (cost(&own.suggestion), cost(&other.suggestion));
            match ours == theirs {
                true => by_rank(inquiry, &own, &other),
                false => {
                    format!("it adds {}, this one {}", inquiry.names.money(theirs), inquiry.names.money(ours))
                }
            }
        });
        format!("both would bring {}; {ahead}", inquiry.names.product(index))
    } else if own.rule.kind == Kind::Bundle && other.rule.kind == Kind::Bundle && is_same_goods(&own, &other)
    {
        let ahead = by_priority(&own, &other).unwrap_or_else(|| {
            let (ours, theirs) = (saving(&own.suggestion), saving(&other.suggestion));
            match ours == theirs {
                true => by_rank(inquiry, &own, &other),
                false => format!(
                    "it saves {}, this one {}",
                    inquiry.names.money(theirs),
                    inquiry.names.money(ours)
                ),
            }
        });
        format!("both are deals on the same goods, of which one is shown; {ahead}")
    } else if let Some(group) = own.rule.group {
        let group = inquiry.names.any([group]);
        format!("one offer of the group {group} is shown; {}", by_rank(inquiry, &own, &other))
    } else {
        return None;
    };
    let shown = inquiry.decision.suggestions.iter().any(|one| one.offer == *by);
    let also = if shown { "" } else { " That one is not shown either." };
    Some(format!("`{by}` takes its place: {why}.{also}"))
}

fn is_same_goods(own: &Rival<'_>, other: &Rival<'_>) -> bool {
    let uses =
        |rival: &Rival<'_>, variant: &str| rival.suggestion.uses.iter().any(|used| used.variant == variant);
    own.suggestion.trigger.key == other.suggestion.trigger.key
        || own.suggestion.uses.iter().any(|used| uses(other, &used.variant))
}

/// As many as may be shown come first.
fn beyond_the_number(inquiry: &Inquiry<'_>, own: &Rival<'_>) -> String {
    let most = inquiry.bundle.meta().settings.max_suggestions;
    let winners: Vec<&str> = inquiry.decision.suggestions.iter().map(|one| one.offer.as_str()).collect();
    let Some(last) = winners.last() else {
        return "It could be shown, but `max_suggestions` is 0, so that nothing is.".into();
    };
    let number = if most == 1 { "One offer is".into() } else { format!("{most} offers are") };
    let come = if winners.len() == 1 { "comes" } else { "come" };
    let ahead = inquiry.rival(last).map(|last| {
        let why = by_priority(own, &last).unwrap_or_else(|| by_rank(inquiry, own, &last));
        match winners.len() {
            1 => format!(": {why}"),
            _ => format!(". As for `{}`, the last of them: {why}", last.id),
        }
    });
    format!(
        "{number} shown at most, and {} {come} first{}.",
        list(&winners, "and"),
        ahead.unwrap_or_default()
    )
}

fn by_priority(own: &Rival<'_>, other: &Rival<'_>) -> Option<String> {
    let (ours, theirs) = (own.rule.priority, other.rule.priority);
    (ours != theirs).then(|| format!("its priority is {theirs}, this one's {ours}"))
}

/// The first question of the rank in which they differ.
fn by_rank(inquiry: &Inquiry<'_>, own: &Rival<'_>, other: &Rival<'_>) -> String {
    if let Some(priority) = by_priority(own, other) {
        return priority;
    }
    if own.rule.kind != other.rule.kind {
        return format!("its kind, `{}`, comes before `{}`", kind(other.rule.kind), kind(own.rule.kind));
    }
    let adds = |rival: &Rival| matches!(rival.rule.body, OfferBody::Product(_));
    if adds(own) != adds(other) {
        return "it is advice, which comes before products of its kind".into();
    }
    let (ours, theirs) = (closeness(own.rule.when), closeness(other.rule.when));
    if let ([ours], [theirs]) = (ours.as_slice(), theirs.as_slice())
        && ours != theirs
    {
        return format!("its line is matched more closely, by {} and not by {}", theirs.1, ours.1);
    }
    if ours.len() > 1 || theirs.len() > 1 {
        return "its line is matched more closely, was added later, or its id comes first in the alphabet"
            .into();
    }
    if own.suggestion.trigger.key != other.suggestion.trigger.key
        && own.added(inquiry) != other.added(inquiry)
    {
        let name = cart_associate_core::text::clean(&other.suggestion.trigger.name.text);
        return format!("what calls for it, “{name}”, was added to the cart later");
    }
    match other.offer < own.offer {
        true => "with everything else equal, its id comes first in the alphabet".into(),
        false => "what calls for it was added to the cart later".into(),
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::AvoidsReturns => "avoids_returns",
        Kind::PairsWell => "pairs_well",
        Kind::Bundle => "bundle",
        Kind::Tier => "tier",
    }
}

/// How closely a trigger can match its line, in the order of the rank: every way that its line conditions have.
fn closeness(when: Condition<'_>) -> Vec<(u8, &'static str)> {
    let mut ways = Vec::new();
    match when {
        Condition::All(list) | Condition::Any(list) => {
            list.iter().for_each(|one| ways.extend(closeness(one)))
        }
        Condition::Line(line) => ways.extend(line.tests.iter().map(closeness_of).min().or(Some(OTHER))),
        _ => {}
    }
    ways.sort_unstable();
    ways.dedup();
    ways
}

const OTHER: (u8, &str) = (7, "something that many lines share");

fn closeness_of(test: LineTest<'_>) -> (u8, &'static str) {
    match test {
        LineTest::Variant(_) | LineTest::Sku(_) => (0, "variant or SKU"),
        LineTest::Product(_) => (1, "product"),
        LineTest::Attribute(_) | LineTest::Option(_) => (2, "attribute or option"),
        LineTest::Collection(_) => (3, "collection"),
        LineTest::Tag(_) => (4, "tag"),
        LineTest::Type(_) => (5, "type"),
        LineTest::Vendor(_) => (6, "vendor"),
        LineTest::Price(_) | LineTest::Subscription(_) | LineTest::RequiresShipping(_) => OTHER,
    }
}
