//! A sentence about other shoppers needs figures behind it, and figures that bear it.

use super::people::speaks_of_people;
use super::{Check, help};
use crate::authoring::codes;
use crate::authoring::exact;
use crate::authoring::place::Place;
use crate::authoring::source::{Claim, Offer, Text};

pub(super) fn check<'a>(check: &mut Check<'a>, offer: &'a Offer, at: &Place<'_>) {
    let bearing = offer.claim.as_ref().is_some_and(bears_most);
    if let Some(claim) = &offer.claim {
        figures(check, claim, &at.name("claim"));
    }
    texts(check, offer, &offer.why, bearing, &at.name("why"));
    if let Some(title) = &offer.title {
        texts(check, offer, title, bearing, &at.name("title"));
    }
    if let Some(confirm) = &offer.confirm {
        texts(check, offer, &confirm.statement, bearing, &at.name("confirm").name("statement"));
    }
}

fn figures(check: &mut Check<'_>, claim: &Claim, at: &Place<'_>) {
    let share = at.name("share");
    if check.fit(exact::rate(claim.share.0), &share).is_some() && claim.share.0 <= 0.0 {
        check.report(codes::OUT_OF_RANGE, &share, "a share of nobody bears no claim", None);
    }
    if claim.sample == 0 {
        let help = help("give the number of shoppers who were counted");
        check.report(codes::OUT_OF_RANGE, &at.name("sample"), "nobody was counted", help);
    }
}

fn texts<'a>(check: &mut Check<'a>, offer: &'a Offer, text: &'a Text, bearing: bool, at: &Place<'_>) {
    check.each_language(text, at, &mut |check, language, words, at| {
        let Some(saying) = speaks_of_people(language, words) else { return };
        match &offer.claim {
            None => {
                let message = format!("`{}` speaks of other people, with no figures behind it", saying.words);
                let help = help("add \"claim\": {\"share\": 62, \"sample\": 418} with your own figures, or say it without them");
                check.report(codes::CLAIM_WITHOUT_EVIDENCE, at, message, help);
            }
            Some(claim) if saying.majority && !bearing => {
                let message = format!(
                    "`{}` is more than {} percent of {} shoppers bear out",
                    saying.words, claim.share.0, claim.sample
                );
                let help = help("count more shoppers, or say how many they are with `{share}` and `{sample}`");
                check.report(codes::MAJORITY_NOT_SHOWN, at, message, help);
            }
            Some(_) => {}
        }
    });
}

/// Whether the share is above one half even at the lower end of its 95 % interval (Wilson).
fn bears_most(claim: &Claim) -> bool {
    const Z: f64 = 1.959_963_984_540_054;
    let (share, count) = (claim.share.0 / 100.0, f64::from(claim.sample));
    if claim.sample == 0 || !(0.0..=1.0).contains(&share) {
        // What is wrong with the figures has been said.
        return true;
    }
    let centre = share + Z * Z / (2.0 * count);
    let spread = Z * (share * (1.0 - share) / count + Z * Z / (4.0 * count * count)).sqrt();
    (centre - spread) / (1.0 + Z * Z / count) > 0.5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authoring::source::Percent;

    #[test]
    fn most_needs_enough_shoppers() {
        let bears = |share, sample| bears_most(&Claim { share: Percent(share), sample });
        assert!(bears(62.0, 418));
        assert!(!bears(62.0, 20));
        assert!(!bears(50.0, 1_000_000));
        assert!(bears(51.0, 10_000));
        assert!(!bears(51.0, 9_000));
        assert!(bears(100.0, 4));
        assert!(!bears(100.0, 3));
    }
}
